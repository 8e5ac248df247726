// Tables of cells between commas, semicolons or tabs. A cell in quotes may hold
// all of these and line breaks; "" in it is a quote.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wagescope {

/// The sign between the cells when `head` begins with a header row, and rows of as
/// many cells behind it; empty for what is no table.
std::optional<char> tell_separator(std::string_view head);

/// Whether `head` is a header row and nothing behind it yet.
bool is_header_alone(std::string_view head);

/// Just behind the last whole row; npos when no row ends in `bytes`. `bytes` begins
/// with a row's first cell.
std::size_t behind_last_row(std::string_view bytes, char separator);

/// Takes a row off the front of `rest`. False at the end.
bool take_row(std::string_view& rest, char separator, std::vector<std::string>& cells);

}  // namespace wagescope
