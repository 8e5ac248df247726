// What single bytes of ASCII are, and blanks cut off; letters of other scripts are in utf8.h.
#pragma once

#include <cstddef>
#include <string_view>

namespace wagescope {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Whether a digit stands at `at`, which may lie behind the end.
constexpr bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(text[at]);
}

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
constexpr bool is_blank(std::string_view text) {
  for (const char c : text)
    if (!is_blank(c)) return false;
  return true;
}
/// Without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace wagescope
