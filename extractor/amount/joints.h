// Small words and signs between two pays, or between a pay and what comes on top of it: "and",
// "oder", "+". amount/joints.tsv
#pragma once

#include <cstdint>
#include <string_view>

#include "extractor/base/span.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class Joints {
 public:
  using Kinds = std::uint16_t;
  static constexpr Kinds kAnd = 1;
  static constexpr Kinds kOr = 2;
  static constexpr Kinds kPlus = 4;
  static constexpr Kinds kWith = 8;
  static constexpr Kinds kIncl = 16;
  static constexpr Kinds kTo = 32;
  static constexpr Kinds kOf = 64;
  static constexpr Kinds kPart = 128;
  static constexpr Kinds kBy = 256;

  explicit Joints(const Lexicons& lexicons);

  /// Those that stand anywhere in `within`, but for words that are said too often of others.
  Kinds in(std::string_view text, TextSpan within) const;
  /// What `gap`, without the spaces at its ends, is; 0 when more stands in it.
  Kinds only(std::string_view gap) const;
  /// Whether one of `kinds` begins at `at`, a word's edge, but for words that are said too often.
  bool begins(std::string_view text, std::size_t at, Kinds kinds) const;
  /// Whether "of" and its kin stand at `at`: "a bonus of £3,000", "$250,000+ in assets".
  bool leads_on(std::string_view text, std::size_t at) const;

 private:
  struct Joint {
    Kinds kinds = 0;  ///< All that the word may be.
    Kinds plain = 0;  ///< Those that it is among other words too.
  };
  Phrases<Joint> joints_;
};

}  // namespace wagescope
