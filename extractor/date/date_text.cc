#include "extractor/date/date_text.h"

#include <charconv>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr int kFirstYear = 1995, kLastYear = 2099;

/// A run of digits, at most four of them.
struct Digits {
  unsigned value = 0;
  std::size_t size = 0;
};
Digits digits_at(std::string_view text, std::size_t at) {
  Digits digits;
  while (at + digits.size < text.size() && is_digit(text[at + digits.size])) {
    if (++digits.size > 4) return {};
    digits.value = digits.value * 10 + static_cast<unsigned>(text[at + digits.size - 1] - '0');
  }
  return digits;
}

std::optional<Date> day_of(unsigned year, unsigned month, unsigned day) {
  const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                  std::chrono::day(day)};
  if (!date.ok() || static_cast<int>(year) < kFirstYear || static_cast<int>(year) > kLastYear)
    return std::nullopt;
  return date;
}

std::size_t skip(std::string_view text, std::size_t at, std::string_view any) {
  while (at < text.size() && any.find(text[at]) != std::string_view::npos) ++at;
  return at;
}

std::optional<DateText::Match> match(std::optional<Date> date, std::size_t begin, std::size_t end) {
  if (!date) return std::nullopt;
  return DateText::Match{*date, end - begin};
}

}  // namespace

std::size_t skip_ordinal(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {"st", "nd", "rd", "th", "er", "º", "."})
    if (text.substr(at).starts_with(mark)) {
      at += mark.size();
      break;
    }
  at = skip(text, at, " -");
  for (const std::string_view word : {"of ", "de ", "di "})
    if (text.substr(at).starts_with(word)) return at + word.size();
  return at;
}

DateText::DateText(const Lexicons& lexicons, FirstWords& first_words) {
  for (const Table::Row& row : lexicons.table("date/names.tsv").rows()) {
    Name name{row["kind"] == "weekday", 0};
    const std::string_view number = row["number"];
    std::from_chars(number.data(), number.data() + number.size(), name.number);
    for (const std::string_view word : split(row["names"], '|')) {
      names_.add(word, name);
      first_words.add(word, FirstWords::kDates);
    }
  }
}

std::optional<DateText::Match> DateText::at(std::string_view text, std::size_t begin) const {
  if (is_digit(text[begin])) {
    if (const auto found = figures(text, begin)) return found;
    return day_first(text, begin);
  }
  const auto name = names_.at(text, begin);
  if (!name) return std::nullopt;
  if (!name->value->weekday) return month_first(text, begin);
  // "Wednesday, July 26, 2023"; and no weekday before a weekday.
  const std::size_t next = skip(text, begin + name->length, "., ");
  if (next >= text.size() || next == begin + name->length) return std::nullopt;
  if (const auto second = names_.at(text, next); second && second->value->weekday)
    return std::nullopt;
  auto found = at(text, next);
  if (found) found->length += next - begin;
  return found;
}

std::optional<DateText::Match> DateText::figures(std::string_view text, std::size_t at) const {
  const Digits first = digits_at(text, at);
  std::size_t place = at + first.size;
  if (first.size == 0 || place >= text.size()) return std::nullopt;
  const char sign = text[place];
  if (sign != '-' && sign != '/' && sign != '.') return std::nullopt;
  const Digits second = digits_at(text, ++place);
  place += second.size;
  if (second.size == 0 || second.size > 2 || place >= text.size() || text[place] != sign)
    return std::nullopt;
  const Digits third = digits_at(text, ++place);
  place += third.size;
  if (third.size == 0 || (place < text.size() && is_digit(text[place]))) return std::nullopt;
  if (first.size == 4 && third.size == 2)
    return match(day_of(first.value, second.value, third.value), at, place);
  if (third.size != 4 || first.size > 2) return std::nullopt;
  const bool day_first = first.value > 12 || first.value == second.value || sign == '.';
  if (day_first) return match(day_of(third.value, second.value, first.value), at, place);
  if (second.value > 12) return match(day_of(third.value, first.value, second.value), at, place);
  return std::nullopt;
}

std::optional<DateText::Match> DateText::day_first(std::string_view text, std::size_t at) const {
  const Digits day = digits_at(text, at);
  if (day.size == 0 || day.size > 2) return std::nullopt;
  const std::size_t month_at = skip_ordinal(text, at + day.size);
  if (month_at == at + day.size || month_at >= text.size()) return std::nullopt;
  const auto month = names_.at(text, month_at);
  if (!month || month->value->weekday) return std::nullopt;
  std::size_t year_at = skip(text, month_at + month->length, "., -");
  for (const std::string_view word : {"de ", "del "})
    if (text.substr(year_at).starts_with(word)) year_at += word.size();
  const Digits year = digits_at(text, year_at);
  if (year.size != 4) return std::nullopt;
  return match(day_of(year.value, month->value->number, day.value), at, year_at + 4);
}

std::optional<DateText::Match> DateText::month_first(std::string_view text, std::size_t at) const {
  const auto month = names_.at(text, at);
  const std::size_t day_at = skip(text, at + month->length, ". ");
  const Digits day = digits_at(text, day_at);
  if (day.size == 0 || day.size > 2 || day_at == at + month->length) return std::nullopt;
  std::size_t year_at = day_at + day.size;
  for (const std::string_view mark : {"st", "nd", "rd", "th"})
    if (text.substr(year_at).starts_with(mark)) year_at += 2;
  const std::size_t gap = year_at;
  year_at = skip(text, year_at, ", ");
  const Digits year = digits_at(text, year_at);
  if (year.size != 4 || year_at == gap) return std::nullopt;
  return match(day_of(year.value, month->value->number, day.value), at, year_at + 4);
}

}  // namespace wagescope
