// UTF-8: checking once per document, and the few facts about characters that
// the stages need. Everything here works on text that was checked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wagescope::utf8 {

/// Where the first byte that is not valid UTF-8 stands; empty when all is valid.
std::optional<std::size_t> first_invalid(std::string_view bytes);

/// The character at `at` and its length in bytes; {0, 0} at the end, and U+FFFD, one byte
/// long, where `at` is inside a character.
struct Char {
  char32_t code = 0;
  unsigned size = 0;
};
namespace beyond_ascii {  // What the functions below leave to a call: anything but ASCII.
Char at(std::string_view text, std::size_t at);
Char before(std::string_view text, std::size_t end);
bool is_letter(char32_t code);
bool is_word(char32_t code);
bool is_space(char32_t code);
char32_t fold(char32_t code);
}  // namespace beyond_ascii

inline Char at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? Char{lead, 1} : beyond_ascii::at(text, at);
}
/// The character that ends at `end`.
inline Char before(std::string_view text, std::size_t end) {
  if (end == 0) return {};
  const auto last = static_cast<unsigned char>(text[end - 1]);
  return last < 0x80 ? Char{last, 1} : beyond_ascii::before(text, end);
}

/// Appends `code` as UTF-8.
void append(std::string& out, char32_t code);

/// Letters and digits of any script, as far as words are concerned; not
/// punctuation, spaces, dashes, currency signs or symbols.
inline bool is_word(char32_t code) {
  return code < 0x80 ? (code | 0x20) - 'a' < 26 || code - '0' < 10 : beyond_ascii::is_word(code);
}
inline bool is_letter(char32_t code) {
  return code < 0x80 ? (code | 0x20) - 'a' < 26 : beyond_ascii::is_letter(code);
}
/// Space, tab, newline, no-break and thin spaces.
inline bool is_space(char32_t code) {
  return code < 0x80 ? code == ' ' || code - 9 < 5 : beyond_ascii::is_space(code);
}
/// As in "Driver's", straight or curled.
inline bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }
/// Hyphen, dashes, minus: every sign that can stand in a range.
bool is_dash(char32_t code);
/// "*", "•", "·", "●" and dashes: what stands before the items of a list.
inline bool is_list_mark(char32_t code) {
  return code == '*' || code == 0x2022 || code == 0xB7 || code == 0x25CF || is_dash(code);
}
/// "$", "£", "€", "¥", "₹" and their like.
constexpr bool is_currency_sign(char32_t code) {
  return code == '$' || (code >= 0xA2 && code <= 0xA5) || (code >= 0x20A0 && code <= 0x20CF);
}
/// The first such sign at or behind `from`; the end of the text when there is none.
std::size_t find_currency_sign(std::string_view text, std::size_t from = 0);
/// Han characters and kana: scripts that put no spaces between words.
bool is_unspaced(char32_t code);
/// Lower case for ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; others unchanged.
inline char32_t fold(char32_t code) {
  return code < 0x80 ? (code - 'A' < 26 ? code + 32 : code) : beyond_ascii::fold(code);
}
std::string fold(std::string_view text);
/// The characters that the first `most` bytes hold whole.
inline std::string_view whole(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}
/// Appends the folded text to `out`.
void append_folded(std::string& out, std::string_view text);
inline bool is_upper(char32_t code) { return fold(code) != code; }

/// Number of terminal columns: 2 for East Asian wide characters, 0 for marks.
unsigned columns(char32_t code);
std::size_t columns(std::string_view text);

}  // namespace wagescope::utf8
