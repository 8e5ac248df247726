// One statement of money: one amount or a range of them, with the currency and
// the words that belong to it: "$140 to 145K", "£450-600 per day", "up to 48K€".
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/amount/conditions.h"
#include "extractor/amount/number.h"
#include "extractor/currency/currency.h"
#include "extractor/kind/cues.h"
#include "extractor/period/period.h"

namespace wagescope {

/// An amount with the currency that stands beside it.
struct Money {
  TextSpan span;
  Number number;
  std::optional<CurrencyHit> currency;
};

struct MoneyStatement {
  TextSpan span;     ///< From the first amount to the last word that belongs to it.
  TextSpan figures;  ///< From the first amount to the last.
  std::array<Money, 3> money;
  std::size_t count = 0;  ///< 1; 2 for a range; 3 for min - mid - max.
  Decimal low, high;      ///< As meant: shared multipliers applied, in order of size.
  const CurrencyForm* currency = nullptr;  ///< Null: none stands beside it.
  std::optional<Period> period;            ///< Said by the words behind it.
  std::optional<Period> paid_every;        ///< "Pay Frequency: Monthly" in the line below.
  bool hyphen_period = false;              ///< "$900,000-a-year"
  std::vector<CueHit> behind;              ///< Cues that follow it directly: "max", "gross", "OTE".
  bool plus = false;                       ///< "£90k+"
  bool scheme = false;                     ///< "340 per day CIS": only pay is paid by a scheme.
  bool by_merit = false;                   ///< "£31k DOE": what only pay depends on follows.
  bool twice = false;            ///< "£65 per room per night": of so much for so long, a price.
  bool on_top = false;           ///< "35,000 plus bonus": what only pay has on top follows.
  bool contract = false;         ///< "£650 inside IR35": of those who bill by the day.
  bool reversed = false;         ///< The larger end was written first.
  const char* mended = nullptr;  ///< What was read as meant, in words; null: nothing.

  const Money& first() const { return money[0]; }
  const Money& last() const { return money[count - 1]; }
  bool range() const { return count > 1; }
};

/// How words stand behind the figures: next to them, behind a bracket or comma, or
/// on the line below.
enum class Behind : unsigned char { directly, mark, next_line };

/// A word for a hundredth of a currency: "cents", the "p" of "8.5p per word".
struct MinorUnit {
  CurrencyForm form;  ///< Its codes: of a word that stands without a whole.
  bool rate = false;  ///< Stands so only glued to a number, with a period other than a mile behind.
};

/// Immutable after construction; shared between threads.
class StatementReader {
 public:
  StatementReader(const Lexicons& lexicons, const CueReader& cues);

  /// The statement whose first digit, or number word, stands at `digit`. Empty when
  /// no number's shape begins there. It may still be no pay at all.
  std::optional<MoneyStatement> at(std::string_view text, std::uint32_t digit) const;

  /// The next place at or behind `from` where a statement's number may begin.
  std::uint32_t next(std::string_view text, std::uint32_t from, std::uint32_t end) const {
    return numbers_.next(text, from, end);
  }
  /// Behind the number or the word at `at`.
  std::uint32_t skip(std::string_view text, std::uint32_t at) const;

  /// Whether a condition follows an amount that ends at `end`, or its period: "after probation".
  bool conditional(std::string_view text, std::uint32_t end) const;

  /// Whether something in `within` says that it is for those who bill by the day: "IR35: Outside".
  bool names_contract(std::string_view text, TextSpan within) const;

  /// Whether a line ends inside a number of it, so that nobody can tell what was meant:
  /// "Lön: 34\n500 kr/mån", "Salary: £34,\n500 per annum".
  bool is_broken(std::string_view text, const MoneyStatement& statement) const;

  /// Whether nothing but a word that can join two ends ("and", "to", "or") stands before the end of
  /// `gap`, which parts two statements.
  bool is_joined(std::string_view text, TextSpan gap) const;

  const Conditions& conditions() const { return conditions_; }
  const CurrencyReader& currencies() const { return currencies_; }
  const PeriodReader& periods() const { return periods_; }

 private:
  enum class Needs : unsigned char { any, between, rise };

  std::optional<Money> money_at(std::string_view text, std::uint32_t digit) const;
  std::optional<Money> money_behind(std::string_view text, std::uint32_t at,
                                    const Money* first = nullptr) const;
  bool closes(std::string_view text, std::uint32_t at) const;
  bool ends_by_the_hour(std::string_view text, const Money& first, const Money& next) const;
  struct Joint {
    std::uint32_t end;   ///< Behind what parts two ends.
    bool lone = false;   ///< A slash or a space, which part other things as often.
    bool rises = false;  ///< "rising to"
  };
  /// What parts the two ends that were read, where a third may follow: min, middle, max.
  enum class Parted : unsigned char { not_yet, dash, slash, word };
  Parted parted(std::string_view text, const MoneyStatement& statement) const;
  std::optional<Joint> joint_at(std::string_view text, std::uint32_t at, bool between,
                                Parted before) const;
  std::uint32_t skip_step(std::string_view text, std::uint32_t at, const Money& first) const;
  static bool in_cents(std::string_view text, const Money& first, const Money& next);
  static bool is_apart(std::string_view text, const Money& first, const Money& next);
  std::optional<Money> next_end(std::string_view text, const MoneyStatement& statement,
                                bool between) const;
  std::uint32_t skip_basis(std::string_view text, std::uint32_t at) const;
  std::uint32_t skip_note(std::string_view text, std::uint32_t at, bool between) const;
  bool add_lost_point(std::string_view text, Money& money) const;
  static bool add_hundredths(std::string_view text, std::uint32_t at, Money& money);
  static bool add_glued_hundredths(std::string_view text, Money& money);
  bool add_minor_units(std::string_view text, Money& money) const;
  bool of_next(std::string_view text, const Number& number, const CurrencyHit& currency) const;
  void read_currency_behind(std::string_view text, Money& money) const;
  bool counts_more(std::string_view text, std::uint32_t plus) const;
  bool counts_something(std::string_view text, const Money& money) const;
  bool numbers_step(std::string_view text, const Number& number) const;
  std::uint32_t skip_tax(std::string_view text, std::uint32_t at) const;
  bool steps_up(std::string_view text, TextSpan note) const;
  bool opened_by_between(std::string_view text, std::uint32_t begin) const;
  void read_behind(std::string_view text, MoneyStatement& statement) const;
  void read_period_within(std::string_view text, TextSpan words, MoneyStatement& statement) const;
  void take_period(std::string_view text, std::uint32_t at, const PeriodHit& found,
                   MoneyStatement& statement) const;
  bool read_plus(std::string_view text, MoneyStatement& statement, std::uint32_t at) const;
  bool take_currency(std::string_view text, MoneyStatement& statement, std::uint32_t at) const;
  bool of_next_item(std::string_view text, TextSpan word) const;
  bool take_cues(std::string_view text, MoneyStatement& statement, std::uint32_t at,
                 Behind behind) const;
  std::optional<PeriodHit> own_period(std::string_view text, std::uint32_t at, Behind behind) const;
  bool read_one_behind(std::string_view text, MoneyStatement& statement, std::uint32_t at,
                       Behind behind) const;
  bool says_of_other(std::string_view text, TextSpan period, Behind behind) const;
  void add_ends(std::string_view text, bool between, MoneyStatement& statement) const;
  void mend_dash(std::string_view text, bool between, MoneyStatement& statement) const;
  bool settle_ends(MoneyStatement& statement) const;
  bool pays_on_top(std::string_view text, std::uint32_t at) const;
  void read_frequency_below(std::string_view text, MoneyStatement& statement) const;
  std::uint32_t behind_basis(std::string_view text, std::uint32_t at,
                             std::vector<CueHit>& basis) const;
  void read_period_behind_bracket(std::string_view text, MoneyStatement& statement) const;
  void read_period_below(std::string_view text, MoneyStatement& statement) const;
  void read_letter_before(std::string_view text, Money& first) const;
  bool adds(std::string_view text, std::uint32_t at, bool touching) const;
  bool next_is_named(std::string_view text, std::uint32_t end) const;
  bool labels_next(std::string_view text, std::uint32_t end) const;
  bool broken_behind(std::string_view text, std::uint32_t end) const;

  NumberReader numbers_;
  CurrencyReader currencies_;
  PeriodReader periods_;
  Phrases<Needs> separators_;
  PhraseSet fillers_;
  PhraseSet low_ends_;     ///< "min", behind the first end of a range.
  PhraseSet steps_;        ///< "SCP", "point": of a scale, before an end.
  Conditions conditions_;  ///< "after", behind what a pay rises to.
  PhraseSet taxes_;        ///< "VAT", on top of what is invoiced.
  PhraseSet schemes_;      ///< "PAYE": how it is paid, before its period too.
  PhraseSet merits_;       ///< "depending on experience", behind an amount.
  PhraseSet adds_;         ///< "plus", "+", in front of what is on top.
  PhraseSet on_top_;       ///< "bonus", "benefits": on top of pay, behind an amount.
  PhraseSet contracts_;    ///< "inside IR35": of those who bill by the day, behind an amount.
  PhraseSet frequencies_;  ///< "Pay Frequency", a label.
  PhraseSet payments_;     ///< "paid", behind what says how often; 1: only behind a comma, "pay".
  PhraseSet counted_;      ///< Nouns that a number counts; 1: also of a rate, "$18 to 22 hr."
  const CurrencyForm* cents_ = nullptr;  ///< Of `minor_units_`: of "62 cpm", without a sign.
  Phrases<MinorUnit> minor_units_;
  const CueReader& cues_;
};

/// Behind dashes and tildes between two amounts, doubled or escaped or across a line break:
/// "40000 \\-\n - 45000"; `at` when there are none.
std::uint32_t skip_dashes(std::string_view text, std::uint32_t at);

/// Whether a range with its period is what a job pays, so that a bonus or an allowance named at
/// `at` comes on top: "33,000 to 39,000 per annum bonus, car"; so it is where pluses were lost. Of
/// "£20,000 - £30,000 annual bonus" the words behind say what it is.
bool is_whole_pay(std::string_view text, const MoneyStatement& statement, std::uint32_t at);

}  // namespace wagescope
