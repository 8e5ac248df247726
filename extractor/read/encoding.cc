#include "extractor/read/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>

#include "extractor/base/utf8.h"
#include "extractor/read/code_pages.h"
#include "extractor/read/html_tags.h"

namespace wagescope {
namespace {

constexpr std::size_t kEncodingHead = 4096;
constexpr std::size_t kLargestUtf16 = 32 * 1024 * 1024;  ///< Each character has a place of its own.
constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

char32_t of_1252(unsigned char byte) {
  if (byte < 0x80 || byte > 0x9F) return byte;
  return kHigh1252[byte - 0x80] == 0 ? byte : kHigh1252[byte - 0x80];
}

bool is_ascii_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// ---- UTF-16

bool is_little_endian(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return true;
  if (head.starts_with("\xFE\xFF")) return false;
  return head.size() > 1 && head[0] != '\0';
}

/// The character at `at`: a pair of surrogates is one, half a pair is none.
utf8::Char utf16_at(std::string_view bytes, std::size_t at, bool little) {
  const auto unit = [&](std::size_t from) -> char32_t {
    if (from + 2 > bytes.size()) return kReplacement;
    const unsigned low = byte_at(bytes, from + (little ? 0 : 1));
    return static_cast<char32_t>(low | unsigned{byte_at(bytes, from + (little ? 1 : 0))} << 8);
  };
  const char32_t first = unit(at);
  if (first < 0xD800 || first > 0xDFFF)
    return {first, static_cast<unsigned>(std::min<std::size_t>(2, bytes.size() - at))};
  const char32_t second = first < 0xDC00 ? unit(at + 2) : 0;
  if (second < 0xDC00 || second > 0xDFFF) return {kReplacement, 2};
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4};
}

std::size_t behind_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ? 2 : 0;
}

MappedText from_utf16(std::string_view bytes) {
  MappedText made(bytes);
  const bool little = is_little_endian(bytes);
  std::string sign;
  for (std::size_t at = behind_utf16_mark(bytes); at < bytes.size();) {
    const utf8::Char c = utf16_at(bytes, at, little);
    sign.clear();
    utf8::append(sign, c.code);
    made.put(sign, at, at + c.size);
    at += c.size;
  }
  return made;
}

class FromUtf16 : public ByteStream {
 public:
  FromUtf16(std::string head, std::unique_ptr<ByteStream> rest)
      : bytes_(std::move(head)), rest_(std::move(rest)), little_(is_little_endian(bytes_)) {
    bytes_.erase(0, behind_utf16_mark(bytes_));
  }

  bool read(std::string& into, std::size_t size) override {
    const std::size_t before = into.size();
    bool more = true;
    while (into.size() == before && more) {
      if (bytes_.size() < 4) more = rest_->read(bytes_, std::max(size, kReadBlock));
      convert(into, !more);
    }
    return into.size() > before;
  }
  std::optional<std::string> fault() const override { return rest_->fault(); }

 private:
  /// All but what may be half a character.
  void convert(std::string& into, bool all) {
    std::size_t at = 0;
    while (all ? at < bytes_.size() : at + 4 <= bytes_.size()) {
      const utf8::Char c = utf16_at(bytes_, at, little_);
      utf8::append(into, c.code);
      at += c.size;
    }
    bytes_.erase(0, at);
  }

  std::string bytes_;
  std::unique_ptr<ByteStream> rest_;
  bool little_;
};

// ---- One byte a character, and what iconv knows

MappedText from_1252(std::string_view bytes) {
  MappedText made(bytes);
  std::string sign;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && byte_at(bytes, end) < 0x80) ++end;
    made.copy(at, end);
    if (end == bytes.size()) break;
    sign.clear();
    utf8::append(sign, of_1252(byte_at(bytes, end)));
    made.put(sign, end, end + 1);
    at = end + 1;
  }
  return made;
}

enum class Kind : unsigned char { letter, capital, sign, mark, none };

/// Signs stand anywhere but inside a word; marks ("é" cut in two, currencies nobody uses)
/// are what random bytes and other encodings have.
Kind kind_of(unsigned char byte) {
  constexpr std::string_view kSigns =
      "\x80\x82\x84\x85\x8B\x91\x92\x93\x94\x95\x96\x97\x99\x9B\xA0\xA1\xA2\xA3\xA5\xA7\xA9\xAA"
      "\xAB\xAD\xAE\xB0\xB1\xB2\xB3\xB4\xB7\xB9\xBA\xBB\xBC\xBD\xBE\xBF\xD7";
  if (byte == 0x8A || byte == 0x8C || byte == 0x8E || byte == 0x9F) return Kind::capital;
  if (byte == 0x9A || byte == 0x9C || byte == 0x9E) return Kind::letter;
  if (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7) return Kind::capital;
  if (byte >= 0xDF && byte < 0xFF && byte != 0xF7) return Kind::letter;
  return kSigns.find(static_cast<char>(byte)) != std::string_view::npos ? Kind::sign : Kind::none;
}

/// "Größe" yes; "BÃ¤cker", a capital behind a small letter, no; a letter that stands alone is a
/// word only in a few cases ("à", "é", "å").
bool is_sensible_letter(std::string_view bytes, std::size_t at, Kind kind) {
  const auto beside = [&](std::size_t i) -> unsigned char {
    return i < bytes.size() ? byte_at(bytes, i) : ' ';
  };
  const unsigned char before = at == 0 ? ' ' : beside(at - 1);
  const unsigned char after = beside(at + 1);
  const auto high = [](unsigned char c) {
    return c >= 0x80 && (kind_of(c) == Kind::letter || kind_of(c) == Kind::capital);
  };
  if (kind == Kind::capital && before >= 'a' && before <= 'z') return false;
  if (high(before) && high(after)) return false;  // three in a row are another alphabet
  if (is_ascii_letter(before) || is_ascii_letter(after)) return true;
  constexpr std::string_view kWords = "\xC0\xC8\xC9\xC5\xE0\xE8\xE9\xE5\xF2\xF3\xF8";
  return !high(before) && !high(after) &&
         kWords.find(static_cast<char>(byte_at(bytes, at))) != std::string_view::npos;
}

/// A currency, a quote or a degree between two small letters: another alphabet's letter.
bool is_sensible_sign(std::string_view bytes, std::size_t at) {
  const auto small = [&](std::size_t i) {
    return i < bytes.size() && byte_at(bytes, i) >= 'a' && byte_at(bytes, i) <= 'z';
  };
  const unsigned char byte = byte_at(bytes, at);
  constexpr std::string_view kInWords = "\x91\x92\x96\x97\xA0\xAD\xB4\xB7\x85\x93\x94";
  return kInWords.find(static_cast<char>(byte)) != std::string_view::npos || at == 0 ||
         !small(at - 1) || !small(at + 1);
}

/// The rule that docs/formats.md tells: any byte that makes no sense refuses them all.
bool is_sensible_1252(std::string_view bytes) {
  std::size_t letters = 0;
  std::size_t high = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char byte = byte_at(bytes, at);
    if (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') return false;
    letters += is_ascii_letter(byte) ? 1 : 0;
    if (byte < 0x80) continue;
    const Kind kind = kind_of(byte);
    if (kind == Kind::none) return false;
    if (kind == Kind::sign) {
      if (!is_sensible_sign(bytes, at)) return false;
      continue;
    }
    ++high;
    if (!is_sensible_letter(bytes, at, kind)) return false;
  }
  return high * 3 <= letters;
}

/// Encodings that have ASCII in them and no state, as iconv names them.
bool is_known_charset(std::string_view name) {
  for (const std::string_view known :
       {"windows-12", "cp12", "iso-8859-", "iso8859-", "koi8-", "shift_jis", "sjis", "euc-jp",
        "euc-kr", "gb2312", "gbk", "gb18030", "big5", "macintosh", "tis-620"})
    if (html::holds(name.substr(0, known.size()), known)) return true;
  return false;
}

bool is_western(std::string_view name) {
  for (const std::string_view known : {"windows-1252", "cp1252", "iso-8859-1", "iso8859-1",
                                       "latin1", "latin-1", "us-ascii", "ascii"})
    if (html::same_name(name, known)) return true;
  return false;
}

class Iconv {
 public:
  explicit Iconv(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  ~Iconv() {
    if (good()) iconv_close(handle_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  bool good() const {
    return handle_ != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): POSIX's
  }

  /// Length of the character at `at`, at most four bytes, which is put in `sign`; 0 for none.
  std::size_t character(std::string_view bytes, std::size_t at, std::string& sign) {
    for (std::size_t size = 1; size <= 4 && at + size <= bytes.size(); ++size) {
      std::array<char, 16> out{};
      std::string in(bytes.substr(at, size));
      char* from = in.data();
      char* to = out.data();
      std::size_t left = in.size();
      std::size_t room = out.size();
      iconv(handle_, nullptr, nullptr, nullptr, nullptr);
      if (iconv(handle_, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) continue;
      sign.assign(out.data(), out.size() - room);
      if (!sign.empty()) return size;
    }
    return 0;
  }

 private:
  iconv_t handle_;
};

std::optional<MappedText> from_charset(std::string_view bytes, const std::string& name) {
  Iconv iconv(name);
  if (!iconv.good()) return std::nullopt;
  MappedText made(bytes);
  std::string sign;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && byte_at(bytes, end) < 0x80) ++end;
    made.copy(at, end);
    if (end == bytes.size()) break;
    const std::size_t size = iconv.character(bytes, end, sign);
    if (size == 0) return std::nullopt;
    made.put(sign, end, end + size);
    at = end + size;
  }
  return made;
}

}  // namespace

bool is_utf16(std::string_view head) {
  if (behind_utf16_mark(head) == 2 && head.size() >= 4) return true;
  head = head.substr(0, kEncodingHead);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const std::size_t pairs = head.size() / 2;
  if (pairs < 8 || (zeros[0] > 0 && zeros[1] > 0)) return false;
  return (zeros[0] + zeros[1]) * 4 >= pairs * 3;
}

std::unique_ptr<ByteStream> utf8_stream(std::string head, std::unique_ptr<ByteStream> rest) {
  return std::make_unique<FromUtf16>(std::move(head), std::move(rest));
}

std::string declared_charset(std::string_view head) {
  head = head.substr(0, kEncodingHead);
  const std::string_view word = head.starts_with("<?xml") ? "encoding=" : "charset=";
  const auto found = std::search(head.begin(), head.end(), word.begin(), word.end(),
                                 [](char a, char b) { return (a | 0x20) == (b | 0x20); });
  if (found == head.end()) return word[0] == 'e' ? declared_charset(head.substr(5)) : std::string();
  head.remove_prefix(static_cast<std::size_t>(found - head.begin()) + word.size());
  if (head.starts_with('"') || head.starts_with('\'')) head.remove_prefix(1);
  return std::string(head.substr(0, std::min<std::size_t>(head.find_first_of("\"'> ;/?"), 40)));
}

std::optional<MappedText> decode(std::string_view bytes, std::string_view declared) {
  if (is_utf16(bytes) && bytes.size() <= kLargestUtf16) return from_utf16(bytes);
  if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
  if (is_western(declared)) return from_1252(bytes);
  if (is_known_charset(declared))
    if (auto made = from_charset(bytes, std::string(declared))) return made;
  if (is_sensible_1252(bytes)) return from_1252(bytes);
  return std::nullopt;
}

}  // namespace wagescope
