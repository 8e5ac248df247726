// Numbers in words: the corpus beside the table, and the table's own examples.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "extractor/amount/number_words.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

const NumberWords& words() {
  static const NumberWords all{Lexicons::built_in()};
  return all;
}

std::string reading(std::string_view text) {
  const auto match = words().at(text, 0);
  return match ? std::string(text.substr(0, match->length)) + "=" + match->value.to_string() : "-";
}

TEST_CASE("Numbers in words read as the corpus says") {
  std::ifstream in(std::string(WAGESCOPE_SOURCE_DIR) + "/extractor/amount/number_words.corpus.tsv");
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto table = Table::parse("number_words.corpus.tsv", bytes);
  REQUIRE(table);
  for (const Table::Row& row : table->rows()) {
    std::string text(row["text"]);
    INFO(text);
    if (row["reads"] == "-") {
      CHECK(reading(text) == "-");
      continue;
    }
    REQUIRE(text.starts_with("[["));
    text.erase(0, 2);
    const auto close = text.find("]]");
    REQUIRE(close != text.npos);
    text.erase(close, 2);
    CHECK(reading(text) == text.substr(0, close) + "=" + std::string(row["reads"]));
  }
  CHECK(table->rows().size() > 30);
}

TEST_CASE("Every row of the number words reads its own example") {
  const Lexicons lexicons = Lexicons::built_in();
  for (const Table::Row& row : lexicons.table("amount/number_words.tsv").rows()) {
    const std::string example(row["example"]);
    INFO(example);
    CHECK(reading(example) ==
          (row["reads"].empty() ? "-" : example + "=" + std::string(row["reads"])));
  }
}

TEST_CASE("Words of a number may be parted by a line break") {
  CHECK(reading("three\nthousand") == "three\nthousand=3000");
}

TEST_CASE("Every count below a hundred thousand is read back from its words") {
  const auto below_hundred = [](int n) {
    static const char* small[] = {"",        "one",     "two",       "three",    "four",
                                  "five",    "six",     "seven",     "eight",    "nine",
                                  "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                  "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char* tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                 "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (n < 20) return std::string(small[n]);
    return std::string(tens[n / 10]) + (n % 10 ? std::string("-") + small[n % 10] : "");
  };
  const auto below_thousand = [&](int n) {
    std::string text = n >= 100 ? below_hundred(n / 100) + " hundred" : "";
    if (n >= 100 && n % 100) text += " and ";
    return text + below_hundred(n % 100);
  };
  for (int n = 1; n < 100'000; n += n < 2000 ? 1 : 37) {
    std::string text = n >= 1000 ? below_thousand(n / 1000) + " thousand" : "";
    if (n >= 1000 && n % 1000) text += n % 1000 < 100 ? " and " : " ";
    text += below_thousand(n % 1000);
    if (reading(text) != text + "=" + std::to_string(n)) FAIL(text << " -> " << reading(text));
  }
}

TEST_CASE("A long chain of number words ends") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "one hundred million ";
  CHECK(reading(text) == "one hundred million one hundred=100000100");
}

}  // namespace
}  // namespace wagescope
