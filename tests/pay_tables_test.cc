// Every row of the tables of the pay grammar is read by its table, on the row's own example.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "extractor/amount/statement.h"
#include "extractor/kind/cues.h"
#include "extractor/period/work_time.h"

namespace {

using namespace wagescope;

const Lexicons& lexicons() {
  static const Lexicons all = Lexicons::built_in();
  return all;
}

const StatementReader& statements() {
  static const CueReader cues(lexicons());
  static const StatementReader reader(lexicons(), cues);
  return reader;
}

std::uint32_t first_digit(std::string_view text) {
  return static_cast<std::uint32_t>(text.find_first_of("0123456789"));
}

}  // namespace

TEST_CASE("Each way to write a currency is read as one of its codes") {
  for (const Table::Row& row : lexicons().table("currency/forms.tsv").rows()) {
    const std::string example(row["example"]);
    INFO(row["form"] << ": " << example);
    const auto statement = statements().at(example, first_digit(example));
    REQUIRE(statement);
    REQUIRE(statement->currency != nullptr);
    const auto codes = split(row["codes"], ' ');
    CHECK(std::ranges::find(codes, statement->currency->codes.front()) != codes.end());
  }
}

TEST_CASE("Each phrase for a period is read behind an amount") {
  for (const Table::Row& row : lexicons().table("period/phrases.tsv").rows()) {
    const std::string example(row["example"]);
    INFO(row["phrase"] << ": " << example);
    const auto start = example.starts_with('.') ? 1 : first_digit(example);
    const auto statement = statements().at(example, start);
    REQUIRE(statement);
    CHECK(statement->period ==
          period_from_name(split(row["period"], '/').front()));  // "mile/100": in cents
  }
}

TEST_CASE("A multiplier of one currency may stand before the number") {
  const NumberReader numbers(lexicons());
  for (const Table::Row& row : lexicons().table("amount/multipliers.tsv").rows()) {
    if (row["implies"].size() != 3 || row["form"].size() > 4) continue;  // "mil euros"
    const std::string text = std::string(row["form"]) + " 62";
    INFO(text);
    auto number = numbers.at(text, static_cast<std::uint32_t>(text.size() - 2), false);
    REQUIRE(number);
    numbers.multiply_before(text, *number);
    if (row["form"].find("\u20AC") != std::string_view::npos) continue;  // the sign is a currency
    CHECK(number->power > 0);
    CHECK(number->implies == row["implies"]);
    CHECK(number->span.begin == 0);
  }
}

TEST_CASE("Each multiplier raises the number before it") {
  static const NumberReader numbers(lexicons());
  for (const Table::Row& row : lexicons().table("amount/multipliers.tsv").rows()) {
    const std::string example(row["example"]);
    INFO(row["form"] << ": " << example);
    const auto number = numbers.at(example, first_digit(example), row["needs"] == "money");
    REQUIRE(number);
    CHECK(number->power == std::stoi(std::string(row["power"])));
    CHECK(number->span.end > first_digit(example) + 1);
  }
}

TEST_CASE("Each word between two ends makes a range") {
  for (const Table::Row& row : lexicons().table("amount/ranges.tsv").rows()) {
    const std::string example(row["example"]);
    INFO(row["form"] << ": " << example);
    std::size_t first = first_digit(example);
    if (row["needs"].ends_with("step"))  // "SCP 12 £27,711": not the number of the step
      first = example.find_first_of("0123456789", example.find(' ', first));
    const auto statement = statements().at(example, static_cast<std::uint32_t>(first));
    REQUIRE(statement);
    CHECK(statement->range());
  }
}

TEST_CASE(
    "What stands behind makes two pays of a rise, leaves a period to the amount, or takes it") {
  for (const Table::Row& row : lexicons().table("amount/behind.tsv").rows()) {
    const std::string example(row["example"]);
    INFO(row["form"] << ": " << example);
    const auto statement = statements().at(example, first_digit(example));
    REQUIRE(statement);
    if (row["what"] == "tax")
      CHECK(statement->period.has_value());
    else if (row["what"] == "payment")
      CHECK_FALSE(statement->period.has_value());
    else
      CHECK_FALSE(statement->range());
  }
}

TEST_CASE("Each counted noun makes the number before it no money") {
  for (const Table::Row& row : lexicons().table("amount/counted.tsv").rows()) {
    const std::string example(row["example"]);
    INFO(example);
    const auto statement = statements().at(example, first_digit(example));
    CHECK((!statement || statement->currency != nullptr));  // "25 pounds of": the judge's affair
  }
}

TEST_CASE("Each unit of working time is read behind a number") {
  static const WorkTimeReader reader(lexicons());
  for (const Table::Row& row : lexicons().table("period/work_time.tsv").rows()) {
    const std::string_view what = row["what"];
    if (what == "longer" || what == "open" || what == "joins" || what == "veto" ||
        what == "full_time")
      continue;
    const std::string example(row["example"]);
    INFO(example);
    const WorkTime work = reader.read(example, {0, static_cast<std::uint32_t>(example.size())});
    CHECK((work == WorkTime()) == (what == "counted"));
  }
}
