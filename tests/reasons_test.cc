// Every reason that a table names for money that is no pay is explained in kind/reasons.tsv;
// those that checks name are met in pay_corpus_test.cc.
#include "extractor/kind/reasons.h"

#include <catch2/catch.hpp>
#include <string>

namespace {

using namespace wagescope;

const Reasons& reasons() {
  static const Reasons all(Lexicons::built_in());
  return all;
}

/// `column`: that of the reason.
template <class Choose>
void check(const Table& table, ColumnName column, Choose chosen) {
  for (const Table::Row& row : table.rows()) {
    if (!chosen(row)) continue;
    INFO(table.name() << ", line " << row.line() << ": " << row[column]);
    CHECK(reasons().known(row[column]));
  }
}

}  // namespace

TEST_CASE("Every reason of a table is explained") {
  const Lexicons& lexicons = Lexicons::built_in();
  const auto refuses = [](const Table::Row& row) { return row["what"] == "not"; };
  const auto all = [](const Table::Row&) { return true; };
  for (const Table* table : lexicons.tables_in("kind/cues/")) check(*table, "value", refuses);
  check(lexicons.table("kind/compounds.tsv"), "value", refuses);
  check(lexicons.table("scan/lookalikes.tsv"), "name", all);
  check(lexicons.table("scan/sections.tsv"), "section", all);
  check(lexicons.table("posting/told_words.tsv"), "reason",
        [](const Table::Row& row) { return !row["reason"].empty(); });
}

TEST_CASE("What no table explains has no trait and no words") {
  const Reason& unknown = reasons().of("of-a-user's-table");
  CHECK(unknown.traits == 0);
  CHECK(unknown.says.empty());
}
