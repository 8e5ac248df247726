#include "extractor/role/title_rest.h"

#include <algorithm>
#include <string>
#include <utility>

namespace wagescope {

/// `end`, or the place behind a bracket there that was opened behind `begin`.
std::uint32_t closed_bracket(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view words = text.substr(begin, end - begin);
  const bool open = words.find('(') != words.npos && words.find(')') == words.npos;
  return open && text.substr(end).starts_with(')') ? end + 1 : end;
}

TitleRest::TitleRest(const Lexicons& lexicons, SharedGazetteer places)
    : places_(std::move(places)) {
  for (const Table::Row& row : lexicons.table("role/note.tsv").rows()) notes_.add(row["phrase"], 0);
  for (const Table::Row& row : lexicons.table("role/place_words.tsv").rows())
    place_words_.add(row["word"], 0);
}

bool TitleRest::is_place(const Stretch& stretch, std::size_t i) const {
  const auto place = places_->at(stretch.text(), stretch.word(i).begin);
  return place && std::ranges::any_of(place->senses, [&](const PlaceSense& sense) {
           return !sense.weak && (!sense.capitals || stretch.word(i).caps);
         });
}

/// Whether word `i` may stand in a part of a title's line: a capital or a small word of titles, and
/// no term of the contract nor who hires.
bool TitleRest::of_title(const Stretch& stretch, std::size_t i) const {
  const bool small = stretch.is(i, kJoin | kField | kEither);
  return (stretch.word(i).upper || small) && !stretch.word(i).digit &&
         (stretch.is(i, kEither) || !stretch.is(i, kStop | kQuiet | kContract | kHires));
}

/// "PhD position in Leeds", "Boulanger à Lyon", "Boulanger Lyon": what looks like what is studied
/// is where.
void TitleRest::drop_place(const Stretch& stretch, Title& title) const {
  for (std::size_t i = title.head + 1; places_ && i < title.last; ++i) {
    const std::string_view word = view(stretch.text(), stretch.word(i));
    const auto in = place_words_.at(stretch.text(), stretch.word(i).begin);
    if (!in || in->length != word.size() || stretch.word(i).upper || !is_place(stretch, i + 1))
      continue;
    title.last = title.core_last = i - 1;
    title.end = stretch.word(i - 1).end;
  }
  // "Comptable Paris": the last words behind a job that others may follow
  const bool core = title.end == stretch.word(title.last).end && title.last > title.head;
  if (!places_ || !core || !stretch.is(title.head, kFrontHead)) return;
  for (std::size_t i = title.head + 1; i <= title.last; ++i) {
    const std::uint32_t begin = stretch.word(i).begin;
    if (!stretch.word(i).upper || stretch.word(i).gap != kGapSpace || !is_place(stretch, i) ||
        stretch.is(i, kTitleWord) || begin + places_->at(stretch.text(), begin)->length < title.end)
      continue;
    title.last = title.core_last = i - 1;
    title.end = stretch.word(i - 1).end;
    return;
  }
}

/// "Data Intern (2027 Start)" and the line's end: the last word of a bracket of a few words, of
/// which none is money, a quantity or who hires.
std::optional<std::size_t> TitleRest::bracket_to_line_end(const Stretch& stretch,
                                                          std::size_t first) const {
  constexpr std::size_t kWords = 5;
  std::size_t last = first;
  while (last + 1 < stretch.size() && !stretch.gap(last + 1, kGapClose | kGapLine | kGapMoney) &&
         last - first < kWords)
    ++last;
  const std::string_view text = stretch.text();
  const std::uint32_t close = stretch.word(last).end;
  if (!text.substr(close).starts_with(')')) return std::nullopt;
  const std::size_t behind = text.find_first_not_of(" *", close + 1);
  if (behind != text.npos && text[behind] != '\n' && text[behind] != '\r') return std::nullopt;
  bool terms = true;  // "(Hybrid)", "(new position)"
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first && stretch.gap(i, kGapColon)) return std::nullopt;  // "(Ref: 20417)"
    const bool quantity = stretch.word(i).digit && stretch.word(i).end - stretch.word(i).begin < 4;
    const bool tools = i > first && stretch.word(i).gap == (kGapSlash | kGapSpace);
    if (stretch.is(i, kQuiet | kHires) || stretch.gap(i, kGapMoney) || quantity || tools)
      return std::nullopt;
    terms = terms && stretch.is(i, kContract | kOpening);
  }
  return terms ? std::nullopt : std::optional(last);
}

/// "Anlagenmechaniker SHK", but "Baker NYC", "Baker MI", "Baker PAYE".
void TitleRest::take_letters(const Stretch& stretch, Title& title) const {
  constexpr std::uint32_t kLongest = 4;
  const std::size_t next = title.last + 1;
  if (!places_ || next >= stretch.size() || title.end != stretch.word(title.last).end ||
      stretch.word(title.last).caps || !stretch.word(title.head).upper)
    return;
  const Word& word = stretch.word(next);
  const std::uint32_t size = word.end - word.begin;
  const bool ends =
      next + 1 >= stretch.size() || stretch.gap(next + 1, kTitleEnd | (kTitlePart & ~kGapComma));
  if (!ends || word.gap != kGapSpace || !word.caps || word.digit || size < 2 || size > kLongest ||
      stretch.is(next, kStop | kQuiet | kContract | kHires | kGender) || is_place(stretch, next) ||
      places_->region_code(view(stretch.text(), word)))
    return;
  title.last = next;
  title.end = word.end;
}

/// "Planning Officer (Local Plan)" on the title's line: a bracket of a few capitals is of the
/// title, unless it names a place or who hires.
void TitleRest::take_bracket(const Stretch& stretch, Title& title) const {
  constexpr std::size_t kPartWords = 5;
  const std::size_t first = title.last + 1;
  if (!places_ || first >= stretch.size() || stretch.word(first).gap != (kGapOpen | kGapSpace) ||
      title.end != stretch.word(title.last).end || is_place(stretch, first))
    return;
  if (const auto whole = bracket_to_line_end(stretch, first)) {
    title.last = *whole;
    title.end = stretch.word(*whole).end + 1;
    return;
  }
  std::size_t last = first;
  while (last < stretch.size() && last - first < kPartWords && of_title(stretch, last) &&
         (last == first || !(stretch.gap(last, kTitleEnd | kTitlePart | kGapQuote) ||
                             stretch.word(last).gap == (kGapSlash | kGapSpace))))  // tools
    ++last;
  if (last == first) return;
  const std::uint32_t end = stretch.word(last - 1).end;
  const bool ends = last >= stretch.size() || stretch.gap(last, kGapClose);
  if (!ends || !stretch.text().substr(end).starts_with(')')) return;
  title.last = last - 1;
  title.end = end + 1;
}

/// `title: "Operator of Ovens or Baker"`: in data the whole of what stands in quotes is the title.
void TitleRest::take_quoted(const Stretch& stretch, Title& title) const {
  constexpr std::size_t kWords = 10;
  const std::string_view text = stretch.text();
  const std::uint32_t begin = stretch.word(title.first).begin;
  if (begin == 0 || (text[begin - 1] != '"' && text[begin - 1] != '\'')) return;
  const std::size_t close = text.find_first_of(std::string{text[begin - 1], '\n'}, begin);
  if (close == text.npos || text[close] == '\n') return;
  std::size_t last = title.last;
  while (last + 1 < stretch.size() && stretch.word(last + 1).end <= close &&
         !stretch.gap(last + 1, kGapDash))  // "Director - Fernhill Library"
    ++last;
  if (last - title.first >= kWords || stretch.word(last).end > close) return;
  title.last = last;
  title.end = closed_bracket(text, begin, stretch.word(last).end);
}

/// "Job title: Officer for Rowing", "Cleaner (Seasonal Flexible Hours)": what a label's line goes
/// on with is of the title too, unless it names a place or who hires.
void TitleRest::take_label_rest(const Stretch& stretch, Title& title) const {
  constexpr std::size_t kRestWords = 6;
  const std::size_t first = title.last + 1;
  if (!places_ || first >= stretch.size() || title.end != stretch.word(title.last).end) return;
  const bool bracket = stretch.word(first).gap == (kGapOpen | kGapSpace);
  const auto joint = stretch.word(first).gap == kGapSpace
                         ? notes_.at(stretch.text(), stretch.word(first).begin)
                         : std::nullopt;
  if (!bracket && !joint) return;
  std::size_t last = first;
  for (std::size_t i = first; i < stretch.size() && !stretch.gap(i, kGapLine); ++i) {
    if (bracket && i > first && stretch.gap(i, kGapClose)) break;
    const bool parted = i > first && (stretch.gap(i, kTitleEnd | kTitlePart) ||
                                      stretch.word(i).gap == (kGapSlash | kGapSpace));  // tools
    if (i - first >= kRestWords || parted || stretch.word(i).digit || is_place(stretch, i) ||
        stretch.is(i, kQuiet | kHires) || (joint && stretch.is(i, kContract)))
      return;
    last = i;
  }
  if (joint && (last == first || !stretch.word(last).upper)) return;
  title.last = last;
  title.end =
      closed_bracket(stretch.text(), stretch.word(title.first).begin, stretch.word(last).end);
}

/// "Software Engineer, Garden Robots" on a line of its own: capitals behind commas up to the
/// line's end are of the title, unless they name a place or an organisation.
void TitleRest::take_line_parts(const Stretch& stretch, Title& title) const {
  constexpr std::size_t kPartWords = 8;
  const std::size_t first = title.last + 1;
  if (!places_ || first >= stretch.size() || title.end != stretch.word(title.last).end ||
      stretch.word(first).gap != (kGapComma | kGapSpace))
    return;
  std::size_t last = first;
  for (std::size_t i = first; i < stretch.size() && !stretch.gap(i, kGapLine); ++i) {
    const bool part = stretch.word(i).gap == (kGapComma | kGapSpace);
    if (i - first >= kPartWords || (!part && stretch.gap(i, kTitleEnd | kTitlePart | kGapQuote)) ||
        !of_title(stretch, i) || stretch.word(i).gap == kGapNone ||
        (part && (is_place(stretch, i) || stretch.word(i).caps)))
      return;
    last = i;
  }
  title.last = last;
  title.end =
      closed_bracket(stretch.text(), stretch.word(title.first).begin, stretch.word(last).end);
}

}  // namespace wagescope
