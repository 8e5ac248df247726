#include "compare/annualise/annualise.h"

#include <array>

namespace wagescope {
namespace {

Step step(Step::What what, const std::optional<Decimal>& stated, Decimal otherwise,
          std::string_view words) {
  const Decimal factor = stated.value_or(otherwise);
  return {what, factor, !stated, factor.to_string() + " " + std::string(words)};
}

/// A full-time-equivalent figure is for a full-time week, whatever hours the job has.
const std::optional<Decimal>& hours_of(const Pay& pay) {
  const bool full_time = pay.basis == Basis::fte && pay.work.full_time_hours_per_week;
  return full_time ? pay.work.full_time_hours_per_week : pay.work.hours_per_week;
}

std::optional<Decimal> times(std::optional<Decimal> amount, const std::vector<Step>& steps) {
  for (const Step& step : steps)
    if (amount) amount = amount->times(step.factor);
  return amount;
}

}  // namespace

std::string_view paid_how(Period period) {
  constexpr std::array<std::string_view, 13> how{
      "by the hour",    "by the day",          "by the week",  "by the month", "by the quarter",
      "by the year",    "by the shift",        "by the visit", "by the mile",  "by the piece",
      "by the session", "for a whole project", "once"};
  return how.at(static_cast<std::size_t>(period));
}

std::optional<std::vector<Step>> steps_to_year(Period period, const Pay& pay,
                                               const YearOptions& options) {
  const auto weeks = [&] {
    return step(Step::What::weeks, pay.work.weeks_per_year, options.weeks_per_year, "weeks a year");
  };
  switch (period) {
    case Period::hour:
      return std::vector{
          step(Step::What::hours, hours_of(pay), options.hours_per_week, "hours a week"), weeks()};
    case Period::day:
      return std::vector{
          step(Step::What::days, pay.work.days_per_week, options.days_per_week, "days a week"),
          weeks()};
    case Period::week: return std::vector{weeks()};
    case Period::month:
      if (pay.work.payments_per_year)
        return std::vector{
            step(Step::What::months, pay.work.payments_per_year, units(12), "payments a year")};
      return std::vector{step(Step::What::months, std::nullopt, units(12), "months a year")};
    case Period::quarter:
      return std::vector{Step{Step::What::quarters, units(4), false, "4 quarters a year"}};
    case Period::year: return std::vector<Step>{};
    default: return std::nullopt;
  }
}

std::string why_not_always(const Pay& pay) {
  const bool by_time = pay.period == Period::hour || pay.period == Period::day;
  if (pay.kind != Kind::allowance || !by_time || !pay.scope) return "";
  return "it is paid for some of the time alone, “" + *pay.scope + "”";
}

std::string why_not_annual(const Pay& pay) {
  if (!pay.min && !pay.max) return "no amount is known";
  if (pay.kind == Kind::sign_on) return "a sign-on payment is made once";
  if (pay.kind == Kind::equity) return "shares are not paid in money";
  if (!pay.period) return "the period that it is paid for is not known";
  if (!steps_to_year(*pay.period, pay, {}))
    return "it is paid " + std::string(paid_how(*pay.period));
  return why_not_always(pay);
}

Annual annualise(const Pay& pay, const YearOptions& options) {
  Annual annual;
  annual.why_not = why_not_annual(pay);
  if (!annual.why_not.empty()) return annual;
  const auto steps = *steps_to_year(*pay.period, pay, options);
  const auto min = times(pay.min, steps), max = times(pay.max, steps);
  if (min.has_value() != pay.min.has_value() || max.has_value() != pay.max.has_value()) {
    annual.why_not = "the yearly figure is too large or too fine to be kept exactly";
    return annual;
  }
  annual.min = min;
  annual.max = max;
  for (const Step& step : steps)
    (step.assumed ? annual.assumes : annual.stated).push_back(step.words);
  return annual;
}

}  // namespace wagescope
