// A text that is made from another, and the way back to it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/base/offset_map.h"

namespace wagescope {

/// Places of the source must rise from call to call.
class MappedText {
 public:
  explicit MappedText(std::string_view source) : source_(source) {}

  /// The bytes of the source from `begin` to `end`, as they are.
  void copy(std::size_t begin, std::size_t end);
  /// `words` in place of the bytes from `begin` to `end`, of which there is one at least.
  void put(std::string_view words, std::size_t begin, std::size_t end);

  std::string text;
  OffsetMap offsets;

 private:
  std::string_view source_;
};

/// The map of a text of `size` bytes when `upper` leads from it to a text, and `lower`
/// from there to the source.
OffsetMap compose(const OffsetMap& upper, const OffsetMap& lower, std::size_t size);

}  // namespace wagescope
