// Scopes that stand behind the amount: in a bracket, as a rank, a shift, a place, hours or a
// condition.
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/cues.h"
#include "extractor/posting/scope.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kBracketBytes = 40;  // "(18-20)"
constexpr std::uint32_t kPlaceBytes = 60;    // "in Denver, CO"

}  // namespace

bool is_age(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (is_digit(c))
      ++digits;
    else if (c != '-' && c != '+' && c != ' ')
      return false;
  }
  const bool two = digits == 2 && text.find('+') != std::string_view::npos;
  return two || (digits == 4 && text.find('-') != std::string_view::npos);
}

/// Whether what slashes part begins with capitals: "Sun/BH", not "p/h", "w/tips", "H/F".
bool parts_are_names(std::string_view words) {
  constexpr std::size_t kLetters = 2;
  for (std::size_t slash = words.find('/'); slash != words.npos; slash = words.find('/')) {
    const std::string_view next = words.substr(slash + 1);
    if (slash < kLetters || next.substr(0, next.find('/')).size() < kLetters ||
        !utf8::is_upper(utf8::at(words, 0).code) || !utf8::is_upper(utf8::at(next, 0).code))
      return false;
    words = next;
  }
  return true;
}

/// "£21 per hour PAYE £17": the word belongs to the amount behind it.
bool ScopeReader::labels_next(std::string_view text, std::uint32_t end) const {
  std::uint32_t at = skip_noise(text, end);
  if (const auto filler = fillers_.at(text, at)) at = skip_noise(text, at + filler->length);
  const utf8::Char c = utf8::at(text, at);
  return c.code == ':' || c.code == '=' || utf8::is_currency_sign(c.code) ||
         (at < text.size() && is_digit(text[at]));
}

/// "£13.10 following a 6-month probation".
std::optional<Scope> ScopeReader::condition(std::string_view text, std::uint32_t begin) const {
  constexpr std::uint32_t kBytes = 72;
  constexpr std::uint32_t kWords = 9;
  const auto said = conditions_.at(text, begin);
  if (!said) return std::nullopt;
  TextSpan words = clauses_.right(text, begin, begin + kBytes);
  words.end = std::max(words.end, *said);  // "ab 1. Juli"
  const std::string_view clause = cut(text, words);
  std::size_t mark = clause.find_first_of(",;()[]/\t\r");
  while (mark != clause.npos && clause[mark] == '/' && is_digit(clause, mark + 1))
    mark = clause.find_first_of(",;()[]/\t\r", mark + 1);  // "from 4/1/27"
  if (mark != clause.npos) words.end = begin + static_cast<std::uint32_t>(mark);
  // "After 2 years £29,800" is of the next
  if (utf8::find_currency_sign(cut(text, words)) < words.size()) return std::nullopt;
  const auto end_with_word = [&] {
    while (words.end > begin && !utf8::is_word(utf8::before(text, words.end).code)) --words.end;
  };
  end_with_word();
  while (words.end > begin && count_words(text, words) > kWords) {
    words.end = word_begin(text, words.end, begin);
    end_with_word();  // "within the first twelve months of full-": a hyphen is no word
  }
  return Scope{words, false};
}

/// "£58,000 (National) or £61,500 (Leeds)": a bracket of a word or two, which tells apart only
/// beside another.
bool ScopeReader::names_band(std::string_view text, TextSpan inside) const {
  constexpr std::uint32_t kWords = 3;
  const std::string_view words = cut(text, inside);
  if (inside.begin >= inside.end || !utf8::is_letter(utf8::at(text, inside.begin).code) ||
      words.find_first_of("0123456789+%,;:") != words.npos || !parts_are_names(words) ||
      utf8::find_currency_sign(words) < words.size())
    return false;
  return count_words(text, inside) <= kWords && !shadows_.at(text, inside.begin) &&
         !notes_.at(text, inside.begin) && !fillers_.at(text, inside.begin);
}

/// "$25 (less than 1 year), $27.50 (1-3 years)": a count of years or hours, which tells
/// apart only beside another.
bool ScopeReader::counts_time(std::string_view text, TextSpan inside) const {
  constexpr std::uint32_t kWords = 7;
  bool figure = false;
  for (std::uint32_t at = inside.begin; at < inside.end; ++at) {
    figure = figure || is_digit(text[at]);
    if (figure && at_word_edge(text, at) && served_.at(text, at))
      return count_words(text, inside) <= kWords && !notes_.at(text, inside.begin);
  }
  return false;
}

/// "950 € für 15 Stunden/Woche, 1.140 € für 18 Stunden/Woche": the same without a bracket.
std::optional<Scope> ScopeReader::time(std::string_view text, std::uint32_t begin) const {
  constexpr std::uint32_t kBytes = 40;
  const auto lead = served_for_.at(text, begin);
  if (!lead) return std::nullopt;
  const std::uint32_t number = skip_noise(text, begin + lead->length);
  if (!is_digit(text, number)) return std::nullopt;
  const TextSpan clause = clauses_.right(text, number, number + kBytes);
  for (std::uint32_t at = number; at < clause.end; ++at) {
    const auto unit = at_word_edge(text, at) ? served_.at(text, at) : std::nullopt;
    if (!unit) continue;
    TextSpan words{number, at + unit->length};
    const std::uint32_t each = skip_noise(text, words.end);
    if (const auto said = served_each_.at(text, each)) words.end = each + said->length;
    constexpr std::uint32_t kWords = 5;
    if (count_words(text, words) > kWords) return std::nullopt;
    Scope scope{words};
    scope.time = true;
    return scope;
  }
  return std::nullopt;
}

/// "Level 4", "Zone A": the word of a scale with the number or the letter behind it.
Scope ScopeReader::ranked(std::string_view text, std::uint32_t begin, std::uint32_t length) {
  const std::uint32_t rank = skip_noise(text, begin + length);
  std::uint32_t end = rank;
  while (end < text.size() && utf8::is_word(utf8::at(text, end).code))
    end += utf8::at(text, end).size;
  const bool ranks = end > rank && (is_digit(text[rank]) || end - rank == 1);
  return {{begin, ranks ? end : begin + length}, false};
}

/// "£62k year 1, £81k year 2": a rank right behind the amount, with a comma, a mark or the line's
/// end behind it.
std::optional<Scope> ScopeReader::ranked_behind(std::string_view text, std::uint32_t at) const {
  const std::uint32_t begin = skip_noise(text, at);
  if (begin != at + 1 || text[at] != ' ') return std::nullopt;
  const auto head = heads_.at(text, begin);
  if (!head || shadows_.at(text, begin)) return std::nullopt;
  const Scope scope = ranked(text, begin, head->length);
  const std::uint32_t end = scope.words.end;
  const bool ends = end >= text.size() ||
                    std::string_view(",;|/\n").find(text[end]) != std::string_view::npos ||
                    text.substr(end, 2) == ". ";
  return ends ? std::optional(scope) : std::nullopt;
}

/// "£10.85 (18-20)", "£530/wk Residential", "$140,000 for Level 4".
std::optional<Scope> ScopeReader::behind(std::string_view text, std::uint32_t at) const {
  const std::uint32_t begin = skip_noise(text, at);
  if (begin >= text.size()) return std::nullopt;
  if (text[begin] == '(') {
    const std::size_t close = text.substr(begin, kBracketBytes).find(')');
    if (close == std::string_view::npos) return std::nullopt;
    const TextSpan inside{begin + 1, static_cast<std::uint32_t>(begin + close)};
    // "£31,650 - £49,084 (outer London £36,413 - £53,994)": another's
    if (utf8::find_currency_sign(cut(text, inside)) < inside.size()) return std::nullopt;
    const bool known = is_age(cut(text, inside)) || heads_.at(text, inside.begin) ||
                       place(text, inside.begin, inside.end) == inside;
    if (known) return Scope{inside, false, false};
    const bool band = begin > at && (names_band(text, inside) || counts_time(text, inside));
    return band ? std::optional(Scope{inside, false, true}) : std::nullopt;
  }
  if (const auto rank = ranked_behind(text, at)) return rank;
  const auto tail = tails_.at(text, begin);
  const bool told = tail && !labels_next(text, begin + tail->length);
  if (const auto joint = told ? std::nullopt : joints_.at(text, begin)) {
    const std::uint32_t name = skip_noise(text, begin + joint->length);
    if (const auto head = heads_.at(text, name)) return ranked(text, name, head->length);
    // "€60,000 in Berlin", "in Hull": it tells apart only beside another; "in London" is a tail
    const std::uint32_t end = clauses_.right(text, name, name + kPlaceBytes).end;
    if (const auto where = place(text, name, end, true)) return Scope{*where, false, true};
  }
  if (const auto when = condition(text, begin)) return when;
  if (const auto hours = told ? std::nullopt : time(text, begin)) return hours;
  return told ? std::optional(Scope{{begin, begin + tail->length}, false}) : std::nullopt;
}

/// The last word for a time or work in `within`, or the first (`first`).
std::optional<TextSpan> ScopeReader::work_in(std::string_view text, TextSpan within,
                                             bool first) const {
  std::optional<TextSpan> found;
  for (std::uint32_t at = within.begin; at < within.end; ++at) {
    if (!works_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto work = works_.at(text, at);
    if (!work || at + work->length > within.end) continue;
    found = TextSpan{at, at + work->length};
    if (first) break;
    at = found->end - 1;
  }
  return found;
}

std::optional<TextSpan> ScopeReader::of_allowance(std::string_view text, TextSpan statement,
                                                  std::uint32_t floor) const {
  constexpr std::uint32_t kBytes = 90, kWordsBefore = 6, kWordsBehind = 3, kNear = 3;
  const std::uint32_t lowest =
      std::max(floor, statement.begin > kBytes ? statement.begin - kBytes : 0);
  const std::uint32_t end = skip_noise_back(text, statement.begin, 1);  // "Sleep-ins\n£60"
  const auto left = work_in(text, clauses_.left(text, end, lowest), false);
  const auto right =
      work_in(text, clauses_.right(text, statement.end, statement.end + kBytes), true);
  const auto between = [&](const TextSpan& work) {
    return work.begin < statement.begin ? TextSpan{work.end, statement.begin}
                                        : TextSpan{statement.end, work.begin};
  };
  // "$4.50 nights, $2.75 weekends": the comma ends what is said of the first; "£13.60 Saturday and
  // Sunday£65 per sleep-in": so does a lost line end
  const bool first = left && floor > 0 && count_words(text, {floor, left->begin}) == 0;
  const bool of_last =
      left && (between(*left).empty() ||
               (first && cut(text, between(*left)).find(',') != std::string_view::npos));
  const bool before = left && !of_last && count_words(text, between(*left)) <= kWordsBefore;
  const bool behind = right && cut(text, between(*right)).find(',') == std::string_view::npos &&
                      count_words(text, between(*right)) <= kWordsBehind &&
                      !labels_next(text, right->end);
  const std::uint32_t gap = before ? count_words(text, between(*left)) : 0;
  if (before && gap <= kNear) return left;  // "On-call allowance £250 per weekend"
  if (const auto own = work_in(text, statement, true)) return own;  // "£60 per sleep-in"
  if (before && behind) return count_words(text, between(*right)) <= 1 ? right : left;
  return before ? left : behind ? right : std::nullopt;
}

}  // namespace wagescope
