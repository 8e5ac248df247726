// Why money is no pay: what is known of each reason. kind/reasons.tsv explains the traits.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/base/decimal.h"
#include "extractor/lexicon/lexicons.h"

namespace wagescope {

struct Reason {
  using Traits = std::uint16_t;
  static constexpr Traits kFirm = 1;
  static constexpr Traits kWhole = 2;
  static constexpr Traits kOthers = 4;
  static constexpr Traits kBracket = 8;
  static constexpr Traits kUnlessHourly = 16;
  static constexpr Traits kCosts = 32;
  static constexpr Traits kKin = 64;
  static constexpr Traits kOpen = 128;
  static constexpr Traits kHeld = 256;
  static constexpr Traits kUnsaid = 512;
  static constexpr Traits kCapped = 1024;
  static constexpr Traits kRated = 2048;
  static constexpr Traits kNeverHourly = 4096;

  std::string says;  ///< For a reader: "money that a company raised".
  Traits traits = 0;
  /// The sums of whole pounds, dollars and euros that it can be of; empty: no bound.
  std::optional<Decimal> least, most;

  bool is(Traits trait) const { return (traits & trait) != 0; }
};

/// The reasons by their names. Immutable after construction; shared between threads.
class Reasons {
 public:
  explicit Reasons(const Lexicons& lexicons);

  /// One without traits for a name that no table explains. Valid as long as the reasons.
  const Reason& of(std::string_view name) const;
  bool known(std::string_view name) const { return reasons_.contains(name); }

 private:
  std::map<std::string, Reason, std::less<>> reasons_;
};

}  // namespace wagescope
