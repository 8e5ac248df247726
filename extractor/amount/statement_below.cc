// What is no part of a statement, but tells of it: what comes on top, and the lines below.
#include <algorithm>
#include <iterator>
#include <vector>

#include "extractor/amount/statement.h"
#include "extractor/base/utf8.h"
#include "extractor/scan/scan.h"

namespace wagescope {
namespace {

/// Whether a word that ends at `end` is not the front of another: "plus bonus and car", "plus
/// benefits. We", but not "36,000 plus pension savers".
bool is_whole_word(std::string_view text, std::uint32_t end) {
  constexpr std::uint32_t kSmall = 3;  // letters: "and", "in", "for"
  if (text.substr(end, 1) == "\t") return true;
  const std::uint32_t next = skip_noise(text, end);
  std::uint32_t at = next;
  while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
  return at - next <= kSmall;
}

}  // namespace

/// "35,000 + bonus", "27,000 - 31,000 plus excellent benefits": what comes on top of pay alone.
bool StatementReader::pays_on_top(std::string_view text, std::uint32_t at) const {
  const auto plus = adds_.at(text, at, Edge::any);
  if (!plus) return false;
  std::uint32_t word = skip_noise(text, at + static_cast<std::uint32_t>(plus->length));
  auto on_top = on_top_.at(text, word);
  if (!on_top) {
    while (utf8::is_letter(utf8::at(text, word).code)) word += utf8::at(text, word).size;
    on_top = on_top_.at(text, word = skip_noise(text, word));
  }
  return on_top && is_whole_word(text, word + static_cast<std::uint32_t>(on_top->length));
}

/// "£120 (weekend) per shift", "£12.60 (21+) per hour": the bracket says for whom, and is not of
/// the statement.
void StatementReader::read_period_behind_bracket(std::string_view text,
                                                 MoneyStatement& statement) const {
  constexpr std::uint32_t kBytes = 40, kWords = 5;
  const std::uint32_t open = skip_noise(text, statement.span.end);
  if (text.substr(open, 1) != "(") return;
  const std::size_t close = text.substr(open, kBytes).find(')');
  if (close == text.npos) return;
  const TextSpan inside{open + 1, open + static_cast<std::uint32_t>(close)};
  const std::string_view words = cut(text, inside);
  if (words.find('\n') != words.npos || utf8::find_currency_sign(words) < words.size() ||
      count_words(text, inside) > kWords)
    return;
  const std::uint32_t behind = skip_noise(text, inside.end + 1);
  if (const auto period = own_period(text, behind, Behind::directly))
    statement.period = period->period;
}

/// "$5,120 - $7,940", a blank line, and "per month": a period that fills a line of its own.
void StatementReader::read_period_below(std::string_view text, MoneyStatement& statement) const {
  constexpr int kLines = 3;
  const std::uint32_t at = skip_noise(text, statement.span.end, kLines);
  if (text.substr(statement.span.end, at - statement.span.end).find('\n') == text.npos) return;
  std::vector<CueHit> basis;
  const auto period = periods_.after(text, behind_basis(text, at, basis));
  if (!period) return;
  const std::uint32_t end = skip_noise(text, period->span.end);
  if (end < text.size() && text[end] != '\n' && (basis.empty() || text[end] != '|')) return;
  statement.period = period->period;
  statement.span.end = period->span.end;
  std::ranges::copy(basis, std::back_inserter(statement.behind));
}

/// Behind the "brutto" or "netto (+ VAT)" with which a line begins, when a slash follows: "brutto /
/// godz."; else `at`.
std::uint32_t StatementReader::behind_basis(std::string_view text, std::uint32_t at,
                                            std::vector<CueHit>& basis) const {
  constexpr std::uint32_t kBracketBytes = 12;
  cues_.at(text, at, Side::right, basis);
  std::erase_if(basis, [](const CueHit& hit) { return hit.cue->what != Cue::What::basis; });
  if (basis.empty()) return at;
  std::uint32_t end = skip_noise(text, basis.front().span.end);
  if (text.substr(end, 1) == "(")
    if (const std::size_t close = text.substr(end, kBracketBytes).find(')'); close != text.npos)
      end = skip_noise(text, end + static_cast<std::uint32_t>(close) + 1);
  if (text.substr(end, 1) == "/") return end;
  basis.clear();
  return at;
}

/// "Salary Range: $3,248.00 - $4,837.08", then "Pay Frequency: Monthly": how often it is paid may
/// tell whose sum it is.
void StatementReader::read_frequency_below(std::string_view text, MoneyStatement& statement) const {
  const std::uint32_t label = skip_noise(text, statement.span.end, 2);
  const auto frequency = frequencies_.at(text, label);
  if (!frequency) return;
  std::uint32_t at = skip_noise(text, label + static_cast<std::uint32_t>(frequency->length));
  if (text.substr(at, 1) == ":") at = skip_noise(text, at + 1, 1);
  if (const auto period = periods_.after(text, at)) statement.paid_every = period->period;
}

bool StatementReader::names_contract(std::string_view text, TextSpan within) const {
  for (std::uint32_t at = within.begin; at < within.end; ++at)
    if (contracts_.may_start(text[at]) && at_word_edge(text, at) && contracts_.at(text, at))
      return true;
  return false;
}

}  // namespace wagescope
