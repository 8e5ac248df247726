#include "extractor/amount/number.h"

#include <array>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kMaxDigits = 15;

/// Digits at `at`, counted up to one more than a number may have.
std::uint32_t digit_run(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (is_digit(text, end) && end - at <= kMaxDigits) ++end;
  return end - at;
}

/// A separator inside a number. `size` includes a Markdown escape before it.
struct Separator {
  char kind = 0;  ///< ',' '.' '\'' or ' ' for every kind of space
  std::uint32_t size = 0;
};

Separator separator_at(std::string_view text, std::uint32_t at) {
  const std::uint32_t escape = at + 1 < text.size() && text[at] == '\\' ? 1 : 0;
  const utf8::Char c = utf8::at(text, at + escape);
  const std::uint32_t size = c.size + escape;
  switch (c.code) {
    case ',':
    case '.': return {static_cast<char>(c.code), size};
    case '\'':
    case 0x2019:
    case 0x02BC: return {'\'', size};
    case ' ':
    case 0xA0:
    case 0x202F:
    case 0x2009:
    case 0x2007: return {' ', size};
    default: return {};
  }
}

/// The digits of a number, cut into groups by its separators.
struct Groups {
  static constexpr std::size_t kMax = 8;
  std::array<TextSpan, kMax> span{};
  std::array<char, kMax> before{};  ///< The separator before each group; 0 for the first.
  std::size_t count = 0;
  bool mended = false;

  void add(char separator, std::uint32_t begin, std::uint32_t size) {
    before[count] = separator;
    span[count++] = {begin, begin + size};
  }
  std::uint32_t size(std::size_t i) const { return span[i].size(); }
  std::uint32_t end() const { return span[count - 1].end; }
};

/// "85 000": a space joins only groups of three behind one of one to three.
bool space_joins(const Groups& groups, std::uint32_t run) {
  if (run != 3 || groups.size(0) > 3) return false;
  for (std::size_t i = 1; i < groups.count; ++i)
    if (groups.before[i] != ' ' || groups.size(i) != 3) return false;
  return true;
}

/// "Grade 7 105,974": digits that are the first group of a number of their own.
bool begins_grouped(std::string_view text, std::uint32_t at) {
  const std::uint32_t mark = at + digit_run(text, at);
  return mark < text.size() && (text[mark] == ',' || text[mark] == '.') &&
         digit_run(text, mark + 1) == 3;
}

/// "R541, 276" and nothing behind it in its line: no list goes on there.
bool ends_line(std::string_view text, std::uint32_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\r')) ++at;
  return at >= text.size() || text[at] == '\n';
}

/// Whether a dash and a whole amount with its comma follow: "$89, 670 - $106,449".
bool begins_range(std::string_view text, std::uint32_t at) {
  at = skip_noise(text, at);
  const utf8::Char dash = utf8::at(text, at);
  if (!utf8::is_dash(dash.code)) return false;
  at = skip_noise(text, at + dash.size);
  const utf8::Char sign = utf8::at(text, at);
  if (utf8::is_currency_sign(sign.code)) at += sign.size;
  const std::uint32_t run = digit_run(text, at);
  if (run < 2 || run > 3 || text.substr(at + run, 1) != ",") return false;
  return digit_run(text, skip_noise(text, at + run + 1)) == 3;
}

/// "R3, 140.60": two decimals behind three digits.
bool has_cents(std::string_view text, std::uint32_t three) {
  return text.substr(three + 3, 1) == "." && digit_run(text, three + 4) == 2;
}

/// "$82, 500": a comma, a space and three digits that end in 00 or have cents, or at a line's end,
/// or in front of the other end of a range, behind a currency. Where the three stand; 0 where they
/// do not.
std::uint32_t behind_comma_space(std::string_view text, const Groups& groups, std::uint32_t at,
                                 bool money) {
  if (!money || groups.count != 1 || groups.size(0) > 3 || text.substr(at, 1) != ",") return 0;
  const utf8::Char space = utf8::at(text, at + 1);
  const std::uint32_t three = at + 1 + space.size;
  const bool joins =
      utf8::is_space(space.code) && space.code != '\n' && digit_run(text, three) == 3 &&
      (text.substr(three + 1, 2) == "00" || has_cents(text, three) ||
       (groups.size(0) > 1 && (ends_line(text, three + 3) || begins_range(text, three + 3))));
  return joins ? three : 0;
}

/// "£45 ,000", "£45 , 000": a space, a comma and three digits, behind a currency. Where the three
/// stand; 0 where they do not.
std::uint32_t behind_space_comma(std::string_view text, const Groups& groups, std::uint32_t at,
                                 bool money) {
  if (!money || groups.count != 1 || groups.size(0) > 3) return 0;
  const std::uint32_t comma = skip_noise(text, at);
  const std::uint32_t three = skip_noise(text, comma + 1);
  const bool joins =
      comma > at && text.substr(comma, 1) == "," && digit_run(text, three) == 3 &&
      (three == comma + 1 || ends_line(text, three + 3) || begins_range(text, three + 3));
  return joins ? three : 0;
}

/// "16,0235 €", "€ 16,0235 per uur": wages of collective agreements have four decimals, and euros
/// no comma between thousands where they have them.
bool four_decimals(std::string_view text, const Groups& groups, TextSpan decimals) {
  if (decimals.size() != 4 || groups.count != 1 || groups.size(0) > 2) return false;
  if (utf8::is_word(utf8::at(text, decimals.end).code)) return false;
  constexpr char32_t kEuro = 0x20AC;
  return utf8::at(text, skip_noise(text, decimals.end)).code == kEuro ||
         utf8::before(text, skip_noise_back(text, groups.span[0].begin)).code == kEuro;
}

Groups read_groups(std::string_view text, std::uint32_t at, bool money) {
  Groups groups;
  groups.add(0, at, digit_run(text, at));
  while (groups.count < Groups::kMax) {
    const std::uint32_t end = groups.end();
    std::uint32_t three = behind_comma_space(text, groups, end, money);
    if (three == 0) three = behind_space_comma(text, groups, end, money);
    if (three != 0) {
      groups.add(',', three, 3);
      groups.mended = true;
      if (has_cents(text, three)) groups.add('.', three + 4, 2);
      break;
    }
    const Separator separator = separator_at(text, end);
    if (separator.kind == 0) break;
    const std::uint32_t begin = end + separator.size;
    const std::uint32_t run = digit_run(text, begin);
    const bool space = separator.kind == ' ';
    if (run == 0 || (space && (!space_joins(groups, run) || begins_grouped(text, begin)))) break;
    // "£1,92045 hours": behind a comma a group has three digits, the rest is glued on.
    const bool glued = separator.kind == ',' && run > 3 && groups.size(0) <= 3 &&
                       !four_decimals(text, groups, {begin, begin + run});
    // "€52,300.006 weeks old": nor have groups more than two decimals.
    const bool cents = separator.kind == '.' && run > 2 && groups.before[groups.count - 1] == ',';
    groups.add(separator.kind, begin, glued ? 3 : cents ? 2 : run);
    if (glued || cents) break;
  }
  return groups;
}

bool all_three(const Groups& groups, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i)
    if (groups.size(i) != 3) return false;
  return true;
}

/// "12,00,000": pairs, and three at the end.
bool indian(const Groups& groups, std::size_t last) {
  if (last < 3 || groups.size(last - 1) != 3 || groups.size(0) > 2) return false;
  for (std::size_t i = 1; i + 1 < last; ++i)
    if (groups.size(i) != 2 || groups.before[i] != ',') return false;
  return true;
}

bool same_separator(const Groups& groups, std::size_t first, std::size_t last) {
  for (std::size_t i = first + 1; i < last; ++i)
    if (groups.before[i] != groups.before[first]) return false;
  return true;
}

/// Of two groups, how many stand before the decimal mark.
std::size_t whole_of_two(const Groups& groups) {
  const std::uint32_t size = groups.size(1);
  const char mark = groups.before[1];
  if (mark != '.' && mark != ',') return size == 3 && groups.size(0) <= 3 ? 2 : 0;
  if (size == 3 && groups.size(0) <= 3) return 2;
  if (mark == ',' && size > 2 && size != 4) return 0;
  return size <= 6 ? 1 : 0;  // "$19.204163": an hourly rate made from a yearly one
}

/// How many of the groups stand before the decimal mark; 0: no number's shape.
std::size_t whole_groups(const Groups& groups) {
  const std::size_t n = groups.count;
  if (n == 1) return 1;
  if (n == 2) return whole_of_two(groups);
  const bool first_fits = groups.size(0) <= 3;
  if (same_separator(groups, 1, n))
    return (first_fits && all_three(groups, 1, n)) || indian(groups, n) ? n : 0;
  const bool fraction = groups.before[n - 1] == '.' || groups.before[n - 1] == ',';
  const bool head = same_separator(groups, 1, n - 1) && first_fits &&
                    (all_three(groups, 1, n - 1) || indian(groups, n - 1));
  return fraction && head && groups.size(n - 1) <= 4 ? n - 1 : 0;
}

std::optional<Decimal> join(std::string_view text, const Groups& groups, std::size_t whole) {
  std::array<char, 40> digits{};
  std::size_t count = 0;
  int fraction = 0;
  for (std::size_t i = 0; i < groups.count; ++i) {
    if (count + groups.size(i) > digits.size()) return std::nullopt;
    for (char c : cut(text, groups.span[i])) digits[count++] = c;
    if (i >= whole) fraction += static_cast<int>(groups.size(i));
  }
  return Decimal::from_digits({digits.data(), count}, -fraction);
}

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
  const Groups groups = read_groups(text, at, money);
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
