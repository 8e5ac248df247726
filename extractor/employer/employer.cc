#include "extractor/employer/employer.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/base/find.h"
#include "extractor/base/utf8.h"
#include "extractor/employer/weigher.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/word_kinds.h"
#include "extractor/lexicon/words.h"

namespace wagescope {
namespace {

constexpr std::size_t kMaxBytes = 24576;  ///< Of a text: names stand early or in the closing lines.
constexpr unsigned kFirstCue = 29;        ///< Bits of cues behind those of kinds.
constexpr std::uint32_t kKinds = (1u << kFirstCue) - 1;

std::uint32_t kind_named(std::string_view name) {
  static constexpr NamedBits kNames[] = {{"never", kNever},
                                         {"start", kStart},
                                         {"end", kEnd},
                                         {"group", kGroup},
                                         {"agency_word", kAgencyWord},
                                         {"stranger", kStranger},
                                         {"site", kSite},
                                         {"speaks", kSpeaks},
                                         {"opens", kOpens},
                                         {"in_place", kInPlace},
                                         {"institution", kInstitution},
                                         {"edge", kEdge},
                                         {"legal", kLegal},
                                         {"ours", kOurs},
                                         {"form", kForm},
                                         {"beside", kBeside},
                                         {"aside", kAside},
                                         {"article", kArticle},
                                         {"part", kPart},
                                         {"small_group", kSmallGroup},
                                         {"news_group", kNewsGroup},
                                         {"organisation", kOrganisation},
                                         {"joint", kJoint},
                                         {"form_of", kFormOf},
                                         {"shortened", kShortened},
                                         {"university", kUniversity},
                                         {"line_form", kLineForm}};
  return bits_named(kNames, name, "employer/words.tsv", "kind");
}

/// "said {when} it" with each day, and without one.
std::vector<std::string> with_days(std::string_view phrase, const std::vector<std::string>& whens) {
  constexpr std::string_view kWhen = "{when} ";
  const std::size_t at = phrase.find(kWhen);
  if (at == phrase.npos) return {std::string(phrase)};
  std::vector<std::string> all;
  all.reserve(whens.size());
  for (const std::string& when : whens)
    all.push_back(std::string(phrase.substr(0, at)) + when +
                  std::string(phrase.substr(at + kWhen.size())));
  return all;
}

/// "we're" and "we’re": each phrase with its apostrophes straight and curled.
std::vector<std::string> spellings(std::vector<std::string> phrases) {
  constexpr std::string_view kCurled = "\u2019";
  for (std::size_t i = 0, size = phrases.size(); i < size; ++i) {
    std::string curled = phrases[i];
    for (std::size_t at = curled.find('\''); at != curled.npos; at = curled.find('\'', at + 1))
      curled.replace(at, 1, kCurled);
    if (curled != phrases[i]) phrases.push_back(std::move(curled));
  }
  return phrases;
}

enum class Side : unsigned char { label, before, after };

/// Whose words a text is: news names those who pay in other words than they use.
enum class Voice : unsigned char { ad, news };

Side side_named(std::string_view name) {
  if (name == "label") return Side::label;
  return name == "before" || name == "news_before" ? Side::before : Side::after;
}

std::string ascii_lower(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace

struct EmployerReader::Tables {
  Tables(const Lexicons& lexicons, SharedWordKinds shared, SharedGazetteer shared_places);

  std::uint32_t kinds_and_cues(std::string_view word) const;
  std::uint32_t kinds(std::string_view word) const { return kinds_and_cues(word) & kKinds; }
  bool cut_glued(std::string_view text, std::vector<Word>& words, std::size_t i, int& cuts) const;

  std::array<Phrases<CueRow>, 3> cues;  ///< By Side.
  Phrases<CueRow> appositions;          ///< Behind a comma: "Acme, a leading bakery".
  Phrases<CueRow> owned;                ///< Behind a possessive: "Acme's mission".
  SharedWordKinds words;                ///< The high half of its bits.
  std::array<Phrases<CueRow>, 3> news;  ///< Cues that only news has.
  PhraseSet legal_forms;                ///< "s.r.o."
  PhraseSet common;                     ///< "Energy": of which alone no name is made.
  PhraseSet own_articles;               ///< "La", and the verbs of English behind its name.
  SharedGazetteer places;
};

EmployerReader::Tables::Tables(const Lexicons& lexicons, SharedWordKinds shared,
                               SharedGazetteer shared_places)
    : words(shared ? std::move(shared) : std::make_shared<WordKinds>()),
      places(std::move(shared_places)) {
  if (!places) {
    FirstWords own;
    places = std::make_shared<const Gazetteer>(lexicons, own);
  }
  const auto add = [&](std::string_view word, std::uint32_t bits) {
    words->add(word, WordKinds::Bits{bits} << kHalf);
  };
  std::vector<std::string> whens{""};
  for (const Table::Row& row : lexicons.table("employer/words.tsv").rows())
    if (row["kind"] == "when")
      for (std::string_view word : split(row["words"], '|'))
        whens.push_back(std::string(word) + " ");
  for (const Table::Row& row : lexicons.table("employer/cues.tsv").rows()) {
    auto& phrases = row["side"] == "owned"        ? owned
                    : row["side"] == "apposition" ? appositions
                    : row["side"].starts_with("news_")
                        ? news[static_cast<std::size_t>(side_named(row["side"]))]
                        : cues[static_cast<std::size_t>(side_named(row["side"]))];
    const CueRow cue{number_in("employer/cues.tsv", "weight", row["weight"], 1, 99),
                     std::string(row["rule"])};
    for (const std::string& phrase : spellings(with_days(row["phrase"], whens)))
      phrases.add(phrase, cue);
  }
  for (const Table::Row& row : lexicons.table("employer/cues.tsv").rows())
    if (row["side"] != "owned" && row["side"] != "apposition")
      add(first_word(row["phrase"]),
          1u << (kFirstCue + static_cast<unsigned>(side_named(row["side"]))));
  for (const Table::Row& row : lexicons.table("employer/words.tsv").rows())
    for (std::string_view word : split(row["words"], '|'))
      if (row["kind"] == "common")
        common.add(word, 0);
      else if (row["kind"] == "own_article" || row["kind"] == "own_verb")
        own_articles.add(word,
                         row["kind"] == "own_verb" ? Weigher::kVerb : Weigher::kArticleOfName);
      else if (row["kind"] != "when")
        add(word, kind_named(row["kind"]));
  for (const Table::Row& row : lexicons.table("employer/legal_forms.tsv").rows())
    legal_forms.add(row["form"], 0);
  for (const Table::Row& row : lexicons.table("role/given_names.tsv").rows())
    for (std::string_view word : split(row["names"], '|')) add(word, kGiven);
  for (const Table::Row& row : lexicons.table("role/words.tsv").rows())
    if (row["kind"] == "head" || row["kind"] == "front_head")
      for (std::string_view word : split(row["words"], '|')) add(word, kJob);
}

/// The kinds of a word, and in the bits from kFirstCue on the cues that may begin with it.
std::uint32_t EmployerReader::Tables::kinds_and_cues(std::string_view word) const {
  return static_cast<std::uint32_t>(words->of(word) >> kHalf);
}

namespace {

constexpr std::size_t kLongLabel = 7, kShortLabel = 4;  // letters: "Address", "name"

/// Whether a word that looks glued stands in the text again, or in small letters:
/// "@tubemill.example".
bool said_again(std::string_view text, const Word& at, std::string_view word) {
  return find_words(text, word, at.end) != std::string_view::npos ||
         find_words(text.substr(0, at.begin), word) != std::string_view::npos ||
         find_words(text, ascii_lower(word)) != std::string_view::npos;
}

}  // namespace

/// Cuts "SummaryQueen", "ExpertsWe" and "employeesAcme" where a known word, or one
/// in small letters, was glued to a name; not "HotBun", when the text says it twice.
bool EmployerReader::Tables::cut_glued(std::string_view text, std::vector<Word>& found,
                                       std::size_t i, int& cuts) const {
  const std::string_view word = view(text, found[i]);
  // "FernhillFernhill is": the end of a line and the next one's begin
  if (const std::size_t half = word.size() / 2; half >= 4 && word.size() % 2 == 0 &&
                                                word[0] == word[half] &&
                                                word.substr(0, half) == word.substr(half)) {
    cut_word(found, i, found[i].begin + static_cast<std::uint32_t>(half));
    return true;
  }
  if (!found[i].mixed || word.size() > 64 || cuts > 128) return false;
  // "FernAssistant is looking for": a line begins with the name that a sentence is about
  const bool subject = (found[i].gap & kGapLine) != 0 && i + 1 < found.size() &&
                       found[i + 1].gap == kGapSpace && !found[i + 1].upper && !found[i + 1].digit;
  const bool formed = i + 1 < found.size() && found[i + 1].gap == kGapSpace &&
                      (kinds(view(text, found[i + 1])) & kLegal);  // "MillBase GmbH"
  // "FreightRoll | Software Engineer": a part of the first line by itself
  constexpr std::uint16_t kBegins = kGapLine | kGapBar;
  if ((i == 0 || (found[i].gap & kBegins) != 0) && i + 1 < found.size() &&
      (found[i + 1].gap & kGapBar) != 0)
    return false;
  // "10Cups" is a name
  const bool own = found[i].digit && (found[i].gap & ~(kGapLine | kGapSpace)) == 0 &&
                   word.find_first_not_of("0123456789") <= 2;
  for (std::size_t at = 2; at + 1 < word.size(); ++at) {
    if (found[i].digit && !own && at + 1 < word.size() && word[at] >= 'A' && word[at] <= 'Z' &&
        word[at + 1] >= 'a' && word[at + 1] <= 'z') {  // "000KAcme"
      cut_word(found, i, found[i].begin + static_cast<std::uint32_t>(at));
      return true;
    }
    std::size_t right = at + 1;
    while (right < word.size() && !(word[right] >= 'A' && word[right] <= 'Z')) ++right;
    const bool small =
        (word[at - 1] >= 'a' && word[at - 1] <= 'z') || (at >= 4 && word[at - 1] == ')');
    if (!small || word[at] < 'A' || word[at] > 'Z') continue;
    // "the HotBun shop": what goes on in a sentence is glued to nothing before it.
    const bool within = found[i].gap == kGapSpace && found[i].upper && at <= 3;
    const bool known =
        (!within && !subject && (kinds(word.substr(0, at)) & (kNever | kStart | kEnd))) ||
        (at >= kLongLabel && (kinds(word.substr(0, at)) & kJob)) ||  // "EngineerFernhill"
        (!formed && !subject && (kinds(word.substr(at, right - at)) & (kNever | kStart | kEdge))) ||
        (kinds(word.substr(0, at)) & kEdge);
    // A long word glued to another, seen once: "AllowanceAcme", but "BlackOak".
    const bool longish = at >= 7 && right - at >= 3;
    if (!known && !longish && (found[i].upper || at < 4)) continue;
    ++cuts;
    const std::string_view left = word.substr(0, at), next = word.substr(at, right - at);
    // "Employer nameFernhill", "TrustAddressMill": labels, however often they are glued
    const bool label = ((kinds(next) & kEdge) && next.size() >= kLongLabel) ||
                       (i > 0 && found[i].gap == kGapSpace && at >= kShortLabel &&
                        (kinds(left) & kEdge) && (kinds(view(text, found[i - 1])) & kEdge));
    if (!label && said_again(text, found[i], word)) return false;
    cut_word(found, i, found[i].begin + static_cast<std::uint32_t>(at));
    return true;
  }
  return false;
}

namespace {

/// Where names are searched for up to.
std::uint32_t bounded(std::string_view text, TextSpan within) {
  return static_cast<std::uint32_t>(within.begin +
                                    utf8::whole(cut(text, within), kMaxBytes).size());
}

// What no cue leads to. A name keeps a view of its rule, so these outlive it.
const CueRow kByForm{34, "x-form"};
const CueRow kBeforeJobs{32, "x-jobs"};
const CueRow kLegalForm{22, "x-form"};
const CueRow kInstitutions{40, "x-form"};
const CueRow kDomains{34, "x-domain"};
const CueRow kStands{14, "x-stands"};
const CueRow kStandsWithForm{46, "x-stands"};

/// `organization = "Fernhill Mills"`: what stands between a label and its value in data.
bool is_assignment(std::string_view gap) {
  return gap.find('=') != gap.npos && gap.find_first_not_of(" =\"'") == gap.npos;
}

/// The names of a stretch, with every cue that stands beside one.
class NameSearch {
 public:
  NameSearch(const EmployerReader::Tables& tables, std::string_view text, TextSpan within)
      : NameSearch(tables, text,
                   words_of(text, {within.begin, bounded(text, within)}, kMostWords)) {}
  NameSearch(const EmployerReader::Tables& tables, std::string_view text, std::vector<Word> words)
      : tables_(tables), text_(text), weigher_(make(tables, text, std::move(words))) {}

  Weigher run(Voice voice, std::optional<TextSpan> title = {}) {
    if (title) weigher_.know_title(*title);
    for (std::size_t i = 0; i < weigher_.words().size(); ++i) {
      const Word& word = weigher_.words()[i];
      if (i > 0 && weigher_.words()[i - 1].possessive())
        if (const auto match = tables_.owned.at(text_, word.begin))
          weigher_.name_before(i, *match->value);
      if (weigher_.gap(i, kGapComma | kGapOpen))  // "Acme, a bakery", "Acme (NYSE: ACM)"
        if (const auto match = tables_.appositions.at(text_, word.begin);
            match && text_.substr(word.begin + match->length, 1) != "-")  // "a company-paid plan"
          weigher_.name_before(i, *match->value, true);
      if (weigher_.words()[i].cues == 0) continue;
      for (const Side side : {Side::label, Side::before, Side::after}) {
        try_cue(i, side, tables_.cues[static_cast<std::size_t>(side)]);
        if (voice == Voice::news) try_cue(i, side, tables_.news[static_cast<std::size_t>(side)]);
      }
    }
    if (voice == Voice::news) {
      weigher_.names_by_form(kByForm);
      weigher_.names_before_jobs(kBeforeJobs);
    } else {
      weigher_.standing_names(kStands, kStandsWithForm);
      weigher_.names_with_legal_form(kLegalForm);
      weigher_.institutions(kInstitutions);
      weigher_.names_by_layout(title);
      if (title) weigher_.name_behind_title(*title);
      weigher_.names_of_domains(kDomains);
    }
    return std::move(weigher_);
  }

 private:
  static Weigher make(const EmployerReader::Tables& tables, std::string_view text,
                      std::vector<Word> words);
  void try_cue(std::size_t i, Side side, const Phrases<CueRow>& cues);

  const EmployerReader::Tables& tables_;
  std::string_view text_;
  Weigher weigher_;
};

Weigher NameSearch::make(const EmployerReader::Tables& tables, std::string_view text,
                         std::vector<Word> words) {
  std::vector<std::uint32_t> kinds;
  kinds.reserve(words.size());
  int cuts = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t known = words[i].looked_up
                                    ? static_cast<std::uint32_t>(words[i].kinds >> kHalf)
                                    : tables.kinds_and_cues(view(text, words[i]));
    std::uint32_t kind = known & kKinds;
    if ((kind & ~kJob) == 0 && tables.cut_glued(text, words, i, cuts))
      kind = tables.kinds(view(text, words[i]));
    words[i].cues = words[i].odd ? 0xFF : static_cast<std::uint8_t>(known >> kFirstCue);
    kinds.push_back(kind);
  }
  return Weigher(text, std::move(words), std::move(kinds), *tables.words, tables.legal_forms,
                 tables.common, tables.own_articles, *tables.places);
}

void NameSearch::try_cue(std::size_t i, Side side, const Phrases<CueRow>& cues) {
  const Word& word = weigher_.words()[i];
  if ((word.cues >> static_cast<unsigned>(side) & 1u) == 0) return;
  const auto match = cues.at(text_, word.begin, Edge::any);
  if (!match) return;
  const std::size_t end = word.begin + match->length;
  const std::size_t next = weigher_.word_at(i, end);
  if (weigher_.words()[next - 1].end > end) return;  // "at" in "attend"
  if (side == Side::after) {
    if (end < text_.size() && (text_[end] == '\'' || text_.substr(end).starts_with("’")))
      return;  // "the Millers Workers' Union"
    return weigher_.name_before(i, *match->value);
  }
  if (next >= weigher_.words().size()) return;
  const bool label = side == Side::label;
  const bool begins = weigher_.gap(i, kGapLine | kGapStop | kGapColon) || word.gap == 0 || i == 0;
  const bool assigned = is_assignment(text_.substr(end, weigher_.words()[next].begin - end));
  if (label && !assigned && !weigher_.gap(next, kGapColon | kGapBar) &&
      !(begins && (weigher_.gap(next, kGapLine) || weigher_.words()[next].gap == kGapNone)))
    return;
  if (label && weigher_.gap(next, kGapStop)) return;
  if (weigher_.words()[next].gap == kGapAmpersand) return;  // the "at" of "AT&T"
  const bool about_us = match->value->rule == "about-us";
  const bool with_comma = text_[end - 1] == ',';  // "our client, Acme,"
  if (!label && weigher_.gap(next, kNameEnd) && !about_us && !with_comma) return;
  weigher_.name_behind(next, *match->value, label);
}

EmployerReading reading_of(const Name& name) {
  return {name.span, name.score >= 70 ? Certainty::stated : Certainty::implied,
          std::string(name.rule)};
}

}  // namespace

EmployerReader::EmployerReader(const Lexicons& lexicons, SharedWordKinds shared,
                               SharedGazetteer places)
    : tables_(std::make_unique<Tables>(lexicons, std::move(shared), std::move(places))) {}
EmployerReader::~EmployerReader() = default;
EmployerReader::EmployerReader(EmployerReader&&) noexcept = default;

std::optional<EmployerReading> EmployerReader::read(const Document& document,
                                                    TextSpan within) const {
  return read(document, within, words_of(document.text, within, kMostWords));
}

std::optional<EmployerReading> EmployerReader::read(const Document& document, TextSpan within,
                                                    const std::vector<Word>& words,
                                                    std::optional<TextSpan> title) const {
  const std::uint32_t end = bounded(document.text, within);
  const auto best =
      NameSearch(*tables_, document.text, words_until(document.text, words, end, kMostWords))
          .run(Voice::ad, title)
          .best();
  if (!best) return std::nullopt;
  return reading_of(*best);
}

std::vector<EmployerReading> EmployerReader::organisations(const Document& document,
                                                           TextSpan within) const {
  std::vector<EmployerReading> found;
  for (const Name& name : NameSearch(*tables_, document.text, within).run(Voice::news).all())
    found.push_back(reading_of(name));
  return found;
}

}  // namespace wagescope
