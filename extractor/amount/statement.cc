#include "extractor/amount/statement.h"

#include <algorithm>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/scan/scan.h"

namespace wagescope {
namespace {

/// Dashes and tildes between two amounts, doubled or escaped or across a line
/// break: "40000 \-\n - 45000". The place behind them, or `at` when there are none.
std::uint32_t skip_dashes(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  for (int i = 0; i < 4; ++i) {
    const std::uint32_t begin = skip_noise(text, end, 1);
    const utf8::Char c = utf8::at(text, begin);
    const bool dash = utf8::is_dash(c.code) || c.code == '~' || c.code == 0xFF5E ||
                      c.code == 0x301C || c.code == 0x223C;
    if (!dash) break;
    end = begin + c.size;
  }
  if (end > at && end < text.size() && text[end] == '>') ++end;  // "->"
  return end;
}

/// ".62": the point before the digit at `at` begins the number.
bool leading_point(std::string_view text, std::uint32_t at) {
  if (at == 0 || text[at - 1] != '.') return false;
  const char32_t before = utf8::before(text, at - 1).code;
  return before == 0 || utf8::is_space(before) || before == '$' || before == 0xA3 ||
         before == 0x20AC;
}

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
void settle_by_partner(Number& low, Number& high) {
  if (low.dot_three == high.dot_three) return;
  Number& open = low.dot_three ? low : high;
  const Number& partner = low.dot_three ? high : low;
  if (partner.decimals)
    partner.comma ? void(open.dot_three = false) : open.divide();
  else if (const auto most = partner.plain.times(units(30));
           partner.power == 0 && open.power == 0 && most && open.plain > *most)
    open.divide();
}

/// "$102600K": nobody is paid a hundred million, so the K says nothing.
bool drop_idle_k(Number& number) {
  if (number.power != 3 || number.plain < units(10000)) return false;
  number.power = 0;
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

/// "R$ 6 mil" is six thousand, "$2 mil" two million.
void use_local_power(Money& money) {
  const std::string_view also = money.number.also;
  if (also.empty() || !money.currency || !money.currency->form->sure()) return;
  if (also.find(money.currency->form->codes.front()) != also.npos)
    money.number.power = also.front() - '0';
}

CurrencyForm minor_unit(const Table::Row& row) {
  CurrencyForm unit;
  unit.form = row["word"];
  for (std::string_view code : split(row["codes"], ' ')) unit.codes.emplace_back(code);
  if (row["codes"].empty()) unit.codes.clear();
  return unit;
}

/// "It costs 15 dollars and 50.": nothing but a full stop stands behind the cents.
bool ends_text(std::string_view text, std::uint32_t at) {
  if (at < text.size() && text[at] == '.') ++at;
  return skip_noise(text, at, 1) >= text.size();
}

bool most_of_period(Period period, Decimal value) {
  if (period == Period::hour) return value <= units(1000);
  if (period == Period::day) return value <= units(20000);
  return true;
}

/// "£16-85 an hour": no wage has such ends, and pounds are written so for £16.85; "$15-75" may be
/// what somebody earns who sells.
bool dash_as_point(std::string_view text, const MoneyStatement& statement) {
  if (statement.count != 2 || !statement.money[0].currency || statement.money[1].currency)
    return false;
  const Number& pounds = statement.money[0].number;
  const Number& pence = statement.money[1].number;
  const auto plain = [](const Number& number) {
    return number.power == 0 && !number.decimals && !number.grouped && number.digits == 2;
  };
  const auto five = pounds.plain.times(units(5));
  return statement.money[0].currency->form->codes.front() == "GBP" && plain(pounds) &&
         plain(pence) && pence.span.begin == pounds.span.end + 1 && text[pounds.span.end] == '-' &&
         five && *five <= pence.plain;
}

}  // namespace

StatementReader::StatementReader(const Lexicons& lexicons, const CueReader& cues)
    : numbers_(lexicons), currencies_(lexicons), periods_(lexicons), cues_(cues) {
  for (const Table::Row& row : lexicons.table("amount/ranges.tsv").rows()) {
    if (row["needs"] == "filler")
      fillers_.add(row["form"], 0);
    else
      separators_.add(row["form"], row["needs"] == "between" ? Needs::between
                                   : row["needs"] == "rise"  ? Needs::rise
                                                             : Needs::any);
  }
  for (const Table::Row& row : lexicons.table("amount/behind.tsv").rows())
    (row["what"] == "tax" ? taxes_ : conditions_).add(row["form"], 0);
  for (const Table::Row& row : lexicons.table("amount/counted.tsv").rows())
    counted_.add(row["noun"], 0);
  for (const Table::Row& row : lexicons.table("amount/minor_units.tsv").rows())
    minor_units_.add(row["word"], minor_unit(row));
  cents_ = minor_units_.at("cents", 0).value().value;
}

/// "25%", "9:30", "5.6 weeks", "40 hours": the number is no amount of money.
bool StatementReader::counts_something(std::string_view text, const Money& money) const {
  const std::uint32_t end = money.number.span.end;
  const std::uint32_t at = skip_noise(text, end);
  const utf8::Char c = utf8::at(text, at);
  if (c.code == '%' || c.code == 0xFF05) return true;
  if (money.currency) return false;
  if (end < text.size() && text[end] == ':' && is_digit(text, end + 1)) return true;
  return counted_.at(text, at).has_value();
}

std::optional<Money> StatementReader::money_at(std::string_view text,
                                               std::uint32_t digit_at) const {
  if (leading_point(text, digit_at)) --digit_at;  // "$.62"
  Money money;
  money.currency = currencies_.before(text, digit_at);
  const auto number = is_digit(text, digit_at) || text[digit_at] == '.'
                          ? numbers_.at(text, digit_at, money.currency.has_value())
                          : numbers_.in_words_at(text, digit_at);
  if (!number) return std::nullopt;
  money.number = *number;
  money.span = {money.currency ? money.currency->span.begin : number->span.begin, number->span.end};
  read_currency_behind(text, money);
  use_local_power(money);
  return money;
}

/// Currency behind the number, and what it counts of it: hundreds of thousands
/// ("75 USD million") and hundredths ("3 GBP 50 pence", "58 cents").
void StatementReader::read_currency_behind(std::string_view text, Money& money) const {
  std::uint32_t end = money.number.span.end;
  auto after = currencies_.after(text, end);
  if (Number with = money.number; !after && !money.currency) {
    numbers_.multiply_money(text, with);
    if (with.span.end > end) after = currencies_.after(text, with.span.end);
    if (after) {
      money.number = with;
      end = with.span.end;
    }
  }
  if (after && (!money.currency || (!money.currency->form->sure() && after->form->sure()))) {
    money.currency = after;
    money.span.end = after->span.end;
    if (numbers_.multiply(text, after->span.end, money.number))
      money.span.end = money.number.span.end;
  }
  if (money.currency) {
    add_minor_units(text, money);
    return;
  }
  // A code between two numbers is the second's, unless that one counts hundredths.
  if (const auto shared = currencies_.between(text, end)) {
    Money with = money;
    with.currency = shared;
    with.span.end = shared->span.end;
    if (add_minor_units(text, with)) money = with;
    return;
  }
  const std::uint32_t word = skip_noise(text, end);
  const auto unit = minor_units_.at(text, word);
  const auto hundredths = money.number.plain.shifted(-2);
  if (!unit || unit->value->codes.empty() || money.number.power != 0 || !hundredths) return;
  money.number.plain = *hundredths;
  money.number.decimals = true;
  money.number.span.end = money.span.end = word + unit->length;
  money.currency = CurrencyHit{{word, money.span.end}, unit->value};
}

/// "one dollar and forty-two cents", "£3 50p"; at the very end also "3 dollars and 50".
bool StatementReader::add_minor_units(std::string_view text, Money& money) const {
  if (money.number.decimals || money.number.power != 0) return false;
  std::uint32_t at = skip_noise(text, money.span.end);
  const bool joined = text.substr(at, 3) == "and" && skip_noise(text, at + 3) > at + 3;
  if (joined) at = skip_noise(text, at + 3);
  if (at == money.span.end) return false;
  const auto part =
      is_digit(text, at) ? numbers_.at(text, at, false) : numbers_.in_words_at(text, at);
  if (!part || part->plain >= units(100) || part->decimals || part->power != 0) return false;
  const std::uint32_t word = skip_noise(text, part->span.end);
  const auto unit = minor_units_.at(text, word);
  const auto whole = money.number.plain.plus(part->plain.shifted(-2).value_or(Decimal()));
  if (!whole) return false;
  const bool last = !unit && ends_text(text, part->span.end) && money.number.plain < units(1000) &&
                    !(joined && opened_by_between(text, money.span.begin));
  if (!unit && !last) return false;
  money.number.plain = *whole;
  money.number.decimals = true;
  money.number.span.end = money.span.end = unit ? word + unit->length : part->span.end;
  return true;
}

/// The amount that follows a separator: its currency, if any, then its digits.
std::optional<Money> StatementReader::money_behind(std::string_view text, std::uint32_t at) const {
  at = skip_noise(text, at, 2);
  if (const auto filler = fillers_.at(text, at)) at = skip_noise(text, at + filler->length);
  if (at >= text.size()) return std::nullopt;  // "$140-" at the very end
  if (numbers_.next(text, at, at + 1) == at && !is_digit(text, at)) {
    const auto money = money_at(text, at);
    return money && !counts_something(text, *money) ? money : std::nullopt;
  }
  // A currency stands before the digits: it is at most a few letters long.
  for (std::uint32_t begin = at; begin < at + 10 && begin < text.size(); ++begin) {
    const bool point = text[begin] == '.' && is_digit(text, begin + 1) &&
                       (begin == at || leading_point(text, begin + 1));
    if (is_digit(text, begin) || point) {
      auto money = money_at(text, begin);
      if (!money || counts_something(text, *money)) return std::nullopt;
      // Between separator and amount nothing may stand but a stray letter ("A GBP 37,000").
      const bool stray = money->span.begin == at + 2 && text[at + 1] == ' ' &&
                         utf8::is_letter(utf8::at(text, at).code);
      if (money->span.begin > at && !stray) return std::nullopt;
      return money;
    }
    const utf8::Char c = utf8::at(text, begin);
    if (c.code == '\n' || c.code == '|' || c.code == ';') break;
  }
  return std::nullopt;
}

bool StatementReader::opened_by_between(std::string_view text, std::uint32_t begin) const {
  std::vector<CueHit> cues;
  const std::uint32_t end = skip_noise_back(text, begin, 1);  // "Salary between\n£31,000 and"
  const TextSpan left = clause_left(text, end, begin > 40 ? begin - 40 : 0);
  cues_.find_attributes(text, left, Side::left, cues);
  return std::ranges::any_of(cues, [&](const CueHit& hit) {
    return hit.cue->what == Cue::What::between && count_words(text, {hit.span.end, begin}) <= 2;
  });
}

/// The place behind the words at `at` that say gross or net; `at` when there are none.
std::uint32_t StatementReader::skip_basis(std::string_view text, std::uint32_t at) const {
  std::vector<CueHit> cues;
  cues_.at(text, at, Side::right, cues);
  for (const CueHit& hit : cues)
    if (hit.cue->what == Cue::What::basis) return skip_noise(text, hit.span.end);
  return at;
}

/// Behind a note on the first end that ends before `at`: "between € 2,770 (scale 8) and
/// € 4,120", "$49,000 (minimum) to $57,500". A note on a grade without "between" tells two
/// pays apart.
std::uint32_t StatementReader::skip_note(std::string_view text, std::uint32_t at,
                                         bool between) const {
  constexpr std::uint32_t kLongest = 32;
  const std::uint32_t open = skip_noise(text, at);
  if (open >= text.size() || text[open] != '(') return at;
  const std::size_t close = text.substr(0, open + kLongest).find_first_of(")\n", open);
  if (close == std::string_view::npos || text[close] != ')') return at;
  const auto end = static_cast<std::uint32_t>(close);
  std::vector<CueHit> cues;
  cues_.find_attributes(text, {open + 1, end}, Side::left, cues);
  const bool low_end = std::ranges::any_of(
      cues, [](const CueHit& hit) { return hit.cue->what == Cue::What::low_end; });
  return between || low_end ? end + 1 : at;
}

std::optional<Money> StatementReader::next_end(std::string_view text,
                                               const MoneyStatement& statement,
                                               bool between) const {
  const Money& first = statement.last();
  std::uint32_t at = first.span.end;
  // "$126,000/yr to $203,500/yr": a period may stand between, "800 € brut par mois à
  // 1000 €" with its basis.
  const std::uint32_t word = skip_basis(text, skip_noise(text, at));
  const auto period = periods_.after(text, word);
  if (period) {
    if (statement.count > 1) return std::nullopt;  // "20-25k a year to 30k" is no third point
    at = period->span.end;
  }
  if (first.currency) at = skip_note(text, at, between);
  std::uint32_t behind = skip_dashes(text, at);
  bool lone = false, rises = false;
  if (behind == at) {
    if (statement.count > 1) return std::nullopt;  // min - mid - max stand between dashes
    const std::uint32_t begin = skip_noise(text, at, 1);
    const auto separator = separators_.at(text, begin);
    if (separator && (*separator->value != Needs::between || between)) {
      behind = begin + separator->length;
      rises = *separator->value == Needs::rise;
    } else if (begin < text.size() && (text[begin] == '/' || (text[begin] == ':' && begin > at))) {
      behind = begin + 1;
      lone = true;
    } else if (begin > at && statement.count == 1 && text[at] != '\n' &&
               utf8::at(text, at).size == begin - at) {
      behind = begin;  // "$140,000 $159,800": the dash was lost
      lone = true;
    } else {
      return std::nullopt;
    }
  }
  auto next = money_behind(text, behind);
  if (!next || !same_currency(first, *next)) return std::nullopt;
  if (rises && conditional(text, next->span.end)) return std::nullopt;
  if (period)  // "$15/hr - $31,200/yr" says one pay twice
    if (const auto other = periods_.after(text, skip_basis(text, skip_noise(text, next->span.end)));
        other && other->period != period->period)
      return std::nullopt;
  if (first.currency && !next->currency) {
    numbers_.multiply_money(text, next->number);
    next->span.end = std::max(next->span.end, next->number.span.end);
  }
  const bool sign_before = next->currency && next->currency->span.begin < next->number.span.begin;
  if (!statement.first().currency && sign_before) return std::nullopt;  // "Grade 27/28 – $66,104"
  const bool both =
      (first.currency && next->currency) || (first.number.power && next->number.power);
  // "50 dollars 50 dollars" says it twice; no dash was lost.
  if (lone && next->number.value() == first.number.value()) return std::nullopt;
  if (lone && (!both || first.number.digits + 1 < next->number.digits)) return std::nullopt;
  return next;
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

std::uint32_t StatementReader::skip(std::string_view text, std::uint32_t at) const {
  if (is_digit(text, at)) return skip_number(text, at);
  const auto words = numbers_.in_words_at(text, at);
  return words ? words->span.end : at + 1;
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

  while (statement.count < 3) {
    auto next = next_end(text, statement, between);
    if (!next) break;
    Number low = statement.last().number, high = next->number;
    if (drop_idle_k(high)) statement.mended = "idle K";
    settle_by_partner(low, high);
    share_multiplier(low, high);
    share_point(text, low, high);
    const auto a = low.value(), b = high.value();
    const bool both = statement.last().currency && next->currency;
    if (!a || !b) break;
    if (!plausible_ends(*a, *b, both) && !far_apart(*a, *b, both)) break;
    if (statement.count == 2 && *b < *a) break;
    if (next->number.mended) statement.mended = "broken digits";
    statement.money[statement.count - 1].number = low;
    next->number = high;
    statement.money[statement.count++] = *next;
  }
  // "£17-94 - £23.07": a dash in the place of the point.
  if (statement.count == 2 && !statement.money[1].currency &&
      statement.money[1].number.digits == 2 && !statement.money[1].number.decimals &&
      statement.money[1].number.power == 0) {
    if (auto third = next_end(text, statement, between); third && third->number.decimals) {
      const auto joined =
          statement.money[0].number.plain.plus(*statement.money[1].number.plain.shifted(-2));
      if (joined && *joined <= third->number.plain) {
        statement.money[0].number.plain = *joined;
        statement.money[0].number.decimals = true;
        statement.money[1] = *third;
        statement.mended = "dash as decimal point";
      }
    }
  }
  if (dash_as_point(text, statement)) {
    Number& pounds = statement.money[0].number;
    pounds.plain = *pounds.plain.plus(*statement.money[1].number.plain.shifted(-2));
    pounds.decimals = true;
    statement.money[0].span.end = statement.money[1].span.end;
    statement.count = 1;
    statement.mended = "dash as decimal point";
  }
  const auto low = statement.first().number.value(), high = statement.last().number.value();
  if (!low || !high) return std::nullopt;
  // "thirty-five" is a count of something; money needs a currency or thousands.
  if (statement.first().number.words && !statement.first().currency && !statement.last().currency &&
      std::max(*low, *high) < units(1000))
    return std::nullopt;
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
