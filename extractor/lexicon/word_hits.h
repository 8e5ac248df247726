// One pass over a text for all readers: every word is cut and looked up once, and what no
// table knows is not looked at again. Most words of a posting end here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"
#include "extractor/lexicon/first_words.h"

namespace wagescope {

/// A word or sign that some reader may care about.
struct WordHit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;      ///< Of the word; of the first of several that are glued.
  FirstWords::Tables tables;  ///< Those that may have a phrase here.
  bool capital = false;       ///< Begins with a capital letter.
  bool figure = false;        ///< Holds a figure of ASCII.
  bool odd =
      false;  ///< A phrase may begin inside of it too: "30k", "月給", or one too long to tell.
};

class WordHits {
 public:
  /// The hits of `within`, which begins at a character. Words go on behind its end.
  WordHits(const FirstWords& first_words, std::string_view text, TextSpan within);

  /// Those that begin in `within`, in order.
  std::span<const WordHit> in(TextSpan within) const;
  /// From the first one that ends behind `at` on.
  std::span<const WordHit> from(std::uint32_t at) const;

 private:
  std::vector<WordHit> hits_;
};

/// Where the line of a place begins, for places asked about in order.
class LineBegins {
 public:
  LineBegins(std::string_view text, std::size_t begin) : text_(text), line_(begin), seen_(begin) {}

  std::size_t begin(std::size_t at) {
    const std::size_t found = text_.substr(seen_, at - seen_).rfind('\n');
    if (found != std::string_view::npos) line_ = seen_ + found + 1;
    seen_ = at;
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t line_;
  std::size_t seen_;
};

}  // namespace wagescope
