#include "extractor/kind/title_heads.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/words.h"

namespace wagescope {
namespace {

constexpr std::size_t kMostTitleWords = 4;  // from a cue to the head of its title
constexpr std::size_t kMostWordsLeft = 16;  // of a line in which a title is looked for
constexpr std::uint32_t kTitleBytes = 100;  // of that line
constexpr std::uint16_t kApart = kGapLine | kGapStop | kGapColon | kGapMoney | kGapBar;

enum : std::uint16_t { kJob = 1, kAbbreviation = 2, kFront = 4 };

bool joins(std::string_view word) { return word == "and" || word == "of" || word == "&"; }

/// "Assistant" of "AssistantLeeds": up to a capital behind a small letter.
std::string_view before_glued(std::string_view word) {
  for (std::size_t at = 1; at < word.size(); ++at)
    if (word[at] >= 'A' && word[at] <= 'Z' && word[at - 1] >= 'a' && word[at - 1] <= 'z')
      return word.substr(0, at);
  return word;
}

bool capital_at(std::string_view text, std::uint32_t at) {
  return utf8::is_upper(utf8::at(text, at).code);
}

}  // namespace

TitleHeads::TitleHeads(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("role/words.tsv").rows()) {
    if (row["kind"] == "suffix")
      for (const std::string_view word : split(row["words"], '|')) suffixes_.emplace_back(word);
    const bool abbreviation = row["kind"] == "abbreviation";
    const bool front = row["kind"] == "front_head";
    if (row["kind"] != "head" && row["kind"] != "weak_head" && !abbreviation && !front) continue;
    for (const std::string_view word : split(row["words"], '|'))
      heads_.add(word, abbreviation ? kAbbreviation : front ? kFront : kJob);
  }
}

bool TitleHeads::front(std::string_view text, TextSpan cue, std::uint32_t end) const {
  if (!capital_at(text, cue.begin)) return false;
  bool first = true;
  for (const Word& word : words_of(text, {cue.end, end}, kMostTitleWords)) {
    if ((!first && (word.gap & kApart)) || word.digit) return false;
    if (first && (word.gap & (kGapColon | kGapMoney | kGapStop | kGapBar))) return false;
    const std::string_view itself = text.substr(word.begin, word.end - word.begin);
    if (!word.upper && !joins(itself)) return false;
    if (is_head(before_glued(itself))) return true;
    first = false;
  }
  return false;
}

bool TitleHeads::field(std::string_view text, TextSpan cue, std::uint32_t end) const {
  if (!capital_at(text, cue.begin)) return false;
  const std::string_view behind = cut(text, {cue.end, end});
  if (behind.find(':') != behind.npos) return false;
  for (const Word& word : words_of(text, {cue.end, end}, kMostWordsLeft))
    if (!word.upper) return false;
  std::uint32_t begin = cue.begin;
  while (begin > 0 && cue.begin - begin < kTitleBytes && text[begin - 1] != '\n') --begin;
  while (begin < cue.begin && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  // "Baker // Försäkringsbelopp 500 000 kr": two items, not one title.
  if (const auto item = cut(text, {begin, cue.begin}).rfind("//"); item != std::string_view::npos)
    begin += static_cast<std::uint32_t>(item) + 2;
  bool titled = false;
  for (const Word& word : words_of(text, {begin, cue.begin}, kMostWordsLeft)) {
    const std::string_view itself = text.substr(word.begin, word.end - word.begin);
    const bool goes_on = titled && !(word.gap & (kGapStop | kGapColon | kGapMoney));
    titled = (goes_on && joins(itself)) || (word.upper && (goes_on || is_head(itself)));
  }
  return titled && (text[cue.begin - 1] != ':');
}

/// "Baker", "Bakers", "LPN", "LPNs", but not "ea" of "£2 ea".
bool TitleHeads::is_head(std::string_view word) const {
  const auto known = [&](std::string_view one) {
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto kinds = heads_.of(one);
    return (kinds & kJob) != 0 ||
           ((kinds & kAbbreviation) != 0 && std::ranges::none_of(one, small));
  };
  constexpr std::size_t kShortest = 3;  // letters before the "s" of a plural
  const bool plural = word.size() > kShortest && (word.back() | 0x20) == 's';
  return known(word) || (plural && known(word.substr(0, word.size() - 1)));
}

/// "Baker", "Bakers", "Softwareexperte"
bool TitleHeads::is_job(std::string_view word) const {
  if (is_head(word)) return true;
  const std::string folded = utf8::fold(word);
  return std::ranges::any_of(suffixes_,
                             [&](const std::string& end) { return folded.ends_with(end); });
}

bool TitleHeads::names_job(std::string_view text, TextSpan name) const {
  constexpr std::size_t kWords = 8;
  return std::ranges::any_of(words_of(text, name, kWords), [&](const Word& word) {
    const std::string_view itself = view(text, word);
    return is_job(itself) || (heads_.of(itself) & kFront) != 0;  // "kucharz"
  });
}

bool TitleHeads::title_line(std::string_view text, TextSpan line, TextSpan part) const {
  constexpr std::size_t kWords = 24;
  constexpr int kSmall = 2;
  int small = 0;  // of three letters or more: not "in", nor the letters of (m/w/d)
  bool job = false;
  for (const Word& word : words_of(text, line, kWords)) {
    job = job || (word.upper && is_job(view(text, word)));
    const bool letters =
        !word.upper && !word.digit && part.begin <= word.begin && word.end <= part.end;
    small += letters && word.end - word.begin > 2 ? 1 : 0;
  }
  return job && small <= kSmall;
}

}  // namespace wagescope
