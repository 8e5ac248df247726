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

}  // namespace
}  // namespace wagescope
