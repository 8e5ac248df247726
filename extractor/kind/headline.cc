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

/// The words of `left`; where an amount begins a line, those of the line above, which may have been
/// broken in a sentence.
std::vector<Word> words_before(std::string_view text, TextSpan left) {
  const std::uint32_t end = skip_noise_back(text, left.end, 1);
  const bool begins = cut(text, {end, left.end}).find('\n') != std::string_view::npos;
  return words_of(text, begins ? line_of(text, {end, end}) : left, kHeadlineWords);
}

/// "Our summer fair made £61,400", "most settling under $150,000": a sentence goes on to the
/// amount, which a title does not, nor what has a mark in front of it: "4on4off days and nights -
/// £48,700".
bool in_prose(std::string_view text, TextSpan left) {
  constexpr std::size_t kShortest = 4;  // letters of a word that counts: not "to", "for", "up"
  constexpr std::uint16_t kMarks = kGapLine | kGapStop | kGapColon | kGapComma | kGapDash |
                                   kGapBar | kGapOpen | kGapClose | kGapSlash | kGapMoney;
  if (!utf8::is_letter(utf8::before(text, skip_noise_back(text, left.end, 1)).code)) return false;
  int small = 0;
  for (const Word& word : words_before(text, left)) {
    if (word.gap & kMarks) small = 0;
    small += !word.upper && !word.digit && word.end - word.begin >= kShortest ? 1 : 0;
  }
  return small > 1;
}

/// "$10k “BrainBudget” for your growth": a quotation behind an amount names what it is for.
bool is_quoted_name(std::string_view text, const MoneyStatement& statement) {
  constexpr std::size_t kBytes = 64;
  const auto most =
      static_cast<std::uint32_t>(utf8::whole(text.substr(statement.span.end), kBytes).size());
  const TextSpan behind{statement.span.end, statement.span.end + most};
  const std::vector<Word> next = words_of(text, behind, 1);
  if (next.empty() || !(next[0].gap & kGapQuote)) return false;
  return cut(text, {behind.begin, next[0].begin}).find_first_of("\n.,;:") == std::string_view::npos;
}

}  // namespace

bool headline(const MoneyStatement& statement, const Verdict& verdict, const JudgeContext& context,
              const UsualPay& usual) {
  if (statement.currency == nullptr || statement.low < units(1) || is_reference(statement))
    return false;
  const auto period = usual.period_of(context.currency, statement.low, statement.high);
  if (context.pay_phrase) return period.has_value();
  if (period == Period::hour && context.weekly_hours) return true;
  if (period != Period::year && period != Period::month) return false;
  if (statement.high > *units(900000).times(units(usual.scale(context.currency)))) return false;
  const int power = statement.first().number.power;
  const bool spelled = statement.first().number.grouped || power == 3 || power == kLakh ||
                       statement.first().number.digits >= 5;
  if (!spelled) return false;
  if (statement.range()) return true;
  // "Site Manager - £900k Strip Out": what a job is about, more often than what it pays
  const auto most = units(400000).times(units(usual.scale(context.currency)));
  if (most && *most < statement.high) return false;
  // "until you reach the top of the scale £38,523", "£25,000, after a year £27,000"
  const bool goes_on = verdict.rises || verdict.high_end || context.pay_in_line || statement.on_top;
  if (!goes_on && (in_prose(context.text, verdict.left) || is_quoted_name(context.text, statement)))
    return false;
  const std::uint32_t words = count_words(context.text, verdict.left);
  return words <= 3 || (statement.span.begin < kHeadlineBytes && words <= kHeadlineWords);
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
