#include "compare/ratio/comparison.h"

#include <algorithm>
#include <array>

#include "compare/benchmark/unit.h"

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

Error incomparable(const std::string& why) { return {ErrorCode::incomparable, why}; }

/// Whether a percentage is one of what people earn: "employee share of household
/// income", and not "members earning above 26,470 dollars".
bool is_part_of_income(std::string_view measure) {
  constexpr std::array<std::string_view, 5> kOf{" of household income", " of income", " of pay",
                                                " of earnings", " of wages"};
  return std::ranges::any_of(kOf,
                             [&](std::string_view of) { return measure.find(of) != measure.npos; });
}

std::string why_not_unit(const Benchmark& series, const BenchmarkValue& value, const Unit& unit) {
  const std::string amount = value.amount.to_string();
  switch (unit.what) {
    case Unit::What::ratio:
      return series.id + " is a ratio of " + amount + " (" + value.measure +
             "), which is set against a ratio and not against a pay; name in --against also what "
             "the pay is to be divided by";
    case Unit::What::percent:
      if (is_part_of_income(value.measure)) return "";
      return series.id + " is " + amount + " percent (" + value.measure +
             "), which is no part of a pay, so pay cannot be set against it";
    case Unit::What::other:
      if (series.currency.empty())
        return series.id + " counts " + amount + " " + series.unit + " (" + value.measure +
               "), which is neither money nor time, so pay cannot be set against it";
      return series.id + " is paid by the " + series.unit +
             ", which has no fixed number in a year, so pay cannot be set against it";
    default: return "";
  }
}

std::string why_not_pay(const Pay& pay) {
  if (!pay.min && !pay.max) return "no amount of the pay is known";
  if (!pay.period) return "the period that the pay is for is not known";
  if (pay.kind == Kind::equity || pay.kind == Kind::sign_on) return why_not_annual(pay);
  return why_not_always(pay);
}

/// How `pay` comes into the currency of `series`; empty where it is in it already.
Result<std::optional<Conversion>> conversion_to(const Benchmark& series, const Pay& pay, Date date,
                                                const Rates* rates) {
  if (pay.currency == series.currency) return std::optional<Conversion>();
  if (pay.currency.empty())
    return incomparable("the currency of the pay is not known, and " + series.id + " is in " +
                        series.currency);
  if (!rates)
    return incomparable("the pay is in " + pay.currency + " and " + series.id + " is in " +
                        series.currency +
                        "; currencies are not converted without a rate: give --rates FILE");
  auto found = rates->find(pay.currency, series.currency, date);
  if (!found) return found.error();
  return std::optional(*std::move(found));
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
  const Decimal months = units(12);
  steps.front() = {
      Step::What::months, payments.value_or(months), !payments,
      payments ? payments->to_string() + " payments a year of the benchmark" : "12 months a year"};
  return steps;
}

void note(const Step& step, Comparison& found) {
  auto& words = step.assumed ? found.assumes : found.stated;
  if (std::ranges::find(words, step.words) == words.end()) words.push_back(step.words);
}

/// Pay per period -> money per unit of the benchmark.
Exact factor_to(const Pay& pay, Period unit, const YearOptions& options, Comparison& found) {
  auto up = *steps_to_year(*pay.period, pay, options);
  auto down = steps_of_benchmark(unit, pay, found.value, options);
  cancel(up, down);
  for (const auto* steps : {&up, &down})
    for (const Step& step : *steps) note(step, found);
  return product(up) / product(down);
}

std::optional<Multiple> multiple(std::optional<Decimal> end, const Exact& factor, Decimal amount) {
  if (!end) return std::nullopt;
  Multiple made;
  made.pay = Exact(*end) * factor;
  made.ratio = made.pay / Exact(amount);
  made.whole = made.ratio.floor();
  made.left_over = made.pay - made.whole * Exact(amount);
  made.over = made.pay - Exact(amount);
  return made;
}

std::optional<Exact> reach(const std::optional<Exact>& end, Decimal amount) {
  if (!end || *end <= Exact()) return std::nullopt;
  return Exact(amount) / *end;
}

std::optional<Exact> times(std::optional<Decimal> end, const Exact& factor) {
  return end ? std::optional(Exact(*end) * factor) : std::nullopt;
}

/// How many times this pay must be earned: for a year's amount and pay by less than a year.
void add_reach(const Pay& pay, const Exact& rate, Comparison& found) {
  if (*pay.period == Period::year || *pay.period == Period::once) return;
  found.reach_period = pay.period;
  found.reach_min = reach(times(pay.min, rate), found.value.amount);
  found.reach_max = reach(times(pay.max, rate), found.value.amount);
}

/// How many weeks of work reach a year's amount.
void add_weeks(const Pay& pay, const YearOptions& options, Comparison& found) {
  found.weeks_per_year = pay.work.weeks_per_year.value_or(options.weeks_per_year);
  const auto weeks = [&](const std::optional<Multiple>& end) -> std::optional<Exact> {
    if (!end || end->pay <= Exact()) return std::nullopt;
    return Exact(*found.weeks_per_year) / end->ratio;
  };
  found.weeks_min = weeks(found.min);
  found.weeks_max = weeks(found.max);
}

Result<Comparison> compare_money(const Pay& pay, const Benchmark& series, const Unit& unit,
                                 const CompareOptions& options, Comparison found) {
  auto converted = conversion_to(series, pay, found.as_of.date, options.rates);
  if (!converted) return converted.error();
  found.converted = *std::move(converted);
  const Exact rate = found.converted ? found.converted->rate : Exact::whole(1);
  const bool by_year = unit.period == Period::year && unit.periods == 1;
  if (by_year) add_reach(pay, rate, found);
  if (steps_to_year(*pay.period, pay, options.year)) {
    const Exact factor =
        factor_to(pay, *unit.period, options.year, found) * Exact::whole(unit.periods) * rate;
    found.min = multiple(pay.min, factor, found.value.amount);
    found.max = multiple(pay.max, factor, found.value.amount);
    if (by_year) add_weeks(pay, options.year, found);
  } else if (!found.reach_period) {
    return incomparable("it is paid " + std::string(paid_how(*pay.period)) +
                        ", which cannot be set against an amount by the " + series.unit);
  }
  return found;
}

/// The work that the job gives in a week, and in a year, in units of `period`.
struct WorkGiven {
  Exact by_week;
  Exact by_year;
};

WorkGiven work_given(Period period, const Pay& pay, const YearOptions& options, bool year,
                     Comparison& found) {
  const auto steps = *steps_to_year(period, pay, options);
  WorkGiven given{Exact::whole(1), product(steps)};
  for (const Step& step : steps) {
    if (step.what == Step::What::weeks && !year) continue;
    if (step.what != Step::What::weeks) given.by_week = given.by_week * Exact(step.factor);
    note(step, found);
  }
  return given;
}

Comparison compare_work(const Pay& pay, const Unit& unit, const CompareOptions& options,
                        Comparison found) {
  WorkThreshold work;
  work.counted_in = *unit.period;
  work.count = found.value.amount;
  work.months = unit.months;
  const WorkGiven given = work_given(*unit.period, pay, options.year, unit.months > 0, found);
  work.weeks = Exact(work.count) / given.by_week;
  if (unit.months > 0) work.given = given.by_year * Exact::whole(unit.months) / Exact::whole(12);
  if (pay.period && steps_to_year(*pay.period, pay, options.year)) {
    const Exact factor = factor_to(pay, *unit.period, options.year, found) * Exact(work.count);
    work.earned_min = times(pay.min, factor);
    work.earned_max = times(pay.max, factor);
  }
  found.currency = pay.currency;
  found.work = std::move(work);
  return found;
}

Result<Comparison> compare_percent(const Pay& pay, const CompareOptions& options,
                                   Comparison found) {
  if (!steps_to_year(*pay.period, pay, options.year))
    return incomparable("it is paid " + std::string(paid_how(*pay.period)) +
                        ", so there is no year's pay to take " + found.value.amount.to_string() +
                        " percent of");
  const Exact part = factor_to(pay, Period::year, options.year, found) * Exact(found.value.amount) /
                     Exact::whole(100);
  found.currency = pay.currency;
  found.share_min = times(pay.min, part);
  found.share_max = times(pay.max, part);
  return found;
}

Comparison head(const Benchmark& series, const InForce& in_force, AsOf as_of) {
  Comparison found;
  found.benchmark = series.id;
  found.name = series.name;
  found.category = series.category;
  found.issuer = series.issuer;
  found.currency = series.currency;
  found.unit = series.unit;
  found.value = in_force.value;
  found.stale = in_force.stale;
  found.as_of = as_of;
  return found;
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
  const Unit unit = unit_of(series);
  std::string why = why_not_unit(series, in_force->value, unit);
  if (why.empty()) why = why_not_pay(pay);
  if (!why.empty()) return incomparable(why);
  Comparison found = head(series, *in_force, as_of);
  if (unit.what == Unit::What::work) return compare_work(pay, unit, options, std::move(found));
  if (unit.what == Unit::What::percent) return compare_percent(pay, options, std::move(found));
  return compare_money(pay, series, unit, options, std::move(found));
}

Result<Comparison> compare_ratio(const Comparison& other, const Benchmark& series, AsOf as_of,
                                 const CompareOptions& options) {
  auto in_force = value_in_force(series, as_of.date, options.nearest);
  if (!in_force) return in_force.error();
  Comparison found = head(series, *in_force, as_of);
  found.ratio_of = other.name;
  found.assumes = other.assumes;
  found.stated = other.stated;
  const auto set_against = [&](const std::optional<Multiple>& end) -> std::optional<Multiple> {
    if (!end) return std::nullopt;
    const Exact amount(found.value.amount);
    Multiple made;
    made.pay = end->ratio;
    made.ratio = end->ratio / amount;
    made.whole = made.ratio.floor();
    made.left_over = made.pay - made.whole * amount;
    made.over = made.pay - amount;
    return made;
  };
  found.min = set_against(other.min);
  found.max = set_against(other.max);
  return found;
}

}  // namespace wagescope
