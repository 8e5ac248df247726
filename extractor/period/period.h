// What one payment is for, as words beside an amount say it: "per hour", "p.a.",
// "/Monat", and the labels before it: "hourly rate", "annual salary".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/posting/posting.h"

namespace wagescope {

struct PeriodHit {
  TextSpan span;
  Period period;
  bool hundredths = false;  ///< "62 cpm": the amount is in cents.
};

/// Immutable after construction; shared between threads.
class PeriodReader {
 public:
  explicit PeriodReader(const Lexicons& lexicons);

  /// What words behind an amount mean.
  struct Meaning {
    Period period;
    bool hundredths;
    bool whole = false;  ///< "for the film": paid at once for all of it.
  };
  /// Every phrase that may stand there.
  const Phrases<Meaning>& phrases() const { return after_; }

  /// The period whose words begin at `at`: "per hour", "/hr", "annually". Empty
  /// when no such words begin there, or when they count something else ("per hour
  /// of overtime" is still the hour; "a day off" is no period).
  std::optional<PeriodHit> after(std::string_view text, std::uint32_t at) const;

  /// The session that "for 90 minutes" at `at` makes of an amount before it, or the project of "for
  /// 20 days"; empty where such a time is counted by the week: "for 10 hours per week". Of an
  /// amount of a year's size (`by_year`) "for 4 days" tells the days of the week.
  std::optional<Period> for_length(std::string_view text, std::uint32_t at, bool by_year) const;

  /// The month that "x 14", "× 11 months" at `at` makes of an amount before it: as often as it is
  /// paid in a year. Empty where something else is counted: "x 13 weeks".
  std::optional<Period> times_a_year(std::string_view text, std::uint32_t at) const;

  /// Where "per sketch", "par dossier" at `at` ends: a small word that is no unit of time, of which
  /// the amount beside it is paid for each. Empty for a unit, and for "per person", "per our
  /// scale".
  std::optional<std::uint32_t> piece_end(std::string_view text, std::uint32_t at) const;

 private:
  static Phrases<Meaning> read_rows(const Lexicons& lexicons);
  static void add_prefixed(const Lexicons& lexicons, Phrases<Meaning>& after);
  /// Of what one payment is for when it is that many of a unit: period/lengths.tsv.
  struct LengthUnit {
    Period period = Period::session;
    int least = 1, most = 1;
    int week = 0;  ///< So many are the days of a part-time week.
  };
  /// "50-minute", "12 hr"
  struct Length {
    std::uint32_t end = 0;
    int count = 0;
    const LengthUnit* unit = nullptr;  ///< Null where none stands.
  };
  Length length_at(std::string_view text, std::uint32_t at) const;
  /// "per 50-minute session", "/12 hr shift": a unit whose length is said.
  std::optional<PeriodHit> with_length(std::string_view text, std::uint32_t at) const;
  /// "for the film editor", "for this season ticket office": a noun follows, of which the unit is a
  /// part; not "for the film in Leeds", "for the season with a bonus".
  bool goes_on(std::string_view text, std::size_t end) const;

  Phrases<Meaning> after_;
  PhraseSet prefixes_;     ///< English ones.
  PhraseSet lengths_;      ///< "for"
  PhraseSet times_;        ///< "x", before how often an amount is paid
  PhraseSet months_;       ///< "months", behind that number
  PhraseSet pieces_;       ///< "per", before any word ...
  PhraseSet no_pieces_;    ///< ... but "per person"
  PhraseSet no_nouns_;     ///< "with", behind "for the season"
  Phrases<Period> units_;  ///< Those that have no length of their own: a session, a shift.
  Phrases<LengthUnit> length_units_;
};

/// Those phrases of the built-in tables, laid out when the library was built: every prefix of a
/// language with every unit of it are thousands. Null in the tool that makes it.
const Phrases<PeriodReader::Meaning>::Layout* laid_out_periods();

/// The period that the size of an amount implies in a currency when no word says
/// it: 85,000 is a year's, 22.50 an hour's. Empty when two are plausible.
class UsualPay {
 public:
  explicit UsualPay(const Lexicons& lexicons);

  std::optional<Period> period_of(std::string_view currency, Decimal low, Decimal high) const;
  /// The same by what is usual in one of the currency's countries, where that is another: "EUR/PT".
  std::optional<Period> period_in(std::string_view currency, std::string_view country, Decimal low,
                                  Decimal high) const;
  /// How many units of the currency buy roughly what one dollar does, at least 1.
  std::int64_t scale(std::string_view currency) const;
  /// Whether such an amount can be a job's pay for that period.
  bool plausible(std::string_view currency, Period period, Decimal amount) const;
  /// Whether it most likely is, where no word calls it pay: not "€10 a day", "$185 a month".
  bool usual(std::string_view currency, Period period, Decimal amount) const;
  /// Whether it is as much as all that a job pays for the period: not "£500 a month".
  bool whole(std::string_view currency, Period period, Decimal amount) const;
  /// Whether it is more than a year's pay usually is at the most.
  bool above_any_year(std::string_view currency, Decimal amount) const {
    return row(currency).year_high < amount;
  }
  /// Whether base pay of that much, said to be a period's, is rather a year's: "£27,000 per month",
  /// as forms are filled in.
  bool is_slip(std::string_view currency, Period period, Decimal low) const;
  /// Whether it can be the wage of an hour beside which tips are earned: "$2.13/hr".
  bool low_wage(std::string_view currency, Period period, Decimal amount) const;

 private:
  struct Row {
    Decimal hour_low, hour_high, day_low, day_high, month_low, month_high, year_low, year_high;
    bool monthly;  ///< Pay is usually quoted by the month in this currency.
    std::optional<Decimal> month_slip;
  };
  const Row& row(std::string_view currency) const;
  static std::optional<Period> period_of(const Row& usual, Decimal low, Decimal high);
  std::map<std::string, Row, std::less<>> rows_;
};

}  // namespace wagescope
