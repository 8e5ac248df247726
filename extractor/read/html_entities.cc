#include "extractor/read/html_entities.h"

#include <algorithm>
#include <optional>

#include "extractor/base/utf8.h"
#include "extractor/read/code_pages.h"

namespace wagescope::html {
namespace {

constexpr std::size_t kLongestEntity = 32;
constexpr std::size_t kLongestOld = 6;  ///< "Aacute": the longest name without ';'.
constexpr char32_t kReplacement = 0xFFFD;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int digit_value(char c, unsigned base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char32_t repaired(char32_t code) {
  if (code >= 0x80 && code <= 0x9F && kHigh1252[code - 0x80] != 0) return kHigh1252[code - 0x80];
  const bool bad = code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
  return bad ? kReplacement : code;
}

std::size_t decode_number(std::string_view html, std::size_t at, std::string& out) {
  std::size_t end = at + 2;
  unsigned base = 10;
  if (end < html.size() && (html[end] == 'x' || html[end] == 'X')) {
    base = 16;
    ++end;
  }
  const std::size_t first = end;
  char32_t code = 0;
  for (int digit; end < html.size() && (digit = digit_value(html[end], base)) >= 0; ++end)
    code = std::min<char32_t>(code * base + static_cast<char32_t>(digit), 0x110000);
  if (end == first) return 0;
  if (end < html.size() && html[end] == ';') ++end;
  utf8::append(out, repaired(code));
  return end - at;
}

std::optional<std::string_view> text_of(std::string_view name) {
  const auto all = named_entities();
  const auto found = std::ranges::lower_bound(all, name, {}, &NamedEntity::name);
  if (found == all.end() || found->name != name) return std::nullopt;
  return found->text;
}

}  // namespace

std::size_t decode_entity(std::string_view html, std::size_t at, std::string& out) {
  if (at + 1 < html.size() && html[at + 1] == '#') return decode_number(html, at, out);
  std::size_t size = 0;
  while (size < kLongestEntity && at + 1 + size < html.size() &&
         is_alphanumeric(html[at + 1 + size]))
    ++size;
  if (size < 2) return 0;
  const std::string_view name = html.substr(at + 1, size + 1);
  if (name.size() > size && name.back() == ';')
    if (const auto text = text_of(name)) {
      out += *text;
      return size + 2;
    }
  for (std::size_t old = std::min(size, kLongestOld); old >= 2; --old)
    if (const auto text = text_of(name.substr(0, old))) {
      out += *text;
      return old + 1;
    }
  return 0;
}

std::size_t decode_again(std::string_view html, std::size_t at, std::string& out) {
  constexpr std::size_t kLongest = 40;  // bytes
  out.clear();
  std::size_t length = decode_entity(html, at, out);
  while (length > 0 && out == "&" && at + length < html.size()) {
    std::string again = "&";
    again += html.substr(at + length, kLongest);
    std::string text;
    const std::size_t more = decode_entity(again, 0, text);
    if (more == 0 || again[more - 1] != ';') break;
    out = text;
    length += more - 1;
  }
  return length;
}

std::size_t decode_whole(std::string_view text, std::size_t at, std::string& out) {
  const std::size_t length = decode_again(text, at, out);
  return length > 0 && text[at + length - 1] == ';' ? length : 0;
}

}  // namespace wagescope::html
