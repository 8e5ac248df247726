// The ends of a statement: one amount, two that a dash or a word joins, or three.
#include <algorithm>
#include <tuple>
#include <utility>

#include "extractor/amount/scale_step.h"
#include "extractor/amount/statement.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/cues.h"
#include "extractor/scan/scan.h"

namespace wagescope {
namespace {

bool same_currency(const Money& a, const Money& b) {
  if (!a.currency || !b.currency) return true;
  for (const std::string& code : a.currency->form->codes)
    if (b.currency->form->may_be(code)) return true;
  return false;
}

/// "85-105k", "£120-160,000", "85k-105": the multiplier that the other end lends.
/// Not where it makes nonsense: "$95,000-105k".
void share_multiplier(Number& low, Number& high) {
  if (high.cjk_power > 0 && low.cjk_power == 0 && low.plain < units(10000)) {  // 750～900万円
    if (const auto raised = low.plain.shifted(high.cjk_power)) low.plain = *raised;
    return;
  }
  if (low.power == high.power) {
    const bool thousands = low.power == 0 && high.plain >= units(1000) && low.plain < units(1000) &&
                           low.plain >= units(5) && !low.decimals && !high.decimals;
    const auto raised = low.plain.shifted(3);
    if (thousands && raised && *raised < high.plain && high.plain <= *raised->times(units(10)))
      low.power = 3;
    return;
  }
  Number& bare = low.power == 0 ? low : high;
  const Number& other = low.power == 0 ? high : low;
  if (bare.power == 0 && bare.plain < units(1000)) bare.power = other.power;
}

/// ".48-62 cpm": the point before the first end stands for both.
void share_point(std::string_view text, const Number& low, Number& high) {
  const bool point = text[low.span.begin] == '.' && low.span.size() == 3;
  if (!point || high.digits != 2 || high.span.size() != 2 || high.power != 0) return;
  if (const auto hundredths = high.plain.shifted(-2)) high.plain = *hundredths;
  high.decimals = true;
}

/// "1.250 - 1.400,50", "$15.125 - $18.50", "15.125 - 19": the other end shows whether an
/// open point groups or divides.
void settle_by_partner(std::string_view text, Number& low, Number& high) {
  if (low.dot_three == high.dot_three) return;
  Number& open = low.dot_three ? low : high;
  const Number& partner = low.dot_three ? high : low;
  if (partner.decimals)
    partner.comma ? void(open.dot_three = false) : open.divide();
  else if (const auto most = partner.plain.times(units(30));
           partner.power == 0 && open.power == 0 && most && open.plain > *most &&
           !cut(text, open.span).ends_with("000"))  // "42-56.000" are thousands both
    open.divide();
}

/// "$102600K": nobody is paid a hundred million, so the K says nothing.
bool drop_idle_k(Number& number) {
  if (number.power != 3 || number.plain < units(10000)) return false;
  number.power = 0;
  return true;
}

/// "$143,000 - $198,00": the last zero was lost, as the other end shows.
bool mend_lost_zero(std::string_view text, const Number& low, Number& high) {
  const bool grouped = low.grouped && !low.decimals && low.power == 0 &&
                       cut(text, low.span).find(',') != std::string_view::npos;
  const std::string_view digits = cut(text, high.span);
  if (!grouped || !high.decimals || !high.comma || high.power != 0 || digits.size() < 5 ||
      digits[digits.size() - 3] != ',')
    return false;
  const auto meant = high.plain.shifted(3);
  const auto most = low.plain.times(units(3));
  if (!meant || !most || *meant < low.plain || *most < *meant) return false;
  high.plain = *meant;
  high.decimals = false;
  high.grouped = true;
  return true;
}

/// "grants between £5,000 and £250,000": ends of one range, though of no pay.
bool far_apart(Decimal low, Decimal high, bool both_marked) {
  return both_marked && low > Decimal() && low < high;
}

/// Whether two amounts can be the ends of one range.
bool plausible_ends(Decimal low, Decimal high, bool both_marked) {
  if (low <= Decimal() || high <= Decimal()) return false;
  const auto& smaller = std::min(low, high);
  const auto& larger = std::max(low, high);
  if (low > high && !both_marked) return false;
  const auto most = smaller.times(units(low > high ? 3 : 30));
  return !most || larger <= *most;
}

/// "£400500": two ends of a range whose dash was lost. Empty unless the digits
/// split in two halves that make sense.
std::optional<std::pair<Decimal, Decimal>> lost_dash(std::string_view text, const Number& number) {
  if (number.grouped || number.decimals || number.power != 0) return std::nullopt;
  const std::string_view digits = cut(text, number.span);
  if (digits.size() != 6 && digits.size() != 4) return std::nullopt;
  const std::size_t half = digits.size() / 2;
  const auto low = Decimal::from_digits(digits.substr(0, half), 0);
  const auto high = Decimal::from_digits(digits.substr(half), 0);
  if (!low || !high || digits[0] == '0' || digits[half] == '0') return std::nullopt;
  if (*low >= *high || *high > *low->times(units(2))) return std::nullopt;
  return std::pair(*low, *high);
}

bool most_of_period(Period period, Decimal value) {
  if (period == Period::hour) return value <= units(1000);
  if (period == Period::day) return value <= units(20000);
  return true;
}

bool two_digits(const Number& number) {
  return number.digits == 2 && !number.decimals && !number.grouped && number.power == 0;
}

/// "£16-85 an hour": no wage has such ends, and pounds are written so for £16.85; "$15-75" may be
/// what somebody earns who sells.
bool dash_as_point(std::string_view text, const MoneyStatement& statement) {
  const Money& pounds = statement.money[0];
  const Number& pence = statement.money[1].number;
  const auto five = pounds.number.plain.times(units(5));
  return pounds.currency && pounds.currency->form->codes.front() == "GBP" &&
         two_digits(pounds.number) && pence.span.begin == pounds.number.span.end + 1 &&
         text[pounds.number.span.end] == '-' && five && *five <= pence.plain;
}

/// "£10.00 - 18-20": the number behind a dash is the first of two ages.
bool begins_ages(std::string_view text, const Money& first, const Money& next) {
  const std::uint32_t end = next.number.span.end;
  return first.currency && !next.currency && two_digits(next.number) &&
         text.substr(end, 1) == "-" && skip_digits(text, end + 1) == end + 3;
}

}  // namespace

bool StatementReader::opened_by_between(std::string_view text, std::uint32_t begin) const {
  std::vector<CueHit> cues;
  const std::uint32_t end = skip_noise_back(text, begin, 1);  // "Salary between\n£31,000 and"
  const TextSpan left = cues_.clauses().left(text, end, begin > 40 ? begin - 40 : 0);
  cues_.find_attributes(text, left, Side::left, cues);
  return std::ranges::any_of(cues, [&](const CueHit& hit) {
    return hit.cue->what == Cue::What::between && count_words(text, {hit.span.end, begin}) <= 2;
  });
}

StatementReader::Parted StatementReader::parted(std::string_view text,
                                                const MoneyStatement& statement) const {
  const TextSpan gap{statement.money[0].span.end, statement.money[1].span.begin};
  if (statement.count < 2) return Parted::not_yet;
  if (gap.begin >= gap.end) return Parted::dash;
  if (cut(text, gap).find('/') != std::string_view::npos) return Parted::slash;
  return is_joined(text, gap) ? Parted::word : Parted::dash;
}

/// What parts an end from the next at `at`: a dash, a word, a slash, or a space alone; `before`:
/// what parted it from the one before.
std::optional<StatementReader::Joint> StatementReader::joint_at(std::string_view text,
                                                                std::uint32_t at, bool between,
                                                                Parted before) const {
  const std::uint32_t dashes = skip_dashes(text, at);
  if (dashes > at) {
    const std::uint32_t word = skip_noise(text, dashes, 1);
    const auto joint = separators_.at(text, word);  // "$40,000 - to $50,000"
    return Joint{joint && *joint->value == Needs::any ? word + joint->length : dashes};
  }
  const std::uint32_t begin = skip_noise(text, at, 1);
  const auto separator = separators_.at(text, begin);
  // min - mid - max stand between dashes, between slashes, or between words: "$20 to $25 to $30"
  if (before == Parted::dash) return std::nullopt;
  if (before == Parted::slash && text.substr(begin, 1) != "/") return std::nullopt;
  if (before == Parted::word && !(separator && *separator->value == Needs::any))
    return std::nullopt;
  // "…-g1uaad5a", then "15000 - 22000 PLN": a letter that ends another word
  const bool ends_word = separator && begin == at && begin + separator->length < text.size() &&
                         text[begin + separator->length] == '\n';
  if (separator && !ends_word && (*separator->value != Needs::between || between))
    return Joint{begin + separator->length, false, *separator->value == Needs::rise};
  if (begin < text.size() && (text[begin] == '/' || (text[begin] == ':' && begin > at)))
    return Joint{begin + 1, true};
  if (begin > at && text[at] != '\n' && utf8::at(text, at).size == begin - at)
    return Joint{begin, true};  // "$141,000 $158,600": the dash was lost
  return std::nullopt;
}

/// "RAL 28/32K": two figures of one size beside each other, whose thousands the second says.
static bool shares_thousands(const Number& low, const Number& high) {
  const auto twice = low.plain.times(units(2));
  return low.power == 0 && high.power == 3 && !low.decimals && !high.decimals &&
         low.digits == high.digits && low.digits >= 2 && low.plain >= units(15) &&
         high.span.begin == low.span.end + 1 && low.plain < high.plain && twice &&
         high.plain <= *twice;
}

/// Whether a second amount that a slash, a colon or a space parts from the first is no other end.
bool StatementReader::is_apart(std::string_view text, const Money& first, const Money& next) {
  // "50 dollars 50 dollars" says it twice; no dash was lost.
  if (next.number.value() == first.number.value()) return true;
  // "1.400/1.500 € netti", "500/560 €": of one size, so that the sign is of both
  constexpr int kLarge = 3;  // digits; "10/12" may be a date
  const bool grouped = (first.currency || next.currency) &&
                       first.number.grouped == next.number.grouped &&
                       first.number.decimals == next.number.decimals &&
                       first.number.digits == next.number.digits && first.number.digits >= kLarge;
  // "USD 8491.00 10836.00", as data say the two
  const auto twice = first.number.plain.times(units(2));
  const bool alike = (first.currency || next.currency) && in_cents(text, first, next) &&
                     first.number.plain < next.number.plain && twice && next.number.plain <= *twice;
  const bool both = (first.currency && next.currency) ||
                    (first.number.power && next.number.power) || grouped || alike ||
                    shares_thousands(first.number, next.number);
  return !both || first.number.digits + 1 < next.number.digits;
}

/// "- 16 jr: €6,82\n- 18 jr: €8,50": a dash that begins a line, as it did the line before or in
/// front of what is no money, is the mark of the next item and of no range.
static bool begins_item(std::string_view text, const Money& first, const Money& next) {
  if (next.span.begin < first.span.end) return false;
  const std::string_view gap = text.substr(0, next.span.begin).substr(first.span.end);
  const std::size_t line = gap.rfind('\n');
  if (line == gap.npos) return false;
  const auto dash_at = [&](std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return utf8::is_dash(utf8::at(text, at).code);
  };
  if (!dash_at(first.span.end + line + 1)) return false;
  const std::size_t before = text.substr(0, first.span.begin).rfind('\n');
  return !next.currency || dash_at(before == text.npos ? 0 : before + 1);
}

std::optional<Money> StatementReader::next_end(std::string_view text,
                                               const MoneyStatement& statement,
                                               bool between) const {
  const Money& first = statement.last();
  std::uint32_t at = first.span.end;
  // "$126,000/yr to $203,500/yr": a period may stand between, "800 € brut par mois à
  // 1000 €" with its basis.
  const auto period = periods_.after(text, skip_basis(text, skip_noise(text, at)));
  if (period) {
    if (statement.count > 1) return std::nullopt;  // "20-25k a year to 30k" is no third point
    at = period->span.end;
  } else if (const std::uint32_t taxed = skip_tax(text, at); taxed > at) {
    const auto joint =
        joint_at(text, taxed, between, statement.count > 1 ? Parted::dash : Parted::not_yet);
    if (joint && !joint->lone) at = taxed;  // "£28,000 gross to £30,000 gross"
  }
  // "$61,000 min - $98,000 max"
  if (const auto low = low_ends_.at(text, skip_noise(text, at)); low && statement.count == 1) {
    const std::uint32_t behind = skip_noise(text, at) + static_cast<std::uint32_t>(low->length);
    if (joint_at(text, behind, between, Parted::not_yet)) at = behind;
  }
  if (first.currency)
    at = skip_note(text, at, between || statement.count == statement.money.size());
  if (const std::uint32_t close = skip_noise(text, at);  // "Point 12 (£27,711) to"
      text.substr(close, 1) == ")" && step_before(text, first.span.begin, steps_))
    at = close + 1;
  const auto joint = joint_at(text, at, between, parted(text, statement));
  if (!joint) return std::nullopt;
  std::uint32_t behind = skip_dashes(text, joint->end);  // "$40,000 to - $50,000"
  if (!joint->lone) behind = skip_step(text, behind, first);
  auto next = money_behind(text, behind, &first);
  if (!next || !same_currency(first, *next) || begins_ages(text, first, *next)) return std::nullopt;
  if (begins_item(text, first, *next)) return std::nullopt;
  // "£12.60 rising to £13.10 after a year", "$25,000 — $10k at hire"
  if ((joint->rises || next->number.value() < first.number.value()) &&
      conditional(text, next->span.end))
    return std::nullopt;
  // "£17/UDA - £20K joining bonus": what is paid by the piece in ones and the other in thousands
  if (period && first.number.power == 0 && next->number.power > 0) return std::nullopt;
  if (period) {
    const auto other = periods_.after(text, skip_basis(text, skip_noise(text, next->span.end)));
    // "$15/hr - $31,200/yr" says one pay twice; in "£22.40 per hour £650 bonus" no dash was lost
    if (other ? other->period != period->period : joint->lone) return std::nullopt;
    // "1.400 euros mensuales en 14 pagas": what counts something else is no end
    const auto least = next->number.plain.times(units(20));
    if (!other && !next->currency && next->number.power == 0 && first.number.power == 0 && least &&
        *least < first.number.plain)
      return std::nullopt;
  }
  if (first.currency && !next->currency) {
    numbers_.multiply_money(text, next->number);
    next->span.end = std::max(next->span.end, next->number.span.end);
  }
  const bool sign_before = next->currency && next->currency->span.begin < next->number.span.begin;
  // "Grade 27/28 – $66,104", but "40,632 - £42,609", "13.50-$15": a sign was lost
  const auto alike = [](const Number& a, const Number& b) {
    const auto twice = a.plain.times(units(2));
    const bool near = a.plain < b.plain && twice && b.plain <= *twice;
    return (a.grouped && b.grouped) || (a.decimals && b.decimals && a.digits == b.digits) ||
           (a.decimals && near);
  };
  if (!statement.first().currency && sign_before &&
      (joint->lone || !alike(statement.first().number, next->number)))
    return std::nullopt;
  if (joint->lone && is_apart(text, first, *next)) return std::nullopt;
  return next;
}

bool StatementReader::is_joined(std::string_view text, TextSpan gap) const {
  if (gap.begin >= gap.end) return false;
  const std::uint32_t end = skip_noise_back(text, gap.end, 1);
  const std::uint32_t word = word_begin(text, end, gap.begin);
  if (word >= end) return false;
  const auto joint = separators_.at(text, word);
  return joint && word + joint->length == end;
}

bool StatementReader::conditional(std::string_view text, std::uint32_t end) const {
  std::uint32_t at = skip_noise(text, end);
  if (const auto period = periods_.after(text, at)) at = skip_noise(text, period->span.end);
  return conditions_.at(text, at).has_value();
}

/// "12L - 18L INR": the letter of an end whose currency stands behind the other.
void StatementReader::read_letter_before(std::string_view text, Money& first) const {
  if (first.currency) return;
  Number with = first.number;
  numbers_.multiply_money(text, with);
  const std::uint32_t behind = skip_dashes(text, with.span.end);
  if (with.span.end == first.span.end || behind == with.span.end) return;
  if (const auto next = money_behind(text, behind); !next || !next->currency) return;
  first.number = with;
  first.span.end = with.span.end;
}

/// Adds the ends that follow the first amount; none when it stands alone. Of a scale with more than
/// three points ("€35,613 - €37,740 - €40,759 - €42,741") the last one stays.
void StatementReader::add_ends(std::string_view text, bool between,
                               MoneyStatement& statement) const {
  constexpr int kMostPoints = 40;
  for (int point = 1; point < kMostPoints; ++point) {
    const bool scale = statement.count == statement.money.size();
    auto next = next_end(text, statement, between);
    if (!next || (scale && !next->currency)) return;
    Number low = statement.last().number, high = next->number;
    if (drop_idle_k(high)) statement.mended = "idle K";
    if (mend_lost_zero(text, low, high)) statement.mended = "lost zero";
    settle_by_partner(text, low, high);
    share_multiplier(low, high);
    share_point(text, low, high);
    const auto a = low.value(), b = high.value();
    const bool both = statement.last().currency && next->currency;
    if (!a || !b) return;
    if (!plausible_ends(*a, *b, both) && !far_apart(*a, *b, both)) return;
    if (statement.count >= 2 && *b < *a) return;
    // "$12,000 to $70,000 to $900,000" has no middle
    const auto twice = a->times(units(2));
    if (parted(text, statement) == Parted::word && twice && *twice < *b) return;
    if (next->number.mended) statement.mended = "broken digits";
    statement.money[statement.count - 1].number = low;
    next->number = high;
    if (scale)
      statement.money[1] = statement.money[2];
    else
      ++statement.count;
    statement.money[statement.count - 1] = *next;
  }
}

/// A dash in the place of the point: "£16-85 an hour", "£17-40 - £22.10".
void StatementReader::mend_dash(std::string_view text, bool between,
                                MoneyStatement& statement) const {
  if (statement.count != 2 || statement.money[1].currency || !two_digits(statement.money[1].number))
    return;
  const auto joined =
      statement.money[0].number.plain.plus(*statement.money[1].number.plain.shifted(-2));
  if (!joined) return;
  const auto third = next_end(text, statement, between);
  const bool range = third && third->number.decimals && *joined <= third->number.plain;
  if (!range && !dash_as_point(text, statement)) return;
  statement.money[0].number.plain = *joined;
  statement.money[0].number.decimals = true;
  statement.mended = "dash as decimal point";
  if (range) {
    statement.money[1] = *third;
  } else {
    statement.money[0].span.end = statement.money[1].span.end;
    statement.count = 1;
  }
}

/// Takes the ends in order of size, and the surer of their currencies.
bool StatementReader::settle_ends(MoneyStatement& statement) const {
  const auto low = statement.first().number.value(), high = statement.last().number.value();
  if (!low || !high) return false;
  // "thirty-five" is a count of something; money needs a currency or thousands.
  if (statement.first().number.words && !statement.first().currency && !statement.last().currency &&
      std::max(*low, *high) < units(1000))
    return false;
  statement.low = std::min(*low, *high);
  statement.high = std::max(*low, *high);
  statement.reversed = *low > *high;
  for (std::size_t i = 0; i < statement.count; ++i) {
    const auto& currency = statement.money[i].currency;
    if (currency &&
        (statement.currency == nullptr || (!statement.currency->sure() && currency->form->sure())))
      statement.currency = currency->form;
  }
  statement.figures = {statement.first().span.begin, statement.last().span.end};
  statement.span = statement.figures;
  return true;
}

std::optional<MoneyStatement> StatementReader::at(std::string_view text,
                                                  std::uint32_t digit_at) const {
  auto first = money_at(text, digit_at);
  if (!first || counts_something(text, *first)) return std::nullopt;
  MoneyStatement statement;
  statement.money[statement.count++] = *first;
  const bool between = opened_by_between(text, first->span.begin);
  read_letter_before(text, statement.money[0]);
  if (first->number.mended) statement.mended = "broken digits";
  if (drop_idle_k(statement.money[0].number)) statement.mended = "idle K";
  add_ends(text, between, statement);
  mend_dash(text, between, statement);
  if (!settle_ends(statement)) return std::nullopt;
  const std::uint32_t first_end = statement.first().span.end;
  if (statement.range() && skip_note(text, first_end, between) > first_end)
    statement.span.end = skip_note(text, statement.figures.end, true);
  read_behind(text, statement);
  if (statement.count == 1 && statement.period &&
      !most_of_period(*statement.period, statement.high)) {
    if (const auto ends = lost_dash(text, statement.first().number)) {
      std::tie(statement.low, statement.high) = *ends;
      statement.money[statement.count++] = statement.money[0];
      statement.mended = "lost dash";
    }
  }
  return statement;
}

}  // namespace wagescope
