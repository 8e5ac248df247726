#include "extractor/kind/bare_amounts.h"

#include <algorithm>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

using What = Cue::What;

/// "37 500 €, prime (2 100 € en 2025)": a number that may be a year, with nothing said of it.
bool may_be_year(const MoneyStatement& statement) {
  const Number& number = statement.first().number;
  return !statement.range() && number.digits == 4 && !number.grouped && !number.decimals &&
         number.power == 0 && !number.no_cents && statement.behind.empty() &&
         statement.low >= units(1950) && statement.low < units(2100);
}

/// Whether an end is written as money is, or large: "14.50", "31k", "3.650,-", not "12".
bool is_sized(const MoneyStatement& statement) {
  const auto big = [](const Number& number) {
    return number.power >= 3 || number.grouped || number.digits >= 4 || number.decimals ||
           number.no_cents;
  };
  return big(statement.first().number) || big(statement.last().number);
}

/// Whether a colon or a dash behind a word that ends at `end` makes it the label of what follows.
bool is_label(std::string_view text, std::uint32_t end) {
  const utf8::Char mark = utf8::at(text, skip_noise(text, end));
  return mark.code == ':' || utf8::is_dash(mark.code);
}

bool says_pay(const CueHit& hit) {
  return hit.cue->what == What::pay || (hit.cue->what == What::kind && !is_extra(hit.cue->kind()));
}

/// "25,000 basic, 40,000 OTE", "35,000 basic bonus": a year's pay by the word behind it, which ends
/// there or leads to an extra; not "35,000 basic tests".
bool named_behind(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
                  Period size) {
  if (!statement.last().number.grouped || size != Period::year) return false;
  return std::ranges::any_of(statement.behind, [&](const CueHit& hit) {
    const std::uint32_t at = skip_noise(text, hit.span.end);
    const bool extra = std::ranges::any_of(evidence.right, [&](const CueHit& next) {
      return next.span.begin == at && next.cue->what == What::kind;
    });
    const char32_t letter = utf8::at(text, at).code;
    const bool closed = extra || !utf8::is_letter(letter) || utf8::is_upper(letter);
    return says_pay(hit) && (closed || hit.cue->what == What::kind);
  });
}

/// "35,000", "35k": as a year's pay is written, both ends of it, to the hundred.
bool written_as_pay(const MoneyStatement& statement) {
  const auto is = [](const Number& number) { return number.grouped || number.power == 3; };
  const std::int64_t hundred = units(100).micros();
  return is(statement.first().number) && is(statement.last().number) &&
         statement.low.micros() % hundred == 0 && statement.high.micros() % hundred == 0;
}

/// "Our inbox grew from 4,500 to 11,000 a month": a number that goes on from words before it,
/// none of which are about pay, and not of the size that pay by the hour or year has there, so that
/// its period counts something else.
bool in_a_sentence(const MoneyStatement& statement, const Evidence& evidence,
                   const JudgeContext& context, const UsualPay& usual, TextSpan left) {
  constexpr std::uint32_t kFewWords = 3;  // "Night porter from 2,400 a month"
  // "Verger for the parish church up to 27,500 a year": of that size; so many a month are counts
  const auto size = usual.period_of(context.currency, statement.low, statement.high);
  if (size && size == statement.period && *size != Period::month) return false;
  if (context.follows_pay || evidence.nearest_left || evidence.nearest_right ||
      statement.last().number.no_cents)  // "4.400,- per maand"
    return false;
  const std::string_view before = cut(context.text, {left.begin, statement.span.begin});
  // "Bar manager for the lido, from 2,450 a month"; npos + 1 is 0
  const std::string_view part = before.substr(before.find_last_of("\n,;:|(") + 1);
  std::size_t end = part.size();
  while (end > 0 && utf8::is_space(utf8::before(part, end).code))
    end -= utf8::before(part, end).size;
  if (end == 0 || !utf8::is_letter(utf8::before(part, end).code)) return false;
  const TextSpan span{static_cast<std::uint32_t>(statement.span.begin - part.size()),
                      statement.span.begin};
  return count_words(context.text, span) > kFewWords;
}

}  // namespace

bool has_basis(const MoneyStatement& statement) {
  return std::ranges::any_of(statement.behind,
                             [](const CueHit& hit) { return hit.cue->what == What::basis; });
}

bool is_small_count(const MoneyStatement& statement) {
  return statement.currency == nullptr && !statement.period && !statement.scheme &&
         !is_sized(statement);
}

bool bare_is_pay(const MoneyStatement& statement, const Verdict& verdict, const Evidence& evidence,
                 const JudgeContext& context, const UsualPay& usual) {
  const std::string_view currency = context.currency;
  const CueHit* left = evidence.nearest_left;
  const auto directly = [&](const CueHit& hit) {
    return hit.cue->what == What::copula && hit.words == 0;
  };
  const bool is = std::ranges::any_of(evidence.left, directly);  // "The salary for this role is"
  // "nous livrons 31 pays avec 5200 camions"
  const std::uint32_t near = left && left->cue->weak() ? 0 : 1;
  const bool label = context.pay_phrase || statement.by_merit ||
                     (left && left->cue->what != What::not_pay && (left->words <= near || is));
  const bool sized = is_sized(statement);
  if (verdict.period_behind) {
    // "loaves (averaging 900 per day)" are counted
    const Number& last = statement.last().number;
    const CueHit* right = evidence.nearest_right;  // "210 per day guaranteed"
    const bool named = right && right->cue->what == What::pay && right->words == 0;
    const bool told = last.decimals || last.power >= 3 || *verdict.period == Period::month ||
                      *verdict.period == Period::year;
    // "Night allowance: 2.45 per hour": an extra may be of any size
    if (is_extra(verdict.kind) && last.decimals && left && is_label(context.text, left->span.end))
      return true;
    return ((sized && told && !in_a_sentence(statement, evidence, context, usual, verdict.left)) ||
            label || named || statement.scheme) &&
           usual.plausible(currency, *verdict.period, statement.high);
  }
  const auto size = usual.period_of(currency, statement.low, statement.high);
  if (size && named_behind(context.text, statement, evidence, *size)) return true;
  if (statement.on_top && written_as_pay(statement) && size == Period::year) return true;
  // "120-125k base + bonus"
  const Number& end = statement.last().number;  // "148,000–160,000 salary" too
  if ((end.power >= 3 || (statement.range() && end.grouped)) &&
      std::ranges::any_of(statement.behind, says_pay))
    return true;
  // "Salary: for the Netherlands 44 K – 62 K", "SALARY - Band 03, 61,974.00 - 73,500.00", "Salary:
  // Grade 7, 54,100 - 58,300"
  constexpr std::uint32_t kLabelWords = 4;
  const Number &low = statement.first().number, &high = statement.last().number;
  const bool titled = left && is_label(context.text, left->span.end);
  const auto large = [&](const Number& number) {
    return number.power >= 3 || (number.grouped && (number.decimals || titled));
  };
  const bool both = large(low) && large(high);
  if (statement.range() && both && left && left->cue->what == What::pay && !left->cue->weak() &&
      left->words <= kLabelWords)
    return true;
  // "18-25k PLN netto, 15-20k brutto", "wynagrodzenie dla magazyniera ok 6100 brutto"
  const bool pay = left && left->cue->what == What::pay && !left->cue->weak();
  if ((context.follows_pay || pay) && sized && has_basis(statement)) return true;
  // "25,580 to 26,820 (FTE)": to the unit, which a number of posts seldom is
  const std::int64_t thousand = units(1000).micros();
  const bool exact =
      statement.low.micros() % thousand != 0 || statement.high.micros() % thousand != 0;
  if (statement.range() && low.grouped && high.grouped && exact && has_basis(statement) &&
      size == Period::year)
    return true;
  // "VerbouwPremie 6", and "6.1. Module 1" below it
  if (is_extra(verdict.kind) && statement.high < units(100)) return false;
  // "Equity: 10,000 options": shares are counted
  if (verdict.kind == Kind::equity && end.power == 0) return false;
  if (!label || (may_be_year(statement) && !(left && left->words == 0))) return false;
  return sized && (verdict.period || size.has_value());
}

}  // namespace wagescope
