// Where the name beside a cue begins and ends: with its legal form, without what is said of it.
#include "extractor/employer/weigher.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {
namespace {

constexpr std::size_t kLongestAside = 14;  ///< Words between a name and what it does.

}  // namespace

/// "U.S." in "the U.S. Army", "St. Anne's": its dot ends no sentence; that of "Fernhill.com." does.
bool Weigher::dotted(std::size_t i) const {
  const std::string_view word = view(text_, words_[i]);
  const bool letters = word.size() > 2 && word[word.size() - 2] == '.';
  return words_[i].upper && gap(i + 1, kGapStop) && !gap(i + 1, kNameEnd & ~kGapStop) &&
         (is(i, kShortened) || letters);
}

/// "Fern's Grill?": the word behind a possessive is of the name when nothing goes on behind
/// it, and it is no everyday word of a firm ("Acme's Head Office").
bool Weigher::ends_name(std::size_t k) const {
  if (!words_[k].upper || is(k, kNever | kEnd)) return false;
  return k + 1 == words_.size() ||
         gap(k + 1, kGapStop | kGapLine | kGapComma | kGapClose | kGapDash);
}

/// The last word of the name that begins at word `i`, before word `limit`.
std::size_t Weigher::end_of_name(std::size_t i, std::size_t limit) const {
  std::size_t last = i;
  for (std::size_t k = i + 1; k < limit; ++k) {
    if (words_[k].gap == kGapNone) break;
    if (words_[k - 1].possessive() && !is(k, kGroup) && !ends_name(k)) break;
    if (legal_form_behind(k - 1) > 0) break;
    if (words_[k].gap & kGapAmpersand) {
      if (!names(k)) break;
    } else if (gap(k, kNameEnd) && !dotted(k - 1)) {
      break;
    } else if (is_small_joint(view(text_, words_[k]))) {
      if (k + 1 >= limit || !words_[k + 1].upper || gap(k + 1, kNameEnd) || !is(k, kEnd)) break;
      const std::string_view joint = view(text_, words_[k]);
      const bool of_body = joint == "for" && k == i + 1 && is(i, kFormOf | kInstitution);
      if (joint != "of" && joint != "and" && joint != "de" && !of_body) break;
      continue;
    } else if (!names(k) && !words_[k].digit && words_[k].gap != kGapHyphen) {
      break;  // "Elm Co-operative" goes on
    }
    last = k;
  }
  return last;
}

/// "The Oven Center at the Elm Library seeks": the word between a name and the one whose part it
/// is, which begins at word `first`; `first` where none stands there.
std::size_t Weigher::before_host(std::size_t first) const {
  if (first < 3 || words_[first].gap != kGapSpace) return first;
  const std::size_t at =
      !words_[first - 1].upper && is(first - 1, kArticle | kStart) ? first - 2 : first - 1;
  if (words_[at].upper || !is(at, kBeside) || words_[at].gap != kGapSpace || at < 2) return first;
  const bool named = names(at - 1) && names(at - 2) && words_[at - 1].gap == kGapSpace &&
                     is(at - 1, kForm | kGroup | kInstitution);
  return named ? at : first;
}

/// "Fernhill Mills, recherche un boulanger" begins its line: a comma between who hires and that.
bool Weigher::begins_line_and_hires(std::size_t last, const CueRow& row) const {
  if (row.rule != "x-is-hiring" || !names(last)) return false;
  const std::size_t first = begin_of_name(last);
  return first == 0 || gap(first, kGapLine);
}

/// The last word of the name that ends before the cue at word `end`; nothing where none can.
std::optional<std::size_t> Weigher::last_before(std::size_t end, const CueRow& row,
                                                bool apposition) const {
  constexpr std::size_t kBracket = 6;  // words
  std::size_t last = before_form(end);
  if (words_[last].upper && is(last, kSpeaks)) return {};  // "Free parking We are hiring"
  // "Fernhill Mills Inc. is hiring": a dot that ends no sentence.
  const bool legal_dot =
      gap(end, kGapStop) && !words_[end].upper && (is(last, kLegal) || legal_form_behind(last) > 0);
  // "Fernhill Mills (NYSE: FERN)"
  const bool bracket = row.rule == "x-listed" && gap(end, kGapOpen) && !gap(end, kGapStop);
  if (gap(end, kNameEnd) && !gap(end, kGapComma | kGapClose) && !legal_dot && !bracket) return {};
  if (gap(end, kGapClose)) {  // "Acme (NYSE: ACM) is a"
    std::size_t k = last;
    while (k > 0 && last - k < kBracket && !gap(k, kGapOpen)) --k;
    if (k == 0 || !gap(k, kGapOpen)) return {};
    last = k - 1;
  } else if (gap(end, kGapComma) && !apposition && !begins_line_and_hires(last, row)) {
    return {};
  }
  const bool form = before_small_form(last) < last;
  const bool address = row.weight >= kSurelyHires && is_address(last);
  if (!form && !names(last) && !small_second(last, row.weight >= kPlainlyHires) && !address)
    return {};
  return last;
}

/// Whether the name that word `first` is of goes on in front of it.
bool Weigher::goes_back(std::size_t first) const {
  if (words_[first].gap == kGapNone || begins_anew(first)) return false;
  const std::size_t k = first - 1;
  if (ends_title(k)) return false;
  const bool group = gap(first, kGapComma) && is(first, kGroup) && names(k);  // "Wye, LLC"
  if (gap(first, kNameEnd) && !dotted(k) && !group) return false;
  const bool saint = k > 0 && is(k - 1, kShortened);  // "St John's Park"
  if (words_[k].possessive() && !saint && !is(first, kGroup | kForm | kInstitution)) return false;
  const std::string_view word = view(text_, words_[k]);
  if (is_small_joint(word))
    return k > 0 && names(k - 1) && !gap(k, kNameEnd) &&
           (word == "of" || word == "and" ||
            (word == "for" && is(k - 1, kFormOf | kInstitution)));  // "Department for Bread"
  return names(k) || (words_[k].digit && k > 0 && names(k - 1));
}

/// The first word of the name that ends with word `last`.
std::size_t Weigher::begin_of_name(std::size_t last) const {
  std::size_t first = last;
  while (first > 0 && last - first < kLongestName && goes_back(first)) --first;
  return first < last && is_small_joint(view(text_, words_[first])) ? first + 1 : first;
}

/// The last word of a name with its legal form and its letters at an exchange: "At Fernhill, Inc.
/// (NYSE: FRN), we".
std::size_t Weigher::with_form(std::size_t last) const {
  constexpr std::size_t kLetters = 3;  // words in the bracket
  if (gap(last + 1, kGapComma) && is(last + 1, kLegal)) ++last;
  if (!gap(last + 1, kGapOpen)) return last;
  for (std::size_t k = last + 2; k <= last + 1 + kLetters && k < words_.size(); ++k) {
    if (gap(k, kGapClose)) return k - 1;
    if (!words_[k].caps) break;
  }
  return last;
}

/// "to join Fernhill bakers Limited": the legal form behind a small word or two that are of the
/// name too, else `last`.
std::size_t Weigher::behind_small_words(std::size_t last) const {
  constexpr std::size_t kSmallWords = 2;
  for (std::size_t i = last + 1; i < words_.size() && i <= last + kSmallWords + 1; ++i) {
    if (words_[i].gap != kGapSpace) break;
    if (is(i, kLegal) && words_[i].upper) return i > last + 1 ? i : last;
    if (words_[i].upper || is(i, kNever | kEnd | kInPlace | kBeside)) break;
  }
  return last;
}

/// "Acme, the streaming service, is hiring": where the aside before word `end` begins; `end`
/// where there is none.
std::size_t Weigher::before_aside(std::size_t end) const {
  if (!gap(end, kGapComma) || gap(end, kNameEnd & ~kGapComma)) return end;
  for (std::size_t k = end - 1; k > 0 && end - k <= kLongestAside; --k) {
    if (gap(k, kNameEnd & ~kGapComma)) return end;
    if (!gap(k, kGapComma)) continue;
    return !words_[k].upper && is(k, kAside) && !is_job(k - 1) ? k : end;
  }
  return end;
}

/// "At Acme, a family bakery, we": the word behind the aside at word `begin`; `begin` where
/// there is none.
std::size_t Weigher::behind_aside(std::size_t begin) const {
  if (!gap(begin, kGapComma) || !is(begin, kAside) || is(begin, kSpeaks)) return begin;
  for (std::size_t k = begin + 1; k < words_.size() && k - begin <= kLongestAside; ++k) {
    if (gap(k, kNameEnd & ~(kGapComma | kGapDash))) return begin;
    if (gap(k, kGapComma)) return is(k, kSpeaks) ? k : begin;
  }
  return begin;
}

/// "Bäckerei Fernhill in Köln sucht", "Fernhill Mills in Moab, UT has": where the place before word
/// `end` begins, with the small word before it; `end` where no place stands there.
std::size_t Weigher::before_place(std::size_t end) const {
  constexpr std::size_t kLongestPlace = 5;
  std::size_t town_end = end;
  for (std::size_t first = end - 1; first > 1 && end - first <= kLongestPlace; --first) {
    if (gap(first, kNameEnd & ~kGapComma)) return end;
    if (gap(first, kGapComma)) {
      if (town_end != end || place_at(first, true) == 0) return end;
      town_end = first;
    }
    if (words_[first - 1].upper || !is(first - 1, kInPlace) || !names(first - 2)) continue;
    const std::size_t named = place_at(first, true);
    const bool town = named > 0 && words_[first].begin + named >= words_[town_end - 1].end;
    return town || (town_end != end && words_[first].upper) ? first - 1 : end;
  }
  return end;
}

/// "Elm consulting ltd is looking for": the capital that begins a sentence and, with small words
/// behind it, the name that the legal form at word `last` ends, in small letters too; `last` where
/// none does.
std::size_t Weigher::before_small_form(std::size_t last) const {
  constexpr std::size_t kSmallWords = 2;
  if (!is(last, kLegal) || words_[last].upper) return last;
  for (std::size_t k = last; k > 0 && last - k <= kSmallWords && words_[k].gap == kGapSpace; --k) {
    if (words_[k - 1].upper) return gap(k - 1, kGapLine | kGapStop) || k == 1 ? k - 1 : last;
    if (is(k - 1, kNever | kEnd | kInPlace)) break;
  }
  return last;
}

/// The last word before word `end`, and before a legal form of several words that stands there:
/// "Ceramiche Valdo S.p.A. ricerca".
std::size_t Weigher::before_form(std::size_t end) const {
  if (is(end - 1, kLegal)) return end - 1;
  for (std::size_t k = end - 1; k > 0 && end - k < 6; --k)
    if (const std::uint32_t form = legal_form_behind(k - 1);
        form > 0 && words_[k - 1].end + form + 1 >= words_[end - 1].end)
      return k - 1;
  return end - 1;
}

/// "About Fernhill Fernhill is a bakery": where the second of two equal halves begins, else
/// `first`.
std::size_t Weigher::behind_echo(std::size_t first, std::size_t last) const {
  const std::size_t half = (last - first + 1) / 2;
  if ((last - first) % 2 == 0 || gap(first + half, kGapAmpersand)) return first;  // "T&T"
  for (std::size_t i = first; i < first + half; ++i)
    if (view(text_, words_[i]) != view(text_, words_[i + half])) return first;
  return first + half;
}

}  // namespace wagescope
