#include "compare/ratio/need.h"

#include <array>

#include "compare/benchmark/unit.h"

namespace wagescope {
namespace {

Exact per_year(Period period, const Pay& pay, const YearOptions& options) {
  Exact all = Exact::whole(1);
  const auto steps = *steps_to_year(period, pay, options);
  for (const Step& step : steps) all = all * Exact(step.factor);
  return all;
}

Unit unit_of(const Comparison& found) {
  Benchmark series;
  series.currency = found.currency;
  series.unit = found.unit;
  return unit_of(series);
}

}  // namespace

std::vector<NeededRate> needed_rates(const Comparison& found, const YearOptions& options) {
  const Unit unit = unit_of(found);
  if (unit.what != Unit::What::money || found.work || found.share_min || found.share_max) return {};
  const Exact year =
      Exact(found.value.amount) / Exact::whole(unit.periods) * per_year(*unit.period, {}, options);
  const std::string basis = "at " + options.hours_per_week.to_string() + " hours and " +
                            options.days_per_week.to_string() + " days a week, " +
                            options.weeks_per_year.to_string() + " weeks a year";
  std::vector<NeededRate> rates;
  for (const Period period : {Period::hour, Period::day, Period::week, Period::month, Period::year})
    rates.push_back({period, year / per_year(period, {}, options), basis});
  return rates;
}

Result<Comparison> needed(const Benchmark& series, AsOf day, const CompareOptions& options) {
  auto in_force = value_in_force(series, day.date, options.nearest);
  if (!in_force) return in_force.error();
  const Unit unit = unit_of(series);
  if (unit.what != Unit::What::money && unit.what != Unit::What::work)
    return Error{ErrorCode::incomparable, series.id +
                                              " is neither money for a time nor a count of work, "
                                              "so no rate of pay and no time reaches it"};
  Pay nothing;
  nothing.min = Decimal();
  nothing.currency = series.currency;
  nothing.period = unit.period;
  return compare(nothing, series, day, options);
}

void add_needed_time(const Pay& pay, const YearOptions& options, Comparison& found) {
  if (!pay.period || unit_of(found).what != Unit::What::money) return;
  const auto time = [&](const std::optional<Multiple>& end) -> std::optional<NeededTime> {
    if (!end || end->pay <= Exact()) return std::nullopt;
    // The amount is for `unit`; so many units of pay's own make it.
    const Exact years = Exact::whole(1) / end->ratio /
                        per_year(*unit_of(found).period, pay, options) *
                        Exact::whole(unit_of(found).periods);
    return NeededTime{years * per_year(Period::hour, pay, options),
                      years * per_year(Period::day, pay, options),
                      years * per_year(Period::week, pay, options)};
  };
  found.time_min = time(found.min);
  found.time_max = time(found.max);
}

}  // namespace wagescope
