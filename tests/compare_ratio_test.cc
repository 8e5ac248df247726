// Exact ratios, their refusals, and claims checked with them.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "compare/benchmark/aliases.h"
#include "compare/ratio/checked_posting.h"

namespace wagescope {
namespace {

Decimal amount(const std::string& digits) { return Decimal::parse(digits).value(); }
Date day(const char* text) { return parse_date(text).value(); }

Pay pay(const char* figure, Period period, const char* currency = "USD") {
  Pay made;
  made.min = made.max = amount(figure);
  made.currency = currency;
  made.period = period;
  made.primary = true;
  return made;
}

BenchmarkValue value(const std::string& digits, const char* from, const char* to,
                     const char* measure = "earnings") {
  return {amount(digits),        measure, day(from), *to ? parse_date(to) : std::nullopt, "Page",
          "https://example.org", ""};
}

Benchmark plan() {
  return {"guild-plan",
          "Guild plan",
          "health-threshold",
          "Guild",
          "US",
          "USD",
          "year",
          {value("25950", "2021-01-01", "2022-12-31"), value("26470", "2023-01-01", "2023-12-31"),
           value("27540", "2025-01-01", "2025-12-31")}};
}

Benchmark other(const char* currency, const char* unit, const char* digits,
                const char* measure = "wage") {
  return {"other", "Other",  "minimum-wage", "State",
          "US",    currency, unit,           {value(digits, "2020-01-01", "", measure)}};
}

const AsOf kDay{day("2023-07-26"), AsOfFrom::document};

std::string shown(const Pay& made, const Benchmark& series, const CompareOptions& options = {}) {
  const auto found = compare(made, series, kDay, options);
  if (!found) return found.error().message;
  std::string text;
  if (found->min) text += found->min->ratio.fraction();
  if (found->max != std::nullopt && (!found->min || found->max->ratio != found->min->ratio))
    text += ".." + found->max->ratio.fraction();
  for (const std::string& words : found->assumes) text += " | " + words;
  for (const std::string& words : found->stated) text += " + " + words;
  return text;
}

TEST_CASE("Exact fractions neither round nor overflow") {
  const Exact third = Exact::whole(1) / Exact::whole(3);
  CHECK((third * Exact::whole(3)) == Exact::whole(1));
  CHECK(third.fraction() == "1/3");
  CHECK((Exact() - third).floor().fraction() == "-1");
  Exact power = Exact::whole(1);
  for (int i = 0; i < 40; ++i) power = power * Exact::whole(1'000'000);
  CHECK(power.fraction().size() == 241);
  CHECK_THROWS_AS(third / Exact(), std::domain_error);
}

TEST_CASE("Rounding is half-even, or down when asked") {
  const auto rounded = [](const char* digits, unsigned places, Rounding how) {
    return Exact(amount(digits)).rounded(places, how);
  };
  CHECK(rounded("0.125", 2, Rounding::half_even) == "0.12");
  CHECK(rounded("0.135", 2, Rounding::half_even) == "0.14");
  CHECK(rounded("-0.125", 2, Rounding::half_even) == "-0.12");
  CHECK(rounded("2.5", 0, Rounding::half_even) == "2");
  CHECK(rounded("3.5", 0, Rounding::half_even) == "4");
  CHECK(rounded("0.129", 2, Rounding::down) == "0.12");
  CHECK(rounded("-0.121", 2, Rounding::down) == "-0.13");
  CHECK(rounded("34", 1, Rounding::half_even) == "34.0");
  CHECK(rounded("0.004", 2, Rounding::half_even) == "0.00");
}

TEST_CASE("A yearly pay against a yearly threshold") {
  const auto found = compare(pay("900000", Period::year), plan(), kDay, {});
  REQUIRE(found);
  CHECK(found->min->ratio.fraction() == "90000/2647");
  CHECK(found->min->ratio.rounded(6) == "34.000756");
  CHECK(found->min->whole == Exact::whole(34));
  CHECK(found->min->left_over == Exact::whole(20));
  CHECK(found->assumes.empty());
  CHECK_FALSE(found->stale);
}

TEST_CASE("Pay is put in the benchmark's unit with only the steps that this needs") {
  const Benchmark hourly = other("USD", "hour", "7.25");
  CHECK(shown(pay("14.50", Period::hour), hourly) == "2");
  CHECK(shown(pay("30160", Period::year), hourly) == "2 | 40 hours a week | 52 weeks a year");
  CHECK(shown(pay("580", Period::week), hourly) == "2 | 40 hours a week");
  CHECK(shown(pay("116", Period::day), hourly) == "2 | 5 days a week | 40 hours a week");
  CHECK(shown(pay("20", Period::hour), other("USD", "week", "400")) == "2 | 40 hours a week");
  CHECK(shown(pay("3000", Period::month), other("USD", "month", "1500")) == "2");
  CHECK(shown(pay("24000", Period::year), other("USD", "month", "1000")) == "2 | 12 months a year");
}

TEST_CASE("A monthly benchmark with fourteen payments counts them") {
  const Benchmark smi = other("EUR", "month", "1000", "gross monthly wage, 14 payments a year");
  CHECK(shown(pay("28000", Period::year, "EUR"), smi) == "2 + 14 payments a year of the benchmark");
}

TEST_CASE("What the text states is not assumed") {
  Pay part_time = pay("20", Period::hour);
  part_time.work.hours_per_week = amount("26.47");
  part_time.work.weeks_per_year = amount("50");
  CHECK(shown(part_time, plan()) == "1 + 26.47 hours a week + 50 weeks a year");
}

TEST_CASE("Ranges and one-ended pay keep their ends") {
  Pay range = pay("26470", Period::year);
  range.max = amount("52940");
  CHECK(shown(range, plan()) == "1..2");
  range.min.reset();
  CHECK(shown(range, plan()) == "..2");
  CHECK(shown(pay("52940", Period::year), plan()) == "2");
}

TEST_CASE("What cannot be compared is refused with its reason") {
  const auto has = [](const std::string& text, const char* part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
  };
  has(shown(pay("90000", Period::year, "CAD"), plan()),
      "the pay is in CAD and guild-plan is in USD");
  has(shown(pay("90000", Period::year, ""), plan()), "currency of the pay is not known");
  has(shown(pay("90000", Period::year), other("", "percent", "12.7", "members")),
      "12.7 percent (members), which is no part of a pay");
  has(shown(pay("90000", Period::year), other("", "ratio", "287")), "a ratio of 287");
  has(shown(pay("90000", Period::year), other("", "seats", "5")), "neither money nor time");
  has(shown(pay("90000", Period::year), other("USD", "program", "43862")), "by the program");
  has(shown(pay("0.62", Period::mile), other("USD", "hour", "7.25")), "paid by the mile");
  Pay sign_on = pay("5000", Period::once);
  sign_on.kind = Kind::sign_on;
  has(shown(sign_on, plan()), "made once");
  Pay overtime = pay("19.75", Period::hour);
  overtime.kind = Kind::allowance;
  overtime.scope = "Overtime";
  has(shown(overtime, other("USD", "hour", "7.25")), "some of the time alone, “Overtime”");
  Pay unknown = pay("500", Period::year);
  unknown.period.reset();
  has(shown(unknown, plan()), "period that the pay is for is not known");
  CHECK(compare(pay("1", Period::year), plan(), {day("2031-01-01"), AsOfFrom::flag}, {})
            .error()
            .code == ErrorCode::no_value);
}

TEST_CASE("Pay by less than a year says how much of it reaches a yearly threshold") {
  const auto found = compare(pay("26", Period::hour), plan(), kDay, {});
  REQUIRE(found);
  CHECK(found->reach_period == Period::hour);
  CHECK(found->reach_min->rounded(1) == "1018.1");
  const auto shifts = compare(pay("200", Period::shift), plan(), kDay, {});
  REQUIRE(shifts);
  CHECK_FALSE(shifts->min);
  CHECK(shifts->reach_min->rounded(2) == "132.35");
  CHECK_FALSE(compare(pay("26470", Period::year), plan(), kDay, {})->reach_period);
}

TEST_CASE("The day is the flag's, else the document's, else today") {
  Posting posting;
  CompareOptions options;
  options.today = day("2026-01-01");
  CHECK(as_of(posting, options).from == AsOfFrom::today);
  posting.date = day("2023-07-26");
  CHECK(as_of(posting, options).date == day("2023-07-26"));
  CHECK(as_of(posting, options).from == AsOfFrom::document);
  options.as_of = day("2022-06-01");
  CHECK(as_of(posting, options).date == day("2022-06-01"));
  CHECK(as_of(posting, options).from == AsOfFrom::flag);
}

TEST_CASE("The ratio times the benchmark's amount is the yearly pay, exactly") {
  std::mt19937 random(20230726);
  const auto below = [&](std::int64_t limit) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit)) + 1;
  };
  for (int i = 0; i < 20'000; ++i) {
    Pay made = pay("1", static_cast<Period>(below(6) - 1));
    made.min = Decimal::from_micros(below(90'000'000) * 10'000);
    made.max = Decimal::from_micros(made.min->micros() + below(90'000'000) * 10'000);
    if (below(2) == 1) made.work.hours_per_week = Decimal::from_micros(below(60) * 500'000);
    if (below(3) == 1) made.work.weeks_per_year = Decimal::from_micros(below(52) * 1'000'000);
    if (below(4) == 1) made.work.payments_per_year = Decimal::from_micros(below(14) * 1'000'000);
    Benchmark series = plan();
    for (BenchmarkValue& one : series.values)
      one.amount = Decimal::from_micros(below(1'000'000'000));
    const Annual annual = annualise(made);
    const auto found = compare(made, series, kDay, {});
    REQUIRE(found);
    REQUIRE(annual.why_not.empty());
    const Exact threshold(found->value.amount);
    REQUIRE(found->min->ratio * threshold == Exact(*annual.min));
    REQUIRE(found->max->ratio * threshold == Exact(*annual.max));
    REQUIRE(found->min->whole * threshold + found->min->left_over == found->min->pay);
    REQUIRE(found->min->left_over < threshold);
  }
}

Claim claim(Relation relation, const char* count, Bound bound = Bound::exact) {
  Claim made;
  made.relation = relation;
  if (*count) made.count = amount(count);
  made.bound = bound;
  made.subject = "actors";
  made.benchmark = "guild-plan";
  return made;
}

TEST_CASE("The story's claim is close, and says what would make it right") {
  const Benchmark series = plan();
  const ClaimCheck check =
      check_claim(claim(Relation::qualifies, "35"), pay("900000", Period::year), &series, kDay, {});
  CHECK(check.verdict == Verdict::close);
  CHECK(check.exact->fraction() == "90000/2647");
  CHECK(check.difference->rounded(4) == "-0.9992");
  CHECK(check.right_amount->fraction() == "180000/7");
  CHECK(check.right_amount->rounded(2, Rounding::down) == "25714.28");
  REQUIRE(check.others.size() == 2);
  CHECK(check.others[0].value.amount.to_string() == "25950");
  CHECK(check.others[0].ratio.rounded(1) == "34.7");
}

TEST_CASE("Verdicts follow the claim's own words") {
  const Benchmark series = plan();
  const auto verdict = [&](const Claim& made, const char* yearly) {
    return std::string(
        name(check_claim(made, pay(yearly, Period::year), &series, kDay, {}).verdict));
  };
  CHECK(verdict(claim(Relation::qualifies, "34"), "900000") == "holds");
  CHECK(verdict(claim(Relation::qualifies, "40"), "900000") == "does_not_hold");
  CHECK(verdict(claim(Relation::times, "34"), "900000") == "holds");
  CHECK(verdict(claim(Relation::times, "34.1"), "900000") == "close");
  CHECK(verdict(claim(Relation::times, "2"), "52000") == "holds");
  CHECK(verdict(claim(Relation::times, "3", Bound::from), "90000") == "holds");
  CHECK(verdict(claim(Relation::times, "4", Bound::from), "90000") == "does_not_hold");
  CHECK(verdict(claim(Relation::times, "0.5", Bound::up_to), "13000") == "holds");
  CHECK(verdict(claim(Relation::times, "35", Bound::about), "900000") == "holds");
  CHECK(verdict(claim(Relation::less_than, ""), "26469.99") == "holds");
  CHECK(verdict(claim(Relation::less_than, ""), "30000") == "does_not_hold");
  CHECK(verdict(claim(Relation::more_than, ""), "26000") == "close");
  CHECK(verdict(claim(Relation::times, ""), "26000") == "cannot_be_checked");
  CHECK(check_claim(claim(Relation::times, "2"), pay("1", Period::year), nullptr, kDay, {}).why ==
        "there is no benchmark guild-plan");
  CHECK(check_claim(claim(Relation::times, "2"), pay("1", Period::year, "EUR"), &series, kDay, {})
            .why.find("EUR") != std::string::npos);
}

TEST_CASE("A claim inside a range of pay holds") {
  const Benchmark series = plan();
  Pay range = pay("26470", Period::year);
  range.max = amount("132350");
  CHECK(check_claim(claim(Relation::times, "3"), range, &series, kDay, {}).verdict ==
        Verdict::holds);
  CHECK(check_claim(claim(Relation::times, "9"), range, &series, kDay, {}).verdict ==
        Verdict::does_not_hold);
}

TEST_CASE("A posting's claims are checked with its primary pay and the series that they name") {
  Posting posting;
  posting.pay = {pay("5000", Period::once), pay("900000", Period::year)};
  posting.pay[0].primary = false;
  posting.claims = {claim(Relation::qualifies, "34"), claim(Relation::times, "3")};
  posting.claims[1].benchmark = "";
  const std::vector<Benchmark> all{plan(), other("USD", "hour", "7.25")};
  CompareOptions options;
  options.as_of = day("2023-07-26");
  const CheckedPosting checked = check(posting, all, all, options);
  CHECK(checked.comparisons.size() == 4);
  CHECK(checked.claims_pay == 1);
  CHECK(checked.claims[0].verdict == Verdict::holds);
  CHECK(checked.claims[1].verdict == Verdict::cannot_be_checked);
  posting.claims[0].benchmark = "";
  const CheckedPosting one = check(posting, std::span(all).first(1), all, options);
  CHECK(one.claims[0].verdict == Verdict::holds);
  CHECK(one.claims[0].benchmark_certainty == Certainty::assumed);
}

TEST_CASE("Words lead to a series") {
  const BenchmarkAliases aliases(Lexicons::built_in());
  CHECK(aliases.id_of("federal minimum wage") == "us-federal-minimum-wage");
  CHECK(aliases.id_of("The  SAG-AFTRA Health Insurance") == "sag-aftra-health-earnings");
  CHECK(aliases.id_of("California’s minimum wage") == "us-ca-minimum-wage");
  CHECK_FALSE(aliases.id_of("union's health insurance"));
  CHECK_FALSE(aliases.id_of("minimum wage"));
}

}  // namespace
}  // namespace wagescope
