#include "extractor/lexicon/words.h"

#include <array>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

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
    case 0x2022:
    case 0x25CF:
    case 0x3002: return kGapStop;
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
  if (utf8::is_dash(code)) return kGapHyphen;
  return kGapOther;
}

/// The gaps of the signs of ASCII, and what else a byte may be.
constexpr std::uint16_t kLetter = 1, kCapital = 2, kDigit = 4, kBeyond = 8;
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
    if (length == 1 && utf8::is_upper(utf8::at(text, word_begin).code))
      return utf8::is_upper(next.code);  // "U.S."
    return is_ascii_lower(static_cast<char>(next.code < 0x80 ? next.code : 0)) && length <= 8;
  }
  if (sign == '\'') return utf8::is_letter(next.code) && length >= 1;
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

/// The dash of "a - b" and "a— b" separates; that of "a-b" joins.
std::uint16_t settle_dash(std::uint16_t gap) {
  if ((gap & kGapHyphen) && (gap & (kGapSpace | kGapLine)))
    gap = static_cast<std::uint16_t>((gap & ~kGapHyphen) | kGapDash);
  return gap;
}

Word read_word(std::string_view text, std::size_t at, std::size_t end) {
  Word word;
  word.begin = static_cast<std::uint32_t>(at);
  const char32_t first = utf8::at(text, at).code;
  word.upper = utf8::is_upper(first);
  word.digit = first >= '0' && first <= '9';
  bool all_upper = true;
  std::size_t letters = 0;
  while (at < end) {
    if (const std::uint16_t kind = kind_of(text[at]); (kind & (kLetter | kDigit)) != 0) {
      letters += kind & kLetter;
      all_upper = all_upper && kind != kLetter;
      word.mixed |= kind == (kLetter | kCapital) && at > word.begin;
      ++at;
      continue;
    }
    const utf8::Char c = utf8::at(text, at);
    if (utf8::is_word(c.code)) {
      if (utf8::is_letter(c.code)) {
        ++letters;
        all_upper = all_upper && utf8::is_upper(c.code);
      }
    } else if (c.code == 0x2019) {
      if (!utf8::is_letter(utf8::at(text, at + c.size).code)) break;
      word.odd = true;
    } else if (c.size != 1 || !joins(text, word.begin, at, end)) {
      break;
    } else {
      word.odd = true;
    }
    at += c.size;
  }
  word.end = word.full_end = static_cast<std::uint32_t>(at);
  word.caps = all_upper && letters >= 2;
  cut_possessive(text, word);
  return word;
}

}  // namespace

std::vector<Word> words_of(std::string_view text, TextSpan within, std::size_t limit) {
  std::vector<Word> words;
  words.reserve(limit < 512 ? limit : 512);
  std::uint16_t gap = kGapLine;
  const std::size_t end = within.end;
  for (std::size_t at = within.begin; at < end && words.size() < limit;) {
    if (kind_of(text[at]) == 0 && text[at] != '\'') {
      gap |= kBytes.gap[static_cast<unsigned char>(text[at++])];
      continue;
    }
    const utf8::Char c = utf8::at(text, at);
    if (!utf8::is_word(c.code)) {
      if (!is_apostrophe(c.code) || (gap & kGapSpace)) gap |= gap_of(c.code);
      at += c.size;
      continue;
    }
    Word word = read_word(text, at, end);
    word.gap = settle_dash(gap);
    at = word.full_end;
    words.push_back(word);
    gap = 0;
  }
  if (!words.empty()) words.back().odd = true;
  return words;
}

void cut_word(std::vector<Word>& words, std::size_t i, std::uint32_t at) {
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
