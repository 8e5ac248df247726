#include "extractor/posting/wordless.h"

#include <algorithm>
#include <optional>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

/// A statement in order of the text: a pay, or an amount that no word calls so.
struct Step {
  TextSpan span;
  const FoundPay* pay;
  Taken* wordless;
};

std::vector<Step> steps_of(std::span<const FoundPay> pays, std::span<Taken> wordless) {
  std::vector<Step> steps;
  for (const FoundPay& found : pays) steps.push_back({found.span, &found, nullptr});
  for (Taken& taken : wordless) steps.push_back({taken.statement.span, nullptr, &taken});
  std::ranges::sort(steps, {}, [](const Step& step) { return step.span.begin; });
  return steps;
}

/// Those that were made pay, out of `wordless`.
std::vector<Taken> take_out(std::vector<Taken>& wordless) {
  std::vector<Taken> taken;
  for (Taken& one : wordless)
    if (one.verdict.pay) taken.push_back(std::move(one));
  std::erase_if(wordless, [](const Taken& one) { return one.verdict.pay; });
  return taken;
}

/// "Deputy I: $26.10 - $31.80\nDeputy II: $28.90 - $35.20", "Days £14.20, nights £16.10": how many
/// of the steps make a scale: amounts of one size, all by ranges of ranks or places, or by people
/// and shifts, which pay has and prices have not. Behind three of them one of another size ends it.
std::size_t scale_of(const PayReader::Tables& tables, std::string_view text,
                     std::span<const Step> steps, std::span<const Rung> all) {
  constexpr std::size_t kSure = 3;
  std::optional<Period> period;
  bool ranges = true;
  std::vector<Rung> rungs;
  std::size_t end = 0;
  for (; end < steps.size(); ++end) {
    const Step& step = steps[end];
    if (step.pay != nullptr && is_extra(step.pay->pay.kind)) continue;  // "Pick-up bonus: $60"
    if (step.wordless == nullptr || step.wordless->currency.code.empty()) break;
    const MoneyStatement& statement = step.wordless->statement;
    const auto size =
        tables.usual.period_of(step.wordless->currency.code, statement.low, statement.high);
    if (!size || (period && size != period)) break;
    period = size;
    ranges = ranges && statement.range();
    rungs.push_back(all[end]);
  }
  if (rungs.size() < (end < steps.size() ? kSure : 2)) return 0;
  const auto at_place = [&](const Rung& rung) { return tables.scopes.is_place(text, rung.label); };
  const bool scale =
      (ranges && (LadderReader::ranked(text, rungs) || std::ranges::all_of(rungs, at_place))) ||
      tables.ladders.paid(text, rungs);
  return scale ? end : 0;
}

/// Makes an amount of a ladder pay, as those beside it are, or as the heading says.
void read_rung(const PayReader::Tables& tables, Taken& taken, std::span<const Step> ladder,
               const std::optional<PayHeading>& heading) {
  const auto alike = std::ranges::find_if(ladder, [&](const Step& step) {
    return step.pay != nullptr && (step.pay->said || step.pay->shown) &&
           !is_extra(step.pay->pay.kind) && step.pay->pay.currency == taken.currency.code &&
           same_size(step.pay->pay, taken.statement);
  });
  if (alike == ladder.end() && !heading) return;
  taken.verdict.pay = taken.verdict.label = true;
  if (heading && heading->period &&
      tables.usual.plausible(taken.currency.code, *heading->period, taken.statement.high))
    taken.verdict.period = heading->period;
  if (alike != ladder.end()) {
    taken.verdict.period = alike->pay->pay.period;
    taken.verdict.kind = alike->pay->pay.kind;
  }
}

/// One amount with its period, as words say it or its size does.
struct Rate {
  std::string_view currency;
  std::optional<Period> period;
  Decimal amount;
};

std::optional<Rate> rate_of(const PayReader::Tables& tables, const Step& step) {
  if (step.pay != nullptr) {
    const Pay& pay = step.pay->pay;
    if ((pay.min && pay.max && pay.min != pay.max) || is_extra(pay.kind)) return std::nullopt;
    return Rate{pay.currency, pay.period, pay.max ? *pay.max : *pay.min};
  }
  const MoneyStatement& statement = step.wordless->statement;
  if (statement.range()) return std::nullopt;
  Rate rate{step.wordless->currency.code, step.wordless->verdict.period, statement.high};
  if (!rate.period)
    rate.period = tables.usual.period_of(rate.currency, statement.low, statement.high);
  return rate;
}

/// "$31.25 / $65,000", "($31.25)": whether two amounts beside each other are the same by the year.
bool restates(const PayReader::Tables& tables, std::string_view text, const Step& one,
              const Step& two) {
  constexpr std::uint32_t kGap = 8;
  constexpr int kPercent = 2;
  const TextSpan gap{one.span.end, two.span.begin};
  if (gap.begin >= gap.end || gap.size() > kGap) return false;
  const std::string_view between = without_spaces(cut(text, gap));
  if (between != "/" && !is_restating(between, tables.joints)) return false;
  const auto a = rate_of(tables, one), b = rate_of(tables, two);
  return a && b && !a->currency.empty() && a->currency == b->currency && a->period && b->period &&
         same_by_year(*a->period, a->amount, *b->period, b->amount, kPercent);
}

/// "(12.5 hours per week, £7,579)", "15 hours a week: £9,095": the hours of a week in front of the
/// amount at `at`, in its line and few words before it.
std::optional<TextSpan> weekly_hours_before(const PayReader::Tables& tables, std::string_view text,
                                            std::uint32_t at, std::uint32_t floor) {
  constexpr std::uint32_t kBytes = 48, kMost = 5;  // words: "12.5 hours per week"
  const std::uint32_t lowest = std::max(floor, at > kBytes ? at - kBytes : 0);
  const TextSpan clause = tables.cues.clauses().left(text, at, lowest);
  std::uint32_t end = at;
  while (end > clause.begin && !utf8::is_word(utf8::before(text, end).code))
    end -= utf8::before(text, end).size;
  for (std::uint32_t begin = clause.begin; begin < end; ++begin) {
    const bool first = is_digit(text, begin) &&
                       (begin == 0 || (!is_digit(text, begin - 1) && text[begin - 1] != '.'));
    if (first && count_words(text, {begin, end}) <= kMost &&
        tables.work_time.weekly_hours_at(text, begin))
      return TextSpan{begin, end};
  }
  return std::nullopt;
}

/// Whether an amount of `currency` is less than a year's pay before it, and more than a tenth of
/// it.
bool may_be_part(std::span<const FoundPay> pays, std::string_view currency, const Decimal& amount,
                 std::uint32_t begin) {
  const auto tenfold = amount.shifted(1);
  if (!tenfold) return false;
  const auto is_whole = [&](const FoundPay& found) {
    const Pay& whole = found.pay;
    return found.shown && found.span.end <= begin && whole.period == Period::year &&
           whole.kind == Kind::base && whole.max && whole.currency == currency &&
           amount < *whole.max && *whole.max < *tenfold;
  };
  return std::ranges::any_of(pays, is_whole);
}

}  // namespace

std::vector<PartTime> take_parts(const PayReader::Tables& tables, std::string_view text,
                                 std::uint32_t floor, std::span<const FoundPay> pays,
                                 std::vector<Taken>& wordless) {
  std::vector<PartTime> parts;
  for (Taken& part : wordless) {
    const std::uint32_t begin = part.statement.span.begin;
    if (!may_be_part(pays, part.currency.code, part.statement.high, begin)) continue;
    const auto hours = weekly_hours_before(tables, text, begin, floor);
    if (!hours) continue;
    part.verdict.pay = part.verdict.label = true;
    part.verdict.headline = false;
    part.verdict.period = Period::year;
    part.verdict.basis = Basis::pro_rata;
    parts.push_back({part, *hours});
  }
  take_out(wordless);
  return parts;
}

std::vector<Taken> take_rungs(const PayReader::Tables& tables, std::string_view text,
                              std::uint32_t floor, std::span<const FoundPay> pays,
                              std::vector<Taken>& wordless) {
  const std::vector<Step> steps = steps_of(pays, wordless);
  std::vector<TextSpan> spans;
  spans.reserve(steps.size());
  for (const Step& step : steps) spans.push_back(step.span);
  const std::vector<Rung> rungs = tables.ladders.rungs(text, spans, floor);
  for (const Ladder& ladder : LadderReader::ladders(text, rungs)) {
    const std::size_t size = ladder.end - ladder.begin;
    std::span part = std::span(steps).subspan(ladder.begin, size);
    // Three rungs are a table, which may have a line between it and what it is called.
    auto heading = tables.ladders.heading(text, rungs[ladder.begin], floor, size > 2 ? 2 : 1);
    if (!heading)
      if (const std::size_t scale =
              scale_of(tables, text, part, std::span(rungs).subspan(ladder.begin, size))) {
        part = part.first(scale);
        heading = PayHeading{};
      }
    for (const Step& step : part)
      if (step.wordless != nullptr) read_rung(tables, *step.wordless, part, heading);
  }
  return take_out(wordless);
}

namespace {

/// The amount with the name behind it, where one stands there; its label is empty otherwise.
Rung named_behind(const PayReader::Tables& tables, std::string_view text, const Taken& taken,
                  std::uint32_t floor) {
  Rung rung{taken.statement.span, {taken.statement.span.end, taken.statement.span.end}};
  const auto scope = tables.scopes.read(text, taken.statement.span, floor);
  if (scope && scope->words.begin >= taken.statement.span.end) rung.label = scope->words;
  return rung;
}

/// Whether two amounts stand beside each other in a line, each named by what stands behind it.
bool goes_on(std::string_view text, const Taken& one, const Taken& two) {
  constexpr std::uint32_t kBytes = 40;
  const TextSpan gap{one.statement.span.end, two.statement.span.begin};
  return gap.begin < gap.end && gap.size() <= kBytes && one.currency.code == two.currency.code &&
         cut(text, gap).find('\n') == std::string_view::npos &&
         same_size(one.statement, two.statement);
}

}  // namespace

std::vector<Taken> take_named_behind(const PayReader::Tables& tables, std::string_view text,
                                     std::uint32_t floor, std::vector<Taken>& wordless) {
  for (std::size_t begin = 0, end = 1; begin < wordless.size(); begin = end, ++end) {
    while (end < wordless.size() && goes_on(text, wordless[end - 1], wordless[end])) ++end;
    if (end - begin < 2) continue;
    std::vector<Rung> rungs;
    for (std::size_t i = begin; i < end; ++i)
      rungs.push_back(named_behind(tables, text, wordless[i],
                                   i > begin ? wordless[i - 1].statement.span.end : floor));
    const bool named = std::ranges::all_of(rungs, [](const Rung& rung) { return rung.named(); });
    const std::uint32_t first = skip_noise_back(text, rungs.front().money.begin, 1);
    const bool sold =  // "Rooms £45 days, £60 nights", in two lines too
        tables.ladders.sells(text, tables.cues.clauses().left(text, first, floor));
    if (!named || sold || !tables.ladders.all_paid(text, rungs)) continue;
    for (std::size_t i = begin; i < end; ++i)
      wordless[i].verdict.pay = wordless[i].verdict.label = true;
  }
  return take_out(wordless);
}

std::vector<Taken> take_restated(const PayReader::Tables& tables, std::string_view text,
                                 std::span<const FoundPay> pays, std::vector<Taken>& wordless) {
  const std::vector<Step> steps = steps_of(pays, wordless);
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    if (steps[i].pay != nullptr && steps[i + 1].pay != nullptr) continue;
    if (!restates(tables, text, steps[i], steps[i + 1])) continue;
    for (const Step& step : {steps[i], steps[i + 1]})
      if (step.wordless != nullptr)
        step.wordless->verdict.pay = step.wordless->verdict.label = true;
  }
  return take_out(wordless);
}

}  // namespace wagescope
