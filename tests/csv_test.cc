#include "extractor/read/csv.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace wagescope;

TEST_CASE("a row is its cells, quotes and line breaks in them kept") {
  std::string_view rest = "a,\"b \"\"c\"\", d\",\r\n\"e\nf\",g\"h,\"i";
  std::vector<std::string> cells;
  REQUIRE(take_row(rest, ',', cells));
  CHECK(cells == std::vector<std::string>{"a", "b \"c\", d", ""});
  REQUIRE(take_row(rest, ',', cells));
  CHECK(cells == std::vector<std::string>{"e\nf", "g\"h", "i"});
  CHECK_FALSE(take_row(rest, ',', cells));
}

TEST_CASE("a table is told from prose with commas") {
  CHECK(tell_separator("title,description\nBaker,Bake\n") == ',');
  CHECK(tell_separator("Job Title\tSalary\nBaker\t12\n") == '\t');
  CHECK(tell_separator("id;description\n1;\"a;b\"\n") == ';');
  CHECK_FALSE(tell_separator("title,description\n"));
  CHECK_FALSE(tell_separator("Baker, Leeds\nPay, £12 an hour\n"));
  CHECK_FALSE(tell_separator("Title, pay and more:\nBaker.\nAsk, now, here.\n"));
  CHECK_FALSE(tell_separator(""));
}

TEST_CASE("where the last whole row ends") {
  CHECK(behind_last_row("a,b\nc,d", ',') == 4);
  CHECK(behind_last_row("a,\"b\nc", ',') == std::string_view::npos);
  CHECK(behind_last_row("a,\"b\nc\"\nd", ',') == 8);
  CHECK(behind_last_row("a\r", ',') == std::string_view::npos);
}
