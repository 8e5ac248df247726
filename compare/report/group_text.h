// A report on many postings as plain text.
#pragma once

#include <string>

#include "compare/report/group_report.h"

namespace wagescope {

/// Of sorted figures.
std::string group_text(const GroupedPays& all);

}  // namespace wagescope
