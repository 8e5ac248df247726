// Words and line breaks counted or looked for in a long text.
#pragma once

#include <cstddef>
#include <string_view>

namespace wagescope {

/// Where `words` stand first at or behind `from`; npos when they do not. Looks at thirty-two
/// bytes of the text at once where the processor can, else at sixteen, or one by one.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from = 0);

/// The ways to look, of which find_words takes the quickest that the processor knows; all find
/// the same.
enum class Finder : unsigned char { plain, sse2, avx2 };
/// Whether the processor, and the compiler that made this, know a way. Others must not be used.
bool can_use(Finder finder);
std::size_t find_words(Finder finder, std::string_view text, std::string_view words,
                       std::size_t from = 0);

/// How often a byte stands in `text`: quick for one that is rare.
inline std::size_t count_of(char byte, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(byte); at != std::string_view::npos; at = text.find(byte, at + 1))
    ++count;
  return count;
}

}  // namespace wagescope
