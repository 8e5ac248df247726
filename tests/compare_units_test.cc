// Every kind of unit that a benchmark may have: what it means for a pay.
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "compare/benchmark/audit.h"
#include "compare/benchmark/unit.h"
#include "compare/ratio/checked_posting.h"
#include "db/store.h"

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

Benchmark series(const char* id, const char* currency, const char* unit, const char* digits,
                 const char* measure = "measure") {
  Benchmark made;
  made.id = made.name = id;
  made.jurisdiction = "US";
  made.currency = currency;
  made.unit = unit;
  made.values = {{amount(digits), measure, day("2020-01-01"), std::nullopt, "Page",
                  "https://example.org", ""}};
  return made;
}

const AsOf kDay{day("2023-07-26"), AsOfFrom::document};

Comparison compared(const Pay& made, const Benchmark& with) {
  const auto found = compare(made, with, kDay, {});
  INFO((found ? std::string() : found.error().message));
  REQUIRE(found);
  return *found;
}

TEST_CASE("Units are read from their names") {
  const auto words = [](const char* currency, const char* name) {
    const Unit unit = unit_of(series("s", currency, name, "1"));
    std::string text = std::to_string(static_cast<int>(unit.what));
    if (unit.period) text += " " + std::string(wagescope::name(*unit.period));
    return text + " " + std::to_string(unit.periods) + " " + std::to_string(unit.months);
  };
  const std::map<std::pair<const char*, const char*>, std::string> table{
      {{"USD", "hour"}, "0 hour 1 0"},
      {{"USD", "year"}, "0 year 1 0"},
      {{"USD", "3-days"}, "0 day 3 0"},
      {{"USD", "program"}, "4 1 0"},
      {{"USD", "episode"}, "4 1 0"},
      {{"USD", "mile"}, "4 1 0"},
      {{"USD", "0-days"}, "4 1 0"},
      {{"USD", "x-days"}, "4 1 0"},
      {{"", "hours"}, "1 hour 1 0"},
      {{"", "days-per-12-months"}, "1 day 1 12"},
      {{"", "weeks-per-6-months"}, "1 week 1 6"},
      {{"", "hours-per-period"}, "1 hour 1 0"},
      {{"", "percent"}, "2 1 0"},
      {{"", "ratio"}, "3 1 0"},
      {{"", "seats"}, "4 1 0"},
      {{"", "years"}, "4 1 0"},
  };
  for (const auto& [unit, expected] : table) {
    INFO(unit.first << " " << unit.second);
    CHECK(words(unit.first, unit.second) == expected);
  }
}

TEST_CASE("Days of work: how long this job takes, what it gives, and what it pays meanwhile") {
  const Comparison found =
      compared(pay("26", Period::hour), series("days", "", "days-per-12-months", "100"));
  REQUIRE(found.work);
  CHECK(found.work->weeks.fraction() == "20");           // 5 days a week
  CHECK(found.work->given->fraction() == "260");         // in a year of 52 weeks
  CHECK(found.work->earned_min->fraction() == "20800");  // 100 days of 8 hours
  CHECK_FALSE(found.min);
  CHECK(found.assumes ==
        std::vector<std::string>{"5 days a week", "52 weeks a year", "40 hours a week"});
}

TEST_CASE("Hours of work in six months, with the job's own hours") {
  Pay part_time = pay("30000", Period::year);
  part_time.work.hours_per_week = amount("20");
  const Comparison found = compared(part_time, series("hours", "", "hours-per-6-months", "400"));
  REQUIRE(found.work);
  CHECK(found.work->weeks.fraction() == "20");
  CHECK(found.work->given->fraction() == "520");
  CHECK((*found.work->given / Exact(found.work->count)).fraction() == "13/10");
  CHECK(found.stated == std::vector<std::string>{"20 hours a week"});
}

TEST_CASE("Weeks of work need no hours; work without a window gives no share of it") {
  const Comparison weeks =
      compared(pay("900", Period::week), series("weeks", "", "weeks-per-12-months", "15"));
  CHECK(weeks.work->weeks.fraction() == "15");
  CHECK(weeks.work->earned_max->fraction() == "13500");
  CHECK(weeks.assumes == std::vector<std::string>{"52 weeks a year"});
  const Comparison bank = compared(pay("0.62", Period::mile), series("bank", "", "hours", "450"));
  CHECK(bank.work->weeks.fraction() == "45/4");
  CHECK_FALSE(bank.work->given);
  CHECK_FALSE(bank.work->earned_min);
}

TEST_CASE("A percentage of income is that part of the year's pay") {
  const Benchmark share =
      series("share", "", "percent", "9.5", "employee share of household income");
  const Comparison found = compared(pay("20", Period::hour), share);
  CHECK(found.share_min->fraction() == "3952");
  const auto by_mile = compare(pay("0.62", Period::mile), share, kDay, {});
  REQUIRE_FALSE(by_mile);
  CHECK(by_mile.error().message.find("by the mile") != std::string::npos);
}

TEST_CASE("Money for several days is set against as many days of pay") {
  const Comparison found =
      compared(pay("500", Period::day), series("three", "USD", "3-days", "3000"));
  CHECK(found.min->ratio.fraction() == "1/2");
  CHECK(found.assumes.empty());
  CHECK(found.min->over.fraction() == "-1500");
}

TEST_CASE("A ratio is set against the ratio that another benchmark gives") {
  const std::vector<Benchmark> against{series("chief", "", "ratio", "300", "chief over worker"),
                                       series("worker", "USD", "year", "50000")};
  Posting posting;
  posting.pay = {pay("5000000", Period::year)};
  CompareOptions options;
  options.as_of = day("2023-07-26");
  const CheckedPosting both = check(posting, against, against, options);
  REQUIRE(both.comparisons[0].result);
  CHECK(both.comparisons[0].result->ratio_of == "worker");
  CHECK(both.comparisons[0].result->min->pay.fraction() == "100");
  CHECK(both.comparisons[0].result->min->ratio.fraction() == "1/3");
  const CheckedPosting alone = check(posting, std::span(against).first(1), against, options);
  REQUIRE_FALSE(alone.comparisons[0].result);
  CHECK(alone.comparisons[0].result.error().message.find("name in --against also") !=
        std::string::npos);
}

TEST_CASE("Weeks of pay that reach a yearly amount, and the surplus") {
  const Benchmark plan = series("plan", "USD", "year", "26000");
  const Comparison yearly = compared(pay("104000", Period::year), plan);
  CHECK(yearly.weeks_min->fraction() == "13");
  CHECK(yearly.min->over.fraction() == "78000");
  const Comparison hourly = compared(pay("25", Period::hour), plan);
  CHECK(hourly.reach_min->fraction() == "1040");
  CHECK(hourly.weeks_min->fraction() == "26");
}

/// Every built-in series has a meaning for a plain yearly pay, or a reason by name.
TEST_CASE("Every built-in benchmark gives a comparison or a named refusal") {
  const Store store = Store::in_memory();
  CompareOptions options;
  options.nearest = true;
  std::map<std::string, int> refused;
  int compared_count = 0;
  for (const Benchmark& one : store.benchmarks()) {
    const std::string currency = one.currency.empty() ? "USD" : one.currency;
    const auto found = compare(pay("60000", Period::year, currency.c_str()), one, kDay, options);
    INFO(one.id);
    if (found) {
      ++compared_count;
      CHECK((found->min || found->work || found->share_min));
      continue;
    }
    const std::string& why = found.error().message;
    INFO(why);
    CHECK(why.starts_with(one.id));
    ++refused[one.unit];
  }
  CHECK(compared_count > 350);
  CHECK(refused ==
        std::map<std::string, int>{{"episode", 2}, {"percent", 1}, {"program", 11}, {"ratio", 6}});
}

TEST_CASE("An audit names gaps, jumps, missing sources and ends that have passed") {
  Benchmark one = series("one", "USD", "hour", "10");
  one.values[0].effective_to = day("2020-12-31");
  one.values.push_back(one.values[0]);
  one.values[1].amount = amount("15");
  one.values[1].effective_from = day("2021-03-01");
  one.values[1].effective_to = day("2022-12-31");
  one.values.push_back(one.values[1]);
  one.values[2].amount = amount("7.4");
  one.values[2].effective_from = day("2023-01-01");
  one.values[2].effective_to = day("2023-12-31");
  one.values[2].source_url = "";
  const auto words = [&](const char* today, const char* jump) {
    std::string text;
    for (const Finding& found : audit(std::span(&one, 1), {day(today), amount(jump)}))
      text += std::string(name(found.what)) + ": " + found.words + "\n";
    return text;
  };
  CHECK(words("2024-01-01", "49.9") ==
        "gap: 2021-01-01 to 2021-02-28\n"
        "jump: 2021-03-01: from 10 to 15, 50 percent up\n"
        "no source: the value from 2023-01-01 has no address\n"
        "jump: 2023-01-01: from 15 to 7.4, 51 percent down\n"
        "stale end: after 2023-12-31\n");
  CHECK(words("2023-12-31", "51") ==
        "gap: 2021-01-01 to 2021-02-28\n"
        "no source: the value from 2023-01-01 has no address\n");
}

}  // namespace
}  // namespace wagescope
