// What stands behind the figures of a statement and belongs to it.
#include <algorithm>

#include "extractor/amount/statement.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/scan/scan.h"

namespace wagescope {
namespace {

constexpr int kMostWordsBehind = 8;  // parts that may follow the figures

/// Whether a cue that stands behind the figures can belong to them.
bool belongs(const Cue& cue, Behind behind) {
  switch (cue.what) {
    case Cue::What::basis:
    case Cue::What::bound: return behind != Behind::next_line;
    case Cue::What::pay:  // "£25k basic", while "£25k role" says it only as a neighbour
      return cue.reach <= 3 && behind != Behind::next_line;
    case Cue::What::kind:  // "£70,000, bonus, pension" is a list; "£20,000, OTE" is not
      return behind == Behind::directly || (behind == Behind::mark && cue.kind() == Kind::ote);
    default: return false;
  }
}

}  // namespace

/// Reads what follows the figures and belongs to them, in any order: currency,
/// Behind a bracket, comma, bar or dash at `at`, if one stands there.
std::uint32_t behind_mark(std::string_view text, std::uint32_t at) {
  const utf8::Char mark = utf8::at(text, at);
  const bool crossed =
      mark.code == U'(' || mark.code == U',' || mark.code == U'|' || utf8::is_dash(mark.code);
  return crossed ? skip_noise(text, at + mark.size) : at;
}

/// "+", period, "max", "gross", "OTE".
void StatementReader::read_behind(std::string_view text, MoneyStatement& statement) const {
  const std::string_view implies = statement.last().number.implies;
  if (implies.ends_with("year")) statement.period = Period::year;
  for (int i = 0; i < kMostWordsBehind; ++i) {
    const std::uint32_t at = skip_noise(text, statement.span.end, statement.period ? 0 : 1);
    const bool same_line =
        text.substr(statement.span.end, at - statement.span.end).find('\n') == text.npos;
    if (read_one_behind(text, statement, at, same_line ? Behind::directly : Behind::next_line))
      continue;
    const bool own_bracket = at < text.size() && text[at] == ')' && !statement.currency &&
                             statement.span.begin > 0 && text[statement.span.begin - 1] == '(';
    if (own_bracket) break;  // "£12.60 (21+) per hour"
    // Brackets, a comma or a hyphen are crossed only to reach something known.
    const char mark = at < text.size() ? text[at] : '\0';
    if (mark != '(' && mark != ',' && mark != '-' && mark != '[' && mark != ')' && mark != ':')
      break;
    const std::uint32_t begin = skip_noise(text, at + 1);
    const bool hyphen = mark == '-' && at == statement.span.end && begin == at + 1;
    if (mark == '-' && !hyphen && !periods_.after(text, begin)) break;
    const bool had_period = statement.period.has_value();
    if (!read_one_behind(text, statement, begin, Behind::mark)) break;
    if (mark == '(' && text.substr(statement.span.end, 1) == ")") ++statement.span.end;
    if (hyphen && !had_period && statement.period) statement.hyphen_period = true;
  }
  const std::uint32_t behind = skip_noise(text, statement.span.end);
  if (const auto scheme = schemes_.at(text, behind); scheme && statement.period) {
    const std::uint32_t next =
        skip_noise(text, behind + static_cast<std::uint32_t>(scheme->length));
    // not "30 per hour Limited edition"
    statement.scheme = next >= text.size() || text[next] < 'a' || text[next] > 'z';
  }
  const std::uint32_t past = behind_mark(text, behind);  // not "Ref: 56493 Umbrella Rate"
  statement.by_merit = merits_.at(text, past, Edge::any).has_value() &&
                       (statement.currency != nullptr || !schemes_.at(text, past));
  statement.twice = statement.period == Period::piece && periods_.after(text, behind).has_value();
  statement.on_top = pays_on_top(text, behind);
  if (!statement.period) read_period_behind_bracket(text, statement);
  if (!statement.period) read_period_below(text, statement);
  if (!statement.period) read_frequency_below(text, statement);
  if (!statement.period)
    statement.contract = contracts_.at(text, behind_mark(text, behind)).has_value();
  if (statement.range() && !statement.period)  // "$20/hr to $25"
    if (const auto crossed =
            periods_.after(text, skip_basis(text, skip_noise(text, statement.first().span.end))))
      statement.period = crossed->period;
}

/// "$38.20 Max Hiring Rate $44.10": a capital word or two in front of a sign are a label.
static bool label_words(std::string_view text, std::uint32_t at) {
  constexpr int kWords = 2;
  for (int words = 0; words < kWords; ++words) {
    if (!utf8::is_upper(utf8::at(text, at).code)) return false;
    while (utf8::is_letter(utf8::at(text, at).code)) at += utf8::at(text, at).size;
    at = skip_noise(text, at);
    if (utf8::is_currency_sign(utf8::at(text, at).code)) return true;
  }
  return false;
}

/// "Min Rate: 33.14 Max Hiring Rate: 49.90": few words, a colon and an amount behind the bound,
/// which is of that.
static bool opens_label(std::string_view text, std::uint32_t at) {
  constexpr std::uint32_t kBytes = 24;
  const std::size_t colon = text.substr(0, at + kBytes).find_first_of(":\n0123456789", at);
  if (colon == std::string_view::npos || text[colon] != ':') return false;
  const std::string_view behind = text.substr(colon + 1, kBytes);  // "US Dollar (USD) 185,000"
  const std::size_t figure = behind.find_first_of("0123456789");
  const std::uint32_t next = skip_noise(text, static_cast<std::uint32_t>(colon) + 1);
  return (figure != behind.npos &&
          behind.substr(0, figure).find_first_of(":;.\n") == behind.npos) ||
         utf8::is_currency_sign(utf8::at(text, next).code);
}

/// "£24,600 (minimum Band 3 point)", "$58k / $73k / $87k (min/mid/max)": a bracket that says more
/// than the bound, which then may be of something else.
static bool opens_note(std::string_view text, const MoneyStatement& statement, TextSpan bound) {
  const std::uint32_t money = statement.last().span.end;
  if (money >= bound.begin) return false;
  const std::string_view gap = text.substr(money, bound.begin - money);
  const std::size_t open = gap.rfind('(');
  if (open == gap.npos || gap.find(')', open) != gap.npos) return false;
  return text.substr(skip_noise(text, bound.end), 1) != ")";
}

/// "£18,000 Bonus of £750", "£40k Bonus: £5k": the words label the next amount.
bool StatementReader::labels_next(std::string_view text, std::uint32_t end) const {
  std::uint32_t at = skip_noise(text, end);
  if (at >= text.size()) return false;
  if (text[at] == ':' || text[at] == '=') return true;
  std::vector<CueHit> cues;
  cues_.at(text, at, Side::left, cues);
  for (const CueHit& hit : cues)  // "$52,000 Maximum Salary: $60,000"
    if (hit.cue->what == Cue::What::pay && text.substr(hit.span.end, 1) == ":") return true;
  if (label_words(text, at)) return true;
  for (const std::string_view word : {"of", "up to", "is", "-", "–"})
    if (const auto behind = at + static_cast<std::uint32_t>(word.size());
        text.substr(at, word.size()) == word && utf8::is_space(utf8::at(text, behind).code))
      at = skip_noise(text, behind);
  constexpr std::uint32_t kSign = 6;  // bytes of "£", "US$", "GBP "
  for (std::uint32_t i = at; i < at + kSign && i < text.size(); ++i)
    if (is_digit(text, i)) {
      const auto currency = currencies_.before(text, i);
      return i == at || (currency && currency->span.begin <= at);
    }
  return false;
}

/// Whether something else than the pay before it begins at `at`, behind a plus: "£30k+ bonus",
/// "£30,000 + quarterly bonus".
bool StatementReader::adds(std::string_view text, std::uint32_t at, bool touching) const {
  const auto other = [&](std::uint32_t place) {
    std::vector<CueHit> cues;
    cues_.at(text, place, Side::right, cues);
    return std::ranges::any_of(cues, [&](const CueHit& hit) {
      // "£40,000+ OTE" is from 40,000
      const bool whole = hit.cue->what == Cue::What::kind && hit.cue->kind() == Kind::ote &&
                         touching && !labels_next(text, hit.span.end);
      return !whole && (hit.cue->what == Cue::What::kind || hit.cue->what == Cue::What::not_pay);
    });
  };
  const auto period = periods_.after(text, at);
  return other(at) || (period && other(skip_noise(text, period->span.end)));
}

/// "25,000 basic 40,000 OTE": whether the amount that follows `end` has its own word behind it, so
/// that the one before it has.
bool StatementReader::next_is_named(std::string_view text, std::uint32_t end) const {
  std::uint32_t at = skip_noise(text, end);
  for (int ends = 0; ends < 2; ++ends) {
    if (utf8::is_currency_sign(utf8::at(text, at).code)) at += utf8::at(text, at).size;
    if (!is_digit(text, at)) return false;
    at = skip_number(text, at);
    if (at < text.size() && (text[at] | 0x20) == 'k') ++at;
    const std::uint32_t dash = skip_dashes(text, skip_noise(text, at));
    if (dash == skip_noise(text, at)) break;
    at = skip_noise(text, dash);
  }
  std::vector<CueHit> cues;
  cues_.at(text, skip_noise(text, at), Side::right, cues);
  return std::ranges::any_of(cues, [&](const CueHit& hit) {
    return hit.cue->what == Cue::What::kind && hit.cue->kind() == Kind::ote &&
           !labels_next(text, hit.span.end);
  });
}

/// "£26,800 (hourly equivalent £13.42)", "$26.44 (annualized, about $40,000)": a period of one word
/// in a bracket is that of the amount which stands there too.
static bool labels_in_bracket(std::string_view text, TextSpan period) {
  constexpr std::size_t kLongest = 60;
  if (cut(text, period).find_first_of(" /.") != std::string_view::npos) return false;
  const std::string_view rest = text.substr(period.end, kLongest);
  const std::string_view inside = rest.substr(0, rest.find_first_of(")\n"));
  return utf8::find_currency_sign(inside) < inside.size();
}

/// "£31,500 (annual bonus up to 15%)", "£31,500\nWeekly pay": the word behind a period across
/// a mark or a line's end says what it is the period of. "£31,500 (annual salary)" is its own.
bool StatementReader::says_of_other(std::string_view text, TextSpan period, Behind behind) const {
  if (behind == Behind::directly) return false;
  std::vector<CueHit> cues;
  const std::uint32_t word = skip_noise(text, period.end);
  // "£17.50, weekly paid", "£30,000, weekly pay", but "£610 (weekly pay)"
  const std::uint32_t mark = skip_noise_back(text, period.begin);
  const bool listed = mark > 0 && text[mark - 1] == ',';
  if (mark > 0 && text[mark - 1] == '(' && labels_in_bracket(text, period)) return true;
  if (const auto payment = payments_.at(text, word); payment && (payment->number == 0 || listed))
    return true;
  cues_.at(text, word, Side::right, cues);
  if (behind == Behind::next_line) cues_.at(text, word, Side::left, cues);
  return std::ranges::any_of(cues, [&](const CueHit& hit) {
    const Cue::What what = hit.cue->what;
    const bool own = behind == Behind::mark && what == Cue::What::pay;
    return what == Cue::What::kind || what == Cue::What::not_pay ||
           (what == Cue::What::pay && !own);
  });
}

/// Takes the period behind the figures, which may say the basis and the kind too.
void StatementReader::take_period(std::string_view text, std::uint32_t at, const PeriodHit& found,
                                  MoneyStatement& statement) const {
  statement.period = found.period;
  statement.span.end = found.span.end;
  std::vector<CueHit> inside;  // "brutto/Monat", "b/a": it says the basis too
  cues_.find(text, found.span, Side::right, inside);
  for (const CueHit& hit : inside)
    if (hit.cue->what == Cue::What::basis) statement.behind.push_back(hit);
  std::vector<CueHit> whole;  // "per sleep-in" says the period and that it is an allowance
  cues_.at(text, at, Side::right, whole);
  for (const CueHit& hit : whole)
    if (hit.cue->what == Cue::What::kind && hit.span.end >= found.span.end)
      statement.behind.push_back(hit);
  if (found.hundredths && statement.currency == nullptr) statement.currency = cents_;
  // "62 cpm", while ".62 cpm" is written in dollars.
  if (found.hundredths && statement.low >= units(2)) {
    statement.low = statement.low.shifted(-2).value_or(statement.low);
    statement.high = statement.high.shifted(-2).value_or(statement.high);
  }
}

/// "net per month": the period at the end of words that say the basis.
void StatementReader::read_period_within(std::string_view text, TextSpan words,
                                         MoneyStatement& statement) const {
  for (std::uint32_t at = words.begin + 1; at < words.end; ++at) {
    if (!at_word_edge(text, at) || !utf8::is_letter(utf8::at(text, at).code)) continue;
    const auto period = periods_.after(text, at);
    if (period && period->span.end == words.end) return take_period(text, at, *period, statement);
  }
}

/// The plus at `at`: "£90k+", "£30,000 + per annum"; not what adds something else.
bool StatementReader::read_plus(std::string_view text, MoneyStatement& statement,
                                std::uint32_t at) const {
  const bool touching = at == statement.span.end;
  const std::uint32_t next = skip_noise(text, at + 1);
  const auto period = periods_.after(text, next);
  // "£30,000 + yearly pay review": what is added; "£30,000 + per annum" is from 30,000.
  const bool of_more = period && !touching && text[next] != '/' &&
                       count_words(text, period->span) == 1 &&
                       utf8::is_word(utf8::at(text, skip_noise(text, period->span.end)).code);
  const bool period_follows = period && !of_more;
  const bool end = next >= text.size() || !utf8::is_word(utf8::at(text, next).code);
  if (!period_follows && (!touching || (next == at + 1 && !end))) return false;
  statement.plus = true;
  statement.span.end = at + 1;
  return true;
}

/// A currency behind the figures, of which it is; false when it is another's.
bool StatementReader::take_currency(std::string_view text, MoneyStatement& statement,
                                    std::uint32_t at) const {
  const auto currency = currencies_.after(text, at);
  if (!currency || currency->span.begin < at || of_next(text, statement.last().number, *currency))
    return false;
  const bool fits = statement.currency == nullptr ||
                    std::ranges::any_of(currency->form->codes, [&](const std::string& code) {
                      return statement.currency->may_be(code);
                    });
  if (!fits) return false;
  if (statement.currency == nullptr || currency->form->sure()) statement.currency = currency->form;
  statement.span.end = currency->span.end;
  return true;
}

/// "Lunch cards of £9, salary negotiable": whether a comma before a word of pay, and more words
/// behind it that are no period and add nothing to it, make it the next item's.
bool StatementReader::of_next_item(std::string_view text, TextSpan word) const {
  const std::uint32_t comma = skip_noise_back(text, word.begin);
  if (comma == 0 || text[comma - 1] != ',') return false;
  const utf8::Char space = utf8::at(text, word.end);
  if (space.code != U' ' && space.code != U'\u00A0') return false;  // its line or cell ends
  const std::uint32_t next = word.end + space.size;
  const char32_t first = utf8::at(text, next).code;
  return utf8::is_letter(first) && !utf8::is_upper(first) && !periods_.after(text, next) &&
         !adds_.at(text, next);
}

namespace {

/// "54 T€, Zielgehalt rund 82 T€": whether a few words behind a comma and a kind of pay
/// lead to an amount, which is then of that kind.
bool leads_to_amount(std::string_view text, TextSpan kind, const Clauses& clauses) {
  constexpr std::uint32_t kBytes = 32;
  const std::uint32_t comma = skip_noise_back(text, kind.begin);
  if (comma == 0 || text[comma - 1] != ',') return false;
  const TextSpan clause = clauses.right(text, kind.end, kind.end + kBytes);
  const std::uint32_t sign =
      clause.begin + static_cast<std::uint32_t>(utf8::find_currency_sign(cut(text, clause)));
  return sign < std::min<std::size_t>(clause.end, text.size());
}

}  // namespace

/// The cues that begin at `at` and belong to the figures; false when none does.
bool StatementReader::take_cues(std::string_view text, MoneyStatement& statement, std::uint32_t at,
                                Behind behind) const {
  std::vector<CueHit> cues;
  cues_.at(text, at, Side::right, cues);
  std::uint32_t end = at;
  for (const CueHit& hit : cues) {
    // "£28,000 (pro rata to £11,400)": the basis of the next amount
    const std::uint32_t next = skip_noise(text, hit.span.end);
    const bool to = hit.cue->what == Cue::What::basis && text.substr(next, 3) == "to ";
    if (!belongs(*hit.cue, behind)) continue;
    const bool named = hit.cue->what == Cue::What::pay && next_is_named(text, hit.span.end);
    if (!named && labels_next(text, to ? next + 3 : hit.span.end)) continue;
    if (behind == Behind::mark && hit.cue->what == Cue::What::pay && of_next_item(text, hit.span))
      continue;
    if (hit.cue->what == Cue::What::bound &&
        (opens_label(text, hit.span.end) || opens_note(text, statement, hit.span)))
      continue;
    if (hit.cue->what == Cue::What::kind &&
        (is_whole_pay(text, statement, at) || leads_to_amount(text, hit.span, cues_.clauses())))
      continue;
    statement.behind.push_back(hit);
    const bool taxed = hit.cue->what == Cue::What::basis &&
                       (hit.cue->basis() == Basis::net || hit.cue->basis() == Basis::gross);
    if (!statement.period && taxed) read_period_within(text, hit.span, statement);
    end = std::max(end, hit.span.end);
  }
  if (end == at) return false;
  for (const CueHit& hit : cues)  // "60 € Wochenbonus"
    if (hit.cue->what == Cue::What::period && hit.span.end == end) statement.behind.push_back(hit);
  statement.span.end = end;
  return true;
}

/// "$22\nHourly rate (nights): $25": whether a bracket and a colon follow a word that ends at
/// `end`.
static bool heads_label(std::string_view text, std::uint32_t end) {
  constexpr std::uint32_t kBytes = 48;
  const std::uint32_t open = skip_noise(text, end);
  if (text.substr(open, 1) != "(") return false;
  const std::size_t close = cut(text, {open, open + kBytes}).find(')');
  if (close == std::string_view::npos) return false;
  const std::uint32_t behind = skip_noise(text, open + static_cast<std::uint32_t>(close) + 1);
  return text.substr(behind, 1) == ":" || text.substr(behind, 1) == "=";
}

/// "Full day: $140    Half day: $70", "full day $140, half day $70": whether the period of words
/// at..end is the label of the next amount: behind a mark, or with a capital and a colon.
static bool labels_next_amount(std::string_view text, TextSpan period, bool marked) {
  std::uint32_t at = skip_noise(text, period.end);
  const bool colon = text.substr(at, 1) == ":";
  if (colon) at = skip_noise(text, at + 1);
  const bool capital = utf8::is_upper(utf8::at(text, period.begin).code);
  return (marked || (colon && capital)) && utf8::is_currency_sign(utf8::at(text, at).code);
}

/// The period at `at`, when it is of the figures; empty when it is not.
std::optional<PeriodHit> StatementReader::own_period(std::string_view text, std::uint32_t at,
                                                     Behind behind) const {
  const auto period = periods_.after(text, at);
  if (!period) return period;
  // another line's own: "$90 tarp pay\nWeekly direct deposit", "AM £12.71\nPM 2-10 £13.60"
  if (behind == Behind::next_line && count_words(text, period->span) == 1 &&
      utf8::is_word(utf8::at(text, skip_noise(text, period->span.end)).code))
    return std::nullopt;
  if (behind == Behind::next_line && heads_label(text, period->span.end)) return std::nullopt;
  if (labels_next_amount(text, {at, period->span.end}, behind == Behind::mark)) return std::nullopt;
  return says_of_other(text, period->span, behind) ? std::nullopt : period;
}

bool StatementReader::read_one_behind(std::string_view text, MoneyStatement& statement,
                                      std::uint32_t at, Behind behind) const {
  if (at >= text.size()) return false;
  const std::uint32_t word = text[at] == '+' ? skip_noise(text, at + 1) : at;
  if (const auto tax = taxes_.at(text, word);
      tax && !statement.period)  // "20k PLN + VAT per month"
    if (const std::uint32_t next = skip_noise(text, word + tax->length); periods_.after(text, next))
      return read_one_behind(text, statement, next, behind);
  // "£16.40 Umbrella per hour": the scheme is no part of the figures, but of their scope
  if (const auto scheme = schemes_.at(text, at); scheme && !statement.period)
    if (const auto period = periods_.after(
            text, skip_noise(text, at + static_cast<std::uint32_t>(scheme->length)))) {
      statement.period = period->period;
      statement.scheme = true;
      return false;
    }
  if (text[at] == '+' && adds(text, skip_noise(text, at + 1), at == statement.span.end))
    return false;
  if (text[at] == '+' && !statement.plus) return read_plus(text, statement, at);
  const auto period = own_period(text, at, behind);
  if (period && statement.period == period->period && behind == Behind::directly &&
      !period->hundredths) {
    take_period(text, at, *period, statement);  // "a year per annum pro rata"
    return true;
  }
  if (period && !statement.period) {
    take_period(text, at, *period, statement);
    // "monthlyQuarterly bonus": the next line is glued to it
    return !utf8::is_upper(utf8::at(text, period->span.end).code);
  }
  return take_currency(text, statement, at) || take_cues(text, statement, at, behind);
}

/// "£80,000  bonus  benefits": two spaces, and two more behind the next word, where pluses were
/// lost between the items of a list.
static bool pluses_lost(std::string_view text, std::uint32_t money) {
  const auto two_spaces = [&](std::size_t at) {
    return text.substr(at, 2) == "  " &&
           utf8::is_letter(utf8::at(text, static_cast<std::uint32_t>(at + 2)).code);
  };
  constexpr std::uint32_t kItem = 48;
  const std::size_t next = cut(text, {money, money + kItem}).find("  ", 2);
  return two_spaces(money) && next != std::string_view::npos && two_spaces(money + next);
}

bool is_whole_pay(std::string_view text, const MoneyStatement& statement, std::uint32_t at) {
  const std::uint32_t money = statement.last().span.end;
  if (at == money + 2 && pluses_lost(text, money)) return true;
  if (!statement.range() || statement.low < units(15000) || at < money) return false;
  const std::string_view period = text.substr(money, at - money);
  const auto per = period.find("per");
  return period.find('/') != period.npos ||
         (per != period.npos && utf8::is_space(utf8::at(period, per + 3).code));
}

namespace {

constexpr std::uint32_t kGroup = 3;  // digits

/// "Lön: 34\n" in front of `at`: a label or a sign, one to three digits, and the line's end.
bool begun_above(std::string_view text, std::uint32_t at) {
  std::uint32_t end = skip_noise_back(text, at);
  if (end == 0 || text[end - 1] != '\n') return false;
  end = skip_noise_back(text, end - 1);
  if (end > 0 && (text[end - 1] == ',' || text[end - 1] == '.')) --end;
  std::uint32_t begin = end;
  while (begin > 0 && is_digit(text, begin - 1)) --begin;
  if (begin == end || end - begin > kGroup) return false;
  begin = skip_noise_back(text, begin, 1);  // "Lön:\n34\n500 kr/mån"
  return begin > 0 && (text[begin - 1] == ':' || text[begin - 1] == '=');
}

}  // namespace

/// "£34" with ",\n500 per annum" or ", 512 per annum" behind it: a group of digits that is no sum
/// by itself, since something of money follows it and no sign stands before it.
bool StatementReader::broken_behind(std::string_view text, std::uint32_t end) const {
  if (end >= text.size() || (text[end] != ',' && text[end] != '.')) return false;
  const std::uint32_t line = skip_noise(text, end + 1);
  if (line >= text.size()) return false;
  const bool below = text[line] == '\n';
  // no space, or a sentence's end
  if (!below && (line == end + 1 || text[end] == '.')) return false;
  const std::uint32_t group = below ? skip_noise(text, line + 1) : line;
  if (skip_digits(text, group) != group + kGroup) return false;
  const std::uint32_t behind = skip_noise(text, group + kGroup);
  const bool dash = behind >= text.size() || text[behind] == '-' || text.substr(behind, 3) == "–";
  if (dash && below) return true;
  return currencies_.after(text, group + kGroup) || periods_.after(text, behind);
}

/// "stawka 11, 72 euro/h": two digits behind a comma and a space that may be the hundredths of the
/// one or two before it.
static bool parted_at_comma(std::string_view text, const MoneyStatement& statement) {
  const TextSpan number = statement.first().number.span;
  if (statement.figures.begin != number.begin || number.size() != 2 ||
      statement.period != Period::hour)
    return false;
  const std::uint32_t comma = skip_noise_back(text, number.begin);
  if (comma == number.begin || comma < 3 || text[comma - 1] != ',') return false;
  std::uint32_t begin = comma - 1;
  while (begin > 0 && is_digit(text, begin - 1)) --begin;
  return begin < comma - 1 && comma - 1 - begin <= 2;
}

/// "£30,94-32,817": the other end, which a lost digit kept from being one.
static bool lost_digit(std::string_view text, const MoneyStatement& statement) {
  const Number& number = statement.last().number;
  const std::uint32_t end = number.span.end;
  const utf8::Char dash = utf8::at(text, end);
  if (statement.range() || !number.comma || !utf8::is_dash(dash.code)) return false;
  const std::uint32_t next = end + dash.size, comma = skip_digits(text, next);
  return comma > next && text.substr(comma, 1) == "," &&
         skip_digits(text, comma + 1) == comma + 1 + kGroup;
}

/// "$2l.50", "$20.OO": letters for figures, on either side of the point; not "£30,000.Our team".
static bool misread_digit(std::string_view text, const MoneyStatement& statement) {
  constexpr std::string_view kLooksLike = "lIOo";
  const auto letter = [&](std::uint32_t at) {
    return at < text.size() && kLooksLike.find(text[at]) != kLooksLike.npos;
  };
  const std::uint32_t begin = statement.figures.begin;
  const std::uint32_t end = statement.last().number.span.end;
  const bool point = text.substr(end, 1) == ".";
  const bool cents =
      letter(end + 1) && letter(end + 2) &&
      !utf8::is_letter(
          utf8::at(text, std::min<std::uint32_t>(end + 3, static_cast<std::uint32_t>(text.size())))
              .code);
  const bool left =
      begin > 2 && text[begin - 1] == '.' && letter(begin - 2) && is_digit(text, begin - 3);
  return left || (point && (cents || (end > 0 && letter(end - 1) && is_digit(text, end + 1))));
}

/// "£25,.480": a mark too many among the figures.
static bool two_marks(std::string_view text, const MoneyStatement& statement) {
  const std::uint32_t end = statement.last().number.span.end;
  const std::string_view marks = text.substr(std::min<std::size_t>(end, text.size()), 2);
  return (marks == ",." || marks == ".,") && is_digit(text, end + 2);
}

bool StatementReader::is_broken(std::string_view text, const MoneyStatement& statement) const {
  if (parted_at_comma(text, statement) || lost_digit(text, statement) ||
      misread_digit(text, statement) || two_marks(text, statement))
    return true;
  const TextSpan first = statement.first().number.span;
  const bool bare = first.begin == statement.figures.begin && statement.first().number.digits == 3;
  if (bare && skip_digits(text, first.begin) == first.begin + kGroup &&
      begun_above(text, first.begin))
    return true;
  return statement.last().number.span.end - statement.last().number.span.begin <= kGroup &&
         broken_behind(text, statement.last().number.span.end);
}

}  // namespace wagescope
