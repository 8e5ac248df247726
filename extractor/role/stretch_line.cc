// Titles that fill a line, or a part of one: where they may begin, and which of their words is the
// job.
#include "extractor/role/stretch.h"

#include <algorithm>

namespace wagescope {

/// Whether a line or its part, or a title with its (H/F), ends within three words from `i` on.
bool Stretch::ends_soon(std::size_t i) const {
  for (std::size_t k = i; k < i + 3; ++k) {
    if (stops(k) || is(k, kContract | kQuiet)) return false;
    if (k + 1 >= size() || gap(k + 1, kGapLine | kGapBar | kGapDash | kGapOpen | kGapComma))
      return true;
    if (gender_letter(k + 1)) return true;
    if (gap(k + 1, kTitleEnd | kTitlePart)) return false;
  }
  return false;
}

/// The last letter of (m/w/d) or H/F that ends the part of a line which begins at word `i`; 0
/// where none does.
std::size_t Stretch::gender_end(std::size_t i) const {
  for (std::size_t k = i + 1; k < size() && k < i + kLongestTitle; ++k) {
    if (gap(k, kTitleEnd | (kTitlePart & ~(kGapOpen | kGapOther)))) return 0;
    // "rebobinador/a (H/M)"
    const bool ending = words_[k - 1].gap == kGapSlash;
    if (!gender_letter(k) || (stops(k - 1) && !ending)) {
      if (gap(k, kGapOpen)) return 0;
      continue;
    }
    std::size_t last = k + 1;
    while (last + 1 < size() && is(last + 1, kGender) && gap(last + 1, kGapSlash)) ++last;
    return last;
  }
  return 0;
}

/// "[Acme] Head Baker": the word behind the bracket with which a line begins; `i` without one.
std::size_t Stretch::behind_bracket(std::size_t i) const {
  constexpr std::size_t kWords = 5;
  if (!gap(i, kGapOpen)) return i;
  for (std::size_t k = i + 1; k < size() && k <= i + kWords; ++k) {
    if (gap(k, kGapLine)) break;
    if (gap(k, kGapClose)) return gap(k, kTitleEnd) ? i : k;
  }
  return i;
}

/// "acme - Head Baker", "acme | Head Baker": the title behind a name of a few words that are of no
/// title; `i` without one.
std::size_t Stretch::behind_name(std::size_t i) const {
  constexpr std::size_t kWords = 3;
  for (std::size_t k = i + 1; k < size() && k <= i + kWords; ++k) {
    if (is(k - 1, kTitleWord | kQuiet | kStop | kContract | kLone) || words_[k - 1].digit) return i;
    if (gap(k, kGapDash | kGapBar) && !gap(k, kTitleEnd & ~kGapBar)) {
      const auto title = words_[k].upper ? line_by_head(k, false) : std::nullopt;
      return title && title->first == k ? k : i;
    }
    if (gap(k, kTitleEnd | kTitlePart)) return i;
  }
  return i;
}

std::size_t Stretch::behind_pairing(std::size_t i) const {
  const auto pairing = table_.pairing_at(text_, words_[i].begin);
  const std::size_t behind = pairing ? word_at(i, words_[i].begin + *pairing) : i;
  return behind < size() && words_[behind].gap == kGapSpace && words_[behind].upper ? behind : i;
}

std::size_t Stretch::past_opening(std::size_t i, bool top) const {
  if (behind_pairing(i) > i) return i;
  if (top) i = behind_bracket(i);
  if (i + 1 >= size()) return i;
  const bool number = words_[i].digit && words_[i].end - words_[i].begin <= 2;
  if (number && gap(i + 1, kGapStop)) return i + 1;
  const bool count = number && text_[words_[i].end - 1] <= '9';  // "02 Bakers", not "3D Artist"
  if (count && words_[i + 1].gap == kGapSpace && words_[i + 1].upper) return i + 1;
  // "Two PhD positions"
  if (is(i, kCount) && words_[i].upper && words_[i + 1].gap == kGapSpace && words_[i + 1].upper)
    return i + 1;
  // "2 x Electricians"
  if (count && view(text_, words_[i + 1]) == "x" && i + 2 < size() && words_[i + 2].upper)
    return i + 2;
  // "Appointment of Head Baker", "Vacancy for a Baker"
  const std::string_view joint = view(text_, words_[i + 1]);
  if (is(i, kOpening) && (joint == "of" || joint == "for") && i + 2 < size()) return i + 2;
  if (const std::size_t behind = top ? behind_name(i) : i; behind != i) return behind;
  constexpr std::size_t kNameWords = 4;
  if (is(i, kQuiet | kStop)) return i;  // "Contact: Sales Manager"
  for (std::size_t k = i + 1; top && k < size() && k <= i + kNameWords; ++k) {
    if (gap(k, kGapColon) && !gap(k, kGapLine)) return line_by_head(k, false) ? k : i;
    if (gap(k, kTitleEnd) || is(k, kHead | kQuiet | kStop)) break;
  }
  return i;
}

/// A title that fills the beginning of a line or of a label's value.
std::optional<Title> Stretch::line(std::size_t i, bool label) const {
  const std::size_t behind = behind_pairing(i);
  auto title = line_by_head(behind, label);
  if (title && title->first == behind) title->first = i;
  const bool begins = words_[i].upper && !is(i, kQuiet) && !stops(i);
  const std::size_t last = begins ? gender_end(i) : 0;
  // "Derzeit suchen wir nach einem Steuerberater (m/w/d)" is a sentence.
  for (std::size_t k = i + 1; k < last; ++k)
    if (is(k, kQuiet | kDeterminer) && !is(k, kField | kJoin)) return title;
  if (last == 0 || (title && title->last >= last)) return title;
  // "Sachbearbeitung Fördermittel (w/m/d)": the letters make a title of what stands before them.
  if (!title) title = Title{.first = i, .head = i};
  if (title->first != i) return title;
  return up_to_letters(*title, last);
}

/// The title with all words up to the letters of gender that end with word `last`.
std::optional<Title> Stretch::up_to_letters(Title title, std::size_t last) const {
  title.last = last;
  title.core_last = last;
  while (title.core_last > title.first && is(title.core_last, kGender)) --title.core_last;
  if (is(title.core_last, kGender)) return std::nullopt;  // "(m/w/d) M(m/w/d)": letters alone
  close_bracket(title);
  return title;
}

std::optional<Title> Stretch::before_letters(std::size_t i) const {
  constexpr std::uint32_t kProse = kQuiet | kDeterminer | kOther | kTelling;
  if (i + 1 < size() && words_[i].upper && is(i, kHires)) return std::nullopt;
  const std::size_t last = gender_end(i);
  if (last == 0) return std::nullopt;
  std::size_t letters = last;  // their first
  while (letters > i && is(letters - 1, kGender)) --letters;
  const bool capitals = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(i),
                                    words_.begin() + static_cast<std::ptrdiff_t>(letters),
                                    [](const Word& word) { return word.upper; });
  // "einen erfahrenen Bäcker (m/w/d)"
  while (i + 1 < letters && !words_[i].upper &&
         (is(i, kQuality) || table_.ends_as_praise(view(text_, words_[i]))))
    ++i;
  Title title{.first = i, .head = i};
  if (stops(i) || is(i, kJoin) || words_[i].digit ||
      (!words_[i].upper && capitals && kinds_[i] == 0))
    return std::nullopt;
  for (std::size_t k = i; k < letters; ++k) {
    if (is(k, kProse) && !is(k, kField | kJoin) && words_[k].gap != kGapSlash) return std::nullopt;
    if (is(k, kAnyHead) && !is(title.head, kAnyHead)) title.head = k;
  }
  return up_to_letters(title, last);
}

/// "line cook - The Salted Plank": the head of a line's first part in small letters, all of
/// whose words are of titles.
std::optional<std::size_t> Stretch::small_head(std::size_t i) const {
  std::size_t last = i;
  while (last + 1 < size() && last < i + 5 && !gap(last + 1, kTitleEnd | kTitlePart)) ++last;
  if (last == i || !gap(i, kGapLine) ||
      !(last + 1 == size() || gap(last + 1, kTitleEnd | kTitlePart)))
    return std::nullopt;
  for (std::size_t k = i; k <= last; ++k)
    if (words_[k].upper || !is(k, kTitleWord | kLone) || is(k, kStop | kQuiet)) return std::nullopt;
  return is(last, kHead) || meant_as_job(i, last) ? std::optional(last) : std::nullopt;
}

std::optional<Title> Stretch::whole_part(std::size_t i) const {
  constexpr std::size_t kWords = 6;
  std::size_t last = i;
  for (std::size_t k = i; k < size() && (k == i || !gap(k, kTitleEnd | kTitlePart)); ++k) {
    if (k - i >= kWords || words_[k].digit || !(words_[k].upper || is(k, kJoin)) || stops(k) ||
        is(k, kQuiet | kContract | kDeterminer))
      return std::nullopt;
    last = k;
  }
  if (is(last, kJoin | kHires)) return std::nullopt;
  Title title{.first = i, .last = last, .head = last, .core_last = last};
  title.end = words_[last].end;
  return title;
}

std::optional<Title> Stretch::small_part(std::size_t i) const {
  constexpr std::size_t kWords = 6, kLabelWords = 3;
  std::size_t last = i;
  for (std::size_t k = i; k < size() && (k == i || !gap(k, kTitleEnd | kTitlePart)); ++k) {
    if (k > i && words_[k].upper) {  // "Job: baker Working hours: 20"
      std::size_t colon = k + 1;
      while (colon < size() && colon - k < kLabelWords && !gap(colon, kTitleEnd)) ++colon;
      if (colon >= size() || !gap(colon, kGapColon)) return std::nullopt;
      break;
    }
    if (k - i >= kWords || words_[k].digit || (stops(k) && !is(k, kJoin | kJointBehind)) ||
        is(k, kQuiet | kContract | kDeterminer))
      return std::nullopt;
    last = k;
  }
  if (last == i || is(last, kJoin | kHires)) return std::nullopt;
  Title title{.first = i, .last = last, .head = i, .core_last = last};
  for (std::size_t k = i; k <= last; ++k)
    if (is(k, kAnyHead) && !is(title.head, kAnyHead)) title.head = k;
  title.end = words_[last].end;
  return title;
}

std::optional<Title> Stretch::small_line(std::size_t i) const {
  constexpr std::size_t kWords = 4;
  constexpr std::uint32_t kOther = kQuiet | kDeterminer | kJoin;
  if (!words_[i].upper || is(i, kOther) || stops(i)) return std::nullopt;
  std::size_t last = i;
  while (last + 1 < size() && !gap(last + 1, kTitleEnd | kTitlePart)) {
    ++last;
    if (last - i >= kWords || words_[last].upper || words_[last].digit || is(last, kOther) ||
        stops(last) || words_[last].possessive())
      return std::nullopt;
  }
  if (last == i) return std::nullopt;
  const bool label = last + 1 < size() && gap(last + 1, kGapColon);  // "Reporting manager: Ann"
  const bool job = is(last, kHead | kFrontHead) || (is(last, kLone) && is(last - 1, kField));
  if (!job || (label && i > 0)) return std::nullopt;
  return with_terms(finish(i, last, false, true), i);
}

std::optional<Title> Stretch::joined_line(std::size_t i) const {
  constexpr std::size_t kWords = 7;
  constexpr std::uint32_t kProse = kQuiet | kDeterminer | kOther | kTelling | kOpening | kContract;
  if (!words_[i].upper || stops(i) || is(i, kJoin)) return std::nullopt;
  std::size_t end = i;   // behind the line
  std::size_t last = i;  // the last capital
  for (; end < size() && (end == i || !gap(end, kTitleEnd | kTitlePart)); ++end) {
    // "Assistant to the Chef" is read elsewhere, "Baker in Leeds" ends before its place
    const bool joint = end > i && last + 1 == end && !is(last, kAnyHead) &&
                       table_.joins_at(text_, words_[end].begin);
    const bool capital = words_[end].upper && !stops(end);
    if (end - i >= kWords || words_[end].digit || words_[end].possessive() || is(end, kProse) ||
        !(joint || capital))
      return std::nullopt;
    if (!joint) last = end;
  }
  // "Opportunities by Bakers": what stands before the job says what it is about
  const bool about = last > i + 1 && words_[last - 1].upper;
  if (last + 1 != end || !about || !is(last, kHead)) return std::nullopt;
  Title title{.first = i, .last = last, .head = last, .core_last = last};
  title.end = words_[last].end;
  return title;
}

/// "Information Security Officer", "Benefits Manager": capitals up to a job that ends the part.
bool Stretch::ends_in_head(std::size_t i) const {
  const std::size_t last = segment_end(i);
  for (std::size_t k = i; k <= last; ++k)
    if (!words_[k].upper) return false;
  return last > i && is(last, kHead);
}

/// "Estates Management Contract Manager", "Nursery Para Educator": capitals up to a
/// job that ends the part, though words among them end a title elsewhere. Behind a label more can
/// only be a title: "Position: Village Para educator", "Job Title: Advice and Welfare Leader".
std::optional<std::size_t> Stretch::capital_head(std::size_t i, bool label) const {
  if (!words_[i].upper || is(i, kDeterminer | kQuiet) || (stops(i) && !is(i, kInner)))
    if (!label || !is(i, kField)) return std::nullopt;
  const std::uint32_t heads = label ? kHead | kWeakHead : kHead;
  std::size_t last = i;
  std::size_t telling = 0;
  for (std::size_t k = i; k < size(); ++k) {
    const bool listed = label && words_[k].gap == (kGapComma | kGapSpace) && is(k - 1, kField);
    if (k > i && !listed && gap(k, kTitleEnd | kTitlePart | kGapQuote)) break;
    if (k > i && words_[k].gap == kGapNone) break;
    if (k - i >= kLongestTitle || (stops(k) && !is(k, kInner | kContract | kJoin)))
      return std::nullopt;
    const bool small = label && is(k, kHead);
    const bool hyphened = k > i && words_[k].gap == kGapHyphen;  // "Part-time CLERK"
    if (!words_[k].upper && !words_[k].digit && !is(k, kJoin) && !small && !hyphened)
      return std::nullopt;
    telling += is(k, kTitleWord) ? 1 : 0;
    last = k;
  }
  const bool sure = label || 2 * telling >= last - i;
  return last > i && sure && is(last, heads) ? std::optional(last) : std::nullopt;
}

/// The last word of a part of a few capitals: "Class A - Truck Driver"; `i` when it is no such.
std::size_t Stretch::short_part_end(std::size_t i) const {
  constexpr std::size_t kWords = 3;
  std::size_t last = i;
  while (last + 1 < size() && !gap(last + 1, kTitleEnd | kTitlePart)) {
    ++last;
    if (last - i >= kWords || !words_[last].upper) return i;
  }
  return last;
}

/// "Temporary Clerk", "Part Time Baker": in a line of its own the terms are of the title.
std::optional<Title> Stretch::with_terms(std::optional<Title> title, std::size_t i) const {
  if (!title || title->first <= i || words_[i].gap == kGapNone) return title;
  for (std::size_t k = i; k < title->first; ++k)
    if (!is(k, kContract) || !is(k, kQuality) || !(k > i || words_[k].upper)) return title;
  title->first = i;
  return title;
}

/// "Gerber Glass, PA Charleroi": two letters that begin a part behind a comma are a state's.
bool Stretch::may_be_state(std::size_t i, std::size_t k, int part) const {
  return part > 0 && k == i && gap(i, kGapComma) && is(k, kAbbreviation) && !is(k, kHead) &&
         words_[k].end - words_[k].begin == 2;
}

/// Whether word `k` can make the part that begins at word `i` a job, whose best so far is `head`.
bool Stretch::is_better_head(std::size_t i, std::size_t k, std::optional<std::size_t> head,
                             int part) const {
  if (is(k, kHead | kFrontHead | kAbbreviation) && !may_be_state(i, k, part))
    return !head || (is(k, kHead | kAbbreviation) && (!is(*head, kFrontHead) || is(*head, kHead)));
  return is(k, kWeakHead) && words_[k].upper && !head && k > i;
}

/// The words from `i` on that can be of a title; nothing where they are prose.
std::optional<Stretch::Part> Stretch::part_at(std::size_t i, int part) const {
  Part found{i, {}};
  for (std::size_t k = i; k < size() && k < i + kLongestTitle; ++k) {
    const bool aside = !found.head && (short_aside(k) || (k > i && short_aside(k - 1)));
    const bool parted = gap(k, kTitleEnd | kTitlePart) || (words_[k].gap == kGapNone && found.head);
    if (k > i && ((parted && !aside) || (stops(k) && !is(k, kJoin)))) break;
    const bool of_title = words_[k].upper || words_[k].digit || inner_capital(k) ||
                          is(k, kField | kJoin | kAnyHead) || (k > i && is(k, kContract));
    if (!of_title && !found.head) return std::nullopt;
    if (is_better_head(i, k, found.head, part)) found.head = k;
    if (found.head && k > *found.head && end_of_core(*found.head) < k) break;
    found.last = k;
  }
  // "Head of AI Product"
  if (!found.head && is(i, kWeakHead) && i + 1 < size() && view(text_, words_[i + 1]) == "of")
    found.head = i;
  return found;
}

std::optional<Title> Stretch::line_by_head(std::size_t i, bool label) const {
  if (const auto head = small_head(i)) return finish(i, *head, false, true);
  constexpr int kParts = 6;  // "Acme - Leeds, UK (Hybrid) - Head Baker"
  for (int part = 0; part < kParts && i < size(); ++part) {
    // "Salem, OR - Head Baker"
    const bool state = part > 0 && gap(i, kGapComma) && words_[i].caps && is(i, kStop) &&
                       words_[i].end - words_[i].begin == 2;
    if (state && i + 1 < size() && gap(i + 1, kTitlePart) && !gap(i + 1, kTitleEnd)) ++i;
    // "(In Person)", "(Hybrid, onsite preferred)"
    if (part > 0 && is(i, kStop | kContract)) i = behind_bracket(i);
    if (const auto head = capital_head(i, label)) return with_terms(finish(i, *head, true), i);
    if (part > 0 && gap(i, kGapComma) && is(i, kJoin) && !words_[i].upper)
      return std::nullopt;  // the end of a list
    if ((is(i, kQuiet) && !ends_in_head(i)) || (is(i, kStop) && !is(i, kTitleWord)))
      return std::nullopt;
    const auto found = part_at(i, part);
    if (!found) return std::nullopt;
    auto [last, head] = *found;
    if (label && !head)
      if (const auto lone = lone_head(i, last)) return finish(i, *lone, true, true);
    // "Obchodní zástupce – Brno": only the first word has a capital, and the part ends there.
    const bool sentence_case = head && words_[i].upper && *head > i && is(i, kTitleWord) &&
                               (second_word(*head) || (ends_soon(*head) && last <= *head + 2));
    const bool bare = head && *head == i && !words_[i].upper;
    if (head && (words_[*head].upper || label || sentence_case) && (!bare || label))
      return with_terms(finish(i, *head, true), i);
    if (!head && is(i, kTitleWord)) last = std::max(last, short_part_end(i));
    const std::size_t next = last + 1;
    // "Mill & Co | Head Baker | Leeds": the title may stand in a later part.
    if (next >= size() || gap(next, kTitleEnd & ~kGapBar) || !gap(next, kTitlePart | kGapBar) ||
        last - i > 5)
      return std::nullopt;
    i = next;
  }
  return std::nullopt;
}

}  // namespace wagescope
