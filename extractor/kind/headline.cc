#include "extractor/kind/headline.h"

#include <algorithm>
#include <string_view>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/words.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kHeadlineBytes = 400;  // of a text: its title and what stands under it
constexpr std::uint32_t kBareBytes = 160;      // the same, for amounts without a currency
constexpr std::uint32_t kHeadlineWords = 16;   // before an amount in a title
constexpr int kLakh = 5;                       // powers of ten

/// The line around `span`.
TextSpan line_of(std::string_view text, TextSpan span) {
  const std::size_t begin = text.substr(0, span.begin).rfind('\n') + 1;  // 0 behind npos
  const std::size_t end = std::min(text.find('\n', span.end), text.size());
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The last place above the line that begins at `begin`, behind blank lines.
TextSpan above(std::string_view text, std::uint32_t begin) {
  const std::uint32_t end = skip_noise_back(text, begin, 3);
  return {end, end};
}

/// The part of `line` between bars or slashes that holds `span`: "90k-115k + options".
TextSpan part_of(std::string_view text, TextSpan line, TextSpan span) {
  const std::size_t begin = text.substr(0, span.begin).find_last_of("|/\n") + 1;
  const std::size_t end = std::min<std::size_t>(text.find_first_of("|/", span.end), line.end);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// "ANG25012", "SEK20231": letters that touch a number which is neither round nor grouped are more
/// often the number of an ad than a currency.
bool is_reference(const MoneyStatement& statement) {
  const Money& first = statement.first();
  const Number& number = first.number;
  if (statement.range() || !first.currency || number.grouped || number.decimals ||
      number.power != 0 || first.currency->span.end != number.span.begin)
    return false;
  const std::string& form = first.currency->form->form;
  constexpr std::size_t kCode = 3;
  const bool code = form.size() == kCode &&
                    std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
  return code && statement.low.micros() % units(100).micros() != 0;
}

/// What stands in the line before an amount.
struct Before {
  int small = 0;  ///< Words in small letters of four letters or more, but for those in brackets.
  int part_small = 0;   ///< Those of its last sentence, cell or bracket.
  TextSpan line, part;  ///< The line, or its end that is looked at, and that sentence or its like.
};

/// `broken`: of an amount that begins a line, what stands in the one above, if no mark ends that.
Before before(std::string_view text, std::uint32_t begin, bool broken) {
  constexpr std::size_t kWords = 64;
  constexpr std::size_t kShortest = 4;      // letters: not "to", "for", "up"
  constexpr char32_t kCapitalsEnd = 0x530;  // of Latin, Greek and Cyrillic, which have capitals
  constexpr std::uint16_t kMarks = kGapLine | kGapStop | kGapBar | kGapOpen;
  const std::uint32_t lowest = begin > kHeadlineBytes ? begin - kHeadlineBytes : 0;
  const std::uint32_t above = skip_noise_back(text, begin, 1);
  const bool goes_on = broken && utf8::is_letter(utf8::before(text, above).code);
  const std::string_view near = cut(text, {lowest, goes_on ? above : begin});
  const TextSpan line{lowest + static_cast<std::uint32_t>(near.rfind('\n') + 1), begin};
  Before found{.line = line, .part = line};
  int outside = 0, part_outside = 0;  // small words before the bracket that is open
  const auto close = [&] {
    found.small = std::min(outside, found.small);
    found.part_small = std::min(part_outside, found.small);
  };
  std::uint32_t last = line.begin;
  for (const Word& word : words_of(text, line, kWords)) {
    last = word.end;
    if (word.gap & kGapOpen) outside = found.small, part_outside = found.part_small;
    if (word.gap & kGapClose) close();
    const bool glued = (word.gap & kGapClose) && !(word.gap & kGapSpace);  // "(bread)Head Baker"
    if ((word.gap & kMarks) || glued) found.part = {word.begin, begin}, found.part_small = 0;
    const bool small = !word.upper && !word.digit && word.end - word.begin >= kShortest &&
                       utf8::at(text, word.begin).code < kCapitalsEnd;
    found.small += small ? 1 : 0;
    found.part_small += small ? 1 : 0;
  }
  if (cut(text, {last, begin}).find_first_of(")]") != std::string_view::npos) close();
  return found;
}

/// Whether one of `marks` stands right before `begin`, or nothing does.
bool is_behind(std::string_view marks, std::string_view text, std::uint32_t begin) {
  const std::uint32_t mark = skip_noise_back(text, begin);
  return mark == 0 || marks.find(text[mark - 1]) != std::string_view::npos;
}

/// "Our summer fair made £61,400", "two kitchens (£85k of ovens)": whether a sentence goes on to a
/// single amount. A title does not: "You bake. Head Baker (Leeds, mornings) up to £50k".
bool in_prose(std::string_view text, const MoneyStatement& statement, const Verdict& verdict,
              const EvidenceReader& reader) {
  constexpr int kMostSmall = 3;
  const std::uint32_t begin = statement.span.begin;
  const Before found = before(text, begin, true);
  if (is_behind(".!?|", text, begin)) return false;  // it begins a sentence or a cell
  const int part_small = is_behind("([;", text, begin) ? 0 : found.part_small;
  const bool labelled =
      is_behind(":", text, begin) || reader.title_line(text, found.part, found.part);
  if (part_small <= 1 && labelled) return false;
  if (part_small > 1 || found.small > kMostSmall) return true;
  if (begin < kHeadlineBytes || reader.title_line(text, found.line, found.part)) return false;
  // "Up to £60,000" fills a line; "Materiality £250k" far below the title is something else
  const std::uint32_t most = verdict.bound == Bound::exact ? 0 : 2;
  return count_words(text, {found.line.begin, begin}) > most;
}

/// "our regulars buy £70k-£90k of bread": the same of a range, which seldom is of something else.
bool range_in_prose(std::string_view text, const MoneyStatement& statement) {
  constexpr int kMost = 2;
  const std::uint32_t begin = statement.span.begin;
  if (begin <= kBareBytes || is_behind("([;:|.!?", text, begin)) return false;
  return before(text, begin, false).part_small > kMost;
}

/// "$900 “Bookworm Fund” for novels": a quotation behind an amount names what it is for.
bool is_quoted_name(std::string_view text, const MoneyStatement& statement) {
  constexpr std::size_t kBytes = 64;
  const auto most =
      static_cast<std::uint32_t>(utf8::whole(text.substr(statement.span.end), kBytes).size());
  const TextSpan behind{statement.span.end, statement.span.end + most};
  const std::vector<Word> next = words_of(text, behind, 1);
  if (next.empty() || !(next[0].gap & kGapQuote)) return false;
  return cut(text, {behind.begin, next[0].begin}).find_first_of("\n.,;:") == std::string_view::npos;
}

/// "85,000", "85k", "12 lakh", "85000": not "£240".
bool is_written_so(const MoneyStatement& statement) {
  const Number& number = statement.first().number;
  return number.grouped || number.power == 3 || number.power == kLakh || number.digits >= 5;
}

/// "Foreman - £900k Loft Conversion": what a job is about, more often than what it pays.
bool above_most(const MoneyStatement& statement, const JudgeContext& context,
                const UsualPay& usual) {
  constexpr int kRange = 900'000, kSingle = 400'000;
  const auto most =
      units(statement.range() ? kRange : kSingle).times(units(usual.scale(context.currency)));
  return most && *most < statement.high;
}

/// News is prose all over, and other rules there tell whose a figure is.
bool few_words_before(const MoneyStatement& statement, const Verdict& verdict,
                      const JudgeContext& context) {
  constexpr std::uint32_t kFew = 3;
  const std::uint32_t words = count_words(context.text, verdict.left);
  return words <= kFew || (statement.span.begin < kHeadlineBytes && words <= kHeadlineWords);
}

}  // namespace

bool headline(const MoneyStatement& statement, const Verdict& verdict, const JudgeContext& context,
              const UsualPay& usual, const EvidenceReader& reader) {
  if (statement.currency == nullptr || statement.low < units(1) || is_reference(statement))
    return false;
  const auto period = usual.period_of(context.currency, statement.low, statement.high);
  if (context.pay_phrase) return period.has_value();
  if (period == Period::hour && context.weekly_hours) return true;
  if (period != Period::year && period != Period::month) return false;
  const bool other = !statement.on_top && above_most(statement, context, usual);
  if (!is_written_so(statement) || other) return false;
  if (context.news) return statement.range() || few_words_before(statement, verdict, context);
  if (statement.range()) return context.pay_in_line || !range_in_prose(context.text, statement);
  // "rising each May to the last point, £36,140", "£25,000, after a year £27,000"
  const bool goes_on = verdict.rises || verdict.high_end || context.pay_in_line || statement.on_top;
  if (is_quoted_name(context.text, statement)) return goes_on;
  return goes_on || !in_prose(context.text, statement, verdict, reader);
}

bool bare_headline(const MoneyStatement& statement, const Evidence& evidence,
                   const JudgeContext& context, const UsualPay& usual,
                   const EvidenceReader& reader) {
  if (context.currency.empty() || statement.span.begin > kBareBytes || evidence.nearest_left ||
      evidence.nearest_right)
    return false;
  const auto is_round = [](Decimal end) { return end.micros() % units(500).micros() == 0; };
  if (!statement.range() && !is_round(statement.low)) return false;
  const auto spelled = [](const Number& number) { return number.grouped || number.power == 3; };
  const auto most = statement.low.times(units(2));
  if (!spelled(statement.first().number) || !spelled(statement.last().number) || !most ||
      *most < statement.high || statement.low < units(15000))
    return false;
  if (usual.period_of(context.currency, statement.low, statement.high) != Period::year)
    return false;
  const std::string_view text = context.text;
  std::uint32_t at = statement.span.end;
  while (at < text.size() && (text[at] == ' ' || text[at] == '*')) ++at;
  // a single amount is told apart from what else a title may number by the end of its part
  const bool part_ends = at >= text.size() || text[at] == '\n' || text[at] == '|';
  // "Credit Controller – 27,000 - 31,000 Benefits": the next item, its plus lost
  const bool next = utf8::is_upper(utf8::at(text, at).code) && is_round(statement.low) &&
                    is_round(statement.high);
  const bool ends =
      part_ends || next || std::string_view(",)/;+").find(text[at]) != std::string_view::npos;
  if (statement.range() ? !ends : !part_ends) return false;
  TextSpan line = line_of(text, statement.span);
  const TextSpan part = part_of(text, line, statement.span);
  if (statement.range() && skip_noise(text, line.begin) == statement.span.begin)
    line.begin = line_of(text, above(text, line.begin)).begin;  // the title has its own line
  if (part_ends || line.size() > kBareBytes) line.end = statement.span.end;  // an ad of one line
  return line.size() <= kBareBytes && reader.title_line(text, line, part);
}

}  // namespace wagescope
