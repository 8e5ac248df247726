// The yearly figure of a pay and what it assumes.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "compare/annualise/annualise.h"

namespace wagescope {
namespace {

Decimal amount(const char* digits) { return Decimal::parse(digits).value(); }

Pay pay(const char* figure, Period period) {
  Pay made;
  made.min = made.max = amount(figure);
  made.currency = "USD";
  made.period = period;
  return made;
}

std::string shown(const Pay& made, const YearOptions& options = {}) {
  const Annual annual = annualise(made, options);
  if (!annual.why_not.empty()) return annual.why_not;
  std::string text = annual.min ? annual.min->to_string() : "-";
  if (annual.max != annual.min) text += ".." + (annual.max ? annual.max->to_string() : "-");
  for (const std::string& words : annual.assumes) text += " | " + words;
  for (const std::string& words : annual.stated) text += " + " + words;
  return text;
}

TEST_CASE("Each period has its steps to a year") {
  CHECK(shown(pay("22.50", Period::hour)) == "46800 | 40 hours a week | 52 weeks a year");
  CHECK(shown(pay("410", Period::day)) == "106600 | 5 days a week | 52 weeks a year");
  CHECK(shown(pay("1234.56", Period::week)) == "64197.12 | 52 weeks a year");
  CHECK(shown(pay("4100", Period::month)) == "49200 | 12 months a year");
  CHECK(shown(pay("9000", Period::quarter)) == "36000 + 4 quarters a year");
  CHECK(shown(pay("83250", Period::year)) == "83250");
}

TEST_CASE("What the posting states is used and not assumed") {
  Pay hourly = pay("30", Period::hour);
  hourly.work.hours_per_week = amount("37.5");
  CHECK(shown(hourly) == "58500 | 52 weeks a year + 37.5 hours a week");
  hourly.work.weeks_per_year = amount("13");
  CHECK(shown(hourly) == "14625 + 37.5 hours a week + 13 weeks a year");
  Pay monthly = pay("2600", Period::month);
  monthly.work.payments_per_year = amount("14");
  CHECK(shown(monthly) == "36400 + 14 payments a year");
}

TEST_CASE("Options replace the defaults and stay assumptions") {
  YearOptions options;
  options.hours_per_week = amount("35");
  options.weeks_per_year = amount("48");
  CHECK(shown(pay("20", Period::hour), options) == "33600 | 35 hours a week | 48 weeks a year");
}

TEST_CASE("A full-time-equivalent rate takes the hours of a full-time week") {
  Pay part_time = pay("20", Period::hour);
  part_time.work.hours_per_week = amount("20");
  part_time.work.full_time_hours_per_week = amount("37");
  CHECK(shown(part_time) == "20800 | 52 weeks a year + 20 hours a week");
  part_time.basis = Basis::fte;
  CHECK(shown(part_time) == "38480 | 52 weeks a year + 37 hours a week");
}

TEST_CASE("One-ended pay stays one-ended") {
  Pay up_to = pay("50", Period::hour);
  up_to.min.reset();
  CHECK(shown(up_to) == "-..104000 | 40 hours a week | 52 weeks a year");
  Pay from = pay("50000", Period::year);
  from.max.reset();
  CHECK(shown(from) == "50000..-");
}

TEST_CASE("Pay without a fixed number of payments in a year is not annualised") {
  const std::vector<std::pair<Period, std::string>> cases{
      {Period::mile, "it is paid by the mile"},
      {Period::piece, "it is paid by the piece"},
      {Period::visit, "it is paid by the visit"},
      {Period::session, "it is paid by the session"},
      {Period::shift, "it is paid by the shift"},
      {Period::once, "it is paid once"},
      {Period::project, "it is paid for a whole project"}};
  for (const auto& [period, why] : cases) CHECK(shown(pay("12", period)) == why);
  Pay unknown = pay("500", Period::year);
  unknown.period.reset();
  CHECK(shown(unknown) == "the period that it is paid for is not known");
  Pay nothing = pay("1", Period::year);
  nothing.min.reset();
  nothing.max.reset();
  CHECK(shown(nothing) == "no amount is known");
  Pay sign_on = pay("5000", Period::year);
  sign_on.kind = Kind::sign_on;
  CHECK(shown(sign_on) == "a sign-on payment is made once");
  Pay shares = pay("5000", Period::year);
  shares.kind = Kind::equity;
  CHECK(shown(shares) == "shares are not paid in money");
}

TEST_CASE("An allowance for some of the time is not annualised") {
  Pay overtime = pay("19.75", Period::hour);
  overtime.kind = Kind::allowance;
  overtime.scope = "Overtime";
  CHECK(shown(overtime) == "it is paid for some of the time alone, “Overtime”");
  overtime.period = Period::day;
  CHECK(shown(overtime) == "it is paid for some of the time alone, “Overtime”");
  overtime.period = Period::month;  // "on-call £150 a month"
  CHECK(shown(overtime) == "237 | 12 months a year");
  overtime.scope.reset();
  overtime.period = Period::hour;
  CHECK(shown(overtime) == "41080 | 40 hours a week | 52 weeks a year");
}

TEST_CASE("A yearly figure that cannot be kept exactly is none") {
  const std::string why = "the yearly figure is too large or too fine to be kept exactly";
  CHECK(shown(pay("9000000000000", Period::month)) == why);
  Pay fine = pay("0.000001", Period::hour);
  fine.work.hours_per_week = amount("37.125");
  CHECK(shown(fine) == why);
}

}  // namespace
}  // namespace wagescope
