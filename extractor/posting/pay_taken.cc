// What becomes of a statement once it is known to be pay or none: the second half of the pass.
#include <algorithm>
#include <utility>

#include "extractor/posting/pay_notes.h"
#include "extractor/posting/pay_pass.h"
#include "extractor/posting/wordless.h"

namespace wagescope {

constexpr std::size_t kMostWordless = 10000;  // that may turn out to repeat a pay

/// "Analyst £44,000 + £9,500 supplement, Owner £36,000": whether a sum is far more than the extra
/// before it, and of the size of a base pay before that.
bool PayPass::is_like_base(const Taken& taken) const {
  const auto twice = last_->statement.high.times(units(2));
  return is_extra(last_->verdict.kind) && twice && taken.statement.low > *twice &&
         std::ranges::any_of(pays_, [&](const FoundPay& found) {
           return found.pay.kind == Kind::base && same_size(found.pay, taken.statement);
         });
}

void PayPass::take(Taken taken, bool follows_pay) {
  if (const auto beside = beside_last();
      beside && !taken.verdict.period && beside->is_part_of_last(taken))
    taken.verdict.period = pays_.back().pay.period;
  if (follows_pay && !taken.verdict.period && !is_extra(taken.verdict.kind)) {
    taken.verdict.period = beside_last()->shared_period(taken);
    if (!taken.verdict.label && !is_like_base(taken)) taken.verdict.kind = last_->verdict.kind;
  }
  if (last_ && !pays_.empty() && !taken.statement.range() && middle(*last_, taken)) {
    floor_ = last_->statement.span.end = taken.statement.span.end;  // the maximum may follow
    if (context_.explain) add_refused(taken.statement.span, "midpoint");
    return;
  }
  if (const auto beside = beside_last()) beside->share_period(taken, pays_);
  if (taken.verdict.kind == Kind::base)
    if (const auto whole =
            tables_.earnings.of_bracket(text_, taken.statement.last().span.end, tables_.joints))
      taken.verdict.kind = *whole;
  take_list_before(taken);
  take_before(taken);
  take_low_end(taken);
  if (last_ && !pays_.empty())
    if (const auto whole = tables_.earnings.with_base(*last_, taken, text_))
      pays_.back().pay.kind = *whole;
  if (last_ && !pays_.empty() &&
      continues(*last_, taken, text_, tables_.joints, tables_.cues.clauses()))
    extend(pays_.back().pay, document_, pays_.back().span, tables_.to_pay(document_, taken),
           taken.statement);
  else
    pays_.push_back(found(alone(taken), follows_pay));
  floor_ = taken.statement.span.end;
  refused_reason_.clear();
  last_ = std::move(taken);
}

/// "*rising to £15.10 per hour after a year", far behind the pay that rises: its "to" says no
/// bound.
Taken PayPass::alone(Taken taken) const {
  const bool later = last_ && taken.verdict.rises && taken.verdict.bound == Bound::up_to &&
                     taken.verdict.period == last_->verdict.period;
  if (later) taken.verdict.bound = Bound::exact;
  return taken;
}

/// ", seniors " of "Carers £12.60, seniors £13.20 per hour": whether `gap` is what stands between
/// two amounts of a list.
bool PayPass::lists(TextSpan gap) const {
  constexpr std::uint32_t kWords = 3;
  if (gap.begin >= gap.end || gap.size() > kSharedBytes || count_words(text_, gap) > kWords)
    return false;
  const std::string_view between = cut(text_, gap);
  return between.find_first_of("\n.:") == between.npos &&
         between.find_first_of(",;") != between.npos;
}

/// "Carers £12.60, seniors £13.20, nurses £19.50 per hour", where no word calls the first ones pay.
void PayPass::take_list_before(const Taken& taken) {
  if (!taken.verdict.period_behind || is_extra(taken.verdict.kind) || taken.statement.range())
    return;
  const std::size_t old = pays_.size();
  std::uint32_t next = taken.statement.span.begin;
  while (!wordless_.empty()) {
    Taken& before = wordless_.back();
    if (!lists({before.statement.span.end, next}) || before.statement.range() ||
        before.statement.period || before.currency.code != taken.currency.code ||
        !same_size(before.statement, taken.statement))
      break;
    before.verdict.pay = true;
    before.verdict.period = taken.verdict.period;
    before.verdict.kind = taken.verdict.kind;
    next = before.statement.span.begin;
    pays_.push_back(found(before, true));
    wordless_.pop_back();
  }
  std::reverse(pays_.begin() + static_cast<std::ptrdiff_t>(old), pays_.end());
}

/// "£12.90 PAYE / £16.40 Umbrella per hour", "£31,400 increasing to £32,600 a year after 6
/// months", where no word calls the first one pay.
void PayPass::take_before(Taken& taken) {
  if (wordless_.empty() || !taken.verdict.period_behind || is_extra(taken.verdict.kind)) return;
  Taken& first = wordless_.back();
  const TextSpan gap{first.statement.span.end, taken.statement.span.begin};
  if (gap.begin < floor_ || gap.begin >= gap.end || gap.size() > kSharedBytes) return;
  const Joints::Kinds joint = tables_.joints.in(text_, gap) | tables_.joints.only(cut(text_, gap));
  const bool either = (joint & Joints::kOr) != 0;
  const auto most = first.statement.high.times(units(2));
  const bool rises = taken.verdict.rises && !taken.statement.range();
  if (!(either || rises) || count_words(text_, gap) > 2 ||
      cut(text_, gap).find('\n') != std::string_view::npos || first.statement.period ||
      first.currency.code != taken.currency.code || !most || *most < taken.statement.high ||
      taken.statement.high < first.statement.high)
    return;
  first.verdict.pay = true;
  first.verdict.period = taken.verdict.period;
  first.verdict.kind = taken.verdict.kind;
  pays_.push_back(found(first, true));
  wordless_.pop_back();
  if (either) return;
  taken.verdict.rises = false;  // each is paid for a time, and its "to" says no bound
  taken.verdict.bound = Bound::exact;
}

/// "Min $20.10 Mid $25.12 Max $30.15 hourly", where no word calls the first one pay and the other
/// two were read as a range.
void PayPass::take_low_end(Taken& taken) {
  MoneyStatement& band = taken.statement;
  if (wordless_.empty() || !taken.verdict.middle || band.count != 2) return;
  const Taken& first = wordless_.back();
  if (first.statement.range() || first.statement.low >= band.low ||
      first.currency.code != taken.currency.code ||
      !joined(text_, first.statement, band, tables_.cues.clauses()))
    return;
  band.money = {first.statement.first(), band.money[0], band.money[1]};
  band.count = band.money.size();
  band.low = first.statement.low;
  band.span.begin = first.statement.span.begin;
  band.figures.begin = first.statement.figures.begin;
  wordless_.pop_back();
}

/// Where the job is, as far as something tells.
const std::string& PayPass::country() const {
  return context_.country.empty() ? context_.leaning : context_.country;
}

FoundPay PayPass::found(const Taken& taken, bool follows_pay) {
  FoundPay all{tables_.to_pay(document_, taken), taken.statement.span};
  all.said = taken.verdict.label || taken.verdict.told || follows_pay;
  all.shown = !taken.verdict.headline;
  all.upkeep = taken.verdict.upkeep;
  Pay& pay = all.pay;
  if (!pay.period && !is_extra(pay.kind))
    pay.period =
        tables_.usual.period_in(pay.currency, country(), taken.statement.low, taken.statement.high);
  if (!is_extra(pay.kind))
    if (const auto scope = tables_.scopes.read(text_, all.span, floor_)) {
      pay.scope = cut(text_, scope->words);
      all.doubtful = !scope->plain;
      all.by_time = scope->time;
      all.by_heading = scope->heading;
      all.by_words_behind = scope->behind;
      all.by_place = scope->place;
    }
  if (!is_extra(pay.kind) && !pay.scope && !context_.news)
    if (const auto column = columns_.at(taken.statement.figures.begin);
        column && tables_.scopes.is_scope(text_, column->heading)) {
      pay.scope = without_spaces(cut(text_, column->heading));
      all.doubtful = true;
    }
  if (const auto period = pay.period ? std::nullopt : period_of_allowance(pay, pays_)) {
    pay.period = period;
    pay.period_certainty = Certainty::implied;
  }
  return all;
}

/// News tells of several jobs, so that no pay in it is a stranger to another.
void PayPass::drop_strangers() {
  if (context_.news) return;
  std::vector<FoundPay> kept;
  for (std::size_t i = 0; i < pays_.size(); ++i) {
    const bool guessed = !pays_[i].shown && is_beside_shown(pays_, i);
    if (!guessed && (pays_[i].said || !is_stranger(pays_, i)))
      kept.push_back(pays_[i]);
    else if (context_.explain)
      add_refused(pays_[i].pay.quote, "not-of-the-pay", pays_[i].pay.span);
  }
  pays_ = std::move(kept);
}

std::vector<Pay> PayPass::take_pays() {
  std::vector<Pay> all;
  if (pays_.empty()) return all;
  const WorkTime work = tables_.work_time.read(text_, within_, hits_);
  for (FoundPay& found : pays_) all.push_back(std::move(found.pay));
  for (Pay& pay : all) pay.work = work;
  return all;
}

/// "£60 per sleep-in", "Detention: $12/hour": for what time or work an allowance is paid.
void PayPass::name_works() {
  std::uint32_t floor = within_.begin;
  for (FoundPay& found : pays_) {
    if (found.pay.kind == Kind::allowance && !found.pay.scope)
      if (const auto work = tables_.scopes.of_allowance(text_, found.span, floor))
        found.pay.scope = cut(text_, *work);
    floor = found.span.end;
  }
}

/// What makes pay of amounts that no word calls so.
void PayPass::take_wordless() {
  for (const Taken& taken : take_rungs(tables_, text_, within_.begin, pays_, wordless_))
    pays_.push_back(found(taken, false));
  for (const Taken& taken : take_restated(tables_, text_, pays_, wordless_))
    pays_.push_back(found(taken, false));
  for (const Taken& taken : take_named_behind(tables_, text_, within_.begin, wordless_))
    pays_.push_back(found(taken, false));
  for (const PartTime& part : take_parts(tables_, text_, within_.begin, pays_, wordless_)) {
    FoundPay pay = found(part.taken, false);
    if (!pay.pay.scope) pay.pay.scope = cut(text_, part.hours);
    pays_.push_back(std::move(pay));
  }
  std::ranges::sort(pays_, {}, [](const FoundPay& found) { return found.span.begin; });
}

void PayPass::refuse(Taken taken) {
  // "The hourly wage was raised from £12, to £13": the words before it are of both
  if (taken.verdict.reason != kFormer) floor_ = taken.statement.span.end;
  const bool goes_on = reason_of(taken).is(Reason::kKin) || reason_of(taken).is(Reason::kBracket);
  // "Tickets: adults £12, children £8, families £30 per visit"
  const bool listed = reason_of(taken).is(Reason::kUnsaid) && !refused_reason_.empty() &&
                      lists({refused_end_, taken.statement.span.begin});
  if (!listed) refused_reason_ = goes_on ? taken.verdict.reason : std::string();
  refused_end_ = taken.statement.span.end;
  if (taken.verdict.reason == "no-pay-word" && wordless_.size() < kMostWordless) {
    wordless_.push_back(std::move(taken));
  } else if (context_.explain) {
    add_refused(taken.statement.span, taken.verdict.reason);
  }
}

void PayPass::add_refused(TextSpan span, std::string_view reason) {
  add_refused(std::string(cut(text_, span)), reason, document_.offsets.to_source(span));
}

void PayPass::add_refused(std::string quote, std::string_view reason, SourceSpan span) {
  refused_.push_back(
      {std::move(quote), std::string(reason), span, tables_.judge.reasons().of(reason).says});
}

/// "The $900K vacancy", where the text calls $900,000 pay elsewhere, says it again.
void PayPass::repeat_without_words() {
  for (Taken& taken : wordless_) {
    const auto same = std::ranges::find_if(pays_, [&](const FoundPay& found) {
      return found.pay.min == taken.statement.low && found.pay.max == taken.statement.high &&
             found.pay.currency == taken.currency.code;
    });
    if (same != pays_.end())
      same->pay.mentions.push_back(document_.offsets.to_source(taken.statement.span));
    else if (context_.explain)
      add_refused(taken.statement.span, taken.verdict.reason);
  }
  std::ranges::sort(refused_, {}, [](const Refused& refused) { return refused.span.begin; });
}

}  // namespace wagescope
