// docs/database.md: its tables come from the comments in the schema, and its
// queries run here, on a database of invented postings.
//
// WAGESCOPE_UPDATE_DOCS=1 writes both anew; read the difference before you keep it.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "db/schema/describe.h"
#include "db/store.h"
#include "tests/support/fixture_postings.h"
#include "tests/support/rows.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;
const fs::path kPath = fs::path(WAGESCOPE_SOURCE_DIR) / "docs" / "database.md";
const std::string kMarker =
    "<!-- Below: written by WAGESCOPE_UPDATE_DOCS=1 (tests/db_docs_test.cc) -->\n";

std::string document() {
  std::ifstream in(kPath, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_document(const std::string& text) {
  if (std::getenv("WAGESCOPE_UPDATE_DOCS") == nullptr) return;
  std::ofstream(kPath, std::ios::binary) << text;
}

struct Row {
  const char* title;
  const char* employer;
  const char* location;
  const char* country;
  const char* date;
  std::vector<Pay> pay;
};

Pay as(Pay pay, Kind kind) {
  pay.kind = kind;
  pay.primary = false;
  return pay;
}

Pay up_to(Pay pay) {
  pay.min = std::nullopt;
  pay.bound = Bound::up_to;
  return pay;
}

Pay in(Pay pay, const char* scope) {
  pay.scope = scope;
  return pay;
}

/// What the text and the page's fields state, as the extractor notes it.
std::vector<Pay> contradicting(Pay text, Pay field) {
  text.notes = {"contradicts the record's field: 26 to 31 USD"};
  field.notes = {"contradicts the text: 24 to 29 USD"};
  field.rule = "field.json-ld";
  field.primary = false;
  return {text, field};
}

Pay unsure(Pay pay) {
  pay.period_certainty = Certainty::implied;
  pay.confidence_percent = 60;
  return pay;
}

std::vector<Row> fixture() {
  const auto year = [](const char* min, const char* max, const char* currency = "USD") {
    return fixture_pay(min, max, currency, Period::year);
  };
  const auto hour = [](const char* min, const char* max, const char* currency = "USD") {
    return fixture_pay(min, max, currency, Period::hour);
  };
  return {
      {"product manager",
       "Lumen Streaming",
       "Los Gatos, CA",
       "US",
       "2023-07-26",
       {year("900000", "900000")}},
      {"software engineer",
       "Lumen Streaming",
       "Los Gatos, CA",
       "US",
       "2023-06-02",
       {year("180000", "310000"),
        as(fixture_pay("25000", "25000", "USD", Period::once), Kind::sign_on)}},
      {"software engineer",
       "Harbor Tools",
       "Denver, CO",
       "US",
       "2023-07-03",
       {in(year("120000", "150000"), "Denver, CO"), in(year("105000", "130000"), "Pueblo, CO")}},
      {"software engineer",
       "Harbor Tools",
       "Leeds",
       "GB",
       "2023-07-10",
       {year("45000", "60000", "GBP")}},
      {"line cook", "Blue Door Diner", "Atlanta, GA", "US", "2023-05-11", {hour("14", "18.5")}},
      {"server", "Blue Door Diner", "Atlanta, GA", "US", "2023-05-11", {hour("6.5", "6.5")}},
      {"dishwasher", "Blue Door Diner", "Atlanta, GA", "US", "2023-08-01", {}},
      {"baker", "Rye & Sons", "Portland, OR", "US", "2023-08-04", {hour("19", "22")}},
      {"baker", "Rye & Sons", "Seattle, WA", "US", "2023-08-04", {hour("16", "18")}},
      {"driver",
       "Northline Freight",
       "Reno, NV",
       "US",
       "",
       {fixture_pay("0.62", "0.62", "USD", Period::mile)}},
      {"driver",
       "Northline Freight",
       "Boise, ID",
       "US",
       "2023-03-15",
       {up_to(fixture_pay("1800", "1800", "USD", Period::week))}},
      {"background actor",
       "Tall Pine Pictures",
       "Los Angeles, CA",
       "US",
       "2020-09-21",
       {fixture_pay("185", "185", "USD", Period::day)}},
      {"clerk", "Town of Weston", "Weston, MA", "US", "2023-04-01", {}},
      {"assistant",
       "Town of Weston",
       "Weston, MA",
       "US",
       "2023-06-15",
       {unsure(year("38000", "41000"))}},
      // The job of row 9 again, for more.
      {"baker", "Rye & Sons", "Seattle, WA", "US", "2023-08-11", {hour("18.69", "20")}},
      {"welder", "Brass Lantern", "Tulsa, OK", "US", "2023-06-20",
       contradicting(hour("24", "29"), hour("26", "31"))},
  };
}

Store fixture_store() {
  StoreOptions options;
  options.today = parse_date("2023-08-15");
  Store store = Store::in_memory(options);
  std::uint64_t record = 0;
  for (const Row& row : fixture()) {
    ++record;
    const Document read = fixture_document("jobs.ndjson", record, std::to_string(record));
    Posting posting = fixture_posting(read, row.title, row.employer, row.date, row.pay);
    posting.location = stated(row.location);
    posting.country = stated(row.country);
    if (record == 1) {
      Claim claim;
      claim.relation = Relation::qualifies;
      claim.count = amount("35");
      claim.subject = "actors";
      claim.benchmark = "sag-aftra-health-earnings";
      claim.benchmark_words = "the union's health plan";
      claim.quote = "enough to qualify 35 actors for the union's health plan";
      posting.claims = {claim};
      posting.refused = {{"$4B", "company-revenue", {3, 6}}};
    }
    store.add(read, {&posting, 1});
  }
  store.add_bad_record({"jobs.ndjson", 17, ""},
                       {ErrorCode::bad_json, "jobs.ndjson:17: the object is not closed"});
  return store;
}

/// The text between two marks, and where it stands.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool find_block(const std::string& text, const std::string& fence, std::size_t from, Part& part) {
  const auto open = text.find(fence, from);
  if (open == text.npos) return false;
  part.begin = open + fence.size();
  part.end = text.find("```", part.begin);
  return part.end != text.npos;
}

TEST_CASE("Every table, view and column of the schema has its comment") {
  const Store store = Store::in_memory();
  std::string described;
  for (const TableNote& table : describe_schema()) {
    CAPTURE(table.name);
    CHECK(!table.what.empty());
    described += table.name + ":";
    for (const ColumnNote& column : table.columns) {
      CAPTURE(column.name);
      CHECK(!column.what.empty());
      CHECK(table.is_view == column.type.empty());
      described += " " + column.name;
    }
    described += "\n";
  }
  std::string there;
  for (const TableNote& table : describe_schema()) {
    there += rows(store.database(), "SELECT '" + table.name +
                                        ":' || group_concat(' ' || name, '')"
                                        " FROM pragma_table_info('" +
                                        table.name + "')");
  }
  CHECK(described == there);
  CHECK(rows(store.database(),
             "SELECT count(*) FROM sqlite_master WHERE type IN ('table', 'view')"
             " AND name NOT LIKE 'sqlite_%' AND (name NOT GLOB 'search_*' OR type = 'view')") ==
        std::to_string(describe_schema().size()) + "\n");
}

TEST_CASE("Datasette's metadata name every view and column of a file") {
  const Store store = Store::in_memory();
  const std::string metadata = describe_schema_for_datasette("jobs");
  // SQLite reads the JSON: what it finds at a path, or NULL.
  Statement at(store.database(), "SELECT json_extract(?1, ?2)");
  const auto found = [&](const std::string& path) {
    at.reset();
    at.bind(1, std::string_view(metadata)).bind(2, std::string_view(path)).step();
    return std::string(at.text(0));
  };
  Statement columns(store.database(),
                    "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
                    " WHERE m.type = 'view' OR m.name = 'search'");
  int count = 0;
  for (; columns.step(); ++count) {
    const std::string table = "$.databases.jobs.tables." + std::string(columns.text(0));
    CAPTURE(table, columns.text(1));
    CHECK(!found(table + ".title").empty());
    CHECK(!found(table + ".description").empty());
    CHECK(!found(table + ".columns." + std::string(columns.text(1))).empty());
  }
  CHECK(count > 100);
  CHECK(found("$.databases.jobs.tables.comparisons.units.ratio") == "dimensionless");
  CHECK(found("$.databases.jobs.tables.pay.hidden") == "1");
}

TEST_CASE("Names are such as every tool takes unquoted") {
  const Store store = Store::in_memory();
  CHECK(rows(store.database(),
             "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
             " WHERE m.name NOT GLOB 'search_*' AND (m.name || c.name) GLOB '*[^a-z0-9_]*'") == "");
}

TEST_CASE("docs/database.md describes the schema as it is") {
  const std::string text = document();
  const auto marker = text.find(kMarker);
  REQUIRE(marker != text.npos);
  const std::string expected = text.substr(0, marker) + kMarker + describe_schema_as_markdown();
  write_document(expected);
  CHECK(document() == expected);
}

TEST_CASE("The queries of docs/database.md give the rows that it shows") {
  std::string text = document();
  const Store store = fixture_store();
  std::size_t at = 0, queries = 0;
  Part query, shown;
  while (find_block(text, "```sql\n", at, query)) {
    const std::string sql = text.substr(query.begin, query.end - query.begin);
    CAPTURE(sql);
    REQUIRE(find_block(text, "```text\n", query.end, shown));
    const std::string found = rows(store.database(), sql);
    const std::string expected = text.substr(shown.begin, shown.end - shown.begin);
    if (std::getenv("WAGESCOPE_UPDATE_DOCS") != nullptr) {
      text.replace(shown.begin, shown.end - shown.begin, found);
    } else {
      CHECK(found == expected);
    }
    CHECK(found != "");
    at = shown.begin + 1;
    ++queries;
  }
  write_document(text);
  CHECK(queries >= 30);
}

}  // namespace
}  // namespace wagescope
