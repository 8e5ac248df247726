#include "extractor/kind/clause.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractor/lexicon/lexicons.h"

namespace wagescope::test {
namespace {

/// The words in front of `amount` that belong to its clause.
std::string before(const Clauses& clauses, std::string_view text, std::string_view amount) {
  const auto at = static_cast<std::uint32_t>(text.find(amount));
  return std::string(cut(text, clauses.left(text, at, 0)));
}

std::string behind(const Clauses& clauses, std::string_view text, std::string_view amount) {
  const auto end = static_cast<std::uint32_t>(text.find(amount) + amount.size());
  return std::string(cut(text, clauses.right(text, end, static_cast<std::uint32_t>(text.size()))));
}

TEST_CASE("the dot of an abbreviation ends no clause") {
  const Lexicons lexicons = Lexicons::built_in();
  const Clauses clauses(lexicons);
  for (const Table::Row& row : lexicons.table("kind/abbreviations.tsv").rows()) {
    const std::string words = "Pay " + std::string(row["word"]) + ". Rate ";
    INFO(words);
    CHECK(before(clauses, words + "£18", "£18") == words);
  }
}

TEST_CASE("clauses end where sentences, lines and cells do") {
  const Clauses clauses(Lexicons::built_in());
  CHECK(before(clauses, "We bake bread. Pay £18", "£18") == " Pay ");
  CHECK(before(clauses, "Bread\nPay £18", "£18") == "Pay ");
  CHECK(before(clauses, "Bread | Pay £18", "£18") == " Pay ");
  CHECK(before(clauses, "Bread; pay £18", "£18") == " pay ");
  CHECK(before(clauses, "Bread! Pay p.a. £18", "£18") == " Pay p.a. ");
  CHECK(before(clauses, "Pay ........ £18", "£18") == "Pay ........ ");
  CHECK(behind(clauses, "£18 an hour. We bake", "£18") == " an hour");
  CHECK(behind(clauses, "£18k. We bake", "£18k") == "");
  CHECK(behind(clauses, "£18 approx. an hour\nBread", "£18") == " approx. an hour");
}

}  // namespace
}  // namespace wagescope::test
