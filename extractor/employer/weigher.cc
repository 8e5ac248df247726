#include "extractor/employer/weigher.h"

#include <algorithm>
#include <functional>

#include "extractor/base/find.h"
#include "extractor/base/sixteen.h"
#include "extractor/base/utf8.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {
namespace {

constexpr std::size_t kMaxNames = 48;  ///< Different names that are weighed.
constexpr int kWeakest = 46;           ///< Below it nothing is said.
constexpr int kSureLabel = 86;         ///< From it on what stands behind a label is a name.
constexpr int kHeading = 48;           ///< Weight of a name that a heading is about.
constexpr int kWeakestInNews = 20;     ///< The same for one of several organisations in news.
constexpr int kWeakestAgency = 20;     ///< The same for a go-between that names itself.

}  // namespace

bool Weigher::is_small_joint(std::string_view word) {
  return word == "of" || word == "and" || word == "the" || word == "de" || word == "du" ||
         word == "der" || word == "des" || word == "für" || word == "for" || word == "van";
}

/// "10Cups", "4FRN": a figure or two and a capital, with small letters or capitals behind it.
bool Weigher::begins_in_figures(std::size_t i) const {
  constexpr std::size_t kFewest = 3;  // letters
  if (!words_[i].digit) return false;
  const std::string_view word = view(text_, words_[i]);
  const std::size_t figures = word.find_first_not_of("0123456789");
  if (figures == word.npos || figures > 2 || word.size() - figures < kFewest) return false;
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string_view letters = word.substr(figures);
  return capital(letters[0]) && ((small(letters[1]) && small(letters[2])) ||
                                 (figures == 1 && std::ranges::all_of(letters, capital)));
}

/// Whether a word can stand in a name: a capital, "m2r", "haart" before a capital.
bool Weigher::names(std::size_t i) const {
  if (words_[i].upper) return true;
  if (is(i, kSmallGroup) && i > 0 && words_[i - 1].upper && words_[i].gap == kGapSpace) return true;
  if (begins_in_figures(i)) return true;
  if (!words_[i].mixed && (words_[i].digit || !words_[i].figures)) return false;
  for (std::size_t at = words_[i].begin; at < words_[i].end; at += Sixteen::kBytes) {
    const Sixteen bytes = Sixteen::at(text_, at);
    const std::uint32_t in_name = bytes.capitals | (words_[i].digit ? 0 : bytes.figures);
    if ((in_name & Sixteen::first(words_[i].end - at)) != 0) return true;
  }
  return false;
}

/// "baker", "bakers"
bool Weigher::is_job_word(std::size_t i) const {
  if (is(i, kJob)) return true;
  const std::string_view word = view(text_, words_[i]);
  if (word.size() < 3 || (word.back() | 0x20) != 's') return false;
  return ((known_.of(word.substr(0, word.size() - 1)) >> kHalf) & kJob) != 0;
}

/// Whether a word names a job, or stands in the brackets of (m/w/d) behind one.
bool Weigher::is_job(std::size_t i) const {
  if (words_[i].end - words_[i].begin == 1 && gap(i + 1, kGapClose)) return true;
  return words_[i].upper && is_job_word(i);
}

/// "Software Engineer III", "Clerk 2": a job with its grade.
bool Weigher::is_ranked_job(std::size_t first, std::size_t last) const {
  const std::string_view rank = view(text_, words_[last]);
  const bool ranked = words_[last].digit || rank.find_first_not_of("IVX") == std::string_view::npos;
  return ranked && first < last && is_job(last - 1);
}

/// "we bake", "buscamos": the word begins what an employer says of itself.
bool Weigher::speaks(std::size_t i) const {
  return i < words_.size() && !gap(i, kNameEnd & ~kGapComma) && is(i, kSpeaks);
}

/// "suchen wir", "werk je": the same behind a verb.
bool Weigher::speaks_behind_verb(std::size_t i) const {
  return i + 1 < words_.size() && words_[i].gap == kGapSpace && !words_[i].upper && !is(i, kEnd) &&
         words_[i + 1].gap == kGapSpace && speaks(i + 1);
}

/// What speaks for a name behind "at", words i..last, besides that word: who goes on behind it, or
/// a job before it. `first` is the word behind "at".
int Weigher::weight_at(std::size_t first, std::size_t i, std::size_t last,
                       const CueRow& row) const {
  int more = 0;
  // "At Acme, we": the pronoun makes it the employer.
  if (const std::size_t next = behind_aside(last + 1);
      gap(next, kGapComma) && is(next, kSpeaks | kOpens))
    more += 34;
  // "At Acme, bakers rise early": what an employer says of itself goes on in other words too.
  else if (gap(last + 1, kGapComma) && first >= 1 && gap(first - 1, kGapLine | kGapStop) &&
           last < i + 3 && place_at(i, false) == 0)
    more += 24;
  // "At Acme we bake", "Bei Acme backen wir" begin a sentence; "Bei Interesse melden Sie sich" too.
  if (!gap(last + 1, kGapComma) && first >= 1 && gap(first - 1, kGapLine | kGapStop) &&
      place_at(i, true) == 0)
    more += speaks(last + 1) ? 30 : speaks_behind_verb(last + 1) ? 18 : 0;
  // "Head Baker at Acme"
  if (row.weight == 24 && first >= 2 && words_[first - 2].upper &&
      words_[first - 1].gap == kGapSpace && is_job(first - 2))
    more += 30;
  return more;
}

/// "Company: elm bakers", glued to the next label or at the line's end: what a sure label calls so
/// is a name in small letters too.
void Weigher::small_name_behind(std::size_t first, const CueRow& row) {
  constexpr std::size_t kWords = 3;
  constexpr auto npos = std::string_view::npos;
  std::size_t last = first;
  for (std::size_t i = first; i < words_.size(); ++i) {
    if (i > first && (gap(i, kNameEnd) || words_[i].gap == kGapNone)) break;
    const bool number = view(text_, words_[i]).find_first_not_of("0123456789") == npos;
    if (number && words_[i].gap != kGapHyphen) return;  // "e-bot-9" and "18F" are names
    const bool other = is(i, kNever | kStart | kEnd | kSpeaks | kOurs | kArticle);
    if (i - first >= kWords || (names(i) && !words_[i].digit) || other) return;
    last = i;
  }
  if (gap(last + 1, kGapColon)) return;  // "company:", then "address:"
  add(first, last, row, row.weight);
}

void Weigher::name_behind(std::size_t first, const CueRow& row, bool label) {
  const std::size_t limit = std::min(words_.size(), first + kLongestName);
  std::size_t i = first;
  bool ours = false;
  while (i < limit && i < first + 2 && is(i, kStart) && !stands_out(i) &&
         !(words_[i].upper && i == first && label))
    ours = is(i++, kOurs) || ours;
  if (i >= limit) return;
  if (!names(i)) {
    if (label && row.weight >= kSureLabel && gap(first, kGapColon) && !gap(first, kGapLine))
      return small_name_behind(first, row);
    // "at haart Estate Agents": a small letter before capitals.
    // "Here at moto we bake"
    if (row.rule == "at-x" && row.weight >= 60 && speaks(i + 1)) add(i, i, row, row.weight);
    return;
  }
  std::size_t last = behind_small_words(end_of_list(i, end_of_name(i, limit), label));
  // "Organization: Coalition for Green Care" fills its line.
  if (label && !gap(last + 1, kGapLine))
    if (const auto whole = whole_part(i); whole && gap(*whole + 1, kGapLine)) last = *whole;
  // "Entity: Fernhill Region: North": the next label's word, where lines were lost.
  if (label && last > i && gap(last + 1, kGapColon) && is(last, kNever | kEdge)) --last;
  int weight = row.weight;
  if (is(i, kInstitution) && last > i) weight += 24;  // "an der Universität Elmstadt"
  if (ours) weight -= 24;                             // "Join our Rye Bread Lab": a part of it
  if (row.rule == "at-x" && !ours) weight += weight_at(first, i, with_form(last), row);
  // "About Fernhill" on a line of its own, "Om Fernhill", though "om" says nothing elsewhere
  const bool heads_line = first > 0 && gap(first - 1, kGapLine) &&
                          (last + 1 == words_.size() || gap(last + 1, kGapLine));
  // "About Fernhill Mills We specialise in", lines that were lost
  const bool then_speaks = last > i && is(last, kSpeaks);
  if (row.rule == "about-x" && heads_line)
    weight = std::max(weight + 12, kHeading);
  else if (row.rule == "about-x" && then_speaks)
    weight += 12;
  add(i, last, row, weight);
}

/// "an excellent expanding Nursing Home Group": an article and small words before capitals describe
/// somebody whom they do not name.
bool Weigher::described(std::size_t first) const {
  constexpr std::size_t kAdjectives = 3;
  for (std::size_t k = first; k > 0 && first - k <= kAdjectives; --k) {
    if (words_[k].gap != kGapSpace) return false;
    const std::string_view word = view(text_, words_[k - 1]);
    if (word == "a" || word == "an" || word == "A" || word == "An") return k < first;
    if (words_[k - 1].upper || is(k - 1, kEnd | kInPlace)) return false;
  }
  return false;
}

/// "FRN digital are looking", and where the words behind are plain "Fernhill games are hiring": a
/// small word behind capitals that begin a sentence.
bool Weigher::small_second(std::size_t i, bool plain) const {
  if (i == 0) return false;
  const bool group = plain && words_[i - 1].upper && is(i, kGroup) && !is(i - 1, kNever | kStart);
  return words_[i].gap == kGapSpace && (words_[i - 1].caps || group) && !is(i, kNever | kEnd) &&
         (gap(i - 1, kGapLine | kGapStop) || words_[i - 1].gap == kGapNone);
}

/// "is a forces-friendly company": what stands behind the verb names a kind of organisation.
bool Weigher::says_organisation(std::size_t verb) const {
  for (std::size_t i = verb; i < words_.size() && i < verb + 9; ++i) {
    if (i > verb && gap(i, kGapStop | kGapLine)) return false;
    if (is(i, kOrganisation)) return true;
  }
  return false;
}

/// Whether a blank line stands before word `i`, or nothing.
bool Weigher::begins_paragraph(std::size_t i) const {
  if (!gap(i, kGapLine)) return false;
  const std::size_t from = i == 0 ? 0 : words_[i - 1].end;
  const std::string_view between = text_.substr(from, words_[i].begin - from);
  return i == 0 || std::ranges::count(between, '\n') > 1;
}

/// Whether word `k` is the last of the title, of two words or more: "Head Baker Fernhill are
/// supporting".
bool Weigher::ends_title(std::size_t k) const {
  return title_ && words_[k].end == title_->end && words_[k].begin > title_->begin;
}

/// "26 days' Annual Leave The RSPB is": a "The" in the middle of capitals begins a sentence, its
/// dot lost; not in "Bank of The West".
bool Weigher::begins_anew(std::size_t i) const {
  return i > 0 && view(text_, words_[i]) == "The" && words_[i].gap == kGapSpace &&
         words_[i - 1].upper && !is(i - 1, kJoint | kStart | kInPlace);
}

void Weigher::name_before(std::size_t end, const CueRow& row, bool apposition) {
  if (end == 0) return;
  if (!apposition)
    if (const std::size_t aside = before_aside(end); aside != end)
      return name_before(aside, row, true);
  if (const std::size_t place = before_place(end); place != end && !gap(end, kNameEnd))
    return name_before(place, row, apposition);
  const auto last = last_before(end, row, apposition);
  if (!last) return;
  if (const std::size_t begin = before_small_form(*last); begin < *last)
    return add(begin, *last, row, row.weight);
  std::size_t first = begin_of_name(*last);
  if (const std::size_t host = before_host(first); host != first)
    return name_before(host, row, apposition);
  const bool anew = begins_anew(first);
  if (anew && is(first + 1, kOrganisation) && first + 1 < *last)
    first += 2;  // "Full Time The Company Fernhill Group is"
  if (described(first)) return;
  const bool begins =
      anew || gap(first, kGapLine | kGapStop | kGapColon | kGapComma | kGapOther | kGapClose) ||
      words_[first].gap == kGapNone;
  if (row.rule == "x-listed" && !begins) return;  // "is a business of Acme (NYSE: ACM)"
  add(first, *last, row, row.weight + weight_before(first, *last, end, row, begins));
}

/// What speaks for the name of words first..last in front of a cue at word `end`, or against it,
/// besides the cue. `begins`: a sentence or a part of one begins with it.
int Weigher::weight_before(std::size_t first, std::size_t last, std::size_t end, const CueRow& row,
                           bool begins) const {
  int more = 0;
  // In the middle of a sentence the words before may be anything.
  if (!begins && !is(first, kStart) && !(first > 0 && words_[first - 1].digit)) more -= 8;
  if (first > 0 && gap(first, kGapSpace) && is(first - 1, kOurs) && row.rule != "x-team")
    more -= 24;  // "Our Bakery Academy is": a part of it
  // The first sentence says who speaks: "Acme are working with a mill to".
  if (words_[first].begin < 8) more += 14;
  if (row.rule != "x-is") return more;
  // "Der Aufgabenbereich ist die Bildung": an article and a noun, where every noun has a capital.
  if (first == last && first > 0 && words_[first].gap == kGapSpace && is(first - 1, kArticle))
    more -= 24;
  if (says_organisation(end)) more += 16;
  // A paragraph's first words: "Fernhill Mills makes flour".
  if (first < last && begins_paragraph(first)) more += 18;
  return more;
}

std::string Weigher::key_of(std::size_t first, std::size_t last) const {
  return utf8::fold(text_.substr(words_[first].begin, words_[last].end - words_[first].begin));
}

/// Whether something speaks for that name already.
bool Weigher::known(std::size_t first, std::size_t last) const {
  return std::ranges::find(found_, key_of(first, last), &Name::key) != found_.end();
}

/// "At LES, we": capitals of their own accord that are an article only otherwise.
bool Weigher::stands_out(std::size_t i) const {
  return words_[i].caps && i > 0 && !words_[i - 1].caps && !is(i, kNever) &&
         gap(i + 1, kGapComma) && is(i + 1, kSpeaks | kOpens);
}

/// "OVEN MANAGERJOB DESCRIPTION:": a title of two words or more, and what is glued to it.
bool Weigher::holds_title(std::size_t first, std::size_t last) const {
  return title_ && words_[first].begin == title_->begin && words_[first].end < title_->end &&
         words_[last].end > title_->end;
}

/// "Head Baker", "Head Baker Vacancies": the title again, and what else is said of the job.
bool Weigher::repeats_title(const Name& name) const {
  if (!title_) return false;
  const std::string title = utf8::fold(cut(text_, *title_));
  return name.key == title || (name.key.starts_with(title) && name.key[title.size()] == ' ' &&
                               title.find(' ') != title.npos);
}

/// "Energy", "Training": a word of which alone no name is made.
bool Weigher::is_common(std::size_t i) const {
  const auto word = common_.at(text_, words_[i].begin);
  return word && words_[i].begin + word->length == words_[i].end;
}

/// Whether words first..last can be a name at all.
bool Weigher::may_be_name(std::size_t first, std::size_t last, const CueRow& row) const {
  // "At Snowflake, we": the name of a tool, of who makes it
  const std::size_t behind = with_form(last) + 1;  // "At Gartner, Inc. (NYSE: IT), we"
  const bool one =
      first > 0 && words_[first].gap == kGapSpace &&
      (view(text_, words_[first - 1]) == "a" || view(text_, words_[first - 1]) == "an");
  const bool told =  // but "As a Head Baker, you will"
      row.rule == "at-x" && !one && is(behind, kSpeaks) &&
      (gap(behind, kGapComma) ||
       (first < last && is_job(last) && speaks(behind)));  // "At Acme Bakers we"
  // "Head Baker at Immediate" fills the first line
  const bool beside = row.rule == "x-beside-title" && last == first && gap(first + 1, kGapLine) &&
                      first > 0 && is(first - 1, kBeside);
  const bool itself = (told || beside) && words_[first].upper && !is(first, kStart);
  if (first == last && is(first, kNever | kStart) && !stands_out(first) && !itself) return false;
  if (first == last && is(first, kFormOf) && !words_[first].caps) return false;  // "the City"
  if (first == last && ((words_[first].digit && !begins_in_figures(first)) ||
                        (is(first, kGroup | kInstitution) && !words_[first].caps)))
    return false;
  if (holds_title(first, last)) return false;
  bool all_never = !is_body(first, last) && !itself;
  for (std::size_t i = first; i <= last; ++i)  // "September 2025"
    all_never =
        all_never && (is(i, kNever) || is_common(i) || (words_[i].digit && !begins_in_figures(i)));
  if (all_never && legal_form_behind(last) == 0) return false;  // but "Shape A/S"
  // "The Property Experts" with its article is a name; "Data Engineer" is none.
  const bool the_many = first > 0 && view(text_, words_[first - 1]) == "The" &&
                        words_[first].gap == kGapSpace && text_[words_[last].end - 1] == 's' &&
                        first < last;
  // "Fernhill Teachers are recruiting", where a sentence begins
  const bool hires = (row.rule == "x-is-hiring" || row.rule == "agency") && first < last &&
                     text_[words_[last].end - 1] == 's' && gap(first, kGapLine | kGapStop);
  if ((is_job(last) || is_ranked_job(first, last)) && !the_many && !hires && !told) return false;
  return row.rule != "we-are-x" || last - first <= 2;  // "We Are Now Holding Open Days"
}

/// The name of words first..last among those found, a new one if need be.
Name& Weigher::name_of(std::size_t first, std::size_t last) {
  std::string key = key_of(first, last);
  if (const auto same = std::ranges::find(found_, key, &Name::key); same != found_.end())
    return *same;
  std::uint32_t end = words_[last].end + legal_form_behind(last);
  if (words_[last].possessive() && gap(last + 1, kGapComma))
    end = words_[last].full_end;  // "At Moody's, we" keeps what belongs to the name
  Name name;
  name.key = std::move(key);
  name.span = {words_[first].begin, end};
  return found_.emplace_back(std::move(name));
}

/// What its words, and the rule that leads to it, say of a name.
void Weigher::note_kinds(std::size_t first, std::size_t last, const CueRow& row, Name& name) const {
  name.agency = name.agency || row.rule == "agency";
  for (std::size_t i = first; i <= last; ++i) {
    name.stranger = name.stranger || is(i, kStranger);
    name.part = name.part || is(i, kPart);
    name.site = name.site || is(i, kSite);
    name.agency = name.agency || is(i, kAgencyWord);
  }
  // "Ann Cook", but "Robert Fairley are recruiting": several speak.
  const bool several = last + 1 < words_.size() && (view(text_, words_[last + 1]) == "are" ||
                                                    view(text_, words_[last + 1]) == "have");
  name.firm = name.firm || (row.rule == "agency" && row.weight >= 50);  // what only a firm does
  name.person = is(first, kGiven) && last - first <= 2 && !is(last, kGroup | kLegal) && !several &&
                !name.firm;
  name.grouped = is(last, kGroup);
  name.body = is_body(first, last);
}

void Weigher::add(std::size_t first, std::size_t last, const CueRow& row, int weight) {
  // "D-Fern" keeps its letter
  while (first < last && is(first, kStart) && words_[first + 1].gap != kGapHyphen) ++first;
  while (last > first && is(last, kEnd) && !words_[last].caps) --last;
  // "Baker Location: Leeds", where lines were lost: the word of the next label
  while (last > first && is(last, kEdge) && gap(last + 1, kGapColon)) --last;
  first = behind_echo(first, last);
  if (weight <= 0 || found_.size() >= kMaxNames || !may_be_name(first, last, row)) return;
  if (is(last, kLegal) || legal_form_behind(last) > 0) weight += 12;
  Name& name = name_of(first, last);
  if (row.rule == "stranger") {
    name.against = std::max(name.against, weight);
    return;
  }
  note_kinds(first, last, row, name);
  const std::ptrdiff_t most = row.rule == "x-form" ? 1 : 2;
  if (std::ranges::count(name.rules, row.rule) >= most) return;
  name.rules.push_back(row.rule);
  // A second voice counts half.
  name.score += weight > name.strongest ? weight - name.strongest / 2 : weight / 2;
  if (weight > name.strongest) {
    name.strongest = weight;
    name.rule = row.rule;
  }
}

/// Whether a sentence or an item of a list begins at `at`.
static bool begins_sentence(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '*')) --at;
  if (at == 0) return true;
  const char32_t mark = utf8::before(text, static_cast<std::uint32_t>(at)).code;
  return std::u32string_view(U"\n.!?:;-\u2022\u00B7\u2013").find(mark) != std::u32string_view::npos;
}

/// How often the name stands in the text, up to 12. "Sell bread. Sell rolls." is an order twice: a
/// word that only begins sentences is no name that the text says again.
int Weigher::mentions(const Name& name) const {
  const std::string_view words = text_.substr(name.span.begin, name.span.size());
  bool within = words.find(' ') != words.npos;
  int count = 0;
  for (std::size_t at = find_words(text_, words); at != std::string_view::npos && count < 12;
       at = find_words(text_, words, at + words.size())) {
    within = within || !begins_sentence(text_, at);
    ++count;
  }
  return within ? count : std::min(count, 1);
}

void Weigher::names_by_form(const CueRow& row) {
  for (std::size_t i = 1; i < words_.size(); ++i) {
    const bool ends = i + 1 == words_.size() || gap(i + 1, kNameEnd) || !names(i + 1);
    if (is(i, kGroup | kNewsGroup) && words_[i].upper && ends && words_[i].gap == kGapSpace &&
        names(i - 1)) {
      if (i + 1 < words_.size() && !gap(i + 1, kNameEnd))
        name_before(i + 1, row);
      else
        name_before(i + 1, row, true);
    }
  }
}

void Weigher::names_before_jobs(const CueRow& row) {
  for (std::size_t i = 1; i < words_.size(); ++i) {
    if (words_[i].upper || !is_job_word(i)) continue;
    std::size_t k = i;
    while (k > 1 && i - k < 2 && words_[k].gap == kGapSpace && !names(k - 1) && !is(k - 1, kEnd) &&
           words_[k - 1].end - words_[k - 1].begin > (is(k - 1, kStart) ? 5 : 3))
      --k;
    const std::size_t last = k - 1;
    if (words_[k].gap != kGapSpace || !words_[last].upper) continue;
    // One capital that begins a sentence may be any word, and a place is no employer.
    const bool begins = last == 0 || gap(last, kNameEnd);
    if ((begins && !words_[last].caps && !words_[last].possessive()) || is(last, kNever) ||
        place_at(last, false) > 0)
      continue;
    name_before(k, row);
  }
}

void Weigher::weigh(bool news) {
  for (Name& name : found_) {
    name.score += spoken_for_by(domains_, name);
    const int many = mentions(name);
    // "within the Oven platform" says little, however often the tool is named.
    const int often = 4 * (many - 1) + (many >= 4 ? 6 : 0);
    name.score += name.rule == "x-stands" ? often : std::min(often, name.strongest);
    name.score -= static_cast<int>(std::min<std::uint32_t>(name.span.begin / 1000, 4));
    name.score -= name.against;
    if (!news && is_only_place(name) && name.rule != "company-label") name.score -= 50;
    const int hires = name.body ? kWeakest : kPlainlyHires;
    // "Head Baker", then "Bread Commission": its place in the layout says it too
    const bool plainly = name.strongest >= hires || name.rule == "x-under-title";
    if (name.site || (name.stranger && (news || !plainly)) || (name.part && !news && !plainly))
      name.score -= 60;
    if (repeats_title(name)) name.score -= 100;
    if (name.agency) name.score -= 12;
    if (name.person) name.score -= 40;
  }
}

/// Whether the name is a place and nothing more, which rather is where the job is.
bool Weigher::is_only_place(const Name& name) const {
  const auto place = places_.at(text_, name.span.begin);
  return place && name.span.begin + place->length >= name.span.end &&
         std::ranges::any_of(place->senses, [](const PlaceSense& sense) { return !sense.weak; });
}

std::vector<Name> Weigher::all() {
  weigh(true);
  std::vector<Name> names;
  for (const Name& name : found_)
    if (name.score >= kWeakestInNews) names.push_back(name);
  std::ranges::stable_sort(names, std::greater<>(), &Name::score);
  return names;
}

std::optional<Name> Weigher::best() {
  weigh(false);
  const Name* best = nullptr;
  for (const Name& name : found_)
    if (name.score >= (name.agency ? kWeakestAgency : kWeakest) &&
        (best == nullptr || name.score > best->score))
      best = &name;
  return best == nullptr ? std::nullopt : std::optional(fuller(*best));
}

}  // namespace wagescope
