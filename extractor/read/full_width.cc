#include "extractor/read/full_width.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/read/mapped_text.h"

namespace wagescope {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool wide_digit(char32_t code) { return code >= 0xFF10 && code <= 0xFF19; }

bool digit(char32_t code) { return wide_digit(code) || (code >= U'0' && code <= U'9'); }

/// What stands for the wide character at `at`; empty where it stays as it is. A wide
/// comma is punctuation too, so it must stand between digits.
std::string_view narrow(std::string_view text, std::size_t at, utf8::Char c) {
  if (wide_digit(c.code)) return kDigits.substr(c.code - 0xFF10, 1);
  if (c.code == 0xFF04) return "$";
  if (c.code == 0xFFE1) return "£";
  const bool behind_digit = digit(utf8::before(text, at).code);
  if (!behind_digit) return {};
  if (c.code == 0xFF05) return "%";
  if (c.code == 0xFF2B || c.code == 0xFF4B) return "k";
  if (!digit(utf8::at(text, at + c.size).code)) return {};
  if (c.code == 0xFF0C) return ",";
  if (c.code == 0xFF0E) return ".";
  if (c.code == 0xFF1A) return ":";  // ９：００
  return {};
}

/// Bytes that were saved before a place of the old text.
class Saved {
 public:
  void add(std::size_t behind, std::size_t bytes) {
    total_ += bytes;
    places_.emplace_back(behind, total_);
  }
  std::uint32_t moved(std::uint32_t at) const {
    const auto after = std::upper_bound(places_.begin(), places_.end(),
                                        std::pair<std::size_t, std::size_t>{at, total_ + 1});
    return after == places_.begin() ? at : at - static_cast<std::uint32_t>((after - 1)->second);
  }

 private:
  std::size_t total_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> places_;
};

}  // namespace

std::optional<Document> with_narrow_figures(const Document& document) {
  constexpr char kFirstByte = '\xEF';  // of all wide forms
  const std::string_view text = document.text;
  MappedText made(text);
  Saved saved;
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = text.find(kFirstByte, at)) != text.npos;) {
    const utf8::Char c = utf8::at(text, at);
    const std::string_view words = narrow(text, at, c);
    if (!words.empty()) {
      if (at > copied) made.copy(copied, at);
      made.put(words, at, at + c.size);
      copied = at + c.size;
      saved.add(copied, c.size - words.size());
    }
    at += std::max<std::size_t>(c.size, 1);
  }
  if (copied == 0) return std::nullopt;
  if (copied < text.size()) made.copy(copied, text.size());
  Document narrowed = document;
  narrowed.offsets = compose(made.offsets, document.offsets, made.text.size());
  narrowed.text = std::move(made.text);
  for (Mark& mark : narrowed.marks)
    mark.span = {saved.moved(mark.span.begin), saved.moved(mark.span.end)};
  return narrowed;
}

}  // namespace wagescope
