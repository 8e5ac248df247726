// Jobs seen again, texts that are kept and read again, and files of earlier versions.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "db/document_digest.h"
#include "db/schema/schema.h"
#include "db/store.h"
#include "tests/support/fixture_postings.h"
#include "tests/support/rows.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;

StoreOptions on_day(const char* day, bool keep_text = false) {
  StoreOptions out;
  out.today = parse_date(day);
  out.keep_text = keep_text;
  return out;
}

struct Seen {
  const char* text;
  const char* title = "Baker";
  const char* employer = "Rye & Sons";
  const char* location = "Portland, OR";
  const char* url = "";
  const char* id = "";
  const char* pay = "";  // By the hour, or none.
};

void add(Store& store, const Seen& seen) {
  Document document = fixture_document("jobs.ndjson", 1, seen.text);
  document.source.id = seen.id;
  std::vector<Pay> pay;
  if (*seen.pay) pay.push_back(fixture_pay(seen.pay, seen.pay, "USD", Period::hour));
  Posting posting = fixture_posting(document, seen.title, seen.employer, "", pay);
  posting.location = stated(seen.location);
  if (*seen.url) posting.url = seen.url;
  store.add(document, {&posting, 1});
}

constexpr const char* kChanges =
    "SELECT previous_seen, first_seen, previous_min, min, currency FROM pay_changes";

TEST_CASE("A job seen again with other pay keeps both versions and their days") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  const auto import = [&](const char* day, const Seen& seen) {
    Store store = Store::open(path, Access::create, on_day(day));
    add(store, seen);
  };
  const Seen before{.text = "$19", .pay = "19"}, after{.text = "$21", .pay = "21"};
  import("2023-05-01", before);
  import("2023-05-08", before);
  import("2023-05-15", after);
  import("2023-05-22", after);
  import("2023-05-20", after);  // an older day does not take the last one back
  const Store store = Store::open(path, Access::read);
  CHECK(rows(store.database(),
             "SELECT posting_id, previous_id, first_seen, last_seen FROM versions") ==
        "1|-|2023-05-01|2023-05-08\n2|1|2023-05-15|2023-05-22\n");
  CHECK(rows(store.database(), kChanges) == "2023-05-01|2023-05-15|19.0|21.0|USD\n");
}

TEST_CASE("Pay that is left out or added later is a change") {
  Store store = Store::in_memory(on_day("2023-05-01"));
  add(store, {.text = "a", .pay = "19"});
  add(store, {.text = "b"});
  add(store, {.text = "c", .pay = "20"});
  CHECK(rows(store.database(), kChanges) ==
        "2023-05-01|2023-05-01|19.0|-|USD\n2023-05-01|2023-05-01|-|20.0|USD\n");
}

TEST_CASE("A job is known by address, else by id and employer, else by its names") {
  struct Row {
    Seen first, second;
    bool same;
  };
  const Row row = GENERATE(values<Row>({
      {{.text = "a"}, {.text = "b"}, true},
      {{.text = "a"}, {.text = "b", .employer = " RYE & sons"}, true},
      {{.text = "a"}, {.text = "b", .title = "Cook"}, false},
      {{.text = "a"}, {.text = "b", .location = "Salem, OR"}, false},
      {{.text = "a", .location = ""}, {.text = "b", .location = ""}, false},
      {{.text = "a", .url = "https://x/1"},
       {.text = "b", .title = "Cook", .url = "https://x/1"},
       true},
      {{.text = "a", .url = "https://x/1"}, {.text = "b", .url = "https://x/2"}, false},
      {{.text = "a", .id = "7"}, {.text = "b", .title = "Cook", .id = "7"}, true},
      {{.text = "a", .id = "7"}, {.text = "b", .id = "8"}, false},
      // Two employers may both count their postings from 1.
      {{.text = "a", .id = "7"}, {.text = "b", .employer = "Blue Door", .id = "7"}, false},
  }));
  Store store = Store::in_memory(on_day("2023-05-01"));
  add(store, row.first);
  add(store, row.second);
  CAPTURE(row.second.title, row.second.employer, row.second.location, row.second.url);
  CHECK(rows(store.database(), "SELECT previous_id FROM versions WHERE posting_id = 2") ==
        (row.same ? "1\n" : "-\n"));
}

TEST_CASE("Merging joins the days and the versions of both files") {
  const TempFolder folder;
  const std::string other = folder.file("other.db");
  {
    Store store = Store::open(other, Access::create, on_day("2023-05-01", true));
    add(store, {.text = "old $18", .pay = "18"});
    add(store, {.text = "$19", .pay = "19"});
  }
  Store store = Store::open(folder.file("jobs.db"), Access::create, on_day("2023-06-01"));
  add(store, {.text = "$19", .pay = "19"});
  store.merge(other);
  CHECK(rows(store.database(),
             "SELECT posting_id, previous_id, first_seen, last_seen FROM versions"
             " ORDER BY posting_id") == "1|-|2023-05-01|2023-06-01\n2|1|2023-05-01|2023-05-01\n");
  CHECK(rows(store.database(), "SELECT rowid FROM search WHERE search MATCH 'old'") == "2\n");
  CHECK(rows(store.database(), "INSERT INTO search (search) VALUES ('integrity-check')") == "");
}

TEST_CASE("Words are found in title, employer and location, and in texts that were kept") {
  const bool keep = GENERATE(false, true);
  Store store = Store::in_memory(on_day("2023-05-01", keep));
  add(store, {.text = "Kneads dough", .title = "Bäcker"});
  add(store, {.text = "Drives a van", .title = "Driver"});
  const auto found = [&](const std::string& words) {
    return rows(store.database(),
                "SELECT p.title FROM search JOIN postings AS p ON p.id = search.rowid"
                " WHERE search MATCH '" +
                    words + "' ORDER BY p.id");
  };
  CHECK(found("rye") == "Bäcker\nDriver\n");
  CHECK(found("title: backer AND portland") == "Bäcker\n");
  CHECK(found("dough") == (keep ? "Bäcker\n" : ""));
  CHECK(rows(store.database(), "INSERT INTO search (search) VALUES ('integrity-check')") == "");
}

TEST_CASE("Rescanning keeps ids, days and links, and says what changed") {
  Store store = Store::in_memory(on_day("2023-05-01", true));
  add(store, {.text = "one", .pay = "19"});
  add(store, {.text = "two", .pay = "20"});
  add(store, {.text = "three", .title = "Driver", .employer = "Northline"});
  std::vector<std::string> texts;
  const auto again = [&](const Document& document) {
    texts.push_back(document.text);
    const bool driver = document.text == "three";
    std::vector<Pay> pay;
    if (!driver)
      pay.push_back(fixture_pay(document.text == "one" ? "19" : "22", "22", "USD", Period::hour));
    if (document.text == "one") pay = {fixture_pay("19", "19", "USD", Period::hour)};
    Posting posting = fixture_posting(document, driver ? "Driver" : "Baker",
                                      driver ? "Northline" : "Rye & Sons", "", pay);
    posting.location = stated("Portland, OR");
    return std::vector<Posting>{posting};
  };
  const Rescanned first = store.rescan(again);
  CHECK(texts == std::vector<std::string>{"one", "two", "three"});
  CHECK(first.documents == 3);
  CHECK(first.changed == 1);
  CHECK(first.pays_before == 2);
  CHECK(first.pays_after == 2);
  CHECK(rows(store.database(),
             "SELECT v.posting_id, v.previous_id, v.first_seen, p.min FROM versions AS v"
             " LEFT JOIN pays AS p ON p.posting_id = v.posting_id ORDER BY 1") ==
        "1|-|2023-05-01|19.0\n2|1|2023-05-01|22.0\n3|-|2023-05-01|-\n");
  CHECK(store.rescan(again).changed == 0);
  CHECK(rows(store.database(), "INSERT INTO search (search) VALUES ('integrity-check')") == "");
  CHECK(rows(store.database(), "PRAGMA foreign_key_check") == "");
}

TEST_CASE("Rescanning unlinks a posting that has lost its names") {
  Store store = Store::in_memory(on_day("2023-05-01", true));
  add(store, {.text = "one", .pay = "19"});
  add(store, {.text = "two", .pay = "20"});
  add(store, {.text = "three", .pay = "21"});
  const std::string links = "SELECT posting_id, previous_id FROM versions ORDER BY 1";
  REQUIRE(rows(store.database(), links) == "1|-\n2|1\n3|2\n");
  store.rescan([](const Document& document) {
    const bool known = document.text != "two";
    Posting posting =
        fixture_posting(document, known ? "Baker" : "", known ? "Rye & Sons" : "", "", {});
    if (known) posting.location = stated("Portland, OR");
    return std::vector<Posting>{posting};
  });
  CHECK(rows(store.database(), links) == "1|-\n2|-\n3|1\n");
}

TEST_CASE("A document that is kept comes back as it was") {
  Store store = Store::in_memory(on_day("2023-05-01", true));
  Document document = fixture_document("jobs.ndjson", 4, "Baker &\nCook");
  document.source.id = "a-1";
  document.fields.title = "Baker";
  document.fields.date = "";
  document.fields.terms = "job type: FULL TIME\n";
  document.offsets.add_run(0, 3);
  document.offsets.add_piece(6, 9, 5);
  document.offsets.add_run(7, 14);
  document.marks = {{Mark::What::heading, {0, 5}}, {Mark::What::paragraph, {8, 12}}};
  StatedPay known, words;
  known.min = Decimal::parse("26.5");
  known.currency = "USD", known.period = "hour", known.kind = "total", known.scope = "Level 2";
  known.words = "{26.5}", known.rule = "field.json-ld";
  known.estimated = true;
  known.span = SourceSpan{4, 9};
  words.words = "$20 an hour", words.rule = "field.pay";
  words.to_be_read = true;
  document.stated_pay = {known, words};
  store.add(document, {});
  int read = 0;
  store.rescan([&](const Document& kept) {
    ++read;
    CHECK(kept.text == document.text);
    CHECK(kept.source.path == "jobs.ndjson");
    CHECK(kept.source.record == 4);
    CHECK(kept.source.id == "a-1");
    CHECK(kept.fields.title == "Baker");
    CHECK(kept.fields.date == "");
    CHECK(kept.fields.terms == document.fields.terms);
    CHECK_FALSE(kept.fields.employer);
    CHECK(kept.offsets.to_source({6, 7}) == document.offsets.to_source({6, 7}));
    CHECK(kept.offsets.to_source({8, 12}) == document.offsets.to_source({8, 12}));
    REQUIRE(kept.marks.size() == 2);
    CHECK(kept.marks[1].what == Mark::What::paragraph);
    CHECK(kept.marks[1].span == TextSpan{8, 12});
    CHECK(digest_of(kept) == digest_of(document));  // the stated pay too
    REQUIRE(kept.stated_pay.size() == 2);
    CHECK(kept.stated_pay[0].rule == "field.json-ld");
    CHECK(kept.stated_pay[0].span == SourceSpan{4, 9});
    CHECK_FALSE(kept.stated_pay[0].max);
    CHECK_FALSE(kept.stated_pay[0].to_be_read);
    CHECK(kept.stated_pay[1].to_be_read);
    CHECK_FALSE(kept.stated_pay[1].span);
    return std::vector<Posting>();
  });
  CHECK(read == 1);
}

/// fixtures/databases/schema-N.sqlite: a file as the version with N migrations made it.
TEST_CASE("Files of every earlier schema open, are migrated and can be added to") {
  for (std::int64_t version = 1; version < migrations().back().number; ++version) {
    CAPTURE(version);
    const TempFolder folder;
    const std::string path = folder.file("jobs.db");
    const fs::path kept = fs::path(WAGESCOPE_SOURCE_DIR) / "fixtures" / "databases" /
                          ("schema-" + std::to_string(version) + ".sqlite");
    REQUIRE(fs::exists(kept));
    fs::copy_file(kept, path);
    CHECK_THROWS_WITH(Store::open(path, Access::read),
                      Catch::Matchers::Contains("older version of Wagescope"));
    Store store = Store::open(path, Access::create, on_day("2023-09-01"));
    CHECK(rows(store.database(), "SELECT count(*) FROM migration") ==
          std::to_string(migrations().back().number) + "\n");
    CHECK(rows(store.database(), "PRAGMA integrity_check") == "ok\n");
    CHECK(rows(store.database(), "PRAGMA foreign_key_check") == "");
    CHECK(store.benchmark("sag-aftra-health-earnings"));
    if (version > 1) {
      CHECK(rows(store.database(), "SELECT title, min, max FROM pays ORDER BY posting_id") ==
            "Software Engineer|120000.0|150000.0\nBaker|19.0|22.0\n");
      CHECK(rows(store.database(), "SELECT DISTINCT soc_code, contract, places FROM postings") ==
            "-|-|-\n");
      CHECK(rows(store.database(), "SELECT rowid FROM search WHERE search MATCH 'baker'") == "2\n");
      // Keys are given to old postings, so that a new version finds the one before it.
      add(store, {.text = "now $24", .id = "a2", .pay = "24"});
      CHECK(rows(store.database(), "SELECT previous_min, min FROM pay_changes") == "19.0|24.0\n");
    }
  }
}

}  // namespace
}  // namespace wagescope
