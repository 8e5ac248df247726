#include "extractor/kind/judge.h"

#include <algorithm>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/bare_amounts.h"
#include "extractor/kind/headline.h"
#include "extractor/kind/left_context.h"
#include "extractor/kind/meaning.h"
#include "extractor/kind/odd_amounts.h"

namespace wagescope {
namespace {

using What = Cue::What;

/// "Maximum day rate of £400", "Min base pay: $52,000": the end of a range that stands before the
/// label of an amount bounds it.
std::optional<Bound> bound_of_label(std::string_view text, const MoneyStatement& statement,
                                    const Evidence& evidence) {
  const auto is_label = [&](const CueHit& hit, std::uint32_t end) {
    const bool pay = hit.cue->what == What::pay && !hit.cue->weak();
    return (pay || hit.cue->what == What::period) && hit.span.begin == end &&
           count_words(text, {hit.span.end, statement.span.begin}) <= 1;  // "of"
  };
  for (const CueHit& hit : evidence.left) {
    if (hit.cue->what != What::low_end && hit.cue->what != What::high_end) continue;
    const std::uint32_t end = skip_noise(text, hit.span.end);
    if (std::ranges::any_of(evidence.left,
                            [&](const CueHit& label) { return is_label(label, end); }))
      return hit.cue->what == What::low_end ? Bound::from : Bound::up_to;
  }
  return std::nullopt;
}

Bound bound_of(std::string_view text, const MoneyStatement& statement, const Evidence& evidence) {
  std::optional<Bound> bound;
  bool taxed = false;
  std::uint32_t begin = skip_noise_back(text, statement.span.begin, 1);  // "Up to\n£36k"
  for (int i = 0; i < 3; ++i) {
    if (begin > 0 && text[begin - 1] == ':') begin = skip_noise_back(text, begin - 1);
    const auto hit = std::ranges::find_if(evidence.left, [&](const CueHit& h) {
      // the "c" of "TLR2c £7,850" is no circa
      return (h.cue->what == What::bound || h.cue->what == What::basis) && h.span.end == begin &&
             (h.span.begin == 0 || !is_digit(text, h.span.begin - 1));
    });
    if (hit == evidence.left.end()) break;
    if (hit->cue->what == What::basis) {  // "paid from gross NOK 498 300"
      if (bound) break;                   // "expect to take home around £2,100"
      taxed = true;
      begin = skip_noise_back(text, hit->span.begin);
      continue;
    }
    if (taxed && hit->cue->bound() != Bound::from) break;
    if (!bound || *bound == Bound::about) bound = hit->cue->bound();
    begin = skip_noise_back(text, hit->span.begin);
  }
  if (!bound) bound = bound_of_label(text, statement, evidence);
  if (statement.range()) {
    if (statement.low == statement.high) return Bound::exact;
    return bound == Bound::about ? Bound::about : Bound::range;
  }
  for (const auto* hits : {&statement.behind, &evidence.right})
    for (const CueHit& hit : *hits)
      if (hit.cue->what == What::bound && !bound &&
          (hits == &statement.behind || hit.cue->reach > 0))
        bound = hit.cue->bound();
  if (statement.plus && !bound) bound = Bound::from;
  for (const CueHit& hit : evidence.left)  // "The minimum salary for this position is £31,000"
    if (hit.cue->what == What::bound && hit.cue->reach > 0 && !bound) bound = hit.cue->bound();
  return bound.value_or(Bound::exact);
}

std::optional<Basis> basis_of(const MoneyStatement& statement, const Evidence& evidence) {
  for (const auto* hits : {&statement.behind, &evidence.right})
    for (const CueHit& hit : *hits)
      if (hit.cue->what == What::basis) return hit.cue->basis();
  std::optional<Basis> basis;
  for (const CueHit& hit : evidence.left)
    if (hit.cue->what == What::basis) basis = hit.cue->basis();
  return basis;
}

/// The last word on the left that says a period.
const CueHit* label_period(const Evidence& evidence) {
  const CueHit* period = nullptr;
  for (const CueHit& hit : evidence.left)
    if (hit.cue->what == What::period && (!period || hit.span.end >= period->span.end))
      period = &hit;
  return period;
}

/// "Weekly pay and a £500 bonus": the period of an extra stands beside its word, or beside the
/// amount: "weekly attendance bonus of £40", "a weekly £50 bonus".
bool beside_extra(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
                  const CueHit& period) {
  constexpr std::uint32_t kWords = 2;
  const CueHit* extra = evidence.nearest_left;
  if (extra == nullptr || extra->cue->what != What::kind)
    return count_words(text, {period.span.end, statement.span.begin}) < kWords;
  return period.span.end >= extra->span.begin ||
         count_words(text, {period.span.end, extra->span.begin}) <= kWords;
}

/// "monthly paid, Salary: £30,000", "Weekly pay, £250 welcome bonus", "paid monthly, £30,000": a
/// comma parts the period from the label behind it, from an extra, or from an amount of another
/// size. Not in "sleep-in shifts, which are paid at".
bool of_other_item(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
                   const CueHit& period, bool fits) {
  if (std::ranges::any_of(evidence.left,
                          [](const CueHit& hit) { return hit.cue->what == What::relative; }))
    return false;
  const CueHit* label = evidence.nearest_left;
  if (label != nullptr && !label->cue->weak() && label->span.begin > period.span.end)
    return cut(text, {period.span.end, label->span.begin}).find(',') != std::string_view::npos;
  const std::string_view gap = cut(text, {period.span.end, statement.span.begin});
  const std::size_t comma = gap.find_last_of(',');
  if (fits || comma == std::string_view::npos) return false;
  const auto behind = period.span.end + static_cast<std::uint32_t>(comma);
  return count_words(text, {behind, statement.span.begin}) == 0;
}

/// "not including commission": the words that shut out stand around those that take in.
bool denied(const Evidence& evidence, const CueHit& includes) {
  return std::ranges::any_of(evidence.right, [&](const CueHit& hit) {
    return hit.cue->what == What::excludes && hit.span.begin <= includes.span.begin &&
           includes.span.begin < hit.span.end;
  });
}

/// "basic salary plus benefits including overtime": what a plus adds includes it, not the amount.
bool of_next_item(std::string_view text, TextSpan gap, const Joints& joints) {
  for (std::uint32_t at = gap.begin; at < gap.end; ++at) {
    const bool plus = text[at] == '+' || joints.begins(text, at, Joints::kPlus);
    if (plus && count_words(text, {at, gap.end}) > (text[at] == '+' ? 0u : 1u)) return true;
  }
  return false;
}

/// "(including evening shift uplift)", "which includes a base salary and bonus".
bool includes_extra(std::string_view text, const MoneyStatement& statement,
                    const Evidence& evidence, const Joints& joints) {
  for (const CueHit& includes : evidence.right) {
    if (includes.cue->what != What::includes || denied(evidence, includes)) continue;
    // "43.000 €, ein Dienstwagen inklusive Tankkarte, Provision": of another item
    const std::string_view gap = text.substr(0, includes.span.begin).substr(statement.span.end);
    const std::size_t comma = gap.find_last_of(',');
    if (comma != gap.npos &&
        count_words(text, {statement.span.end + static_cast<std::uint32_t>(comma),
                           includes.span.begin}) > 1)
      continue;
    if (of_next_item(text, {statement.span.end, includes.span.begin}, joints)) continue;
    if (includes.cue->value == 1) return true;
    for (const CueHit& hit : evidence.right)
      if (hit.cue->what == What::kind && hit.span.begin > includes.span.begin &&
          hit.words <= includes.words + 7)
        return true;
  }
  return false;
}

/// "The average basket is £35 per visit": what the amount is, is named, and no pay.
bool of_something_else(const Evidence& evidence) {
  bool copula = false;
  for (const CueHit& hit : evidence.left) {
    copula |= hit.cue->what == What::copula;
    if (hit.cue->what == What::subject || hit.cue->what == What::period) return false;
  }
  return copula;
}

/// "14 LPA": only a year's pay is counted so, even behind "budget".
bool pay_unit(const MoneyStatement& statement) {
  return statement.last().number.implies.ends_with("year");
}

/// Whether an extra is what one lives on: "an $870 living allowance per month".
bool is_upkeep(const MoneyStatement& statement, const Evidence& evidence) {
  for (const auto* hits : {&evidence.left, &statement.behind, &evidence.right})
    for (const CueHit& hit : *hits)
      if (hit.cue->what == What::upkeep) return true;
  return false;
}

/// "Rates from 1 April:\nUnder 18 - £8.60\n18 to 20 - £11.35": a small word before another number,
/// which is an end of that.
bool of_other_number(std::string_view text, const CueHit& hit, std::uint32_t amount) {
  constexpr std::uint32_t kSmallWord = 4;  // bytes
  if (hit.span.size() > kSmallWord || hit.span.end >= amount) return false;
  return std::ranges::any_of(cut(text, {hit.span.end, amount}),
                             [](char c) { return c >= '0' && c <= '9'; });
}

/// "Cook hourly: $22.50": a colon makes a period that the amount has by its size the label of pay;
/// not of a month's, which fees have too.
bool is_label_of_pay(std::string_view text, const MoneyStatement& statement,
                     const Evidence& evidence, const JudgeContext& context, const UsualPay& usual) {
  const CueHit* label = label_period(evidence);
  if (label == nullptr || label->words > 0) return false;
  const Period period = label->cue->period();
  const std::uint32_t mark = skip_noise(text, label->span.end);
  return text.substr(mark, 1) == ":" && (period == Period::hour || period == Period::year) &&
         usual.period_of(context.currency, statement.low, statement.high) == period;
}

/// Whether the words before it make the amount an end of a range that goes on, or its middle.
void note_ends(std::string_view text, std::uint32_t amount, const Evidence& evidence,
               Verdict& verdict) {
  // "€ 2,640 a month in the first year, up to € 3,180 in the final year"
  for (const CueHit& hit : evidence.right) {
    verdict.first_year |= hit.cue->what == What::low_end;
    verdict.high_end |= hit.cue->what == What::high_end;
  }
  verdict.low_end = verdict.first_year;
  for (const CueHit& hit : evidence.left) {
    if (of_other_number(text, hit, amount)) continue;
    verdict.rises |= hit.cue->what == What::rise;
    if (hit.cue->what == What::former)
      (hit.cue->value == 1 ? verdict.raised : verdict.former) = true;
    verdict.opens |= hit.cue->what == What::between && hit.words <= 1;
    verdict.low_end |= hit.cue->what == What::low_end;
    verdict.high_end |= hit.cue->what == What::high_end;
    verdict.middle |= hit.cue->what == What::middle;
  }
}

}  // namespace

/// The period that a label before the amount gives it; empty when none does.
std::optional<Period> Judge::period_of_label(std::string_view text, const MoneyStatement& statement,
                                             const Evidence& evidence, const JudgeContext& context,
                                             Kind kind) const {
  const CueHit* label = label_period(evidence);
  if (label == nullptr) return std::nullopt;
  if (is_extra(kind) ? !beside_extra(text, statement, evidence, *label)
                     : !usual_.plausible(context.currency, label->cue->period(), statement.high))
    return std::nullopt;
  const auto size = usual_.period_of(context.currency, statement.low, statement.high);
  const bool fits = !is_extra(kind) && (!size || *size == label->cue->period());
  if (of_other_item(text, statement, evidence, *label, fits)) return std::nullopt;
  return label->cue->period();
}

/// "£500 one-off bonus", "50 € Wochenbonus": the period that the first word behind names.
static std::optional<Period> period_directly_behind(const MoneyStatement& statement,
                                                    const Evidence& evidence) {
  for (const auto* hits : {&statement.behind, &evidence.right})
    for (const CueHit& hit : *hits)
      if (hit.cue->what == What::period && hit.words == 0) return hit.cue->period();
  return std::nullopt;
}

/// "Min $19.04 | Target $21.50": what elsewhere is to be sold names the middle of a range there.
static bool names_middle(const Evidence& evidence) {
  const CueHit* named = evidence.nearest_left;
  return named != nullptr && named->cue->what == What::not_pay &&
         std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
           return hit.cue->what == What::middle && hit.span.begin == named->span.begin;
         });
}

/// What the words around an amount say of it, whether or not it is pay.
void Judge::tell(const MoneyStatement& statement, const Evidence& evidence, const Meaning& meaning,
                 const JudgeContext& context, Verdict& verdict) const {
  const std::string_view text = context.text;
  verdict.bound = bound_of(text, statement, evidence);
  verdict.basis = basis_of(statement, evidence);
  verdict.kind = meaning.kind.value_or(Kind::base);
  verdict.period = statement.period;
  verdict.period_behind = statement.period.has_value();
  if (!verdict.period)
    verdict.period = period_of_label(text, statement, evidence, context, verdict.kind);
  if (!verdict.period && is_extra(verdict.kind))
    verdict.period = period_directly_behind(statement, evidence);
  if (verdict.kind == Kind::base && includes_extra(text, statement, evidence, evidence_.joints()))
    verdict.kind = Kind::total;
  note_ends(text, statement.span.begin, evidence, verdict);
  verdict.upkeep = verdict.kind == Kind::allowance && is_upkeep(statement, evidence);
  // "Full-time equivalent salary: £13.10 hourly": a rate is the same for all hours
  if (verdict.period == Period::hour && verdict.basis != Basis::gross &&
      verdict.basis != Basis::net)
    verdict.basis.reset();
  verdict.fee = evidence.nearest_left != nullptr && evidence.nearest_left->cue->alone();
  verdict.label = meaning.said || context.told || statement.contract || statement.by_merit ||
                  is_label_of_pay(text, statement, evidence, context, usual_);
}

/// Why the amount is no pay, by its words and its size; empty where nothing says so.
std::string_view Judge::reason_against(const MoneyStatement& statement, const Meaning& meaning,
                                       const JudgeContext& context, const Verdict& verdict) const {
  if (!meaning.refused.empty() && !pay_unit(statement) && !context.told) return meaning.refused;
  if (statement.twice) return "price";
  if (const auto odd = too_odd(statement, verdict, context, usual_); !odd.empty()) return odd;
  const bool seldom = !context.follows_pay && !context.news &&
                      seldom_paid(statement, verdict, context.currency, usual_);
  return seldom ? "implausible-for-period" : "";
}

/// Whether an amount against which nothing speaks is pay.
void Judge::decide(const MoneyStatement& statement, const Evidence& evidence,
                   const JudgeContext& context, Verdict& verdict) const {
  if (statement.currency == nullptr) {
    verdict.pay = bare_is_pay(statement, verdict, evidence, context, usual_) ||
                  bare_headline(statement, evidence, context, usual_, evidence_);
    if (!verdict.pay) verdict.reason = "bare-number";
    return;
  }
  const bool unsaid = !verdict.label && !context.follows_pay && !has_basis(statement);
  if (unsaid && of_something_else(evidence)) {
    verdict.reason = "something-else";
    return;
  }
  verdict.headline = unsaid && !verdict.period_behind;
  verdict.pay = !verdict.headline || headline(statement, verdict, context, usual_, evidence_);
  if (!verdict.pay)
    verdict.reason = "no-pay-word";
  else if (too_wide(statement, verdict.label))
    verdict.reason = "too-wide";
  verdict.pay = verdict.reason.empty();
}

Verdict Judge::judge(const MoneyStatement& statement, const JudgeContext& context) const {
  Verdict verdict;
  const bool factor =
      statement.currency == nullptr && behind_times(context.text, statement.span.begin);
  if (is_small_count(statement) || factor) {
    verdict.reason = "bare-number";
    return verdict;
  }
  const std::string_view text = context.text;
  verdict.left = left_context(text, statement.span.begin, context.floor, clauses_);
  const TextSpan right =
      clauses_.right(text, statement.span.end, static_cast<std::uint32_t>(text.size()));
  Evidence evidence = evidence_.gather(statement, text, context.hits, verdict.left, right);
  if (context.behind_low_end && names_middle(evidence)) evidence.nearest_left = nullptr;
  const auto period = statement.period
                          ? statement.period
                          : usual_.period_of(context.currency, statement.low, statement.high);
  const bool whole = period && usual_.whole(context.currency, *period, statement.high);
  const Meaning meaning = meaning_of(text, statement, evidence, evidence_.joints(), whole);
  tell(statement, evidence, meaning, context, verdict);
  verdict.reason = reason_against(statement, meaning, context, verdict);
  if (verdict.reason.empty()) decide(statement, evidence, context, verdict);
  return verdict;
}

}  // namespace wagescope
