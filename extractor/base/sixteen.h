// Sixteen bytes of a text looked at in one go: which are letters, capitals, figures, or
// beyond ASCII, one bit for each byte. What it buys: a word is cut and made small in some
// twenty instructions, however long it is, where a loop over its bytes takes ten for each.
//
// On x86-64 with SSE2, which every such processor has; elsewhere a plain loop that gives the
// same bits. Both are compiled everywhere that has both, and tests hold one against the other.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace wagescope {

/// Sixteen bytes as two numbers, made small: a word that is its own key.
struct WordKey {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  friend bool operator==(const WordKey&, const WordKey&) = default;

  /// A number of 32 well mixed bits.
  std::uint32_t hash() const {
    std::uint64_t mixed = first * 0xFF51AFD7ED558CCDu;
    mixed = (mixed ^ mixed >> 32 ^ second) * 0xC4CEB9FE1A85EC53u;
    return static_cast<std::uint32_t>(mixed >> 32);
  }
};

/// A number below 1024 from two letters in any case.
constexpr std::size_t two_letters(char first, char second) {
  return (static_cast<unsigned>(first) & 31u) * 32 + (static_cast<unsigned>(second) & 31u);
}

struct Sixteen {
  static constexpr unsigned kBytes = 16;

  WordKey small;               ///< The bytes, capitals made small.
  std::uint32_t letters = 0;   ///< Of ASCII, as all the following.
  std::uint32_t capitals = 0;  ///< Also among the letters.
  std::uint32_t figures = 0;
  std::uint32_t beyond = 0;  ///< Bytes of characters beyond ASCII.
  std::uint32_t spaces = 0;  ///< U+0020 alone.
  std::uint32_t low = 0;     ///< Spaces and what stands before them: tabs, line breaks, NUL.

  /// How many letters and figures stand at the beginning: 16 when no other byte is there.
  unsigned length() const { return static_cast<unsigned>(std::countr_one(letters | figures)); }

  /// The bits of the first `size` bytes, or of all sixteen.
  static std::uint32_t first(std::size_t size) {
    return size >= kBytes ? 0xFFFF : (std::uint32_t{1} << size) - 1;
  }

  /// The first `size` bytes alone.
  WordKey key(unsigned size) const {
    if (size >= 16) return small;
    if (size > 8) return {small.first, small.second & below((size - 8) * 8)};
    return {size == 8 ? small.first : small.first & below(size * 8), 0};
  }

  /// The bytes of `text` from `at` on; zeros behind its end.
  static Sixteen at(std::string_view text, std::size_t at);
  /// The same without SSE2.
  static Sixteen plain(const char* bytes);

 private:
  static std::uint64_t below(unsigned bits) { return (std::uint64_t{1} << bits) - 1; }
#if defined(__SSE2__)
  static Sixteen quick(const char* bytes);
#else
  static Sixteen quick(const char* bytes) { return plain(bytes); }
#endif
};

inline Sixteen Sixteen::plain(const char* bytes) {
  Sixteen all;
  char small[kBytes];
  for (unsigned i = 0; i < kBytes; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::uint32_t bit = std::uint32_t{1} << i;
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital) all.capitals |= bit;
    if (capital || (c >= 'a' && c <= 'z')) all.letters |= bit;
    if (c >= '0' && c <= '9') all.figures |= bit;
    if (c >= 0x80) all.beyond |= bit;
    if (c == ' ') all.spaces |= bit;
    if (c <= ' ') all.low |= bit;
    small[i] = static_cast<char>(capital ? c + 32 : c);
  }
  std::memcpy(&all.small.first, small, 8);
  std::memcpy(&all.small.second, small + 8, 8);
  return all;
}

#if defined(__SSE2__)
/// Inlined wherever it is used, as `at` is: what is not asked for is then not made. Left to
/// themselves, compilers stop at some number of uses.
[[gnu::always_inline]] inline Sixteen Sixteen::quick(const char* bytes) {
  // Signed compares only: a range begins at -128 once its first byte is taken away.
  const auto in_range = [](__m128i v, char first, int count) {
    const __m128i from_least = _mm_add_epi8(v, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(from_least, _mm_set1_epi8(static_cast<char>(-128 + count)));
  };
  const auto bits = [](__m128i v) { return static_cast<std::uint32_t>(_mm_movemask_epi8(v)); };
  const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i capital = in_range(all, 'A', 26);
  const __m128i small = _mm_or_si128(all, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
  Sixteen found;
  found.letters = bits(in_range(small, 'a', 26));
  found.capitals = bits(capital);
  found.figures = bits(in_range(all, '0', 10));
  found.beyond = bits(all);
  found.spaces = bits(_mm_cmpeq_epi8(all, _mm_set1_epi8(' ')));
  found.low = bits(in_range(all, '\0', ' ' + 1));
  std::memcpy(static_cast<void*>(&found.small), &small, sizeof small);
  return found;
}
#endif

[[gnu::always_inline]] inline Sixteen Sixteen::at(std::string_view text, std::size_t at) {
  if (at + kBytes <= text.size()) return quick(text.data() + at);
  char bytes[kBytes] = {};
  if (at < text.size()) std::memcpy(bytes, text.data() + at, text.size() - at);
  return quick(bytes);
}

}  // namespace wagescope
