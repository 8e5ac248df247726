// What comes out: a posting with its pay, the claims made about it, and what
// was refused. The meaning of every field is fixed in docs/record.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/certainty.h"
#include "extractor/base/date.h"
#include "extractor/base/decimal.h"
#include "extractor/base/span.h"
#include "extractor/read/document.h"

namespace wagescope {

/// What one payment is for. hour..year are times; the others are units of work.
enum class Period : unsigned char {
  hour,
  day,
  week,
  month,
  quarter,
  year,
  shift,
  visit,
  mile,
  piece,
  session,
  project,
  once,
};

enum class Kind : unsigned char {
  base,   ///< Salary, wage, rate: guaranteed for the work itself.
  total,  ///< Everything together: "total compensation", "package".
  ote,    ///< On-target earnings: base and expected commission.
  bonus,
  sign_on,
  commission,
  equity,     ///< A money value of shares.
  allowance,  ///< Regular extra cash: shift, car, location.
  other,
};

/// What a job pays for the work itself, as against what comes on top of it.
constexpr bool main_kind(Kind kind) {
  return kind == Kind::base || kind == Kind::total || kind == Kind::ote;
}

enum class Bound : unsigned char { exact, range, up_to, from, about };
enum class Basis : unsigned char { gross, net, pro_rata, fte };
enum class Time : unsigned char { offered, current, past, future };

std::string_view name(Period);
std::string_view name(Kind);
std::string_view name(Bound);
std::string_view name(Basis);
std::string_view name(Time);
std::string_view name(Certainty);
std::optional<Period> period_from_name(std::string_view);

/// Hours, days, weeks and payments that the text itself states for the job.
struct WorkTime {
  std::optional<Decimal> hours_per_week;
  std::optional<Decimal> full_time_hours_per_week;  ///< Of a full-time week, where told apart.
  std::optional<Decimal> days_per_week;
  std::optional<Decimal> weeks_per_year;
  std::optional<Decimal> payments_per_year;  ///< 14 for "14x jährlich".
  friend bool operator==(const WorkTime&, const WorkTime&) = default;
};

/// One statement of what a job pays.
struct Pay {
  std::optional<Decimal> min;  ///< Absent for "up to X".
  std::optional<Decimal> max;  ///< Absent for "from X".
  std::string currency;        ///< ISO 4217; empty when nothing tells.
  std::optional<Period> period;
  Kind kind = Kind::base;
  Bound bound = Bound::exact;
  std::optional<Basis> basis;
  std::optional<std::string> scope;  ///< The words that limit it: "Denver, CO", "Level 2".
  bool primary = false;
  bool agreed_minimum = false;  ///< Words call it the least that an agreement or a law allows.
  Time time = Time::offered;
  Certainty period_certainty = Certainty::stated;
  Certainty currency_certainty = Certainty::stated;
  std::uint8_t confidence_percent = 0;  ///< 0..100; shown as 0.98.
  WorkTime work;                        ///< What annualising may use.
  std::string quote;                    ///< Cut from the text.
  SourceSpan span;                      ///< Where the quote stands in the source record.
  std::vector<SourceSpan> mentions;     ///< The other places that state the same pay.
  std::string rule;                     ///< The rules that read it, joined by '+'.
  std::vector<std::string> notes;       ///< "typo: ...", "percent bonus: 15%", in words.
};

/// How a claim sets the pay against something.
enum class Relation : unsigned char {
  qualifies,   ///< "could qualify thirty-five actors for ..."
  times,       ///< "300 times the median worker's pay", "twice", "double"
  as_many_as,  ///< "as much as nine nurses"
  less_than,   ///< "less than a living wage", "below the poverty line"
  more_than,
};
std::string_view name(Relation);

/// A sentence that states a ratio in words.
struct Claim {
  Relation relation = Relation::times;
  std::optional<Decimal> count;  ///< 35; absent for less_than and more_than.
  Bound bound = Bound::exact;    ///< from for "more than three times", up_to, about.
  std::string subject;           ///< "actors"; empty when not said.
  std::string benchmark_words;   ///< "SAG-AFTRA health insurance"; empty when not said.
  std::string benchmark;         ///< A benchmark id by alias; empty when none is known.
  std::string quote;
  SourceSpan span;
};

/// Money that was seen and not taken.
struct Refused {
  std::string quote;
  std::string reason;  ///< The name of a row: "company-funding".
  SourceSpan span;
  std::string says{};  ///< The reason in words; empty when it comes from a database.
};

/// Words of the text, or of a field, with the place where they stand.
struct Stated {
  std::string value;
  std::optional<SourceSpan> span;  ///< Absent when it came from a field.
  Certainty certainty = Certainty::stated;
};

/// What a text says of a job beside what it is and pays, in standard words (terms/words.tsv);
/// several values of one kind are joined: "full-time, part-time".
struct Terms {
  std::optional<std::string> seniority;     ///< "senior"
  std::optional<std::string> grade;         ///< "II", "Band 6"
  std::optional<std::string> shift;         ///< "night"
  std::optional<std::string> contract;      ///< "permanent"
  std::optional<std::string> working_time;  ///< "part-time"
  std::optional<std::string> workplace;     ///< "remote", "hybrid", "on-site"
  std::optional<std::string> requisition;   ///< The employer's number of the job: "JR-10442".
  std::optional<std::string> gender_mark;   ///< That all may apply, as the title says: "m/w/d".
};

struct Posting {
  SourceRef source;
  std::optional<Stated> title;           ///< As the text states it.
  std::optional<std::string> role;       ///< The title's core in standard words, lower case.
  std::optional<std::string> role_note;  ///< What the role is for: "AI Machine Learning programme".
  std::optional<Stated> soc_code;        ///< US occupation (SOC 2018) of role and title.
  Terms terms;
  std::optional<Stated> employer;
  std::optional<Stated> location;
  std::vector<std::string> places;  ///< Where the location names several: each of them.
  std::optional<Stated> country;    ///< ISO 3166-1 alpha-2.
  std::optional<Date> date;
  std::optional<Stated> date_words;  ///< Where the date was read, and how surely.
  std::optional<std::string> url;
  std::vector<Pay> pay;
  std::vector<Claim> claims;
  std::vector<Refused> refused;
};

}  // namespace wagescope
