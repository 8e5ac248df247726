#include "compare/ratio/checked_posting.h"

#include <algorithm>

#include "compare/benchmark/unit.h"

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

struct Series {
  const Benchmark* series;
  bool named;
};

Series series_for(const Claim& claim, std::span<const Benchmark> against,
                  std::span<const Benchmark> all) {
  if (!claim.benchmark.empty()) return {find_benchmark(all, claim.benchmark), true};
  if (claim.relation == Relation::qualifies && against.size() == 1)
    return {&against.front(), false};
  return {nullptr, true};
}

/// Series that are ratios are set against the first of the other comparisons of
/// the same pay that gave one.
void fill_ratios(std::span<const Benchmark> against, const CompareOptions& options,
                 CheckedPosting& checked) {
  const auto is_money = [](const PayComparison& one, std::size_t pay) {
    return one.pay == pay && one.result && one.result->ratio_of.empty() &&
           (one.result->min || one.result->max);
  };
  for (PayComparison& one : checked.comparisons) {
    const Benchmark* series = find_benchmark(against, one.benchmark);
    if (!series || unit_of(*series).what != Unit::What::ratio) continue;
    const auto other = std::ranges::find_if(
        checked.comparisons, [&](const PayComparison& it) { return is_money(it, one.pay); });
    if (other != checked.comparisons.end())
      one.result = compare_ratio(*other->result, *series, checked.as_of, options);
  }
}

}  // namespace

CheckedPosting check(Posting posting, std::span<const Benchmark> against,
                     std::span<const Benchmark> all, const CompareOptions& options) {
  CheckedPosting checked{std::move(posting), {}, {}, {}, {}};
  checked.as_of = as_of(checked.posting, options);
  for (std::size_t i = 0; i < checked.posting.pay.size(); ++i)
    for (const Benchmark& series : against)
      checked.comparisons.push_back(
          {i, series.id, series.name,
           compare(checked.posting.pay[i], series, checked.as_of, options)});
  fill_ratios(against, options, checked);
  checked.claims_pay = pay_for_claims(checked.posting);
  for (const Claim& claim : checked.posting.claims) {
    const Series series = series_for(claim, against, all);
    ClaimCheck result;
    result.claim = claim;
    result.why = "no pay was found that it could speak of";
    if (checked.claims_pay)
      result = check_claim(claim, checked.posting.pay[*checked.claims_pay], series.series,
                           checked.as_of, options);
    result.benchmark_named = series.named;
    checked.claims.push_back(std::move(result));
  }
  return checked;
}

}  // namespace wagescope
