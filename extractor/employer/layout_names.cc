// Names that the layout of a text's head tells: under the title and in front of a place
// ("Head Baker", then "Fernhill Mills - Leeds"), behind the title in its line, or in front of it
// between bars ("Fernhill Mills (est. 1931) | Head Baker | Leeds").
#include <algorithm>

#include "extractor/base/utf8.h"
#include "extractor/employer/weigher.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {
namespace {

constexpr std::size_t kLongestTitleLine = 12;  // words
constexpr std::size_t kLongestGlued = 6;
constexpr std::uint16_t kBesidePlace = kGapDash | kGapComma | kGapOpen | kGapBar | kGapStop;

const CueRow kUnderTitle{50, "x-under-title"};
const CueRow kRightUnderTitle{36, "x-under-title"};  // and no place: the text must name it again
const CueRow kBesideTitle{48, "x-beside-title"};
constexpr int kGroupMore = 12;  // for a name that says that it is an organisation
constexpr int kShortMore = 14;  // for one that says how it is shortened

}  // namespace

/// Bytes of the place that is named at word `i`: "Leeds", "WA", "Remote"; 0 when none is.
/// `sure`: what is also an everyday word ("Hull", "Reading") is none.
std::size_t Weigher::place_at(std::size_t i, bool sure) const {
  if (i >= words_.size() || !words_[i].upper) return 0;
  const std::string_view word = view(text_, words_[i]);
  const bool code = word.size() == 2 && words_[i].caps && places_.region_code(word);
  const auto match = places_.at(text_, words_[i].begin);
  const bool named = match && match->length >= word.size();  // not of "Leeds.ai"
  if (!named) return code ? word.size() : 0;
  const bool meant = std::ranges::any_of(match->senses, [&](const PlaceSense& sense) {
    return !(sense.weak && sure) && (!sense.capitals || words_[i].caps);
  });
  return meant || code ? match->length : 0;
}

/// Whether words i..last, a whole part of a line, can be a name here: no place, and a place behind
/// them in their line, or at the beginning of the next one.
bool Weigher::stands_at_place(std::size_t i, std::size_t last) const {
  const std::size_t named = place_at(i, false);
  if (named > 0 && words_[i].begin + named >= words_[last].end) return false;
  const std::size_t behind = last + 1;
  if (behind >= words_.size() || !gap(behind, kGapLine | kBesidePlace)) return false;
  if (is(behind, kInPlace) && gap(behind + 1, kGapSpace))  // "Fernhill Mills, nr Leeds"
    return words_[behind + 1].upper;
  if (place_at(behind, true) > 0) return true;
  // "76000 Rouen" in the next line, ", Moab, UT" with a town that is not known.
  if (words_[behind].digit && place_at(behind + 1, true) > 0) return true;
  if (words_[behind].upper && gap(behind + 1, kGapComma) && place_at(behind + 1, true) > 0)
    return true;
  // "3.6 out of 5 stars", "(120 reviews)": how a job site goes on behind an employer.
  for (std::size_t k = behind; k < behind + 3 && k < words_.size() && words_[behind].digit; ++k)
    if (const std::string word = utf8::fold(view(text_, words_[k]));
        word == "out" || word == "reviews")
      return true;
  return false;
}

void Weigher::name_behind_title(TextSpan title) {
  const std::size_t i = word_at(0, title.end);
  if (i + 1 < words_.size() && gap(i, kGapSpace) && !gap(i, kNameEnd) && is(i, kBeside))
    name_behind(i + 1, kBesideTitle, false);
  // "Head Baker @ Fernhill Mills"
  const std::string_view sign = text_.substr(std::min<std::size_t>(title.end, text_.size()));
  if (i < words_.size() && sign.starts_with(" @") && words_[i].begin <= title.end + 3)
    name_behind(i, kBesideTitle, false);
  // "Head BakerFernhill Mills LtdLeeds": lines that were lost
  if (i + 1 < words_.size() && words_[i].gap == kGapNone && names(i))
    if (const std::size_t last = end_of_name(i, std::min(words_.size(), i + kLongestGlued));
        last > i && is(last, kLegal))
      add(i, last, kBesideTitle, kBesideTitle.weight);
}

/// Whether words first..last are a place and nothing more: "Leeds", not "Leeds Bread Company".
bool Weigher::is_place(std::size_t first, std::size_t last) const {
  const std::size_t named = place_at(first, false);
  return named > 0 && words_[first].begin + named >= words_[last].end;
}

/// "Leeds Bread Company": its last word says that it is an organisation.
bool Weigher::is_named_group(std::size_t first, std::size_t last) const {
  return first < last && (is(last, kForm | kInstitution | kLegal) ||
                          (is(last, kGroup) && (is(last, kOrganisation) || !is(last, kNever))));
}

/// "fernhill": a word in small letters of which nothing is known.
bool Weigher::is_small_name(std::size_t i) const {
  constexpr std::uint32_t kShortest = 5;
  return !words_[i].upper && !words_[i].digit && kinds_[i] == 0 &&
         words_[i].end - words_[i].begin >= kShortest && !is_job_word(i) &&
         !places_.at(text_, words_[i].begin);
}

/// "Fernhill Mills" or "Oakham Rye Bread (ORB)" on the first line, over the title. A word or two
/// that say nothing of an organisation ("Catering", "Job Details") the text must say again.
void Weigher::name_above_title(std::size_t first_end, std::optional<TextSpan> title) {
  if (!title || first_end >= words_.size() || title->begin != words_[first_end].begin) return;
  const auto last = whole_part(0);
  if (!last || is_place(0, *last)) return;
  const bool shortened = is_shortened(0, *last) && *last + 2 == first_end;
  if (!shortened && *last + 1 != first_end) return;
  add(0, *last, kRightUnderTitle,
      kRightUnderTitle.weight + (shortened ? kShortMore : 0) +
          (is_named_group(0, *last) ? kGroupMore : 0));
}

/// "Fernhill: Head Baker", "Fernhill - Head Baker - Remote", "Fernhill Mills - Leeds, UK - Head
/// Baker", but "Loon: €2700", "Stawka: od 140 zł".
void Weigher::name_before_title(std::size_t first_end, std::optional<TextSpan> title) {
  const auto last = whole_part(0);
  if (!last || *last + 1 >= first_end || !gap(*last + 1, kGapColon | kGapDash)) return;
  const Word& behind = words_[*last + 1];
  constexpr std::size_t kCode = 2;  // "SC cleared" is no state
  const bool at_place = gap(*last + 1, kGapDash) && place_at(*last + 1, true) > kCode;
  const std::size_t begin = title ? word_at(0, title->begin) : 0;
  const bool right = title ? begin == *last + 1 || (at_place && begin > *last && begin < first_end)
                           : behind.upper && !behind.digit && !gap(*last + 1, kGapMoney);
  if (right && place_at(0, false) == 0) add(0, *last, kBesideTitle, kBesideTitle.weight);
}

void Weigher::names_by_layout(std::optional<TextSpan> title) {
  const auto of_title = [&](std::size_t i) {
    return is_job(i) || (title && title->begin <= words_[i].begin && words_[i].end <= title->end);
  };
  std::size_t first_end = 1;  // behind the first line
  while (first_end < words_.size() && !gap(first_end, kGapLine)) ++first_end;
  if (words_.empty()) return;
  const bool line = first_end <= kLongestTitleLine + 12;
  bool job = false, bar = false;
  for (std::size_t i = 0; i < std::min(first_end, kLongestTitleLine + 12); ++i) {
    const auto last = line && job && gap(i, kGapDash | kGapBar) ? whole_part(i) : std::nullopt;
    if (last && *last < first_end && stands_at_place(i, *last))
      add(i, *last, kBesideTitle, kBesideTitle.weight);
    if (job && is(i, kBeside) && gap(i, kGapSpace) &&
        i + 1 < first_end)  // "Head Baker para Fernhill Mills, Leeds"
      if (place_at(i + 1, false) == 0) name_behind(i + 1, kBesideTitle, false);
    job = job || of_title(i);
    bar = bar || gap(i, kGapBar);
  }
  name_above_title(first_end, title);
  if (!job || !line) return;
  if (first_end < words_.size() && first_end <= kLongestTitleLine)
    if (const auto last = whole_part(first_end)) {
      const bool at_place = stands_at_place(first_end, *last);
      const CueRow& row = at_place ? kUnderTitle : kRightUnderTitle;
      const bool shortened = is_shortened(first_end, *last);
      const bool formed = gap(*last + 1, kGapOpen) && has_form(first_end, *last);
      if (at_place || shortened || formed ||
          (gap(*last + 1, kGapLine) && !is_place(first_end, *last)))
        add(first_end, *last, row,
            row.weight + (shortened ? kShortMore : 0) +
                (is_named_group(first_end, *last) ? kGroupMore : 0));
    }
  if (is_small_name(0) && first_end > 1 && gap(1, kGapColon | kGapDash | kGapBar) && title &&
      title->begin == words_[1].begin)  // "fernhill - Head Baker"
    add(0, 0, kBesideTitle, kBesideTitle.weight);
  name_before_title(first_end, title);
  if (!bar) return;
  if (const auto last = whole_part(0);
      last && !of_title(*last) && gap(*last + 1, kGapBar | kGapOpen) && place_at(0, false) == 0)
    add(0, *last, kBesideTitle, kBesideTitle.weight);
}

}  // namespace wagescope
