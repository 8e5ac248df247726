// Dated, sourced amounts that pay is set against.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/date.h"
#include "extractor/base/decimal.h"
#include "extractor/base/result.h"

namespace wagescope {

/// One amount and the days for which it holds.
struct BenchmarkValue {
  Decimal amount;
  std::string measure;  ///< What must be reached: "covered earnings in a base period".
  Date effective_from;
  std::optional<Date> effective_to;  ///< Last day; absent: no end is known.
  std::string source_title;
  std::string source_url;
  std::string note;  ///< Shown with the figure when there is one.
};

/// A time series: one id, values in order of date, none overlapping.
struct Benchmark {
  std::string id;  ///< "sag-aftra-health-earnings"
  std::string name;
  std::string category;  ///< "minimum-wage", ...
  std::string issuer;
  std::string jurisdiction;  ///< ISO 3166, with subdivisions: "US", "US-CA".
  std::string currency;      ///< ISO 4217; empty when the amount is not money.
  std::string unit;          ///< "year", "month", "week", "hour", "days", "percent", ...
  std::vector<BenchmarkValue> values;
};

/// Reads the columns that db/benchmarks/README.md names, from CSV with a header
/// row. Refused as a whole, with file, line, reason and mend: a missing source
/// or date, a malformed amount, dates that overlap within an id. The message has
/// a line for each fault, twenty at most. Series keep the order of the file.
Result<std::vector<Benchmark>> read_benchmarks(std::string_view file, std::string_view csv);

/// The value that holds on a day.
struct InForce {
  BenchmarkValue value;
  bool stale = false;  ///< Not in force on the day: the nearest was asked for.
};

/// The value of `series` whose days hold `date`. A value without a known end
/// holds on. In a gap, before the first or past the last known end there is
/// none: an error that names the neighbours, or with `nearest` the value before
/// (else the one after), marked stale.
Result<InForce> value_in_force(const Benchmark& series, Date date, bool nearest = false);

/// The series with that id, or null.
const Benchmark* find_benchmark(std::span<const Benchmark> all, std::string_view id);
/// `series`, which outlives what is made with it, where others are owned.
inline std::shared_ptr<const Benchmark> not_owned(const Benchmark* series) {
  return {std::shared_ptr<void>(), series};
}

}  // namespace wagescope
