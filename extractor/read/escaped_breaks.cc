#include "extractor/read/escaped_breaks.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace wagescope {
namespace {

constexpr std::size_t kFewest = 3;  // "C:\new" is one

std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + words.size()))
    ++count;
  return count;
}

}  // namespace

std::optional<Document> with_escaped_breaks_read(const Document& document) {
  const std::string_view text = document.text;
  if (text.find("\\n") == text.npos) return std::nullopt;
  const std::size_t escaped = count_of(text, "\\n");
  const auto breaks = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (escaped < kFewest || escaped <= breaks) return std::nullopt;
  Document read = document;
  const std::size_t last = text.size() - 1;
  for (std::size_t at = text.find('\\'); at < last; at = text.find('\\', at + 2)) {
    const char sign = text[at + 1];
    if (sign != 'n' && sign != 'r' && sign != 't') continue;
    read.text[at] = ' ';
    read.text[at + 1] = sign == 'n' ? '\n' : ' ';
  }
  return read;
}

}  // namespace wagescope
