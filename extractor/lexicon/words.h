// A stretch of text as words, with what stood between them: for the readers
// that look for names and titles. Postings glue lines together ("Job Title:
// ChefLocation: Leeds", "DriverPermanent"), so a change from a small to a capital
// letter inside a word is kept as a place where the word may be cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"

namespace wagescope {

/// What stands between a word and the one before it: several may be set.
enum Gap : std::uint16_t {
  kGapNone = 0,         ///< Nothing: the words were one, cut at a change of case.
  kGapSpace = 1,        ///< A space or tab.
  kGapLine = 2,         ///< A line break, or the beginning of the stretch.
  kGapStop = 4,         ///< . ! ? ; or a bullet
  kGapComma = 8,        ///< A comma.
  kGapColon = 16,       ///< A colon.
  kGapDash = 32,        ///< A dash with a space beside it, or a long dash.
  kGapHyphen = 64,      ///< A dash between letters.
  kGapSlash = 128,      ///< A slash.
  kGapAmpersand = 256,  ///< An ampersand.
  kGapOpen = 512,       ///< An opening bracket.
  kGapClose = 1024,     ///< A closing bracket.
  kGapBar = 2048,       ///< | or a middle dot; a bullet, which is a stop too
  kGapQuote = 4096,     ///< A quotation mark.
  kGapMoney = 8192,     ///< A currency sign.
  kGapOther = 16384,    ///< Any other sign.
};

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;       ///< Without a possessive 's.
  std::uint32_t full_end = 0;  ///< With it.
  std::uint16_t gap = 0;       ///< What stood before it: Gap bits.
  bool upper = false;          ///< Begins with a capital letter.
  bool caps = false;           ///< Two letters or more, all of them capitals.
  bool digit = false;          ///< Begins with a digit.
  bool mixed = false;          ///< An ASCII capital may stand behind its first letter.
  bool figures = false;        ///< It may hold a figure of ASCII.
  bool odd = false;            ///< Holds signs, was cut, or ends the stretch.
  std::uint8_t cues = 0;       ///< For its reader: which tables may have a phrase here.
  bool looked_up = false;      ///< Whether `kinds` is what WordKinds says of it.
  std::uint64_t kinds = 0;
  bool possessive() const { return full_end != end; }
  /// Small letters alone, as far as ASCII goes.
  bool plain() const { return !upper && !mixed && !digit && !figures; }
};

inline std::string_view view(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

/// As many words of one text as any reader looks at.
constexpr std::size_t kMostWords = 4096;

class WordKinds;

/// The words of text[begin, end), at most `limit` of them. `text` is valid
/// UTF-8, and `begin` stands at a character. With `kinds` each is looked up there.
std::vector<Word> words_of(std::string_view text, TextSpan within, std::size_t limit,
                           const WordKinds* kinds = nullptr);

/// What words_of(text, {begin of `all`, end}, limit) gives, from the words of a stretch that
/// begins there and is longer.
std::vector<Word> words_until(std::string_view text, const std::vector<Word>& all,
                              std::uint32_t end, std::size_t limit);

/// "cutAtCase" -> "cut", "At", "Case" in place: cuts words[i] at byte `at`.
void cut_word(std::vector<Word>& words, std::size_t i, std::uint32_t at);

}  // namespace wagescope
