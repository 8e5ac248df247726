#include "extractor/kind/clause.h"

#include <algorithm>
#include <array>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kReachBytes = 260;  // of a clause, to each side of an amount

/// "Salary ........ $50,000": dots that lead from a label to its amount.
bool is_leader(std::string_view text, std::uint32_t at) {
  constexpr std::uint32_t kDots = 4;
  if (text[at] != '.') return false;
  std::uint32_t begin = at, end = at + 1;
  while (begin > 0 && end - begin < kDots && text[begin - 1] == '.') --begin;
  while (end < text.size() && end - begin < kDots && text[end] == '.') ++end;
  return end - begin == kDots;
}

/// Bytes that may end a clause: a first look, since nearly all do not.
constexpr std::array<bool, 256> kMayBreak = [] {
  std::array<bool, 256> may{};
  for (const unsigned char c : {'\n', '|', ';', '.', '!', '?'}) may[c] = true;
  may[0xE2] = may[0xE3] = true;
  return may;
}();

bool may_break(char byte) { return kMayBreak[static_cast<unsigned char>(byte)]; }

bool inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

Clauses::Clauses(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("kind/abbreviations.tsv").rows()) {
    abbreviations_.emplace_back(row["word"]);
    longest_ = std::max(longest_, abbreviations_.back().size());
  }
  std::ranges::sort(abbreviations_);
}

/// Whether the dot is of a word that it shortens, or of a single letter: "lt. Tarif", "p.a."
bool Clauses::abbreviated(std::string_view text, std::uint32_t dot) const {
  std::uint32_t begin = dot;
  while (begin > 0 && dot - begin <= longest_ && utf8::is_letter(utf8::before(text, begin).code))
    begin -= utf8::before(text, begin).size;
  const std::string_view word = text.substr(begin, dot - begin);
  if (begin > 0 && is_digit(text[begin - 1])) return false;  // "£31k. We"
  if (word.size() <= 1) return !word.empty();
  return std::ranges::binary_search(abbreviations_, word) ||
         (word.size() == 2 && begin > 0 && text[begin - 1] == '.');
}

bool Clauses::sentence_end(std::string_view text, std::uint32_t at) const {
  if (is_leader(text, at)) return false;
  const utf8::Char next = utf8::at(text, at + 1);
  const bool opens = next.size == 0 || utf8::is_space(next.code) || utf8::is_upper(next.code);
  return opens && !(text[at] == '.' && abbreviated(text, at));
}

bool Clauses::breaks(std::string_view text, std::uint32_t at) const {
  switch (text[at]) {
    case '\n':
    case '|':
    case ';': return true;
    case '.':
    case '!':
    case '?': return sentence_end(text, at);
    case '\xE2': return text.substr(at, 3) == "\xE2\x80\xA2";  // •
    case '\xE3': return text.substr(at, 3) == "\xE3\x80\x82";  // 。
    default: return false;
  }
}

TextSpan Clauses::left(std::string_view text, std::uint32_t at, std::uint32_t floor) const {
  const std::uint32_t lowest = std::max(at > kReachBytes ? at - kReachBytes : 0, floor);
  std::uint32_t begin = at;
  while (begin > lowest && !(may_break(text[begin - 1]) && breaks(text, begin - 1))) --begin;
  while (begin < at && inside_character(text[begin])) ++begin;
  return {begin, at};
}

TextSpan Clauses::right(std::string_view text, std::uint32_t at, std::uint32_t ceiling) const {
  const auto limit = std::min({at + kReachBytes, ceiling, static_cast<std::uint32_t>(text.size())});
  std::uint32_t end = at;
  while (end < limit && !(may_break(text[end]) && breaks(text, end))) ++end;
  while (end < text.size() && inside_character(text[end])) ++end;
  return {at, end};
}

}  // namespace wagescope
