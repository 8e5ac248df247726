#include "extractor/kind/judge.h"

#include <algorithm>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/bare_amounts.h"
#include "extractor/kind/headline.h"
#include "extractor/kind/odd_amounts.h"

namespace wagescope {
namespace {

using What = Cue::What;

/// "Base salary + commission: £40k": with a pay word joined before it, the bonus
/// word does not make the amount a bonus.
bool joined_to_pay(std::string_view text, const Evidence& evidence, const CueHit& kind,
                   const Joints& joints) {
  constexpr std::uint32_t kBytes = 24;
  constexpr Joints::Kinds kBoth = Joints::kAnd | Joints::kPlus | Joints::kIncl;
  return std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
    if (hit.cue->what != What::pay || hit.span.end > kind.span.begin) return false;
    const TextSpan gap{hit.span.end, kind.span.begin};
    // "Salary: MPS/UPS plus TLR of £3,214": what the label leads to is something else
    const bool label = cut(text, gap).find(':') != std::string_view::npos;
    return gap.size() < kBytes && !label &&
           ((joints.in(text, gap) | joints.only(cut(text, gap))) & kBoth) != 0;
  });
}

/// "Salary Range or On Target Earnings: $133,500": one of the two, of which the pay is the surer.
bool or_pay(std::string_view text, const Evidence& evidence, const CueHit& kind,
            const Joints& joints) {
  return kind.cue->kind() == Kind::ote &&
         std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
           const TextSpan gap{hit.span.end, std::max(hit.span.end, kind.span.begin)};
           return hit.cue->what == What::pay && !hit.cue->weak() && gap.begin < gap.end &&
                  (joints.only(cut(text, gap)) & Joints::kOr) != 0;
         });
}

/// "On-target earnings (base pay + commission): $180,000": what the sum of both is called.
Kind named_total(const Evidence& evidence) {
  const auto named = [](const CueHit& hit) {
    return hit.cue->what == What::kind && hit.cue->kind() == Kind::ote;
  };
  return std::ranges::any_of(evidence.left, named) ? Kind::ote : Kind::total;
}

/// "$600 Refer a Friend Bonus $600", "Refer a friend and earn a bonus of $500": the word of an
/// extra belongs to a reason directly before it, or from which only "and earn a" parts it; null
/// when none stands so.
const CueHit* about_it(std::string_view text, const Evidence& evidence, const CueHit& kind) {
  constexpr std::uint32_t kWords = 4;
  for (const CueHit& hit : evidence.left) {
    if (!hit.cue->refuses(Reason::kFirm) || hit.span.end > kind.span.begin) continue;
    const TextSpan gap{hit.span.end, kind.span.begin};
    const auto earned = [&](const CueHit& verb) {
      return verb.cue->what == What::pay && verb.cue->weak() && verb.span.begin >= gap.begin &&
             verb.span.end <= gap.end;
    };
    if (skip_noise(text, gap.begin) >= gap.end ||
        (cut(text, gap).find(',') == std::string_view::npos && count_words(text, gap) <= kWords &&
         std::ranges::any_of(evidence.left, earned)))
      return &hit;
  }
  return nullptr;
}

/// "£90,000 GBP Bonus", "£90,000 - bonus": a capital or a dash starts the next item of a list, it
/// is no bonus of 90,000; nor is "£500 - £700 per week – bonus" one, nor a package behind another
/// capital a total.
bool next_item(std::string_view text, const MoneyStatement& statement, const CueHit& hit) {
  if (hit.cue->what != What::kind) return false;
  if (!is_extra(hit.cue->kind())) {
    // "$170,000 - $200,000 Equity compensation package": a capital begins the next item
    const std::uint32_t word = skip_noise(text, statement.last().span.end);
    const char32_t second = utf8::at(text, word + 1).code;
    const bool capital = utf8::is_upper(utf8::at(text, word).code) && utf8::is_letter(second) &&
                         !utf8::is_upper(second);
    return capital && word < hit.span.begin && hit.words > 0;
  }
  if (is_whole_pay(text, statement, hit.span.begin)) return true;
  const bool capital = utf8::is_upper(utf8::at(text, hit.span.begin).code);
  const std::uint32_t behind = skip_noise(text, statement.span.end);
  const char32_t mark = behind < hit.span.begin ? utf8::at(text, behind).code : U' ';
  const bool dash = utf8::is_dash(mark);
  const bool item = capital || dash || mark == '(';  // "£25,000 (bonus)"
  const bool overtime = hit.cue->kind() == Kind::allowance && in_large_units(statement);
  // "£50,000 - £65,000  £8,000 - £10,000 Bonus": too little for a year, too much for an hour
  const bool small = in_large_units(statement) && !statement.period &&
                     statement.low >= units(1000) && statement.high < units(15000);
  return ((item || overtime) && statement.high >= units(15000)) ||
         (statement.range() && !small && (capital || (dash && statement.period)));
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

/// The refusal that stands against a pay word on the left; null when none does.
const CueHit* against(std::string_view text, const MoneyStatement& statement,
                      const Evidence& evidence, const CueHit& pay) {
  const bool colon = pay.span.end < text.size() && text[pay.span.end] == ':';
  for (const CueHit& hit : evidence.left) {
    if (hit.cue->what != What::not_pay) continue;
    // "Travel costs are paid at a rate of $.52/mile"
    if (hit.cue->refuses(Reason::kCosts) && statement.period == Period::mile &&
        hit.span.end <= pay.span.begin)
      return &hit;
    // "Holiday cover is paid at £15 an hour": nobody insures by the hour
    const bool rate = hit.cue->refuses(Reason::kUnlessHourly) && statement.period == Period::hour;
    // "life cover of a year's salary or a minimum of £10,000"
    if (hit.cue->refuses(Reason::kFirm) && !colon && !rate) return &hit;
  }
  return nullptr;
}

/// "Rate: National Minimum Wage (£11.44 per hour)", "We pay the Real Living Wage: £12.60": the
/// job is paid what else others are; not "more than the minimum wage".
bool pays_so(std::string_view text, const Evidence& evidence, const CueHit& floor) {
  if (!floor.cue->refuses(Reason::kOthers)) return false;
  return std::ranges::any_of(evidence.left, [&](const CueHit& pay) {
    return pay.cue->what == What::pay && !pay.cue->weak() && pay.span.end <= floor.span.begin &&
           count_words(text, {pay.span.end, floor.span.begin}) <= 1;
  });
}

/// Whether a rate by the hour stands behind the colon of `label`: no item of what it names, nor so
/// much of it.
bool labels_rate(std::string_view text, const MoneyStatement& statement, const CueHit& label) {
  const TextSpan gap{label.span.end, statement.span.begin};
  return statement.period == Period::hour && cut(text, gap).starts_with(':') &&
         count_words(text, gap) == 0;
}

/// "Perks:\n• $16.50 - $17.50 per hour", but "Insurance:\n£14 per hour"
bool rate_below(std::string_view text, const MoneyStatement& statement, const CueHit& heading) {
  return !heading.cue->refuses(Reason::kFirm) && labels_rate(text, statement, heading) &&
         cut(text, {heading.span.end, statement.span.begin}).find('\n') != std::string_view::npos;
}

/// "Budget: $45-55 hourly"
bool is_hired_for(std::string_view text, const MoneyStatement& statement, const CueHit& label) {
  return label.cue->refuses(Reason::kRated) && labels_rate(text, statement, label);
}

/// "Budget for research: $60k a year": whether a line, a sentence or a cell begins with a budget,
/// and a colon makes it the title of the amount.
bool is_title_of(std::string_view text, const MoneyStatement& statement, const CueHit& title) {
  const std::uint32_t colon = skip_noise_back(text, statement.span.begin, 1);
  if (!title.cue->refuses(Reason::kRated) || is_hired_for(text, statement, title)) return false;
  if (colon <= title.span.end || text[colon - 1] != ':') return false;
  const std::uint32_t before = skip_noise_back(text, title.span.begin);
  const bool cell = title.span.begin > 0 && text[title.span.begin - 1] == '\t';
  const char32_t mark = before == 0 || cell ? U'.' : utf8::before(text, before).code;
  return !utf8::is_word(mark) && mark != U',' &&
         cut(text, {title.span.end, colon - 1}).find(':') == std::string_view::npos;
}

/// "401(k) contributions you make, up to $10,000 a year": the most that is given of something. The
/// words of a list, "pension, gym, parking, up to £45,000 a year", say nothing of its last item.
bool caps(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
          const CueHit& given) {
  if (!given.cue->refuses(Reason::kCapped)) return false;
  const std::uint32_t end = skip_noise_back(text, statement.span.begin, 1);
  return std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
    return hit.cue->what == What::bound && hit.cue->bound() == Bound::up_to &&
           hit.span.end == end && given.span.end <= hit.span.begin &&
           std::ranges::count(cut(text, {given.span.end, hit.span.begin}), ',') < 2;
  });
}

/// "(shared flat, bills included): €950 gross/month": what a bracket says that closed before the
/// amount is no name of what is taxed.
bool in_closed_bracket(std::string_view text, const MoneyStatement& statement, const CueHit& hit) {
  const std::string_view gap = cut(text, {hit.span.end, statement.span.begin});
  const std::size_t close = gap.find(')');
  const bool gross = std::ranges::any_of(statement.behind, [](const CueHit& behind) {
    return behind.cue->what == What::basis && behind.cue->basis() == Basis::gross;
  });
  return gross && statement.period && close != gap.npos && gap.find('(') == gap.npos;
}

/// Kind said by the words directly behind, else by those before.
struct Meaning {
  std::optional<Kind> kind;
  bool said = false;         ///< Some word says that it is pay.
  std::string_view refused;  ///< The reason, when a word says that it is not.
};

Meaning meaning_of(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
                   const Joints& joints) {
  const CueHit* left = evidence.nearest_left;
  const CueHit* right = evidence.nearest_right;
  if (left && left->cue->what == What::not_pay && in_closed_bracket(text, statement, *left))
    left = nullptr;
  for (const CueHit& hit : statement.behind) {
    if (!is_meaning(hit) || next_item(text, statement, hit)) continue;
    if (left && left->cue->what == What::not_pay && left->words <= 1)
      return {{}, false, left->cue->reason};
    return {hit.cue->what == What::kind ? hit.cue->kind() : Kind::base, true, {}};
  }
  if (right && next_item(text, statement, *right)) right = nullptr;
  const bool right_not = right && right->cue->what == What::not_pay;
  // "The minimum salary of £38,700 required for sponsorship", "Salary: $90,000 (Indeed est.)"
  if (right_not && right->cue->refuses(Reason::kWhole)) return {{}, false, right->cue->reason};
  if (left && left->cue->what == What::pay) {
    if (const CueHit* hit = against(text, statement, evidence, *left))
      return {{}, false, hit->cue->reason};
    const bool weak = left->cue->weak();
    // "£500 per day outside IR35 contract": a stated rate is undone only by the next word.
    const std::uint32_t near = statement.period ? 0 : weak ? 5 : 2;
    // "We pay the $150 exam fee": a word in between suffices where the next one is so plain.
    const bool apart =
        weak || left->words > 1 || (left->words == 1 && right_not && right->words == 0);
    // "The rate is £30 - £35 per hour  expenses": the plus between was lost
    const bool beside =
        statement.period && statement.range() && right_not && right->cue->refuses(Reason::kCosts);
    if (right_not && apart && !beside && right->words <= near)
      return {{}, false, right->cue->reason};
    if (right && right->cue->what == What::kind) return {right->cue->kind(), true, {}};
    return {Kind::base, true, {}};
  }
  if (left && left->cue->what == What::kind) {
    if (right_not && right->words <= 1) return {{}, false, right->cue->reason};
    if (const CueHit* hit = about_it(text, evidence, *left)) return {{}, false, hit->cue->reason};
    if (is_extra(left->cue->kind()) && joined_to_pay(text, evidence, *left, joints))
      return {named_total(evidence), true, {}};
    if (or_pay(text, evidence, *left, joints)) return {Kind::base, true, {}};
    return {left->cue->kind(), true, {}};
  }
  if (left && !right_not &&
      (pays_so(text, evidence, *left) || is_hired_for(text, statement, *left)))
    return {Kind::base, true, {}};
  // A stated rate, or a yearly sum that only pay reaches, is undone by a near word alone:
  // "$900,000-a-year manager of our Machine Learning programme".
  const bool sure =
      (statement.period == Period::year && (statement.range() || statement.low >= units(10000))) ||
      statement.period == Period::hour || statement.period == Period::day;
  // however far its word is
  const bool others = left && left->cue->refuses(Reason::kOthers | Reason::kWhole);
  const bool apart = left && !caps(text, statement, evidence, *left) &&
                     !is_title_of(text, statement, *left) &&
                     (left->words >= 2 || rate_below(text, statement, *left));
  if (left && (others || !(sure && apart))) return {{}, false, left->cue->reason};
  if (right_not && !(sure && right->words >= 1)) return {{}, false, right->cue->reason};
  if (right_not) right = nullptr;
  if (right && right->cue->what == What::pay) return {Kind::base, true, {}};
  if (right) return {right->cue->kind(), true, {}};
  return {};
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

Verdict Judge::judge(const MoneyStatement& statement, const JudgeContext& context) const {
  Verdict verdict;
  if (is_small_count(statement)) {
    verdict.reason = "bare-number";
    return verdict;
  }
  const std::string_view text = context.text;
  verdict.left = left_context(text, statement.span.begin, context.floor);
  const TextSpan right =
      clause_right(text, statement.span.end, static_cast<std::uint32_t>(text.size()));
  Evidence evidence = evidence_.gather(statement, text, context.hits, verdict.left, right);
  if (context.behind_low_end && names_middle(evidence)) evidence.nearest_left = nullptr;
  const Meaning meaning = meaning_of(text, statement, evidence, evidence_.joints());

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
  const bool by_period = is_label_of_pay(text, statement, evidence, context, usual_);
  verdict.fee = evidence.nearest_left != nullptr && evidence.nearest_left->cue->alone();
  verdict.label =
      meaning.said || by_period || context.told || statement.contract || statement.by_merit;
  if (!meaning.refused.empty() && !pay_unit(statement) && !context.told) {
    verdict.reason = meaning.refused;
    return verdict;
  }
  if (statement.twice) {
    verdict.reason = "price";
    return verdict;
  }
  verdict.reason = too_odd(statement, verdict, context, usual_);
  if (verdict.reason.empty() && !context.follows_pay && !context.news &&
      seldom_paid(statement, verdict, context.currency, usual_))
    verdict.reason = "implausible-for-period";
  if (!verdict.reason.empty()) return verdict;
  if (statement.currency == nullptr) {
    verdict.pay = bare_is_pay(statement, verdict, evidence, context, usual_) ||
                  bare_headline(statement, evidence, context, usual_, evidence_);
    if (!verdict.pay) verdict.reason = "bare-number";
    return verdict;
  }
  if (!verdict.label && !context.follows_pay && !has_basis(statement) &&
      of_something_else(evidence)) {
    verdict.reason = "something-else";
    return verdict;
  }
  verdict.headline =
      !verdict.label && !verdict.period_behind && !context.follows_pay && !has_basis(statement);
  verdict.pay = !verdict.headline || headline(statement, verdict, context, usual_, evidence_);
  if (!verdict.pay) verdict.reason = "no-pay-word";
  if (verdict.pay && too_wide(statement, verdict.label)) {
    verdict.pay = false;
    verdict.reason = "too-wide";
  }
  return verdict;
}

}  // namespace wagescope
