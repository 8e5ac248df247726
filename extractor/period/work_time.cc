#include "extractor/period/work_time.h"

#include <algorithm>
#include <stdexcept>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kBefore = 40;  // bytes in which a word can bind the number behind it
constexpr std::uint32_t kAround = 60;  // bytes in which "office" can speak of the days

bool digit(std::string_view text, std::uint32_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// The stretch of `text` around `at` up to the line's ends, at most `reach` bytes each way.
TextSpan around(std::string_view text, TextSpan at, std::uint32_t reach) {
  TextSpan window = at;
  while (window.begin > 0 && at.begin - window.begin < reach && text[window.begin - 1] != '\n')
    --window.begin;
  while (window.end < text.size() && window.end - at.end < reach && text[window.end] != '\n')
    ++window.end;
  return window;
}

/// Whether a digit stands before `at`, on its line and at most `gap` other bytes away.
bool digit_before(std::string_view text, std::uint32_t at, std::uint32_t gap) {
  for (std::uint32_t i = 0; i <= gap && at > 0 && text[at - 1] != '\n'; ++i, --at)
    if (digit(text, at - 1)) return true;
  return false;
}

}  // namespace

/// One statement of working time.
struct WorkTimeReader::Found {
  TextSpan span;
  Part part;
  Decimal value;
};

/// The values of one part so far; unclear when they differ or one was open.
struct WorkTimeReader::Seen {
  struct Value {
    std::optional<Decimal> value;
    bool unclear = false;
    void add(Decimal next) {
      unclear = unclear || (value && *value != next);
      value = next;
    }
    std::optional<Decimal> sure() const { return unclear ? std::nullopt : value; }
  };
  Value hours, full_time, days, weeks, payments;
  WorkTime sure() const {
    return {hours.sure(), full_time.sure(), days.sure(), weeks.sure(), payments.sure()};
  }
};

WorkTimeReader::WorkTimeReader(const Lexicons& lexicons, FirstWords* first_words)
    : numbers_(lexicons) {
  for (const Table::Row& row : lexicons.table("period/work_time.tsv").rows()) {
    const std::string_view what = row["what"], phrase = row["phrase"];
    if (what == "hours") {
      units_.add(phrase, Part::hours);
    } else if (what == "days") {
      units_.add(phrase, Part::days);
    } else if (what == "weeks") {
      units_.add(phrase, Part::weeks);
    } else if (what == "payments") {
      units_.add(phrase, Part::payments);
    } else if (what == "13" || what == "14") {
      whole_.add(phrase, Decimal::parse(what).value());
      if (first_words != nullptr) first_words->add(phrase, FirstWords::kWorkTime);
    } else if (what == "longer") {
      longer_.add(phrase, 0);
    } else if (what == "counted") {
      counted_.add(phrase, 0);
    } else if (what == "open") {
      words_.add(phrase, Before::open);
    } else if (what == "joins") {
      words_.add(phrase, Before::joins);
    } else if (what == "full_time") {
      words_.add(phrase, Before::full_time);
    } else if (what == "veto") {
      words_.add(phrase, Before::veto);
    } else {
      bad_cell("period/work_time.tsv", "what", what);
    }
  }
}

bool WorkTimeReader::word_near(std::string_view text, TextSpan window, Before what) const {
  const std::string_view inside = text.substr(0, window.end);
  for (std::uint32_t at = window.begin; at < window.end; ++at) {
    if (!words_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto word = words_.at(inside, at);
    if (word && *word->value == what) return true;
  }
  return false;
}

/// "10-15 hours", "24/32/40 hours", "20 or 30 hours", "up to 20 hours": the number before
/// `begin` or a word makes the statement an open one. `gap`: bytes that may part the numbers.
bool WorkTimeReader::open_before(std::string_view text, std::uint32_t begin,
                                 std::uint32_t gap) const {
  std::uint32_t at = skip_noise_back(text, begin);
  const utf8::Char mark = utf8::before(text, at);
  if (utf8::is_dash(mark.code) ||
      (mark.code < 0x80 && mark.code != 0 &&
       std::string_view("/~<>&,+").find(static_cast<char>(mark.code)) != std::string_view::npos)) {
    at -= mark.size;
    // "€ 2.900,- 14x": no end of a range
    if (at > 0 && (text[at - 1] == ',' || text[at - 1] == '.')) return false;
    at = skip_noise_back(text, at);
    // "Monday to Friday 9am-3pm - 27.5 hours": the time of day is no end of a range either
    const std::string_view last = text.substr(at > 2 ? at - 2 : 0, 2);
    return last != "am" && last != "pm" && digit_before(text, at, gap);
  }
  // The word must stand directly before the number.
  for (std::uint32_t from = begin > kBefore ? begin - kBefore : 0; from < begin; ++from) {
    if (!words_.may_start(text[from]) || !at_word_edge(text, from)) continue;
    const auto word = words_.at(text.substr(0, begin), from);
    if (!word || from + word->length != at) continue;
    if (*word->value == Before::open) return true;
    if (*word->value == Before::joins && digit_before(text, skip_noise_back(text, from), gap))
      return true;
  }
  return false;
}

std::optional<WorkTimeReader::Found> WorkTimeReader::found_at(std::string_view text,
                                                              std::uint32_t at) const {
  if (const auto whole = whole_.at(text, at))
    return Found{{at, at + whole->length}, Part::payments, *whole->value};
  const auto number = numbers_.at(text, at, false);
  if (!number || number->power != 0 || number->plain <= Decimal() || number->plain > units(80))
    return std::nullopt;
  std::uint32_t behind = skip_noise(text, number->span.end);
  if (const utf8::Char mark = utf8::at(text, behind); utf8::is_dash(mark.code))
    behind = skip_noise(text, behind + mark.size);
  const auto unit = units_.at(text, behind);
  // "3.000 € x 13,5", "1,250€ × 14 months"; not "$210 x 13 weeks"
  if (!unit && behind_times(text, at) && number->plain > units(12) && !counted_.at(text, behind))
    return Found{number->span, Part::payments, number->plain};
  if (!unit) return std::nullopt;
  const std::uint32_t end = behind + unit->length;
  if (longer_.at(text, skip_noise(text, end))) return std::nullopt;
  return Found{{at, end}, *unit->value, number->plain};
}

void WorkTimeReader::note(std::string_view text, const Found& found, Seen& seen) const {
  const TextSpan before{found.span.begin > kBefore ? found.span.begin - kBefore : 0,
                        found.span.begin};
  // "30 hours to 40 hours" is a range, "1.500 € en 14 pagas" is none.
  const bool open = open_before(text, found.span.begin, found.part == Part::payments ? 0 : 8);
  const auto within = [&](std::int64_t low, std::int64_t high) {
    return units(low) <= found.value && found.value <= units(high);
  };
  switch (found.part) {
    case Part::hours: {
      if (!within(4, 60)) return;
      const bool full = word_near(text, before, Before::full_time);
      (full ? seen.full_time : seen.hours).add(found.value);
      if (open) (full ? seen.full_time : seen.hours).unclear = true;
      return;
    }
    case Part::days:
      if (!within(1, 6) || word_near(text, around(text, found.span, kAround), Before::veto)) return;
      seen.days.add(found.value);
      if (open) seen.days.unclear = true;
      return;
    case Part::weeks:
      if (!within(8, 53)) return;
      seen.weeks.add(found.value);
      if (open) seen.weeks.unclear = true;
      return;
    case Part::payments:
      if (within(12, 16) && !open) seen.payments.add(found.value);
      return;
  }
}

/// What begins in `within`; the place behind the last statement, or the end of `within`.
std::uint32_t WorkTimeReader::read_in(std::string_view inside, TextSpan within, Seen& seen) const {
  std::uint32_t at = within.begin;
  while (at < within.end) {
    const bool number = digit(inside, at) && (at == 0 || !digit(inside, at - 1));
    const bool word = whole_.may_start(inside[at]) && at_word_edge(inside, at);
    if (number || word) {
      if (const auto found = found_at(inside, at)) {
        note(inside, *found, seen);
        at = found->span.end;
        continue;
      }
      if (number) {
        while (digit(inside, at) ||
               (at + 1 < inside.size() && inside[at] == '.' && digit(inside, at + 1)))
          ++at;
        continue;
      }
    }
    ++at;
  }
  return at;
}

bool WorkTimeReader::weekly_hours_at(std::string_view text, std::uint32_t at) const {
  at = skip_noise(text, at);
  if (at < text.size() && (text[at] == '(' || text[at] == ',')) at = skip_noise(text, at + 1);
  // "£8.65 x 37 hours a week"
  if (const utf8::Char sign = utf8::at(text, at); sign.code == U'x' || sign.code == 0xD7)
    at = skip_noise(text, at + sign.size);
  if (!digit(text, at)) return false;
  const auto found = found_at(text, at);
  return found && found->part == Part::hours;
}

WorkTime WorkTimeReader::read(std::string_view text, TextSpan within) const {
  Seen seen;
  read_in(text.substr(0, within.end), within, seen);
  return seen.sure();
}

WorkTime WorkTimeReader::read(std::string_view text, TextSpan within, const WordHits& hits) const {
  const std::string_view inside = text.substr(0, within.end);
  Seen seen;
  std::uint32_t next = within.begin;
  for (const WordHit& hit : hits.in(within))
    if (hit.end > next && (hit.figure || hit.odd || (hit.tables & FirstWords::kWorkTime) != 0))
      next = read_in(inside, {std::max(next, hit.begin), std::min(hit.end, within.end)}, seen);
  return seen.sure();
}

}  // namespace wagescope
