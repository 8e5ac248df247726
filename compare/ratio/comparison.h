// A pay set against a dated benchmark: the exact ratio, what it means in whole
// numbers, and what had to be assumed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/annualise/annualise.h"
#include "compare/benchmark/benchmark.h"
#include "compare/ratio/exact.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// Where the day came from on which a benchmark must be in force.
enum class AsOfFrom : unsigned char { document, flag, today };
std::string_view name(AsOfFrom);

struct AsOf {
  Date date;
  AsOfFrom from = AsOfFrom::today;
};

struct CompareOptions {
  YearOptions year;
  std::optional<Date> as_of;  ///< --as-of: beats the document's own date.
  Date today;                 ///< For documents without a date.
  bool nearest = false;       ///< Use a stale value rather than none.
};

/// The day that counts for a posting: --as-of when given, else the document's, else today.
AsOf as_of(const Posting& posting, const CompareOptions& options);

/// One end of a pay against the benchmark's amount.
struct Multiple {
  Exact pay;        ///< In money per unit of the benchmark.
  Exact ratio;      ///< pay / amount.
  Exact whole;      ///< How many times the amount is reached in full.
  Exact left_over;  ///< Money above `whole` times the amount.
};

/// A pay against the value in force.
struct Comparison {
  std::string benchmark;  ///< The id.
  std::string name;
  std::string category;
  std::string issuer;
  std::string currency;
  std::string unit;
  BenchmarkValue value;
  bool stale = false;  ///< Not in force on the day: the nearest was asked for.
  AsOf as_of;
  std::optional<Multiple> min;  ///< Absent for "up to X", and when only `reach` is known.
  std::optional<Multiple> max;  ///< Absent for "from X".
  /// How many hours, days, shifts, ... of this pay make the benchmark's amount;
  /// only for a benchmark by the year. `reach_min` belongs to the pay's min.
  std::optional<Exact> reach_min;
  std::optional<Exact> reach_max;
  std::optional<Period> reach_period;
  std::vector<std::string> assumes;  ///< "40 hours a week".
  std::vector<std::string> stated;   ///< What the text itself gave for the conversion.
};

/// Sets `pay` against the value of `series` in force on `as_of`. Refused with a
/// reason: no value in force (no_value); another currency or none known, a
/// benchmark that counts days or percents, a pay that cannot be put in the
/// benchmark's unit (incomparable).
Result<Comparison> compare(const Pay& pay, const Benchmark& series, AsOf as_of,
                           const CompareOptions& options);

}  // namespace wagescope
