#include "extractor/kind/cues.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "extractor/base/plain.h"
#include "extractor/base/sixteen.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/compounds.h"

namespace wagescope {
namespace {

template <class Enum, std::size_t count>
std::uint8_t value_named(std::string_view text, const Enum (&all)[count]) {
  for (Enum value : all)
    if (name(value) == text) return static_cast<std::uint8_t>(value);
  bad_cell("kind/cues", "value", text);
}

constexpr Kind kKinds[] = {Kind::base,   Kind::total,     Kind::ote,
                           Kind::bonus,  Kind::sign_on,   Kind::commission,
                           Kind::equity, Kind::allowance, Kind::other};
constexpr Basis kBases[] = {Basis::gross, Basis::net, Basis::pro_rata, Basis::fte};
constexpr Bound kBounds[] = {Bound::up_to, Bound::from, Bound::about};

std::optional<Cue::What> simple_meaning(std::string_view what) {
  if (what == "includes") return Cue::What::includes;
  if (what == "rise") return Cue::What::rise;
  if (what == "former") return Cue::What::former;
  if (what == "low_end") return Cue::What::low_end;
  if (what == "high_end") return Cue::What::high_end;
  if (what == "middle") return Cue::What::middle;
  if (what == "upkeep") return Cue::What::upkeep;
  if (what == "relative") return Cue::What::relative;
  if (what == "copula") return Cue::What::copula;
  if (what == "subject") return Cue::What::subject;
  if (what == "excludes") return Cue::What::excludes;
  if (what == "none") return Cue::What::none;
  return std::nullopt;
}

/// `reason` of the result is `value` itself.
Cue cue_of(std::string_view what, std::string_view value, std::string_view reach,
           const Reasons& reasons) {
  Cue cue;
  cue.reach = static_cast<std::uint8_t>(number_in("kind/cues", "reach", reach, 0, 255));
  if (what == "pay") {
    cue.what = Cue::What::pay;
    cue.value = value == "weak" ? 1 : value == "alone" ? 2 : 0;
  } else if (const auto simple = simple_meaning(what)) {
    cue.what = *simple;
    cue.value = value == "total" || value == "first" ? 1 : 0;
  } else if (what == "kind") {
    cue.what = Cue::What::kind;
    cue.value = value_named(value, kKinds);
  } else if (what == "period") {
    cue.what = Cue::What::period;
    const auto period = period_from_name(value);
    if (!period) bad_cell("kind/cues", "value", value);
    cue.value = static_cast<std::uint8_t>(*period);
  } else if (what == "basis") {
    cue.what = Cue::What::basis;
    cue.value = value_named(value, kBases);
  } else if (what == "bound" && value == "between") {
    cue.what = Cue::What::between;
  } else if (what == "bound") {
    cue.what = Cue::What::bound;
    cue.value = value_named(value, kBounds);
  } else if (what == "not") {
    cue.what = Cue::What::not_pay;
    cue.reason = value;
    cue.value = static_cast<std::uint16_t>(reasons.of(value).traits);
  } else {
    bad_cell("kind/cues", "what", what);
  }
  return cue;
}

/// Words of which only one can be true of a phrase: it is pay, a kind of pay, or no pay.
std::string group_of(std::string_view what) {
  return std::string(what == "kind" || what == "not" ? "pay" : what);
}

}  // namespace

CueReader::CueReader(const Lexicons& lexicons, FirstWords* first_words) : clauses_(lexicons) {
  const CueLayout* layout = lexicons.as_built() && !plain_lookups() ? laid_out_cues() : nullptr;
  if (layout == nullptr) {
    read_rows(lexicons, first_words);
    return;
  }
  cues_ = layout->cues;
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    sets_[i].phrases = PhraseSet(layout->sets[i].phrases);
    sets_[i].entries = layout->sets[i].entries;
  }
  if (first_words != nullptr) first_words->add(layout->first_words);
}

/// The phrases of the tables, and those of the compounds that no table says the same thing of.
void CueReader::read_rows(const Lexicons& lexicons, FirstWords* first_words) {
  const Reasons reasons(lexicons);
  std::map<Cue, std::uint32_t> numbers;
  std::set<std::tuple<std::string, std::string, std::string>> said;
  for (const Table* table : lexicons.tables_in("kind/cues/"))
    for (const Table::Row& row : table->rows()) {
      const CueText text{std::string(row["phrase"]), std::string(row["what"]),
                         std::string(row["value"]), std::string(row["side"]),
                         std::string(row["reach"])};
      add_row(text, reasons, numbers, first_words);
      said.emplace(utf8::fold(text.phrase), group_of(text.what), text.side);
    }
  for (const CueText& text : compound_cues(lexicons))
    if (!said.contains({text.phrase, group_of(text.what), text.side}))
      add_row(text, reasons, numbers, first_words);
  cues_ = own_;
  for (CueSet& set : sets_) set.entries = set.own;
}

void CueReader::add_row(const CueText& text, const Reasons& reasons,
                        std::map<Cue, std::uint32_t>& numbers, FirstWords* first_words) {
  Cue cue = cue_of(text.what, text.value, text.reach, reasons);
  cue.reason = *reasons_.emplace(cue.reason).first;
  const auto [known, is_new] = numbers.emplace(cue, static_cast<std::uint32_t>(own_.size()));
  if (is_new) own_.push_back(cue);
  const bool says_what = cue.what == Cue::What::pay || cue.what == Cue::What::kind ||
                         cue.what == Cue::What::not_pay || cue.what == Cue::What::includes;
  const std::size_t side = text.side == "left" ? 0u : 2u;
  if (first_words != nullptr)
    first_words->add(text.phrase, side == 0 ? FirstWords::kLeftCues : FirstWords::kRightCues);
  if (says_what || cue.what == Cue::What::none) add(text.phrase, known->second, sets_[side]);
  if (!says_what) add(text.phrase, known->second, sets_[side + 1]);
}

void CueReader::add(std::string_view phrase, std::uint32_t cue, CueSet& set) {
  const auto entry = static_cast<std::uint32_t>(set.own.size());
  set.own.push_back({cue, CueEntry::kLast});
  std::uint32_t last = set.phrases.add(phrase, entry);
  if (last == entry) return;
  while (set.own[last].next != CueEntry::kLast) last = set.own[last].next;
  set.own[last].next = entry;
}

CueLayout CueReader::layout() const {
  CueLayout all;
  all.cues = cues_;
  for (std::size_t i = 0; i < sets_.size(); ++i)
    all.sets[i] = {sets_[i].phrases.layout(), sets_[i].entries};
  return all;
}

/// Appends all cues of a phrase.
void CueReader::append(const CueSet& set, TextSpan span, std::uint32_t entry,
                       std::vector<CueHit>& found) const {
  for (; entry != CueEntry::kLast; entry = set.entries[entry].next)
    found.push_back({span, &cues_[set.entries[entry].cue], 0});
}

/// The cues that begin in `window`; the place behind the last of them, or the window's end.
std::uint32_t CueReader::find_in(const CueSet& set, std::string_view inside, TextSpan window,
                                 std::vector<CueHit>& found) const {
  std::uint32_t at = window.begin;
  const auto small = [&](std::uint32_t i) { return inside[i] >= 'a' && inside[i] <= 'z'; };
  while (at < window.end) {
    if (at > window.begin && small(at) && small(at - 1)) {  // inside of a word
      ++at;
      continue;
    }
    if (set.phrases.may_start(inside[at]) && at_word_edge(inside, at)) {
      if (const auto match = set.phrases.at(inside, at)) {
        append(set, {at, at + match->length}, match->number, found);
        at += match->length;
        continue;
      }
    }
    at += std::max(1u, utf8::at(inside, at).size);
  }
  return at;
}

/// The same for a window of many words, by the first look at each of them: only words that
/// some cue begins with are tried. The window's end may cut a word, which then is another.
void CueReader::find_by_hits(const CueSet& set, std::string_view text, TextSpan window,
                             FirstWords::Tables table, const WordHits& hits,
                             std::vector<CueHit>& found) const {
  const std::string_view inside = text.substr(0, window.end);
  std::uint32_t cut = window.end;
  while (cut > window.begin && cut < text.size() && !at_word_edge(text, cut)) --cut;
  std::uint32_t next = window.begin;
  for (const WordHit& hit : hits.from(window.begin)) {
    const std::uint32_t begin = std::max(hit.begin, next);  // a window may begin inside a word
    if (begin >= cut) break;
    if (hit.end <= next || ((hit.tables & table) == 0 && !hit.odd)) continue;
    next = find_in(set, inside, {begin, hit.odd ? std::min(hit.end, cut) : begin + 1}, found);
  }
  if (cut < window.end) find_in(set, inside, {std::max(cut, next), window.end}, found);
}

void CueReader::find(std::string_view text, TextSpan window, Side side, std::vector<CueHit>& found,
                     const WordHits* hits) const {
  const FirstWords::Tables table =
      side == Side::left ? FirstWords::kLeftCues : FirstWords::kRightCues;
  for (const Group group : {meanings, attributes})
    if (hits != nullptr && !plain_lookups())
      find_by_hits(set(side, group), text, window, table, *hits, found);
    else
      find_in(set(side, group), text.substr(0, window.end), window, found);
}

void CueReader::at(std::string_view text, std::uint32_t at, Side side,
                   std::vector<CueHit>& found) const {
  if (at >= text.size()) return;
  for (const Group group : {meanings, attributes}) {
    const CueSet& cues = set(side, group);
    if (const auto match = cues.phrases.at(text, at))
      append(cues, {at, at + match->length}, match->number, found);
  }
}

namespace {

/// Words that begin in the first `size` of `bytes`, which are ASCII. `before` is the byte
/// that stands before them, or 0.
std::uint32_t ascii_words(const Sixteen& bytes, unsigned size, unsigned char before) {
  const bool letter = (before | 0x20) >= 'a' && (before | 0x20) <= 'z';
  const bool figure = before >= '0' && before <= '9';
  const std::uint32_t letters = bytes.letters << 1 | std::uint32_t{letter};
  const std::uint32_t figures = bytes.figures << 1 | std::uint32_t{figure};
  const std::uint32_t small =
      (bytes.letters & ~bytes.capitals) << 1 | std::uint32_t{letter && before >= 'a'};
  std::uint32_t begins =
      ((bytes.letters & (~letters | (bytes.capitals & small))) | (bytes.figures & ~figures)) &
      ((std::uint32_t{1} << size) - 1);
  std::uint32_t count = 0;
  for (; begins != 0; begins &= begins - 1) ++count;
  return count;
}

}  // namespace

std::uint32_t count_words(std::string_view text, TextSpan span) {
  std::uint32_t words = 0;
  bool inside = false;
  const bool plain = plain_lookups();
  for (std::uint32_t at = span.begin; at < span.end;) {
    const Sixteen bytes = Sixteen::at(text, at);
    const std::uint32_t left = std::min<std::uint32_t>(span.end - at, Sixteen::kBytes);
    const auto ascii = static_cast<std::uint32_t>(std::countr_zero(bytes.beyond | 1u << 16));
    if (const std::uint32_t size = std::min(left, ascii); size > 1 && !plain) {
      const bool beyond = inside && static_cast<unsigned char>(text[at - 1]) >= 0x80;
      if (!beyond) {
        words += ascii_words(bytes, size, inside ? static_cast<unsigned char>(text[at - 1]) : '\0');
        inside = ((bytes.letters | bytes.figures) >> (size - 1) & 1) != 0;
        at += size;
        continue;
      }
    }
    const utf8::Char c = utf8::at(text, at);
    const bool word = utf8::is_word(c.code);
    const bool unspaced = utf8::is_unspaced(c.code);  // a run of them counts as one word
    // "USDThe" counts as one word, here as above.
    const bool glued = !unspaced && at_word_edge(text, at) && !opens_behind_capitals(text, at);
    if (word && (!inside || glued)) ++words;
    inside = word;
    at += std::max(1u, c.size);
  }
  return words;
}

std::uint32_t word_begin(std::string_view text, std::uint32_t end, std::uint32_t floor) {
  std::uint32_t begin = end;
  while (begin > floor) {
    const utf8::Char c = utf8::before(text, begin);
    if (!utf8::is_word(c.code) && c.code != '\'' && c.code != 0x2019) break;
    begin -= c.size;
  }
  return begin;
}

}  // namespace wagescope
