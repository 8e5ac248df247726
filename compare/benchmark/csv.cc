#include "compare/benchmark/csv.h"

#include <algorithm>
#include <optional>

namespace wagescope {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view file, std::string_view bytes) : file_(file), bytes_(bytes) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  Result<std::vector<CsvRow>> read() {
    std::vector<CsvRow> rows;
    while (at_ < bytes_.size()) {
      CsvRow row{line_, {}};
      if (!read_row(row)) return *error_;
      const bool blank = row.cells.size() == 1 && row.cells.front().empty();
      if (!blank) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool read_row(CsvRow& row) {
    while (true) {
      std::string& cell = row.cells.emplace_back();
      if (at_ < bytes_.size() && bytes_[at_] == '"') {
        if (!read_quoted(cell)) return false;
      } else {
        const std::size_t end = std::min(bytes_.find_first_of(",\r\n", at_), bytes_.size());
        cell.assign(bytes_.substr(at_, end - at_));
        at_ = end;
      }
      if (at_ < bytes_.size() && bytes_[at_] == ',') {
        ++at_;
        continue;
      }
      return end_row();
    }
  }

  bool end_row() {
    if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
    if (at_ == bytes_.size()) return true;
    if (bytes_[at_] != '\n')
      return fail(line_,
                  "text stands behind a closing quote; put the whole cell in quotes and "
                  "double the quotes inside it");
    ++at_;
    ++line_;
    return true;
  }

  bool read_quoted(std::string& cell) {
    const std::size_t opened = line_;
    for (++at_; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\n') ++line_;
      if (c != '"') {
        cell += c;
      } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
        cell += '"';
        ++at_;
      } else {
        ++at_;
        return true;
      }
    }
    return fail(opened, "a quote is opened and never closed; close it with \"");
  }

  bool fail(std::size_t line, std::string_view what) {
    error_ = Error{ErrorCode::bad_table,
                   std::string(file_) + ":" + std::to_string(line) + ": " + std::string(what)};
    return false;
  }

  std::string_view file_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view file, std::string_view bytes) {
  return CsvReader(file, bytes).read();
}

std::string csv_cell(std::string_view text) {
  const bool plain =
      text.find_first_of(",\"\r\n") == text.npos && !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace wagescope
