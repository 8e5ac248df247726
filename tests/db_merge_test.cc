#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "db/store.h"
#include "tests/support/fixture_postings.h"
#include "tests/support/rows.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

using Catch::Matchers::Contains;

/// Records `from` to `to` - 1, each with two postings, pay, a claim and a refusal.
void fill(Store& store, int from, int to) {
  for (int i = from; i < to; ++i) {
    const Document document =
        fixture_document("jobs.ndjson", static_cast<std::uint64_t>(i), std::to_string(i));
    const std::string pay = std::to_string(1000 + i);
    Posting posting = fixture_posting(document, "job " + std::to_string(i), "Acme", "2023-07-26",
                                      {fixture_pay(pay, pay, "USD", Period::month)});
    Claim claim;
    claim.quote = "claim " + std::to_string(i);
    posting.claims = {claim};
    posting.refused = {{"$5M", "company-revenue", {0, 3}}};
    Posting second = posting;
    second.title = stated("second job " + std::to_string(i));
    second.pay.clear();
    const std::vector<Posting> both{posting, second};
    store.add(document, both);
  }
}

/// All that was read, without the keys, which depend on the order of arrival.
std::string plain(const Store& store) {
  return rows(store.database(),
              "SELECT title, employer, pay_count, source FROM postings ORDER BY 1") +
         rows(store.database(), "SELECT title, min, annual_max, quote FROM pays ORDER BY 1") +
         rows(store.database(), "SELECT title, quote, source FROM claims ORDER BY 1, 2") +
         rows(store.database(), "SELECT quote, source FROM refused ORDER BY 2") +
         rows(store.database(), "SELECT * FROM bad_records ORDER BY 1") +
         rows(store.database(),
              "SELECT benchmark, amount FROM benchmark_values"
              " WHERE origin = 'user' ORDER BY 1");
}

constexpr const char* kOwn =
    "id,name,category,issuer,jurisdiction,currency,amount,unit,measure,effective_from,"
    "effective_to,source_title,source_url,note\n"
    "my-threshold,Mine,health-threshold,Us,US,USD,1000.5,year,earnings,2023-01-01,,Our page,"
    "https://example.org/a,\n";

TEST_CASE("Databases that overlap merge into what one import would have made") {
  const TempFolder folder;
  const std::string left = folder.file("left.db"), right = folder.file("right's.db");
  Store whole = Store::open(folder.file("whole.db"));
  fill(whole, 0, 30);
  const Error error{ErrorCode::bad_json, "not an object"};
  whole.add_bad_record({"a.ndjson", 1, ""}, error);
  whole.add_bad_record({"b.ndjson", 1, ""}, error);
  REQUIRE(whole.add_benchmarks("own.csv", kOwn));
  {
    Store store = Store::open(right);
    fill(store, 10, 30);
    store.add_bad_record({"a.ndjson", 1, ""}, error);
    store.add_bad_record({"b.ndjson", 1, ""}, error);
    REQUIRE(store.add_benchmarks("own.csv", kOwn));
  }
  Store store = Store::open(left);
  fill(store, 0, 20);
  store.add_bad_record({"a.ndjson", 1, ""}, error);
  const Merged merged = store.merge(right);
  CHECK(merged.added == 10);
  CHECK(merged.already_there == 10);
  CHECK(plain(store) == plain(whole));
  CHECK(rows(store.database(), "PRAGMA foreign_key_check") == "");

  const Merged again = store.merge(right);
  CHECK(again.added == 0);
  CHECK(again.already_there == 20);
  CHECK(plain(store) == plain(whole));
}

TEST_CASE("What is no Wagescope database is not merged, nor made") {
  const TempFolder folder;
  Store store = Store::open(folder.file("jobs.db"));
  CHECK_THROWS_WITH(store.merge(folder.file("none.db")), Contains("cannot be opened"));
  CHECK_FALSE(std::filesystem::exists(folder.file("none.db")));
  { Database(folder.file("other.db"), Access::create, 0).run("CREATE TABLE t (x)"); }
  CHECK_THROWS_WITH(store.merge(folder.file("other.db")), Contains("another program"));
  CHECK_NOTHROW(fill(store, 0, 1));
}

}  // namespace
}  // namespace wagescope
