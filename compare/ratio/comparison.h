// A pay set against a dated benchmark: the exact ratio, what it means in whole
// numbers, and what had to be assumed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/annualise/annualise.h"
#include "compare/benchmark/benchmark.h"
#include "compare/currency/rates.h"
#include "compare/prices/prices.h"
#include "compare/rank/rank.h"
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
  std::optional<Date> as_of;           ///< --as-of: beats the document's own date.
  Date today;                          ///< For documents without a date.
  bool nearest = false;                ///< Use a stale value rather than none.
  const Rates* rates = nullptr;        ///< --rates: null refuses other currencies.
  const PriceIndex* prices = nullptr;  ///< --in-dollars-of: null restates nothing.
  int price_year = 0;                  ///< The year in whose dollars pay is restated.
  const PayRanks* ranks = nullptr;     ///< --rank: null ranks nothing.
  bool need = false;                   ///< --need: say at what rate, and in what time.
};

/// The day that counts for a posting: --as-of when given, else the document's, else today.
AsOf as_of(const Posting& posting, const CompareOptions& options);

/// One end of a pay against the benchmark's amount.
struct Multiple {
  Exact pay;        ///< In money per unit of the benchmark.
  Exact ratio;      ///< pay / amount.
  Exact whole;      ///< How many times the amount is reached in full.
  Exact left_over;  ///< Money above `whole` times the amount.
  Exact over;       ///< pay - amount: the surplus, or below zero the shortfall.
};

/// What a threshold that counts work ("100 days in 12 months") means for a job.
struct WorkThreshold {
  Period counted_in = Period::hour;  ///< hour, day or week.
  Decimal count;                     ///< So many of them.
  std::int64_t months = 0;           ///< Within so many months; 0 when no window is stated.
  Exact weeks;                       ///< Weeks of this job's work that make the count.
  std::optional<Exact> given;        ///< What the job gives within the window.
  std::optional<Exact> earned_min;   ///< Pay for that much work; absent where it cannot be told.
  std::optional<Exact> earned_max;
};

/// How long must be worked at a pay to earn an amount.
struct NeededTime {
  Exact hours;
  Exact days;
  Exact weeks;
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
  /// How many weeks of the job's year make the amount; as `reach_*`, for pay that has a year.
  std::optional<Exact> weeks_min;
  std::optional<Exact> weeks_max;
  std::optional<Decimal> weeks_per_year;  ///< The weeks of that year.
  std::optional<WorkThreshold> work;  ///< For a benchmark that counts work, in place of a ratio.
  /// For a benchmark in percent of income: that part of this pay, by the year.
  std::optional<Exact> share_min;
  std::optional<Exact> share_max;
  /// For a benchmark that is itself a ratio: the series whose ratio to this pay
  /// it was set against; min and max then hold one ratio over the other.
  std::string ratio_of;
  std::optional<NeededTime> time_min;  ///< For --need; of the pay's min.
  std::optional<NeededTime> time_max;
  std::optional<Conversion> converted;  ///< How the pay came into the benchmark's currency.
  std::vector<std::string> assumes;     ///< "40 hours a week".
  std::vector<std::string> stated;      ///< What the text itself gave for the conversion.
};

/// Sets `pay` against the value of `series` in force on `as_of`. Money by the
/// hour, day, week, month or year gives ratios; hours, days or weeks of work give
/// `work`; a percentage of income gives `share_*`. Refused with a reason: no value
/// in force (no_value); another currency without a rate, or none known; a
/// percentage of something else than income; a ratio, which needs another
/// comparison to be set against; money for what has no fixed number in a year; a
/// pay that cannot be put in the benchmark's unit (incomparable).
Result<Comparison> compare(const Pay& pay, const Benchmark& series, AsOf as_of,
                           const CompareOptions& options);

/// Sets the ratios of `other` (money) against a series that is itself a ratio, such
/// as that of chief executives' pay to workers'.
Result<Comparison> compare_ratio(const Comparison& other, const Benchmark& series, AsOf as_of,
                                 const CompareOptions& options);

}  // namespace wagescope
