#include "extractor/amount/number.h"

#include "extractor/amount/digit_groups.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

/// "3.650,-", "16.–", "21,063/-", "21,063/=" and "175:-": a mark and a dash in the place of the
/// cents.
std::uint32_t skip_no_cents(std::string_view text, std::uint32_t at) {
  if (at + 1 < text.size() && (text[at] == '/' || text[at] == ':') &&
      (text[at + 1] == '-' || (text[at] == '/' && text[at + 1] == '=')))
    return is_digit(text, at + 2) ? at : at + 2;
  if (at >= text.size() || (text[at] != ',' && text[at] != '.')) return at;
  const utf8::Char dash = utf8::at(text, at + 1);
  if (!utf8::is_dash(dash.code)) return at;
  // "£13.-£14" is a range whose first end ends in a dot; "30.500.-€" is one amount.
  const std::uint32_t behind = skip_noise(text, at + 1 + dash.size);
  const utf8::Char next = utf8::at(text, behind);
  const bool sign = utf8::is_currency_sign(next.code);
  const bool range = is_digit(text, sign ? skip_noise(text, behind + next.size) : behind);
  return range ? at : at + 1 + dash.size;
}

/// Powers of the marks of Chinese, Japanese and Korean numbers: 21万5千.
int cjk_power(char32_t code) {
  switch (code) {
    case 0x5343:
    case 0xCC9C: return 3;  // 千 천
    case 0x4E07:
    case 0x842C:
    case 0xB9CC: return 4;  // 万 萬 만
    case 0x5104:
    case 0xC5B5: return 8;  // 億 억
    default: return 0;
  }
}

/// Continues a number such as 2億9000万, of which `number` holds the digits
/// before the first mark.
void read_cjk(std::string_view text, Number& number) {
  Decimal sum, section = number.plain;
  bool any = false;
  int last = 9;  // the powers of a number go down: "001万001万" is no number
  number.cjk_power = cjk_power(utf8::at(text, number.span.end).code);
  for (std::uint32_t at = number.span.end; at < text.size();) {
    const utf8::Char mark = utf8::at(text, at);
    int power = cjk_power(mark.code);
    if (power == 0) break;
    std::uint32_t end = at + mark.size;
    // 9千万: thousands of ten-thousands
    if (const utf8::Char next = utf8::at(text, end); power == 3 && cjk_power(next.code) == 4) {
      power = 7;
      end += next.size;
    }
    if (power >= last) break;
    last = power;
    const auto scaled = section.shifted(power);
    const auto total = scaled ? sum.plus(*scaled) : std::nullopt;
    if (!total) return;
    sum = *total;
    any = true;
    std::uint32_t run = digit_run(text, end);
    section = run > 0 && run <= 4 ? *Decimal::from_digits(text.substr(end, run), 0) : Decimal();
    if (run == 1 && text.substr(end + 1, 1) == "," && digit_run(text, end + 2) == 3) {  // 21万5,000
      section = *section.shifted(3)->plus(*Decimal::from_digits(text.substr(end + 2, 3), 0));
      run = 5;
    } else if (run > 4) {
      run = 0;
    }
    number.span.end = end + run;
    if (run == 0) break;
    at = end + run;
  }
  if (!any) return;
  if (const auto total = sum.plus(section)) number.plain = *total;
  number.grouped = true;
}

/// "$145KAcme is": a K that a lost line break left at the next sentence.
bool glued_k(std::string_view text, std::uint32_t at) {
  if (at + 2 >= text.size() || text[at] != 'K') return false;
  const utf8::Char capital = utf8::at(text, at + 1);
  const char32_t small = utf8::at(text, at + 1 + capital.size).code;
  return utf8::is_upper(capital.code) && utf8::is_letter(small) && !utf8::is_upper(small);
}

/// Blanks, Markdown, and the sign that stands for one that was lost: "\uFFFD14.20" of "£14.20".
bool is_noise(char32_t code) {
  constexpr char32_t kLost = 0xFFFD;
  return utf8::is_space(code) || code == '*' || code == '\\' || code == kLost;
}

}  // namespace

std::uint32_t skip_noise(std::string_view text, std::uint32_t at, int newlines) {
  while (at < text.size()) {
    const utf8::Char c = utf8::at(text, at);
    if ((c.code == '\n' && newlines-- <= 0) || !is_noise(c.code)) break;
    at += c.size;
  }
  return at;
}

std::uint32_t skip_noise_back(std::string_view text, std::uint32_t at, int newlines) {
  while (at > 0) {
    const utf8::Char c = utf8::before(text, at);
    if ((c.code == '\n' && newlines-- <= 0) || !is_noise(c.code)) break;
    at -= c.size;
  }
  return at;
}

bool behind_times(std::string_view text, std::uint32_t at) {
  constexpr char32_t kTimes = 0xD7;
  const std::uint32_t end = skip_noise_back(text, at);
  if (end == 0) return false;
  const utf8::Char sign = utf8::before(text, end);
  if (sign.code != kTimes && sign.code != U'x') return false;
  const std::uint32_t amount = skip_noise_back(text, end - sign.size);
  if (amount == 0) return false;
  const char32_t last = utf8::before(text, amount).code;
  return (last >= U'0' && last <= U'9') || utf8::is_currency_sign(last);
}

void Number::divide() {
  plain = plain.shifted(-3).value_or(plain);
  digits = digits > 3 ? static_cast<std::uint8_t>(digits - 3) : digits;
  dot_three = comma_three = grouped = false;
  decimals = true;
}

NumberReader::NumberReader(const Lexicons& lexicons) : words_(lexicons) {
  for (const Table::Row& row : lexicons.table("amount/multipliers.tsv").rows()) {
    const std::string_view form = row["form"];
    multipliers_.add(
        form, {number_in("amount/multipliers.tsv", "power", row["power"], 0, 18), form.size() == 1,
               row["needs"] == "money", std::string(row["also"]), std::string(row["implies"])});
  }
}

std::optional<Number> NumberReader::at(std::string_view text, std::uint32_t at, bool money) const {
  Number number;
  if (at < text.size() && text[at] == '.') {  // ".62"
    const std::uint32_t run = digit_run(text, at + 1);
    if (run == 0 || run > 4) return std::nullopt;
    number.plain = *Decimal::from_digits(text.substr(at + 1, run), -static_cast<int>(run));
    number.span = {at, at + 1 + run};
    number.decimals = true;
    return number;
  }
  const std::uint32_t first = digit_run(text, at);
  if (first == 0 || first > kMaxDigits) return std::nullopt;
  const DigitGroups groups = read_groups(text, at, money);
  // "0.625", "0,625": no number of thousands begins with 0.
  const bool fraction = groups.count == 2 && cut(text, groups.span[0]) == "0" &&
                        (groups.before[1] == '.' || groups.before[1] == ',');
  const std::size_t whole = fraction ? 1 : whole_groups(groups);
  if (whole == 0) return std::nullopt;
  const auto plain = join(text, groups, whole);
  if (!plain) return std::nullopt;
  number.plain = *plain;
  number.span = {at, skip_no_cents(text, groups.end())};
  number.no_cents = number.span.end > groups.end();
  number.decimals = whole < groups.count;
  number.comma = number.decimals && groups.before[groups.count - 1] == ',';
  number.grouped = whole > 1;
  number.dot_three = groups.count == 2 && whole == 2 && groups.before[1] == '.';
  number.comma_three = groups.count == 2 && whole == 2 && groups.before[1] == ',';
  number.mended = groups.mended;
  for (std::size_t i = 0; i < whole; ++i)
    number.digits = static_cast<std::uint8_t>(number.digits + groups.size(i));
  read_cjk(text, number);
  read_point(text, number);
  read_multiplier(text, money, number);
  return number;
}

std::optional<Number> NumberReader::in_words_at(std::string_view text, std::uint32_t at) const {
  const auto found = words_.at(text, at);
  if (!found || found->value <= Decimal()) return std::nullopt;
  Number number;
  number.span = {at, at + found->length};
  number.plain = found->value;
  number.words = true;
  const std::string digits = found->value.to_string();
  number.digits = static_cast<std::uint8_t>(digits.find('.') == digits.npos ? digits.size() : 1);
  number.decimals = digits.find('.') != digits.npos;
  read_point(text, number);
  read_multiplier(text, false, number);  // "twenty MUSD"
  return number;
}

void NumberReader::multiply_before(std::string_view text, Number& number) const {
  constexpr std::uint32_t kLongest = 5;  // letters
  if (number.power != 0 || number.plain >= units(1000)) return;
  const std::uint32_t end = skip_noise_back(text, number.span.begin);
  std::uint32_t begin = end;
  while (begin > 0 && end - begin < kLongest && utf8::is_letter(utf8::before(text, begin).code))
    --begin;
  if (begin == end || !at_word_edge(text, begin)) return;
  const auto found = multipliers_.at(text, begin);
  constexpr std::size_t kCode = 3;
  if (!found || begin + found->length != end || found->value->implies.size() != kCode) return;
  const std::uint32_t before = skip_noise_back(text, begin);  // "60 KEUR 5 weeks"
  if (before > 0 && text[before - 1] >= '0' && text[before - 1] <= '9') return;
  number.power = found->value->power;
  number.implies = found->value->implies;
  number.span.begin = begin;
}

bool NumberReader::multiply(std::string_view text, std::uint32_t at, Number& number) const {
  const std::uint32_t begin = skip_noise(text, at);
  const auto found = multipliers_.at(text, begin);
  const bool said =
      found && !found->value->money_only && !found->value->letter && found->value->implies.empty();
  if (!said || number.power != 0 || begin == at) return false;
  number.power = found->value->power;
  number.span.end = begin + found->length;
  return true;
}

std::uint32_t NumberReader::next(std::string_view text, std::uint32_t from,
                                 std::uint32_t end) const {
  const auto letter = [](char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; };
  std::uint32_t at = from;
  if (from > 0 && letter(text[from - 1]))
    while (at < end && letter(text[at])) ++at;
  while (at < end) {
    const char c = text[at];
    if (c >= '0' && c <= '9') return at;
    if (letter(c)) {
      if (words_.may_start(c) && words_.at(text, at)) return at;
      while (at < end && letter(text[at])) ++at;
    } else {
      ++at;
    }
  }
  return end;
}

/// "1 point 4 million", "one point two million": a decimal said in words; not "Grade 4 point 7".
void NumberReader::read_point(std::string_view text, Number& number) const {
  constexpr std::string_view kPoint = "point";
  const std::uint32_t point = skip_noise(text, number.span.end);
  if (number.decimals || number.plain >= *Decimal::from_digits("1000", 0)) return;
  if (point == number.span.end || text.substr(point, kPoint.size()) != kPoint) return;
  const auto behind = point + static_cast<std::uint32_t>(kPoint.size());
  const std::uint32_t begin = skip_noise(text, behind);
  if (begin == behind || begin >= text.size()) return;
  Decimal part;
  std::uint32_t end = begin;
  if (is_digit(text, begin)) {
    if (digit_run(text, begin) != 1) return;
    part = *Decimal::from_digits(text.substr(begin, 1), 0);
    ++end;
    if (!number.words && !multipliers_.at(text, skip_noise(text, end))) return;
  } else if (const auto words = words_.at(text, begin)) {
    part = words->value;
    end += words->length;
  }
  int power = 0;  // "two million" is the digit two of millions
  for (; part >= *Decimal::from_digits("1000", 0); power += 3) part = part.shifted(-3).value();
  const auto whole = number.plain.plus(part.shifted(-1).value_or(Decimal()));
  if (end == begin || part >= *Decimal::from_digits("10", 0) || !whole) return;
  number.plain = *whole;
  number.power = power;
  number.decimals = true;
  number.span.end = end;
}

void NumberReader::read_multiplier(std::string_view text, bool money, Number& number) const {
  constexpr std::uint32_t kGap = 4;  // bytes: two no-break spaces
  const std::uint32_t end = number.span.end;
  const std::uint32_t begin = skip_noise(text, end);
  if (begin > end + kGap || begin >= text.size()) return;
  const auto found = multipliers_.at(text, begin);
  if (!found) {
    if (glued_k(text, end)) {
      number.power = 3;
      number.letter = true;
      ++number.span.end;
    }
    return;
  }
  const Multiplier& multiplier = *found->value;
  if (number.power != 0 || (multiplier.money_only && !money)) return;
  // "$20 M" may be a name's letter; "45 K€" is thousands.
  if (multiplier.letter && begin != end && text[begin] != 'k' && text[begin] != 'K') return;
  number.power = multiplier.power;
  number.also = multiplier.also;
  number.implies = multiplier.implies;
  number.letter = multiplier.letter;
  number.span.end = begin + found->length;
  if (number.dot_three) number.divide();  // "1.250m" is one and a quarter million
}

}  // namespace wagescope
