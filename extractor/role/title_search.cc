#include "extractor/role/title_search.h"

#include <algorithm>
#include <vector>

namespace wagescope {
namespace {

constexpr std::size_t kTitleLines = 3;  ///< Of those the ones that a title fills with its parts.
constexpr std::size_t kTopLines = 8;    ///< Of those the ones in which any title may stand.
constexpr std::size_t kHeadLines = 14;  ///< Lines at the top that may be the title.
constexpr int kWeakest = 52;            ///< Below it nothing is said.
constexpr int kSureLabel = 92;          ///< From it on nothing but a title stands behind a label.
constexpr int kPlainLabel = 90;         ///< From it on a label's line holds the title alone.
constexpr std::size_t kFewWords = 40;   ///< Of a text of a sentence or two.

}  // namespace

TitleSearch::Cue TitleSearch::cue_named(std::string_view name) {
  if (name == "label") return Cue::label;
  return name == "before" || name == "as" ? Cue::before : Cue::after;
}

TitleSearch::TitleSearch(const Lexicons& lexicons, TitleWords& words, const TitleRest& rest,
                         const RoleNames& names)
    : rest_(rest), names_(names) {
  for (const Table::Row& row : lexicons.table("role/cues.tsv").rows()) {
    const Cue cue = cue_named(row["place"]);
    cues_[static_cast<std::size_t>(cue)].add(
        row["phrase"],
        {number_in("role/cues.tsv", "weight", row["weight"], 1, 99), row["place"] == "as"});
    words.add_cue(row["phrase"], static_cast<unsigned>(cue));
  }
  add_phrases(lexicons, "hires", hires_);
  add_phrases(lexicons, "is_a", is_a_);
  add_phrases(lexicons, "degree", degrees_);
  add_phrases(lexicons, "rank", ranks_);
  for (const Table::Row& row : lexicons.table("employer/words.tsv").rows())
    if (row["kind"] == "legal")
      for (const std::string_view form : split(row["words"], '|')) legal_forms_.add(form, 0);
  for (const Table::Row& row : lexicons.table("role/articles.tsv").rows())
    articles_.add(row["word"], 0);
}

std::size_t TitleSearch::past_articles(const Stretch& stretch, std::size_t i) const {
  for (int times = 0; times < 2 && i < stretch.size(); ++times) {
    const auto match = articles_.at(stretch.text(), stretch.word(i).begin, Edge::any);
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

void TitleSearch::try_cue(const Stretch& stretch, std::size_t i, Cue cue,
                          std::vector<Title>& found) const {
  const Word& word = stretch.word(i);
  if ((word.cues >> static_cast<unsigned>(cue) & 1u) == 0) return;
  const Phrases<CueRow>& phrases = cues_[static_cast<std::size_t>(cue)];
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
      rest_.take_quoted(stretch, *title);
      rest_.take_label_rest(stretch, *title);
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
    // "ein innovatives Unternehmen als Partner": what is a job only beside another word of one
    if (title && match->value->as && title->first == title->last &&
        !stretch.is(title->head, kAnyHead & ~kWeakHead))
      return;
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
bool TitleSearch::leads_to_title(const Stretch& stretch, std::size_t i) const {
  constexpr std::size_t kWords = 6;
  for (std::size_t k = i; k < stretch.size() && k < i + kWords; ++k) {
    if (k > i && stretch.gap(k, kTitleEnd | kTitlePart)) break;
    const Word& word = stretch.word(k);
    for (const Cue cue : {Cue::before, Cue::after}) {
      const auto side = static_cast<unsigned>(cue);
      if ((word.cues >> side & 1u) == 0 || (cue == Cue::after && k == i)) continue;
      if (cues_[side].at(stretch.text(), word.begin)) return true;
    }
  }
  return false;
}

/// The title with which the line at word `i` begins, the `lines`th of the text, scored.
std::optional<Title> TitleSearch::line_title(const Stretch& stretch, std::size_t i,
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
    const auto label = cues_[kLabels].at(stretch.text(), word.begin, Edge::any);
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
  rest_.take_letters(stretch, *title);
  if (title->first == start) rest_.take_bracket(stretch, *title);
  if (lines < kTitleLines && title->first == start) rest_.take_line_parts(stretch, *title);
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
std::optional<Title> TitleSearch::marked(const Stretch& stretch, std::size_t i) const {
  constexpr int kScore = 82;
  std::optional<Title> found;
  for (std::size_t k = i; k > 0 && i - k < kLongestTitle && !stretch.gap(k, kTitleEnd); --k) {
    const std::size_t start = past_articles(stretch, k - 1);
    // "einen Bäcker für eine Filiale (m/w/d)"
    const bool inner =
        k > 1 && (stretch.is(k - 2, kJoin | kStop) || stretch.word(k - 1).gap != kGapSpace);
    if (start < k || start >= i || (inner && !stretch.gap(k - 1, kTitleEnd | kTitlePart))) continue;
    // "un ouvrier polyvalent en maçonnerie H/F": what is an article elsewhere parts no job
    if (found && !stretch.is(start, kAnyHead)) break;
    auto title = stretch.before_letters(start);
    if (title) title->score = kScore;
    if (found && !title) break;
    found = title;
    if (!title || stretch.is(title->head, kAnyHead)) break;
  }
  return found;
}

/// "As a Kestrel Gold Partner": whether the last two words of a title are what a firm is to
/// another.
bool TitleSearch::is_rank(const Stretch& stretch, const Title& title) const {
  if (title.last <= title.first) return false;
  const std::uint32_t begin = stretch.word(title.last - 1).begin;
  const auto rank = ranks_.at(stretch.text(), begin);
  return rank && begin + rank->length == stretch.word(title.last).end;
}

/// "Fernhill Teachers are recruiting a classroom assistant", "Fernhill Bakers is a charity": the
/// words of a job name who hires.
bool TitleSearch::hires_itself(const Stretch& stretch, const Title& title) const {
  std::size_t next = title.last + 1;
  if (const auto is = next < stretch.size() && stretch.word(next).gap == kGapSpace
                          ? is_a_.at(stretch.text(), stretch.word(next).begin)
                          : std::nullopt)
    if (stretch.says_organisation(stretch.word_at(next, stretch.word(next).begin + is->length)))
      return true;
  if (next < stretch.size() && stretch.is(next, kHires)) ++next;  // "Fernhill Solicitors LLP seeks"
  return next < stretch.size() && stretch.word(next).gap == kGapSpace &&
         hires_.at(stretch.text(), stretch.word(next).begin).has_value();
}

/// "Fernhill Commercial Bakeries Ltd (FCB)": a legal form behind the head.
bool TitleSearch::is_firm(const Stretch& stretch, const Title& title) const {
  for (std::size_t i = title.head + 1; i <= title.last; ++i)
    if (stretch.is(i, kHires) && stretch.word(i).gap == kGapSpace &&
        legal_forms_.at(stretch.text(), stretch.word(i).begin))
      return true;
  return false;
}

std::optional<Title> TitleSearch::best(const Stretch& stretch) const {
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
    return hires_itself(stretch, title) || is_firm(stretch, title) ||
           degrees_.at(stretch.text(), begin) || is_rank(stretch, title) ||
           said.find("”") != said.npos;  // "the “core group” of nurses"
  });
  const Title* best = nullptr;
  std::vector<std::string> roles;
  roles.reserve(found.size());
  for (Title& title : found) roles.push_back(names_.role(stretch, title));
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
std::optional<Title> TitleSearch::only_mention(const Stretch& stretch) const {
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

}  // namespace wagescope
