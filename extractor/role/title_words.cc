#include "extractor/role/title_words.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "extractor/base/plain.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr unsigned kFirstCue = 28;  // bits of cues behind those of kinds
constexpr std::uint32_t kBeginsPair = 1u << (kFirstCue - 1);
constexpr std::uint32_t kKinds = kBeginsPair - 1;
constexpr std::uint32_t kLabelWord = kQuiet | 1u << kFirstCue;  // begins another line: "JOB"
constexpr std::size_t kLongestWord = WordKinds::kLongest;
constexpr std::size_t kShortestCompound = 9;  // bytes

std::uint32_t kind_named(std::string_view name) {
  static constexpr NamedBits kNames[] = {{"line_joint", kLineJoint},
                                         {"either", kEither},
                                         {"count", kCount},
                                         {"head", kHead},
                                         {"weak_head", kWeakHead},
                                         {"abbreviation", kAbbreviation},
                                         {"front_head", kFrontHead},
                                         {"field", kField},
                                         {"seniority", kSeniority},
                                         {"grade", kGrade},
                                         {"quality", kQuality},
                                         {"stop", kStop},
                                         {"join", kJoin},
                                         {"contract", kContract},
                                         {"gender", kGender},
                                         {"quiet", kQuiet},
                                         {"note_noun", kNoteNoun},
                                         {"determiner", kDeterminer},
                                         {"lone", kLone},
                                         {"joint_behind", kJointBehind},
                                         {"telling", kTelling},
                                         {"inner", kInner},
                                         {"subject", kSubject},
                                         {"organisation", kHires},
                                         {"other", kOther},
                                         {"opening", kOpening},
                                         {"cjk_head", kHead}};
  return bits_named(kNames, name, "role/words.tsv", "kind");
}

/// A number below 1024 from the last two letters, in any case.
std::size_t last_two(std::string_view word) {
  const auto letter = [&](std::size_t i) { return static_cast<unsigned>(word[i]) & 31u; };
  return letter(word.size() - 2) * 32 + letter(word.size() - 1);
}

}  // namespace

void add_phrases(const Lexicons& lexicons, std::string_view what, PhraseSet& phrases) {
  for (const Table::Row& row : lexicons.table("role/phrases.tsv").rows()) {
    static constexpr std::array<std::string_view, 8> kKnown{"job",  "field", "joint", "degree",
                                                            "rank", "hires", "is_a",  "pairing"};
    if (std::ranges::find(kKnown, row["what"]) == kKnown.end())
      bad_cell("role/phrases.tsv", "what", row["what"]);
    if (row["what"] != what) continue;
    for (std::string_view first : split(row["first"], '|'))
      for (std::string_view second : split(row["second"], '|'))
        phrases.add(std::string(first) + (second.empty() ? "" : " ") + std::string(second), 0);
  }
}

std::optional<std::size_t> TitleWords::pairing_at(std::string_view text, std::size_t at) const {
  const auto pairing = pairings_.at(text, at);
  return pairing ? std::optional<std::size_t>(pairing->length) : std::nullopt;
}

TitleWords::TitleWords(const Lexicons& lexicons, SharedWordKinds shared)
    : kinds_(shared ? std::move(shared) : std::make_shared<WordKinds>()) {
  for (const Table::Row& row : lexicons.table("role/given_names.tsv").rows())
    for (std::string_view name : split(row["names"], '|')) kinds_->add(name, kGiven);
  add_phrases(lexicons, "job", pairs_);
  add_phrases(lexicons, "field", fields_);
  add_phrases(lexicons, "joint", joints_);
  add_phrases(lexicons, "pairing", pairings_);
  for (const Table::Row& row : lexicons.table("role/phrases.tsv").rows())
    if (row["what"] == "job" || row["what"] == "field")
      for (std::string_view first : split(row["first"], '|')) {
        kinds_->add(first_word(first), kBeginsPair);
        kinds_->add(first.substr(0, first.find(' ')), kBeginsPair);  // "Ph.D."
      }
  for (const Table::Row& row : lexicons.table("role/words.tsv").rows())
    for (std::string_view word : split(row["words"], '|')) {
      if (row["kind"] == "suffix")
        add_suffix(word);
      else if (row["kind"] == "gender_end")
        gender_ends_.emplace_back(word);
      else if (row["kind"] == "praise_end")
        praise_ends_.emplace_back(word);
      else
        add(word, kind_named(row["kind"]));
      if (row["kind"] == "stop" && word.size() >= 2 && word.size() < 16)
        stop_ends_[last_two(word)] |= static_cast<std::uint16_t>(1u << word.size());
    }
}

void TitleWords::add_suffix(std::string_view suffix) {
  suffixes_[static_cast<unsigned char>(suffix.back())].emplace_back(suffix);
  compound_ends_.set(last_two(suffix));
}

/// "Électricien" is written "Electricien" too: a capital without its accent.
void TitleWords::add(std::string_view word, std::uint32_t kind) {
  kinds_->add(word, kind);
  for (std::string_view accented : {"é", "è", "ê"})
    if (word.starts_with(accented))
      kinds_->add("e" + std::string(word.substr(accented.size())), kind);
}

bool TitleWords::ends_as_praise(std::string_view word) const {
  return std::ranges::any_of(praise_ends_,
                             [&](const std::string& end) { return word.ends_with(end); });
}

/// Of a word that is in no table itself, and is as such the plural of a job.
std::uint32_t TitleWords::plural_kinds(std::string_view text, std::size_t at,
                                       std::size_t size) const {
  if (size <= 3 || (text[at + size - 1] | 0x20) != 's') return 0;
  const auto singular = static_cast<std::uint32_t>(kinds_->of(text, at, size - 1));
  if ((singular & (kAnyHead | kField | kLone)) == 0) return 0;
  return singular & (kHead | kWeakHead | kFrontHead | kField | kLone);
}

/// Of another word, in small letters: German compounds, "Softwareentwickler",
/// "Krankenpflegerin".
std::uint32_t TitleWords::compound_kinds(std::string_view folded) const {
  if (folded.size() < kShortestCompound) return 0;
  for (const std::string& suffix : suffixes_[static_cast<unsigned char>(folded.back())])
    if (folded.size() >= suffix.size() + 3 && folded.ends_with(suffix)) return kHead;
  return 0;
}

std::uint32_t TitleWords::kinds(std::string_view word) const {
  return kinds_or_more(word, 0, word.size(), listed(word) & kKinds);
}

/// Of the word at `at`; `known`: what the table says of the very word.
std::uint32_t TitleWords::kinds_or_more(std::string_view text, std::size_t at, std::size_t size,
                                        std::uint32_t known) const {
  if (known != 0 || size <= 3) return known;
  const std::string_view word = text.substr(at, size);
  constexpr std::string_view kMiddleDot = "\u00B7";
  if (const std::size_t dot = word.find(kMiddleDot); dot != word.npos && dot > 3)
    return kinds(word.substr(0, dot));  // "Administrateur·rice"
  if (const std::size_t dot = word.find('.'); dot != word.npos && dot > 3 && ends_gender(word, dot))
    return kinds(word.substr(0, dot));  // "Chef.fe"
  if (plain_lookups()) {
    const std::string folded = utf8::fold(word);
    const std::uint32_t plural = plural_kinds(folded, 0, folded.size());
    return plural != 0 ? plural : compound_kinds(folded);
  }
  if (const std::uint32_t plural = plural_kinds(text, at, size); plural != 0) return plural;
  if (size < kShortestCompound || !may_be_compound(word)) return 0;
  const FoldedWord folded(word);
  return folded.view().empty() ? 0 : compound_kinds(folded.view());
}

/// Whether what stands behind the dot is the ending of the other gender, and no "js".
bool TitleWords::ends_gender(std::string_view word, std::size_t dot) const {
  return std::ranges::find(gender_ends_, word.substr(dot + 1)) != gender_ends_.end();
}

/// Whether a compound may end as the word does; what is beyond ASCII may be made small.
bool TitleWords::may_be_compound(std::string_view word) const {
  return ((word[word.size() - 2] | word.back()) & 0x80) != 0 || compound_ends_.test(last_two(word));
}

void TitleWords::add_cue(std::string_view phrase, unsigned number) {
  kinds_->add(first_word(phrase), 1u << (kFirstCue + number));
}

bool TitleWords::cuts_at(std::string_view left, std::string_view right) const {
  const std::uint32_t l = kinds(left);
  if (left.size() <= 3 && left[0] >= '1' && left[0] <= '9' && left.back() == 'x')
    return true;  // "2xBaker"
  if (l & (kHead | kFrontHead | kStop | kQuality | kContract | kQuiet)) return true;
  // "TitleBaker" has a label, "PostNord" none
  constexpr std::size_t kShortestLabel = 5;
  if (left.size() >= kShortestLabel && (kinds_->of(left) >> kFirstCue & 1u) != 0) return true;
  return (kinds(right) & (kStop | kQuiet | kContract)) != 0;
}

/// The lengths, as bits, of the words that end a title and may be the end of `word`: none of
/// nearly all. Letters beyond ASCII change in more bytes than one when they are made small, so
/// behind them any length may be.
unsigned TitleWords::stop_lengths(std::string_view word) const {
  if (plain_lookups()) return ~0u;
  const auto beyond_ascii = [&](std::size_t i) { return (word[i] & 0x80) != 0; };
  if (beyond_ascii(word.size() - 1) || beyond_ascii(word.size() - 2)) return ~0u;
  return stop_ends_[last_two(word)];
}

bool TitleWords::split_glued(std::string_view text, std::vector<Word>& words, std::size_t i) const {
  const Word word = words[i];
  const std::size_t size = word.end - word.begin;
  if (size < 4 || size > kLongestWord) return false;
  const std::string_view bytes = text.substr(word.begin, size);
  for (std::size_t at = 2; (word.mixed || word.figures) && at + 1 < size; ++at) {
    const bool small = bytes[at - 1] >= 'a' && bytes[at - 1] <= 'z';
    const bool capital = bytes[at] >= 'A' && bytes[at] <= 'Z';
    const bool count = bytes[at] >= '0' && bytes[at] <= '9' && at >= 4;  // "Coordinator30 hours"
    if (!small || !(capital || count)) continue;
    if (count ? !(kinds(bytes.substr(0, at)) & (kHead | kFrontHead))
              : !cuts_at(bytes.substr(0, at), bytes.substr(at)))
      continue;
    cut_word(words, i, word.begin + static_cast<std::uint32_t>(at));
    return true;
  }
  // "SPECIALISTJOB DESCRIPTION": capitals throughout, a job and the word of the next line
  for (std::size_t at = 4; word.caps && at + 3 <= size; ++at)
    if ((kinds(bytes.substr(0, at)) & (kHead | kFrontHead)) &&
        (listed(bytes.substr(at)) & kLabelWord) != 0) {
      cut_word(words, i, word.begin + static_cast<std::uint32_t>(at));
      return true;
    }
  // "driverlooking", "Assistantto": no change of case tells.
  const unsigned lengths = word.caps ? 0 : stop_lengths(bytes);
  for (std::size_t at = size - 2; lengths != 0 && at >= 5 && at + 8 >= size; --at)
    if ((lengths >> (size - at) & 1) != 0 && (listed(bytes.substr(at)) & kStop) &&
        bytes.substr(at) != "en" &&  // "Organiseren" is a verb
        (kinds(bytes.substr(0, at)) & kHead)) {
      cut_word(words, i, word.begin + static_cast<std::uint32_t>(at));
      words[i + 1].upper = false;
      return true;
    }
  return false;
}

/// "qu'infirmier" of "en tant qu'infirmier" is two words, where a space would part them elsewhere.
static void cut_elision(std::string_view text, std::vector<Word>& words, std::size_t i) {
  const std::uint32_t begin = words[i].begin;
  if (!words[i].odd || words[i].end - begin < 6 || (text[begin] | 0x20) != 'q' ||
      (text[begin + 1] | 0x20) != 'u')
    return;
  const utf8::Char mark = utf8::at(text, begin + 2);
  if (!utf8::is_apostrophe(mark.code)) return;
  cut_word(words, i, begin + 2 + mark.size);
  words[i].end = words[i].full_end = begin + 2;
  words[i + 1].gap = kGapSpace;
  words[i + 1].upper = utf8::is_upper(utf8::at(text, words[i + 1].begin).code);
}

/// Whether the dot in front of a word is the word's own, as a space before it shows: ".NET".
static bool follows_dot(std::string_view text, std::uint32_t word) {
  return word > 1 && text[word - 1] == '.' && text[word - 2] == ' ';
}

std::vector<std::uint32_t> TitleWords::classify(std::string_view text,
                                                std::vector<Word>& words) const {
  std::vector<std::uint32_t> result;
  result.reserve(words.size() + 16);
  std::uint32_t pair_end = 0;   // of "PhD candidate"
  std::uint32_t field_end = 0;  // of "Goods In"
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto view = [&](std::size_t k) {
      return text.substr(words[k].begin, words[k].end - words[k].begin);
    };
    cut_elision(text, words, i);
    const std::uint32_t known =
        words[i].looked_up ? static_cast<std::uint32_t>(words[i].kinds) : listed(view(i));
    // "requireSome": a cue may end inside of it
    const bool inside = words[i].odd || words[i].figures || (words[i].mixed && !words[i].caps);
    words[i].cues = inside ? 0xFF : static_cast<std::uint8_t>(known >> kFirstCue);
    std::uint32_t kind =
        kinds_or_more(text, words[i].begin, words[i].end - words[i].begin, known & kKinds);
    bool may_pair = words[i].odd || (known & kBeginsPair) != 0;
    // The dot of "Sr. Baker" ends no sentence.
    if (i > 0 && words[i].gap == (kGapStop | kGapSpace) &&
        words[i - 1].end - words[i - 1].begin <= 4 && (result[i - 1] & (kGrade | kJoin)))
      words[i].gap = kGapSpace;
    // "Fernhill Mills Inc. - Leeds - Head Baker"
    if ((words[i].gap & (kGapDash | kGapBar)) && !(words[i].gap & kGapLine))
      words[i].gap &= static_cast<std::uint16_t>(~kGapStop);
    if (words[i].gap == (kGapStop | kGapSpace) && follows_dot(text, words[i].begin))
      words[i].gap = kGapSpace;  // "Senior .NET Developer"
    if (kind == 0 && split_glued(text, words, i)) {
      kind = kinds(view(i));
      words[i].cues = 0xFF;
      may_pair = true;
    }
    if (i > 0 && words[i].gap == kGapHyphen && words[i].begin >= pair_end &&
        words[i].end - words[i - 1].begin <= kLongestWord) {
      const std::uint32_t whole =
          kinds(text.substr(words[i - 1].begin, words[i].end - words[i - 1].begin));
      if (whole != 0) result[i - 1] = kind = whole;
    }
    if ((kind & kAbbreviation) && !(kind & ~kAbbreviation) && !words[i].caps) {
      const std::uint32_t size = words[i].end - words[i].begin;
      if (size < 5 || !words[i].upper) kind = 0;
    }
    if ((kind & kAbbreviation) && !words[i].caps)
      kind &= ~static_cast<std::uint32_t>(kAbbreviation);
    if (const auto pair = may_pair ? pairs_.at(text, words[i].begin) : std::nullopt) {
      pair_end = words[i].begin + pair->length;
      kind = kField;
    } else if (words[i].end == pair_end) {
      kind = kHead | kSubject;
    } else if (words[i].end < pair_end) {  // "Engineer in Test"
      kind = kField;
    }
    if (const auto field = may_pair ? fields_.at(text, words[i].begin) : std::nullopt)
      field_end = words[i].begin + field->length;
    if (words[i].end <= field_end) kind = kField;
    result.push_back(kind);
  }
  return result;
}

}  // namespace wagescope
