// The inverse question: what must be paid, or how long must be worked, to reach
// an amount.
#pragma once

#include <string>
#include <vector>

#include "compare/ratio/comparison.h"

namespace wagescope {

/// So much for each `period` reaches the amount.
struct NeededRate {
  Period period;
  Exact amount;
  std::string basis;  ///< "at 40 hours and 5 days a week, 52 weeks a year", the same for all.
};

/// By the hour, day, week, month and year; none for a benchmark that is no
/// money for a time.
std::vector<NeededRate> needed_rates(const Comparison& found, const YearOptions& options);

/// The value of `series` in force on `day`, set against no pay: for needed_rates(), or how long a
/// count of work takes.
/// Refused as compare() refuses, for a series that is no money for a time.
Result<Comparison> needed(const Benchmark& series, AsOf day, const CompareOptions& options);

/// Fills in how many hours, days and weeks of `pay` make the amount of `found`.
void add_needed_time(const Pay& pay, const YearOptions& options, Comparison& found);

}  // namespace wagescope
