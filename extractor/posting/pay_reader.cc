#include "extractor/posting/pay_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "extractor/base/utf8.h"
#include "extractor/posting/beside_last.h"
#include "extractor/posting/list_heading.h"
#include "extractor/posting/merge.h"
#include "extractor/posting/pay_notes.h"
#include "extractor/posting/pay_tables.h"
#include "extractor/posting/restated_ends.h"
#include "extractor/posting/wordless.h"

namespace wagescope {
namespace {

constexpr std::size_t kMostPays = 1000;  // of one posting; what is more is refused
constexpr std::string_view kFormer = "former-pay";
constexpr std::size_t kMostWordless = 10000;  // that may turn out to repeat a pay

Verdict refused_as(std::string_view reason) {
  Verdict verdict;
  verdict.reason = reason;
  return verdict;
}

/// One pass over a document, statement by statement.
class PayPass {
 public:
  PayPass(const PayReader::Tables& tables, const Document& document, TextSpan within,
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
        floor_(within.begin) {}

  PayReading run() {
    for (auto at = next(within_.begin); at < within_.end;) at = next(step(at));
    if (!context_.news && !wordless_.empty()) take_wordless();
    join_restated_ends(document_, tables_.joints, pays_);
    drop_lone_scopes(pays_);
    if (!context_.news && pays_.size() > 1)
      name_rungs(text_, within_.begin, tables_.ladders, pays_);
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
    tables_.said_of_figures.mark_agreed(text_, pays_);
    note_percents(text_, within_, tables_.cues, pays_);
    std::vector<Pay> pays = merge(take_pays());
    note_same_pay(pays);
    return {std::move(pays), std::move(refused_)};
  }

 private:
  /// The next place at or behind `from` where a statement's number may begin; the end of
  /// the text when there is none.
  std::uint32_t next(std::uint32_t from) {
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
  std::uint32_t step(std::uint32_t at) {
    auto statement = tables_.statements.at(text_, at);
    if (!statement) return refuse_vague(at);
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

  /// Whether nothing but the text as a whole may tell that an amount is a day's.
  bool may_be_day_rate(const Taken& taken) const {
    const MoneyStatement& statement = taken.statement;
    const std::string& code = taken.currency.code;
    return taken.verdict.pay && !taken.verdict.period && !code.empty() &&
           tables_.usual.usual(code, Period::day, statement.high) &&
           !tables_.usual.period_of(code, statement.low, statement.high);
  }

  /// Whether the posting is for those who bill by the day, which is looked up once.
  bool is_for_contractors() {
    if (!for_contractors_) for_contractors_ = tables_.statements.names_contract(text_, within_);
    return *for_contractors_;
  }

  /// Whether pay of about the same size stands a little before the statement in its line, or any
  /// pay right before it, or but for a joint: "$20.49/ $44,740", "EUR 2,597 (EUR 31,164 a year)",
  /// "£380/day through an agency, or £71k-£78k".
  bool is_pay_in_line(const MoneyStatement& statement) const {
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
  CurrencyReading currency_of(const MoneyStatement& statement) const {
    if (statement.currency == nullptr && !pays_.empty() && !pays_.back().pay.currency.empty())
      return {pays_.back().pay.currency, Certainty::implied, "stated elsewhere in the text"};
    return tables_.currency_of(text_, statement, floor_, context_, money_);
  }

  /// What stands behind the pay that was taken last; empty before the first.
  std::optional<BesideLast> beside_last() const {
    if (!last_) return std::nullopt;
    return BesideLast(tables_, text_, within_, *last_);
  }

  /// What the statement before, and the lines around, say of this one.
  void weigh_beside_last(Taken& taken) const {
    Verdict& verdict = taken.verdict;
    const auto beside = beside_last();
    if (beside && verdict.rises && beside->rises_later(taken.statement)) {
      verdict.rises = false;
      if (!taken.statement.range()) verdict.bound = Bound::exact;  // its "to" is of "rising to"
    }
    if (beside && verdict.reason == "no-pay-word" && beside->is_part_of_last(taken))
      verdict.pay = verdict.label = true;
    if (beside && beside->is_added(taken)) verdict.kind = Kind::allowance;
    take_list_kind(taken);
    if (beside && beside->is_next_extra(taken)) {
      verdict.pay = verdict.label = true;
      verdict.kind = last_->verdict.kind;
    }
    if ((verdict.pay || verdict.reason == "implausible-for-period") &&
        (tables_.statements.is_broken(text_, taken.statement) || is_rest_of_last(taken.statement)))
      verdict = refused_as("broken-number");
    if (verdict.pay && goes_on_refused(taken.statement, verdict))
      verdict = refused_as(refused_reason_);
  }

  /// "Monthly bonus:\n- Gold: $150 a month": what its list is of.
  void take_list_kind(Taken& taken) const {
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
  bool is_rest_of_last(const MoneyStatement& statement) const {
    const std::uint32_t begin = statement.figures.begin;
    if (statement.currency != nullptr || floor_ <= within_.begin || floor_ >= begin) return false;
    const utf8::Char blank = utf8::at(text_, floor_);  // a no-break space too
    return floor_ + blank.size == begin && utf8::is_space(blank.code) && blank.code != '\n' &&
           is_digit(text_[floor_ - 1]);
  }

  /// "Raised from £28,000 to £30,000": the first is paid no more, the second is what counts.
  void leave_former(Taken& taken) {
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
  void look_twice(Taken& taken) const {
    const std::uint32_t digit = taken.statement.first().number.span.begin;
    if (taken.verdict.pay && about_other_jobs(digit)) taken.verdict = refused_as(foreign_->name);
    // "401k dollar for dollar": what no word says to be pay may be taken beside other pay later
    if (taken.verdict.pay || reason_of(taken).is(Reason::kUnsaid))
      if (const auto shape = tables_.lookalikes.at(text_, digit))
        taken.verdict = refused_as(*shape);
    if (taken.verdict.pay && pays_.size() >= kMostPays)
      taken.verdict = refused_as("too-many-figures");
  }

  /// What the prose of news says of a sum, over what the words of ads say.
  void hear(JudgeContext around, Taken& taken) const {
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

  /// "Analyst £44,000 + £9,500 supplement, Owner £36,000": whether a sum is far more than the extra
  /// before it, and of the size of a base pay before that.
  bool is_like_base(const Taken& taken) const {
    const auto twice = last_->statement.high.times(units(2));
    return is_extra(last_->verdict.kind) && twice && taken.statement.low > *twice &&
           std::ranges::any_of(pays_, [&](const FoundPay& found) {
             return found.pay.kind == Kind::base && same_size(found.pay, taken.statement);
           });
  }

  void take(Taken taken, bool follows_pay) {
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
    if (const auto beside = beside_last()) beside->share_period(taken, pays_.back().pay);
    take_before(taken);
    take_low_end(taken);
    if (last_ && !pays_.empty())
      if (const auto whole = tables_.earnings.with_base(*last_, taken, text_))
        pays_.back().pay.kind = *whole;
    if (last_ && !pays_.empty() &&
        continues(*last_, taken, text_, tables_.joints, tables_.cues.clauses()))
      extend(pays_.back().pay, document_, last_->statement.span, tables_.to_pay(document_, taken),
             taken.statement);
    else
      pays_.push_back(found(alone(taken), follows_pay));
    floor_ = taken.statement.span.end;
    refused_reason_.clear();
    last_ = std::move(taken);
  }

  /// "*rising to £15.10 per hour after a year", far behind the pay that rises: its "to" says no
  /// bound.
  Taken alone(Taken taken) const {
    const bool later = last_ && taken.verdict.rises && taken.verdict.bound == Bound::up_to &&
                       taken.verdict.period == last_->verdict.period;
    if (later) taken.verdict.bound = Bound::exact;
    return taken;
  }

  /// "£12.90 PAYE / £16.40 Umbrella per hour", "£31,400 increasing to £32,600 a year after 6
  /// months", where no word calls the first one pay.
  void take_before(Taken& taken) {
    if (wordless_.empty() || !taken.verdict.period_behind || is_extra(taken.verdict.kind)) return;
    Taken& first = wordless_.back();
    const TextSpan gap{first.statement.span.end, taken.statement.span.begin};
    if (gap.begin < floor_ || gap.begin >= gap.end || gap.size() > kSharedBytes) return;
    const Joints::Kinds joint =
        tables_.joints.in(text_, gap) | tables_.joints.only(cut(text_, gap));
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
  void take_low_end(Taken& taken) {
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
  const std::string& country() const {
    return context_.country.empty() ? context_.leaning : context_.country;
  }

  FoundPay found(const Taken& taken, bool follows_pay) const {
    FoundPay all{tables_.to_pay(document_, taken), taken.statement.span};
    all.said = taken.verdict.label || taken.verdict.told || follows_pay;
    all.shown = !taken.verdict.headline;
    all.upkeep = taken.verdict.upkeep;
    Pay& pay = all.pay;
    if (!pay.period && !is_extra(pay.kind))
      pay.period = tables_.usual.period_in(pay.currency, country(), taken.statement.low,
                                           taken.statement.high);
    if (!is_extra(pay.kind))
      if (const auto scope = tables_.scopes.read(text_, all.span, floor_)) {
        pay.scope = cut(text_, scope->words);
        all.doubtful = !scope->plain;
        all.by_time = scope->time;
        all.by_heading = scope->heading;
        all.by_words_behind = scope->behind;
        all.by_place = scope->place;
      }
    if (const auto period = pay.period ? std::nullopt : period_of_allowance(pay, pays_)) {
      pay.period = period;
      pay.period_certainty = Certainty::implied;
    }
    return all;
  }

  /// News tells of several jobs, so that no pay in it is a stranger to another.
  void drop_strangers() {
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

  std::vector<Pay> take_pays() {
    std::vector<Pay> all;
    if (pays_.empty()) return all;
    const WorkTime work = tables_.work_time.read(text_, within_, hits_);
    for (FoundPay& found : pays_) all.push_back(std::move(found.pay));
    for (Pay& pay : all) pay.work = work;
    return all;
  }

  /// What makes pay of amounts that no word calls so.
  void take_wordless() {
    for (const Taken& taken : take_rungs(tables_, text_, within_.begin, pays_, wordless_))
      pays_.push_back(found(taken, false));
    for (const Taken& taken : take_restated(tables_, text_, pays_, wordless_))
      pays_.push_back(found(taken, false));
    for (const PartTime& part : take_parts(tables_, text_, within_.begin, pays_, wordless_)) {
      FoundPay pay = found(part.taken, false);
      if (!pay.pay.scope) pay.pay.scope = cut(text_, part.hours);
      pays_.push_back(std::move(pay));
    }
    std::ranges::sort(pays_, {}, [](const FoundPay& found) { return found.span.begin; });
  }

  /// "The threshold is now £24,000 (£12.30 per hour)": nothing but a bracket or "to" parts
  /// the amount from one that was refused for whose pay it is.
  bool goes_on_refused(const MoneyStatement& statement, const Verdict& verdict) const {
    // "insurance at $4.20 a day, up to $95.00 per month": what it may come to
    const bool most = verdict.bound == Bound::up_to && verdict.kind == Kind::base;
    const std::uint32_t bytes = most ? 24 : 8, words = most ? 4 : 1;
    if (verdict.label || refused_reason_.empty() || statement.figures.begin < floor_) return false;
    if (statement.figures.begin - floor_ > bytes) return false;
    const TextSpan gap{floor_, statement.figures.begin};
    if (cut(text_, gap).find(':') != std::string_view::npos) return false;
    // "Parents pay £78 a day or £1,490 a month": what has no kin goes on behind "or" alone
    const bool kin = tables_.judge.reasons().of(refused_reason_).is(Reason::kKin);
    if (!kin && tables_.joints.only(without_spaces(cut(text_, gap))) != Joints::kOr) return false;
    return count_words(text_, gap) <= words &&
           tables_.cues.clauses().left(text_, gap.end, gap.begin).begin == gap.begin;
  }

  const Reason& reason_of(const Taken& taken) const {
    return tables_.judge.reasons().of(taken.verdict.reason);
  }

  void refuse(Taken taken) {
    // "The hourly wage was raised from £12, to £13": the words before it are of both
    if (taken.verdict.reason != kFormer) floor_ = taken.statement.span.end;
    const bool goes_on = reason_of(taken).is(Reason::kKin) || reason_of(taken).is(Reason::kBracket);
    refused_reason_ = goes_on ? taken.verdict.reason : std::string();
    if (taken.verdict.reason == "no-pay-word" && wordless_.size() < kMostWordless) {
      wordless_.push_back(std::move(taken));
    } else if (context_.explain) {
      add_refused(taken.statement.span, taken.verdict.reason);
    }
  }

  /// Below "Similar jobs", when something of this job stands above: the line may
  /// also be a link in the head of a page.
  bool about_other_jobs(std::uint32_t at) const {
    constexpr std::uint32_t kAboveBytes = 400;
    return foreign_ && at > foreign_->at &&
           (!pays_.empty() || foreign_->at - within_.begin > kAboveBytes);
  }

  /// "Six figures" at `at` is refused by name; the place behind the number there.
  std::uint32_t refuse_vague(std::uint32_t at) {
    if (const auto vague = tables_.vague.at(text_, at); vague && context_.explain)
      add_refused({at, at + vague->length}, "vague");
    return tables_.statements.skip(text_, at);
  }

  void add_refused(TextSpan span, std::string_view reason) {
    add_refused(std::string(cut(text_, span)), reason, document_.offsets.to_source(span));
  }
  void add_refused(std::string quote, std::string_view reason, SourceSpan span) {
    refused_.push_back(
        {std::move(quote), std::string(reason), span, tables_.judge.reasons().of(reason).says});
  }

  /// "The $900K vacancy", where the text calls $900,000 pay elsewhere, says it again.
  void repeat_without_words() {
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

  const PayReader::Tables& tables_;
  const Document& document_;
  std::string_view text_;
  TextSpan within_;
  const PayContext& context_;
  const WordHits& hits_;
  std::span<const WordHit> left_;  ///< Of those in `within_` the ones still to be looked at.
  DocumentMoney money_;
  bool pay_phrase_;                         ///< The whole text is one: "16,500 to 18,000".
  std::optional<Sections::Start> foreign_;  ///< Where other jobs begin.
  std::optional<bool> for_contractors_;     ///< Empty: not looked up yet.
  std::uint32_t floor_;                     ///< Where the statement before ended.
  std::string refused_reason_;              ///< Of that statement, when its kin are refused too.
  std::optional<Taken> last_;
  std::optional<MoneyStatement> former_;  ///< Paid before: "raised from £12, to £13".
  std::vector<FoundPay> pays_;
  std::vector<Taken> wordless_;
  std::vector<Refused> refused_;
};

}  // namespace

PayReader::PayReader(const Lexicons& lexicons, SharedFirstWords first_words, SharedGazetteer places)
    : tables_(std::make_unique<Tables>(lexicons, std::move(first_words), std::move(places))) {}
PayReader::~PayReader() = default;
PayReader::PayReader(PayReader&&) noexcept = default;

PayReading PayReader::read(const Document& document, TextSpan within,
                           const PayContext& context) const {
  return read(document, within, context, WordHits(*tables_->first_words, document.text, within));
}

PayReading PayReader::read(const Document& document, TextSpan within, const PayContext& context,
                           const WordHits& hits) const {
  return PayPass(*tables_, document, within, context, hits).run();
}

}  // namespace wagescope
