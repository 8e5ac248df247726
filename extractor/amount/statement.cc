#include "extractor/amount/statement.h"

#include <algorithm>

#include "extractor/amount/scale_step.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/scan/scan.h"

namespace wagescope {
namespace {

/// ".62": the point before the digit at `at` begins the number.
bool leading_point(std::string_view text, std::uint32_t at) {
  if (at == 0 || text[at - 1] != '.') return false;
  const char32_t before = utf8::before(text, at - 1).code;
  return before == 0 || utf8::is_space(before) || before == '$' || before == 0xA3 ||
         before == 0x20AC || before == '*' || before == '(' || before == 0x2022;  // "*.58 cpm"
}

/// "R$ 6 mil" is six thousand, "$2 mil" two million.
void use_local_power(Money& money) {
  const std::string_view also = money.number.also;
  if (also.empty() || !money.currency || !money.currency->form->sure()) return;
  if (also.find(money.currency->form->codes.front()) != also.npos)
    money.number.power = also.front() - '0';
}

/// "k€ 45", "kCHF 87.5", "T€ 60": thousands are told in front of the currency that stands before
/// the number.
void read_thousands_before(std::string_view text, Money& money) {
  if (!money.currency || money.number.power != 0 || money.number.plain >= units(1000)) return;
  const std::uint32_t begin = money.currency->span.begin;
  if (begin == 0 || begin > money.number.span.begin) return;
  const char letter = text[begin - 1];
  const bool tausend = letter == 'T' && money.currency->form->may_be("EUR");
  if (letter != 'k' && letter != 'K' && !tausend) return;
  const char32_t before = utf8::before(text, begin - 1).code;
  if (begin > 1 && (utf8::is_word(before) || utf8::is_currency_sign(before))) return;
  money.number.power = 3;
  money.span.begin = money.currency->span.begin = begin - 1;
}

MinorUnit minor_unit(const Table::Row& row) {
  MinorUnit unit;
  unit.form.form = row["word"];
  for (std::string_view code : split(row["codes"], ' ')) unit.form.codes.emplace_back(code);
  if (row["codes"].empty()) unit.form.codes.clear();
  unit.rate = !row["rate"].empty();
  return unit;
}

/// "It costs 15 dollars and 50.": nothing but a full stop stands behind the cents.
bool ends_text(std::string_view text, std::uint32_t at) {
  if (at < text.size() && text[at] == '.') ++at;
  return skip_noise(text, at, 1) >= text.size();
}

}  // namespace

StatementReader::StatementReader(const Lexicons& lexicons, const CueReader& cues)
    : numbers_(lexicons),
      currencies_(lexicons),
      periods_(lexicons),
      conditions_(lexicons),
      cues_(cues) {
  for (const Table::Row& row : lexicons.table("amount/ranges.tsv").rows()) {
    const std::string_view needs = row["needs"];
    if (needs == "filler")
      fillers_.add(row["form"], 0);
    else if (needs == "low_end")
      low_ends_.add(row["form"], 0);
    else if (needs == "step")
      steps_.add(row["form"], ScaleStep::kAny);
    else if (needs == "main_step" || needs == "upper_step")
      steps_.add(row["form"], needs == "main_step" ? 1 : 2);
    else if (needs == "between" || needs == "rise" || needs == "any")
      separators_.add(row["form"], needs == "between" ? Needs::between
                                   : needs == "rise"  ? Needs::rise
                                                      : Needs::any);
    else
      bad_cell("amount/ranges.tsv", "needs", needs);
  }
  for (const Table::Row& row : lexicons.table("amount/behind.tsv").rows())
    if (row["what"] == "tax")
      taxes_.add(row["form"], 0);
    else if (row["what"] == "scheme")
      schemes_.add(row["form"], 0);
    else if (row["what"] == "contract")
      contracts_.add(row["form"], 0);
    else if (row["what"] == "merit")
      merits_.add(row["form"], 0);
    else if (row["what"] == "adds")
      adds_.add(row["form"], 0);
    else if (row["what"] == "on_top")
      on_top_.add(row["form"], 0);
    else if (row["what"] == "payment" || row["what"] == "listed_payment")
      payments_.add(row["form"], row["what"] == "payment" ? 0 : 1);
    else if (row["what"] == "frequency")
      frequencies_.add(row["form"], 0);
    else if (row["what"] != "condition" && row["what"] != "date")  // see Conditions
      bad_cell("amount/behind.tsv", "what", row["what"]);
  for (const Table::Row& row : lexicons.table("amount/counted.tsv").rows())
    counted_.add(row["noun"], row["also"] == "rate" ? 1 : 0);
  for (const Table::Row& row : lexicons.table("amount/minor_units.tsv").rows())
    minor_units_.add(row["word"], minor_unit(row));
  cents_ = &minor_units_.at("cents", 0).value().value->form;
}

/// "25%", "9:30", "5.6 weeks", "40 hours": the number is no amount of money.
bool StatementReader::counts_something(std::string_view text, const Money& money) const {
  const std::uint32_t end = money.number.span.end;
  const std::uint32_t at = skip_noise(text, end);
  const utf8::Char c = utf8::at(text, at);
  if (c.code == '%' || c.code == 0xFF05) return true;
  if (money.currency) return false;
  if (end < text.size() && text[end] == ':' && is_digit(text, end + 1)) return true;
  return counted_.at(text, at).has_value() || counts_more(text, at) ||
         numbers_step(text, money.number);
}

/// "20,000+ customers", "over 20,000+ loyal users": a plus behind the number, and what it counts
/// there or behind a small word.
bool StatementReader::counts_more(std::string_view text, std::uint32_t plus) const {
  if (plus >= text.size() || text[plus] != '+') return false;
  std::uint32_t word = skip_noise(text, plus + 1);
  if (counted_.at(text, word)) return true;
  if (periods_.after(text, word)) return false;  // "20,000+ per year"
  while (word < text.size() && text[word] >= 'a' && text[word] <= 'z') ++word;
  const std::uint32_t next = skip_noise(text, word);
  return next > word && counted_.at(text, next).has_value();
}

/// "Step 20": the number of a step of a pay scale.
bool StatementReader::numbers_step(std::string_view text, const Number& number) const {
  const bool small = number.digits <= 2 && !number.decimals && number.power == 0 && !number.words;
  const std::uint32_t end = skip_noise_back(text, number.span.begin);
  if (!small || end == number.span.begin) return false;
  const std::uint32_t word = word_begin(text, end, 0);
  const auto step = word < end ? steps_.at(text, word) : std::nullopt;
  return step && word + step->length == end;
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
  if (!money.currency) numbers_.multiply_before(text, money.number);
  money.span = {money.currency ? money.currency->span.begin : money.number.span.begin,
                number->span.end};
  if (money.currency) {  // "££13.40"
    const std::uint32_t size = money.currency->span.size();
    const std::string_view sign = cut(text, money.currency->span);
    if (money.span.begin >= size && utf8::is_currency_sign(utf8::at(sign, 0).code) &&
        text.substr(money.span.begin - size, size) == sign)
      money.span.begin -= size;
  }
  read_currency_behind(text, money);
  read_thousands_before(text, money);
  use_local_power(money);
  return money;
}

/// "Stufe 1 Euro 1.611,30": the currency behind a small number is that of a larger one behind it,
/// which is no hundredth of the first ("3 Euro 50").
bool StatementReader::of_next(std::string_view text, const Number& number,
                              const CurrencyHit& currency) const {
  if (number.digits > 2 || number.decimals || number.power != 0) return false;
  const std::uint32_t at = skip_noise(text, currency.span.end);
  if (!is_digit(text, at)) return false;
  const auto next = numbers_.at(text, at, true);
  return next && (next->decimals || next->grouped) && next->digits > 3;
}

/// Currency behind the number, and what it counts of it: hundreds of thousands
/// ("75 USD million") and hundredths ("3 GBP 50 pence", "58 cents").
void StatementReader::read_currency_behind(std::string_view text, Money& money) const {
  std::uint32_t end = money.number.span.end;
  auto after = currencies_.after(text, end);
  if (after && of_next(text, money.number, *after)) return;
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
    if (!add_lost_point(text, money)) add_minor_units(text, money);
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
  if (!unit || unit->value->form.codes.empty() || money.number.power != 0 || !hundredths) return;
  const std::uint32_t behind = word + unit->length;
  if (unit->value->rate) {  // "8.5p per word", not "£700p/d"; "45p a mile" is what a car costs
    const auto period = periods_.after(text, skip_noise(text, behind));
    if (word != end || !period || text[behind] == '/' || period->period == Period::mile) return;
  }
  money.number.plain = *hundredths;
  money.number.decimals = true;
  money.number.span.end = money.span.end = behind;
  money.currency = CurrencyHit{{word, behind}, &unit->value->form};
}

/// Adds the two digits at `at`, where `money` then ends, to its number; false where they do not
/// fit.
bool StatementReader::add_hundredths(std::string_view text, std::uint32_t at, Money& money) {
  const auto part = Decimal::from_digits(text.substr(at, 2), -2);
  const auto whole = part ? money.number.plain.plus(*part) : std::nullopt;
  if (!whole) return false;
  money.number.plain = *whole;
  money.number.decimals = true;
  money.number.span.end = money.span.end = at + 2;
  return true;
}

/// "£25. 50 per hour", "£25 .50 per hour", "£11:44 per hour": hundredths that a blank or a colon
/// parts from the whole, in front of a rate by the hour.
bool StatementReader::add_lost_point(std::string_view text, Money& money) const {
  Number& number = money.number;
  constexpr unsigned kMostDigits = 3;
  const std::uint32_t end = number.span.end;
  if (number.decimals || number.power != 0 || number.digits > kMostDigits || money.span.end != end)
    return false;
  const std::uint32_t sign = skip_noise(text, end);
  const bool point = text.substr(sign, 1) == ".", colon = text.substr(end, 1) == ":";
  const std::uint32_t at = point ? skip_noise(text, sign + 1) : end + 1;
  if (!(point || colon) || (point && at == end + 1) || skip_digits(text, at) != at + 2)
    return false;
  const auto period = periods_.after(text, skip_noise(text, at + 2));
  if (!period || period->period != Period::hour || !add_hundredths(text, at, money)) return false;
  number.mended = true;
  return true;
}

/// "12€50": two figures that a sign glues to a small number are its hundredths.
bool StatementReader::add_glued_hundredths(std::string_view text, Money& money) {
  constexpr unsigned kMostDigits = 3;
  const Number& number = money.number;
  const std::uint32_t at = money.span.end;
  if (!money.currency || money.currency->span.begin != number.span.end ||
      number.digits > kMostDigits || at <= number.span.end || skip_digits(text, at) != at + 2 ||
      utf8::is_letter(utf8::at(text, number.span.end).code))  // "12EUR50"
    return false;
  return add_hundredths(text, at, money);
}

/// "one dollar and forty-two cents", "£3 50p"; at the very end also "3 dollars and 50".
bool StatementReader::add_minor_units(std::string_view text, Money& money) const {
  if (money.number.decimals || money.number.power != 0) return false;
  if (add_glued_hundredths(text, money)) return true;
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

/// Whether no word of the same phrase stands at `at`: "hr, nights", "hr|", "hr We", not "hr week"
/// nor "Hr Week", "hr/week".
bool StatementReader::closes(std::string_view text, std::uint32_t at) const {
  const char32_t mark = utf8::at(text, at).code;
  if (mark == '/' || mark == '-') return false;
  if (mark == '\t' || mark == '\n') return true;
  const std::uint32_t word = skip_noise(text, at);
  const char32_t letter = utf8::at(text, word).code;
  return !utf8::is_letter(letter) || (utf8::is_upper(letter) && !counted_.at(text, word));
}

/// "USD 8491.00 10836.00 MONTH", "USD 24.04 29.31 HOUR": two ends as data write them.
bool StatementReader::in_cents(std::string_view text, const Money& first, const Money& next) {
  const bool code =
      first.currency && utf8::is_letter(utf8::at(text, first.currency->span.begin).code);
  return first.number.decimals && next.number.decimals && (code || next.number.digits > 3);
}

/// "$18-24hr", "$32 to 41.50 Hr.": what an hour pays, up to. "$32 - 40 hr", "$32 to 37.5 hr week"
/// count the hours.
bool StatementReader::ends_by_the_hour(std::string_view text, const Money& first,
                                       const Money& next) const {
  if (!first.currency || next.currency) return false;
  const std::uint32_t end = next.number.span.end;
  if (text.substr(end).starts_with("hr") && at_word_edge(text, end + 2)) return true;
  const std::uint32_t word = skip_noise(text, end);
  const auto counted = counted_.at(text, word);
  const auto most = first.number.plain.times(units(2));
  if (!counted || counted->number == 0 || !most) return false;
  if (next.number.plain < first.number.plain || *most < next.number.plain) return false;
  const std::uint32_t dash = skip_noise_back(text, next.span.begin);
  const bool in_words = utf8::is_letter(utf8::at(text, dash - 1).code);
  const bool cents = next.number.decimals && text[end - 3] == '.';
  std::uint32_t behind = word + counted->length;
  if (text.substr(behind, 1) == ".") ++behind;
  const bool closed = closes(text, behind) || merits_.at(text, skip_noise(text, behind));
  return (in_words && cents) || ((in_words || cents) && closed);
}

/// The amount that follows a separator: its currency, if any, then its digits. `first`: the amount
/// before the separator, where it is known.
std::optional<Money> StatementReader::money_behind(std::string_view text, std::uint32_t at,
                                                   const Money* first) const {
  at = skip_noise(text, at, 2);
  if (const auto filler = fillers_.at(text, at)) at = skip_noise(text, at + filler->length);
  if (at >= text.size()) return std::nullopt;  // "$140-" at the very end
  if (numbers_.next(text, at, at + 1) == at && !is_digit(text, at)) {
    const auto money = money_at(text, at);
    return money && !counts_something(text, *money) ? money : std::nullopt;
  }
  // A currency stands before the digits: it is at most a few letters long, but for a name with its
  // code in a bracket, "US Dollar (USD) 185,000".
  const std::uint32_t most = currencies_.after(text, at) ? 32 : 10;
  for (std::uint32_t begin = at; begin < at + most && begin < text.size(); ++begin) {
    const bool point = text[begin] == '.' && is_digit(text, begin + 1) &&
                       (begin == at || leading_point(text, begin + 1));
    if (is_digit(text, begin) || point) {
      auto money = money_at(text, begin);
      if (!money) return std::nullopt;
      const bool cents = first != nullptr && in_cents(text, *first, *money);
      const bool rate = cents || (first != nullptr && ends_by_the_hour(text, *first, *money));
      if (!rate && counts_something(text, *money)) return std::nullopt;
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

std::uint32_t StatementReader::skip(std::string_view text, std::uint32_t at) const {
  if (is_digit(text, at)) return skip_number(text, at);
  const auto words = numbers_.in_words_at(text, at);
  return words ? words->span.end : at + 1;
}

}  // namespace wagescope
