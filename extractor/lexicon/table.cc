#include "extractor/lexicon/table.h"

#include <algorithm>
#include <cassert>

namespace wagescope {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

std::string_view Table::Row::operator[](std::string_view column) const {
  const auto& columns = table_->columns_;
  const auto found = std::ranges::find(columns, column);
  assert(found != columns.end() && "the table has no such column");
  const auto index = static_cast<std::size_t>(found - columns.begin());
  return index < cells_.size() ? std::string_view(cells_[index]) : std::string_view();
}

Result<Table> Table::parse(std::string name, std::string_view bytes) {
  Table table;
  table.name_ = std::move(name);
  std::size_t line = 0;
  for (std::string_view text : split(bytes, '\n')) {
    ++line;
    if (text.empty() || text.starts_with('#')) continue;
    std::vector<std::string> cells;
    for (std::string_view cell : split(text, '\t')) cells.emplace_back(cell);
    if (table.columns_.empty()) {
      table.columns_ = std::move(cells);
      continue;
    }
    if (cells.size() > table.columns_.size())
      return Error{ErrorCode::bad_table,
                   table.name_ + ":" + std::to_string(line) + ": " + std::to_string(cells.size()) +
                       " cells, but the header names " + std::to_string(table.columns_.size())};
    Row row;
    row.cells_ = std::move(cells);
    row.line_ = line;
    table.rows_.push_back(std::move(row));
  }
  if (table.columns_.empty()) return Error{ErrorCode::bad_table, table.name_ + ": no header row"};
  table.adopt_rows();
  return table;
}

Table::Table(Table&& other) noexcept
    : name_(std::move(other.name_)),
      columns_(std::move(other.columns_)),
      rows_(std::move(other.rows_)) {
  adopt_rows();
}

Table& Table::operator=(Table&& other) noexcept {
  name_ = std::move(other.name_);
  columns_ = std::move(other.columns_);
  rows_ = std::move(other.rows_);
  adopt_rows();
  return *this;
}

Result<bool> Table::append(const Table& other) {
  if (other.columns_ != columns_)
    return Error{ErrorCode::bad_table,
                 other.name_ + ": its columns differ from those of the built-in " + name_};
  rows_.insert(rows_.end(), other.rows_.begin(), other.rows_.end());
  adopt_rows();
  return true;
}

void Table::adopt_rows() {
  for (Row& row : rows_) row.table_ = this;
}

}  // namespace wagescope
