// A ratio that the text states in words, set against the exact one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/ratio/comparison.h"

namespace wagescope {

enum class Verdict : unsigned char {
  holds,
  close,  ///< Not what the figures give, but within a twentieth of it.
  does_not_hold,
  cannot_be_checked,
};
/// "holds", "close", "does_not_hold", "cannot_be_checked".
std::string_view name(Verdict);

/// What the claim would have been with another value of the series.
struct OtherValue {
  BenchmarkValue value;
  Exact ratio;
  Verdict verdict = Verdict::does_not_hold;
};

/// From the first day to the last; an absent last day is not known.
struct DaySpan {
  Date first;
  std::optional<Date> last;
};

struct ClaimCheck {
  Claim claim;
  Verdict verdict = Verdict::cannot_be_checked;
  std::string why;  ///< Why it cannot be checked.
  /// stated: the claim's own words name the benchmark. implied: they mean it beside this posting.
  /// assumed: they name none, and it was set against the one asked for.
  Certainty benchmark_certainty = Certainty::stated;
  std::string benchmark_why;             ///< For implied: how.
  std::optional<Comparison> comparison;  ///< What the claim was checked with.
  std::optional<Exact> exact;            ///< The ratio that the figures give.
  std::optional<Exact> difference;       ///< exact - count.
  std::optional<Exact> right_amount;     ///< The benchmark amount that would make the count exact.
  std::vector<DaySpan> holds_on;         ///< The days of the series for which the claim holds.
  std::vector<OtherValue> others;  ///< The other values of the series, nearest to the claim first.
};

/// Checks `claim` with `pay` and `series` (null: none is known). Of a pay with
/// two ends the one nearer to the claim counts; a claim between them holds.
ClaimCheck check_claim(const Claim& claim, const Pay& pay, const Benchmark* series, AsOf as_of,
                       const CompareOptions& options);

}  // namespace wagescope
