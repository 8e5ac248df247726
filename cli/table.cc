#include "cli/table.h"

#include <algorithm>
#include <numeric>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeast = 8;  ///< A column is not cut shorter than this.

/// `cell` in at most `width` columns, on one line.
std::string cut_to(const std::string& cell, std::size_t width) {
  std::string shown;
  std::size_t used = 0;
  const bool whole = utf8::columns(cell) <= width;
  for (std::size_t at = 0; at < cell.size();) {
    const utf8::Char next = utf8::at(cell, at);
    const std::size_t wide = utf8::columns(next.code);
    if (!whole && used + wide + 1 > width) return shown + "…";
    shown += next.code < 0x20 ? std::string(1, ' ') : cell.substr(at, next.size);
    used += wide;
    at += next.size;
  }
  return shown;
}

void append(std::string& line, const std::string& cell, std::size_t width, Align align) {
  const std::string shown = cut_to(cell, width);
  const std::string blank(width - std::min(width, utf8::columns(shown)), ' ');
  line += align == Align::right ? blank + shown : shown + blank;
}

std::vector<std::size_t> widths_of(const std::vector<Column>& columns,
                                   const std::vector<std::vector<std::string>>& rows,
                                   std::size_t width) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    widths.push_back(utf8::columns(columns[i].heading));
    for (const auto& row : rows) widths[i] = std::max(widths[i], utf8::columns(row[i]));
    if (columns[i].most > 0) widths[i] = std::min(widths[i], columns[i].most);
  }
  const std::size_t room = width - std::min(width, kGap * (columns.size() - 1));
  while (std::accumulate(widths.begin(), widths.end(), std::size_t{0}) > room) {
    std::size_t widest = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].shrinks && widths[i] > kLeast &&
          (widest == columns.size() || widths[i] > widths[widest]))
        widest = i;
    if (widest == columns.size()) break;
    --widths[widest];
  }
  return widths;
}

}  // namespace

std::string table_text(const std::vector<Column>& columns,
                       const std::vector<std::vector<std::string>>& rows, std::size_t width) {
  const std::vector<std::size_t> widths = widths_of(columns, rows, width);
  std::string text;
  const auto add_line = [&](const auto& cell_of) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line += std::string(kGap, ' ');
      append(line, cell_of(i), widths[i], columns[i].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  add_line([&](std::size_t i) { return columns[i].heading; });
  add_line([&](std::size_t i) { return std::string(widths[i], '-'); });
  for (const auto& row : rows) {
    const bool alone = columns[0].most > 0 && utf8::columns(row[0]) > columns[0].most;
    if (alone) text += row[0] + "\n";
    add_line([&](std::size_t i) { return i == 0 && alone ? std::string() : row[i]; });
  }
  return text;
}

}  // namespace wagescope
