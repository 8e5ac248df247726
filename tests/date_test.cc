#include "extractor/date/date.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/table.h"
#include "tests/support/corpus.h"

using namespace wagescope;

TEST_CASE("dates of the corpus") {
  const DateReader reader(Lexicons::built_in());
  const Table corpus = test::corpus("extractor/date/date.corpus.tsv");
  CHECK(corpus.rows().size() > 30);
  for (const Table::Row& row : corpus.rows()) {
    CAPTURE(row.line(), row["text"], row["why"]);
    Document document;
    document.text = test::unescaped(row["text"]);
    const auto found = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
    CHECK((found ? to_string(found->date) : "") == row["date"]);
    if (found && !row["date"].empty())
      CHECK((found->certainty == Certainty::stated ? "stated" : "implied") == row["certainty"]);
  }
}

TEST_CASE("a date's words are cut from the text, and stay inside the part that is read") {
  const DateReader reader(Lexicons::built_in());
  Document document;
  document.text = "Posted: 12 March 2026. Updated: 14 March 2026.";
  const auto all = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
  REQUIRE(all);
  CHECK(cut(document.text, all->words) == "14 March 2026");
  const auto first = reader.read(document, {0, 22});
  REQUIRE(first);
  CHECK(cut(document.text, first->words) == "12 March 2026");
}
