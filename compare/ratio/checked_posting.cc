#include "compare/ratio/checked_posting.h"

#include <algorithm>

#include "compare/benchmark/unit.h"
#include "compare/ratio/need.h"

namespace wagescope {
namespace {

/// What a person would set the claim against: the first pay that is called
/// primary, else the first.
std::optional<std::size_t> pay_for_claims(const Posting& posting) {
  if (posting.pay.empty()) return std::nullopt;
  const auto primary =
      std::ranges::find_if(posting.pay, [](const Pay& pay) { return pay.primary; });
  return primary == posting.pay.end() ? 0 : static_cast<std::size_t>(primary - posting.pay.begin());
}

ClaimSeries series_for(const Claim& claim, const Posting& posting, std::span<const Asked> against,
                       const FindClaimSeries& find) {
  ClaimSeries found = find(claim, posting);
  const bool only_one = against.size() == 1 && against.front().series;
  if (found.series || !claim.benchmark.empty() || !only_one) return found;
  if (claim.relation != Relation::qualifies) return found;
  return {against.front().series, Certainty::assumed, ""};
}

/// Series that are ratios are set against the first of the other comparisons of
/// the same pay that gave one.
void fill_ratios(std::span<const Asked> against, const CompareOptions& options,
                 CheckedPosting& checked) {
  const auto is_money = [](const PayComparison& one, std::size_t pay) {
    return one.pay == pay && one.result && one.result->ratio_of.empty() &&
           (one.result->min || one.result->max);
  };
  for (const Asked& asked : against) {
    if (!asked.series || unit_of(*asked.series).what != Unit::What::ratio) continue;
    for (PayComparison& one : checked.comparisons) {
      if (one.benchmark != asked.series->id) continue;
      const auto other = std::ranges::find_if(
          checked.comparisons, [&](const PayComparison& it) { return is_money(it, one.pay); });
      if (other != checked.comparisons.end())
        one.result = compare_ratio(*other->result, *asked.series, checked.as_of, options);
    }
  }
}

/// Where an end of a pay, by the year, stands among the wages of an occupation.
std::optional<Standing> stands(const std::optional<Decimal>& yearly, const OccupationWages& wages,
                               const YearOptions& options) {
  if (!yearly) return std::nullopt;
  const Exact hours = Exact(options.hours_per_week) * Exact(options.weeks_per_year);
  return standing(wages, wages.by_year() ? Exact(*yearly) : Exact(*yearly) / hours);
}

void add_standing(const Pay& pay, const YearOptions& options, PayComparison& made) {
  const Annual annual = annualise(pay, options);
  if (pay.currency != "USD" || !annual.why_not.empty()) return;
  made.standing_min = stands(annual.min, *made.wages, options);
  made.standing_max = stands(annual.max, *made.wages, options);
}

PayComparison one_comparison(const Posting& posting, std::size_t pay, const Asked& asked,
                             AsOf as_of, const CompareOptions& options) {
  if (!asked.series)
    return {pay, asked.words, asked.words, Error{ErrorCode::incomparable, asked.error},
            "",  {},          {},          {}};
  PayComparison made{pay,
                     asked.series->id,
                     asked.series->name,
                     compare(posting.pay[pay], *asked.series, as_of, options),
                     asked.why,
                     asked.wages,
                     {},
                     {}};
  if (options.need && made.result) add_needed_time(posting.pay[pay], options.year, *made.result);
  if (asked.wages) add_standing(posting.pay[pay], options.year, made);
  return made;
}

/// Leaves out what a group gave no ratio for, but not all of it.
void drop_refused(const std::vector<bool>& of_group, CheckedPosting& checked) {
  auto& all = checked.comparisons;
  std::vector<PayComparison> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (of_group[i] && !all[i].result)
      ++checked.left_out;
    else
      kept.push_back(all[i]);
  }
  if (kept.empty() && !all.empty()) {
    kept.push_back(all.front());
    --checked.left_out;
  }
  all = std::move(kept);
}

}  // namespace

CheckedPosting check(Posting posting, std::span<const Asked> against, const FindClaimSeries& find,
                     const CompareOptions& options) {
  CheckedPosting checked;
  checked.posting = std::move(posting);
  checked.as_of = as_of(checked.posting, options);
  std::vector<bool> of_group;
  for (std::size_t i = 0; i < checked.posting.pay.size(); ++i)
    for (const Asked& asked : against) {
      checked.comparisons.push_back(
          one_comparison(checked.posting, i, asked, checked.as_of, options));
      of_group.push_back(asked.group);
    }
  fill_ratios(against, options, checked);
  drop_refused(of_group, checked);
  checked.claims_pay = pay_for_claims(checked.posting);
  for (const Claim& claim : checked.posting.claims) {
    const ClaimSeries series = series_for(claim, checked.posting, against, find);
    ClaimCheck result;
    result.claim = claim;
    result.why = "no pay was found that it could speak of";
    if (checked.claims_pay)
      result = check_claim(claim, checked.posting.pay[*checked.claims_pay], series.series.get(),
                           checked.as_of, options);
    result.benchmark_certainty = series.certainty;
    result.benchmark_why = series.why;
    checked.claims.push_back(std::move(result));
  }
  if (options.prices)
    for (const Pay& pay : checked.posting.pay)
      checked.restated.push_back(restate(pay, static_cast<int>(checked.as_of.date.year()),
                                         options.price_year, *options.prices));
  if (options.ranks)
    for (const Pay& pay : checked.posting.pay) checked.ranks.push_back(options.ranks->of(pay));
  return checked;
}

CheckedPosting check(Posting posting, std::span<const Benchmark> against,
                     std::span<const Benchmark> all, const CompareOptions& options) {
  std::vector<Asked> asked;
  for (const Benchmark& series : against)
    asked.push_back({series.id, {std::shared_ptr<void>(), &series}, "", false, "", {}});
  const auto by_name = [all](const Claim& claim, const Posting&) -> ClaimSeries {
    return {{std::shared_ptr<void>(), find_benchmark(all, claim.benchmark)}, Certainty::stated, ""};
  };
  return check(std::move(posting), std::span<const Asked>(asked), by_name, options);
}

}  // namespace wagescope
