// A posting with all that was asked of it: its pay against each benchmark, and
// its claims checked.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compare/ratio/claim_check.h"
#include "compare/ratio/comparison.h"

namespace wagescope {

struct PayComparison {
  std::size_t pay = 0;    ///< Index in Posting::pay.
  std::string benchmark;  ///< The id that was asked for.
  std::string name;       ///< Of the series.
  Result<Comparison> result;
};

struct CheckedPosting {
  Posting posting;
  AsOf as_of;
  std::vector<PayComparison> comparisons;  ///< By pay, then in the order of `against`.
  std::optional<std::size_t> claims_pay;   ///< The pay that the claims were checked with.
  std::vector<ClaimCheck> claims;          ///< In order of the text.
};

/// Sets each pay of `posting` against each series of `against` (a series that is
/// itself a ratio against the first ratio that the others gave), and checks its
/// claims with the series of `all` that they name. A claim that names none that
/// is known is set against the only one of `against`, when it speaks of people
/// who would qualify, and is marked so.
CheckedPosting check(Posting posting, std::span<const Benchmark> against,
                     std::span<const Benchmark> all, const CompareOptions& options);

}  // namespace wagescope
