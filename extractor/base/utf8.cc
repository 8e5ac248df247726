#include "extractor/base/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "extractor/base/plain.h"
#include "extractor/base/sixteen.h"

namespace wagescope::utf8 {
namespace {

bool continuation(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
}

/// Length of the valid character at `at`, or 0.
unsigned valid_length(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  if (lead < 0x80) return 1;
  const unsigned size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  for (unsigned i = 1; i < size; ++i)
    if (!continuation(bytes, at + i)) return 0;
  const char32_t code = utf8::at(bytes, at).code;
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  return overlong || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF ? 0 : size;
}

bool in(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

}  // namespace

std::optional<std::size_t> first_invalid(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::nullopt;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const unsigned size = valid_length(bytes, at);
    if (size == 0) return at;
    at += size;
  }
  return std::nullopt;
}

namespace beyond_ascii {

Char at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) & 0x3Fu : 0u;
  };
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xC0) return {0xFFFD, 1};  // inside a character: no "$" in "A0 24" of a no-break space
  if (lead < 0xE0) return {(lead & 0x1Fu) << 6 | byte(1), 2};
  if (lead < 0xF0) return {(lead & 0x0Fu) << 12 | byte(1) << 6 | byte(2), 3};
  return {(lead & 0x07u) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3), 4};
}

Char before(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  return utf8::at(text, begin);
}

bool is_space(char32_t code) {
  return code == 0xA0 || in(code, 0x2000, 0x200B) || code == 0x202F || code == 0x205F ||
         code == 0x3000 || code == 0xFEFF;
}

bool is_letter(char32_t code) {
  if (code < 0xC0) return code == 0xAA || code == 0xB5 || code == 0xBA;
  if (code < 0x2000) return code != 0xD7 && code != 0xF7;
  if (code < 0x2C00) return in(code, 0x2C60, 0x2C7F);
  if (code < 0x3041) return code == 0x3005 || code == 0x3007;
  if (code == 0xFEFF) return false;  // a byte order mark
  if (in(code, 0xFF00, 0xFFFF))      // with U+FFFD, which stands for what was lost
    return in(code, 0xFF21, 0xFF3A) || in(code, 0xFF41, 0xFF5A) || in(code, 0xFF66, 0xFFDC);
  return !in(code, 0xE000, 0xF8FF) && !in(code, 0xFE00, 0xFE6F) && code < 0x1F000;
}

bool is_word(char32_t code) { return beyond_ascii::is_letter(code) || in(code, 0xFF10, 0xFF19); }

char32_t fold(char32_t code) {
  if (in(code, 0xC0, 0xDE)) return code == 0xD7 ? code : code + 32;
  if (in(code, 0x100, 0x137) || in(code, 0x14A, 0x177)) return code | 1;
  if (in(code, 0x139, 0x148) || in(code, 0x179, 0x17E)) return (code & 1) != 0 ? code + 1 : code;
  if (code == 0x178) return 0xFF;
  if (in(code, 0x391, 0x3A9)) return code + 32;
  if (in(code, 0x410, 0x42F)) return code + 32;
  if (in(code, 0x400, 0x40F)) return code + 80;
  if (in(code, 0xFF21, 0xFF3A)) return code + 32;
  return code;
}

}  // namespace beyond_ascii

void append(std::string& out, char32_t code) {
  char bytes[4];
  std::size_t size = 0;
  const auto put = [&](char32_t byte) { bytes[size++] = static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
  out.append(bytes, size);
}

bool is_unspaced(char32_t code) {
  return in(code, 0x3041, 0x30FA) || in(code, 0x3400, 0x9FFF) || in(code, 0xF900, 0xFAFF);
}

std::size_t find_currency_sign(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    // The first bytes of such signs: nearly all others are passed by without being read.
    if ((byte == '$' || byte == 0xC2 || byte == 0xE2) && is_currency_sign(at(text, from).code))
      break;
  }
  return std::min(from, text.size());
}

bool is_dash(char32_t code) {
  return code == '-' || in(code, 0x2010, 0x2015) || code == 0x2212 || code == 0xFE58 ||
         code == 0xFF0D;
}

std::string fold(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

void append_folded(std::string& out, std::string_view text) {
  if (plain_lookups()) {
    std::size_t i = 0;
    for (Char c; (c = at(text, i)).size != 0; i += c.size) append(out, fold(c.code));
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const Sixteen bytes = Sixteen::at(text, at);
    const std::size_t ascii = std::min<std::size_t>(
        static_cast<std::size_t>(std::countr_zero(bytes.beyond | 1u << Sixteen::kBytes)),
        text.size() - at);
    char small[Sixteen::kBytes];
    std::memcpy(small, &bytes.small, sizeof small);
    out.append(small, ascii);
    at += ascii;
    if (ascii == Sixteen::kBytes || at == text.size()) continue;
    const Char c = utf8::at(text, at);
    append(out, fold(c.code));
    at += c.size;
  }
}

unsigned columns(char32_t code) {
  if (code < 0x300) return code < 0x20 || in(code, 0x7F, 0x9F) ? 0 : 1;
  if (in(code, 0x300, 0x36F) || in(code, 0x200B, 0x200F) || in(code, 0xFE00, 0xFE0F) ||
      code == 0xFEFF)
    return 0;
  const bool wide = in(code, 0x1100, 0x115F) || in(code, 0x2E80, 0x303E) ||
                    in(code, 0x3041, 0xA4CF) || in(code, 0xAC00, 0xD7A3) ||
                    in(code, 0xF900, 0xFAFF) || in(code, 0xFE30, 0xFE4F) ||
                    in(code, 0xFF00, 0xFF60) || in(code, 0xFFE0, 0xFFE6) ||
                    in(code, 0x1F300, 0x1FAFF) || in(code, 0x20000, 0x3FFFD);
  return wide ? 2 : 1;
}

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Char c = at(text, i);
    width += columns(c.code);
    i += c.size;
  }
  return width;
}

}  // namespace wagescope::utf8
