// A posting with all that was asked of it: its pay against each benchmark, and
// its claims checked.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compare/occupation/occupation.h"
#include "compare/prices/prices.h"
#include "compare/ratio/claim_check.h"
#include "compare/ratio/comparison.h"

namespace wagescope {

/// What one word of --against came to for a posting.
struct Asked {
  std::string words;                        ///< As they were given: "place", "us-*-minimum-wage".
  std::shared_ptr<const Benchmark> series;  ///< Null: there is none, and `error` says why.
  std::string error;
  bool group = false;  ///< One of many that the words stand for.
  std::string why;     ///< How the words came to the series: "“cook” is Cooks, Restaurant".
  std::shared_ptr<const OccupationWages> wages;  ///< For "occupation": to rank the pay among.
};

struct PayComparison {
  std::size_t pay = 0;    ///< Index in Posting::pay.
  std::string benchmark;  ///< The id that was asked for.
  std::string name;       ///< Of the series.
  Result<Comparison> result;
  std::string why;  ///< As in Asked.
  /// For "occupation": its wages, and where each end of the pay stands among them.
  std::shared_ptr<const OccupationWages> wages;
  std::optional<Standing> standing_min;
  std::optional<Standing> standing_max;
};

struct CheckedPosting {
  Posting posting;
  AsOf as_of;
  std::vector<PayComparison> comparisons;  ///< By pay, then in the order of `against`.
  std::size_t left_out = 0;                ///< Comparisons of a group that gave no ratio.
  /// Each pay in the dollars of another year, when that was asked for.
  std::vector<Result<Restated>> restated;
  /// Where each pay stands among the stored ones, when that was asked for.
  std::vector<std::optional<Rank>> ranks;
  std::optional<std::size_t> claims_pay;  ///< The pay that the claims were checked with.
  std::vector<ClaimCheck> claims;         ///< In order of the text.
};

/// What the words of a claim name.
struct ClaimSeries {
  std::shared_ptr<const Benchmark> series;  ///< Null: none that is known.
  Certainty certainty = Certainty::stated;  ///< implied: by what the posting is about.
  std::string why;                          ///< Then: how.
};
using FindClaimSeries = std::function<ClaimSeries(const Claim&, const Posting&)>;

/// Sets each pay of `posting` against each series of `against` (a series that is
/// itself a ratio against the first ratio that the others gave), and checks its
/// claims with the series that `find` gives. A claim that names none that is
/// known is set against the only one of `against`, when it speaks of people who
/// would qualify, and is marked so.
/// Series of a group (a category, a pattern) that give no ratio are only counted,
/// unless none of all gives one.
CheckedPosting check(Posting posting, std::span<const Asked> against, const FindClaimSeries& find,
                     const CompareOptions& options);

/// The same for series named by themselves; claims are checked with those of
/// `all` that their own words name. Both must outlive the call.
CheckedPosting check(Posting posting, std::span<const Benchmark> against,
                     std::span<const Benchmark> all, const CompareOptions& options);

}  // namespace wagescope
