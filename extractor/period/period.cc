#include "extractor/period/period.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "extractor/base/ascii.h"
#include "extractor/base/plain.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

Period period_named(std::string_view name) {
  const auto period = period_from_name(name);
  if (!period) bad_cell("period", "period", name);
  return *period;
}

Decimal decimal(std::string_view digits) {
  const auto value = Decimal::parse(digits);
  if (!value) bad_cell("period/usual_pay.tsv", "amount", digits);
  return *value;
}

/// Whether a small letter of ASCII ends at `at` and a capital begins there.
bool glued_line(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && text[at - 1] >= 'a' && text[at - 1] <= 'z' &&
         text[at] >= 'A' && text[at] <= 'Z';
}

/// "£14.20 / Room Leader £15", "£13.05 / Weeknight £15.10": a slash between spaces, and capitals:
/// the name of the next amount.
bool names_next(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const auto capital = [&](std::uint32_t at) {
    return at < text.size() && text[at] >= 'A' && text[at] <= 'Z';
  };
  const bool named = text.substr(begin, 2) == "/ " && capital(begin + 2);
  if (!named) return false;
  if (text.substr(end, 1) == " " && capital(end + 1)) return true;
  while (end < text.size() && (text[end] == ' ' || text[end] == ':')) ++end;
  return utf8::is_currency_sign(utf8::at(text, end).code);
}

}  // namespace

PeriodReader::PeriodReader(const Lexicons& lexicons) {
  const auto* layout = lexicons.as_built() && !plain_lookups() ? laid_out_periods() : nullptr;
  after_ = layout != nullptr ? Phrases<Meaning>(*layout) : read_rows(lexicons);
  for (const Table::Row& prefix : lexicons.table("period/prefixes.tsv").rows())
    if (prefix["lang"] == "length")
      lengths_.add(prefix["prefix"], 0);
    else if (prefix["lang"] == "times")
      times_.add(prefix["prefix"], 0);
    else if (prefix["lang"] == "months")
      months_.add(prefix["prefix"], 0);
    else if (prefix["lang"] == "piece")
      pieces_.add(prefix["prefix"], 0);
    else if (prefix["lang"] == "no_piece")
      no_pieces_.add(prefix["prefix"], 0);
    else if (prefix["lang"] == "no_noun")
      no_nouns_.add(prefix["prefix"], 0);
    else if (prefix["lang"] == "en" || prefix["lang"] == "*")
      prefixes_.add(prefix["prefix"], 0);
  for (const Table::Row& unit : lexicons.table("period/units.tsv").rows())
    if (const Period period = period_named(unit["period"]);
        unit["lang"] == "en" && (period == Period::session || period == Period::shift ||
                                 period == Period::visit || period == Period::day))
      units_.add(unit["unit"], Period(period));
  constexpr std::string_view kLengths = "period/lengths.tsv";
  for (const Table::Row& unit : lexicons.table(kLengths).rows())
    length_units_.add(unit["unit"], LengthUnit{period_named(unit["period"]),
                                               number_in(kLengths, "least", unit["least"], 1, 999),
                                               number_in(kLengths, "most", unit["most"], 1, 999),
                                               number_in(kLengths, "week", unit["week"], 0, 7)});
}

Phrases<PeriodReader::Meaning> PeriodReader::read_rows(const Lexicons& lexicons) {
  Phrases<Meaning> after;
  for (const Table::Row& row : lexicons.table("period/phrases.tsv").rows()) {
    const std::string_view period = row["period"];
    const bool hundredths = period.ends_with("/100");
    after.add(row["phrase"],
              {period_named(period.substr(0, period.size() - (hundredths ? 4 : 0))), hundredths});
  }
  add_prefixed(lexicons, after);
  return after;
}

/// Every prefix of a language with every unit of it: "per hour", "pro Stunde".
void PeriodReader::add_prefixed(const Lexicons& lexicons, Phrases<Meaning>& after) {
  struct Unit {
    std::string_view lang, word;
    Period period;
  };
  std::vector<Unit> units;
  for (const Table::Row& unit : lexicons.table("period/units.tsv").rows())
    units.push_back({unit["lang"], unit["unit"], period_named(unit["period"])});
  std::string words;
  for (const Table::Row& prefix : lexicons.table("period/prefixes.tsv").rows()) {
    const std::string_view lang = prefix["lang"], head = prefix["prefix"];
    const bool dash = lang == "en" || head == "per", glue = prefix["glue"] == "yes";
    for (const Unit& unit : units) {
      if (lang != "*" && lang != unit.lang) continue;
      const auto add = [&](std::string_view between) {
        after.add(words.assign(head).append(between).append(unit.word),
                  {unit.period, false, lang == "whole"});
      };
      add(" ");
      if (dash) add("-");
      if (glue) add("");
    }
  }
}

bool PeriodReader::goes_on(std::string_view text, std::size_t end) const {
  constexpr std::size_t kShortest = 4;  // letters
  const utf8::Char gap = utf8::at(text, end);
  if ((!utf8::is_space(gap.code) && gap.code != U'-') || gap.code == U'\t' || gap.code == U'\n')
    return false;
  const std::size_t begin = end + gap.size;
  std::size_t next = begin;
  while (next < text.size() && text[next] >= 'a' && text[next] <= 'z') ++next;
  return next - begin >= kShortest && !no_nouns_.at(text, begin);
}

std::optional<PeriodHit> PeriodReader::after(std::string_view text, std::uint32_t at) const {
  auto match = after_.at(text, at);
  if (!match) {  // "monthlyQuarterly bonus": the next line's capital, glued
    match = after_.at(text, at, Edge::any);
    if (match && !glued_line(text, at + match->length)) match.reset();
  }
  if (!match) return with_length(text, at);
  // The slash at the end of ".../view/4440843/" and the word of the next line are no unit.
  if (text[at] == '/' && text.substr(at, match->length).find('\n') != std::string_view::npos)
    return std::nullopt;
  if (match->value->period > Period::year && names_next(text, at, at + match->length))
    return std::nullopt;
  if (match->value->whole && goes_on(text, at + match->length)) return std::nullopt;
  return PeriodHit{{at, at + match->length}, match->value->period, match->value->hundredths};
}

namespace {

/// Behind " ", "-", a no-break space, a line's end.
std::uint32_t skip_joint(std::string_view text, std::uint32_t from) {
  for (int signs = 0; signs < 2; ++signs) {
    const utf8::Char c = utf8::at(text, from);
    if (!utf8::is_space(c.code) && c.code != U'-') break;
    from += c.size;
  }
  return from;
}

}  // namespace

PeriodReader::Length PeriodReader::length_at(std::string_view text, std::uint32_t at) const {
  Length length;
  std::uint32_t end = at;
  for (; is_digit(text, end) && end - at < 4; ++end)
    length.count = length.count * 10 + (text[end] - '0');
  if (end == at || end - at > 3) return {};
  const std::uint32_t word = skip_joint(text, end);
  const auto unit = length_units_.at(text, word);
  if (!unit) return {};
  length.unit = unit->value;
  length.end = word + static_cast<std::uint32_t>(unit->length);
  return length;
}

std::optional<PeriodHit> PeriodReader::with_length(std::string_view text, std::uint32_t at) const {
  const auto prefix = prefixes_.at(text, at, Edge::any);
  if (!prefix) return std::nullopt;
  const Length length =
      length_at(text, skip_joint(text, at + static_cast<std::uint32_t>(prefix->length)));
  if (length.unit == nullptr || length.unit->period != Period::session) return std::nullopt;
  const std::uint32_t end = skip_joint(text, length.end);
  const auto unit = units_.at(text, end);
  if (!unit) return std::nullopt;
  return PeriodHit{{at, end + static_cast<std::uint32_t>(unit->length)}, *unit->value, false};
}

std::optional<Period> PeriodReader::for_length(std::string_view text, std::uint32_t at,
                                               bool by_year) const {
  const auto prefix = lengths_.at(text, at);
  if (!prefix) return std::nullopt;
  const Length length =
      length_at(text, skip_joint(text, at + static_cast<std::uint32_t>(prefix->length)));
  if (length.unit == nullptr || length.count < length.unit->least ||
      length.count > length.unit->most || (by_year && length.count <= length.unit->week))
    return std::nullopt;
  const std::uint32_t next = skip_joint(text, length.end);
  const bool slash = text.substr(next, 1) == "/";  // "$200 for 90 minutes / $250 for 2 hours"
  if ((!slash && prefixes_.at(text, next, Edge::any)) || after_.at(text, next)) return std::nullopt;
  return length.unit->period;
}

std::optional<Period> PeriodReader::times_a_year(std::string_view text, std::uint32_t at) const {
  constexpr int kLeast = 11, kMost = 16;       // "× 11 months", "x 16 mensilità"
  constexpr int kExtra = 13, kMostExtra = 15;  // "x 13", where nothing says of what
  const auto sign = times_.at(text, at, Edge::any);
  if (!sign) return std::nullopt;
  const std::uint32_t digits = skip_joint(text, at + static_cast<std::uint32_t>(sign->length));
  std::uint32_t end = digits;
  int count = 0;
  for (; is_digit(text, end) && end - digits < 3; ++end) count = count * 10 + (text[end] - '0');
  if (end < text.size() && (text[end] == ',' || text[end] == '.') && is_digit(text, end + 1))
    end += 2;  // "x 13,5"
  if (count < kLeast || count > kMost || is_digit(text, end)) return std::nullopt;
  const std::uint32_t word = skip_joint(text, end);
  if (months_.at(text, word)) return Period::month;
  const bool counted = length_units_.at(text, word) || units_.at(text, word);
  return counted || count < kExtra || count > kMostExtra ? std::nullopt
                                                         : std::optional(Period::month);
}

std::optional<std::uint32_t> PeriodReader::piece_end(std::string_view text,
                                                     std::uint32_t at) const {
  constexpr std::uint32_t kShortest = 3;  // letters
  if (at >= text.size() || !pieces_.may_start(text[at]) || !at_word_edge(text, at))
    return std::nullopt;
  const auto prefix = pieces_.at(text, at);
  if (!prefix || no_pieces_.at(text, at) || after_.at(text, at)) return std::nullopt;
  const std::uint32_t noun = skip_joint(text, at + static_cast<std::uint32_t>(prefix->length));
  std::uint32_t end = noun;
  while (end < text.size()) {
    const utf8::Char c = utf8::at(text, end);
    if (!utf8::is_letter(c.code) || utf8::is_upper(c.code)) break;
    end += c.size;
  }
  const bool word = end >= noun + kShortest && at_word_edge(text, end);
  return word ? std::optional(end) : std::nullopt;
}

UsualPay::UsualPay(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("period/usual_pay.tsv").rows())
    rows_.emplace(
        row["currency"],
        Row{decimal(row["hour_low"]), decimal(row["hour_high"]), decimal(row["day_low"]),
            decimal(row["day_high"]), decimal(row["month_low"]), decimal(row["month_high"]),
            decimal(row["year_low"]), decimal(row["year_high"]), row["monthly"] == "yes",
            row["month_slip"].empty() ? std::nullopt : std::optional(decimal(row["month_slip"]))});
}

const UsualPay::Row& UsualPay::row(std::string_view currency) const {
  const auto found = rows_.find(currency);
  return found == rows_.end() ? rows_.find("*")->second : found->second;
}

std::optional<Period> UsualPay::period_of(std::string_view currency, Decimal low,
                                          Decimal high) const {
  return period_of(row(currency), low, high);
}

std::optional<Period> UsualPay::period_in(std::string_view currency, std::string_view country,
                                          Decimal low, Decimal high) const {
  const auto found = rows_.find(std::string(currency) + "/" + std::string(country));
  return found == rows_.end() ? std::nullopt : period_of(found->second, low, high);
}

std::optional<Period> UsualPay::period_of(const Row& usual, Decimal low, Decimal high) {
  const auto within = [&](Decimal from, Decimal to) { return from <= low && high <= to; };
  if (within(usual.year_low, usual.year_high)) return Period::year;
  // "Pay: £120" may be an hour's and a day's; less than a hundred is hardly paid by the day
  const auto hardly = usual.day_low.times(units(5)), threefold = low.times(units(3));
  const bool also_day = hardly && threefold && *hardly <= *threefold && high <= usual.day_high;
  if (!also_day && within(usual.hour_low, usual.hour_high)) return Period::hour;
  if (usual.monthly && within(usual.month_low, usual.month_high)) return Period::month;
  return std::nullopt;
}

std::int64_t UsualPay::scale(std::string_view currency) const {
  return std::max<std::int64_t>(1, row(currency).year_low.micros() / row("*").year_low.micros());
}

bool UsualPay::is_slip(std::string_view currency, Period period, Decimal low) const {
  const auto& least = row(currency).month_slip;
  return period == Period::month && least && *least <= low;
}

bool UsualPay::low_wage(std::string_view currency, Period period, Decimal amount) const {
  constexpr int kTimes = 3;
  const auto most = amount.times(units(kTimes));
  return period == Period::hour && most && row(currency).hour_low <= *most &&
         plausible(currency, period, *most);
}

bool UsualPay::usual(std::string_view currency, Period period, Decimal amount) const {
  const Row& usual = row(currency);
  const auto more = amount.times(units(3));
  if (!more) return false;
  const Decimal twice = *amount.times(units(2)), thrice = *more;
  switch (period) {
    case Period::day: return usual.day_low <= twice && amount <= usual.day_high;
    case Period::week:
      return *usual.day_low.times(units(2)) <= amount && amount <= usual.month_high;
    case Period::month: return usual.month_low <= thrice && amount <= usual.month_high;
    case Period::year: return usual.year_low <= twice && amount <= usual.year_high;
    case Period::shift:
    case Period::visit:
    case Period::piece:
    case Period::session: return amount <= usual.day_high;  // not "£230k a head"
    default: return plausible(currency, period, amount);
  }
}

bool UsualPay::whole(std::string_view currency, Period period, Decimal amount) const {
  const Row& usual = row(currency);
  switch (period) {
    case Period::hour: return usual.hour_low <= amount && amount <= usual.hour_high;
    case Period::day: return usual.day_low <= amount && amount <= usual.day_high;
    case Period::week: return *usual.day_low.times(units(2)) <= amount && amount < usual.month_high;
    case Period::month: return usual.month_low <= amount && amount <= usual.month_high;
    case Period::year: return usual.year_low <= amount && amount <= usual.year_high;
    default: return false;
  }
}

bool UsualPay::plausible(std::string_view currency, Period period, Decimal amount) const {
  const Row& usual = row(currency);
  switch (period) {
    case Period::hour: return usual.hour_low <= amount && amount <= *usual.hour_high.shifted(1);
    case Period::day: return usual.hour_low <= amount && amount <= *usual.day_high.shifted(1);
    case Period::week: return usual.day_low <= amount && amount <= *usual.month_high.shifted(1);
    case Period::month: return usual.day_low <= amount && amount <= *usual.month_high.shifted(1);
    case Period::year: return usual.month_low <= amount && amount <= *usual.year_high.shifted(2);
    default: return amount > Decimal() && amount <= usual.year_high;
  }
}

}  // namespace wagescope
