#include "extractor/read/soft_breaks.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::size_t kNarrowest = 40;  // characters of the longest line
constexpr std::size_t kWidest = 100;
constexpr std::size_t kLeastBreaks = 4;  // that are soft, or nobody can tell

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< Of its last character that is no space; `begin` when it is blank.
  std::size_t characters = 0;  ///< Up to `end`.
  std::size_t next = 0;        ///< Behind its line break.

  bool blank() const { return begin == end; }
};

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The lines of a text; none when one of them is wider than any width that text is broken to.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t stop = std::min(text.find('\n', begin), text.size());
    Line line{begin, stop, 0, std::min(stop + 1, text.size())};
    while (line.end > begin && (text[line.end - 1] == ' ' || text[line.end - 1] == '\r'))
      --line.end;
    if (line.end - begin > 4 * kWidest) return {};
    line.characters = characters_of(text.substr(begin, line.end - begin));
    if (line.characters > kWidest) return {};
    lines.push_back(line);
    begin = line.next;
  }
  return lines;
}

/// "- ", "* ", "• ", "3. ", "# ", "| ", or a line that is set in: the next item, not the next
/// words.
bool begins_item(std::string_view line) {
  const utf8::Char first = utf8::at(line, 0);
  if (utf8::is_space(first.code)) return true;
  constexpr std::u32string_view kMarks = U"-*•#|>–—·▪●○+_=~`";
  if (kMarks.find(first.code) != kMarks.npos) return true;
  std::size_t digits = 0;
  while (is_digit(line, digits)) ++digits;
  return digits > 0 && digits <= 2 && digits + 1 < line.size() &&
         (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
}

/// Whether the first word of `below` would have made `above` wider than `width`.
bool is_full(std::string_view text, const Line& above, const Line& below, std::size_t width) {
  if (above.blank() || below.blank()) return false;
  const std::string_view line = text.substr(below.begin, below.end - below.begin);
  if (begins_item(line)) return false;
  const std::string_view word = line.substr(0, std::min(line.find(' '), line.size()));
  return above.characters + 1 + characters_of(word) > width;
}

/// A sentence goes on: the line above ends none, and the one below begins with a small letter.
bool goes_on(std::string_view text, const Line& above, const Line& below) {
  const char last = text[above.end - 1];
  if (last == '.' || last == '!' || last == '?' || last == ':' || last == ';') return false;
  const char32_t first = utf8::at(text, below.begin).code;
  return utf8::is_letter(first) && !utf8::is_upper(first);
}

}  // namespace

std::optional<Document> with_soft_breaks_joined(const Document& document) {
  if (!document.marks.empty() || !document.offsets.runs().empty()) return std::nullopt;
  const std::string_view text = document.text;
  const std::vector<Line> lines = lines_of(text);
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.characters);
  if (width < kNarrowest) return std::nullopt;
  std::vector<std::size_t> soft;
  std::size_t on = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!is_full(text, lines[i - 1], lines[i], width)) continue;
    soft.push_back(i - 1);
    on += goes_on(text, lines[i - 1], lines[i]) ? 1 : 0;
  }
  // In a list whose lines happen to be long the next line begins with a capital.
  if (soft.size() < kLeastBreaks || on * 2 < soft.size()) return std::nullopt;
  Document joined = document;
  for (const std::size_t i : soft) joined.text[lines[i].next - 1] = ' ';
  return joined;
}

}  // namespace wagescope
