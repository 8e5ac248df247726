#include "extractor/lexicon/words.h"

#include <algorithm>
#include <array>
#include <bit>

#include "extractor/base/plain.h"
#include "extractor/base/sixteen.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/word_kinds.h"

namespace wagescope {
namespace {

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char32_t kMiddleDot = 0xB7;
std::uint16_t gap_of(char32_t code) {
  switch (code) {
    case '\n':
    case '\r':
    case 0x2028: return kGapLine;
    case '.':
    case '!':
    case '?':
    case ';':
    case 0x2026:
    case 0x3002: return kGapStop;
    case 0x2022:  // a bullet parts like a bar too: "Fernhill Mills • Leeds"
    case 0x25CF: return kGapStop | kGapBar;
    case ',':
    case 0x3001: return kGapComma;
    case ':':
    case 0xFF1A: return kGapColon;
    case '/': return kGapSlash;
    case '&': return kGapAmpersand;
    case '(':
    case '[':
    case '{':
    case 0xFF08: return kGapOpen;
    case ')':
    case ']':
    case '}':
    case 0xFF09: return kGapClose;
    case '|':
    case 0xB7: return kGapBar;
    case '"':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB: return kGapQuote;
    case '$':
    case 0xA3:
    case 0x20AC:
    case 0xA5: return kGapMoney;
    default: break;
  }
  if (utf8::is_space(code)) return kGapSpace;
  if (code == 0xAE || code == 0x2122 || code == 0x2120) return kGapSpace;  // "Acme® is hiring"
  if (utf8::is_dash(code)) return kGapHyphen;
  return kGapOther;
}

/// The gaps of the signs of ASCII, and what else a byte may be.
constexpr std::uint16_t kLetter = 1, kCapital = 2, kDigit = 4, kBeyond = 8;
constexpr std::uint16_t kJoins = 16;  // a sign that may stand inside of a word
struct Bytes {
  std::array<std::uint16_t, 256> is{};
  std::array<std::uint16_t, 128> gap{};
};
const Bytes kBytes = [] {
  Bytes bytes;
  for (unsigned c = 0; c < 256; ++c) {
    if (c >= 0x80) {
      bytes.is[c] = kBeyond;
    } else if (utf8::is_letter(c)) {
      bytes.is[c] = utf8::is_upper(c) ? kLetter | kCapital : kLetter;
    } else if (c >= '0' && c <= '9') {
      bytes.is[c] = kDigit;
    } else {
      bytes.gap[c] = gap_of(c);
      if (c == '.' || c == '\'' || c == '+' || c == '#' || c == '&') bytes.is[c] = kJoins;
    }
  }
  return bytes;
}();
std::uint16_t kind_of(char c) { return kBytes.is[static_cast<unsigned char>(c)]; }

/// Whether the sign at `at`, between a word and what follows, belongs to the
/// word: "Node.js", "C++", "C#", "O'Neill", but not "role.The" nor "role. The".
bool joins(std::string_view text, std::size_t word_begin, std::size_t at, std::size_t end) {
  const char sign = text[at];
  const std::size_t length = at - word_begin;
  if (sign == '+' || sign == '#')
    return length <= 2 && (text[at - 1] == 'C' || text[at - 1] == '+');
  const utf8::Char next = at + 1 < end ? utf8::at(text, at + 1) : utf8::Char{};
  if (sign == '.') {
    // "Web3.0" is one word, "3.0" are two.
    if (is_digit(text[at - 1]) && at + 1 < end && is_digit(text[at + 1]))
      return !is_digit(text[word_begin]) && length <= 8;
    if (length == 1 && utf8::is_upper(utf8::at(text, word_begin).code))
      return utf8::is_upper(next.code);  // "U.S."
    return is_ascii_lower(static_cast<char>(next.code < 0x80 ? next.code : 0)) && length <= 8;
  }
  if (sign == '\'') return utf8::is_letter(next.code) && length >= 1;
  // "AT&T", "B&Q": a short word in capitals, and not "Sales&Marketing"
  if (sign == '&')
    return length <= 2 && utf8::is_upper(utf8::at(text, word_begin).code) &&
           utf8::is_upper(utf8::before(text, at).code) && utf8::is_upper(next.code) &&
           !utf8::is_letter(utf8::at(text, at + 2).code);
  return false;
}

/// Cuts "client's" to "client" and remembers the whole.
void cut_possessive(std::string_view text, Word& word) {
  const std::uint32_t size = word.end - word.begin;
  const std::string_view bytes = text.substr(word.begin, size);
  if (bytes.size() > 2 && bytes.ends_with("'s")) {
    word.end -= 2;
  } else if (bytes.size() > 4 && bytes.ends_with("\u2019s")) {
    word.end -= 4;
  }
}

/// The dash of "a - b" and "a— b" separates; that of "a-b" joins. The point of "C#/.NET", before a
/// word that begins at `begin`, ends no sentence.
std::uint16_t settle_gap(std::string_view text, std::size_t begin, std::uint16_t gap) {
  if ((gap & kGapHyphen) && (gap & (kGapSpace | kGapLine)))
    gap = static_cast<std::uint16_t>((gap & ~kGapHyphen) | kGapDash);
  if (gap == (kGapSlash | kGapStop) && text[begin - 1] == '.') gap = kGapSlash;
  return gap;
}

/// What is known of a word while it is read.
struct Reading {
  std::size_t letters = 0;
  bool all_upper = true;  ///< Its letters so far.
};

/// Takes the letters and figures of ASCII at `at`; the place behind them.
std::size_t take_ascii(std::string_view text, std::size_t at, std::size_t end, Word& word,
                       Reading& reading) {
  for (;;) {
    const Sixteen bytes = Sixteen::at(text, at);
    const unsigned size = std::min<unsigned>(
        bytes.length(), static_cast<unsigned>(std::min<std::size_t>(end - at, Sixteen::kBytes)));
    const std::uint32_t taken = (std::uint32_t{1} << size) - 1;
    const std::uint32_t letters = bytes.letters & taken;
    const std::uint32_t capitals = bytes.capitals & taken;
    reading.letters += static_cast<std::size_t>(std::popcount(letters));
    reading.all_upper = reading.all_upper && letters == capitals;
    word.mixed = word.mixed || (at == word.begin ? capitals & ~1u : capitals) != 0;
    word.figures = word.figures || (bytes.figures & taken) != 0;
    at += size;
    if (size < Sixteen::kBytes || at == end) return at;
  }
}

/// Reads a word of fewer than sixteen letters and figures of ASCII behind which it surely
/// ends, as nearly all are; false when it may be another.
bool plain_word(std::string_view text, std::size_t at, std::size_t end, const WordKinds* kinds,
                Word& word) {
  const Sixteen bytes = Sixteen::at(text, at);
  const unsigned size = bytes.length();
  if (size == 0 || size == Sixteen::kBytes || at + size >= end) return false;
  if ((kind_of(text[at + size]) & (kBeyond | kJoins)) != 0) return false;
  const std::uint32_t taken = (std::uint32_t{1} << size) - 1;
  const std::uint32_t letters = bytes.letters & taken, capitals = bytes.capitals & taken;
  word.begin = static_cast<std::uint32_t>(at);
  word.end = word.full_end = static_cast<std::uint32_t>(at + size);
  word.upper = (capitals & 1) != 0;
  word.digit = (bytes.figures & 1) != 0;
  word.caps = letters == capitals && (letters & (letters - 1)) != 0;
  word.mixed = (capitals & ~1u) != 0;
  word.figures = (bytes.figures & taken) != 0;
  if (kinds == nullptr) return true;
  word.kinds = kinds->of(bytes.key(size));
  word.looked_up = true;
  return true;
}

Word read_word(std::string_view text, std::size_t at, std::size_t end) {
  Word word;
  word.begin = static_cast<std::uint32_t>(at);
  const char32_t first = utf8::at(text, at).code;
  word.upper = utf8::is_upper(first);
  word.digit = first >= '0' && first <= '9';
  Reading reading;
  const bool plain = plain_lookups();
  while (at < end) {
    if (!plain && (kind_of(text[at]) & (kLetter | kDigit)) != 0) {
      at = take_ascii(text, at, end, word, reading);
      continue;
    }
    const utf8::Char c = utf8::at(text, at);
    if (utf8::is_word(c.code)) {
      if (utf8::is_letter(c.code)) {
        ++reading.letters;
        reading.all_upper = reading.all_upper && utf8::is_upper(c.code);
      }
    } else if (c.code == 0x2019 || c.code == kMiddleDot) {
      // "Administrateur·rice": the ending of the other gender
      const char32_t next = utf8::at(text, at + c.size).code;
      if (!utf8::is_letter(next) || (c.code == kMiddleDot && utf8::is_upper(next))) break;
      word.odd = true;
    } else if (c.size != 1 || !joins(text, word.begin, at, end)) {
      break;
    } else {
      word.odd = true;
    }
    at += c.size;
  }
  word.end = word.full_end = static_cast<std::uint32_t>(at);
  word.caps = reading.all_upper && reading.letters >= 2;
  if (word.odd) cut_possessive(text, word);
  return word;
}

}  // namespace

namespace {

/// The same character by character, for plain lookups: whatever a word may be, it is said to be.
std::vector<Word> words_plainly(std::string_view text, TextSpan within, std::size_t limit,
                                const WordKinds* kinds) {
  std::vector<Word> words;
  std::uint16_t gap = kGapLine;
  for (std::size_t at = within.begin; at < within.end && words.size() < limit;) {
    const utf8::Char c = utf8::at(text, at);
    if (!utf8::is_word(c.code)) {
      if (!utf8::is_apostrophe(c.code) || (gap & kGapSpace)) gap |= gap_of(c.code);
      at += c.size;
      continue;
    }
    Word word = read_word(text, at, within.end);
    word.gap = settle_gap(text, word.begin, gap);
    word.mixed = word.figures = word.odd = true;
    if (kinds != nullptr) word.kinds = kinds->of(view(text, word));
    word.looked_up = kinds != nullptr;
    at = word.full_end;
    words.push_back(word);
    gap = 0;
  }
  return words;
}

}  // namespace

std::vector<Word> words_of(std::string_view text, TextSpan within, std::size_t limit,
                           const WordKinds* kinds) {
  if (plain_lookups()) return words_plainly(text, within, limit, kinds);
  std::vector<Word> words;
  words.reserve(std::min<std::size_t>(limit, within.size() / 6 + 16));
  std::uint16_t gap = kGapLine;
  const std::size_t end = within.end;
  for (std::size_t at = within.begin; at < end && words.size() < limit;) {
    if ((kind_of(text[at]) & (kLetter | kDigit)) != 0) {
      Word& word = words.emplace_back();
      if (!plain_word(text, at, end, kinds, word)) word = read_word(text, at, end);
      word.gap = settle_gap(text, word.begin, gap);
      at = word.full_end;
      gap = 0;
      continue;
    }
    if ((kind_of(text[at]) & ~kJoins) == 0 && text[at] != '\'') {
      gap |= kBytes.gap[static_cast<unsigned char>(text[at++])];
      continue;
    }
    const utf8::Char c = utf8::at(text, at);
    if (!utf8::is_word(c.code)) {
      if (!utf8::is_apostrophe(c.code) || (gap & kGapSpace)) gap |= gap_of(c.code);
      at += c.size;
      continue;
    }
    Word word = read_word(text, at, end);
    word.gap = settle_gap(text, word.begin, gap);
    at = word.full_end;
    words.push_back(word);
    gap = 0;
  }
  if (!words.empty()) words.back().odd = true;
  for (Word& word : words) {
    if (kinds == nullptr || word.looked_up) continue;
    word.kinds = kinds->of(text, word.begin, word.end - word.begin);
    word.looked_up = true;
  }
  return words;
}

std::vector<Word> words_until(std::string_view text, const std::vector<Word>& all,
                              std::uint32_t end, std::size_t limit) {
  const auto behind = std::ranges::lower_bound(all, end, {}, &Word::begin);
  const auto count = std::min<std::size_t>(static_cast<std::size_t>(behind - all.begin()), limit);
  std::vector<Word> words;
  words.reserve(count + 16);  // some are cut in two later
  words.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
  if (words.empty()) return words;
  if (Word& last = words.back(); last.full_end > end) {
    const std::uint16_t gap = last.gap;
    last = read_word(text, last.begin, end);
    last.gap = gap;
  }
  words.back().odd = true;
  return words;
}

void cut_word(std::vector<Word>& words, std::size_t i, std::uint32_t at) {
  words[i].looked_up = false;
  Word right = words[i];
  right.begin = at;
  right.gap = kGapNone;
  right.upper = true;
  right.digit = false;
  right.odd = words[i].odd = true;
  words[i].end = words[i].full_end = at;
  words[i].caps = false;
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, right);
}

}  // namespace wagescope
