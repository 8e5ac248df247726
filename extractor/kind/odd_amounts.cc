#include "extractor/kind/odd_amounts.h"

#include "extractor/kind/evidence.h"

namespace wagescope {

bool too_wide(const MoneyStatement& statement, bool said) {
  const auto most = statement.low.times(units(said ? 30 : 10));  // "$90,000 - $900,000" is one
  return statement.range() && most && *most < statement.high;
}

/// "staff shares (£1 each)", "flat shares from £480 a month": nobody is given so little, nor by the
/// month.
static std::string_view odd_equity(const MoneyStatement& statement, const Verdict& verdict,
                                   std::string_view currency, const UsualPay& usual) {
  constexpr int kLeast = 100;
  const auto least = units(kLeast).times(units(usual.scale(currency)));
  if (least && statement.high < *least) return "too-small";
  const bool granted = !verdict.period || verdict.period == Period::quarter ||
                       verdict.period == Period::year || verdict.period == Period::once;
  return granted ? "" : "implausible-for-period";
}

std::string_view too_odd(const MoneyStatement& statement, const Verdict& verdict,
                         const JudgeContext& context, const UsualPay& usual) {
  const std::string_view currency = context.currency;
  if (statement.high <= Decimal()) return "zero";
  // "rates payable £6m", "allowances came to £7m": more than any ad pays, where no time is named
  const bool unnamed = !verdict.period && verdict.kind != Kind::equity && !context.news;
  if (unnamed && usual.above_any_year(currency, statement.high)) return "implausible-amount";
  const bool piecewise = verdict.period == Period::hour || verdict.period == Period::mile ||
                         verdict.period == Period::piece ||  // "50 cents for every hour worked"
                         verdict.kind == Kind::allowance;    // "Shift premium: +$0.75"
  if (is_extra(verdict.kind)) {
    // "a $6bn equity fund", "awards in total £2.4m" in an ad; news tells of "a bonus of $6 million"
    constexpr int kMost = 100'000'000, kInAds = 1'000'000;
    const bool in_millions = verdict.kind == Kind::equity || context.news;
    const auto most = units(in_millions ? kMost : kInAds).times(units(usual.scale(currency)));
    if (most && *most < statement.high) return "implausible-amount";
    if (verdict.kind == Kind::equity) return odd_equity(statement, verdict, currency, usual);
    return statement.high < units(1) && !piecewise ? "too-small" : "";
  }
  if (verdict.period && usual.plausible(currency, *verdict.period, statement.high)) return "";
  if (verdict.label && verdict.period && usual.low_wage(currency, *verdict.period, statement.high))
    return "";
  if (const auto size = usual.period_of(currency, statement.low, statement.high)) {
    if (!verdict.period_behind) return "";
    // "€15 a month" and "£2m a month" are no slip of whoever filled in a form
    const auto most = units(1'000'000).times(units(usual.scale(currency)));
    const bool slip = *size >= *verdict.period && most && statement.high < *most;
    return slip ? "" : "implausible-for-period";
  }
  if (verdict.period) return "implausible-for-period";
  if (usual.plausible(currency, Period::hour, statement.high)) return "";
  return usual.plausible(currency, Period::year, statement.high) ? "" : "implausible-amount";
}

bool seldom_paid(const MoneyStatement& statement, const Verdict& verdict, std::string_view currency,
                 const UsualPay& usual) {
  if (verdict.label || !verdict.period || verdict.basis || is_extra(verdict.kind)) return false;
  const auto most = units(1'000'000).times(units(usual.scale(currency)));
  return (most && *most <= statement.low) ||
         !usual.usual(currency, *verdict.period, statement.high);
}

}  // namespace wagescope
