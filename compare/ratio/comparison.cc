#include "compare/ratio/comparison.h"

#include <algorithm>
#include <array>

namespace wagescope {
namespace {

/// Months are not paid alike everywhere: a monthly minimum that is due fourteen
/// times a year says "14 payments a year" in its measure.
std::optional<Decimal> payments_in(std::string_view measure) {
  const auto found = measure.find(" payments a year");
  if (found == measure.npos) return std::nullopt;
  auto begin = found;
  while (begin > 0 && measure[begin - 1] >= '0' && measure[begin - 1] <= '9') --begin;
  return Decimal::parse(measure.substr(begin, found - begin));
}

/// The period of a unit of money ("hour"); empty for "program" and "3-days".
std::optional<Period> period_of(const Benchmark& series) {
  const auto period = period_from_name(series.unit);
  return period && *period <= Period::year ? period : std::nullopt;
}

Error incomparable(const std::string& why) { return {ErrorCode::incomparable, why}; }

std::string counted(const Benchmark& series, const BenchmarkValue& value) {
  const std::string amount = value.amount.to_string();
  if (series.unit == "percent") return amount + " percent";
  if (series.unit == "ratio") return "a ratio of " + amount;
  std::string unit = series.unit;
  std::ranges::replace(unit, '-', ' ');
  return amount + " " + unit;
}

/// Why these two cannot be set against each other, or empty.
std::string why_not(const Pay& pay, const Benchmark& series, const BenchmarkValue& value) {
  if (series.currency.empty())
    return series.id + " is " + counted(series, value) + " (" + value.measure +
           "), not money, so pay cannot be set against it";
  if (pay.currency.empty())
    return "the currency of the pay is not known, and " + series.id + " is in " + series.currency;
  if (pay.currency != series.currency)
    return "the pay is in " + pay.currency + " and " + series.id + " is in " + series.currency +
           "; currencies are not converted without a rate";
  if (!period_of(series))
    return series.id + " is paid by the " + series.unit +
           ", which has no fixed number in a year, so pay cannot be set against it";
  if (!pay.min && !pay.max) return "no amount of the pay is known";
  if (!pay.period) return "the period that the pay is for is not known";
  if (pay.kind == Kind::equity || pay.kind == Kind::sign_on) return why_not_annual(pay);
  return "";
}

Exact product(const std::vector<Step>& steps) {
  Exact all = Exact::whole(1);
  for (const Step& step : steps) all = all * Exact(step.factor);
  return all;
}

/// Leaves out of both what stands in both: an hour and a day need no weeks.
void cancel(std::vector<Step>& a, std::vector<Step>& b) {
  std::erase_if(a, [&](const Step& one) {
    const auto same = std::ranges::find_if(
        b, [&](const Step& other) { return other.what == one.what && other.factor == one.factor; });
    if (same == b.end()) return false;
    b.erase(same);
    return true;
  });
}

std::vector<Step> steps_of_benchmark(Period unit, const Pay& pay, const BenchmarkValue& value,
                                     const YearOptions& options) {
  auto steps = *steps_to_year(unit, pay, options);
  if (unit != Period::month) return steps;
  const auto payments = payments_in(value.measure);
  const Decimal months = Decimal::from_micros(12 * Decimal::kMicrosPerUnit);
  steps.front() = {
      Step::What::months, payments.value_or(months), !payments,
      payments ? payments->to_string() + " payments a year of the benchmark" : "12 months a year"};
  return steps;
}

/// Pay per period -> money per unit of the benchmark.
Exact conversion(const Pay& pay, Period unit, const YearOptions& options, Comparison& found) {
  auto up = *steps_to_year(*pay.period, pay, options);
  auto down = steps_of_benchmark(unit, pay, found.value, options);
  cancel(up, down);
  for (const auto* steps : {&up, &down})
    for (const Step& step : *steps)
      (step.assumed ? found.assumes : found.stated).push_back(step.words);
  return product(up) / product(down);
}

std::optional<Multiple> multiple(std::optional<Decimal> end, const Exact& factor, Decimal amount) {
  if (!end) return std::nullopt;
  Multiple made;
  made.pay = Exact(*end) * factor;
  made.ratio = made.pay / Exact(amount);
  made.whole = made.ratio.floor();
  made.left_over = made.pay - made.whole * Exact(amount);
  return made;
}

std::optional<Exact> reach(std::optional<Decimal> end, Decimal amount) {
  if (!end || end->micros() <= 0) return std::nullopt;
  return Exact(amount) / Exact(*end);
}

/// How many times this pay must be earned: for a year's amount and pay by less than a year.
void add_reach(const Pay& pay, Period unit, Comparison& found) {
  if (unit != Period::year || *pay.period == Period::year || *pay.period == Period::once) return;
  found.reach_period = pay.period;
  found.reach_min = reach(pay.min, found.value.amount);
  found.reach_max = reach(pay.max, found.value.amount);
}

}  // namespace

std::string_view name(AsOfFrom value) {
  constexpr std::array<std::string_view, 3> names{"document", "flag", "today"};
  return names.at(static_cast<std::size_t>(value));
}

AsOf as_of(const Posting& posting, const CompareOptions& options) {
  if (options.as_of) return {*options.as_of, AsOfFrom::flag};
  if (posting.date) return {*posting.date, AsOfFrom::document};
  return {options.today, AsOfFrom::today};
}

Result<Comparison> compare(const Pay& pay, const Benchmark& series, AsOf as_of,
                           const CompareOptions& options) {
  auto in_force = value_in_force(series, as_of.date, options.nearest);
  if (!in_force) return in_force.error();
  if (std::string why = why_not(pay, series, in_force->value); !why.empty())
    return incomparable(why);
  const Period unit = *period_of(series);
  Comparison found;
  found.benchmark = series.id;
  found.name = series.name;
  found.category = series.category;
  found.issuer = series.issuer;
  found.currency = series.currency;
  found.unit = series.unit;
  found.value = in_force->value;
  found.stale = in_force->stale;
  found.as_of = as_of;
  add_reach(pay, unit, found);
  if (steps_to_year(*pay.period, pay, options.year)) {
    const Exact factor = conversion(pay, unit, options.year, found);
    found.min = multiple(pay.min, factor, found.value.amount);
    found.max = multiple(pay.max, factor, found.value.amount);
  } else if (!found.reach_period) {
    return incomparable("it is paid " + std::string(paid_how(*pay.period)) +
                        ", which cannot be set against an amount by the " + series.unit);
  }
  return found;
}

}  // namespace wagescope
