// The yearly figure of a pay, derived from its own period, with every
// assumption said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/base/decimal.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// What is assumed where the posting does not say: 40 hours and 5 days a week,
/// 52 weeks a year.
struct YearOptions {
  Decimal hours_per_week = Decimal::from_micros(40 * Decimal::kMicrosPerUnit);
  Decimal days_per_week = Decimal::from_micros(5 * Decimal::kMicrosPerUnit);
  Decimal weeks_per_year = Decimal::from_micros(52 * Decimal::kMicrosPerUnit);
};

/// A pay in money per year. Ends that the pay does not have are absent; both are
/// absent when the pay has no period, or one that cannot be annualised.
struct Annual {
  std::optional<Decimal> min;
  std::optional<Decimal> max;
  std::vector<std::string> assumes;  ///< "40 hours a week", "52 weeks a year".
  std::string why_not;               ///< Why there is no annual figure: "paid by the mile".
};

/// Uses the posting's own hours, weeks and payments a year where the text gives
/// them (then nothing is assumed), else `options`.
Annual annualise(const Pay& pay, const YearOptions& options = {});

}  // namespace wagescope
