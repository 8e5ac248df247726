// From single statements to the pays of a posting: repeats become one pay with
// several mentions, and the pay that a person would quote is marked.
#pragma once

#include <vector>

#include "extractor/posting/posting.h"

namespace wagescope {

/// Merges exact repeats (the surer statement stays), sets `primary`.
std::vector<Pay> merge(std::vector<Pay> statements);

}  // namespace wagescope
