#include "extractor/employer/employer.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/words.h"

namespace wagescope {
namespace {

constexpr std::size_t kMaxBytes = 24576;  ///< Of a text: names stand early or in the closing lines.
constexpr std::size_t kMaxWords = 4096;
constexpr std::size_t kLongestName = 7;    ///< Words.
constexpr std::size_t kMaxNames = 48;      ///< Different names that are weighed.
constexpr std::size_t kLongestKnown = 24;  ///< Bytes: no word of the table is longer.
constexpr int kWeakest = 40;               ///< Below it nothing is said.
constexpr int kWeakestAgency = 20;         ///< The same for a go-between that names itself.

enum NameKind : std::uint32_t {
  kNever = 1,
  kStart = 2,
  kEnd = 4,
  kGroup = 8,
  kAgencyWord = 16,
  kStranger = 32,
  kLegal = 128,  ///< "Ltd": the words before are surely a name.
  kOurs = 256,   ///< "our": what follows is a part of the employer.
  kEdge = 64,    ///< A heading that is glued to names.
};

std::uint32_t kind_named(std::string_view name) {
  if (name == "never") return kNever;
  if (name == "start") return kStart;
  if (name == "end") return kEnd;
  if (name == "group") return kGroup;
  if (name == "agency_word") return kAgencyWord;
  if (name == "stranger") return kStranger;
  if (name == "edge") return kEdge;
  if (name == "legal") return kLegal;
  if (name == "ours") return kOurs;
  throw std::logic_error("employer/words.tsv: unknown kind " + std::string(name));
}

enum class Side : unsigned char { label, before, after };

Side side_named(std::string_view name) {
  if (name == "label") return Side::label;
  return name == "before" ? Side::before : Side::after;
}

struct CueRow {
  int weight;
  std::string rule;
};

/// A name and what speaks for it.
struct Name {
  std::string key;  ///< Folded, without legal forms.
  TextSpan span;
  int score = 0;
  int strongest = 0;
  bool agency = false;
  bool stranger = false;
  bool grouped = false;  ///< Its last word is "Group", "Limited" and the like.
  std::string_view rule;
  std::vector<std::string_view> rules;  ///< Each cue counts twice at the most.
};

std::string_view view(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

constexpr std::uint16_t kHardGap = kGapLine | kGapStop | kGapColon | kGapBar | kGapMoney |
                                   kGapComma | kGapDash | kGapOpen | kGapClose | kGapSlash |
                                   kGapQuote | kGapOther;

}  // namespace

struct EmployerReader::Tables {
  explicit Tables(const Lexicons& lexicons);

  std::uint32_t kinds(std::string_view word) const;
  bool cut_glued(std::string_view text, std::vector<Word>& words, std::size_t i, int& cuts) const;

  std::array<Phrases<CueRow>, 3> cues;  ///< By Side.
  Phrases<CueRow> appositions;          ///< Behind a comma: "Acme, a leading bakery".
  Phrases<CueRow> owned;                ///< Behind a possessive: "Acme's mission".
  std::unordered_map<std::string, std::uint32_t> words;
  PhraseSet heads;  ///< Words of titles: "Data Engineer" is no employer.
};

EmployerReader::Tables::Tables(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("employer/cues.tsv").rows())
    (row["side"] == "owned"        ? owned
     : row["side"] == "apposition" ? appositions
                                   : cues[static_cast<std::size_t>(side_named(row["side"]))])
        .add(row["phrase"], {std::stoi(std::string(row["weight"])), std::string(row["rule"])});
  for (const Table::Row& row : lexicons.table("employer/words.tsv").rows())
    for (std::string_view word : split(row["words"], '|'))
      words[utf8::fold(word)] |= kind_named(row["kind"]);
  for (const Table::Row& row : lexicons.table("role/words.tsv").rows())
    if (row["kind"] == "head" || row["kind"] == "front_head")
      for (std::string_view word : split(row["words"], '|')) {
        heads.add(word, 0);
        heads.add(std::string(word) + "s", 0);
      }
}

std::uint32_t EmployerReader::Tables::kinds(std::string_view word) const {
  if (word.size() > kLongestKnown) return 0;
  const auto found = words.find(utf8::fold(word));
  return found == words.end() ? 0 : found->second;
}

/// Cuts "SummaryQueen", "ExpertsWe" and "employeesAcme" where a known word, or one
/// in small letters, was glued to a name; not "OnBuy", when the text says it twice.
bool EmployerReader::Tables::cut_glued(std::string_view text, std::vector<Word>& found,
                                       std::size_t i, int& cuts) const {
  const std::string_view word = view(text, found[i]);
  if (word.size() > 64 || cuts > 128) return false;
  for (std::size_t at = 2; at + 1 < word.size(); ++at) {
    if (found[i].digit && at + 1 < word.size() && word[at] >= 'A' && word[at] <= 'Z' &&
        word[at + 1] >= 'a' && word[at + 1] <= 'z') {  // "000KAcme"
      cut_word(found, i, found[i].begin + static_cast<std::uint32_t>(at));
      return true;
    }
    std::size_t right = at + 1;
    while (right < word.size() && !(word[right] >= 'A' && word[right] <= 'Z')) ++right;
    const bool small =
        (word[at - 1] >= 'a' && word[at - 1] <= 'z') || (at >= 4 && word[at - 1] == ')');
    if (!small || word[at] < 'A' || word[at] > 'Z') continue;
    const bool known = (kinds(word.substr(0, at)) & (kNever | kStart | kEnd)) ||
                       (kinds(word.substr(at, right - at)) & (kNever | kStart | kEdge)) ||
                       (kinds(word.substr(0, at)) & kEdge);
    // A long word glued to another, seen once: "AllowanceAcme", but "BlackOak".
    const bool longish = at >= 7 && right - at >= 3;
    if (!known && !longish && (found[i].upper || at < 4)) continue;
    ++cuts;
    if (text.find(word, found[i].end) != std::string_view::npos) return false;
    if (text.substr(0, found[i].begin).find(word) != std::string_view::npos) return false;
    cut_word(found, i, found[i].begin + static_cast<std::uint32_t>(at));
    return true;
  }
  return false;
}

namespace {

bool is_small_joint(std::string_view word) {
  return word == "of" || word == "and" || word == "the" || word == "de" || word == "du" ||
         word == "der" || word == "des" || word == "für" || word == "for" || word == "van";
}

/// The names of one text, weighed.
class Weigher {
 public:
  using Kinds = std::vector<std::uint32_t>;
  Weigher(std::string_view text, std::vector<Word> words, Kinds kinds, const PhraseSet& heads)
      : text_(text), words_(std::move(words)), kinds_(std::move(kinds)), heads_(heads) {}

  const std::vector<Word>& words() const { return words_; }
  bool gap(std::size_t i, std::uint16_t gaps) const { return (words_[i].gap & gaps) != 0; }
  std::size_t word_at(std::size_t from, std::size_t byte) const {
    while (from < words_.size() && words_[from].begin < byte) ++from;
    return from;
  }

  void name_behind(std::size_t first, const CueRow& row, bool label);
  void name_before(std::size_t end, const CueRow& row, bool apposition = false);
  std::optional<Name> best();

 private:
  Name fuller(const Name& name) const;
  std::optional<TextSpan> spelled_out(const Name& name) const;
  bool is(std::size_t i, std::uint32_t kind) const { return (kinds_[i] & kind) != 0; }
  bool names(std::size_t i) const;
  bool is_job(std::size_t i) const;
  void add(std::size_t first, std::size_t last, const CueRow& row, int weight);
  int mentions(const Name& name) const;

  std::string_view text_;
  std::vector<Word> words_;
  Kinds kinds_;
  const PhraseSet& heads_;
  std::vector<Name> found_;
};

/// Whether a word can stand in a name: a capital, "m2r", "haart" before a capital.
bool Weigher::names(std::size_t i) const {
  if (words_[i].upper) return true;
  const std::string_view word = view(text_, words_[i]);
  for (char c : word)
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9' && !words_[i].digit)) return true;
  return false;
}

/// Whether a word names a job, or stands in the brackets of (m/w/d) behind one.
bool Weigher::is_job(std::size_t i) const {
  if (words_[i].end - words_[i].begin == 1 && gap(i + 1, kGapClose)) return true;
  const auto head = heads_.at(text_, words_[i].begin);
  return words_[i].upper && head && head->length == words_[i].end - words_[i].begin;
}

void Weigher::name_behind(std::size_t first, const CueRow& row, bool label) {
  const std::size_t limit = std::min(words_.size(), first + kLongestName);
  std::size_t i = first;
  while (i < limit && i < first + 2 && is(i, kStart) && !(words_[i].upper && i == first && label))
    ++i;
  if (i >= limit) return;
  if (!names(i)) {
    // "at haart Estate Agents": a small letter before capitals.
    if (!(i + 1 < limit && words_[i + 1].upper && words_[i + 1].gap == kGapSpace &&
          is(i + 1, 0xFFFF) == false))
      return;
    return;
  }
  std::size_t last = i;
  for (std::size_t k = i + 1; k < limit; ++k) {
    if (words_[k].gap == kGapNone || (words_[k - 1].possessive() && !is(k, kGroup))) break;
    if (words_[k].gap & kGapAmpersand) {
      if (!names(k)) break;
    } else if (gap(k, kHardGap)) {
      break;
    } else if (is_small_joint(view(text_, words_[k]))) {
      if (k + 1 >= limit || !words_[k + 1].upper || gap(k + 1, kHardGap) || is(k, kEnd) == false)
        break;
      if (view(text_, words_[k]) != "of" && view(text_, words_[k]) != "and" &&
          view(text_, words_[k]) != "de")
        break;
      continue;
    } else if (!names(k) && !words_[k].digit) {
      break;
    }
    last = k;
  }
  int weight = row.weight;
  if (row.rule == "at-x" && last + 1 < words_.size()) {
    // "At Acme, we": the pronoun makes it the employer.
    const std::string_view next = view(text_, words_[last + 1]);
    if (gap(last + 1, kGapComma) &&
        (next == "we" || next == "you" || next == "our" || next == "your" || next == "base" ||
         next == "it" || next == "the"))
      weight += 34;
  }
  // "Head Baker at Acme"
  if (row.rule == "at-x" && row.weight == 24 && first >= 2 && words_[first - 2].upper &&
      words_[first - 1].gap == kGapSpace && is_job(first - 2))
    weight += 30;
  add(i, last, row, weight);
}

void Weigher::name_before(std::size_t end, const CueRow& row, bool apposition) {
  if (end == 0) return;
  std::size_t last = end - 1;
  if (gap(end, kHardGap) && !gap(end, kGapComma | kGapClose)) return;
  if (gap(end, kGapClose)) {  // "Acme (NYSE: ACM) is a"
    std::size_t k = last;
    while (k > 0 && last - k < 6 && !gap(k, kGapOpen)) --k;
    if (k == 0 || !gap(k, kGapOpen)) return;
    last = k - 1;
  } else if (gap(end, kGapComma) && !apposition) {
    return;
  }
  if (!names(last)) return;
  std::size_t first = last;
  while (first > 0 && last - first < kLongestName) {
    if (words_[first].gap == kGapNone) break;
    const std::size_t k = first - 1;
    if (gap(first, kHardGap)) {
      if (!(gap(first, kGapComma) && is(first, kGroup) && names(k))) break;  // "Wye, LLC"
    }
    if (words_[k].possessive() && !is(first, kGroup)) break;
    if (is_small_joint(view(text_, words_[k]))) {
      if (k == 0 || !names(k - 1) || gap(k, kHardGap)) break;
      if (view(text_, words_[k]) != "of" && view(text_, words_[k]) != "and") break;
    } else if (!names(k) && !(words_[k].digit && k > 0 && names(k - 1))) {
      break;
    }
    first = k;
  }
  if (first < last && is_small_joint(view(text_, words_[first]))) ++first;
  int weight = row.weight;
  // In the middle of a sentence the words before may be anything.
  if (!gap(first, kGapLine | kGapStop | kGapOther | kGapClose) && words_[first].gap != kGapNone &&
      !is(first, kStart) && !(first > 0 && words_[first - 1].digit))
    weight -= 8;
  if (first > 0 && gap(first, kGapSpace) && is(first - 1, kOurs) && row.rule != "x-team")
    weight -= 24;  // "Our Bakery Academy is": a part of it
  // The first sentence says who speaks: "Acme are working with a mill to".
  if (words_[first].begin < 8) weight += 14;
  add(first, last, row, weight);
}

void Weigher::add(std::size_t first, std::size_t last, const CueRow& row, int weight) {
  while (first < last && is(first, kStart)) ++first;
  while (last > first && is(last, kEnd) && !words_[last].caps) --last;
  if (weight <= 0 || found_.size() >= kMaxNames) return;
  if (first == last && is(first, kNever | kStart)) return;
  if (words_[first].digit && first == last) return;
  bool all_never = true;
  bool stranger = false;
  bool agency = row.rule == "agency";
  for (std::size_t i = first; i <= last; ++i) {
    all_never = all_never && is(i, kNever);
    stranger = stranger || is(i, kStranger);
    agency = agency || is(i, kAgencyWord);
  }
  if (all_never || (first == last && is(first, kGroup) && !words_[first].caps)) return;
  // "The Property Experts" with its article is a name; "Data Engineer" is none.
  const bool the_many = first > 0 && view(text_, words_[first - 1]) == "The" &&
                        words_[first].gap == kGapSpace && text_[words_[last].end - 1] == 's' &&
                        first < last;
  if (is_job(last) && !the_many) return;
  if (row.rule == "we-are-x" && last - first > 2) return;  // "We Are Now Holding Open Days"
  if (is(last, kLegal)) weight += 12;
  std::uint32_t end = words_[last].end;
  if (words_[last].possessive() && last + 1 < words_.size() && gap(last + 1, kGapComma))
    end = words_[last].full_end;  // "At Moody's, we" keeps what belongs to the name
  std::string key =
      utf8::fold(text_.substr(words_[first].begin, words_[last].end - words_[first].begin));
  auto same =
      std::find_if(found_.begin(), found_.end(), [&](const Name& n) { return n.key == key; });
  if (same == found_.end()) {
    Name name;
    name.key = std::move(key);
    name.span = {words_[first].begin, end};
    found_.push_back(std::move(name));
    same = found_.end() - 1;
  }
  same->stranger = same->stranger || stranger;
  same->agency = same->agency || agency;
  same->grouped = is(last, kGroup);
  if (std::count(same->rules.begin(), same->rules.end(), row.rule) >= 2) return;
  same->rules.push_back(row.rule);
  // A second voice counts half.
  same->score += weight > same->strongest ? weight - same->strongest / 2 : weight / 2;
  if (weight > same->strongest) {
    same->strongest = weight;
    same->rule = row.rule;
  }
}

/// How often the name stands in the text, as whole words, up to 12.
int Weigher::mentions(const Name& name) const {
  const std::string_view words = text_.substr(name.span.begin, name.span.size());
  int count = 0;
  for (std::size_t at = text_.find(words); at != std::string_view::npos && count < 12;
       at = text_.find(words, at + words.size()))
    ++count;
  return count;
}

/// "Mill Research Institute (MRI)" gives "MRI" its full name.
std::optional<TextSpan> Weigher::spelled_out(const Name& name) const {
  const std::string_view letters = text_.substr(name.span.begin, name.span.size());
  if (letters.size() < 2 || letters.size() > 6) return std::nullopt;
  for (std::size_t i = 2; i + 1 < words_.size(); ++i) {
    if (!words_[i].caps || !gap(i, kGapOpen) || !gap(i + 1, kGapClose) ||
        view(text_, words_[i]) != letters)
      continue;
    std::size_t first = i - 1;
    while (first > 0 && i - first < 9 && !gap(first, kHardGap) && words_[first].gap != kGapNone &&
           (names(first - 1) || is_small_joint(view(text_, words_[first - 1]))) &&
           !is(first - 1, kStart))
      --first;
    while (first < i - 1 && text_[words_[first].begin] != letters[0]) ++first;
    if (i - first >= 3 && text_[words_[first].begin] == letters[0])
      return TextSpan{words_[first].begin, words_[i - 1].end};
  }
  return std::nullopt;
}

/// "Acme" is "Acme Group Limited" where the text says so too.
Name Weigher::fuller(const Name& name) const {
  const Name* full = &name;
  for (const Name& other : found_)
    if ((other.grouped || other.strongest >= 70) && other.key.size() > full->key.size() + 1 &&
        other.key.starts_with(name.key) && other.key[name.key.size()] == ' ')
      full = &other;
  Name result = *full;
  result.score = name.score;
  if (const auto span = spelled_out(result)) result.span = *span;
  return result;
}

std::optional<Name> Weigher::best() {
  Name* best = nullptr;
  for (Name& name : found_) {
    const int many = mentions(name);
    name.score += 4 * (many - 1);
    if (many >= 4) name.score += 6;
    name.score -= static_cast<int>(std::min<std::uint32_t>(name.span.begin / 1000, 4));
    if (name.stranger) name.score -= 60;
    if (name.agency) name.score -= 12;
    if (best == nullptr || name.score > best->score) best = &name;
  }
  if (best == nullptr || best->score < (best->agency ? kWeakestAgency : kWeakest))
    return std::nullopt;
  return fuller(*best);
}

std::size_t bounded(std::string_view text, TextSpan within) {
  std::size_t end = std::min<std::size_t>(within.end, within.begin + kMaxBytes);
  while (end < within.end && end > within.begin &&
         (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return end;
}

}  // namespace

EmployerReader::EmployerReader(const Lexicons& lexicons)
    : tables_(std::make_unique<Tables>(lexicons)) {}
EmployerReader::~EmployerReader() = default;
EmployerReader::EmployerReader(EmployerReader&&) noexcept = default;

std::optional<EmployerReading> EmployerReader::read(const Document& document,
                                                    TextSpan within) const {
  const std::string_view text = document.text;
  std::vector<Word> words =
      words_of(text, {within.begin, static_cast<std::uint32_t>(bounded(text, within))}, kMaxWords);
  std::vector<std::uint32_t> kinds;
  kinds.reserve(words.size());
  int cuts = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint32_t kind = tables_->kinds(view(text, words[i]));
    if (kind == 0 && tables_->cut_glued(text, words, i, cuts))
      kind = tables_->kinds(view(text, words[i]));
    kinds.push_back(kind);
  }
  Weigher weigher(text, std::move(words), std::move(kinds), tables_->heads);
  for (std::size_t i = 0; i < weigher.words().size(); ++i) {
    const Word& word = weigher.words()[i];
    if (i > 0 && weigher.words()[i - 1].possessive()) {
      const auto match = tables_->owned.at(text, word.begin);
      if (match) weigher.name_before(i, *match->value);
    }
    if (weigher.gap(i, kGapComma)) {
      const auto match = tables_->appositions.at(text, word.begin);
      if (match) weigher.name_before(i, *match->value, true);
    }
    for (const Side side : {Side::label, Side::before, Side::after}) {
      const Phrases<CueRow>& cues = tables_->cues[static_cast<std::size_t>(side)];
      if (!cues.may_start(text[word.begin])) continue;
      const auto match = cues.at(text, word.begin, Edge::any);
      if (!match) continue;
      const std::size_t end = word.begin + match->length;
      const std::size_t next = weigher.word_at(i, end);
      if (weigher.words()[next - 1].end > end) continue;  // "at" in "attend"
      if (side == Side::after) {
        weigher.name_before(i, *match->value);
      } else if (next < weigher.words().size()) {
        const bool label = side == Side::label;
        const bool begins =
            weigher.gap(i, kGapLine | kGapStop | kGapColon) || word.gap == 0 || i == 0;
        if (label && !weigher.gap(next, kGapColon) &&
            !(begins && (weigher.gap(next, kGapLine) || weigher.words()[next].gap == kGapNone)))
          continue;
        if (label && weigher.gap(next, kGapStop)) continue;
        const bool about_us = match->value->rule == "about-us";
        if (!label && weigher.gap(next, kHardGap) && !about_us) continue;
        weigher.name_behind(next, *match->value, label);
      }
    }
  }
  const auto best = weigher.best();
  if (!best) return std::nullopt;
  EmployerReading reading;
  reading.name = best->span;
  reading.certainty = best->score >= 70 ? Certainty::stated : Certainty::implied;
  reading.rule = std::string(best->rule);
  return reading;
}

}  // namespace wagescope
