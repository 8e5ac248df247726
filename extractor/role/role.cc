#include "extractor/role/role.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/role/title_words.h"

namespace wagescope {
namespace {

/// Titles stand early: this much of a text is searched first, and the rest only
/// when it held none.
constexpr std::uint32_t kFirstWindow = 4096;
constexpr std::uint32_t kLastWindow = 16384;
constexpr std::size_t kMaxWords = 3000;
constexpr std::size_t kLongestTitle = 10;  ///< Words.
constexpr std::size_t kHeadLines = 8;      ///< Lines at the top that may be the title.
constexpr int kWeakest = 52;               ///< Below it nothing is said.

constexpr std::uint16_t kHardGap = kGapLine | kGapStop | kGapColon | kGapBar | kGapMoney;
constexpr std::uint16_t kSegmentGap = kGapDash | kGapComma | kGapOpen | kGapClose | kGapOther;

enum class Cue : unsigned char { label, before, after };

Cue cue_named(std::string_view name) {
  if (name == "label") return Cue::label;
  return name == "before" ? Cue::before : Cue::after;
}

/// A run of words that states a title.
struct Title {
  std::size_t first = 0;
  std::size_t last = 0;       ///< The last word.
  std::size_t head = 0;       ///< The word that makes it a job.
  std::size_t core_last = 0;  ///< The last word of the part that holds the head.
  std::uint32_t end = 0;      ///< Byte behind the title, with a closing bracket.
  int score = 0;
};

std::string_view view(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

/// One stretch of text with its words, and the ways in which a title can stand in it.
class Stretch {
 public:
  Stretch(std::string_view text, TextSpan within, const TitleWords& table)
      : text_(text), words_(words_of(text, within, kMaxWords)), end_(within.end) {
    kinds_ = table.classify(text, words_);
  }

  std::size_t size() const { return words_.size(); }
  const Word& word(std::size_t i) const { return words_[i]; }
  bool is(std::size_t i, std::uint32_t kind) const { return (kinds_[i] & kind) != 0; }
  bool gap(std::size_t i, std::uint16_t gaps) const { return (words_[i].gap & gaps) != 0; }
  std::string_view text() const { return text_; }
  std::size_t word_at(std::size_t from, std::size_t byte) const;

  std::optional<Title> line(std::size_t i, bool label) const;
  std::optional<Title> prose(std::size_t i) const;
  std::optional<Title> back(std::size_t cue) const;
  /// "We are looking for bakers": the title is "baker".
  void make_singular(Title& title) const;

 private:
  bool name_like(std::size_t i) const {
    return words_[i].upper || words_[i].digit || is(i, kTitleWord);
  }
  bool head_at(std::size_t i) const { return is(i, kAnyHead); }
  bool front(std::size_t i) const { return is(i, kFrontHead) && !is(i, kHead); }
  bool stops(std::size_t i) const;
  std::size_t end_of_core(std::size_t head) const;
  std::size_t joined_title(std::size_t i, std::size_t limit) const;
  std::size_t walk_back(std::size_t head, std::size_t floor) const;
  std::size_t with_segments(std::size_t last) const;
  std::size_t with_gender(std::size_t last) const;
  std::optional<Title> back_of(std::size_t cue) const;
  std::size_t segment_end(std::size_t first) const;
  bool belongs(std::size_t first, std::size_t last) const;
  std::optional<Title> finish(std::size_t first, std::size_t head, bool segments) const;

  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> kinds_;
  std::uint32_t end_;
};

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

/// The word behind which the part of the title that holds the head ends:
/// "Software Engineer Golang II", "Head of Data Engineering", "Chef de projet digital".
std::size_t Stretch::end_of_core(std::size_t head) const {
  std::size_t last = head;
  const bool upper = words_[head].upper;
  for (std::size_t i = head + 1; i < size() && i < head + kLongestTitle; ++i) {
    if (gap(i, kHardGap | kSegmentGap | kGapQuote) || words_[i].gap == kGapNone) break;
    if (stops(i) && !is(i, kJoin)) break;
    const bool alike = !upper || words_[i].upper || words_[i].digit;
    if (is(i, kJoin)) {
      // "Director of Operations", but not "Engineer of the year".
      if (i + 1 >= size() || gap(i + 1, kHardGap | kSegmentGap)) break;
      if (is(i + 1, kTitleWord) && words_[i + 1].upper == upper) continue;
      if (front(last) || (words_[i + 1].upper && view(text_, words_[i]) == "of")) continue;
      break;
    }
    if (is(i, kContract) && !is(i, kAnyHead)) break;
    const bool known = is(i, kAnyHead) || is(i, kField) || (is(i, kSeniority) && words_[i].upper) ||
                       (words_[i].digit && words_[i].end - words_[i].begin == 1);
    const bool behind_front = front(head) && words_[i].upper;
    const bool behind_of = is(i - 1, kJoin) && words_[i].upper;
    if (!alike || (!known && !behind_front && !behind_of)) break;
    if (!upper && !is(i, kAnyHead) && !front(head) && !is(i - 1, kJoin)) break;
    last = i;
  }
  return last;
}

/// "and Business Administrator", "& Waiting Staff", "/Data Analyst": the last word
/// of a second job that belongs to the title, or `i - 1`.
std::size_t Stretch::joined_title(std::size_t i, std::size_t limit) const {
  for (std::size_t k = i; k < size() && k < i + limit; ++k) {
    if (k > i && gap(k, kHardGap | kSegmentGap)) break;
    if (!words_[k].upper && !is(k, kJoin)) break;
    if (head_at(k) && words_[k].upper) return end_of_core(k);
  }
  return i - 1;
}

/// The first word of the title that ends in `head`, not before `floor`.
std::size_t Stretch::walk_back(std::size_t head, std::size_t floor) const {
  std::size_t first = head;
  const bool upper = words_[head].upper;
  for (std::size_t i = head; i > floor && head - i < kLongestTitle; --i) {
    const std::size_t k = i - 1;
    if (gap(i, kHardGap | kGapOpen | kGapClose | kGapComma) || words_[i].gap == kGapNone) break;
    if (gap(i, kGapDash) && !(is(k, kHead | kField) && words_[k].upper)) break;
    if (stops(k) && !is(k, kJoin)) break;
    if ((is(k, kDeterminer) || is(k, kQuiet)) && !is(k, kField)) break;
    if (is(k, kJoin) && view(text_, words_[k]) != "the") continue;
    if (upper && !words_[k].upper && is(i, kJoin)) break;  // "the team and Baker"
    const bool level =
        is(k, kSeniority) && k > floor && words_[k - 1].upper && is(k - 1, kSeniority);
    const bool known = level || (is(k, kTitleWord) && (!upper || words_[k].upper || is(k, kField)));
    if (!known && !words_[k].upper && !words_[k].digit) break;
    if (is(k, kQuality) && !words_[k].upper && !is(k, kField)) break;
    if (words_[k].possessive()) break;
    first = k;
  }
  return first;
}

std::size_t Stretch::segment_end(std::size_t first) const {
  std::size_t last = first;
  while (last + 1 < size() && last - first < 8 && !gap(last + 1, kHardGap | kSegmentGap) &&
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
  std::size_t telling = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (is(i, kContract) && !is(i, kField | kHead)) return false;
    if (!words_[i].upper && !words_[i].digit && !is(i, kField | kJoin | kHead)) return false;
    if (is(i, kStop | kQuiet) && !is(i, kField | kHead)) return false;
    if (is(i, kField | kAnyHead | kSeniority)) ++telling;
  }
  return 2 * telling > last - first + 1;
}

/// "Boulanger H/F", "Bäcker m/w/d": letters without brackets.
std::size_t Stretch::with_gender(std::size_t last) const {
  std::size_t i = last + 1;
  while (i < size() && is(i, kGender) && words_[i].end - words_[i].begin == 1 &&
         !gap(i, kHardGap) &&
         (i == last + 1 ? !gap(i, kSegmentGap) : gap(i, kGapSlash | kGapHyphen)))
    ++i;
  return i - last > 2 ? i - 1 : last;
}

std::size_t Stretch::with_segments(std::size_t last) const {
  for (int parts = 0; parts < 4; ++parts) {
    const std::size_t next = last + 1;
    if (next >= size() || gap(next, kHardGap) || !gap(next, kSegmentGap)) break;
    const std::size_t end = segment_end(next);
    if (!belongs(next, end)) break;
    last = end;
  }
  return last;
}

std::optional<Title> Stretch::finish(std::size_t first, std::size_t head, bool segments) const {
  Title title;
  title.first = first;
  title.head = head;
  title.last = end_of_core(head);
  for (int more = 0; more < 2; ++more) {
    const std::size_t next = title.last + 1;
    if (next >= size() || gap(next, kHardGap | kSegmentGap)) break;
    const std::string_view joint = view(text_, words_[next]);
    std::size_t end = title.last;
    if (gap(next, kGapSlash | kGapAmpersand))
      end = joined_title(next, 5);
    else if (joint == "and" && words_[head].upper && next + 1 < size())
      end = joined_title(next + 1, 4);
    if (end <= title.last || (joint == "and" && end == next)) break;
    title.last = end;
  }
  title.core_last = title.last;
  title.last = with_gender(title.last);
  if (segments && words_[head].upper) title.last = with_segments(title.last);
  // A senior title behind other capitals: "As a Mill Co Lead Baker".
  for (std::size_t i = first + 1; i < head; ++i)
    if (is(i, kGrade) && !is(first, kTitleWord) && !is(i - 1, kTitleWord | kJoin)) title.first = i;
  while (title.first < title.head && (is(title.first, kJoin) || words_[title.first].digit ||
                                      (is(title.first, kQuality | kContract) &&
                                       !is(title.first, kField | kSeniority | kAnyHead))))
    ++title.first;
  if (title.last - title.first > 14) return std::nullopt;
  // A weak head is a job only beside another word of one: "Team Lead".
  if (!is(head, kHead | kFrontHead | kAbbreviation) && title.first == title.last)
    return std::nullopt;
  if (!is(head, kHead | kFrontHead | kAbbreviation) && !words_[head].upper) return std::nullopt;
  title.end = words_[title.last].end;
  for (std::size_t i = title.first + 1; i <= title.last; ++i) {
    if (!gap(i, kGapOpen)) continue;
    const std::size_t close = text_.substr(0, end_).find_first_of(")]", words_[title.last].end);
    if (close != std::string_view::npos && close <= words_[title.last].end + 2)
      title.end = static_cast<std::uint32_t>(close) + 1;
  }
  // Glued plurals of one person: "Labourers" stays as the text has it.
  return title;
}

/// A title that fills the beginning of a line or of a label's value.
std::optional<Title> Stretch::line(std::size_t i, bool label) const {
  for (int part = 0; part < 3 && i < size(); ++part) {
    if (is(i, kQuiet) || (is(i, kStop) && !is(i, kTitleWord))) return std::nullopt;
    std::size_t last = i;
    bool prose = false;
    std::optional<std::size_t> head;
    for (std::size_t k = i; k < size() && k < i + kLongestTitle; ++k) {
      if (k > i && (gap(k, kHardGap | kSegmentGap) || (words_[k].gap == kGapNone && head))) break;
      if (k > i && stops(k) && !is(k, kJoin)) break;
      if (!words_[k].upper && !words_[k].digit && !is(k, kField | kJoin | kAnyHead) && !head) {
        prose = true;
        break;
      }
      if (is(k, kHead | kFrontHead | kAbbreviation)) {
        if (!head || is(k, kHead) || is(k, kAbbreviation))
          if (!head || !is(*head, kFrontHead) || is(*head, kHead)) head = k;
      } else if (is(k, kWeakHead) && words_[k].upper && !head && k > i) {
        head = k;
      }
      if (head && k > *head && end_of_core(*head) < k) break;
      last = k;
    }
    if (prose) return std::nullopt;
    // "Head of AI Product", "VP of Sales".
    if (!head && is(i, kWeakHead | kSeniority) && i + 1 < size() &&
        view(text_, words_[i + 1]) == "of")
      if (is(i, kWeakHead)) head = i;
    if (head && (words_[*head].upper || label)) {
      const bool bare = *head == i && !words_[i].upper;
      if (!bare || label) return finish(i, *head, true);
    }
    const std::size_t next = last + 1;
    // "Mill & Co | Head Baker | Leeds": the title may stand in a later part.
    if (next >= size() || gap(next, kHardGap & ~kGapBar) || !gap(next, kSegmentGap | kGapBar) ||
        last - i > 5)
      return std::nullopt;
    i = next;
  }
  return std::nullopt;
}

/// A title behind words of prose: the cue's articles and praise are passed over.
std::optional<Title> Stretch::prose(std::size_t i) const {
  const std::size_t limit = std::min(size(), i + 16);
  std::size_t start = i;
  for (std::size_t k = i; k < limit; ++k) {
    if (k > i && gap(k, (kHardGap & ~kGapMoney) | kGapOpen)) return std::nullopt;
    // "a new £90,000-a-year product manager role"
    if (gap(k, kGapMoney)) start = k + 1;
    // "seeking a Bakery – Head Baker" goes on behind its dash.
    if (k > i && gap(k, kGapDash) && !(is(k - 1, kField) && words_[k - 1].upper))
      return std::nullopt;
    if (k > i && gap(k, kGapComma)) start = k;
    if (head_at(k)) {
      const bool strong = is(k, kHead | kFrontHead | kAbbreviation);
      const bool goes_on = k + 1 < limit && !gap(k + 1, kHardGap | kSegmentGap | kGapSlash) &&
                           words_[k + 1].gap != kGapNone &&
                           (is(k + 1, kAnyHead) ||
                            (words_[k].upper && words_[k + 1].upper && is(k + 1, kTitleWord))) &&
                           !is(k, kFrontHead);
      if (goes_on && !(strong && end_of_core(k) > k && !is(end_of_core(k), kAnyHead))) continue;
      const bool of = k + 1 < limit && view(text_, words_[k + 1]) == "of";
      if (!strong && !of && (k == i || !words_[k].upper)) continue;
      const std::size_t first = walk_back(k, start);
      auto title = finish(first, k, words_[k].upper);
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

void Stretch::make_singular(Title& title) const {
  const Word& last = words_[title.last];
  const std::string_view word = view(text_, last);
  if (title.end == last.end && word.size() > 4 && word.ends_with('s') && !word.ends_with("ss") &&
      is(title.last, kHead) && !last.caps)
    --title.end;
}

/// "The Deputy Director of Operations provides": the head stands before "of".
std::optional<Title> Stretch::back_of(std::size_t cue) const {
  for (std::size_t k = cue - 1; k > 0 && cue - k < 6; --k) {
    if (gap(k, kHardGap | kSegmentGap) || words_[k].gap == kGapNone) return std::nullopt;
    if (!words_[k].upper && !is(k, kJoin)) return std::nullopt;
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

/// A title that ends before the cue: "the Baker role".
std::optional<Title> Stretch::back(std::size_t cue) const {
  if (cue == 0 || gap(cue, kHardGap)) return std::nullopt;
  std::size_t head = cue - 1;
  if (gap(cue, kSegmentGap)) {  // "the Lead Baker (LB) will"
    if (!gap(cue, kGapClose) || !words_[head].caps || !gap(head, kGapOpen) || head == 0)
      return std::nullopt;
    --head;
  }
  if (!is(head, kAnyHead)) return back_of(cue);
  if (!is(head, kHead | kFrontHead | kAbbreviation) && !is(head, kSeniority)) return back_of(cue);
  const std::size_t first = walk_back(head, head > kLongestTitle ? head - kLongestTitle : 0);
  Title title;
  if (!is(head, kHead | kAbbreviation) && first == head) return std::nullopt;
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

}  // namespace

struct RoleReader::Tables {
  explicit Tables(const Lexicons& lexicons) : words(lexicons) {
    for (const Table::Row& row : lexicons.table("role/cues.tsv").rows())
      cues[static_cast<std::size_t>(cue_named(row["place"]))].add(
          row["phrase"], std::stoi(std::string(row["weight"])));
    for (const Table::Row& row : lexicons.table("role/articles.tsv").rows())
      articles.add(row["word"], 0);
    for (const Table::Row& row : lexicons.table("role/note.tsv").rows())
      notes.add(row["phrase"], 0);
    for (const Table::Row& row : lexicons.table("role/standard.tsv").rows())
      standard.emplace(row["word"], row["standard"]);
  }

  std::optional<Title> best(const Stretch& stretch) const;
  std::string role(const Stretch& stretch, const Title& title) const;
  std::string note(const Stretch& stretch, const Title& title) const;

  TitleWords words;
  std::array<Phrases<int>, 3> cues;  ///< By Cue: a phrase's weight.
  PhraseSet articles;
  PhraseSet notes;
  std::unordered_map<std::string, std::string> standard;

 private:
  void try_cue(const Stretch& stretch, std::size_t i, Cue cue, std::vector<Title>& found) const;
  std::size_t past_articles(const Stretch& stretch, std::size_t i) const;
  std::string standard_word(const Stretch& stretch, std::size_t i) const;
};

std::size_t RoleReader::Tables::past_articles(const Stretch& stretch, std::size_t i) const {
  for (int times = 0; times < 2 && i < stretch.size(); ++times) {
    const auto match = articles.at(stretch.text(), stretch.word(i).begin, Edge::any);
    if (!match) break;
    const std::size_t next = stretch.word_at(i, stretch.word(i).begin + match->length);
    if (next > i && next - 1 < stretch.size() &&
        stretch.word(next - 1).end > stretch.word(i).begin + match->length)
      break;  // the article is only the beginning of a word
    // "We are looking for a\n**Baker**"
    if (next < stretch.size() && stretch.gap(next, kHardGap & ~kGapLine)) break;
    i = next;
  }
  return i;
}

void RoleReader::Tables::try_cue(const Stretch& stretch, std::size_t i, Cue cue,
                                 std::vector<Title>& found) const {
  const Word& word = stretch.word(i);
  const Phrases<int>& phrases = cues[static_cast<std::size_t>(cue)];
  if (!phrases.may_start(stretch.text()[word.begin])) return;
  const auto match = phrases.at(stretch.text(), word.begin, Edge::any);
  if (!match) return;
  const std::size_t end = word.begin + match->length;
  const std::size_t next = stretch.word_at(i, end);
  if (next > i && next - 1 < stretch.size() && stretch.word(next - 1).end > end &&
      !(stretch.word(next - 1).full_end > stretch.word(next - 1).end))
    return;  // "as" in "assist"
  std::optional<Title> title;
  int score = *match->value;
  if (cue == Cue::label) {
    if (next >= stretch.size() ||
        !(stretch.gap(i, kHardGap | kSegmentGap | kGapOther) || word.gap == 0))
      if (!stretch.gap(next < stretch.size() ? next : i, kGapColon)) return;
    if (next >= stretch.size()) return;
    const bool marked = stretch.gap(next, kGapColon | kGapLine | kGapDash | kGapOther) ||
                        stretch.word(next).gap == kGapNone;
    const bool begins = stretch.gap(i, kGapLine | kGapStop) || word.gap == kGapNone;
    if (!marked && !begins) return;
    if (!marked) score -= 16;
    title = stretch.line(next, stretch.gap(next, kGapColon));
  } else if (cue == Cue::before) {
    if (next >= stretch.size() || stretch.gap(next, kHardGap & ~kGapColon)) return;
    const std::size_t start = past_articles(stretch, next);
    if (start >= stretch.size()) return;
    // "as" alone is weak: it wants an article, or a capital, and not "as well as".
    if (match->length == 2 && start == next && !stretch.word(start).upper) return;
    if (match->length == 2 && (stretch.gap(i, kGapLine | kGapStop) || word.upper)) score += 8;
    const bool plain_as = match->length == 2 && !word.upper;
    title = stretch.prose(start);
    if (title && title->first > start + 6) score -= 6;
    if (title && plain_as && !stretch.word(title->head).upper) score -= 12;  // "act as a liaison"
    if (title) stretch.make_singular(*title);
  } else {
    title = stretch.back(i);
    // In lower case a job is often somebody else's: "your recruiter will".
    if (title && !stretch.word(title->head).upper) score -= 12;
    if (title && title->first > 0 && stretch.gap(title->first - 1, kGapStop | kGapLine)) score += 4;
  }
  if (!title) return;
  if (!stretch.word(title->head).upper) score -= 5;
  if (title->first == title->last) score -= 3;
  title->score = score;
  found.push_back(*title);
}

std::optional<Title> RoleReader::Tables::best(const Stretch& stretch) const {
  std::vector<Title> found;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < stretch.size() && found.size() < 64; ++i) {
    if (stretch.gap(i, kGapLine) && lines < kHeadLines) {
      if (auto title = stretch.line(i, false)) {
        title->score = static_cast<int>(95 - lines * 3);
        const std::size_t next = title->last + 1;
        const bool ends = next >= stretch.size() || stretch.gap(next, kHardGap | kSegmentGap) ||
                          stretch.word(next).gap == kGapNone;
        // A line of prose may begin with a job too: "Data Engineers at Acme build".
        const bool at = !ends && stretch.is(next, kStop) && next + 1 < stretch.size() &&
                        stretch.word(next + 1).upper;  // "Head Baker at Acme"
        if (!ends && lines > 0) title->score -= stretch.word(next).upper ? 40 : at ? 4 : 24;
        if (title->first == title->last) title->score -= 6;
        found.push_back(*title);
      }
      ++lines;
    }
    for (const Cue cue : {Cue::label, Cue::before, Cue::after}) try_cue(stretch, i, cue, found);
  }
  const Title* best = nullptr;
  std::vector<std::string> roles;
  for (Title& title : found) roles.push_back(role(stretch, title));
  for (std::size_t i = 0; i < found.size(); ++i) {
    Title& title = found[i];
    const auto same = std::count(roles.begin(), roles.end(), roles[i]) - 1;
    title.score += static_cast<int>(std::min<std::ptrdiff_t>(same, 3) * 3);
    title.score -=
        static_cast<int>(std::min<std::uint32_t>(stretch.word(title.first).begin / 700, 12));
    if (best == nullptr || title.score > best->score) best = &title;
  }
  if (best == nullptr || best->score < kWeakest) return std::nullopt;
  return *best;
}

/// "Engineers" -> "engineer", "Sr" -> "senior", "Adviser" -> "advisor".
std::string RoleReader::Tables::standard_word(const Stretch& stretch, std::size_t i) const {
  std::string word = utf8::fold(view(stretch.text(), stretch.word(i)));
  if (stretch.is(i, kHead | kWeakHead) && word.size() > 3 && word.back() == 's' &&
      word[word.size() - 2] != 's') {
    const std::string singular = word.substr(0, word.size() - 1);
    if (words.kinds(singular) & (kHead | kWeakHead)) word = singular;
  }
  if (const auto found = standard.find(word); found != standard.end()) return found->second;
  return word;
}

std::string RoleReader::Tables::role(const Stretch& stretch, const Title& title) const {
  std::size_t first = title.first;
  std::size_t last = std::max(title.head, title.core_last);
  const auto grade = [&](std::size_t i) {
    return stretch.is(i, kGrade) || (stretch.word(i).digit && i != title.head) ||
           stretch.is(i, kGender);
  };
  while (first < title.head && (grade(first) || stretch.is(first, kJoin))) ++first;
  while (last > title.head && (grade(last) || stretch.is(last, kSeniority) ||
                               (stretch.is(last, kContract) && !stretch.is(last, kField))))
    --last;
  std::string role;
  for (std::size_t i = first; i <= last; ++i) {
    if (!role.empty()) {
      if (stretch.word(i).gap == kGapHyphen)
        role += '-';
      else if (stretch.gap(i, kGapAmpersand))
        role += " and ";
      else if (stretch.gap(i, kGapSlash))
        role += '/';
      else
        role += ' ';
    }
    role += standard_word(stretch, i);
  }
  // "Manager, Data Science" is a data science manager.
  if (first == title.head && last == title.head && title.last > last &&
      stretch.gap(last + 1, kGapComma)) {
    std::string field;
    std::size_t i = last + 1;
    for (; i <= title.last && !(i > last + 1 && stretch.gap(i, kSegmentGap)); ++i)
      field += standard_word(stretch, i) + ' ';
    if (!stretch.is(last + 1, kAnyHead | kSeniority)) role = field + role;
  }
  return role;
}

/// What the role is for: "a designer role for their Photo studio" -> "Photo studio".
std::string RoleReader::Tables::note(const Stretch& stretch, const Title& title) const {
  const auto run = [&](std::size_t i) -> std::string {
    while (i < stretch.size() && stretch.is(i, kDeterminer) && !stretch.gap(i, kHardGap)) ++i;
    std::size_t last = i;
    bool named = false;
    for (std::size_t k = i; k < stretch.size() && k < i + 7; ++k) {
      if (k > i && stretch.gap(k, kHardGap | kSegmentGap | kGapQuote)) break;
      const bool fits = stretch.word(k).upper || stretch.is(k, kField | kNoteNoun);
      if (!fits || stretch.word(k).digit || stretch.is(k, kContract | kQuiet)) break;
      named = named || stretch.is(k, kNoteNoun);
      last = k + 1;
    }
    if (last < i + 2 || !named) return {};
    return std::string(stretch.text().substr(stretch.word(i).begin,
                                             stretch.word(last - 1).end - stretch.word(i).begin));
  };
  const std::size_t next = title.last + 1;
  if (next < stretch.size() && !stretch.gap(next, kHardGap)) {
    const auto match = notes.at(stretch.text(), stretch.word(next).begin);
    if (match) {
      std::string said = run(stretch.word_at(next, stretch.word(next).begin + match->length));
      if (!said.empty()) return said;
    }
  }
  const bool in_role =
      title.core_last == title.head &&
      stretch.gap(title.core_last + 1 < stretch.size() ? title.core_last + 1 : 0, kGapComma) &&
      (title.first == title.head ||
       (title.first + 1 == title.head && stretch.is(title.first, kGrade)));
  if (title.last > title.core_last && !stretch.is(title.core_last + 1, kGender) && !in_role)
    return std::string(stretch.text().substr(
        stretch.word(title.core_last + 1).begin,
        stretch.word(title.last).end - stretch.word(title.core_last + 1).begin));
  return {};
}

RoleReader::RoleReader(const Lexicons& lexicons) : tables_(std::make_unique<Tables>(lexicons)) {}
RoleReader::~RoleReader() = default;
RoleReader::RoleReader(RoleReader&&) noexcept = default;

std::optional<RoleReading> RoleReader::read(const Document& document, TextSpan within) const {
  for (const std::uint32_t window : {kFirstWindow, kLastWindow}) {
    TextSpan stretch_span = within;
    if (within.size() > window) {
      stretch_span.end = within.begin + window;
      while (stretch_span.end > within.begin &&
             (static_cast<unsigned char>(document.text[stretch_span.end]) & 0xC0) == 0x80)
        --stretch_span.end;
    }
    const Stretch stretch(document.text, stretch_span, tables_->words);
    if (const auto title = tables_->best(stretch)) {
      RoleReading reading;
      reading.title = {stretch.word(title->first).begin, title->end};
      reading.certainty = title->score >= 70 ? Certainty::stated : Certainty::implied;
      reading.role = tables_->role(stretch, *title);
      reading.note = tables_->note(stretch, *title);
      return reading;
    }
    if (within.size() <= window) break;
  }
  return std::nullopt;
}

std::string RoleReader::role_of(std::string_view title) const {
  const std::uint32_t size = static_cast<std::uint32_t>(std::min<std::size_t>(title.size(), 512));
  if (size < title.size()) return {};
  const Stretch stretch(title, {0, size}, tables_->words);
  if (stretch.size() == 0) return {};
  auto found = stretch.line(0, true);
  if (!found) found = stretch.prose(0);
  return found ? tables_->role(stretch, *found) : std::string();
}

}  // namespace wagescope
