// Cheap search for the places that may hold pay. It may over-find; only the
// readers decide.
#pragma once

#include <cstdint>
#include <string_view>

namespace wagescope {

/// The next place at or behind `from` where a run of ASCII digits begins; `end`
/// when there is none.
std::uint32_t next_digit(std::string_view text, std::uint32_t from, std::uint32_t end);

/// Behind the run of digits at `at`.
std::uint32_t skip_digits(std::string_view text, std::uint32_t at);

/// Behind a run of digits and the marks that join them: dates, versions and
/// telephone numbers are passed over whole.
std::uint32_t skip_number(std::string_view text, std::uint32_t at);

}  // namespace wagescope
