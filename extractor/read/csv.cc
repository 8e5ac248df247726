#include "extractor/read/csv.h"

#include <algorithm>

#include "extractor/read/field_names.h"
#include "extractor/read/json_posting.h"

namespace wagescope {
namespace {

constexpr std::size_t kLongestColumnName = 60;
constexpr char kSeparators[] = {'\t', ',', ';'};

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Behind the cell that begins at `at`: where its separator, its line end, or the end
/// of the bytes is. npos for a quoted cell that does not end.
std::size_t behind_cell(std::string_view bytes, std::size_t at, char separator) {
  if (at < bytes.size() && bytes[at] == '"') {
    for (++at;;) {
      at = bytes.find('"', at);
      if (at == std::string_view::npos) return at;
      if (at + 1 == bytes.size() || bytes[at + 1] != '"') break;
      at += 2;
    }
  }
  while (at < bytes.size() && bytes[at] != separator && !is_line_end(bytes[at])) ++at;
  return at;
}

std::string unquoted(std::string_view cell) {
  if (cell.empty() || cell[0] != '"') return std::string(cell);
  std::string words;
  std::size_t at = 1;
  for (; at < cell.size(); ++at) {
    if (cell[at] == '"') {
      if (at + 1 == cell.size() || cell[at + 1] != '"') break;
      ++at;
    }
    words += cell[at];
  }
  if (at < cell.size()) words += cell.substr(at + 1);  // words behind the quote: kept
  return words;
}

std::size_t behind_line_end(std::string_view bytes, std::size_t at) {
  if (at < bytes.size() && bytes[at] == '\r') ++at;
  if (at < bytes.size() && bytes[at] == '\n') ++at;
  return at;
}

bool is_name(std::string_view cell) {
  if (cell.empty() || cell.size() > kLongestColumnName) return false;
  return std::all_of(cell.begin(), cell.end(), [](char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80) != 0 || (c >= '0' && c <= '9') ||
           c == ' ' || c == '_' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
  });
}

bool is_known(std::string_view cell) {
  static const FieldNames names;
  std::string plain(cell);
  for (char& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return names.find(plain) || is_shape_name(plain);
}

/// Takes a header row off; how many names it has, 0 for what is none.
std::size_t take_header(std::string_view& head, char separator) {
  std::vector<std::string> names;
  if (!take_row(head, separator, names) || names.size() < 2) return 0;
  if (!std::all_of(names.begin(), names.end(), is_name)) return 0;
  return std::any_of(names.begin(), names.end(), is_known) ? names.size() : 0;
}

/// Rows of as many cells as there are names, and one name that postings have: prose
/// with commas has neither.
bool is_table(std::string_view head, char separator) {
  std::vector<std::string> cells;
  const std::size_t width = take_header(head, separator);
  if (width == 0 || head.empty()) return false;
  for (int rows = 0; rows < 3 && !head.empty(); ++rows) {
    std::string_view rest = head;
    if (!take_row(rest, separator, cells)) break;
    if (rest.empty() && rows > 0) break;  // perhaps cut in the middle
    const bool blank = cells.size() == 1 && cells[0].empty();
    if (!blank && cells.size() != width && !rest.empty()) return false;
    head = rest;
  }
  return true;
}

}  // namespace

bool take_row(std::string_view& rest, char separator, std::vector<std::string>& cells) {
  cells.clear();
  if (rest.empty()) return false;
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(behind_cell(rest, at, separator), rest.size());
    cells.push_back(unquoted(rest.substr(at, end - at)));
    if (end == rest.size() || rest[end] != separator) {
      rest.remove_prefix(behind_line_end(rest, end));
      return true;
    }
    at = end + 1;
  }
}

std::size_t behind_last_row(std::string_view bytes, char separator) {
  std::size_t last = std::string_view::npos;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = behind_cell(bytes, at, separator);
    if (end == std::string_view::npos || end >= bytes.size()) break;
    at = bytes[end] == separator ? end + 1 : behind_line_end(bytes, end);
    // "\r" at the very end may be half of "\r\n".
    if (bytes[end] != separator && (bytes[end] != '\r' || end + 1 < bytes.size())) last = at;
  }
  return last;
}

bool is_header_alone(std::string_view head) {
  for (const char separator : kSeparators) {
    std::string_view rest = head;
    if (take_header(rest, separator) > 0 && rest.empty()) return true;
  }
  return false;
}

std::optional<char> tell_separator(std::string_view head) {
  for (const char separator : kSeparators)
    if (is_table(head, separator)) return separator;
  return std::nullopt;
}

}  // namespace wagescope
