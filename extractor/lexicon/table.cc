#include "extractor/lexicon/table.h"

#include <algorithm>
#include <cassert>

#include "extractor/base/ascii.h"

namespace wagescope {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

std::string_view Table::Row::operator[](std::string_view column) const {
  const std::vector<std::string>& columns = table_->columns_;
  std::size_t i = 0;
  while (i < columns.size() && columns[i] != column) ++i;
  assert(i < columns.size() && "the table has no such column");
  const Cell& cell = table_->cells_[first_cell_ + i];
  return {bytes_ + cell.begin, cell.size};
}

Result<Table> Table::parse(std::string name, std::string_view bytes) {
  auto copy = std::make_shared<const std::string>(bytes);
  auto table = parse_in_place(std::move(name), *copy);
  if (table) table->bytes_.push_back(std::move(copy));
  return table;
}

Result<Table> Table::parse_in_place(std::string name, std::string_view bytes) {
  Table table;
  table.name_ = std::move(name);
  std::uint32_t line = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view text = trimmed(bytes.substr(begin, end - begin));
    begin = end + 1;
    ++line;
    if (text.empty() || text.starts_with('#')) continue;
    if (table.columns_.empty()) {
      for (std::string_view column : split(text, '\t')) table.columns_.emplace_back(column);
      continue;
    }
    if (const auto added = table.add_row(bytes, text, line); !added) return added.error();
  }
  if (table.columns_.empty()) return Error{ErrorCode::bad_table, table.name_ + ": no header row"};
  table.adopt_rows();
  return table;
}

Result<bool> Table::add_row(std::string_view bytes, std::string_view text, std::uint32_t line) {
  Row row;
  row.bytes_ = bytes.data();
  row.first_cell_ = static_cast<std::uint32_t>(cells_.size());
  row.line_ = line;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    const std::string_view cell = trimmed(text.substr(begin, end - begin));
    cells_.push_back({static_cast<std::uint32_t>(cell.data() - bytes.data()),
                      static_cast<std::uint32_t>(cell.size())});
    begin = end + 1;
  }
  const std::size_t count = cells_.size() - row.first_cell_;
  if (count > columns_.size())
    return Error{ErrorCode::bad_table, name_ + ":" + std::to_string(line) + ": " +
                                           std::to_string(count) + " cells, but the header names " +
                                           std::to_string(columns_.size())};
  cells_.resize(row.first_cell_ + columns_.size());
  rows_.push_back(row);
  return true;
}

Table::Table(Table&& other) noexcept
    : name_(std::move(other.name_)),
      columns_(std::move(other.columns_)),
      cells_(std::move(other.cells_)),
      rows_(std::move(other.rows_)),
      bytes_(std::move(other.bytes_)) {
  adopt_rows();
}

Table& Table::operator=(Table&& other) noexcept {
  name_ = std::move(other.name_);
  columns_ = std::move(other.columns_);
  cells_ = std::move(other.cells_);
  rows_ = std::move(other.rows_);
  bytes_ = std::move(other.bytes_);
  adopt_rows();
  return *this;
}

Result<bool> Table::append(const Table& other) {
  if (other.columns_ != columns_)
    return Error{ErrorCode::bad_table,
                 other.name_ + ": its columns differ from those of the built-in " + name_};
  for (Row row : other.rows_) {
    row.first_cell_ += static_cast<std::uint32_t>(cells_.size());
    rows_.push_back(row);
  }
  cells_.insert(cells_.end(), other.cells_.begin(), other.cells_.end());
  bytes_.insert(bytes_.end(), other.bytes_.begin(), other.bytes_.end());
  adopt_rows();
  return true;
}

void Table::adopt_rows() {
  for (Row& row : rows_) row.table_ = this;
}

}  // namespace wagescope
