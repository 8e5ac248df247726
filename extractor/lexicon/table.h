// A table of knowledge: tab-separated text with a header row. Lines that start
// with '#' and blank lines are skipped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/result.h"

namespace wagescope {

class Table {
 public:
  class Row {
   public:
    /// The cell below `column`; empty for a column that the row does not reach.
    /// Asking for a column that the table does not have is a programmer's error.
    std::string_view operator[](std::string_view column) const;
    /// Line in the file, from 1: for messages.
    std::size_t line() const { return line_; }

   private:
    friend class Table;
    const Table* table_ = nullptr;
    std::vector<std::string> cells_;
    std::size_t line_ = 0;
  };

  /// Reads a whole table. An error names the table and the line.
  static Result<Table> parse(std::string name, std::string_view bytes);

  Table(Table&&) noexcept;
  Table& operator=(Table&&) noexcept;

  const std::string& name() const { return name_; }
  const std::vector<Row>& rows() const { return rows_; }
  const std::vector<std::string>& columns() const { return columns_; }

  /// Adds the rows of a table with the same columns (a user's additions).
  Result<bool> append(const Table& other);

 private:
  Table() = default;
  void adopt_rows();

  std::string name_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

/// "a|b|c" -> {"a", "b", "c"}; spaces around each are cut.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);

}  // namespace wagescope
