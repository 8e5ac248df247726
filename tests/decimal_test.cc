#include "extractor/base/decimal.h"

#include <catch2/catch.hpp>
#include <string>

using wagescope::Decimal;

TEST_CASE("Decimal reads digits exactly or not at all") {
  struct Row {
    const char* text;
    const char* printed;  // empty: refused
  };
  const Row row = GENERATE(values<Row>({
      {"0", "0"},
      {"22.50", "22.5"},
      {"900000", "900000"},
      {".62", "0.62"},
      {"-12.5", "-12.5"},
      {"0.000001", "0.000001"},
      {"0.0000001", ""},
      {"9223372036854.775807", "9223372036854.775807"},
      {"9223372036854.775808", ""},
      {"99999999999999999999999999999999999", ""},
      {"1e5", ""},
      {"", ""},
      {"1.2.3", ""},
      {"nan", ""},
      {"1,000", ""},
      {"000123", "123"},
  }));
  CAPTURE(row.text);
  const auto value = Decimal::parse(row.text);
  CHECK((value ? value->to_string() : "") == row.printed);
}

TEST_CASE("Decimal shifts by powers of ten exactly or not at all") {
  CHECK(Decimal::parse("1.2")->shifted(6)->to_string() == "1200000");
  CHECK(Decimal::parse("12.5")->shifted(5)->to_string() == "1250000");
  CHECK_FALSE(Decimal::parse("0.000001")->shifted(-1));
  CHECK_FALSE(Decimal::parse("9000000000000")->shifted(1));
}
