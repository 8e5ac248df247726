// Consumer prices by year: what a sum of one year is in another year's dollars.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compare/ratio/exact.h"
#include "extractor/base/decimal.h"
#include "extractor/base/result.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// The average index of one year.
struct PriceLevel {
  int year = 0;
  Decimal index;
  std::string source_url;
  std::string note;
};

/// Immutable after reading.
class PriceIndex {
 public:
  /// Reads CSV with the columns year, value, source_url, note. `currency` is
  /// that of the sums which the index speaks of, `name` what people call it.
  static Result<PriceIndex> read(std::string_view file, std::string_view csv, std::string name,
                                 std::string currency);

  /// Empty for a year that the index does not have.
  const PriceLevel* level(int year) const;
  int first_year() const { return levels_.begin()->first; }
  int last_year() const { return levels_.rbegin()->first; }
  const std::string& name() const { return name_; }
  const std::string& currency() const { return currency_; }

 private:
  std::string name_;
  std::string currency_;
  std::map<int, PriceLevel> levels_;
};

/// A pay in the dollars of another year.
struct Restated {
  PriceLevel from;  ///< Of the year of the pay.
  PriceLevel to;
  std::optional<Exact> min;  ///< For the pay's own period.
  std::optional<Exact> max;
};

/// `pay`, as a sum of `from_year`, in the money of `to_year`. An error for
/// another currency than the index has, or a year that it lacks.
Result<Restated> restate(const Pay& pay, int from_year, int to_year, const PriceIndex& index);

}  // namespace wagescope
