#include "extractor/posting/pay_pairs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "extractor/base/utf8.h"
#include "extractor/kind/cues.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kJoinBytes = 60;      // between two statements that share their words
constexpr std::uint32_t kRiseBytes = 160;     // between a pay and what it rises to
constexpr std::uint32_t kOpenBytes = 100;     // between the ends of what "ranges from"
constexpr std::uint32_t kCellBytes = 80;      // between "Minimum" and "Maximum" cells
constexpr std::uint32_t kSumBytes = 120;      // between base pay and what it comes to with more
constexpr std::uint32_t kHeadBytes = 100;     // of a source, in which a title states pay
constexpr std::uint32_t kEarningsBytes = 24;  // between earnings and the base in them

/// About how often in a year; nothing for what has no calendar.
std::optional<std::int64_t> times_a_year(std::optional<Period> period) {
  if (!period) return std::nullopt;
  switch (*period) {
    case Period::hour: return 2080;
    case Period::day: return 260;
    case Period::week: return 52;
    case Period::month: return 12;
    case Period::year: return 1;
    default: return std::nullopt;
  }
}

/// Whether `a` is less than a quarter of `b`, by the year.
bool far_below(const Pay& a, const Pay& b) {
  const auto yearly = [](const Pay& pay) -> std::optional<Decimal> {
    const auto times = times_a_year(pay.period);
    const auto& amount = pay.max ? pay.max : pay.min;
    return times && amount ? amount->times(units(*times)) : std::nullopt;
  };
  const auto one = yearly(a), two = yearly(b);
  if (!one || !two) return false;
  const auto four = one->times(units(4));
  return four && *four < *two;
}

/// What may stand between the ends of a range that say themselves which they are.
bool is_separator(std::string_view gap, const Joints& joints) {
  if (gap.find('\n') != gap.npos) return false;  // the dash of a list
  gap = without_spaces(gap);
  return is_range_sign(gap, joints) || gap == "/" || gap == "," || gap == "|" ||
         (joints.only(gap) & Joints::kAnd) != 0;
}

bool same_size(Decimal a, Decimal b) {
  const auto four = a.times(units(4)), four_b = b.times(units(4));
  return four && four_b && b <= *four && a <= *four_b;
}

}  // namespace

std::string_view without_spaces(std::string_view gap) {
  while (!gap.empty() && utf8::is_space(utf8::at(gap, 0).code))
    gap.remove_prefix(utf8::at(gap, 0).size);
  while (!gap.empty() && utf8::is_space(utf8::before(gap, gap.size()).code))
    gap.remove_suffix(utf8::before(gap, gap.size()).size);
  return gap;
}

bool is_range_sign(std::string_view gap, const Joints& joints) {
  if (gap.find('\n') != gap.npos) return false;  // the dash of a list
  gap = without_spaces(gap);
  return gap == "-" || gap == "–" || gap == "—" || (joints.only(gap) & Joints::kTo) != 0;
}

bool joined(std::string_view text, const MoneyStatement& before, const MoneyStatement& after,
            const Clauses& clauses) {
  if (after.span.begin - before.span.end > kJoinBytes) return false;
  const TextSpan clause = clauses.left(text, after.span.begin, before.span.end);
  return clause.begin <= before.span.end ||
         text.substr(before.span.end, after.span.begin - before.span.end).find('.') ==
             std::string_view::npos;
}

bool same_size(const MoneyStatement& a, const MoneyStatement& b) {
  return same_size(a.high, b.high);
}

bool same_size(const Pay& a, const MoneyStatement& b) {
  const auto& amount = a.max ? a.max : a.min;
  return amount && same_size(*amount, b.high);
}

bool middle(const Taken& before, const Taken& after) {
  constexpr std::uint32_t kMiddleBytes = 120;
  const std::uint32_t behind = after.statement.span.begin - before.statement.span.end;
  // "$85,000 to $115,000 (85% to 115%), with the mid-point of $100,000"
  if (after.verdict.middle && before.statement.range() && !after.statement.range())
    return before.currency.code == after.currency.code && behind <= kMiddleBytes &&
           before.statement.low < after.statement.low &&
           after.statement.high < before.statement.high;
  return before.verdict.low_end && after.verdict.middle && !before.statement.range() &&
         before.currency.code == after.currency.code &&
         before.statement.high < after.statement.low &&
         after.statement.span.begin - before.statement.span.end <= kCellBytes &&
         before.verdict.kind == after.verdict.kind;
}

void extend(Pay& pay, const Document& document, TextSpan first, const Pay& upper,
            const MoneyStatement& high) {
  pay.max = high.high;
  // "minimaal € 3.345 en maximaal € 5.129 bruto per maand"
  if (pay.period_certainty != Certainty::stated && upper.period) {
    pay.period = upper.period;
    pay.period_certainty = upper.period_certainty;
  }
  if (!pay.basis) pay.basis = upper.basis;
  pay.bound = Bound::range;
  const TextSpan whole{first.begin, high.span.end};
  pay.span.end = document.offsets.to_source(whole).end;
  pay.quote = document.text.substr(first.begin, high.span.end - first.begin);
}

bool is_upper_end(const Taken& before, const Taken& after, std::string_view text,
                  const Joints& joints, const Clauses& clauses) {
  const MoneyStatement& low = before.statement;
  const MoneyStatement& high = after.statement;
  const auto twice = low.high.times(units(2));
  return before.verdict.bound == Bound::from && after.verdict.bound == Bound::up_to &&
         !low.range() && !high.range() && before.currency.code == after.currency.code && twice &&
         low.high < high.high && high.high <= *twice &&
         (!high.period || high.period == before.verdict.period) && low.span.end < high.span.begin &&
         high.span.begin - low.span.end <= kOpenBytes &&
         (joints.in(text, {low.span.end, high.span.begin}) & Joints::kBy) != 0 &&
         clauses.left(text, high.span.begin, 0).begin <= low.span.end;
}

bool continues(const Taken& before, const Taken& after, std::string_view text, const Joints& joints,
               const Clauses& clauses) {
  const MoneyStatement& low = before.statement;
  const MoneyStatement& high = after.statement;
  if (before.currency.code != after.currency.code || low.high >= high.high ||
      !same_size(low, high) || before.verdict.kind != after.verdict.kind)
    return false;
  if (high.range()) return middle(before, after);
  const std::uint32_t gap = high.span.begin - low.span.end;
  if (after.verdict.rises)
    return gap <= kRiseBytes && clauses.left(text, high.span.begin, 0).begin <= low.span.end;
  if (low.range()) return false;
  // "ranges from $112,000 where living is cheap up to $213,600 where it is dear"
  if (before.verdict.opens && after.verdict.bound == Bound::up_to && gap <= kOpenBytes &&
      clauses.left(text, high.span.begin, 0).begin <= low.span.end)
    return true;
  // "a salary of € 2,772 in the first year, up to € 3,539 in the fourth"
  if (before.verdict.first_year && after.verdict.bound == Bound::up_to && gap <= kCellBytes &&
      clauses.left(text, high.span.begin, 0).begin <= low.span.end)
    return true;
  if (is_upper_end(before, after, text, joints, clauses)) return true;
  const bool ends =  // "$52,000 (min) - $61,000 (max)"
      before.verdict.bound == Bound::from && after.verdict.bound == Bound::up_to &&
      is_separator(text.substr(low.span.end, gap), joints);
  return ends || (before.verdict.low_end && after.verdict.high_end && gap <= kCellBytes);
}

/// Whether it is paid for a time, so that what is guessed can be set against it: not by the mile.
static bool for_a_time(const Pay& pay) {
  return pay.period != Period::mile && pay.period != Period::piece && pay.period != Period::visit &&
         pay.period != Period::once;
}

bool is_stranger(std::span<const FoundPay> pays, std::size_t index) {
  const Pay& pay = pays[index].pay;
  // "£11.84 per hour - £4,310 prorata per annum": a part of a week may come to little
  const bool of_part = pay.basis == Basis::pro_rata || pay.basis == Basis::fte;
  if (is_extra(pay.kind) || of_part) return false;
  bool beside = false;
  for (const FoundPay& found : pays) {
    const Pay& other = found.pay;
    if (!found.said || is_extra(other.kind) || other.currency != pay.currency || !for_a_time(other))
      continue;
    // "£25,200 pro rata (£420 per month)": what is paid of it may be far less
    const bool part = other.basis == Basis::fte || other.basis == Basis::pro_rata;
    if (part || !far_below(pay, other)) return false;
    beside = true;
  }
  return beside;
}

bool is_beside_shown(std::span<const FoundPay> pays, std::size_t index) {
  const Pay& pay = pays[index].pay;
  const bool range = pay.min && pay.max && *pay.min != *pay.max;
  if (range || pay.span.begin < kHeadBytes) return false;  // "Baker, £31,000", said before all else
  bool beside = false;
  for (const FoundPay& found : pays) {
    const Pay& other = found.pay;
    if (&other == &pay || !found.shown || other.kind != Kind::base ||
        other.currency != pay.currency || !for_a_time(other))
      continue;
    if (other.min == pay.min || other.max == pay.max) return false;
    if (says_again(other, pay)) return false;  // "$20.40/$42,432"
    beside = true;
  }
  return beside && !pay.scope && !is_extra(pay.kind);
}

namespace {

/// How many days, weeks or months, and no more, a job may last that is paid as a whole.
struct Lasting {
  Period period;
  std::int64_t least, most;
};
constexpr std::array<Lasting, 3> kLasting{
    Lasting{Period::day, 5, 60}, {Period::week, 3, 45}, {Period::month, 2, 11}};

}  // namespace

void settle_sums(std::string_view text, std::span<FoundPay> pays) {
  for (std::size_t i = 1; i < pays.size(); ++i) {
    Pay& sum = pays[i - 1].pay;
    const Pay& rate = pays[i].pay;
    const bool guessed = sum.period == Period::year && sum.period_certainty == Certainty::implied;
    const bool single = sum.min && sum.min == sum.max && rate.min && rate.min == rate.max;
    const TextSpan gap{pays[i - 1].span.end, pays[i].span.begin};
    if (!guessed || !single || sum.kind != rate.kind || sum.currency != rate.currency ||
        rate.period_certainty != Certainty::stated || gap.begin >= gap.end ||
        gap.size() > kJoinBytes || cut(text, gap).find('\n') != std::string_view::npos)
      continue;
    const auto lasting = std::ranges::find(kLasting, rate.period, &Lasting::period);
    const std::int64_t each = rate.min->micros();
    if (lasting == kLasting.end() || each <= 0 || sum.min->micros() % each != 0) continue;
    const std::int64_t times = sum.min->micros() / each;
    if (lasting->least <= times && times <= lasting->most) sum.period = Period::project;
  }
}

namespace {

/// Whether `sum`, behind "=", adds what a plus names to `base`.
bool adds_up(std::string_view text, const FoundPay& base, const FoundPay& sum,
             const Joints& joints) {
  const TextSpan gap{base.span.end, sum.span.begin};
  if (base.pay.kind != Kind::base || base.pay.currency != sum.pay.currency || !base.pay.max ||
      !sum.pay.min || *sum.pay.min <= *base.pay.max || gap.begin >= gap.end ||
      gap.size() > kSumBytes)
    return false;
  std::string_view words = without_spaces(cut(text, gap));
  if (!words.ends_with('=') || words.find('\n') != words.npos) return false;
  words = without_spaces(words.substr(0, words.size() - 1));
  // "£8.10 per hour Ages 18+ = £12.40": the plus is an age's
  return !words.ends_with('+') && (joints.in(text, gap) & Joints::kPlus) != 0;
}

/// "Base: €30K, Commission: €15K, Total: €45K": the base pay that, with all that stands between,
/// makes exactly the amount of pays[i], whatever its words are; null for none.
const Pay* base_of_whole(std::span<const FoundPay> pays, std::size_t i) {
  const auto single = [](const Pay& pay) { return pay.min && pay.min == pay.max; };
  const Pay& whole = pays[i].pay;
  std::optional<Decimal> sum = Decimal();
  for (std::size_t k = i; k-- > 0 && single(whole) && !whole.scope;) {
    const Pay& part = pays[k].pay;
    if (!single(part) || part.currency != whole.currency || part.kind == Kind::total ||
        pays[k + 1].span.begin > pays[k].span.end + kSumBytes)
      return nullptr;
    sum = sum->plus(*part.min);
    if (!sum || *whole.min < *sum) return nullptr;
    if (!is_extra(part.kind)) return k + 1 < i && *sum == *whole.min ? &part : nullptr;
  }
  return nullptr;
}

}  // namespace

void take_totals(std::string_view text, std::span<FoundPay> pays, const Joints& joints) {
  constexpr std::size_t kParts = 4;  // of a sum, the base with them
  for (std::size_t i = 1; i < pays.size(); ++i) {
    Pay& sum = pays[i].pay;
    if (sum.kind == Kind::ote || sum.kind == Kind::equity) continue;
    const std::span before = pays.first(i).last(std::min(i, kParts));
    const auto of = [&](const FoundPay& base) { return adds_up(text, base, pays[i], joints); };
    const auto base = std::ranges::find_if(before, of);
    const Pay* part = base != before.end() ? &base->pay : base_of_whole(pays, i);
    if (part == nullptr) continue;
    sum.kind = Kind::total;
    if (sum.period_certainty != Certainty::stated) sum.period = part->period;
  }
}

void bound_mixed(std::string_view text, std::span<FoundPay> pays, const Joints& joints) {
  for (std::size_t i = 1; i < pays.size(); ++i) {
    Pay& rate = pays[i - 1].pay;
    Pay& year = pays[i].pay;
    const auto times = times_a_year(rate.period);
    const bool single = rate.min && rate.min == rate.max && year.max && year.period == Period::year;
    if (!single || !times || rate.period == Period::year || rate.kind != year.kind ||
        rate.currency != year.currency || (year.min && year.min != year.max))
      continue;
    const TextSpan gap{pays[i - 1].span.end, pays[i].span.begin};
    if (gap.begin >= gap.end || !is_range_sign(cut(text, gap), joints)) continue;
    const auto yearly = rate.min->times(units(*times));  // more than a tenth apart
    const auto least = yearly ? yearly->times(units(11)) : std::nullopt;
    const auto most = year.max->times(units(10));
    if (!least || !most || *most <= *least) continue;
    rate.max.reset();
    rate.bound = Bound::from;
    year.min.reset();
    year.bound = Bound::up_to;
  }
}

bool is_restating(std::string_view gap, const Joints& joints) {
  if (gap.find('\n') != gap.npos) return false;
  gap = without_spaces(gap);
  if (gap.size() == 1 && std::string_view("(=|[").find(gap[0]) != std::string_view::npos)
    return true;
  for (const std::string_view sign : {"–", ";"})  // "£14.50 – or £28,000"
    if (gap.starts_with(sign)) gap.remove_prefix(sign.size());
  return (joints.only(gap) & Joints::kOr) != 0;
}

bool same_by_year(Period period_a, Decimal a, Period period_b, Decimal b, int percent) {
  const auto times_a = times_a_year(period_a), times_b = times_a_year(period_b);
  if (!times_a || !times_b || period_a == period_b) return false;
  const auto less_a = a.times(units(*times_a * 100)), less_b = b.times(units(*times_b * 100));
  const auto more_a = a.times(units(*times_a * (100 + percent)));
  const auto more_b = b.times(units(*times_b * (100 + percent)));
  return less_a && less_b && more_a && more_b && *less_a <= *more_b && *less_b <= *more_a;
}

bool says_again(const Pay& said, const Pay& again) {
  constexpr int kPercent = 10;
  const auto &a = said.min ? said.min : said.max, &b = again.min ? again.min : again.max;
  return said.period && again.period && a && b &&
         same_by_year(*said.period, *a, *again.period, *b, kPercent);
}

std::optional<Period> period_of_allowance(const Pay& allowance, std::span<const FoundPay> before) {
  const auto paid = std::ranges::find_if(
      before.rbegin(), before.rend(), [](const FoundPay& one) { return !is_extra(one.pay.kind); });
  if (allowance.kind != Kind::allowance || paid == before.rend()) return std::nullopt;
  const Pay& pay = paid->pay;
  if (pay.period == Period::year) return pay.period;
  const Decimal least = *(pay.min ? pay.min : pay.max);
  const Decimal amount = *(allowance.max ? allowance.max : allowance.min);
  if (pay.currency != allowance.currency) return std::nullopt;
  const auto three = amount.times(units(3));
  const bool of_month = pay.period == Period::month && amount < least;
  const bool of_hour = pay.period == Period::hour && three && *three <= least;
  return of_month || of_hour ? pay.period : std::nullopt;
}

void set_apart_sums(std::string_view text, std::span<FoundPay> pays) {
  const auto regular = [](const FoundPay& found) {
    return !is_extra(found.pay.kind) && found.pay.period;
  };
  const auto apart = [&](const FoundPay& before, const FoundPay& after) {
    if (before.span.end >= after.span.begin) return false;
    const std::string_view gap = cut(text, {before.span.end, after.span.begin});
    return gap.find(". ") != gap.npos || gap.find('\n') != gap.npos;
  };
  if (std::ranges::none_of(pays, regular)) return;
  for (std::size_t i = 0; i < pays.size(); ++i) {
    Pay& pay = pays[i].pay;
    if (pay.kind != Kind::base || pay.period || !pay.min || pay.min != pay.max) continue;
    if ((i > 0 && !apart(pays[i - 1], pays[i])) ||
        (i + 1 < pays.size() && !apart(pays[i], pays[i + 1])))
      continue;
    pay.kind = Kind::other;
    pay.period = Period::once;
    pay.period_certainty = Certainty::assumed;
  }
}

void take_upkeep(std::span<FoundPay> pays) {
  if (std::ranges::any_of(pays, [](const FoundPay& one) { return !is_extra(one.pay.kind); }))
    return;
  for (FoundPay& found : pays)
    if (found.upkeep) found.pay.kind = Kind::base;
}

void share_bounds(std::string_view text, std::span<FoundPay> pays, const Joints& joints) {
  for (std::size_t i = 1; i < pays.size(); ++i) {
    const Pay& said = pays[i - 1].pay;
    Pay& again = pays[i].pay;
    const bool open = said.bound == Bound::from || said.bound == Bound::up_to;
    if (!open || again.bound != Bound::exact || said.kind != again.kind ||
        said.currency != again.currency || !says_again(said, again))
      continue;
    const TextSpan gap{pays[i - 1].span.end, pays[i].span.begin};
    if (gap.begin >= gap.end || !is_restating(cut(text, gap), joints)) continue;
    again.bound = said.bound;
    (said.bound == Bound::from ? again.max : again.min).reset();
  }
}

void name_rungs(std::string_view text, std::uint32_t floor, const LadderReader& ladders,
                std::span<FoundPay> pays) {
  std::vector<TextSpan> spans;
  for (const FoundPay& found : pays) spans.push_back(found.span);
  const std::vector<Rung> rungs = ladders.rungs(text, spans, floor);
  for (const Ladder& ladder : LadderReader::ladders(text, rungs)) {
    const auto heading = ladders.heading(text, rungs[ladder.begin], floor);
    for (std::size_t i = ladder.begin; i < ladder.end; ++i) {
      Pay& pay = pays[i].pay;
      if (is_extra(pay.kind)) continue;
      if (heading && !pay.basis) pay.basis = heading->basis;
      if (pay.scope) continue;
      for (std::size_t j = ladder.begin; j < ladder.end && !pay.scope; ++j) {
        const Pay& other = pays[j].pay;
        if (other.kind == pay.kind && other.period == pay.period &&
            (other.min != pay.min || other.max != pay.max) &&
            cut(text, rungs[j].label) != cut(text, rungs[i].label))
          pay.scope = cut(text, rungs[i].label);
      }
    }
  }
}

/// Whether words before the amount, on its line, gave its scope.
static bool is_label(const FoundPay& found) {
  return found.pay.scope && !found.by_heading && !found.by_time && !found.by_words_behind;
}

void drop_lone_scopes(std::span<FoundPay> pays) {
  for (FoundPay& found : pays) {
    Pay& pay = found.pay;
    if (!found.doubtful) continue;
    const bool band = std::ranges::any_of(pays, [&](const FoundPay& one) {
      const Pay& other = one.pay;
      // "UoP: 18 000 zł miesięcznie, B2B: 140 zł za godzinę"
      if (is_label(found) && is_label(one) && other.kind == pay.kind && other.scope != pay.scope)
        return true;
      const bool headed = one.by_heading || one.by_place ||
                          !one.doubtful ||  // not "Full time from £31,000"
                          (found.by_words_behind && one.by_words_behind);
      return other.kind == pay.kind && other.period == pay.period &&
             (other.min != pay.min || other.max != pay.max) &&
             (!found.by_time || (one.by_time && other.scope != pay.scope)) &&
             (!found.by_heading || (headed && other.scope && other.scope != pay.scope));
    });
    if (!band) pay.scope.reset();
  }
}

Earnings::Earnings(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("posting/earnings_words.tsv").rows())
    for (std::string_view word : split(row["words"], '|'))
      (row["what"] == "base"         ? base_
       : row["what"] == "commission" ? commission_
       : row["what"] == "wage"       ? wage_
                                     : more_)
          .add(word, 0);
}

namespace {

bool stands_in(const PhraseSet& words, std::string_view text, TextSpan within) {
  for (std::uint32_t at = within.begin; at < within.end; ++at)
    if (words.may_start(text[at]) && at_word_edge(text, at) && words.at(text, at)) return true;
  return false;
}

}  // namespace

std::optional<Kind> Earnings::of_bracket(std::string_view text, std::uint32_t end,
                                         const Joints& joints) const {
  constexpr std::uint32_t kBytes = 60, kPeriodBytes = 24;  // " / yearly "
  const std::size_t behind = text.substr(end, kPeriodBytes).find_first_of("(\n.;,");
  if (behind == text.npos || text[end + behind] != '(') return std::nullopt;
  const std::uint32_t open = end + static_cast<std::uint32_t>(behind);
  const std::size_t close = text.substr(open, kBytes).find(')');
  const std::uint32_t begin = skip_noise(text, open + 1);
  auto base = base_.at(text, begin);
  if (!base) base = wage_.at(text, begin);
  if (close == text.npos || !base) return std::nullopt;
  const TextSpan rest{begin + static_cast<std::uint32_t>(base->length),
                      open + static_cast<std::uint32_t>(close)};
  const std::string_view words = cut(text, rest);
  const bool added = words.find('+') != words.npos ||
                     (joints.in(text, rest) & (Joints::kPlus | Joints::kAnd)) != 0;
  const bool figures = words.find_first_of("0123456789") != words.npos;
  if (!added || figures) return std::nullopt;
  if (stands_in(commission_, text, rest)) return Kind::ote;
  return stands_in(more_, text, rest) ? std::optional(Kind::total) : std::nullopt;
}

std::optional<Kind> Earnings::with_base(const Taken& before, const Taken& after,
                                        std::string_view text) const {
  const MoneyStatement& all = before.statement;
  const MoneyStatement& base = after.statement;
  if (before.verdict.kind != Kind::base || after.verdict.kind != Kind::base ||
      before.currency.code != after.currency.code || base.high >= all.low)
    return std::nullopt;
  if (base.span.begin < all.span.end || base.span.begin - all.span.end > kEarningsBytes)
    return std::nullopt;
  const TextSpan between{all.span.end, base.span.begin};
  if (cut(text, between).find_first_of(".;\n") != std::string_view::npos) return std::nullopt;
  const auto has = [&](const PhraseSet& words, TextSpan within) {
    for (std::uint32_t at = within.begin; at < within.end; ++at)
      if (words.at(text, at)) return true;
    return false;
  };
  const auto size = static_cast<std::uint32_t>(text.size());
  // "£16 per hour (£13 basic + £3 tronc)"
  const bool bracket = cut(text, between).find('(') != std::string_view::npos;
  const TextSpan own{base.span.begin, std::min(skip_noise(text, base.span.end) + 1, size)};
  if (!has(base_, between) && !(bracket && has(base_, own))) return std::nullopt;
  const TextSpan behind{base.span.end, std::min(base.span.end + kEarningsBytes, size)};
  return has(commission_, behind) ? Kind::ote : Kind::total;
}

}  // namespace wagescope
