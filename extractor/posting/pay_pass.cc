#include "extractor/posting/pay_pass.h"

#include <algorithm>
#include <utility>

#include "extractor/base/utf8.h"
#include "extractor/posting/list_heading.h"
#include "extractor/posting/merge.h"
#include "extractor/posting/pay_notes.h"
#include "extractor/posting/restated_ends.h"
#include "extractor/posting/table_columns.h"

namespace wagescope {
namespace {

constexpr std::size_t kMostPays = 1000;  // of one posting; what is more is refused

Verdict refused_as(std::string_view reason) {
  Verdict verdict;
  verdict.reason = reason;
  return verdict;
}

}  // namespace

PayPass::PayPass(const PayReader::Tables& tables, const Document& document, TextSpan within,
                 const PayContext& context, const WordHits& hits)
    : tables_(tables),
      document_(document),
      text_(std::string_view(document.text).substr(0, within.end)),
      within_(within),
      context_(context),
      hits_(hits),
      left_(hits.in(within)),
      money_(tables.document_money(text_, within, context, hits)),
      pay_phrase_(tables.phrase.is_all_of(cut(document.text, within))),
      foreign_(tables.sections.foreign(text_, within)),
      columns_(text_, 0, tables.cues),
      floor_(within.begin) {}

PayReading PayPass::run() {
  for (auto at = next(within_.begin); at < within_.end;) at = next(step(at));
  if (!context_.news && !wordless_.empty()) take_wordless();
  join_restated_ends(document_, tables_.joints, pays_);
  drop_lone_scopes(pays_);
  if (!context_.news && pays_.size() > 1) name_rungs(text_, within_.begin, tables_.ladders, pays_);
  drop_strangers();
  repeat_without_words();
  pair_bases(text_, pays_);
  settle_sums(text_, pays_);
  take_totals(text_, pays_, tables_.joints);
  bound_mixed(text_, pays_, tables_.joints);
  share_bounds(text_, pays_, tables_.joints);
  if (!context_.news) set_apart_sums(text_, pays_);
  take_upkeep(pays_);
  tables_.said_of_figures.settle_kinds(text_, pays_);
  tables_.said_of_figures.settle_floors(text_, pays_);
  if (!context_.news) tables_.said_of_figures.settle_starts(text_, pays_);
  tables_.said_of_figures.mark_agreed(text_, pays_);
  name_works();
  note_percents(text_, within_, tables_.cues, pays_);
  std::vector<Pay> pays = merge(take_pays());
  note_same_pay(pays);
  return {std::move(pays), std::move(refused_)};
}

/// The next place at or behind `from` where a statement's number may begin; the end of
/// the text when there is none.
std::uint32_t PayPass::next(std::uint32_t from) {
  for (; !left_.empty(); left_ = left_.subspan(1)) {
    const WordHit& hit = left_.front();
    if (hit.end <= from) continue;
    if (!hit.figure && !hit.odd && (hit.tables & FirstWords::kNumbers) == 0) continue;
    const std::uint32_t end = std::min(hit.end, within_.end);
    const std::uint32_t at = tables_.statements.next(text_, std::max(from, hit.begin), end);
    if (at < end) return at;
  }
  return within_.end;
}

/// Reads the statement at the digit `at`; the place from which to go on.
std::uint32_t PayPass::step(std::uint32_t at) {
  auto statement = tables_.statements.at(text_, at);
  if (!statement) return refuse_vague(at);
  part_columns(*statement);
  const CurrencyReading currency = currency_of(*statement);
  tables_.points.settle(*statement, currency.code, context_.country);
  Taken taken{*statement, Verdict(), currency};
  JudgeContext around{text_, floor_, taken.currency.code, false, pay_phrase_, &hits_};
  const auto follows = [&](const MoneyStatement& before) {
    return same_size(before, *statement) &&
           joined(text_, before, *statement, tables_.cues.clauses());
  };
  const bool follows_pay = last_ && follows(last_->statement);
  around.follows_pay = follows_pay || (former_ && follows(*former_));
  around.behind_low_end = follows_pay && last_->verdict.low_end && !last_->statement.range();
  around.pay_in_line = is_pay_in_line(*statement);
  around.news = context_.news;
  around.weekly_hours = tables_.work_time.weekly_hours_at(text_, statement->span.end);
  taken.verdict = tables_.judge.judge(*statement, around);
  taken.day_rate = may_be_day_rate(taken) && is_for_contractors();
  // "Teachers, 20,000 - 30,000 of them, marched": news has no titles that tell pay so
  const Verdict& verdict = taken.verdict;
  if (context_.news && verdict.pay && statement->currency == nullptr && !verdict.label &&
      !verdict.period_behind)
    taken.verdict = refused_as("bare-number");
  if (const auto piece = tables_.paid_for(text_, taken)) taken.verdict.period = piece;
  weigh_beside_last(taken);
  if (!context_.news) take_column(taken);
  if (context_.news && statement->currency != nullptr) hear(around, taken);
  if (!context_.news && (taken.verdict.former || taken.verdict.raised)) leave_former(taken);
  look_twice(taken);
  const std::uint32_t end = statement->figures.end;
  if (taken.verdict.pay)
    take(std::move(taken), follows_pay && statement->currency != nullptr);
  else if (statement->currency != nullptr)
    refuse(std::move(taken));
  return end;
}

/// "| Base | OTE |", then "| $55,000 | $80,000 |": two columns of two things are no range.
void PayPass::part_columns(MoneyStatement& statement) {
  if (context_.news || !statement.range()) return;
  const TextSpan gap{statement.first().span.end, statement.last().span.begin};
  if (cut(text_, gap).find_first_of("|\t") == std::string_view::npos) return;
  const auto one = columns_.at(statement.first().span.begin);
  const auto two = columns_.at(statement.last().span.begin);
  if (!one || !two || one->goes_with(*two)) return;
  statement.count = 1;
  statement.high = statement.low;
  statement.span.end = statement.figures.end = statement.first().span.end;
}

/// What the heading of its column says of an amount of which no word of its row says more.
void PayPass::take_column(Taken& taken) {
  Verdict& verdict = taken.verdict;
  if (!verdict.pay && !reason_of(taken).is(Reason::kUnsaid)) return;
  const auto says = columns_.at(taken.statement.figures.begin);
  if (!says || !says->alone) return;
  if (!says->reason.empty()) {
    verdict = refused_as(says->reason);
    return;
  }
  if (!says->kind && !says->pay) return;
  verdict.pay = verdict.label = true;
  verdict.headline = false;
  verdict.reason.clear();
  verdict.kind = says->kind.value_or(Kind::base);
  verdict.low_end = says->low_end;
  verdict.high_end = says->high_end;
  verdict.middle = says->middle;
  const bool own_basis = std::ranges::any_of(
      taken.statement.behind, [](const CueHit& hit) { return hit.cue->what == Cue::What::basis; });
  if (!own_basis) verdict.basis = says->basis;
  if (taken.statement.period) return;
  verdict.period.reset();
  if (says->period &&
      (is_extra(verdict.kind) ||
       tables_.usual.plausible(taken.currency.code, *says->period, taken.statement.high)))
    verdict.period = says->period;
}

/// Whether nothing but the text as a whole may tell that an amount is a day's.
bool PayPass::may_be_day_rate(const Taken& taken) const {
  const MoneyStatement& statement = taken.statement;
  const std::string& code = taken.currency.code;
  return taken.verdict.pay && !taken.verdict.period && !code.empty() &&
         tables_.usual.usual(code, Period::day, statement.high) &&
         !tables_.usual.period_of(code, statement.low, statement.high);
}

/// Whether the posting is for those who bill by the day, which is looked up once.
bool PayPass::is_for_contractors() {
  if (!for_contractors_) for_contractors_ = tables_.statements.names_contract(text_, within_);
  return *for_contractors_;
}

/// Whether pay of about the same size stands a little before the statement in its line, or any
/// pay right before it, or but for a joint: "$20.49/ $44,740", "EUR 2,597 (EUR 31,164 a year)",
/// "£380/day through an agency, or £71k-£78k".
bool PayPass::is_pay_in_line(const MoneyStatement& statement) const {
  constexpr std::size_t kPays = 4;
  constexpr std::uint32_t kBytes = 200, kBeside = 4, kJoined = 40;
  const auto goes_on = [&](const FoundPay& found) {
    const TextSpan gap{found.span.end, statement.span.begin};
    if (gap.begin > gap.end || gap.size() > kBytes || cut(text_, gap).find('\n') != text_.npos)
      return false;
    return gap.size() <= kBeside || same_size(found.pay, statement) ||
           (gap.size() <= kJoined && (tables_.joints.in(text_, gap) & Joints::kOr) != 0);
  };
  const std::size_t last = std::min(pays_.size(), kPays);
  return std::any_of(pays_.end() - static_cast<std::ptrdiff_t>(last), pays_.end(), goes_on);
}

/// The currency by the statement's own words, else by the pay before it.
CurrencyReading PayPass::currency_of(const MoneyStatement& statement) const {
  if (statement.currency == nullptr && !pays_.empty() && !pays_.back().pay.currency.empty())
    return {pays_.back().pay.currency, Certainty::implied, "stated elsewhere in the text"};
  return tables_.currency_of(text_, statement, floor_, context_, money_);
}

/// What stands behind the pay that was taken last; empty before the first.
std::optional<BesideLast> PayPass::beside_last() const {
  if (!last_) return std::nullopt;
  return BesideLast(tables_, text_, within_, *last_);
}

/// What the statement before, and the lines around, say of this one.
void PayPass::weigh_beside_last(Taken& taken) const {
  Verdict& verdict = taken.verdict;
  const auto beside = beside_last();
  if (beside && verdict.rises && beside->rises_later(taken.statement)) {
    verdict.rises = false;
    if (!taken.statement.range()) verdict.bound = Bound::exact;  // its "to" is of "rising to"
  }
  if (beside && verdict.reason == "no-pay-word" && beside->is_part_of_last(taken))
    verdict.pay = verdict.label = true;
  if (last_ && !verdict.pay && reason_of(taken).is(Reason::kUnsaid) &&
      is_upper_end(*last_, taken, text_, tables_.joints, tables_.cues.clauses()))
    verdict.pay = verdict.label = true;
  if (beside && beside->is_added(taken)) verdict.kind = Kind::allowance;
  take_list_kind(taken);
  if (beside && beside->is_next_extra(taken)) {
    verdict.pay = verdict.label = true;
    verdict.kind = last_->verdict.kind;
  }
  if (adds_little(taken)) {
    verdict.pay = verdict.label = true;
    verdict.kind = Kind::allowance;
    verdict.period = Period::hour;
  }
  if (beside && beside->is_instalment(taken)) verdict = refused_as("instalment");
  if ((verdict.pay || verdict.reason == "implausible-for-period") &&
      (tables_.statements.is_broken(text_, taken.statement) || is_rest_of_last(taken.statement)))
    verdict = refused_as("broken-number");
  if (verdict.pay && goes_on_refused(taken.statement, verdict))
    verdict = refused_as(refused_reason_);
  if (verdict.pay && is_part_of_refused(taken.statement)) verdict = refused_as("something-else");
}

/// "Base $30.15 | +$1.25 nights", "$18.75/hr + $1.50 premium": what a plus right before it adds to
/// a wage by the hour in its line, and which is too small for a wage.
bool PayPass::adds_little(const Taken& taken) const {
  constexpr std::uint32_t kBytes = 160;
  const MoneyStatement& more = taken.statement;
  const std::string& reason = taken.verdict.reason;
  if (taken.verdict.pay || more.currency == nullptr ||
      (reason != "implausible-amount" && reason != "implausible-for-period") ||
      (more.period && more.period != Period::hour))
    return false;
  const std::uint32_t plus = skip_noise_back(text_, more.span.begin);
  const std::uint32_t word = word_begin(text_, plus, floor_);
  const bool added =
      (plus > floor_ && text_[plus - 1] == '+') ||
      (word < plus && tables_.joints.only(cut(text_, {word, plus})) == Joints::kPlus);
  const auto is_wage = [&](const FoundPay& found) {
    const TextSpan gap{found.span.end, more.span.begin};
    const auto& wage = found.pay.max ? found.pay.max : found.pay.min;
    return found.pay.kind == Kind::base && found.pay.period == Period::hour &&
           gap.begin < gap.end && gap.size() <= kBytes &&
           cut(text_, gap).find('\n') == text_.npos && wage && more.high < *wage;
  };
  return added && std::ranges::any_of(pays_, is_wage);
}

/// "Monthly bonus:\n- Gold: $150 a month": what its list is of.
void PayPass::take_list_kind(Taken& taken) const {
  Verdict& verdict = taken.verdict;
  const bool open = verdict.pay ? !verdict.label && verdict.kind == Kind::base
                                : reason_of(taken).is(Reason::kUnsaid);
  if (!open || taken.statement.range() || taken.statement.currency == nullptr) return;
  const std::uint32_t at = taken.statement.span.begin;
  const auto kind = extra_of_list(text_, at, tables_.cues, tables_.joints);
  if (!kind) return;
  verdict.pay = verdict.label = true;
  verdict.kind = *kind;
  verdict.reason.clear();
}

/// "$1 5.50/hour": a number that a blank parts from the digits of the money before it.
bool PayPass::is_rest_of_last(const MoneyStatement& statement) const {
  const std::uint32_t begin = statement.figures.begin;
  if (statement.currency != nullptr || floor_ <= within_.begin || floor_ >= begin) return false;
  const utf8::Char blank = utf8::at(text_, floor_);  // a no-break space too
  return floor_ + blank.size == begin && utf8::is_space(blank.code) && blank.code != '\n' &&
         is_digit(text_[floor_ - 1]);
}

/// "Raised from £28,000 to £30,000": the first is paid no more, the second is what counts.
void PayPass::leave_former(Taken& taken) {
  MoneyStatement& statement = taken.statement;
  if (!taken.verdict.pay) return;
  const TextSpan gap{statement.first().span.end, statement.last().span.begin};
  // "raised from £24k - £26k to £25k - £27k": both ends were paid before
  if (taken.verdict.former || statement.count != 2 || count_words(text_, gap) == 0) {
    taken.verdict = refused_as(kFormer);
    former_ = statement;
    return;
  }
  if (context_.explain) add_refused(statement.first().span, kFormer);
  statement.span.begin = statement.figures.begin = statement.last().span.begin;
  statement.money[0] = statement.last();
  statement.count = 1;
  statement.low = statement.high;
  taken.verdict.bound = Bound::exact;
}

/// Refuses what is no pay after all.
void PayPass::look_twice(Taken& taken) const {
  const std::uint32_t digit = taken.statement.first().number.span.begin;
  if (taken.verdict.pay && about_other_jobs(digit)) taken.verdict = refused_as(foreign_->name);
  // "401k dollar for dollar": what no word says to be pay may be taken beside other pay later
  if (taken.verdict.pay || reason_of(taken).is(Reason::kUnsaid))
    if (const auto shape = tables_.lookalikes.at(text_, digit)) taken.verdict = refused_as(*shape);
  if (taken.verdict.pay && pays_.size() >= kMostPays)
    taken.verdict = refused_as("too-many-figures");
}

/// What the prose of news says of a sum, over what the words of ads say.
void PayPass::hear(JudgeContext around, Taken& taken) const {
  const auto told = tables_.told.read(text_, taken.statement.span, floor_);
  if (!told) return;
  if (!told->pay) {
    if (taken.verdict.pay) taken.verdict = refused_as(told->reason);
    return;
  }
  if (!taken.verdict.pay) {
    if (!ToldPay::undoes(*told, reason_of(taken))) return;
    around.told = true;
    taken.verdict = tables_.judge.judge(taken.statement, around);
    taken.verdict.kind = told->kind;
  } else if (taken.verdict.kind == Kind::base) {
    taken.verdict.kind = told->kind;
  }
  taken.verdict.told = taken.verdict.pay;
}

/// "saves £1.75m, of which £600k falls to you": a part of what is no pay is none.
bool PayPass::is_part_of_refused(const MoneyStatement& statement) const {
  constexpr std::uint32_t kBytes = 16;  // "de los cuales "
  const std::uint32_t begin = statement.figures.begin;
  if (floor_ > begin || (last_ && last_->statement.span.end == floor_)) return false;
  for (std::uint32_t at = std::max(floor_, begin > kBytes ? begin - kBytes : 0); at < begin; ++at)
    if (tables_.joints.begins(text_, at, Joints::kPart))
      return tables_.joints.only(cut(text_, {at, begin})) == Joints::kPart;
  return false;
}

/// "The threshold is now £24,000 (£12.30 per hour)": nothing but a bracket or "to" parts
/// the amount from one that was refused for whose pay it is.
bool PayPass::goes_on_refused(const MoneyStatement& statement, const Verdict& verdict) const {
  // "insurance at $4.20 a day, up to $95.00 per month": what it may come to
  const bool most = verdict.bound == Bound::up_to && verdict.kind == Kind::base;
  const std::uint32_t bytes = most ? 24 : 8, words = most ? 4 : 1;
  if (verdict.label || refused_reason_.empty() || statement.figures.begin < floor_) return false;
  const TextSpan gap{floor_, statement.figures.begin};
  if (lists(gap)) return true;  // "Tickets: adults £12, families £30 per visit"
  if (gap.size() > bytes || cut(text_, gap).find(':') != std::string_view::npos) return false;
  // "Parents pay £78 a day or £1,490 a month": what has no kin goes on behind "or" alone
  const bool kin = tables_.judge.reasons().of(refused_reason_).is(Reason::kKin);
  if (!kin && tables_.joints.only(without_spaces(cut(text_, gap))) != Joints::kOr) return false;
  return count_words(text_, gap) <= words &&
         tables_.cues.clauses().left(text_, gap.end, gap.begin).begin == gap.begin;
}

const Reason& PayPass::reason_of(const Taken& taken) const {
  return tables_.judge.reasons().of(taken.verdict.reason);
}

/// Below "Similar jobs", when something of this job stands above: the line may
/// also be a link in the head of a page.
bool PayPass::about_other_jobs(std::uint32_t at) const {
  constexpr std::uint32_t kAboveBytes = 400;
  return foreign_ && at > foreign_->at &&
         (!pays_.empty() || foreign_->at - within_.begin > kAboveBytes);
}

/// "Six figures" at `at` is refused by name; the place behind the number there.
std::uint32_t PayPass::refuse_vague(std::uint32_t at) {
  if (const auto vague = tables_.vague.at(text_, at); vague && context_.explain)
    add_refused({at, at + vague->length}, "vague");
  return tables_.statements.skip(text_, at);
}

}  // namespace wagescope
