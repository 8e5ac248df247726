// The words before an amount that may say what it is: its clause, or the label above it.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractor/base/span.h"
#include "extractor/kind/clause.h"

namespace wagescope {

/// The clause before `begin`, not beyond `floor`; where that is empty ("Salary:" stands on
/// the line above, or in the cell before), the short line or cell before it.
TextSpan left_context(std::string_view text, std::uint32_t begin, std::uint32_t floor,
                      const Clauses& clauses);

}  // namespace wagescope
