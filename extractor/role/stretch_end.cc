// Where a title ends: its core, a second job joined to it, and the parts behind it.
#include "extractor/role/stretch.h"

#include <algorithm>

#include "extractor/base/ascii.h"

namespace wagescope {

/// "Desarrollador/a", "Verkäufer/-in", "Lagerist:in", "Chargé·e", "Technicien.ne", "Vendeur(se)":
/// the ending of the other sex. "ENCARGADO/A", "MITARBEITER/IN", but "DIRECTOR/CEO".
bool Stretch::other_ending(std::size_t i) const {
  if (i == 0 || words_[i].digit || !is(i - 1, kAnyHead)) return false;
  const std::uint32_t size = words_[i].end - words_[i].begin;
  const bool known = kinds_[i] != 0 && view(text_, words_[i]) != "IN";
  const bool capitals =
      words_[i - 1].caps && (size == 1 || (words_[i].caps && size <= 3 && !known));
  if (words_[i].upper && !capitals) return false;
  const std::string_view sign =
      text_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
  constexpr std::uint32_t kLongestEnding = 5;  // "formateur/trice"
  if (sign == "/") return size <= kLongestEnding && (size <= 3 || kinds_[i] == 0);
  if (sign == "(") return size <= 5 && text_.substr(words_[i].end).starts_with(')');
  constexpr std::string_view kSigns[] = {"·", "•", ".", "‧", "⋅", "/-", ":", "*", "_"};
  return size <= 5 && std::ranges::find(kSigns, sign) != std::end(kSigns);
}

/// Whether word `i` follows "Chef(fe)" and only a blank: the bracket was part of the word.
bool Stretch::behind_ending(std::size_t i) const {
  return i > 1 && words_[i].gap == (kGapClose | kGapSpace) && other_ending(i - 1);
}

std::uint32_t Stretch::end_without_terms() const {
  std::size_t count = words_.size();
  if (count == 0 || words_.back().end != end_) return end_;
  while (count > 1 && is(count - 1, kContract | kStop) && !is(count - 2, kJoin) &&
         (count == words_.size() || words_[count].gap == kGapSpace))
    --count;
  return words_[count - 1].end;
}

namespace {

bool is_numeral(std::string_view word) {
  constexpr std::string_view kNumerals[] = {"I", "II", "III", "IV", "V", "VI"};
  return std::ranges::find(kNumerals, word) != std::end(kNumerals);
}

}  // namespace

/// "I", "II", "I/ii/iii" behind a job; an "I" that speaks goes on with other words.
bool Stretch::level(std::size_t i) const {
  const std::string_view word = view(text_, words_[i]);
  return is_numeral(word) &&
         (word != "I" || i + 1 >= size() || gap(i + 1, kTitleEnd | kTitlePart | kGapSlash));
}

/// "I and II", "II or III" behind a job, from word `i` on.
bool Stretch::two_levels(std::size_t i) const {
  return i + 2 < size() && is_numeral(view(text_, words_[i])) && is(i + 1, kJoin | kEither) &&
         words_[i + 1].gap == kGapSpace && words_[i + 2].gap == kGapSpace && level(i + 2);
}

/// Whether word `i` is the "in" before what somebody of that job teaches or studies.
bool Stretch::in_subject(std::size_t head, std::size_t i) const {
  const std::string_view word = view(text_, words_[i]);
  return is(head, kSubject) && i == head + 1 && (word == "in" || word == "IN" || word == "In") &&
         i + 1 < size() && words_[i + 1].upper && !gap(i + 1, kTitleEnd | kTitlePart);
}

/// "Doctoral student in Ecology": a job's second word in small letters, behind a capital.
bool Stretch::second_word(std::size_t head) const {
  return is(head, kSubject) && head > 0 && words_[head].gap == kGapSpace &&
         words_[head - 1].upper && is(head - 1, kField);
}

/// The last of the capitals from word `i` on that name what is taught or studied: "Ecology and
/// Evolution".
std::size_t Stretch::subject_end(std::size_t i) const {
  constexpr std::size_t kWords = 4;
  std::size_t last = i;
  const auto goes_on = [&](std::size_t k) {
    return k < size() && words_[k].upper && words_[k].gap == kGapSpace && !stops(k);
  };
  for (;;) {
    const std::size_t joint = last + 1;
    const bool joined =
        joint < size() && words_[joint].gap == kGapSpace && is(joint, kJoin) && goes_on(joint + 1);
    const std::size_t next = joined ? joint + 1 : joint;
    if (next - i > kWords || !goes_on(next)) return last;
    last = next;
  }
}

/// "(CO2)", "(ISSO)": the letters by which a job is known, in brackets behind it.
bool Stretch::short_form(std::size_t first, std::size_t last) const {
  const std::size_t size = words_[first].end - words_[first].begin;
  if (first != last || !gap(first, kGapOpen) || size < 2 || size > 5) return false;
  if (is(first, kContract | kQuiet)) return false;
  const std::string_view word = view(text_, words_[first]);
  return std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); }) &&
         word[0] > '9';
}

/// "Aide à domicile", "Chauffeur poids lourd": the last of the small words behind the job with
/// which a line begins, where the line or its part ends with them; the job itself where it does
/// not.
std::size_t Stretch::small_rest(std::size_t head) const {
  constexpr std::size_t kWords = 4;
  if (!is(head, kFrontHead) || !words_[head].upper || !(gap(head, kGapLine) || head == 0))
    return head;
  bool foreign = front(head);  // "operator" is English too: what stands behind it must tell
  bool known = false;
  std::size_t last = head;
  while (last + 1 < size() && !gap(last + 1, kTitleEnd | kTitlePart | kGapSlash)) {
    ++last;
    const bool joint = is(last, kLineJoint | kJoin);
    if (last - head > kWords || words_[last].upper || words_[last].digit ||
        words_[last].gap == kGapNone || is(last, kQuiet | kContract) || (stops(last) && !joint))
      return head;
    known = known || kinds_[last] != 0;
    foreign =
        foreign || is(last, kLineJoint) ||
        std::ranges::any_of(view(text_, words_[last]), [](char c) { return (c & 0x80) != 0; });
  }
  const bool ends = last + 1 >= size() || !gap(last + 1, kGapColon | kGapSlash);
  const bool told = foreign || (!known && last - head <= 2);
  return ends && told && !is(last, kLineJoint | kJoin) ? last : head;
}

/// "Executive Assistant to the CEO": whether "to the" and another job stand at word `i`.
bool Stretch::serves(std::size_t i) const {
  return i + 2 < size() && view(text_, words_[i]) == "to" && view(text_, words_[i + 1]) == "the" &&
         words_[i + 2].upper && head_at(i + 2) && !gap(i + 1, kTitleEnd | kTitlePart) &&
         !gap(i + 2, kTitleEnd | kTitlePart);
}

/// Whether the title goes on behind the small word `i`: "Director of Operations", but not "Engineer
/// of the year".
bool Stretch::joint_goes_on(std::size_t i, Core& core) const {
  // "Chef de projet", where "chef" is an English word too.
  core.in_front = core.in_front || (i == core.head + 1 && is(i, kJointBehind));
  if (i + 1 >= size() || gap(i + 1, kTitleEnd | kTitlePart)) return false;
  const bool upper = words_[i + 1].upper;
  const std::string_view joint = view(text_, words_[i]);
  // "chief executive of Thames Water", "Panadero en Vigo"
  if (upper && ((!core.upper && !is(i + 1, kTitleWord)) || joint == "en")) return false;
  if (is(i + 1, kTitleWord) && upper == core.upper) return true;
  if (stops(i + 1)) return false;  // "Ingegnere da inserire in organico"
  return core.in_front || front(core.last) || (upper && joint == "of");
}

/// Whether word `i`, no small one, is of the title.
bool Stretch::word_goes_on(std::size_t i, const Core& core) const {
  if (is(i, kContract) && !is(i, kAnyHead)) return false;
  const bool behind_joint = is(i - 1, kJoin);
  if (core.in_front && behind_joint && !stops(i)) return true;  // "Specjalista ds. kadr i płac"
  const bool number = words_[i].digit && words_[i].end - words_[i].begin == 1;
  if (core.upper && !words_[i].upper && !words_[i].digit) {
    // "Comptable fournisseurs H/F"; "Verpleegkundige wijkzorg", a line by itself
    const bool line = i == core.head + 1 && gap(core.head, kGapLine) && is(core.head, kHead);
    // "un Développeur web pour", but "Monitor systems and" begins a sentence
    const bool field = core.in_front && !is(core.head, kWeakHead) && is(i, kField | kSeniority);
    return field || (core.in_front || line ? ends_soon(i) : gender_soon(i));
  }
  const bool grade = is(i, kSeniority) && (words_[i].upper || core.in_front);
  const bool known = is(i, kAnyHead | kField) || grade || number;
  if (!known && !(words_[i].upper && (core.in_front || behind_joint))) return false;
  return core.upper || is(i, kAnyHead) || core.in_front || behind_joint;
}

/// The word behind which the part of the title that holds the head ends:
/// "Software Engineer Golang II", "Head of Data Engineering", "Chef de projet digital".
std::size_t Stretch::end_of_core(std::size_t head) const {
  if (const std::size_t rest = small_rest(head); rest > head) return rest;
  Core core{head, head, words_[head].upper || second_word(head), front(head)};
  for (std::size_t i = head + 1; i < size() && i < head + kLongestTitle; ++i) {
    if (other_ending(i)) {
      core.last = i;
      continue;
    }
    const bool parted = gap(i, kTitleEnd | kTitlePart | kGapQuote) || words_[i].gap == kGapNone;
    if (parted && !behind_ending(i)) break;
    if (of_field(i)) return segment_end(i);
    if (i == head + 1 && serves(i)) return end_of_core(i + 2);
    if (core.upper && two_levels(i)) {
      core.last = i += 2;
    } else if (core.upper && level(i)) {
      core.last = i;
    } else if (core.upper && in_subject(head, i)) {  // "Lecturer in Classics"
      core.last = i = subject_end(i + 1);
    } else if (is(i, kJoin)) {
      if (!joint_goes_on(i, core)) break;
    } else if (!stops(i) && word_goes_on(i, core)) {
      core.last = i;
    } else {
      break;
    }
  }
  return core.last;
}

/// "Director of business development": "of" and small words of a field up to the line's end.
bool Stretch::of_field(std::size_t i) const {
  if (view(text_, words_[i]) != "of" || i + 1 >= size() || words_[i + 1].upper) return false;
  const std::size_t last = segment_end(i);
  for (std::size_t k = i + 1; k <= last; ++k)
    if (words_[k].upper || !is(k, kField | kJoin)) return false;
  return last > i && !is(last, kJoin) && (last + 1 == size() || gap(last + 1, kGapLine));
}

/// "and Business Administrator", "& Waiting Staff", "/Data Analyst": the last word
/// of a second job that belongs to the title, or `i - 1`.
std::size_t Stretch::joined_title(std::size_t i, std::size_t limit) const {
  for (std::size_t k = i; k < size() && k < i + limit; ++k) {
    if (k > i && gap(k, kTitleEnd | kTitlePart)) break;
    // "Salarisadministrateur/ HR medewerker"
    if (k > i && is(k, kHead | kFrontHead) && !words_[k].upper && words_[k - 1].caps)
      return end_of_core(k);
    if (!words_[k].upper && !is(k, kJoin)) break;
    if (head_at(k) && words_[k].upper) return end_of_core(k);
  }
  return i - 1;
}

std::size_t Stretch::segment_end(std::size_t first) const {
  std::size_t last = first;
  while (last + 1 < size() && last - first < 8 && !gap(last + 1, kTitleEnd | kTitlePart) &&
         words_[last + 1].gap != kGapNone && !(stops(last + 1) && !is(last + 1, kJoin)))
    ++last;
  return last;
}

/// Whether the words behind a comma, dash or bracket belong to the title:
/// ", DevOps", "- Payments", "(m/w/d)", but not "- Leeds" nor "- 6 months".
bool Stretch::belongs(std::size_t first, std::size_t last) const {
  if (last - first > 5) return false;
  bool gender = true;
  for (std::size_t i = first; i <= last; ++i) gender = gender && is(i, kGender);
  if (gender) return gap(first, kGapOpen);
  if (short_form(first, last)) return true;
  std::size_t telling = 0;
  if (is(last, kHires))  // "Caretaker - Fernhill Junior School"
    for (std::size_t i = first; i < last; ++i)
      if (kinds_[i] == 0 && words_[i].upper) return false;
  for (std::size_t i = first; i <= last; ++i) {
    if (is(i, kContract) && !is(i, kField | kHead)) return false;
    const bool pronoun = view(text_, words_[i]) == "it";  // in small letters no technology
    if (!words_[i].upper && !words_[i].digit && (pronoun || !is(i, kField | kJoin | kHead)))
      return false;
    if (is(i, kStop | kQuiet) && !is(i, kField | kHead)) return false;
    if (is(i, kField | kAnyHead | kSeniority)) ++telling;
  }
  return 2 * telling > last - first + 1;
}

/// "Boulanger H/F", "Bäcker m/w/d": letters without brackets.
std::size_t Stretch::with_gender(std::size_t last) const {
  std::size_t i = last + 1;
  while (i < size() && is(i, kGender) && words_[i].end - words_[i].begin == 1 &&
         !gap(i, kTitleEnd) &&
         (i == last + 1 ? !gap(i, kTitlePart) : gap(i, kGapSlash | kGapHyphen)))
    ++i;
  return i - last > 2 ? i - 1 : last;
}

std::size_t Stretch::with_segments(std::size_t last) const {
  for (int parts = 0; parts < 4; ++parts) {
    const std::size_t next = last + 1;
    if (next >= size() || gap(next, kTitleEnd) || !gap(next, kTitlePart)) break;
    const std::size_t end = segment_end(next);
    if (!belongs(next, end)) break;
    last = end;
  }
  return last;
}

TextSpan Stretch::span(const Title& title) const {
  const std::uint32_t begin = words_[title.first].begin;
  const bool dot = begin > 0 && text_[begin - 1] == '.' &&
                   (begin == 1 || utf8::is_space(utf8::before(text_, begin - 1).code));
  return {begin - (dot ? 1 : 0), title.end};
}

/// Where the title ends: with the bracket that its last word closes, or that goes on a little
/// behind it, as in "Doctor (Registered in Ontario)"; before one that counts, or does not end.
void Stretch::close_bracket(Title& title) const {
  constexpr std::uint32_t kLongestRest = 32;  // bytes
  title.end = words_[title.last].end;
  for (std::size_t i = title.first + 1; i <= title.last; ++i) {
    if (!gap(i, kGapOpen)) continue;
    const std::size_t close = text_.substr(0, end_).find_first_of(")]", words_[i].end);
    if (close != std::string_view::npos && close < words_[title.last].end) continue;
    const bool counts =
        std::ranges::all_of(view(text_, words_[i]), [](char c) { return is_digit(c); });
    const bool ends =
        close != std::string_view::npos && close <= words_[title.last].end + kLongestRest &&
        text_.substr(words_[i].begin, close - words_[i].begin).find('\n') == std::string_view::npos;
    if (ends && !counts) {
      title.end = static_cast<std::uint32_t>(close) + 1;
      while (title.last + 1 < size() && words_[title.last + 1].end <= close) ++title.last;
    } else if (i > title.head) {
      title.last = i - 1;
      title.core_last = std::min(title.core_last, title.last);
      title.end = words_[title.last].end;
    }
  }
}

}  // namespace wagescope
