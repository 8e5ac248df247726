#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compare/ratio/comparison.h"
#include "db/known_documents.h"
#include "db/store.h"
#include "tests/support/rows.h"
#include "tests/support/small_stores.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> sorted(std::vector<std::string> parts) {
  std::ranges::sort(parts);
  return parts;
}

/// Of "40 hours a week; 52 weeks a year".
std::vector<std::string> sorted_parts(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find("; "), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return sorted(out);
}

TEST_CASE("Adding a document twice changes nothing") {
  Store store = Store::in_memory(test_store_options());
  Document document = fixture_document("jobs.ndjson", 1, "We pay $900,000 a year.");
  const Posting posting = fixture_posting(document, "Manager", "Acme", "2023-07-26",
                                          {fixture_pay("900000", "900000", "USD", Period::year)});
  CHECK(store.add(document, {&posting, 1}) == Added::added);
  CHECK(store.add(document, {&posting, 1}) == Added::already_there);
  // The same record met in another file is the same record.
  document.source.path = "copy.ndjson";
  document.source.record = 7;
  CHECK(store.add(document, {&posting, 1}) == Added::already_there);
  CHECK(rows(store.database(), "SELECT source FROM postings") == "jobs.ndjson:1\n");

  document.fields.title = "Manager";
  CHECK(store.add(document, {&posting, 1}) == Added::added);
  // A field that is empty and one that is absent are two things.
  document.fields.title = "";
  CHECK(store.add(document, {&posting, 1}) == Added::added);
  CHECK(count(store, "pays") == "3\n");
}

TEST_CASE("A document that is there is seen again without being read") {
  StoreOptions first = test_store_options(), later = test_store_options();
  first.today = parse_date("2023-07-26");
  later.today = parse_date("2023-07-27");
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  Document document = fixture_document("jobs.ndjson", 1, "We pay $900,000 a year.");
  const Digest digest = digest_of(document);
  CHECK_FALSE(Store::open(path, Access::create, first).has_documents());
  {
    Store store = Store::open(path, Access::create, first);
    KnownDocuments known(path);
    CHECK_FALSE(known.has(digest));
    CHECK_FALSE(store.see_again(digest));
    store.add(document, digest, {});
    CHECK(known.has(digest));
    CHECK(store.has_documents());
  }
  Store store = Store::open(path, Access::create, later);
  CHECK(store.see_again(digest));
  CHECK(rows(store.database(), "SELECT imported_on, last_seen_on FROM document") ==
        "2023-07-26|2023-07-27\n");
  document.text += " Apply now.";
  CHECK_FALSE(store.see_again(digest_of(document)));
}

TEST_CASE("A pay is compared with the value in force on the posting's date") {
  Store store = Store::in_memory(test_store_options());
  add_one(store, "a", "product manager", "Netflix", "2023-07-26",
          {fixture_pay("900000", "900000", "USD", Period::year)});
  CHECK(rows(store.database(),
             "SELECT employer, title, benchmark_amount, unit, effective_from, round(ratio, 4),"
             " ratio_min = ratio_max, as_of_from FROM comparisons"
             " WHERE benchmark = 'sag-aftra-health-earnings'") ==
        "Netflix|product manager|26470.0|year|2023-01-01|34.0008|1|document\n");
}

TEST_CASE("A day that was asked for beats the posting's own, as it does in compare") {
  StoreOptions asked = test_store_options();
  asked.as_of = parse_date("2022-03-01");
  Store store = Store::in_memory(asked);
  add_one(store, "a", "cook", "Acme", "", {fixture_pay("20", "20", "USD", Period::hour)});
  add_one(store, "b", "product manager", "Acme", "2023-07-26",
          {fixture_pay("900000", "900000", "USD", Period::year)});
  CHECK(rows(store.database(), "SELECT date, as_of, as_of_from FROM postings ORDER BY id") ==
        "-|2022-03-01|flag\n2023-07-26|2022-03-01|flag\n");
  CHECK(rows(store.database(),
             "SELECT effective_from <= '2022-03-01' FROM comparisons"
             " WHERE benchmark = 'sag-aftra-health-earnings' AND title = 'product manager'") ==
        "1\n");
}

TEST_CASE("A posting without a date is compared on the day of import, and says so") {
  Store store = Store::in_memory(test_store_options());
  add_one(store, "a", "cook", "Acme", "", {fixture_pay("20", "20", "USD", Period::hour)});
  CHECK(rows(store.database(), "SELECT date, as_of, as_of_from FROM postings") ==
        "-|2023-08-15|today\n");
  CHECK(rows(store.database(),
             "SELECT as_of, as_of_from FROM comparisons"
             " WHERE benchmark = 'us-federal-minimum-wage'") == "2023-08-15|today\n");
}

TEST_CASE("Pay is brought to the benchmark's unit by way of the year") {
  Store store = Store::in_memory(test_store_options());
  Pay part_time = fixture_pay("31200", "31200", "USD", Period::year);
  part_time.work.hours_per_week = amount("30");
  add_one(store, "hourly", "hourly", "Acme", "2023-07-26",
          {fixture_pay("14.5", "29", "USD", Period::hour)});
  add_one(store, "yearly", "yearly", "Acme", "2023-07-26",
          {fixture_pay("30160", "30160", "USD", Period::year)});
  add_one(store, "part", "part-time", "Acme", "2023-07-26", {part_time});
  // 7.25 an hour; 30160 = 14.5 * 2080; 31200 = 20 * 30 * 52.
  CHECK(rows(store.database(),
             "SELECT title, ratio_min, ratio_max, ratio, assumes FROM comparisons"
             " WHERE benchmark = 'us-federal-minimum-wage' ORDER BY posting_id") ==
        "hourly|2.0|4.0|3.0|\n"
        "yearly|2.0|2.0|2.0|40 hours a week; 52 weeks a year\n"
        "part-time|2.75862068965517|2.75862068965517|2.75862068965517|52 weeks a year\n");
}

TEST_CASE("A benchmark of 14 payments a year is not a twelfth of the year") {
  Store store = Store::in_memory(test_store_options());
  add_one(store, "year", "year", "Acme", "2023-07-26",
          {fixture_pay("15120", "15120", "EUR", Period::year)});
  add_one(store, "month", "month", "Acme", "2023-07-26",
          {fixture_pay("1260", "1260", "EUR", Period::month)});
  Pay fourteen = fixture_pay("1080", "1080", "EUR", Period::month);
  fourteen.work.payments_per_year = amount("14");
  add_one(store, "14", "fourteen", "Acme", "2023-07-26", {fourteen});
  // All three are 15,120 a year, and 14 payments of 1,080 were the minimum in 2023.
  CHECK(rows(store.database(),
             "SELECT title, benchmark_amount, ratio FROM comparisons"
             " WHERE benchmark = 'es-smi-monthly' ORDER BY posting_id") ==
        "year|1080.0|1.0\nmonth|1080.0|1.0\nfourteen|1080.0|1.0\n");
}

TEST_CASE("The view of comparisons and compare() agree") {
  Store store = Store::in_memory(test_store_options());
  std::vector<Pay> pays;
  for (const Period period : {Period::hour, Period::day, Period::week, Period::month,
                              Period::quarter, Period::year, Period::mile, Period::once}) {
    for (const char* currency : {"USD", "EUR"}) {
      pays.push_back(fixture_pay("77.7", "123.45", currency, period));
      Pay all_stated = pays.back();
      all_stated.work.hours_per_week = amount("37.5");
      all_stated.work.days_per_week = amount("4");
      all_stated.work.weeks_per_year = amount("46");
      all_stated.work.payments_per_year = amount("13");
      pays.push_back(all_stated);
      Pay full_time = pays.back();
      full_time.basis = Basis::fte;
      full_time.work.full_time_hours_per_week = amount("39");
      full_time.max = std::nullopt;
      pays.push_back(full_time);
    }
  }
  pays.push_back(fixture_pay("500", "500", "USD", Period::month));
  pays.back().kind = Kind::equity;
  for (std::size_t i = 0; i < pays.size(); ++i) pays[i].quote = std::to_string(i);
  const Document document = fixture_document("a", 0, "a");
  const Posting posting = fixture_posting(document, "t", "e", "2023-07-26", pays);
  store.add(document, {&posting, 1});

  const auto ratio_of = [](const std::optional<Multiple>& end) {
    return end ? std::stod(end->ratio.rounded(24)) : -1;
  };
  Statement query(store.database(),
                  "SELECT coalesce(ratio_min, -1), coalesce(ratio_max, -1), assumes"
                  " FROM comparisons WHERE quote = ?1 AND benchmark = ?2");
  int compared = 0;
  for (const Benchmark& series : store.benchmarks()) {
    for (const Pay& pay : pays) {
      CAPTURE(series.id, name(*pay.period), pay.quote);
      const auto expected = compare(pay, series, {parse_date("2023-07-26").value()}, {});
      query.reset();
      query.bind(1, pay.quote).bind(2, series.id);
      // Of pay by the mile, compare() knows only how many miles reach the amount.
      REQUIRE(query.step() == (expected && (expected->min || expected->max)));
      if (!expected || !(expected->min || expected->max)) continue;
      ++compared;
      CHECK(query.real(0) == Approx(ratio_of(expected->min)).epsilon(1e-12));
      CHECK(query.real(1) == Approx(ratio_of(expected->max)).epsilon(1e-12));
      CHECK(sorted_parts(query.text(2)) == sorted(expected->assumes));
    }
  }
  CHECK(compared > 1000);
}

TEST_CASE("What cannot be compared is not compared") {
  Store store = Store::in_memory(test_store_options());
  Pay unknown = fixture_pay("50000", "50000", "", Period::year);
  unknown.currency_certainty = Certainty::assumed;
  Pay no_period = fixture_pay("50000", "50000", "USD", Period::year);
  no_period.period = std::nullopt;
  add_one(store, "1", "no currency", "Acme", "2023-07-26", {unknown});
  add_one(store, "2", "by the mile", "Acme", "2023-07-26",
          {fixture_pay("0.62", "0.62", "USD", Period::mile)});
  add_one(store, "3", "no period", "Acme", "2023-07-26", {no_period});
  add_one(store, "4", "before any value", "Acme", "1500-01-01",
          {fixture_pay("50000", "50000", "USD", Period::year)});
  add_one(store, "5", "euros", "Acme", "2023-07-26",
          {fixture_pay("50000", "50000", "EUR", Period::year)});
  CHECK(rows(store.database(),
             "SELECT DISTINCT title FROM comparisons WHERE benchmark LIKE 'us-%'") == "");
  CHECK(rows(store.database(),
             "SELECT title, currency, period, annual_min FROM pays"
             " ORDER BY posting_id LIMIT 3") ==
        "no currency|-|year|50000.0\nby the mile|USD|mile|-\nno period|USD|-|-\n");
}

TEST_CASE("A range with one end stays one-ended") {
  Store store = Store::in_memory(test_store_options());
  Pay up_to = fixture_pay("52940", "52940", "USD", Period::year);
  up_to.min = std::nullopt;
  up_to.bound = Bound::up_to;
  add_one(store, "a", "baker", "Acme", "2023-07-26", {up_to});
  CHECK(rows(store.database(),
             "SELECT min, max, annual_min, ratio_min, ratio_max, ratio FROM comparisons"
             " WHERE benchmark = 'sag-aftra-health-earnings'") == "-|52940.0|-|-|2.0|2.0\n");
}

TEST_CASE("The views have the columns of their contract") {
  const Store store = Store::in_memory(test_store_options());
  const auto columns = [&](const std::string& view) {
    return rows(store.database(),
                "SELECT group_concat(name, ' ') FROM pragma_table_info('" + view + "')");
  };
  CHECK_THAT(columns("pays"),
             Catch::StartsWith("posting_id title role employer location country date min max"
                               " currency period kind bound basis scope is_primary annual_min"
                               " annual_max confidence quote source"));
  CHECK_THAT(columns("comparisons"),
             Catch::StartsWith("posting_id title role employer location country date min max"
                               " currency period kind bound basis scope is_primary annual_min"
                               " annual_max confidence quote source benchmark benchmark_name"
                               " benchmark_amount unit effective_from effective_to ratio_min"
                               " ratio_max ratio"));
  for (const char* view : {"postings", "employers", "benchmark_values", "claims"}) {
    CAPTURE(view);
    CHECK(columns(view) != "-\n");
    CHECK_NOTHROW(rows(store.database(), std::string("SELECT * FROM ") + view));
  }
}

TEST_CASE("Employers, claims and refused money are kept with their words") {
  Store store = Store::in_memory(test_store_options());
  const Document document = fixture_document("story.txt", 0, "text");
  Posting posting = fixture_posting(document, "manager", "Acme", "2023-07-26",
                                    {fixture_pay("900000", "900000", "USD", Period::year)});
  Claim claim;
  claim.relation = Relation::qualifies;
  claim.count = amount("35");
  claim.subject = "actors";
  claim.benchmark = "sag-aftra-health-earnings";
  claim.quote = "could cover 35 actors";
  posting.claims = {claim};
  posting.refused = {{"$50M", "company-funding", {10, 14}}};
  store.add(document, {&posting, 1});
  add_one(store, "no pay", "clerk", "Acme", "2023-08-01", {});
  CHECK(rows(store.database(), "SELECT * FROM employers") == "Acme|2|1|1|2023-07-26|2023-08-01\n");
  CHECK(rows(store.database(),
             "SELECT relation, count, subject, benchmark, round(ratio, 4), source FROM claims") ==
        "qualifies|35.0|actors|sag-aftra-health-earnings|34.0008|story.txt\n");
  CHECK(rows(store.database(), "SELECT quote, reason FROM refused") == "$50M|company-funding\n");
}

TEST_CASE("SQL in a text is only text") {
  Store store = Store::in_memory(test_store_options());
  const std::string hostile = "x'); DROP TABLE posting; --";
  add_one(store, hostile, hostile, hostile, "2023-07-26",
          {fixture_pay("1", "2", hostile, Period::hour)});
  store.add_bad_record({hostile, 1, hostile}, {ErrorCode::bad_json, hostile});
  store.set_progress(hostile, hostile, {3, false});
  CHECK(rows(store.database(), "SELECT title, currency FROM pays") ==
        hostile + "|" + hostile + "\n");
  CHECK(store.progress(hostile, hostile).records == 3);
  CHECK_FALSE(store.benchmark(hostile));
}

TEST_CASE("Exact amounts survive the database") {
  Store store = Store::in_memory(test_store_options());
  add_one(store, "a", "writer", "Acme", "2023-07-26",
          {fixture_pay("0.072501", "9223372036854.775807", "USD", Period::piece)});
  CHECK(rows(store.database(), "SELECT min_micros, max_micros FROM pay") ==
        "72501|9223372036854775807\n");
}

TEST_CASE("Bad records are listed once") {
  Store store = Store::in_memory(test_store_options());
  const Error error{ErrorCode::bad_json, "jobs.ndjson:3: not a JSON object"};
  store.add_bad_record({"jobs.ndjson", 3, ""}, error);
  store.add_bad_record({"jobs.ndjson", 3, ""}, error);
  CHECK(rows(store.database(), "SELECT * FROM bad_records") ==
        "jobs.ndjson:3|bad_json|jobs.ndjson:3: not a JSON object\n");
}

TEST_CASE("Progress holds for an input in the state in which it was read") {
  Store store = Store::in_memory(test_store_options());
  store.set_progress("jobs.ndjson", "100 bytes", {50, false});
  CHECK(store.progress("jobs.ndjson", "100 bytes").records == 50);
  CHECK_FALSE(store.progress("jobs.ndjson", "100 bytes").finished);
  CHECK(store.progress("jobs.ndjson", "120 bytes").records == 0);
  CHECK(store.progress("other.ndjson", "100 bytes").records == 0);
}

TEST_CASE("A batch is seen whole or not at all") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  Store store = Store::open(path, Access::create, test_store_options());
  const Store reader = Store::open(path, Access::read, test_store_options());
  store.begin_batch();
  add_one(store, "a", "baker", "Acme", "", {});
  add_one(store, "b", "baker", "Acme", "", {});
  CHECK(count(reader, "postings") == "0\n");
  store.commit_batch();
  CHECK(count(reader, "postings") == "2\n");

  store.begin_batch();
  add_one(store, "c", "baker", "Acme", "", {});
  store.roll_back_batch();
  CHECK(count(store, "postings") == "2\n");
}

TEST_CASE("A file copied in the middle of a batch opens with what was committed") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  Store store = Store::open(path, Access::create, test_store_options());
  add_one(store, "a", "baker", "Acme", "", {});
  store.begin_batch();
  for (int i = 0; i < 2000; ++i) add_one(store, "x" + std::to_string(i), "b", "Acme", "", {});
  // What a crash would leave: the file and its write-ahead log, as they are now.
  fs::copy_file(path, folder.file("copy.db"));
  fs::copy_file(path + "-wal", folder.file("copy.db-wal"));
  Store copy = Store::open(folder.file("copy.db"), Access::create, test_store_options());
  CHECK(count(copy, "postings") == "1\n");
  CHECK(rows(copy.database(), "PRAGMA integrity_check") == "ok\n");
  CHECK(rows(copy.database(), "PRAGMA foreign_key_check") == "");
  add_one(copy, "b", "baker", "Acme", "", {});
  CHECK(count(copy, "postings") == "2\n");
}

}  // namespace
}  // namespace wagescope
