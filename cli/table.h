// Rows in aligned columns, for people.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wagescope {

enum class Align : unsigned char { left, right };

struct Column {
  std::string heading;
  Align align = Align::left;
  bool shrinks = false;  ///< Is cut, with an ellipsis, where the line is too long.
  /// For the first column: a longer cell stands on a line of its own; 0: none does.
  std::size_t most = 0;
};

/// A heading, a rule, and the rows. Lines are no longer than `width` terminal
/// columns as long as the columns that do not shrink leave room.
std::string table_text(const std::vector<Column>& columns,
                       const std::vector<std::vector<std::string>>& rows, std::size_t width = 80);

}  // namespace wagescope
