// The occupation of a role, the wages published for it, and where among them a
// pay stands.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compare/annualise/annualise.h"
#include "compare/benchmark/benchmark.h"
#include "compare/ratio/exact.h"
#include "extractor/base/certainty.h"
#include "extractor/base/decimal.h"
#include "extractor/base/result.h"
#include "extractor/occupation/occupation.h"

namespace wagescope {

/// One row of the wage survey.
struct OccupationWages {
  std::string soc;    ///< "29-1141"
  std::string title;  ///< "Registered Nurses"
  int year = 0;       ///< Of the survey, whose reference month is May.
  /// The 10th, 25th, 50th, 75th and 90th percentile; absent where none was released.
  std::array<std::optional<Decimal>, 5> hourly;
  std::array<std::optional<Decimal>, 5> annual;
  std::string source_url;

  /// By the year; where only hourly wages were released, those.
  bool by_year() const { return annual[2].has_value(); }
  const std::array<std::optional<Decimal>, 5>& wages() const { return by_year() ? annual : hourly; }
};

struct OccupationMatch {
  std::shared_ptr<const OccupationWages> wages;
  Certainty certainty = Certainty::stated;  ///< implied: the title ends with the words.
  std::string why;  ///< "“registered nurse” is Registered Nurses (29-1141)"
};

/// Immutable after reading; shared between threads.
class Occupations {
 public:
  /// Reads the survey (db/benchmarks/oews.csv).
  static Result<Occupations> read(std::string_view file, std::string_view csv);

  /// The occupation of a job by the words of its role and, where these do not
  /// tell, of its title. Empty when no words tell it surely.
  std::optional<OccupationMatch> find(std::string_view role, std::string_view title) const;

  /// The median as a series: that of `all` which names the code, with its
  /// earlier years, else the survey's own year.
  std::shared_ptr<const Benchmark> series(const OccupationMatch& match,
                                          std::span<const Benchmark> all) const;

  /// The row of a code; null when there is none.
  std::shared_ptr<const OccupationWages> wages(std::string_view soc) const;

 private:
  explicit Occupations(OccupationReader reader) : reader_(std::move(reader)) {}

  OccupationReader reader_;
  std::map<std::string, std::shared_ptr<const OccupationWages>, std::less<>> rows_;
};

/// Between which of the published percentiles a pay stands.
struct Standing {
  std::optional<std::size_t> from;  ///< Index of the highest that the pay reaches.
  std::optional<std::size_t> to;    ///< Of the lowest that it does not; absent: above all.
};

/// `pay` is by the year or the hour, as wages.wages() are. Empty when no
/// percentile was released.
std::optional<Standing> standing(const OccupationWages& wages, const Exact& pay);

/// 10, 25, 50, 75, 90.
constexpr std::array<int, 5> kPercentiles{10, 25, 50, 75, 90};

/// The major group of a code: "29" is "Healthcare Practitioners and Technical".
std::string_view major_group(std::string_view soc);

}  // namespace wagescope
