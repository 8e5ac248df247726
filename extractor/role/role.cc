#include "extractor/role/role.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/role/stretch.h"
#include "extractor/role/title_rest.h"

namespace wagescope {
namespace {

/// Titles stand early: this much of a text is searched first, and the rest only
/// when it held none.
constexpr std::uint32_t kFirstWindow = 4096;
constexpr std::uint32_t kLastWindow = 16384;
constexpr std::size_t kFieldBytes = 512;  ///< Of a field that may be a title.
constexpr std::size_t kTitleLines = 3;    ///< Of those the ones that a title fills with its parts.
constexpr std::size_t kTopLines = 8;      ///< Of those the ones in which any title may stand.
constexpr std::size_t kHeadLines = 14;    ///< Lines at the top that may be the title.
constexpr int kWeakest = 52;              ///< Below it nothing is said.
constexpr int kSureLabel = 92;            ///< From it on nothing but a title stands behind a label.
constexpr int kPlainLabel = 90;           ///< From it on a label's line holds the title alone.
constexpr std::size_t kFewWords = 40;     ///< Of a text of a sentence or two.

enum class Cue : unsigned char { label, before, after };

Cue cue_named(std::string_view name) {
  if (name == "label") return Cue::label;
  return name == "before" || name == "as" ? Cue::before : Cue::after;
}

struct CueRow {
  int weight;
  bool as;  ///< "as", "som": the title is what somebody is, maybe elsewhere.
};

}  // namespace

struct RoleReader::Tables {
  Tables(const Lexicons& lexicons, SharedWordKinds shared, SharedGazetteer known)
      : words(lexicons, std::move(shared)), rest(std::move(known), notes, place_words) {
    for (const Table::Row& row : lexicons.table("role/cues.tsv").rows()) {
      const Cue cue = cue_named(row["place"]);
      cues[static_cast<std::size_t>(cue)].add(
          row["phrase"],
          {number_in("role/cues.tsv", "weight", row["weight"], 1, 99), row["place"] == "as"});
      words.add_cue(row["phrase"], static_cast<unsigned>(cue));
    }
    add_phrases(lexicons, "hires", hires);
    add_phrases(lexicons, "is_a", is_a);
    add_phrases(lexicons, "degree", degrees);
    add_phrases(lexicons, "rank", ranks);
    for (const Table::Row& row : lexicons.table("role/articles.tsv").rows())
      articles.add(row["word"], 0);
    for (const Table::Row& row : lexicons.table("role/place_words.tsv").rows())
      place_words.add(row["word"], 0);
    for (const Table::Row& row : lexicons.table("role/note.tsv").rows())
      notes.add(row["phrase"], 0);
    for (const Table::Row& row : lexicons.table("role/standard.tsv").rows())
      standard.emplace(row["word"], row["standard"]);
  }

  std::optional<Title> best(const Stretch& stretch) const;
  std::string role(const Stretch& stretch, const Title& title) const;
  std::string note(const Stretch& stretch, const Title& title) const;

  TitleWords words;
  std::array<Phrases<CueRow>, 3> cues;  ///< By Cue.
  PhraseSet hires;                      ///< "are recruiting": what stands before it is who hires.
  PhraseSet is_a;                       ///< "is a": what stands before it may be an organisation.
  PhraseSet degrees;                    ///< "Master of Science": no job.
  PhraseSet ranks;                      ///< "Gold Partner": no job, at the end of words.
  PhraseSet articles;
  PhraseSet notes;
  PhraseSet place_words;
  std::unordered_map<std::string, std::string> standard;
  TitleRest rest;

 private:
  void try_cue(const Stretch& stretch, std::size_t i, Cue cue, std::vector<Title>& found) const;
  std::size_t past_articles(const Stretch& stretch, std::size_t i) const;
  std::string standard_word(const Stretch& stretch, std::size_t i) const;
  bool leads_to_title(const Stretch& stretch, std::size_t i) const;
  std::optional<Title> line_title(const Stretch& stretch, std::size_t i, std::size_t lines) const;
  std::optional<Title> marked(const Stretch& stretch, std::size_t i) const;
  bool hires_itself(const Stretch& stretch, const Title& title) const;
  bool is_rank(const Stretch& stretch, const Title& title) const;
  std::optional<Title> only_mention(const Stretch& stretch) const;
};

std::size_t RoleReader::Tables::past_articles(const Stretch& stretch, std::size_t i) const {
  for (int times = 0; times < 2 && i < stretch.size(); ++times) {
    const auto match = articles.at(stretch.text(), stretch.word(i).begin, Edge::any);
    if (!match || stretch.behind_pairing(i) > i) break;  // "one to one support worker"
    const std::size_t next = stretch.word_at(i, stretch.word(i).begin + match->length);
    if (next > i && next - 1 < stretch.size() &&
        stretch.word(next - 1).end > stretch.word(i).begin + match->length)
      break;  // the article is only the beginning of a word
    // "We are looking for a\n**Baker**"
    if (next < stretch.size() && stretch.gap(next, kTitleEnd & ~kGapLine)) break;
    i = next;
  }
  return i;
}

void RoleReader::Tables::try_cue(const Stretch& stretch, std::size_t i, Cue cue,
                                 std::vector<Title>& found) const {
  const Word& word = stretch.word(i);
  if ((word.cues >> static_cast<unsigned>(cue) & 1u) == 0) return;
  const Phrases<CueRow>& phrases = cues[static_cast<std::size_t>(cue)];
  const auto match = phrases.at(stretch.text(), word.begin, Edge::any);
  if (!match) return;
  const std::size_t end = word.begin + match->length;
  const std::size_t next = stretch.word_at(i, end);
  if (next > i && next - 1 < stretch.size() && stretch.word(next - 1).end > end &&
      !(stretch.word(next - 1).full_end > stretch.word(next - 1).end))
    return;  // "as" in "assist"
  std::optional<Title> title;
  int score = match->value->weight;
  if (cue == Cue::label) {
    if (next >= stretch.size() ||
        !(stretch.gap(i, kTitleEnd | kTitlePart | kGapOther) || word.gap == 0))
      if (!stretch.gap(next < stretch.size() ? next : i, kGapColon)) return;
    if (next >= stretch.size()) return;
    const bool marked = stretch.gap(next, kGapColon | kGapLine | kGapDash | kGapOther) ||
                        stretch.word(next).gap == kGapNone;
    const bool begins = stretch.gap(i, kGapLine | kGapStop | kGapDash) || word.gap == kGapNone;
    if (!marked && !begins) return;
    if (!marked) score -= 16;
    const std::size_t start =
        marked ? past_articles(stretch, next) : next;  // "roles: un boulanger"
    if (start >= stretch.size()) return;
    title = stretch.line(start, stretch.gap(next, kGapColon));
    if (!title && score >= kSureLabel && stretch.gap(next, kGapColon))
      title = stretch.whole_part(start);
    if (score >= kSureLabel && stretch.gap(next, kGapColon) && !stretch.gap(next, kGapLine))
      if (const auto small = stretch.small_part(start);
          small && (!title || (title->first == start && title->last < small->last)))
        title = small;
    if (title && title->first == start && marked && score >= kPlainLabel) {
      rest.take_quoted(stretch, *title);
      rest.take_label_rest(stretch, *title);
    }
  } else if (cue == Cue::before) {
    if (next >= stretch.size() || stretch.gap(next, kTitleEnd & ~kGapColon)) return;
    const std::size_t start = past_articles(stretch, next);
    if (start >= stretch.size()) return;
    // "as" alone is weak: it wants an article, or a capital, and not "as well as".
    if (match->length == 2 && start == next && !stretch.word(start).upper) return;
    // "as well as being the Official Partner of"
    if (match->length == 2 && stretch.is(start, kStop) && !stretch.is(start, kTitleWord)) return;
    if (match->value->as && (stretch.tells_of_other(i) || stretch.gap(i, kGapHyphen))) return;
    // "the bakers we need and engage those who stay"
    const bool goes_on = stretch.is(start, kJoin) && !stretch.is(start, kJointBehind);
    if (start == next && goes_on && !stretch.word(start).upper) return;
    if (match->value->as && (stretch.gap(i, kGapLine | kGapStop) || word.upper)) score += 8;
    const bool plain_as = match->length == 2 && !word.upper;
    title = stretch.prose(start);
    if (const auto marked = stretch.before_letters(start);
        marked && (!title || (title->first >= marked->first && title->last < marked->last)))
      title = marked;
    // "som har erfarenhet från andra yrken, och som bagare": of a clause far more than what one is
    if (title && match->value->as && match->length > 2 && title->first > start + 2) return;
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

/// "Se busca panadero", "Baker søkes": whether a cue stands in the part of a line that begins at
/// word `i`, which then is no title as a whole.
bool RoleReader::Tables::leads_to_title(const Stretch& stretch, std::size_t i) const {
  constexpr std::size_t kWords = 6;
  for (std::size_t k = i; k < stretch.size() && k < i + kWords; ++k) {
    if (k > i && stretch.gap(k, kTitleEnd | kTitlePart)) break;
    const Word& word = stretch.word(k);
    for (const Cue cue : {Cue::before, Cue::after}) {
      const auto side = static_cast<unsigned>(cue);
      if ((word.cues >> side & 1u) == 0 || (cue == Cue::after && k == i)) continue;
      if (cues[side].at(stretch.text(), word.begin)) return true;
    }
  }
  return false;
}

/// The title with which the line at word `i` begins, the `lines`th of the text, scored.
std::optional<Title> RoleReader::Tables::line_title(const Stretch& stretch, std::size_t i,
                                                    std::size_t lines) const {
  // "Responsible to:", then "Team Leader"
  if (i > 1 && stretch.is(i - 2, kQuiet) && view(stretch.text(), stretch.word(i - 1)) == "to")
    return std::nullopt;
  // "TitleBaker", "TITLE      Baker": a label, whose value try_cue reads
  constexpr auto kLabels = static_cast<unsigned>(Cue::label);
  if (i + 1 < stretch.size() && (stretch.word(i).cues >> kLabels & 1u) != 0) {
    const Word& word = stretch.word(i);
    const Word& next = stretch.word(i + 1);
    const bool spaces = next.gap == kGapSpace && next.begin > word.end + 1;
    const auto label = cues[kLabels].at(stretch.text(), word.begin, Edge::any);
    if ((next.gap == kGapNone || spaces) && label && word.begin + label->length >= word.end)
      return std::nullopt;
  }
  const std::size_t start = stretch.past_opening(i, lines == 0);
  auto title = stretch.line(start, false);
  if (!title && lines < kTitleLines && start == i && !leads_to_title(stretch, i))
    title = stretch.small_line(start);
  if (!title && lines < kTitleLines && start == i && !leads_to_title(stretch, i))
    title = stretch.joined_line(start);
  if (!title) return title;
  // Far from the top only what is a job by itself.
  if (lines >= kTopLines && !stretch.is(title->head, kHead | kFrontHead)) return std::nullopt;
  rest.take_letters(stretch, *title);
  if (title->first == start) rest.take_bracket(stretch, *title);
  if (lines < kTitleLines && title->first == start) rest.take_line_parts(stretch, *title);
  title->score = static_cast<int>(95 - lines * 3) - (start > i ? 6 : 0);
  const std::size_t next = title->last + 1;
  // "Cleaner Pay: £12.21": a label is of what follows
  const bool label = next + 1 < stretch.size() && stretch.is(next, kQuiet) &&
                     stretch.word(next).upper && stretch.gap(next + 1, kGapColon);
  const bool ends = next >= stretch.size() || stretch.gap(next, kTitleEnd | kTitlePart) || label ||
                    stretch.word(next).gap == kGapNone;
  // A line of prose may begin with a job too: "Data Engineers at Acme build".
  const bool at = !ends && stretch.is(next, kStop) && next + 1 < stretch.size() &&
                  stretch.word(next + 1).upper;  // "Head Baker at Acme"
  // "Elm Bakery Operations team supports": no job where more than a name follows
  const bool weak =
      !stretch.is(title->head, kAnyHead & ~kWeakHead) && stretch.is(title->head, kWeakHead);
  if (!ends && weak && !stretch.word(next).upper && !stretch.is(next, kStop | kJoin | kContract))
    return std::nullopt;
  if (!ends && lines > 0) title->score -= stretch.word(next).upper ? 40 : at ? 4 : 24;
  if (title->first == title->last) title->score -= 6;
  return title;
}

/// "Fernhill recherche pour sa maison de Dole un rempailleur (H/F)": the title between an
/// article and the letters of gender at word `i`.
std::optional<Title> RoleReader::Tables::marked(const Stretch& stretch, std::size_t i) const {
  constexpr int kScore = 82;
  for (std::size_t k = i; k > 0 && i - k < kLongestTitle && !stretch.gap(k, kTitleEnd); --k) {
    const std::size_t start = past_articles(stretch, k - 1);
    // "einen Bäcker für eine Filiale (m/w/d)"
    const bool inner =
        k > 1 && (stretch.is(k - 2, kJoin | kStop) || stretch.word(k - 1).gap != kGapSpace);
    if (start < k || start >= i || (inner && !stretch.gap(k - 1, kTitleEnd | kTitlePart))) continue;
    auto title = stretch.before_letters(start);
    if (title) title->score = kScore;
    return title;
  }
  return std::nullopt;
}

/// "As a Kestrel Gold Partner": whether the last two words of a title are what a firm is to
/// another.
bool RoleReader::Tables::is_rank(const Stretch& stretch, const Title& title) const {
  if (title.last <= title.first) return false;
  const std::uint32_t begin = stretch.word(title.last - 1).begin;
  const auto rank = ranks.at(stretch.text(), begin);
  return rank && begin + rank->length == stretch.word(title.last).end;
}

/// "Fernhill Teachers are recruiting a classroom assistant", "Fernhill Bakers is a charity": the
/// words of a job name who hires.
bool RoleReader::Tables::hires_itself(const Stretch& stretch, const Title& title) const {
  std::size_t next = title.last + 1;
  if (const auto is = next < stretch.size() && stretch.word(next).gap == kGapSpace
                          ? is_a.at(stretch.text(), stretch.word(next).begin)
                          : std::nullopt)
    if (stretch.says_organisation(stretch.word_at(next, stretch.word(next).begin + is->length)))
      return true;
  if (next < stretch.size() && stretch.is(next, kHires)) ++next;  // "Fernhill Solicitors LLP seeks"
  return next < stretch.size() && stretch.word(next).gap == kGapSpace &&
         hires.at(stretch.text(), stretch.word(next).begin).has_value();
}

std::optional<Title> RoleReader::Tables::best(const Stretch& stretch) const {
  std::vector<Title> found;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < stretch.size() && found.size() < 64; ++i) {
    if (stretch.gap(i, kGapLine) && lines < kHeadLines)
      if (const auto title = line_title(stretch, i, lines++)) found.push_back(*title);
    if (stretch.gender_letter(i))
      if (const auto title = marked(stretch, i)) found.push_back(*title);
    if (stretch.word(i).cues == 0) continue;
    for (const Cue cue : {Cue::label, Cue::before, Cue::after}) try_cue(stretch, i, cue, found);
  }
  std::erase_if(found, [&](const Title& title) {
    const std::uint32_t begin = stretch.word(title.first).begin;
    const std::string_view said = stretch.text().substr(begin, title.end - begin);
    return hires_itself(stretch, title) || degrees.at(stretch.text(), begin) ||
           is_rank(stretch, title) || said.find("”") != said.npos;  // "the “core group” of nurses"
  });
  const Title* best = nullptr;
  std::vector<std::string> roles;
  roles.reserve(found.size());
  for (Title& title : found) roles.push_back(role(stretch, title));
  for (std::size_t i = 0; i < found.size(); ++i) {
    Title& title = found[i];
    const auto same = std::count(roles.begin(), roles.end(), roles[i]) - 1;
    title.score += static_cast<int>(std::min<std::ptrdiff_t>(same, 3) * 3);
    title.score -=
        static_cast<int>(std::min<std::uint32_t>(stretch.word(title.first).begin / 700, 12));
    if (best == nullptr || title.score > best->score) best = &title;
  }
  if (best == nullptr || best->score < kWeakest) return only_mention(stretch);
  return *best;
}

/// The one job that a text of a sentence or two names as somebody's: "A cook at Acme makes $14.50
/// an hour", "Acme pays its bakers"; not "your supervisor".
std::optional<Title> RoleReader::Tables::only_mention(const Stretch& stretch) const {
  if (stretch.size() > kFewWords) return std::nullopt;
  std::optional<Title> only;
  for (std::size_t i = 0; i < stretch.size(); ++i) {
    auto title = stretch.mention(i);
    if (!title) continue;
    if (only || !stretch.has_employer(*title)) return std::nullopt;
    only = title;
    only->score = kWeakest;
    i = title->last;
  }
  return only;
}

/// "Engineers" -> "engineer", "Sr" -> "senior", "Adviser" -> "advisor".
std::string RoleReader::Tables::standard_word(const Stretch& stretch, std::size_t i) const {
  std::string word = utf8::fold(view(stretch.text(), stretch.word(i)));
  word.resize(std::min(word.find("\u00B7"), word.size()));  // "chargé·e"
  if (stretch.is(i, kAnyHead | kLone) && word.size() > 3 && word.back() == 's' &&
      word[word.size() - 2] != 's') {
    const std::string singular = word.substr(0, word.size() - 1);
    if (words.kinds(singular) & (kAnyHead | kLone)) word = singular;
  }
  if (const auto found = standard.find(word); found != standard.end()) return found->second;
  return word;
}

std::string RoleReader::Tables::role(const Stretch& stretch, const Title& title) const {
  std::size_t first = std::min(stretch.behind_pairing(title.first), title.head);
  std::size_t last = std::max(title.head, title.core_last);
  const auto grade = [&](std::size_t i) {
    return stretch.is(i, kGrade) || (stretch.word(i).digit && i != title.head) ||
           stretch.is(i, kGender);
  };
  const auto term = [&](std::size_t i) {  // "temporary", "part time", not "contract manager"
    return stretch.is(i, kContract) && !(stretch.is(i, kInner) && i + 1 == title.head) &&
           (!stretch.is(i, kField) || stretch.is(i + 1, kContract));
  };
  while (first < title.head && (grade(first) || term(first) ||
                                (stretch.is(first, kJoin) && !stretch.glued_letter(first))))
    ++first;
  while (last > title.head && (grade(last) || stretch.is(last, kSeniority | kJoin | kEither) ||
                               (stretch.is(last, kContract) && !stretch.is(last, kField))))
    --last;
  std::string role;
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first && stretch.short_aside(i)) continue;  // "Business Intelligence (BI) Engineer"
    const bool slash = stretch.gap(i, kGapSlash) && !stretch.gap(i, kGapHyphen);
    if (i > first && !slash && stretch.other_ending(i)) continue;
    if (!role.empty())
      role += stretch.word(i).gap == kGapHyphen ? "-"
              : stretch.gap(i, kGapAmpersand)   ? " and "
              : stretch.gap(i, kGapSlash)       ? "/"
                                                : " ";
    role += standard_word(stretch, i);
    if (stretch.word(i).possessive() && i < title.head) role += "'s";
  }
  // "Manager, Data Science" is a data science manager.
  if (first == title.head && last == title.head && title.last > last &&
      stretch.gap(last + 1, kGapComma)) {
    std::string field;
    std::size_t i = last + 1;
    for (; i <= title.last && !(i > last + 1 && stretch.gap(i, kTitlePart)); ++i)
      field += standard_word(stretch, i) + ' ';
    if (!stretch.is(last + 1, kAnyHead | kSeniority)) role = field + role;
  }
  return role;
}

/// What the role is for: "a designer role for their Photo studio" -> "Photo studio".
std::string RoleReader::Tables::note(const Stretch& stretch, const Title& title) const {
  const auto run = [&](std::size_t i) -> std::string {
    while (i < stretch.size() && stretch.is(i, kDeterminer) && !stretch.gap(i, kTitleEnd)) ++i;
    std::size_t last = i;
    bool named = false;
    for (std::size_t k = i; k < stretch.size() && k < i + 7; ++k) {
      if (k > i && stretch.gap(k, kTitleEnd | kTitlePart | kGapQuote)) break;
      const bool fits = stretch.word(k).upper || stretch.is(k, kField | kNoteNoun);
      if (!fits || stretch.word(k).digit || stretch.is(k, kContract | kQuiet)) break;
      named = named || stretch.is(k, kNoteNoun);
      last = k + 1;
    }
    if (last < i + 2 || !named) return {};
    return std::string(stretch.text().substr(stretch.word(i).begin,
                                             stretch.word(last - 1).end - stretch.word(i).begin));
  };
  if (title.last > title.core_last && stretch.short_form(title.core_last + 1, title.last))
    return {};
  const std::size_t next = title.last + 1;
  if (next < stretch.size() && !stretch.gap(next, kTitleEnd)) {
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
  // "Baker or Pastry Chef", of which the second is no purpose of the first
  const bool goes_on = title.last > title.core_last &&
                       stretch.word(title.core_last + 1).gap == kGapSpace &&
                       !stretch.word(title.core_last + 1).upper &&
                       !notes.at(stretch.text(), stretch.word(title.core_last + 1).begin);
  if (title.last > title.core_last && !goes_on && !stretch.is(title.core_last + 1, kGender) &&
      !in_role) {
    const std::uint32_t begin = stretch.word(title.core_last + 1).begin;
    const std::uint32_t end = closed_bracket(stretch.text(), begin, stretch.word(title.last).end);
    return std::string(stretch.text().substr(begin, end - begin));
  }
  return {};
}

RoleReader::RoleReader(const Lexicons& lexicons, SharedWordKinds shared, SharedGazetteer places)
    : tables_(std::make_unique<Tables>(lexicons, std::move(shared), std::move(places))) {}
RoleReader::~RoleReader() = default;
RoleReader::RoleReader(RoleReader&&) noexcept = default;

std::optional<RoleReading> RoleReader::read(const Document& document, TextSpan within) const {
  return read(document, within, words_of(document.text, within, kMaxTitleWords));
}

namespace {

/// "m/w/d" of "Bäcker (m/w/d)", "H/F" of "Boulanger H/F".
std::string gender_mark(const Stretch& stretch, const Title& title) {
  const auto letter = [&](std::size_t i) {
    return stretch.is(i, kGender) && stretch.word(i).end - stretch.word(i).begin == 1;
  };
  std::size_t first = title.head + 1;
  while (first <= title.last && !letter(first)) ++first;
  std::size_t last = first;
  while (last + 1 <= title.last && letter(last + 1)) ++last;
  if (last == first || first > title.last) return {};
  const std::uint32_t begin = stretch.word(first).begin;
  return std::string(stretch.text().substr(begin, stretch.word(last).end - begin));
}

}  // namespace

std::optional<RoleReading> RoleReader::read(const Document& document, TextSpan within,
                                            const std::vector<Word>& words) const {
  for (const std::uint32_t window : {kFirstWindow, kLastWindow}) {
    const auto end = static_cast<std::uint32_t>(
        within.begin + utf8::whole(cut(document.text, within), window).size());
    const Stretch stretch(document.text, end,
                          words_until(document.text, words, end, kMaxTitleWords), tables_->words);
    if (auto title = tables_->best(stretch)) {
      tables_->rest.drop_place(stretch, *title);
      RoleReading reading;
      reading.title = stretch.span(*title);
      reading.certainty = title->score >= 70 ? Certainty::stated : Certainty::implied;
      reading.role = tables_->role(stretch, *title);
      reading.note = tables_->note(stretch, *title);
      reading.gender_mark = gender_mark(stretch, *title);
      return reading;
    }
    if (within.size() <= window) break;
  }
  return std::nullopt;
}

std::vector<RoleReading> RoleReader::mentions(const Document& document, TextSpan within) const {
  const Stretch stretch(document.text, within, tables_->words);
  std::vector<RoleReading> found;
  for (std::size_t i = 0; i < stretch.size();) {
    const auto title = stretch.mention(i);
    if (title)
      found.push_back(
          {stretch.span(*title), Certainty::implied, tables_->role(stretch, *title), {}, {}});
    i = title ? std::max(i, title->last) + 1 : i + 1;
  }
  return found;
}

std::string RoleReader::role_of(std::string_view title) const {
  if (title.size() > kFieldBytes) return {};
  const Stretch stretch(title, tables_->words);
  if (stretch.size() == 0) return {};
  auto found = stretch.line(0, true);
  if (!found) found = stretch.prose(0);
  return found ? tables_->role(stretch, *found) : std::string();
}

std::string_view RoleReader::without_terms(std::string_view title) const {
  return title.substr(0, Stretch(title, tables_->words).end_without_terms());
}

}  // namespace wagescope
