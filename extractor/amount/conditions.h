// Words behind an amount that say from when on, or behind what, it is paid: "after probation",
// "from 1 April", "in 2027".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class Conditions {
 public:
  explicit Conditions(const Lexicons& lexicons);

  /// Where such words that begin at `at` end: the first of them, or with the date that they lead
  /// to; empty when none do.
  std::optional<std::uint32_t> at(std::string_view text, std::uint32_t at) const;

 private:
  std::optional<std::uint32_t> date_at(std::string_view text, std::uint32_t at) const;

  PhraseSet phrases_;  ///< "after"
  PhraseSet openers_;  ///< "from", in front of a date
  PhraseSet months_;
};

}  // namespace wagescope
