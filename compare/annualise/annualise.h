// The yearly figure of a pay, derived from its own period, with every
// assumption said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/decimal.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// What is assumed where the posting does not say: 40 hours and 5 days a week,
/// 52 weeks and 12 months a year.
struct YearOptions {
  Decimal hours_per_week = units(40);
  Decimal days_per_week = units(5);
  Decimal weeks_per_year = units(52);
};

/// A pay in money per year. Ends that the pay does not have are absent; both are
/// absent when the pay has no period, or one that cannot be annualised.
struct Annual {
  std::optional<Decimal> min;
  std::optional<Decimal> max;
  std::vector<std::string> assumes;  ///< "40 hours a week", "52 weeks a year".
  std::vector<std::string> stated;   ///< The same, where the text itself says it.
  std::string why_not;               ///< Why there is no annual figure: "it is paid by the mile".
};

/// Uses the posting's own hours, weeks and payments a year where the text gives
/// them (then nothing is assumed), else `options`. Exact: a yearly figure that
/// Decimal cannot hold is none, and why_not says so.
Annual annualise(const Pay& pay, const YearOptions& options = {});

/// One multiplication on the way from a period to a year: "40 hours a week".
struct Step {
  enum class What : unsigned char { hours, days, weeks, months, quarters };
  What what;
  Decimal factor;
  bool assumed;  ///< Taken from YearOptions, not from the text.
  std::string words;
};

/// The steps whose product turns pay by `period` into pay by the year: none for
/// year; empty when that period has no fixed number in a year (mile, once, ...).
std::optional<std::vector<Step>> steps_to_year(Period period, const Pay& pay,
                                               const YearOptions& options);

/// Why pay of this kind and period has no yearly figure ("it is paid by the
/// mile"), or empty when it has one.
std::string why_not_annual(const Pay& pay);

/// Why pay by the hour or day is not that of every one of them, or empty: "Overtime: £19.75 an
/// hour", of which nobody knows how many hours a year has.
std::string why_not_always(const Pay& pay);

/// "by the hour", "for a whole project", "once": as in "it is paid by the hour".
std::string_view paid_how(Period period);

}  // namespace wagescope
