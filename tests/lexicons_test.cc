// Every table that is built in says what it is, and docs/lexicons.md lists it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <set>
#include <string>

#include "extractor/base/utf8.h"
#include "extractor/extractor.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/table.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = WAGESCOPE_SOURCE_DIR;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What docs/lexicons.md has to hold for the table: its name and its columns.
std::string entry(const Table& table) {
  std::string columns;
  for (const std::string& column : table.columns())
    columns += (columns.empty() ? "`" : ", `") + column + "`";
  return "Columns: " + columns + ".";
}

TEST_CASE("Every table opens with a comment and is listed in docs/lexicons.md") {
  const std::string document = contents(kRoot / "docs" / "lexicons.md");
  int tables = 0;
  for (const char* part : {"extractor", "compare"})
    for (const auto& file : fs::recursive_directory_iterator(kRoot / part)) {
      std::string name = fs::relative(file.path(), kRoot).generic_string();
      if (name.starts_with("extractor/")) name.erase(0, std::string("extractor/").size());
      if (!name.ends_with(".tsv") || name.ends_with(".corpus.tsv")) continue;
      const std::string bytes = contents(file.path());
      const auto table = Table::parse(name, bytes);
      REQUIRE(table);
      INFO(name << ": run scripts/document-lexicons");
      CHECK(bytes.starts_with("# "));
      const auto heading = document.find("\n### " + name + "\n");
      REQUIRE(heading != std::string::npos);
      const std::string section =
          document.substr(heading, document.find("\n### ", heading + 1) - heading);
      CHECK(section.find(entry(*table)) != std::string::npos);
      ++tables;
    }
  CHECK(tables > 10);
}

TEST_CASE("No row stands twice: of two the second would say nothing") {
  const Lexicons lexicons = Lexicons::built_in();
  const auto twice = [&](const std::string& name, std::initializer_list<ColumnName> key) {
    std::set<std::string> seen;
    const Table table = lexicons.table(name);
    for (const Table::Row& row : table.rows()) {
      std::string cells;
      for (const ColumnName column : key) cells += std::string(row[column]) + "\t";
      INFO(name << ": " << cells);
      CHECK(seen.insert(cells).second);
    }
  };
  twice("employer/cues.tsv", {"side", "phrase"});
  twice("role/cues.tsv", {"place", "phrase"});
  twice("role/articles.tsv", {"word"});
  twice("kind/reasons.tsv", {"reason"});
}

TEST_CASE("Of pay, a kind of pay and no pay a phrase is one, for one reason") {
  const Lexicons lexicons = Lexicons::built_in();
  for (const Table* table : lexicons.tables_in("kind/cues/")) {
    std::set<std::string> seen;
    for (const Table::Row& row : table->rows()) {
      const std::string_view what = row["what"];
      const bool says_pay = what == "pay" || what == "kind" || what == "not";
      const std::string_view says = says_pay                    ? "pay"
                                    : row["value"] == "between" ? row["value"]
                                                                : what;
      const std::string cells =
          utf8::fold(row["phrase"]) + "\t" + std::string(says) + "\t" + std::string(row["side"]);
      INFO(table->name() << ": " << cells);
      CHECK(seen.insert(cells).second);
    }
  }
}

TEST_CASE("A user's row with a cell that means nothing is an error that names table and cell") {
  struct Row {
    const char* table;
    const char* bytes;
    const char* named;
  };
  const Row row = GENERATE(values<Row>({
      {"kind/cues/en.tsv", "phrase\twhat\tvalue\tside\treach\nfoo\tpay\t\tleft\tmany\n", "many"},
      {"kind/cues/en.tsv", "phrase\twhat\tvalue\tside\treach\nfoo\tpay\t\tleft\t999\n", "999"},
      {"kind/cues/en.tsv", "phrase\twhat\tvalue\tside\treach\nfoo\tpai\t\tleft\t3\n", "pai"},
      {"kind/cues/en.tsv", "phrase\twhat\tvalue\tside\treach\nfoo\tperiod\teon\tleft\t3\n", "eon"},
      {"role/phrases.tsv", "what\tfirst\tsecond\texample\npair\tPhD\tfellow\tPhD fellow\n",
       "\"pair\""},
      {"role/cues.tsv", "place\tphrase\tweight\texample\nbefore\tfoo\tx\tbar\n", "\"x\""},
      {"posting/ladders.tsv", "what\tphrase\texample\nhut\tfoo\tbar\n", "hut"},
      {"amount/ranges.tsv", "form\tneeds\tlang\texample\nfoo\talso\ten\tbar\n", "also"},
      {"amount/behind.tsv", "form\twhat\tlang\texample\nfoo\tlater\ten\tbar\n", "later"},
      {"role/words.tsv", "kind\twords\texample\nhat\tfoo\tbar\n", "hat"},
      {"period/units.tsv", "unit\tperiod\tlang\nfoo\teon\ten\n", "eon"},
  }));
  const TempFolder folder;
  folder.add(row.table, row.bytes);
  const auto lexicons = Lexicons::with_folder(folder.path());
  REQUIRE(lexicons);
  INFO(row.table);
  CHECK_THROWS_WITH(Extractor(*lexicons), Catch::Contains(row.named));
}

}  // namespace
}  // namespace wagescope
