#include "extractor/read/references.h"

#include <algorithm>
#include <string>

#include "extractor/read/html_entities.h"
#include "extractor/read/mapped_text.h"

namespace wagescope {
namespace {

constexpr std::size_t kLook = 64 * 1024;  ///< Bytes that has_references reads.

}  // namespace

bool has_references(std::string_view text) {
  text = text.substr(0, kLook);
  std::string decoded;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    if (html::decode_whole(text, at, decoded) > 0) return true;
  }
  return false;
}

void read_references(std::string_view text, Document& out) {
  MappedText made(text);
  std::string decoded;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    made.copy(at, next);
    if (next == text.size()) break;
    const std::size_t length = html::decode_whole(text, next, decoded);
    if (length > 0)
      made.put(decoded, next, next + length);
    else
      made.copy(next, next + 1);
    at = next + std::max<std::size_t>(length, 1);
  }
  out.marks.clear();
  out.text = std::move(made.text);
  out.offsets = std::move(made.offsets);
}

}  // namespace wagescope
