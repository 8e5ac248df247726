// Queries that people ask most must not read a large table from end to end. On
// a million postings that is the difference between milliseconds and minutes.
#include <catch2/catch.hpp>
#include <string>

#include "db/store.h"
#include "tests/support/rows.h"

namespace wagescope {
namespace {

/// The tables that a query reads whole, as its plan tells.
std::string scanned(const Store& store, const std::string& sql) {
  Statement plan(store.database(), "EXPLAIN QUERY PLAN " + sql);
  std::string out;
  while (plan.step()) {
    const std::string step(plan.text(3));
    // "SCAN employers" is the view's own result, which was made by the steps below it.
    if (step.starts_with("SCAN ") && step != "SCAN employers") out += step.substr(5) + "; ";
  }
  return out;
}

TEST_CASE("Queries that name something look it up") {
  struct Row {
    const char* sql;
    const char* scanned;  // Benchmark tables are small: o, p and d are not.
  };
  const Row row = GENERATE(values<Row>({
      {"SELECT * FROM comparisons WHERE posting_id = 7", "b; "},
      {"SELECT * FROM comparisons WHERE posting_id = 7 AND benchmark = 'a'", ""},
      {"SELECT * FROM comparisons WHERE employer = 'Acme' AND benchmark = 'a'", ""},
      {"SELECT * FROM comparisons WHERE role = 'baker' AND benchmark = 'a'", ""},
      {"SELECT * FROM comparisons WHERE date = '2023-07-26' AND benchmark = 'a'", ""},
      {"SELECT * FROM pays WHERE posting_id = 7", ""},
      {"SELECT * FROM pays WHERE employer = 'Acme'", ""},
      {"SELECT * FROM pays WHERE title = 'Baker'", ""},
      {"SELECT * FROM pays WHERE currency = 'USD' ORDER BY annual_max DESC LIMIT 10", ""},
      {"SELECT * FROM postings WHERE employer = 'Acme' AND pay_count = 0", ""},
      {"SELECT * FROM postings WHERE date BETWEEN '2023-07-01' AND '2023-07-31'", ""},
      {"SELECT * FROM employers WHERE employer = 'Acme'", ""},
      {"SELECT * FROM employers", ""},
      {"SELECT * FROM claims WHERE posting_id = 7", ""},
      {"SELECT * FROM benchmark_values WHERE benchmark = 'a'", ""},
      // All pay against one benchmark is all pay, but only once.
      {"SELECT * FROM comparisons WHERE benchmark = 'a'", "p; "},
  }));
  CAPTURE(row.sql);
  const Store store = Store::in_memory();
  CHECK(scanned(store, row.sql) == row.scanned);
}

/// What ANALYZE notes of a million postings (bench/make-database).
constexpr const char* kSizes[] = {
    "('posting', 'posting_by_date', '999950 546')",
    "('posting', 'posting_by_title', '999950 37036')",
    "('posting', 'posting_by_role', '999950 37036 4')",
    "('posting', 'posting_by_employer', '999950 100 34 1')",
    "('posting', 'sqlite_autoindex_posting_1', '999950 1 1')",
    "('pay', 'pay_figures', '965600 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1')",
    "('pay', 'pay_by_annual', '965600 482800 34')",
    "('pay', 'sqlite_autoindex_pay_1', '965600 2 1')",
};

/// The steps of a query that touch postings and pay: which index, on which columns.
std::string looked_up(const Store& store, const std::string& sql) {
  Statement plan(store.database(), "EXPLAIN QUERY PLAN " + sql);
  std::string out;
  while (plan.step()) {
    const std::string step(plan.text(3));
    if (step.find(" o ") != step.npos || step.find(" p ") != step.npos) out += step + "; ";
  }
  return out;
}

TEST_CASE("On a million postings a query begins with what it names most closely") {
  struct Row {
    const char* sql;
    const char* steps;
  };
  const Row row = GENERATE(values<Row>({
      {"SELECT employer, annual_max FROM pays WHERE role = 'baker' AND currency = 'USD'"
       " ORDER BY annual_max DESC LIMIT 10",
       "SEARCH o USING COVERING INDEX posting_by_role (role=?); "
       "SEARCH p USING COVERING INDEX pay_figures (posting_id=?); "},
      {"SELECT max(annual_max) FROM pays WHERE employer = 'Acme' AND currency = 'USD'",
       "SEARCH o USING COVERING INDEX posting_by_employer (employer=?); "
       "SEARCH p USING COVERING INDEX pay_figures (posting_id=?); "},
      {"SELECT title, annual_max FROM pays WHERE currency = 'USD' ORDER BY annual_max DESC LIMIT 9",
       "SEARCH p USING INDEX pay_by_annual (currency=?); "
       "SEARCH o USING INTEGER PRIMARY KEY (rowid=?); "},
      {"SELECT employer, ratio FROM comparisons WHERE benchmark = 'a' AND employer = 'Acme'",
       "SEARCH o USING COVERING INDEX posting_by_employer (employer=?); "
       "SEARCH p USING COVERING INDEX pay_figures (posting_id=?); "},
      {"SELECT ratio FROM comparisons WHERE benchmark = 'a' AND date BETWEEN '2023-07-01' AND"
       " '2023-07-31'",
       "SEARCH o USING COVERING INDEX posting_by_date (date>? AND date<?); "
       "SEARCH p USING COVERING INDEX pay_figures (posting_id=?); "},
      // All pay against one benchmark: once through the narrow copy, not through the words.
      {"SELECT title, ratio FROM comparisons WHERE benchmark = 'a' ORDER BY ratio DESC LIMIT 5",
       "SCAN p USING COVERING INDEX pay_figures; "
       "SEARCH o USING INTEGER PRIMARY KEY (rowid=?); "},
  }));
  CAPTURE(row.sql);
  const Store store = Store::in_memory();
  rows(store.database(), "ANALYZE posting");
  for (const char* sizes : kSizes)
    rows(store.database(), std::string("INSERT INTO sqlite_stat1 VALUES ") + sizes);
  rows(store.database(), "ANALYZE sqlite_schema");
  CHECK(looked_up(store, row.sql) == row.steps);
}

}  // namespace
}  // namespace wagescope
