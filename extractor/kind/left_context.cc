#include "extractor/kind/left_context.h"

#include <algorithm>
#include <optional>

#include "extractor/amount/number.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/cues.h"

namespace wagescope {

namespace {

constexpr std::uint32_t kLabelLineBytes = 160;
constexpr std::uint32_t kGapBytes = 256;  // of marks and blanks between a label and its amount

/// Where the short line above begins, when it ends in a colon: "Life cover:\n4x salary or at
/// least £40,000"; or is a word or two over `few` words before an amount: "Salaire\nHoraire de 12
/// Euros"; else `line`.
std::uint32_t label_above(std::string_view text, std::uint32_t line, std::uint32_t floor, bool few,
                          const Clauses& clauses) {
  constexpr std::uint32_t kLongestLabel = 40;
  if (line <= floor + 1 || text[line - 1] != '\n') return line;
  constexpr int kLines = 3;  // "Salary range:", a blank line, and "Minimum $18.81"
  const std::uint32_t end = skip_noise_back(text, line, kLines);
  if (end <= floor) return line;
  const std::uint32_t begin = clauses.left(text, end, floor).begin;
  if (end - begin > kLongestLabel) return line;
  if (text[end - 1] == ':') return begin;
  const std::size_t bracket =
      text.substr(begin, end - begin).find_last_of("()[]");  // "[Pay\nHourly"
  const std::uint32_t word =
      bracket == std::string_view::npos ? begin : begin + static_cast<std::uint32_t>(bracket) + 1;
  // "£250 towards training\n- A £300 thank-you": the rest of a line is no label
  const bool whole = begin > floor || floor == 0 || text[floor - 1] == '\n';
  return few && whole && count_words(text, {word, end}) <= 2 ? word : line;
}

/// Behind the mark of a list with which the line of `at` begins, not far before it; empty when it
/// begins with none.
std::optional<std::uint32_t> item_of(std::string_view text, std::uint32_t at) {
  constexpr std::uint32_t kBytes = 256;
  const std::uint32_t lowest = at > kBytes ? at - kBytes : 0;
  const std::size_t end = cut(text, {lowest, at}).rfind('\n');
  if (end == std::string_view::npos && lowest > 0) return std::nullopt;
  std::uint32_t mark = lowest + static_cast<std::uint32_t>(end + 1);  // 0 behind npos
  while (mark < at && utf8::is_space(utf8::at(text, mark).code)) mark += utf8::at(text, mark).size;
  const utf8::Char bullet = utf8::at(text, mark);
  if (mark >= at || !utf8::is_list_mark(bullet.code)) return std::nullopt;
  return mark + bullet.size;
}

/// "- $650 - travel", then "- $200": whether the amount at `at` begins an item of a list, so that
/// the rest of the item before it is of that.
bool begins_item(std::string_view text, std::uint32_t at) {
  const auto item = item_of(text, at);
  return item && skip_noise(text, *item) >= at;
}

/// "* We provide full training", then "* £13 per hour": whether `line` ends an item of several
/// words, which is no label of the `amount` in the next; "* Pay" and "* What you get:" may be one.
bool is_other_item(std::string_view text, TextSpan line, std::uint32_t amount) {
  constexpr std::uint32_t kLabelWords = 2;
  const std::string_view gap = cut(text, {line.end, amount});
  if (gap.substr(0, gap.find('\n')).find(':') != std::string_view::npos) return false;
  const auto item = item_of(text, line.end);
  return item && count_words(text, {*item, line.end}) > kLabelWords;
}

/// Where the words end that stand before `at`, behind nothing but marks and blanks.
std::uint32_t end_of_words_before(std::string_view text, std::uint32_t at, std::uint32_t floor) {
  const std::uint32_t lowest = at > kGapBytes ? std::max(floor, at - kGapBytes) : floor;
  while (at > lowest) {
    const utf8::Char c = utf8::before(text, at);
    if (utf8::is_word(c.code) || c.code == '.' || c.code == '!' || c.code == '?' || c.code == ';')
      break;
    at -= std::min(c.size, at);
  }
  return at;
}

/// "Sign-On Bonus!" over "$3,000": before the '!' that ends the short line above, where `gap`
/// begins; else there.
std::uint32_t before_call(std::string_view text, TextSpan gap, std::uint32_t floor,
                          const Clauses& clauses) {
  constexpr std::uint32_t kWords = 3;
  const std::uint32_t end = gap.begin;
  if (end <= floor + 1 || text[end - 1] != '!' || text[end - 2] == '!') return end;
  if (cut(text, gap).find('\n') == std::string_view::npos) return end;
  const TextSpan line = clauses.left(text, end - 1, floor);
  const bool whole = line.begin == 0 || text[line.begin - 1] == '\n';
  return whole && count_words(text, line) <= kWords ? end - 1 : end;
}

/// Whether the words in `left` are too few to say what an amount is: none, or the two of a cell
/// ("|Bonus|up to £1,500|": the cell before is the label).
bool says_nothing(std::string_view text, TextSpan left, std::uint32_t floor) {
  const bool cell = left.begin > floor && text[left.begin - 1] == '|';
  return count_words(text, left) <= (cell ? 2u : 0u);
}

/// Whether the line above the amount at `begin` ends in a small word, which makes it one with the
/// amount: "Horaire de\n12 Euros".
bool runs_on(std::string_view text, std::uint32_t begin, TextSpan left) {
  constexpr std::uint32_t kSmallBytes = 3;
  const std::uint32_t end = skip_noise_back(text, begin, 1);
  const std::uint32_t word = word_begin(text, end, left.begin);
  return end - word <= kSmallBytes && word > left.begin && word < end &&
         !utf8::is_upper(utf8::at(text, word).code) && count_words(text, {left.begin, end}) <= 2;
}

/// "$25.00 (less than 1 year), $27.50": behind a bracket that opens at `floor`, where an amount
/// ends, and closes before the next at `begin`, since it is of the first; else `floor`.
std::uint32_t behind_bracket(std::string_view text, std::uint32_t floor, std::uint32_t begin) {
  if (floor == 0) return floor;
  const std::uint32_t open = skip_noise(text, floor);
  if (open >= begin || text[open] != '(') return floor;
  const std::size_t close = cut(text, {open, begin}).find(')');
  return close == std::string_view::npos ? floor : open + static_cast<std::uint32_t>(close) + 1;
}

}  // namespace

TextSpan left_context(std::string_view text, std::uint32_t begin, std::uint32_t floor,
                      const Clauses& clauses) {
  floor = behind_bracket(text, floor, begin);
  TextSpan left = clauses.left(text, begin, floor);
  const std::uint32_t own = count_words(text, left);
  for (int i = 0; i < 2 && says_nothing(text, left, floor) && left.begin > floor; ++i) {
    const std::uint32_t words = end_of_words_before(text, left.begin, floor);
    const TextSpan line =
        clauses.left(text, before_call(text, {words, begin}, floor, clauses), floor);
    const bool rest = line.begin == floor && floor > 0 && text[floor - 1] != '\n';
    if (line.size() > kLabelLineBytes) break;
    if (begins_item(text, begin) && (rest || is_other_item(text, line, begin))) break;
    left.begin = line.begin;
  }
  const bool few = own > 0 ? own <= 2 : runs_on(text, begin, left);
  left.begin = std::min(left.begin, label_above(text, left.begin, floor, few, clauses));
  return left;
}

}  // namespace wagescope
