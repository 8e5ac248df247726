// What is noted of a pay beside its figures: bonuses in percent, and the same pay by the year.
#include <catch2/catch.hpp>
#include <string>

#include "extractor/extractor.h"
#include "extractor/posting/pay_reader.h"

namespace {

using namespace wagescope;

/// The notes of all pays of a text, joined.
std::string notes_of(const std::string& text) {
  static const PayReader reader(Lexicons::built_in());
  Document document;
  document.text = text;
  const TextSpan all{0, static_cast<std::uint32_t>(text.size())};
  std::string notes;
  for (const Pay& pay : reader.read(document, all, {"GB", false}).pay)
    for (const std::string& note : pay.notes) notes += (notes.empty() ? "" : "; ") + note;
  return notes;
}

}  // namespace

TEST_CASE("A bonus in percent is noted of the pay that it comes on top of") {
  struct Row {
    const char* text;
    const char* notes;
  };
  const Row row = GENERATE(values<Row>({
      {"Base £40,000 + 15% bonus", "bonus in percent: 15%"},
      {"Salary £40,000 plus up to 10-15% annual bonus and 5% pension", "bonus in percent: 10-15%"},
      {"Bonus: up to 20%\nSalary: £50,000", "bonus in percent: 20%"},
      {"Salary: £50,000\nA bonus of 7.5% of your salary", "bonus in percent: 7.5%"},
      {"£45,000 + 10 - 12.5% commission", "commission in percent: 10 - 12.5%"},
      {"Salary: £30,000 with a 12% shift allowance", "allowance in percent: 12%"},
      {"Salary £50,000, 8% pension, 25% discount, 100% remote", ""},
      {"A 15% bonus", ""},
      {"Salary £50,000. We grew by 40% last year", ""},
      {"Salary £50,000, % of profit", ""},
  }));
  INFO(row.text);
  CHECK(notes_of(row.text) == row.notes);
}

TEST_CASE("Two figures that are one pay are noted of each other") {
  CHECK(notes_of("Pay: £24.50 per hour (£50,960 annually)") ==
        "the same pay by the year: £50,960 annually; the same pay by the hour: £24.50 per hour");
  CHECK(notes_of("Pay: £24.50 - £26 per hour (£50,960 - £54,080 a year)") ==
        "the same pay by the year: £50,960 - £54,080 a year; "
        "the same pay by the hour: £24.50 - £26 per hour");
  CHECK(notes_of("£14.20 per hour, 37 hours per week (£27,320 per annum)") ==
        "the same pay by the year: £27,320 per annum; the same pay by the hour: £14.20 per hour");
  CHECK(notes_of("£14.20 per hour, 37 hours per week (£31,000 per annum)") ==
        "the same pay by the year: £31,000 per annum, though the hours stated make another sum; "
        "the same pay by the hour: £14.20 per hour, though the hours stated make another sum");
  CHECK(notes_of("Bakers £12.50 per hour. Managers £60,000 per annum").empty());
}

TEST_CASE("A period that cannot be meant is replaced by one that is only assumed, and says so") {
  const std::string kNote =
      "the period in the text does not fit the amount; the usual one is taken";
  const auto pay = [](const std::string& text) {
    static const PayReader reader(Lexicons::built_in());
    Document document;
    document.text = text;
    auto all = reader.read(document, {0, static_cast<std::uint32_t>(text.size())}, {"GB", false});
    REQUIRE(all.pay.size() == 1);
    return all.pay[0];
  };
  for (const char* wrong : {"Salary: £27,000 per month", "Salary: £45,000 an hour"}) {
    INFO(wrong);
    CHECK(pay(wrong).period == Period::year);
    CHECK(pay(wrong).period_certainty == Certainty::assumed);
    CHECK(pay(wrong).notes == std::vector{kNote});
  }
  CHECK(pay("Salary: £27,000 a year").period_certainty == Certainty::stated);
  CHECK(pay("Salary: £27,000").period_certainty == Certainty::implied);
  CHECK(pay("Salary: £27,000").notes.empty());
}
