#include "extractor/posting/scope.h"

#include <algorithm>
#include <utility>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/cues.h"
#include "extractor/location/place_chain.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kClauseBytes = 160;
constexpr std::uint32_t kListBytes = 420;    // of a sentence with a list of places: "hired in ..."
constexpr std::uint32_t kHeadWords = 6;      // "After 3 years' service"
constexpr std::uint32_t kInLabelBytes = 60;  // of a bracket in a label: "(CA, WA, NY)"
constexpr std::uint32_t kSignBytes = 4;      // between an amount and the label of the next
constexpr std::uint32_t kHeadingBytes = 90;  // a line that names a place: "Austin, TX Pay Range"

bool is_mark(char c) { return std::string_view(" \t\r*\\_=:,-").find(c) != std::string_view::npos; }

/// "16-17 ans", "21+": two ages of two figures, or one and more.
bool begins_age(std::string_view text, std::uint32_t at) {
  constexpr std::uint32_t kAge = 2;  // figures
  const auto figures = [&](std::uint32_t from) {
    std::uint32_t end = from;
    while (is_digit(text, end)) ++end;
    return end - from;
  };
  if (figures(at) != kAge) return false;
  const utf8::Char mark = utf8::at(text, at + kAge);
  if (mark.code == U'+') return true;
  const std::uint32_t next = at + kAge + mark.size;
  return utf8::is_dash(mark.code) && figures(next) == kAge && text.substr(next + kAge, 1) == " ";
}

/// "a raise at 90 days": what a number counts is no shift and no rank.
bool is_counted(std::string_view text, std::uint32_t at, std::uint32_t floor) {
  return at > floor + 1 && text[at - 1] == ' ' && is_digit(text[at - 2]);
}

}  // namespace

ScopeReader::ScopeReader(const Lexicons& lexicons, const Clauses& clauses,
                         const Conditions& conditions, SharedGazetteer places)
    : clauses_(clauses), places_(std::move(places)), conditions_(conditions) {
  for (const Table::Row& row : lexicons.table("posting/scopes.tsv").rows()) {
    const std::string_view what = row["what"];
    set_named(what).add(row["phrase"], 0);
  }
}

PhraseSet& ScopeReader::set_named(std::string_view what) {
  if (what == "work") return works_;
  if (what == "head") return heads_;
  if (what == "tail") return tails_;
  if (what == "filler") return fillers_;
  if (what == "shadow") return shadows_;
  if (what == "limit") return limits_;
  if (what == "joint") return joints_;
  if (what == "anaphor") return anaphors_;
  if (what == "verb") return verbs_;
  if (what == "opener") return openers_;
  if (what == "weak_opener") return weak_openers_;
  if (what == "goes_on") return goes_on_;
  if (what == "note") return notes_;
  if (what == "served") return served_;
  if (what == "served_for") return served_for_;
  if (what == "served_each") return served_each_;
  if (what == "pay_word") return pay_words_;
  if (what == "lead") return leads_;
  if (what == "others") return others_;
  if (what == "place_label") return place_labels_;
  if (what == "place_tail") return place_tails_;
  bad_cell("posting/scopes.tsv", "what", what);
}

/// "Grade 5 (currently £26,403)": without a bracket that does not close before the amount; nothing
/// where one only closes: "(full-time amount) £4,900".
static std::optional<Scope> whole(std::string_view text, std::optional<Scope> scope) {
  if (!scope) return scope;
  const std::string_view words = cut(text, scope->words);
  if (words.find(')') < words.find('(')) return std::nullopt;
  const std::size_t open = words.rfind('(');
  if (open == words.npos || words.find(')', open) != words.npos) return scope;
  scope->words.end = skip_noise_back(text, scope->words.begin + static_cast<std::uint32_t>(open));
  return scope->words.begin < scope->words.end ? scope : std::nullopt;
}

std::optional<Scope> ScopeReader::read(std::string_view text, TextSpan statement,
                                       std::uint32_t floor) const {
  return whole(text, find(text, statement, floor));
}

std::optional<Scope> ScopeReader::find(std::string_view text, TextSpan statement,
                                       std::uint32_t floor) const {
  const std::uint32_t lowest =
      std::max(floor, statement.begin > kClauseBytes ? statement.begin - kClauseBytes : 0);
  TextSpan clause = clauses_.left(text, statement.begin, lowest);
  // not "per annumQualified Baker: £41,600"
  if (floor > 0 && clause.begin == floor && skip_noise(text, floor) > floor)
    if (const auto of_other = behind(text, floor); of_other && of_other->words.end < clause.end)
      clause.begin = of_other->words.end;  // "$20 in Zone A, $18 in Zone B"
  const auto limited = limit(text, clause);
  const auto listed = listed_limit(text, statement.begin, floor);
  // "hired in Austin metro, Chicago metro, or Ohio, the range is": the place is the first of a list
  const bool longer = listed && limited && listed->words.begin == limited->words.begin &&
                      listed->words.end > limited->words.end;
  if (limited && !longer) return limited;
  if (listed) return listed;
  if (const auto opened = opening(text, clause)) return opened;
  if (const auto ranged = of_range(text, clause)) return ranged;
  if (const auto inside = bracketed(text, statement.begin, lowest)) return inside;
  const std::size_t open = cut(text, clause).rfind('(');  // "depending on age (under 21s £8.60)"
  if (open != std::string_view::npos && cut(text, clause).find(')', open) == std::string_view::npos)
    if (const auto own = label(text, {clause.begin + static_cast<std::uint32_t>(open), clause.end}))
      return own;
  const auto before = label(text, clause);
  if (before && before->plain) return before;
  if (auto after = behind(text, statement.end)) {
    after->behind = true;
    return after;
  }
  return before ? before : heading(text, clause, lowest);
}

/// Where the label ends, of which marks and words such as "from" and "rate" part
/// the amount.
std::uint32_t ScopeReader::strip_fillers(std::string_view text, TextSpan clause,
                                         Marks& marks) const {
  std::uint32_t end = clause.end;
  bool colon = false;
  for (;;) {
    while (end > clause.begin) {
      const utf8::Char c = utf8::before(text, end);
      if (!is_mark(text[end - 1]) && !utf8::is_dash(c.code) && !utf8::is_space(c.code)) break;
      colon |= c.code == ':' || c.code == '=';
      end -= std::min(c.size, end - clause.begin);
    }
    const std::uint32_t begin = word_begin(text, end, clause.begin);
    const auto filler = fillers_.at(text, begin);
    if (begin == end || !filler || begin + filler->length != end) {
      marks.colon = colon;
      return end;
    }
    marks.pay_label |= colon;  // "London (hybrid) Salary: £45,000": the job's place
    colon = false;
    end = begin;
  }
}

/// Whether the colon at `colon` stands behind "Salary" and its like.
bool ScopeReader::pay_word_before(std::string_view text, std::uint32_t colon,
                                  std::uint32_t floor) const {
  const std::uint32_t begin = word_begin(text, colon, floor);
  const auto filler = fillers_.at(text, begin);
  return filler && begin + filler->length == colon;
}

std::optional<TextSpan> ScopeReader::place(std::string_view text, std::uint32_t begin,
                                           std::uint32_t end, bool weak) const {
  const auto chain = read_place(*places_, text, begin, end);
  if (!chain || (chain->weak && !weak)) return std::nullopt;
  const auto list = static_cast<std::uint32_t>(end_of_list(*places_, text, *chain, end));
  const std::uint32_t last = std::max(chain->span.end, list);
  const std::uint32_t behind = skip_noise(text, last);  // "the Austin metropolitan area"
  const auto tail = behind < end ? place_tails_.at(text, behind) : std::nullopt;
  const bool whole = tail && behind + tail->length <= end;
  return TextSpan{begin, whole ? behind + tail->length : last};
}

bool ScopeReader::is_place(std::string_view text, TextSpan name) const {
  const auto named = place(text, name.begin, name.end, true);
  if (!named) return false;
  const std::uint32_t behind = skip_noise(text, named->end);
  return behind >= name.end || text[behind] == '(';
}

bool ScopeReader::is_scope(std::string_view text, TextSpan words) const {
  words = {skip_noise(text, words.begin), skip_noise_back(text, words.end)};
  return words.begin < words.end &&
         (is_place(text, words) || (heads_.at(text, words.begin).has_value() &&
                                    !shadows_.at(text, words.begin).has_value()));
}

/// "McLean, VA: $193,400", "Level B from $123,620", "PAYE Rate £185".
std::optional<Scope> ScopeReader::label(std::string_view text, TextSpan clause) const {
  Marks marks;
  const std::uint32_t end = strip_fillers(text, clause, marks);
  std::optional<Scope> found;
  const bool headed = marks.pay_label;
  bool opens = true;  // at the clause's begin, in a cell or bracket, or behind "Salary:"
  for (std::uint32_t at = clause.begin; at < end;) {
    const utf8::Char c = utf8::at(text, at);
    if (!utf8::is_word(c.code)) {
      opens |= c.code == '\t' || c.code == '[' || c.code == ']' || c.code == ')' ||
               cut(text, {at, at + 2}) == "//" ||
               (c.code == ':' && !headed && pay_word_before(text, at, clause.begin));
      at += std::max(1u, c.size);
      continue;
    }
    if (at_word_edge(text, at)) {
      const std::uint32_t words = count_words(text, {at, end});
      // "Starting salary: Cook - £24,000" is the cook's
      const std::size_t colon = cut(text, {at, end}).find(':');
      const bool labels = colon != std::string_view::npos && !headed &&
                          pay_word_before(text, at + static_cast<std::uint32_t>(colon), at);
      if ((heads_.at(text, at) || begins_age(text, at)) && !labels && !shadows_.at(text, at) &&
          words <= kHeadWords && !is_counted(text, at, clause.begin))
        return Scope{{at, end}, false};
      if (opens && !found)
        if (const auto where = place(text, at, end)) {
          const std::uint32_t rest = skip_noise(text, where->end);
          const bool bracket = rest < end && text[rest] == '(' && text.find(')', rest) == end - 1;
          if (rest >= end || bracket)
            found = Scope{{at, end}, marks.colon && !headed, headed, false, false, true};
        }
      opens = false;
    }
    at += c.size;
  }
  return found;
}

/// "CA, WA, NY": codes of regions and nothing else.
bool ScopeReader::lists_regions(std::string_view words) const {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(",/& "), words.size());
    if (!places_->region_code(words.substr(0, end))) return false;
    words.remove_prefix(std::min(words.find_first_not_of(",/& ", end), words.size()));
  }
  return true;
}

/// "Pay range (CA, WA, NY) per year:", "Hourly rate (nights):": the bracket between a word of pay
/// and the colon before an amount. A place says it plainly, other words only beside another pay.
std::optional<Scope> ScopeReader::bracketed(std::string_view text, std::uint32_t statement,
                                            std::uint32_t floor) const {
  constexpr std::uint32_t kPeriodBytes = 24;  // "per year"
  const std::uint32_t colon = skip_noise_back(text, statement, 1);
  if (colon <= floor || text[colon - 1] != ':') return std::nullopt;
  const std::size_t close = cut(text, {floor, colon}).rfind(')');
  if (close == std::string_view::npos || colon - (floor + close) > kPeriodBytes)
    return std::nullopt;
  const std::string_view before = cut(text, {floor, floor + static_cast<std::uint32_t>(close)});
  const std::size_t open = before.rfind('(');
  if (open == std::string_view::npos || close - open > kInLabelBytes) return std::nullopt;
  const TextSpan inside{floor + static_cast<std::uint32_t>(open) + 1,
                        floor + static_cast<std::uint32_t>(close)};
  if (!pay_word_before(text, skip_noise_back(text, inside.begin - 1), floor)) return std::nullopt;
  if (const auto note = notes_.at(text, inside.begin); note && note->length == inside.size())
    return std::nullopt;  // "Salary (PA):" is by the year, not of Pennsylvania
  if (place(text, inside.begin, inside.end) == inside || lists_regions(cut(text, inside)))
    return Scope{inside, true};
  const bool told = others_.at(text, inside.begin) || heads_.at(text, inside.begin) ||
                    place(text, inside.begin, inside.end, true) == inside ||
                    names_band(text, inside) || counts_time(text, inside);
  return told ? std::optional(Scope{inside, false}) : std::nullopt;
}

/// "Zone A (CA, WA):\nThe base salary range for this position is", "[Zone
/// B](https://elm.example):": a band or a place on the line above `line`, with a colon.
std::optional<Scope> ScopeReader::colon_above(std::string_view text, std::uint32_t line,
                                              std::uint32_t floor) const {
  if (line <= floor + 1 || text[line - 1] != '\n') return std::nullopt;
  std::uint32_t end = skip_noise_back(text, line, 1);
  if (end <= floor || text[end - 1] != ':') return std::nullopt;
  TextSpan name = clauses_.left(text, end - 1, floor);
  name.begin = skip_noise(text, name.begin);
  if (text.substr(name.begin, 1) == "[") {  // the text of a link
    const std::size_t close = text.find("](", ++name.begin);
    if (close >= name.end) return std::nullopt;
    name.end = static_cast<std::uint32_t>(close);
  }
  if (name.begin >= name.end || name.size() > kHeadingBytes || count_words(text, name) > kHeadWords)
    return std::nullopt;
  const bool band = heads_.at(text, name.begin) && !shadows_.at(text, name.begin);
  return band || is_place(text, name) ? std::optional(Scope{name, false, true}) : std::nullopt;
}

/// "Austin, TX", "Field Staff Pay Range", "Level 2" on the line above the amount.
std::optional<Scope> ScopeReader::heading(std::string_view text, TextSpan clause,
                                          std::uint32_t floor) const {
  Marks marks;
  std::uint32_t end = strip_fillers(text, clause, marks);
  if (end > clause.begin) {  // "Engineer II pay range: $78,000"
    TextSpan name{skip_noise(text, clause.begin), end};
    // "London - £36,000 / National - £33,000", "London: £36,000; National: £33,000"
    const std::string_view signs = "/|;";
    const bool marked = name.begin < end && signs.find(text[name.begin]) != signs.npos;
    const bool behind_mark = clause.begin > 0 && signs.find(text[clause.begin - 1]) != signs.npos;
    if (marked) name.begin = std::min(end, skip_noise(text, name.begin + 1));
    const bool next = (marked || behind_mark) && floor > 0 && clause.begin <= floor + kSignBytes &&
                      names_band(text, name);
    const bool named = marks.pay_label && name.begin < name.end && !shadows_.at(text, name.begin) &&
                       utf8::is_upper(utf8::at(text, name.begin).code) &&
                       cut(text, name).find(':') == std::string_view::npos &&
                       count_words(text, name) <= kHeadWords;
    if (named || next) return Scope{name, false, true};
    return says_pay(text, clause) ? colon_above(text, clause.begin, floor) : std::nullopt;
  }
  while (end > floor && !utf8::is_word(utf8::before(text, end).code) && text[end - 1] != ')' &&
         text[end - 1] != '.')
    --end;
  TextSpan line = clauses_.left(text, end, floor);
  if (line.size() > kHeadingBytes) return std::nullopt;
  line.begin = skip_noise(text, line.begin);
  if (const auto placed = place_labels_.at(text, line.begin))  // "Role Location: Ohio"
    line.begin =
        std::min(end, skip_noise(text, line.begin + static_cast<std::uint32_t>(placed->length)));
  const std::uint32_t whole = count_words(text, line);
  end = strip_fillers(text, line, marks);
  if (line.begin >= end) return std::nullopt;
  const std::uint32_t words = count_words(text, {line.begin, end});
  const bool labels_pay = words < whole && utf8::is_upper(utf8::at(text, line.begin).code);
  const bool head = (labels_pay || heads_.at(text, line.begin)) && words <= kHeadWords;
  const auto where = place(text, line.begin, end);
  if (!head && (!where || skip_noise(text, where->end) < end)) return std::nullopt;
  return Scope{{line.begin, end}, false, true};
}

/// "In New York City, the salary range is", "For Boston, MA only the range is": the place opens
/// the sentence of a range.
std::optional<Scope> ScopeReader::opening(std::string_view text, TextSpan clause) const {
  const std::uint32_t begin = skip_noise(text, clause.begin);
  auto lead = openers_.at(text, begin);
  const bool plain = lead.has_value();
  if (!plain) lead = weak_openers_.at(text, begin);
  if (!lead) return std::nullopt;
  const std::uint32_t named = skip_noise(text, begin + static_cast<std::uint32_t>(lead->length));
  auto where = place(text, named, clause.end);
  if (!where) {  // "For Washington-based roles, the range is": what is often no place is one here
    where = place(text, named, clause.end, true);
    if (where && text[where->end] != '-') return std::nullopt;
  }
  if (!where || where->end >= clause.end) return std::nullopt;
  if (text[where->end] != ',' && !goes_on_.at(text, skip_noise(text, where->end)))
    return std::nullopt;
  if (!says_pay(text, {where->end, clause.end})) return std::nullopt;
  return Scope{*where, plain, false, false, true};
}

/// Whether a word that parts a label from its amount stands there: "range", "salary".
bool ScopeReader::says_pay(std::string_view text, TextSpan within) const {
  for (std::uint32_t at = within.begin; at < within.end; ++at)
    if (pay_words_.may_start(text[at]) && at_word_edge(text, at) && pay_words_.at(text, at))
      return true;
  return false;
}

/// "For bakers hired in the following places: Boise metro, Tulsa metro and Iowa, the
/// expected range is", "in all other US locations, the range": a list of whatever words, up to the
/// comma behind which the sentence goes on, in a sentence that may be long.
std::optional<Scope> ScopeReader::listed_limit(std::string_view text, std::uint32_t end,
                                               std::uint32_t floor) const {
  const std::uint32_t lowest = std::max(floor, end > kListBytes ? end - kListBytes : 0);
  std::uint32_t begin = end;
  for (std::uint32_t next = clauses_.left(text, end, lowest).begin; next < begin;
       next = clauses_.left(text, begin, lowest).begin)
    begin = next;
  for (std::uint32_t at = begin; at < end; ++at) {
    if (!limits_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto phrase = limits_.at(text, at);
    if (!phrase) continue;
    std::uint32_t from = skip_noise(text, at + phrase->length);
    if (const auto lead = leads_.at(text, from))
      from = skip_noise(text, from + static_cast<std::uint32_t>(lead->length));
    const auto comma = static_cast<std::uint32_t>(
        std::min<std::size_t>(cut(text, {0, end}).find(", the ", from), end));
    const bool names = from < end && (utf8::is_upper(utf8::at(text, from).code) ||
                                      others_.at(text, from).has_value());
    if (names && comma < end && says_pay(text, {comma, end})) return Scope{{from, comma}, true};
  }
  return std::nullopt;
}

/// "For CO and NY residents, the range is", "for candidates in Colorado".
std::optional<Scope> ScopeReader::limit(std::string_view text, TextSpan clause) const {
  for (std::uint32_t at = clause.begin; at < clause.end; ++at) {
    if (!limits_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto phrase = limits_.at(text, at);
    if (!phrase) continue;
    const std::uint32_t behind = skip_noise(text, at + phrase->length);
    if (const auto where = place(text, behind, clause.end)) return Scope{*where, true};
    const std::size_t lead = text.substr(clause.begin, at - clause.begin).rfind("or ");
    if (lead == std::string_view::npos) continue;  // "For CO, NY and WA residents"
    const auto begin = static_cast<std::uint32_t>(clause.begin + lead + 3);
    const std::uint32_t end = skip_noise_back(text, at);
    const bool codes = end - begin >= 2 && utf8::is_upper(utf8::at(text, begin).code) &&
                       utf8::is_upper(utf8::at(text, begin + 1).code);
    if (begin < end && (codes || place(text, begin, end))) return Scope{{begin, end}, true};
  }
  return std::nullopt;
}

/// "The range for this role across the U.S. is", "... in those locations is": the place stands
/// right before the verb and the amount.
std::optional<Scope> ScopeReader::of_range(std::string_view text, TextSpan clause) const {
  Marks marks;
  const std::uint32_t end = strip_fillers(text, clause, marks);
  const std::uint32_t verb = skip_noise(text, end);
  if (verb >= clause.end || !verbs_.at(text, verb)) return std::nullopt;
  for (std::uint32_t at = clause.begin; at < end; ++at) {
    if (!joints_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto joint = joints_.at(text, at);
    if (!joint) continue;
    const std::uint32_t begin = skip_noise(text, at + joint->length);
    const auto where = place(text, begin, end);
    const bool dot = where && where->end + 1 == end && text[where->end] == '.';  // "the U.S. is"
    if (where && (dot || skip_noise(text, where->end) >= end))
      return Scope{{where->begin, dot ? end : where->end}, false};
    const auto anaphor = anaphors_.at(text, begin);
    if (anaphor && begin + anaphor->length == end) return named_before(text, at);
  }
  return std::nullopt;
}

/// "otherwise within the Bay area and New York City, and the range in those locations": the
/// words behind the joint before, up to a mark, when they begin with a capital.
std::optional<Scope> ScopeReader::named_before(std::string_view text, std::uint32_t end) const {
  constexpr std::uint32_t kBack = 240;
  const TextSpan sentence = clauses_.left(text, end, end > kBack ? end - kBack : 0);
  std::optional<Scope> found;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    if (!joints_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto joint = joints_.at(text, at);
    if (!joint) continue;
    const std::uint32_t begin = skip_noise(text, at + joint->length);
    const std::size_t mark = text.substr(0, sentence.end).find_first_of(",;:()", begin);
    if (mark == std::string_view::npos || !utf8::is_upper(utf8::at(text, begin).code)) continue;
    found = Scope{{begin, static_cast<std::uint32_t>(mark)}, false};
  }
  return found;
}

}  // namespace wagescope
