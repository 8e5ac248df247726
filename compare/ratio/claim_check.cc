#include "compare/ratio/claim_check.h"

#include <algorithm>
#include <array>

namespace wagescope {
namespace {

constexpr std::int64_t kCloseParts = 20;  // "close": off by a twentieth of the count at most

/// The exact ratio as the claim would put it, with as many decimals as its count.
Exact as_said(const Exact& exact, Decimal count) {
  const std::string digits = count.to_string();
  const auto dot = digits.find('.');
  const auto places = dot == digits.npos ? 0u : static_cast<unsigned>(digits.size() - dot - 1);
  return Exact(Decimal::parse(exact.rounded(places)).value_or(count));
}

bool within(const Exact& exact, Decimal count, std::int64_t parts) {
  return (exact - Exact(count)).abs() * Exact::whole(parts) <= Exact(count).abs();
}

bool is_people(const Claim& claim) { return claim.relation == Relation::qualifies; }

/// People are whole: money for 34.9 of them qualifies 34.
bool is_met(const Claim& claim, const Exact& exact) {
  switch (claim.relation) {
    case Relation::less_than: return exact < Exact::whole(1);
    case Relation::more_than: return exact > Exact::whole(1);
    default: break;
  }
  const Exact count(*claim.count);
  switch (claim.bound) {
    case Bound::from: return exact > count;
    case Bound::up_to: return exact < count;
    case Bound::about: return within(exact, *claim.count, kCloseParts);
    default:
      return is_people(claim) ? exact.floor() == count : as_said(exact, *claim.count) == count;
  }
}

Verdict verdict_on(const Claim& claim, const Exact& exact) {
  if (is_met(claim, exact)) return Verdict::holds;
  const std::int64_t parts = claim.bound == Bound::about ? kCloseParts / 2 : kCloseParts;
  if (claim.count)
    return within(exact, *claim.count, parts) ? Verdict::close : Verdict::does_not_hold;
  const Decimal one = units(1);
  return within(exact, one, parts) ? Verdict::close : Verdict::does_not_hold;
}

/// The end of the pay that the claim is nearer to.
std::optional<Exact> end_for(const Claim& claim, const Comparison& found) {
  if (!found.min) return found.max ? std::optional(found.max->ratio) : std::nullopt;
  if (!found.max) return found.min->ratio;
  const Exact low = found.min->ratio, high = found.max->ratio;
  if (verdict_on(claim, low) == Verdict::holds || low == high) return low;
  if (verdict_on(claim, high) == Verdict::holds) return high;
  const Exact count = claim.count ? Exact(*claim.count) : Exact::whole(1);
  if (low < count && count < high) return count;  // some pay of the range makes it so
  return (low - count).abs() < (high - count).abs() ? low : high;
}

std::string why_unchecked(const Claim& claim, const Benchmark* series) {
  if (!series)
    return !claim.benchmark.empty() ? "there is no benchmark " + claim.benchmark
           : claim.benchmark_words.empty()
               ? "it names no benchmark that is known"
               : "no benchmark that is known is called “" + claim.benchmark_words + "”";
  const bool needs_count =
      claim.relation != Relation::less_than && claim.relation != Relation::more_than;
  if (needs_count && (!claim.count || claim.count->micros() <= 0)) return "it states no count";
  return "";
}

/// The claim with every other value of the series, the nearest first.
std::vector<OtherValue> others(const Claim& claim, const Comparison& found, const Exact& exact,
                               const Benchmark& series) {
  std::vector<OtherValue> all;
  const Exact amount(found.value.amount);
  for (const BenchmarkValue& value : series.values) {
    if (value.effective_from == found.value.effective_from) continue;
    const Exact ratio = exact * amount / Exact(value.amount);
    all.push_back({value, ratio, verdict_on(claim, ratio)});
  }
  const Exact count = claim.count ? Exact(*claim.count) : Exact::whole(1);
  std::ranges::stable_sort(all, [&](const OtherValue& a, const OtherValue& b) {
    if ((a.verdict == Verdict::holds) != (b.verdict == Verdict::holds))
      return a.verdict == Verdict::holds;
    return (a.ratio - count).abs() < (b.ratio - count).abs();
  });
  return all;
}

/// Values that follow one another without a gap are one span.
std::vector<DaySpan> holds_on(const Claim& claim, const Comparison& found, const Exact& exact,
                              const Benchmark& series) {
  std::vector<DaySpan> all;
  const Exact amount(found.value.amount);
  for (const BenchmarkValue& value : series.values) {
    if (verdict_on(claim, exact * amount / Exact(value.amount)) != Verdict::holds) continue;
    const bool follows = !all.empty() && all.back().last &&
                         std::chrono::sys_days(*all.back().last) + std::chrono::days(1) ==
                             std::chrono::sys_days(value.effective_from);
    if (follows)
      all.back().last = value.effective_to;
    else
      all.push_back({value.effective_from, value.effective_to});
  }
  return all;
}

}  // namespace

std::string_view name(Verdict value) {
  constexpr std::array<std::string_view, 4> names{"holds", "close", "does_not_hold",
                                                  "cannot_be_checked"};
  return names.at(static_cast<std::size_t>(value));
}

ClaimCheck check_claim(const Claim& claim, const Pay& pay, const Benchmark* series, AsOf as_of,
                       const CompareOptions& options) {
  ClaimCheck check;
  check.claim = claim;
  check.why = why_unchecked(claim, series);
  if (!check.why.empty()) return check;
  auto found = compare(pay, *series, as_of, options);
  if (!found) {
    check.why = found.error().message;
    return check;
  }
  check.comparison = *found;
  check.exact = end_for(claim, *found);
  if (!check.exact) {
    check.why = "it is paid " + std::string(paid_how(*pay.period));
    return check;
  }
  check.verdict = verdict_on(claim, *check.exact);
  check.holds_on = holds_on(claim, *found, *check.exact, *series);
  check.others = others(claim, *found, *check.exact, *series);
  if (claim.count) {
    check.difference = *check.exact - Exact(*claim.count);
    check.right_amount = *check.exact * Exact(found->value.amount) / Exact(*claim.count);
  }
  return check;
}

}  // namespace wagescope
