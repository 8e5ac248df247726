// Calendar days, as "2023-07-26".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace wagescope {

using Date = std::chrono::year_month_day;

/// A real day of the form YYYY-MM-DD, from 1000-01-01 to 9999-12-31; else empty.
std::optional<Date> parse_date(std::string_view text);

/// "2023-07-26".
std::string to_string(Date date);

}  // namespace wagescope
