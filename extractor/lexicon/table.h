// A table of knowledge: tab-separated text with a header row. Lines that start
// with '#' and blank lines are skipped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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
    /// Valid as long as the table.
    std::string_view operator[](std::string_view column) const;
    /// Line in the file, from 1: for messages.
    std::size_t line() const { return line_; }

   private:
    friend class Table;
    const Table* table_ = nullptr;
    const char* bytes_ = nullptr;  ///< What its cells look into.
    std::uint32_t first_cell_ = 0;
    std::uint32_t line_ = 0;
  };

  /// Reads a whole table from a copy of `bytes`. An error names the table and the line.
  static Result<Table> parse(std::string name, std::string_view bytes);
  /// The same without a copy: `bytes` must outlive the table.
  static Result<Table> parse_in_place(std::string name, std::string_view bytes);

  Table(Table&&) noexcept;
  Table& operator=(Table&&) noexcept;

  const std::string& name() const { return name_; }
  const std::vector<Row>& rows() const { return rows_; }
  const std::vector<std::string>& columns() const { return columns_; }

  /// Adds the rows of a table with the same columns (a user's additions).
  Result<bool> append(const Table& other);

 private:
  Table() = default;
  struct Cell {
    std::uint32_t begin;  ///< In the bytes of its row.
    std::uint32_t size;
  };
  Result<bool> add_row(std::string_view bytes, std::string_view text, std::uint32_t line);
  void adopt_rows();

  std::string name_;
  std::vector<std::string> columns_;
  std::vector<Cell> cells_;  ///< Row by row, as many as there are columns.
  std::vector<Row> rows_;
  std::vector<std::shared_ptr<const std::string>> bytes_;  ///< What the cells look into.
};

/// "a|b|c" -> {"a", "b", "c"}; spaces around each are cut.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace wagescope
