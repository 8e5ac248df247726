#include "extractor/posting/pay_notes.h"

#include <algorithm>
#include <array>
#include <string>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

using What = Cue::What;

constexpr std::uint32_t kWords = 4;         // between a percentage and what it is of
constexpr std::uint32_t kReachBytes = 48;   // for them
constexpr std::uint32_t kApartBytes = 600;  // between a pay and its bonus

/// Where the figures begin that end at `end`: of "10-15" and "10 - 15" too; `end` for none.
std::uint32_t figures_before(std::string_view text, std::uint32_t end, std::uint32_t floor) {
  const auto figure = [&](char c) { return is_digit(c) || c == '.' || c == ','; };
  std::uint32_t begin = end;
  while (begin > floor && figure(text[begin - 1])) --begin;
  if (begin == end || end - begin > 5) return end;
  std::uint32_t dash = begin;
  while (dash > floor && (text[dash - 1] == ' ' || text[dash - 1] == '%')) --dash;
  const utf8::Char sign = utf8::before(text, dash);
  if (!utf8::is_dash(sign.code)) return begin;
  std::uint32_t low = dash - sign.size;
  while (low > floor && (text[low - 1] == ' ' || text[low - 1] == '%')) --low;
  const std::uint32_t first = low;
  while (low > floor && figure(text[low - 1])) --low;
  return low < first && first - low <= 5 ? low : begin;
}

/// What the nearest word says that a percentage is of; empty when that is no extra pay.
std::optional<Kind> kind_of_percent(std::string_view text, TextSpan percent,
                                    const CueReader& cues) {
  const std::uint32_t from = percent.begin > kReachBytes ? percent.begin - kReachBytes : 0;
  std::vector<CueHit> hits;
  cues.find(text, cues.clauses().left(text, percent.begin, from), Side::left, hits);
  const std::size_t lefts = hits.size();
  cues.find(text, cues.clauses().right(text, percent.end, percent.end + kReachBytes), Side::right,
            hits);
  Kind kind = Kind::other;
  bool extra = false;
  std::uint32_t nearest = kWords + 1;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const CueHit& hit = hits[i];
    if (hit.cue->what != What::kind && hit.cue->what != What::not_pay && hit.cue->what != What::pay)
      continue;
    const std::uint32_t words = i < lefts ? count_words(text, {hit.span.end, percent.begin})
                                          : count_words(text, {percent.end, hit.span.begin});
    if (words >= nearest) continue;
    nearest = words;
    extra = hit.cue->what == What::kind && is_extra(hit.cue->kind());
    if (extra) kind = hit.cue->kind();
  }
  return extra ? std::optional(kind) : std::nullopt;
}

/// The nearest pay before `at`, else the first behind it, of those that are near.
FoundPay* pay_of(std::span<FoundPay> pays, std::uint32_t at) {
  const auto near = [&](const FoundPay& found) {
    const std::uint32_t gap =
        found.span.begin < at ? at - std::min(at, found.span.end) : found.span.begin - at;
    return gap <= kApartBytes;
  };
  const auto behind = std::ranges::lower_bound(
      pays, at, {}, [](const FoundPay& found) { return found.span.begin; });
  for (auto it = behind; it != pays.begin() && near(*std::prev(it)); --it)
    if (!is_extra(std::prev(it)->pay.kind)) return &*std::prev(it);
  for (auto it = behind; it != pays.end() && near(*it); ++it)
    if (!is_extra(it->pay.kind)) return &*it;
  return nullptr;
}

/// How many of a period a year has, at the least and the most, with part-time work in between.
struct InYear {
  Period period;
  std::int64_t least, most;
};
constexpr std::array<InYear, 4> kInYear{{{Period::hour, 1400, 2300},
                                         {Period::day, 180, 270},
                                         {Period::week, 44, 53},
                                         {Period::month, 12, 14}}};

bool between(const std::optional<Decimal>& one, const std::optional<Decimal>& year,
             const InYear& times) {
  if (!one && !year) return true;
  if (!one || !year) return false;
  const auto least = one->times(units(times.least)), most = one->times(units(times.most));
  return least && most && *least <= *year && *year <= *most;
}

/// Whether the hours that the text states make `year` of `hour`, to a fiftieth.
bool agrees(const Pay& hour, const Pay& year) {
  if (!hour.work.hours_per_week || hour.period != Period::hour || !hour.min || !year.min)
    return true;
  const Decimal weeks = hour.work.weeks_per_year.value_or(units(52));
  const auto hours = hour.work.hours_per_week->times(weeks);
  const auto made = hours ? hour.min->times(*hours) : std::nullopt;
  if (!made) return true;
  const auto low = made->times(units(98)), high = made->times(units(102));
  const auto said = year.min->times(units(100));
  return !low || !high || !said || (*low <= *said && *said <= *high);
}

}  // namespace

void note_percents(std::string_view text, TextSpan within, const CueReader& cues,
                   std::span<FoundPay> pays) {
  if (pays.empty()) return;
  for (std::size_t at = text.find('%', within.begin); at < within.end;
       at = text.find('%', at + 1)) {
    auto end = static_cast<std::uint32_t>(at);
    while (end > within.begin && text[end - 1] == ' ') --end;
    const TextSpan percent{figures_before(text, end, within.begin),
                           static_cast<std::uint32_t>(at) + 1};
    if (percent.begin == end) continue;
    const auto kind = kind_of_percent(text, percent, cues);
    FoundPay* found = kind ? pay_of(pays, percent.begin) : nullptr;
    if (found == nullptr) continue;
    std::string note = std::string(name(*kind)) + " in percent: " + std::string(cut(text, percent));
    auto& notes = found->pay.notes;
    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
  }
}

void note_same_pay(std::span<Pay> pays) {
  for (Pay& year : pays) {
    if (year.period != Period::year || is_extra(year.kind)) continue;
    Pay* same = nullptr;
    for (Pay& one : pays)
      for (const InYear& times : kInYear)
        if (one.period == times.period && one.kind == year.kind && one.currency == year.currency &&
            one.scope == year.scope && between(one.min, year.min, times) &&
            between(one.max, year.max, times))
          same = &one;
    if (same == nullptr) continue;
    const std::string doubt =
        agrees(*same, year) ? "" : ", though the hours stated make another sum";
    same->notes.push_back("the same pay by the year: " + year.quote + doubt);
    year.notes.push_back("the same pay by the " + std::string(name(*same->period)) + ": " +
                         same->quote + doubt);
  }
}

}  // namespace wagescope
