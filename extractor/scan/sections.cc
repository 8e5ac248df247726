#include "extractor/scan/sections.h"

#include <algorithm>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::size_t kMostBytes = 80;  // of a heading's line

/// Without the marks around it: "## Similar jobs:" is "Similar jobs".
std::string_view bare(std::string_view line) {
  const auto mark = [](char c) {
    return std::string_view(" \t\r#*_>:-").find(c) != std::string_view::npos;
  };
  while (!line.empty() && mark(line.front())) line.remove_prefix(1);
  while (!line.empty() && mark(line.back())) line.remove_suffix(1);
  return line;
}

}  // namespace

Sections::Sections(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("scan/sections.tsv").rows())
    headings_.add(row["heading"], {std::string(row["section"]), row["rest"] == "name"});
}

std::optional<std::string_view> Sections::heading(std::string_view line) const {
  const auto found = headings_.at(line, 0);
  if (!found) return std::nullopt;
  const std::string_view rest = bare(line.substr(found->length));
  const bool fits = rest.empty() || (found->value->name_follows &&
                                     rest.find_first_of(".!?") == std::string_view::npos);
  if (!fits) return std::nullopt;
  return found->value->section;
}

std::optional<Sections::Start> Sections::foreign(std::string_view text, TextSpan within) const {
  for (std::uint32_t begin = within.begin; begin < within.end;) {
    const std::size_t found = text.find('\n', begin);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(found, within.end));
    if (end - begin <= kMostBytes)
      if (const auto section = heading(bare(text.substr(begin, end - begin))))
        return Start{begin, *section};
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace wagescope
