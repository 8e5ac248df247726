// What the heading of a list says of the amounts in it: "Monthly bonus:\n- Gold: $150\n- Silver:
// $100".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/amount/joints.h"
#include "extractor/kind/cues.h"

namespace wagescope {

/// The extra that a heading of up to four words names ("Monthly bonus", "Shift allowances:"), when
/// the amount at `at` stands in an item of the list below it. Empty for a heading that names pay
/// too or joins two things ("Salary and bonus"), and where the item has a word of its own that says
/// what it is. Looks at 30 items at most.
std::optional<Kind> extra_of_list(std::string_view text, std::uint32_t at, const CueReader& cues,
                                  const Joints& joints);

}  // namespace wagescope
