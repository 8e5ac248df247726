// What two neighbouring statements of pay are to each other: the ends of one range, a part and
// a whole, a stranger.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/amount/statement.h"
#include "extractor/currency/currency.h"
#include "extractor/kind/judge.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/posting/ladder.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// A statement that was taken, while its neighbours are still being read.
struct Taken {
  MoneyStatement statement;
  Verdict verdict;
  CurrencyReading currency;
  bool day_rate = false;  ///< The posting is for those who bill by the day: "IR35: Outside".
};

/// A pay while its neighbours are still being read.
struct FoundPay {
  Pay pay;
  TextSpan span;                 ///< Of its statement, in the text as read.
  bool said = false;             ///< A word calls it pay.
  bool shown = false;            ///< A word or a period says that it is.
  bool doubtful = false;         ///< Its scope holds only beside another pay of its kind ...
  bool by_heading = false;       ///< ... and, as a heading gave it, beside another's scope.
  bool by_time = false;          ///< ... and, as it counts hours or years, beside such a one.
  bool by_words_behind = false;  ///< Words behind the amount gave it.
  bool by_place = false;         ///< A place in front of the amount gave it.
  bool upkeep = false;           ///< A living allowance: the pay, where nothing else is.
};

/// Whether neither is over four times the other.
bool same_size(const MoneyStatement& a, const MoneyStatement& b);
bool same_size(const Pay& a, const MoneyStatement& b);

/// Without the spaces around it.
std::string_view without_spaces(std::string_view gap);

/// "-" or "to", on one line.
bool is_range_sign(std::string_view gap, const Joints& joints);

/// "(", "or", "=": whether `gap` is what stands between a pay and the same in another period.
bool is_restating(std::string_view gap, const Joints& joints);

/// Whether amounts of two different periods are the same by the year, of forty hours a week, or
/// within so many percent.
bool same_by_year(Period period_a, Decimal a, Period period_b, Decimal b, int percent);

/// Whether two pays of other periods are the same by the year, or within a tenth.
bool says_again(const Pay& said, const Pay& again);

/// Whether only a few words, and no sentence's end, part two statements.
bool joined(std::string_view text, const MoneyStatement& before, const MoneyStatement& after,
            const Clauses& clauses);

/// Whether `after` is the middle of the band that `before` begins: "Minimum $52,000 Midpoint
/// $58,000". As "Midpoint $58,000 Maximum $64,000" it ends that band too.
bool middle(const Taken& before, const Taken& after);

/// "from $20 an hour depending on experience up to $28": whether the second is the other end of
/// what the first begins, in one clause, no more than twice as much, and by what stands between
/// them.
bool is_upper_end(const Taken& before, const Taken& after, std::string_view text,
                  const Joints& joints, const Clauses& clauses);

/// Whether `after` is the upper end of the pay that `before` begins: "£29,150 rising
/// to £41,608", or a table's cells "Minimum $90,000 ... Maximum $350,000".
bool continues(const Taken& before, const Taken& after, std::string_view text, const Joints& joints,
               const Clauses& clauses);

/// Makes `pay`, whose statement begins at `first`, a range up to the amount of `high`. What only
/// `upper`, the pay that `high` would be alone, states of period and basis holds for both ends.
void extend(Pay& pay, const Document& document, TextSpan first, const Pay& upper,
            const MoneyStatement& high);

/// "Wage: $38.75/hr. Locker $4/mo": beside pay that a word calls so, a rate that no word does,
/// and far below it by the year, is something else.
bool is_stranger(std::span<const FoundPay> pays, std::size_t index);

/// One amount that its place and size alone made pay, beside base pay that a word or a period
/// did, in the same currency and of other figures: "we bought an oven for £85,000".
bool is_beside_shown(std::span<const FoundPay> pays, std::size_t index);

/// "£18,000 (£30,000 full time equivalent)": of two neighbours the smaller is what is
/// paid, and beside "actual £18,000" the larger is the full-time figure.
void pair_bases(std::string_view text, std::span<FoundPay> pays);

/// "$11,375, paid at $325 a week", "£12,000 (40 days at £300 per day)": a sum that only its size
/// makes a year's, and that is a whole number of the days, weeks or months whose rate stands beside
/// it, but no year of them, is what the whole job pays.
void settle_sums(std::string_view text, std::span<FoundPay> pays);

/// "$17.25 + $1.50 shift differential = $18.75/hr": what "=" gives behind base pay and a plus, and
/// is more than it, is everything together.
void take_totals(std::string_view text, std::span<FoundPay> pays, const Joints& joints);

/// "$68.67/hour to $203,000/year": what is more by the year than the rate before it is the upper
/// end, and the rate the lower one.
void bound_mixed(std::string_view text, std::span<FoundPay> pays, const Joints& joints);

/// How often an allowance is paid that does not say it, by the pay before it: "£38,000 per annum +
/// £4,500 car allowance" as often as the salary; "$18.60 an hour, additional $1.15 with a licence",
/// at most a third of the wage, for the hour too. Empty for other pay, and where neither holds.
std::optional<Period> period_of_allowance(const Pay& allowance, std::span<const FoundPay> before);

/// "$23.93 an hour. ... You shall receive $500 with your first pay.": a single sum whose period
/// nothing tells, in another sentence than pay that has one, is paid once, and not for the work
/// itself.
void set_apart_sums(std::string_view text, std::span<FoundPay> pays);

/// Volunteers and fellows have a living allowance alone: it is their base pay.
void take_upkeep(std::span<FoundPay> pays);

/// "From $450 a week ($1,900 a month)", "up to £28,600 (£13.75ph)": what says the same in another
/// period, in brackets or behind "or", is as open an end as what stands before it.
void share_bounds(std::string_view text, std::span<FoundPay> pays, const Joints& joints);

/// "Police Officer\n- $38.10 - $55.20 Hourly": the names of a ladder's rungs, in a text that
/// begins at `floor`, are the scopes.
void name_rungs(std::string_view text, std::uint32_t floor, const LadderReader& ladders,
                std::span<FoundPay> pays);

/// One band alone has no scope unless the text limits it plainly: "Senior: £60,000"
/// tells apart only beside "Junior: £30,000".
void drop_lone_scopes(std::span<FoundPay> pays);

/// Earnings that are told with the base in them. Immutable; shared between threads.
class Earnings {
 public:
  explicit Earnings(const Lexicons& lexicons);

  /// "$60,000-$90,000 (base $35,000 + commission)": what stands before a base that is less, with
  /// nothing between but that word, is what comes of it with all the rest; empty when it is not so.
  std::optional<Kind> with_base(const Taken& before, const Taken& after,
                                std::string_view text) const;

  /// "$80,000-$120,000 a year (base + commission)": what an amount that ends at `end` is, whose
  /// bracket adds to its base; empty when none does.
  std::optional<Kind> of_bracket(std::string_view text, std::uint32_t end,
                                 const Joints& joints) const;

 private:
  PhraseSet base_;
  PhraseSet commission_;
  PhraseSet more_;
  PhraseSet wage_;
};

}  // namespace wagescope
