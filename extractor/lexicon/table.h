// A table of knowledge: tab-separated text with a header row. Lines that start
// with '#' and blank lines are skipped.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/result.h"

namespace wagescope {

/// Where a table's cells stand in its bytes. The tables that are built in were laid out so
/// when the library was built: reading them at each start took an eighth of it.
struct TableLayout {
  struct Cell {
    std::uint32_t begin;
    std::uint32_t size;
  };
  std::span<const Cell> cells;  ///< Row by row, the header first, each as long as the header.
  std::span<const std::uint32_t> lines;  ///< Of each row behind the header, from 1.
};

/// A column's name as a number, made when the program is compiled: `row["phrase"]`.
class ColumnName {
 public:
  template <std::size_t size>
  consteval ColumnName(const char (&name)[size]) : ColumnName(std::string_view(name, size - 1)) {}
  explicit constexpr ColumnName(std::string_view name) {
    for (const char c : name) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  }
  friend bool operator==(const ColumnName&, const ColumnName&) = default;

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325u;
};

class Table {
 public:
  /// Valid as long as the table, which must not be moved meanwhile.
  class Row {
   public:
    /// The cell below `column`; empty for a column that the row does not reach.
    /// Asking for a column that the table does not have is a programmer's error.
    /// Valid as long as the table.
    std::string_view operator[](ColumnName column) const;
    /// Line in the file, from 1: for messages.
    std::size_t line() const { return table_->layout_.lines[number_]; }

   private:
    friend class Table;
    Row(const Table& table, std::size_t number) : table_(&table), number_(number) {}
    const Table* table_;
    std::size_t number_;
  };

  /// All rows in order, made as they are walked over.
  class Rows {
   public:
    class Iterator {
     public:
      Row operator*() const { return {*table_, number_}; }
      Iterator& operator++() {
        ++number_;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return number_ != other.number_; }

     private:
      friend class Rows;
      Iterator(const Table& table, std::size_t number) : table_(&table), number_(number) {}
      const Table* table_;
      std::size_t number_;
    };
    Iterator begin() const { return {table_, 0}; }
    Iterator end() const { return {table_, size()}; }
    std::size_t size() const { return table_.layout_.lines.size(); }

   private:
    friend class Table;
    explicit Rows(const Table& table) : table_(table) {}
    const Table& table_;
  };

  /// Reads a whole table from a copy of `bytes`. An error names the table and the line.
  static Result<Table> parse(std::string name, std::string_view bytes);
  /// A table that was laid out before; what is given must outlive it.
  static Table laid_out(std::string_view name, std::string_view bytes, const TableLayout& layout);

  const std::string& name() const { return name_; }
  Rows rows() const { return Rows(*this); }
  const std::vector<std::string>& columns() const { return columns_; }
  const TableLayout& layout() const { return layout_; }

  /// Adds the rows of a table with the same columns (a user's additions).
  Result<bool> append(const Table& other);

 private:
  /// What a table that was read holds, as the bytes of one file.
  struct Read {
    std::string bytes;
    std::vector<TableLayout::Cell> cells;
    std::vector<std::uint32_t> lines;
  };
  class Reader;
  Table(std::string name, std::string_view bytes, const TableLayout& layout);
  Table(std::string name, std::shared_ptr<const Read> read);

  std::string name_;
  std::string_view bytes_;
  TableLayout layout_;
  std::vector<std::string> columns_;
  std::vector<ColumnName> column_names_;
  std::shared_ptr<const Read> read_;  ///< Null for a table that was laid out before.
};

inline std::string_view Table::Row::operator[](ColumnName column) const {
  const std::vector<ColumnName>& names = table_->column_names_;
  std::size_t i = 0;
  while (i < names.size() && !(names[i] == column)) ++i;
  assert(i < names.size() && "the table has no such column");
  const TableLayout::Cell& cell = table_->layout_.cells[(number_ + 1) * names.size() + i];
  return table_->bytes_.substr(cell.begin, cell.size);
}

/// Throws an EnvironmentError: a cell of a user's table that no reader knows.
[[noreturn]] void bad_cell(std::string_view table, std::string_view column, std::string_view cell);
/// The whole number of a cell, `least` to `most`; another is a bad cell.
int number_in(std::string_view table, std::string_view column, std::string_view cell, int least,
              int most);

/// The parts of a text, cut as they are walked over.
class Parts {
 public:
  class Iterator {
   public:
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    std::string_view operator*() const { return trimmed(left_.substr(0, size_)); }
    Iterator& operator++() {
      const bool more = size_ < left_.size();  // a separator stands there, perhaps as the last
      ended_ = !more;
      left_.remove_prefix(more ? size_ + 1 : size_);
      size_ = std::min(left_.find(separator_), left_.size());
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const {
      return ended_ == other.ended_ && left_.data() == other.left_.data();
    }
    bool operator==(std::default_sentinel_t) const { return ended_; }

   private:
    friend class Parts;
    Iterator(std::string_view text, char separator)
        : left_(text), separator_(separator), size_(std::min(text.find(separator), text.size())) {}
    std::string_view left_;
    char separator_ = 0;
    std::size_t size_ = 0;
    bool ended_ = false;
  };

  Parts(std::string_view text, char separator) : first_(text, separator) {}
  Iterator begin() const { return first_; }
  std::default_sentinel_t end() const { return {}; }
  std::string_view front() const { return *first_; }

 private:
  Iterator first_;
};

/// "a|b|c" -> "a", "b", "c"; spaces around each are cut. At least one, if an empty one.
inline Parts split(std::string_view text, char separator) { return {text, separator}; }

}  // namespace wagescope
