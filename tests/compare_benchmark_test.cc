// Reading benchmark files, and the value in force on a day.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "compare/benchmark/benchmark.h"
#include "compare/benchmark/csv.h"

namespace wagescope {
namespace {

const std::string kHeader =
    "id,name,category,issuer,jurisdiction,currency,amount,unit,measure,effective_from,"
    "effective_to,source_title,source_url,note\n";

std::string row(const std::string& amount, const std::string& from, const std::string& to,
                const std::string& name = "Guild plan") {
  return "guild-plan," + name + ",health-threshold,Guild,US,USD," + amount + ",year,earnings," +
         from + "," + to + ",Plan page,https://example.org/plan,\n";
}

Benchmark series(const std::string& rows) {
  const auto read = read_benchmarks("t.csv", kHeader + rows);
  if (!read) FAIL(read.error().message);
  REQUIRE(read->size() == 1);
  return read->front();
}

Date day(const char* text) { return parse_date(text).value(); }

TEST_CASE("CSV cells keep commas, quotes and line breaks that stand in quotes") {
  const auto rows = read_csv("t.csv", "a,\"b, \"\"c\"\"\",\"d\ne\"\r\n\r\n,last");
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[0].cells == std::vector<std::string>{"a", "b, \"c\"", "d\ne"});
  CHECK((*rows)[1].cells == std::vector<std::string>{"", "last"});
  CHECK((*rows)[1].line == 4);
  CHECK(csv_cell("b, \"c\"") == "\"b, \"\"c\"\"\"");
  CHECK(csv_cell("plain") == "plain");
}

TEST_CASE("CSV that breaks off inside a quote is refused with its line") {
  const auto rows = read_csv("t.csv", "a\nb,\"c\nd");
  REQUIRE_FALSE(rows);
  CHECK(rows.error().message.starts_with("t.csv:2: "));
  CHECK_FALSE(read_csv("t.csv", "\"a\"b,c"));
}

TEST_CASE("Values are read exactly and put in order of date") {
  const Benchmark b = series(row("26470.50", "2023-01-01", "2023-12-31") +
                             row("25950", "2021-01-01", "2022-12-31"));
  CHECK(b.id == "guild-plan");
  CHECK(b.unit == "year");
  REQUIRE(b.values.size() == 2);
  CHECK(b.values[0].amount.to_string() == "25950");
  CHECK(b.values[1].amount.to_string() == "26470.5");
  CHECK(b.values[1].source_url == "https://example.org/plan");
}

TEST_CASE("A faulty row is refused with file, line, reason and mend") {
  struct Case {
    std::string rows;
    std::string in_message;
  };
  const std::string good = row("100", "2023-01-01", "2023-12-31");
  const std::vector<Case> cases{
      {row("1e5", "2023-01-01", ""), "t.csv:2: amount \"1e5\""},
      {row("0.1234567", "2023-01-01", ""), "t.csv:2: amount"},
      {row("-5", "2023-01-01", ""), "more than zero"},
      {row("0", "2023-01-01", ""), "more than zero"},
      {row("100", "2023-02-30", ""), "effective_from \"2023-02-30\" is not a day"},
      {row("100", "", ""), "effective_from is empty"},
      {row("100", "2023-05-01", "2023-04-30"), "is before effective_from"},
      {good + row("200", "2023-12-31", ""), "t.csv:3: guild-plan has two values on 2023-12-31"},
      {row("100", "2022-01-01", "") + good, "set its effective_to to 2022-12-31"},
      {good + row("200", "2024-01-01", "", "Guild plans"), "t.csv:3: name \"Guild plans\" differs"},
      {"Guild Plan,n,c,i,US,USD,1,year,m,2023-01-01,,t,https://e.org,\n", "lower-case"},
      {"g,n,c,i,usa,USD,1,year,m,2023-01-01,,t,https://e.org,\n", "jurisdiction"},
      {"g,n,c,i,US,$,1,year,m,2023-01-01,,t,https://e.org,\n", "ISO 4217"},
      {"g,n,c,i,US,USD,1,year,m,2023-01-01,,,https://e.org,\n", "source_title is empty"},
      {"g,n,c,i,US,USD,1,year,m,2023-01-01,,t,,\n", "source_url is empty"},
      {"g,n,c,i,US,USD,1,year,m,2023-01-01,,t,e.org,\n", "must begin with https://"},
      {"g,n,c,i,US,USD,1,year,m,2023-01-01\n", "10 cells, but the header names 14"}};
  for (const Case& c : cases) {
    INFO(c.rows);
    const auto read = read_benchmarks("t.csv", kHeader + c.rows);
    REQUIRE_FALSE(read);
    INFO(read.error().message);
    CHECK(read.error().message.find(c.in_message) != std::string::npos);
  }
  CHECK(
      read_benchmarks("t.csv", "id,name\nx,y\n").error().message.find("\"category\" is missing") !=
      std::string::npos);
  CHECK(read_benchmarks("t.csv", "id," + kHeader).error().message.find("\"id\" is named twice") !=
        std::string::npos);
  CHECK_FALSE(read_benchmarks("t.csv", ""));
}

TEST_CASE("All faults of a file are told at once") {
  const auto read =
      read_benchmarks("t.csv", kHeader + row("x", "2023-01-01", "") + row("y", "2024-01-01", ""));
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find("t.csv:2:") != std::string::npos);
  CHECK(read.error().message.find("t.csv:3:") != std::string::npos);
}

TEST_CASE("The value in force is the one whose days hold the date") {
  const Benchmark b = series(row("1", "2021-01-01", "2021-12-31") +
                             row("2", "2023-01-01", "2023-12-31") + row("3", "2024-01-01", ""));
  const auto amount = [&](const char* date) {
    const auto found = value_in_force(b, day(date));
    return found ? found->value.amount.to_string() : "none";
  };
  CHECK(amount("2021-01-01") == "1");
  CHECK(amount("2021-12-31") == "1");
  CHECK(amount("2023-12-31") == "2");
  CHECK(amount("2024-01-01") == "3");
  CHECK(amount("2044-01-01") == "3");
  CHECK(amount("2020-12-31") == "none");
  CHECK(amount("2022-07-01") == "none");
}

TEST_CASE("Without a value in force the neighbours are named, or used and marked stale") {
  const Benchmark b =
      series(row("1", "2021-01-01", "2021-12-31") + row("2", "2023-01-01", "2023-12-31"));
  CHECK(value_in_force(b, day("2022-07-01")).error().message ==
        "guild-plan has no value in force on 2022-07-01: it lies between USD 1 (2021-01-01 to "
        "2021-12-31) and USD 2 (2023-01-01 to 2023-12-31); give another date with --as-of, or take "
        "the nearest with --nearest");
  CHECK(value_in_force(b, day("2031-01-01")).error().message.find("the last known is USD 2") !=
        std::string::npos);
  CHECK(value_in_force(b, day("2001-01-01")).error().message.find("the first known is USD 1") !=
        std::string::npos);
  const auto nearest = value_in_force(b, day("2031-01-01"), true);
  REQUIRE(nearest);
  CHECK(nearest->stale);
  CHECK(nearest->value.amount.to_string() == "2");
  CHECK(value_in_force(b, day("2022-07-01"), true)->value.amount.to_string() == "1");
  CHECK(value_in_force(b, day("2001-07-01"), true)->value.amount.to_string() == "1");
  CHECK_FALSE(value_in_force(b, day("2023-07-01"), true)->stale);
}

/// What the rows themselves say of a day, without the library: dates as text sort as dates do.
std::string by_rows(const Benchmark& b, Date date) {
  const std::string on = to_string(date);
  std::string found;
  for (const BenchmarkValue& v : b.values)
    if (to_string(v.effective_from) <= on && (!v.effective_to || on <= to_string(*v.effective_to)))
      found += v.amount.to_string() + " from " + to_string(v.effective_from);
  return found.empty() ? "none" : found;
}

/// The day before, the day of and the day after each change of a series.
void check_changes(const Benchmark& b) {
  const auto check_around = [&](Date change) {
    for (const int days : {-1, 0, 1}) {
      const Date date = std::chrono::sys_days(change) + std::chrono::days(days);
      INFO(b.id << " on " << to_string(date));
      const auto found = value_in_force(b, date);
      CHECK((found ? found->value.amount.to_string() + " from " +
                         to_string(found->value.effective_from)
                   : "none") == by_rows(b, date));
    }
  };
  for (const BenchmarkValue& v : b.values) {
    check_around(v.effective_from);
    if (v.effective_to) check_around(std::chrono::sys_days(*v.effective_to) + std::chrono::days(1));
  }
}

TEST_CASE("Every built-in file is read, and each change of each series takes its day") {
  const std::filesystem::path folder = std::string(WAGESCOPE_SOURCE_DIR) + "/db/benchmarks";
  std::set<std::string> ids;
  std::size_t values = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".csv" || name == "oews.csv" || name == "cpi_u.csv") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto read = read_benchmarks(name, bytes);
    if (!read) FAIL(read.error().message);
    for (const Benchmark& b : *read) {
      CHECK(ids.insert(b.id).second);
      values += b.values.size();
      check_changes(b);
    }
  }
  CHECK(ids.size() == 385);
  CHECK(values == 1899);
}

}  // namespace
}  // namespace wagescope
