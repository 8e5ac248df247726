// The minimum wage where a job is: of its city, its region or its country,
// whichever is highest by law.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/benchmark/benchmark.h"
#include "extractor/lexicon/lexicons.h"

namespace wagescope {

/// Where a job is, as far as its words tell.
struct JobPlace {
  std::string country;             ///< ISO 3166-1 alpha-2; empty when not known.
  std::string region;              ///< "WA"; empty when not known.
  std::vector<std::string> names;  ///< What stands between commas: "Seattle", "WA".
};

/// The highest of the minimum wages in force at a place.
struct PlaceMinimum {
  const Benchmark* series = nullptr;  ///< Of those given.
  std::string why;  ///< "the highest of US federal minimum wage, Washington minimum wage".
};

/// Immutable after construction; shared between threads.
class MinimumWages {
 public:
  explicit MinimumWages(const Lexicons& lexicons);
  ~MinimumWages();
  MinimumWages(MinimumWages&&) noexcept;

  /// `location` as a posting states it ("Seattle, WA"), and its country, if known.
  JobPlace place_of(std::string_view location, std::string_view country) const;

  /// The highest of the series of `all` that hold at `place` on `date`; those by
  /// the month are set against those by the hour at 40 hours and 52 weeks. An
  /// error says why there is none.
  Result<PlaceMinimum> highest(const JobPlace& place, std::span<const Benchmark> all, Date date,
                               bool nearest) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace wagescope
