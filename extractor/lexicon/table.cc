#include "extractor/lexicon/table.h"

#include <algorithm>
#include <charconv>

#include "extractor/base/ascii.h"

namespace wagescope {

/// Finds the cells of `read.bytes`, line by line.
class Table::Reader {
 public:
  Reader(const std::string& name, Read& read) : name_(name), read_(read) {}

  Result<bool> run() {
    const std::string_view bytes = read_.bytes;
    std::uint32_t line = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      const std::string_view text = trimmed(bytes.substr(begin, end - begin));
      begin = end + 1;
      ++line;
      if (text.empty() || text.starts_with('#')) continue;
      if (auto added = add_row(text, line); !added) return added;
    }
    if (columns_ == 0) return Error{ErrorCode::bad_table, name_ + ": no header row"};
    return true;
  }

 private:
  Result<bool> add_row(std::string_view text, std::uint32_t line) {
    const std::size_t first = read_.cells.size();
    for (const std::string_view cell : split(text, '\t'))
      read_.cells.push_back({static_cast<std::uint32_t>(cell.data() - read_.bytes.data()),
                             static_cast<std::uint32_t>(cell.size())});
    const std::size_t count = read_.cells.size() - first;
    if (columns_ == 0) {
      columns_ = count;
      return true;
    }
    if (count > columns_)
      return Error{ErrorCode::bad_table,
                   name_ + ":" + std::to_string(line) + ": " + std::to_string(count) +
                       " cells, but the header names " + std::to_string(columns_)};
    read_.cells.resize(first + columns_);
    read_.lines.push_back(line);
    return true;
  }

  const std::string& name_;
  Read& read_;
  std::size_t columns_ = 0;
};

Result<Table> Table::parse(std::string name, std::string_view bytes) {
  auto read = std::make_shared<Read>();
  read->bytes = bytes;
  if (const auto done = Reader(name, *read).run(); !done) return done.error();
  return Table(std::move(name), std::move(read));
}

Table Table::laid_out(std::string_view name, std::string_view bytes, const TableLayout& layout) {
  return Table(std::string(name), bytes, layout);
}

Table::Table(std::string name, std::string_view bytes, const TableLayout& layout)
    : name_(std::move(name)), bytes_(bytes), layout_(layout) {
  // All rows are as long as the header.
  const std::size_t count = layout.cells.size() / (layout.lines.size() + 1);
  for (const TableLayout::Cell& cell : layout.cells.first(count)) {
    const std::string_view column = bytes.substr(cell.begin, cell.size);
    columns_.emplace_back(column);
    column_names_.emplace_back(column);
  }
}

Table::Table(std::string name, std::shared_ptr<const Read> read)
    : Table(std::move(name), read->bytes, {read->cells, read->lines}) {
  read_ = std::move(read);
}

Result<bool> Table::append(const Table& other) {
  if (other.columns_ != columns_)
    return Error{ErrorCode::bad_table,
                 other.name_ + ": its columns differ from those of the built-in " + name_};
  auto both = std::make_shared<Read>();
  both->bytes.append(bytes_).append(other.bytes_);
  both->cells.assign(layout_.cells.begin(), layout_.cells.end());
  both->lines.assign(layout_.lines.begin(), layout_.lines.end());
  for (TableLayout::Cell cell : other.layout_.cells.subspan(columns_.size())) {
    cell.begin += static_cast<std::uint32_t>(bytes_.size());
    both->cells.push_back(cell);
  }
  both->lines.insert(both->lines.end(), other.layout_.lines.begin(), other.layout_.lines.end());
  *this = Table(name_, std::move(both));
  return true;
}

void bad_cell(std::string_view table, std::string_view column, std::string_view cell) {
  throw EnvironmentError(
      "table " + std::string(table) + ": a row has \"" + std::string(cell) + "\" in column " +
      std::string(column) +
      ", which means nothing there; docs/lexicons.md tells what may stand there");
}

int number_in(std::string_view table, std::string_view column, std::string_view cell, int least,
              int most) {
  int number = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (fault != std::errc() || end != cell.data() + cell.size() || number < least || number > most)
    bad_cell(table, column, cell);
  return number;
}

}  // namespace wagescope
