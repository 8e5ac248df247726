// Where a clause begins and ends, beyond which no word speaks of an amount: at a line break, a
// sentence's end, '|' and ';'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"
#include "extractor/lexicon/lexicons.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class Clauses {
 public:
  explicit Clauses(const Lexicons& lexicons);

  /// The stretch left of `at` that belongs to the same clause, not beyond `floor`.
  TextSpan left(std::string_view text, std::uint32_t at, std::uint32_t floor) const;
  /// The same to the right, not beyond `ceiling`.
  TextSpan right(std::string_view text, std::uint32_t at, std::uint32_t ceiling) const;

 private:
  bool abbreviated(std::string_view text, std::uint32_t dot) const;
  bool sentence_end(std::string_view text, std::uint32_t at) const;
  bool breaks(std::string_view text, std::uint32_t at) const;

  std::vector<std::string> abbreviations_;  ///< In order.
  std::size_t longest_ = 0;                 ///< Bytes of one.
};

}  // namespace wagescope
