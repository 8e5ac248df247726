// Byte ranges, half open. Two types that cannot be confused: positions in the
// text that the rules see, and positions in the bytes of the source record.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wagescope {

/// Positions have 32 bits, and readers refuse what is longer.
constexpr std::uint32_t u32(std::size_t position) { return static_cast<std::uint32_t>(position); }

namespace detail {
template <class Tag>
struct BasicSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return end <= begin; }
  constexpr bool contains(BasicSpan inner) const {
    return begin <= inner.begin && inner.end <= end;
  }
  constexpr bool overlaps(BasicSpan other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(BasicSpan, BasicSpan) = default;
};
}  // namespace detail

/// A place in Document::text: what the rules read.
using TextSpan = detail::BasicSpan<struct TextTag>;

/// A place in the source record's own bytes: what a reader of the source sees.
/// Only OffsetMap makes one from a TextSpan.
using SourceSpan = detail::BasicSpan<struct SourceTag>;

/// The words that a span of `text` cuts out; the span must lie inside.
constexpr std::string_view cut(std::string_view text, TextSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace wagescope
