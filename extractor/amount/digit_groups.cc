#include "extractor/amount/digit_groups.h"

#include <algorithm>

#include "extractor/amount/number.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {

std::uint32_t digit_run(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (is_digit(text, end) && end - at <= kMaxDigits) ++end;
  return end - at;
}

namespace {

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

/// "85 000": a space joins only groups of three behind one of one to three.
bool space_joins(const DigitGroups& groups, std::uint32_t run) {
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
std::uint32_t behind_comma_space(std::string_view text, const DigitGroups& groups, std::uint32_t at,
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
std::uint32_t behind_space_comma(std::string_view text, const DigitGroups& groups, std::uint32_t at,
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
bool four_decimals(std::string_view text, const DigitGroups& groups, TextSpan decimals) {
  if (decimals.size() != 4 || groups.count != 1 || groups.size(0) > 2) return false;
  if (utf8::is_word(utf8::at(text, decimals.end).code)) return false;
  constexpr char32_t kEuro = 0x20AC;
  return utf8::at(text, skip_noise(text, decimals.end)).code == kEuro ||
         utf8::before(text, skip_noise_back(text, groups.span[0].begin)).code == kEuro;
}

bool all_three(const DigitGroups& groups, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i)
    if (groups.size(i) != 3) return false;
  return true;
}

/// "R$ 1.582.90", "£21,500,00": behind thousands two digits are cents, whatever their mark.
void mend_cents(DigitGroups& groups, bool money) {
  const std::size_t last = groups.count - 1;
  if (!money || last < 2 || groups.size(0) > 3 || groups.size(last) != 2) return;
  const char mark = groups.before[last];
  const bool same = std::all_of(groups.before.begin() + 1, groups.before.begin() + last,
                                [&](char before) { return before == mark; });
  if (!same || (mark != '.' && mark != ',') || !all_three(groups, 1, last)) return;
  groups.before[last] = mark == '.' ? ',' : '.';
  groups.mended = true;
}

}  // namespace

DigitGroups read_groups(std::string_view text, std::uint32_t at, bool money) {
  DigitGroups groups;
  groups.add(0, at, digit_run(text, at));
  while (groups.count < DigitGroups::kMax) {
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
  mend_cents(groups, money);
  return groups;
}

namespace {

/// "12,00,000": pairs, and three at the end.
bool indian(const DigitGroups& groups, std::size_t last) {
  if (last < 3 || groups.size(last - 1) != 3 || groups.size(0) > 2) return false;
  for (std::size_t i = 1; i + 1 < last; ++i)
    if (groups.size(i) != 2 || groups.before[i] != ',') return false;
  return true;
}

bool same_separator(const DigitGroups& groups, std::size_t first, std::size_t last) {
  for (std::size_t i = first + 1; i < last; ++i)
    if (groups.before[i] != groups.before[first]) return false;
  return true;
}

/// Of two groups, how many stand before the decimal mark.
std::size_t whole_of_two(const DigitGroups& groups) {
  const std::uint32_t size = groups.size(1);
  const char mark = groups.before[1];
  if (mark != '.' && mark != ',') return size == 3 && groups.size(0) <= 3 ? 2 : 0;
  if (size == 3 && groups.size(0) <= 3) return 2;
  if (mark == ',' && size > 2 && size != 4) return 0;
  return size <= 6 ? 1 : 0;  // "$19.204163": an hourly rate made from a yearly one
}

}  // namespace

std::size_t whole_groups(const DigitGroups& groups) {
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

std::optional<Decimal> join(std::string_view text, const DigitGroups& groups, std::size_t whole) {
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

}  // namespace wagescope
