#include "extractor/role/stretch.h"

#include <algorithm>
#include <array>

namespace wagescope {

std::size_t Stretch::word_at(std::size_t from, std::size_t byte) const {
  while (from < words_.size() && words_[from].begin < byte) ++from;
  return from;
}

/// "to", "with" end a title; "In", "A" too. A stop that is itself a job or a field
/// does not ("Role Lead" is not cut at a capital "Role" unless it is plain).
bool Stretch::stops(std::size_t i) const {
  return is(i, kStop) && !is(i, kHead | kField) && !(words_[i].caps && is(i, kAnyHead)) &&
         words_[i].gap != kGapAmpersand;  // "FP&A Manager"
}

/// "H/F", "m/w/d" without brackets: the first letter, and a slash behind it.
bool Stretch::gender_letter(std::size_t i) const {
  return i + 1 < size() && is(i, kGender) && words_[i].end - words_[i].begin == 1 &&
         gap(i + 1, kGapSlash);
}

/// Whether letters of gender follow the word `i` or the one behind it.
bool Stretch::gender_soon(std::size_t i) const {
  if (stops(i) || is(i, kContract | kQuiet)) return false;
  return gender_letter(i + 1) || (gender_letter(i + 2) && !gap(i + 1, kTitleEnd | kTitlePart));
}

/// The first word of the title that ends in `head`, not before `floor`.
std::size_t Stretch::walk_back(std::size_t head, std::size_t floor) const {
  std::size_t first = head;
  const bool upper = words_[head].upper;
  for (std::size_t i = head; i > floor && head - i < kLongestTitle; --i) {
    const std::size_t k = i - 1;
    const bool aside = short_aside(k) || short_aside(i);
    if ((gap(i, kTitleEnd | kGapOpen | kGapClose | kGapComma) && !aside) ||
        words_[i].gap == kGapNone)
      break;
    if (gap(i, kGapDash) && !(is(k, kHead | kField) && words_[k].upper)) break;
    if (glued_letter(k)) {
      first = k;
      continue;
    }
    if (stops(k) && !is(k, kJoin) && !(i == head && called_after(k))) break;
    if ((is(k, kDeterminer) || is(k, kQuiet)) && !is(k, kField)) break;
    if (is(k, kJoin) && view(text_, words_[k]) != "the") continue;
    if (upper && !words_[k].upper && is(i, kJoin)) break;  // "the team and Baker"
    const bool level =
        is(k, kSeniority) && k > floor && words_[k - 1].upper && is(k - 1, kSeniority);
    const bool known = level || (is(k, kTitleWord) && (!upper || words_[k].upper || is(k, kField)));
    if (!known && !words_[k].upper && !words_[k].digit) break;
    if (is(k, kQuality) && !words_[k].upper && !is(k, kField)) break;
    if (words_[k].possessive() && !is_whose(k)) break;
    first = k;
  }
  return first;
}

/// "the Department Assistant": whether word `i`, which ends a title elsewhere, is the first of one
/// behind an article.
bool Stretch::called_after(std::size_t i) const {
  return is(i, kInner) && words_[i].upper && i > 0 && words_[i].gap == kGapSpace &&
         words_[i + 1].gap == kGapSpace && is(i - 1, kDeterminer);
}

/// "a children's librarian", "Sheriff's Dispatcher": whether the job is with whom word `i` names,
/// and not of them, as in "our client's driver".
bool Stretch::is_whose(std::size_t i) const {
  return (table_.kinds(std::string(view(text_, words_[i])) + "'s") & kField) != 0;
}

bool Stretch::glued_letter(std::size_t i) const {
  return words_[i].upper &&
         (words_[i].gap == kGapAmpersand || (i + 1 < size() && words_[i + 1].gap == kGapAmpersand));
}

/// "eBay": a word that begins small and goes on with a capital is a name.
bool Stretch::inner_capital(std::size_t i) const {
  return words_[i].mixed &&
         std::ranges::any_of(view(text_, words_[i]), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "workers'": an apostrophe behind the s.
bool Stretch::owns_in_plural(std::size_t i) const {
  const std::string_view behind = text_.substr(words_[i].end);
  return text_[words_[i].end - 1] == 's' && (behind.starts_with("' ") || behind.starts_with("’ "));
}

/// "Gesundheits- und Krankenpfleger": a word that leaves its end to the job behind it.
std::size_t Stretch::with_hanging(std::size_t first) const {
  if (first < 2 || !is(first - 1, kJoin) || words_[first].gap != kGapSpace) return first;
  const bool hangs = text_.substr(words_[first - 2].end).starts_with("- ") &&
                     words_[first - 2].upper && !gap(first - 1, kGapLine);
  return hangs ? first - 2 : first;
}

/// "12", "12k", not the "2nd" of a line.
bool Stretch::is_number(std::size_t i) const {
  constexpr std::array<std::string_view, 5> kRanks{"st", "nd", "rd", "th", "e"};
  const std::string_view word = view(text_, words_[i]);
  const std::size_t letters = std::min(word.find_first_not_of("0123456789"), word.size());
  return words_[i].digit && std::ranges::find(kRanks, word.substr(letters)) == kRanks.end();
}

std::optional<Title> Stretch::finish(std::size_t first, std::size_t head, bool segments,
                                     bool lone) const {
  if (head > 0 && words_[head].upper && words_[head].gap == kGapSpace && words_[head - 1].upper &&
      is(head - 1, kGiven) && !is(head - 1, kTitleWord))
    return std::nullopt;                               // "Ann Cook"
  if (words_[head].possessive()) return std::nullopt;  // "Elm County Sheriff's Office"
  Title title;
  title.first = first;
  title.head = head;
  title.last = end_of_core(head);
  for (int more = 0; more < 2; ++more) {
    const std::size_t next = title.last + 1;
    if (next >= size() || gap(next, kTitleEnd | kTitlePart)) break;
    const std::string_view joint = view(text_, words_[next]);
    std::size_t end = title.last;
    if (gap(next, kGapSlash | kGapAmpersand))
      end = joined_title(next, 5);
    else if ((joint == "and" || is(next, kEither)) && words_[head].upper && next + 1 < size())
      end = joined_title(next + 1, 4);
    const bool either = is(next, kEither);
    if (end <= title.last || ((joint == "and" || either) && end == next)) break;
    // "a Senior Negotiator or Assistant Manager looking for" is a sentence
    if (either && end + 1 < size() && !gap(end + 1, kTitleEnd | kTitlePart)) break;
    title.last = end;
  }
  title.core_last = title.last;
  title.last = with_gender(title.last);
  if (segments && words_[head].upper) title.last = with_segments(title.last);
  // A senior title behind other capitals: "As a Mill Co Lead Baker".
  for (std::size_t i = first + 1; i < head; ++i)
    if (is(i, kGrade) && !is(first, kTitleWord) && !is(i - 1, kTitleWord | kJoin) &&
        words_[i - 1].gap != kGapSlash)  // "CELTA/TEFL Qualified Teacher"
      title.first = i;
  // "B27-114 Consular Clerk": the number of a vacancy
  while (title.first + 2 <= title.head && words_[title.first].figures &&
         !words_[title.first].digit && words_[title.first + 1].gap == kGapHyphen &&
         words_[title.first + 1].digit)
    title.first += 2;
  while (title.first + 2 <= title.head && is(title.first, kContract) &&
         is(title.first + 1, kContract) && !is(title.first + 1, kAnyHead))
    title.first += 2;  // "FULL TIME Security Officers"
  while (
      title.first < title.head && !glued_letter(title.first) &&
      (is(title.first, kJoin) || is_number(title.first) ||
       (is(title.first, kQuality | kContract) && !is(title.first, kField | kSeniority | kAnyHead))))
    ++title.first;
  title.first = with_hanging(title.first);
  if (title.last - title.first > 14) return std::nullopt;
  // A weak head is a job only beside another word of one: "Team Lead".
  if (!lone && !is(head, kHead | kFrontHead | kAbbreviation) &&
      (title.first == title.last || !words_[head].upper))
    return std::nullopt;
  for (std::size_t i = title.first; i < title.last; ++i)  // "Weavers Workers' Union"
    if (is(i, kAnyHead) && owns_in_plural(i) && !is(title.last, kAnyHead)) return std::nullopt;
  close_bracket(title);
  // Glued plurals of one person: "Labourers" stays as the text has it.
  return title;
}

/// "Cook", "Restaurant Server II": the last word of a title without a head, but for its grade.
std::optional<std::size_t> Stretch::lone_head(std::size_t first, std::size_t last) const {
  for (std::size_t k = last + 1; k-- > first;) {
    if (is(k, kLone)) return k;
    if (!is(k, kSeniority | kGrade | kContract) && !words_[k].digit) break;
  }
  return std::nullopt;
}

/// "a rowing coach", "a contract politics editor": small words that nothing is known of, behind an
/// article or praise and in front of the job, say what it is. Not what ends as praise does.
std::size_t Stretch::with_unknown(std::size_t first, std::size_t start) const {
  constexpr std::size_t kWords = 2;
  std::size_t k = first;
  while (k > start && first - k < kWords && words_[k].gap == kGapSpace && kinds_[k - 1] == 0 &&
         words_[k - 1].gap != kGapHyphen && !words_[k - 1].upper && !words_[k - 1].digit &&
         !words_[k - 1].possessive() && !table_.ends_as_praise(view(text_, words_[k - 1])))
    --k;
  return k;
}

/// "an expert front-end engineer": a job that is praise too, with fields and a job behind it.
bool Stretch::praises_next(std::size_t k, std::size_t limit) const {
  if (!is(k, kQuality) || words_[k].upper) return false;
  for (std::size_t i = k + 1; i < limit && words_[i].gap != kGapNone; ++i) {
    if (gap(i, kTitleEnd | kTitlePart) || !is(i, kTitleWord)) return false;
    if (head_at(i)) return true;
  }
  return false;
}

/// A title behind words of prose: the cue's articles and praise are passed over.
std::optional<Title> Stretch::prose(std::size_t i) const {
  const std::size_t limit = std::min(size(), i + 16);
  std::size_t start = i;
  for (std::size_t k = i; k < limit; ++k) {
    if (k > i && gap(k, (kTitleEnd & ~kGapMoney) | kGapOpen) && !short_aside(k))
      return std::nullopt;
    // "eres una persona responsable"
    if (is(k, kOther) && !is(k, kTitleWord) && !words_[k].upper) return std::nullopt;
    // "a new £90,000-a-year product manager role"
    if (gap(k, kGapMoney)) start = k + 1;
    // "seeking a Bakery – Head Baker" goes on behind its dash.
    if (k > i && gap(k, kGapDash) && !(is(k - 1, kField) && words_[k - 1].upper))
      return std::nullopt;
    if (k > i && gap(k, kGapComma)) start = k;
    const bool meant = meant_as_job(start, k);  // "a line cook", "a server at Acme"
    if (head_at(k) || (meant && is(k, kLone))) {
      const bool strong = meant || is(k, kHead | kFrontHead | kAbbreviation);
      const bool goes_on = k + 1 < limit && !gap(k + 1, kTitleEnd | kTitlePart | kGapSlash) &&
                           words_[k + 1].gap != kGapNone &&
                           (is(k + 1, kAnyHead) ||
                            (words_[k].upper && words_[k + 1].upper && is(k + 1, kTitleWord))) &&
                           !is(k, kFrontHead);
      if (goes_on && !(strong && end_of_core(k) > k && !is(end_of_core(k), kAnyHead))) continue;
      if (praises_next(k, limit)) continue;
      const bool of = k + 1 < limit && view(text_, words_[k + 1]) == "of";
      if (!strong && !of && (k == i || !words_[k].upper)) continue;
      std::size_t first = walk_back(k, start);
      if (!words_[k].upper) first = with_unknown(first, start);
      auto title = finish(first, k, words_[k].upper, meant && is(k, kLone));
      if (!title && of && !strong) return std::nullopt;  // "a member of the Bakery Operations team"
      if (!title) continue;
      return title;
    }
    if (stops(k) && !is(k, kJoin | kDeterminer) && k > i && !is(k, kTitleWord | kQuality)) {
      const std::string_view stop = view(text_, words_[k]);
      if (stop != "a" && stop != "an" && stop != "or") return std::nullopt;
    }
  }
  return std::nullopt;
}

/// "seeking a Cook to prepare meals": in a capital by itself within a sentence.
bool Stretch::is_named(std::size_t i) const {
  if (!is(i, kLone) || !words_[i].upper || words_[i].caps) return false;
  if (is(i, kSeniority)) return false;  // "as a Junior"
  if (i == 0 || words_[i].gap != kGapSpace || words_[i - 1].upper) return false;
  if (i + 1 >= size() || gap(i + 1, kTitleEnd)) return true;
  return words_[i + 1].gap == kGapSpace && !words_[i + 1].upper && stops(i + 1) &&
         !is(i + 1, kTitleWord);
}

/// "a line cook", "a cook at Acme": what is also another word than a job, and is one here.
bool Stretch::meant_as_job(std::size_t first, std::size_t i) const {
  if (!is(i, kWeakHead | kLone)) return false;
  if (first < i && is(i - 1, kField) && words_[i].gap == kGapSpace) return true;
  if (i == first && is_named(i)) return true;
  return is(i, kLone) && i > 0 && is(i - 1, kDeterminer) &&
         is(i + 1 < size() ? i + 1 : 0, kTelling);
}

std::optional<Title> Stretch::mention(std::size_t i) const {
  if (!is(i, kAnyHead | kLone)) return std::nullopt;
  if (is(i, kAbbreviation) && !is(i, kHead) && !words_[i].caps) return std::nullopt;
  // "driver shortage" and "Carpenter Road" are read no further back than the head;
  // "officer cadet" is read at its last word.
  if (i + 1 < size() && words_[i + 1].gap == kGapSpace && is(i + 1, kHead) && !is(i, kFrontHead))
    return std::nullopt;
  const std::size_t first = walk_back(i, i > kLongestTitle ? i - kLongestTitle : 0);
  // A surname: "Dan Brewer said", "Ms Baker".
  if (words_[i].upper && first < i && !is(first, kTitleWord | kQuality | kContract))
    return std::nullopt;
  const bool sure = is(i, kHead | kFrontHead | kAbbreviation);
  // "a Head of Tea": what stands behind makes it a job.
  const bool of = words_[i].upper && i + 2 < size() && view(text_, words_[i + 1]) == "of" &&
                  words_[i + 2].upper && !gap(i + 2, kTitleEnd | kTitlePart);
  const bool meant = !sure && meant_as_job(first, i);
  if (!sure && !meant && !(is(i, kWeakHead) && (of || first < i))) return std::nullopt;
  return finish(begin_in_sentence(first, i), i, false, meant);
}

/// Where in a sentence the job begins that ends in `head`: "a union member and stage actor" is an
/// actor, and "Acme drivers" and "Leeds nurses" are drivers and nurses.
std::size_t Stretch::begin_in_sentence(std::size_t first, std::size_t head) const {
  for (std::size_t k = head; k > first; --k) {
    const bool name =
        !words_[head].upper && words_[k - 1].upper && !is(k - 1, kTitleWord | kQuality);
    const bool other = k > first + 1 && view(text_, words_[k - 1]) == "and" && is(k - 2, kAnyHead);
    if (name || other) return k;
  }
  return first;
}

bool Stretch::has_employer(const Title& title) const {
  const std::size_t next = title.last + 1;
  if (next + 1 < size() && view(text_, words_[next]) == "at" && words_[next + 1].upper) return true;
  return title.first > 0 && view(text_, words_[title.first - 1]) == "its";
}

bool Stretch::says_organisation(std::size_t i) const {
  constexpr std::size_t kWords = 8;
  for (std::size_t k = i; k < size() && k < i + kWords; ++k) {
    // "a Leeds based UK charity", but "a key role in our company"
    const bool goes_on = k + 1 < size() && words_[k + 1].upper;
    if (gap(k, kTitleEnd | kTitlePart) || (stops(k) && !goes_on)) return false;
    if (is(k, kHires)) return true;
  }
  return false;
}

bool Stretch::tells_of_other(std::size_t i) const {
  constexpr std::size_t kWords = 14;
  if (i > 0 && !gap(i, kTitleEnd | kTitlePart) && is(i - 1, kOther)) return true;
  for (std::size_t k = i; k > 0 && i - k < kWords && !gap(k, kGapLine | kGapStop); --k)
    if (is(k - 1, kOther) && gap(k, kGapColon)) return true;
  return false;
}

bool Stretch::short_aside(std::size_t i) const {
  return i > 0 && i + 1 < size() && short_form(i, i) && words_[i - 1].upper &&
         words_[i].gap == (kGapOpen | kGapSpace) && words_[i + 1].gap == (kGapClose | kGapSpace) &&
         words_[i + 1].upper;
}

void Stretch::make_singular(Title& title) const {
  for (std::size_t i = title.first; i < title.last; ++i)  // "Servers & Bartenders"
    if (is(i, kAnyHead | kLone) && text_[words_[i].end - 1] == 's') return;
  const Word& last = words_[title.last];
  const std::string_view word = view(text_, last);
  if (title.end == last.end && word.size() > 4 && word.ends_with('s') && !word.ends_with("ss") &&
      is(title.last, kHead) && !last.caps)
    --title.end;
}

/// "The Deputy Director of Ovens provides": the head stands before "of".
std::optional<Title> Stretch::back_of(std::size_t cue) const {
  for (std::size_t k = cue - 1; k > 0 && cue - k < 6; --k) {
    if (gap(k, kTitleEnd | kTitlePart) || words_[k].gap == kGapNone) return std::nullopt;
    if (!words_[k].upper && !is(k, kJoin)) return std::nullopt;
    if (view(text_, words_[k]).find('.') != std::string_view::npos) return std::nullopt;  // "X.The"
    if (view(text_, words_[k]) != "of" || !is(k - 1, kAnyHead) || !words_[k - 1].upper) continue;
    Title title;
    title.head = k - 1;
    title.first = walk_back(k - 1, k > kLongestTitle ? k - kLongestTitle : 0);
    title.last = title.core_last = cue - 1;
    title.end = words_[title.last].end;
    return title;
  }
  return std::nullopt;
}

/// "The Cook is responsible": a word that is a job where a title must stand, in capitals behind the
/// article that begins a sentence.
bool Stretch::is_called(std::size_t i) const {
  return is(i, kLone) && words_[i].upper && i > 0 && words_[i].gap == kGapSpace &&
         is(i - 1, kDeterminer) && words_[i - 1].upper && gap(i - 1, kGapLine | kGapStop);
}

/// A title that ends before the cue: "the Baker role".
std::optional<Title> Stretch::back(std::size_t cue) const {
  if (cue == 0 || gap(cue, kTitleEnd)) return std::nullopt;
  if (words_[cue].gap == kGapNone && words_[cue].upper)
    return std::nullopt;  // "your line managerRequired Skills"
  std::size_t head = cue - 1;
  if (gap(cue, kTitlePart)) {  // "the Lead Baker (LB) will"
    if (!gap(cue, kGapClose) || !words_[head].caps || !gap(head, kGapOpen) || head == 0)
      return std::nullopt;
    --head;
  }
  if (!is(head, kAnyHead) && !is_called(head)) return back_of(cue);
  const bool called = is_called(head);
  if (!is(head, kHead | kFrontHead | kAbbreviation) && !is(head, kSeniority) && !called)
    return back_of(cue);
  const std::size_t first = walk_back(head, head > kLongestTitle ? head - kLongestTitle : 0);
  Title title;
  if (!is(head, kHead | kAbbreviation) && first == head && !called) return std::nullopt;
  title.first = first;
  // "a lighthouse keeper role": one unknown word between an article and the job.
  if (first == head && head >= 2 && kinds_[head - 1] == 0 && words_[head].gap == kGapSpace &&
      is(head - 2, kDeterminer))
    title.first = head - 1;
  while (title.first < head && is(title.first, kJoin | kContract | kQuality) &&
         !is(title.first, kField | kSeniority | kAnyHead))
    ++title.first;
  for (std::size_t i = title.first + 1; i < head; ++i)
    if (is(i, kGrade) && !is(title.first, kTitleWord)) title.first = i;
  title.head = title.last = title.core_last = head;
  title.end = words_[head].end;
  return title;
}

}  // namespace wagescope
