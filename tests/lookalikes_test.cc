#include "extractor/scan/lookalikes.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractor/scan/scan.h"

using namespace wagescope;

TEST_CASE("Every lookalike's example is known by its own row") {
  const Lexicons lexicons = Lexicons::built_in();
  const Lookalikes lookalikes(lexicons);
  for (const Table::Row& row : lexicons.table("scan/lookalikes.tsv").rows()) {
    const std::string_view text = row["example"];
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto digit = next_digit(text, 0, size);
    INFO(row.line() << ": " << text);
    CHECK(lookalikes.at(text, digit).value_or("nothing") == row["name"]);
  }
}

TEST_CASE("Amounts are no lookalikes") {
  const Lookalikes lookalikes(Lexicons::built_in());
  for (const std::string text :
       {"401,000", "40100", "2400/month", "12200-18200", "20000-25000", "2000-2500 EUR", "24/hour",
        "12.50-13.00", "7.30 an hour", "30.000-35.000", "1,200/700", "19.50-20.10", "13-15 k"}) {
    INFO(text);
    CHECK_FALSE(lookalikes.at(text, 0));
  }
}
