#include "extractor/posting/segments.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extractor/extractor.h"

using namespace wagescope;

namespace {

std::vector<Posting> read(std::string text) {
  static const Extractor extractor;
  Document document;
  document.text = std::move(text);
  return extractor.extract(document);
}

/// "baker 30000 | ..." : role and lower end of each posting.
std::string summary(const std::vector<Posting>& postings) {
  std::string all;
  for (const Posting& posting : postings) {
    if (!all.empty()) all += " | ";
    all += posting.role.value_or("?");
    for (const Pay& pay : posting.pay) all += " " + (pay.min ? pay.min->to_string() : "..");
  }
  return all;
}

}  // namespace

TEST_CASE("A document with several postings is cut into them") {
  CHECK(
      summary(read("Job title: Baker\nSalary: £30,000\n\nJob title: Driver\nSalary: £28,000\n")) ==
      "baker 30000 | driver 28000");
  CHECK(summary(read("Oven & Co | Baker | Leeds | £30k-£34k\nWe bake.\n\n"
                     "Van Line | Driver | York | £28k\nWe drive.\n")) ==
        "baker 30000 | driver 28000");
  CHECK(summary(read("Jobs at Oven & Co\n\n# Baker\nYou bake. Pay: £15.20 an hour.\n\n"
                     "# Driver\nYou drive. Pay: £14.10 an hour.\n")) == "baker 15.2 | driver 14.1");
  CHECK(summary(read("We are hiring:\n- Baker: £15.20 an hour\n- Driver: £14.10 an hour\n")) ==
        "baker 15.2 | driver 14.1");
}

TEST_CASE("One posting stays one") {
  CHECK(read("# Baker\nYou bake.\n\n# About the driver team\nPay: £15.20 an hour.\n").size() == 1);
  CHECK(read("Job title: Baker\nSalary: £30,000\nJob title: Baker\nBonus: £500\n").size() == 1);
  CHECK(read("Baker in Leeds\nSalary: £30,000 - £32,000\nBonus: £1,000\n").size() == 1);
  CHECK(read("Mill hands\n\nMill Hand I Hourly salary: £15\nMill Hand II Hourly salary: £16\n")
            .size() == 1);
  CHECK(read("").size() == 1);
}

TEST_CASE("The title of a list's line is without the pay words behind it") {
  const auto postings = read(
      "We are hiring:\n- Cook hourly rate: £15.20 an hour\n- Yard hand wage: £14.10 an hour\n"
      "- Porter (nights): £13.80 an hour\n");
  REQUIRE(postings.size() == 3);
  CHECK(postings[0].title->value == "Cook");
  CHECK(postings[1].title->value == "Yard hand");
  CHECK(postings[2].title->value == "Porter (nights)");
}

TEST_CASE("What stands above all postings holds for each") {
  const auto postings = read(
      "Vacancies at Oven & Co, Leeds\nPosted: 12 March 2026\n\n"
      "Job title: Baker\nSalary: £30,000\n\nJob title: Driver\nSalary: £28,000\n");
  REQUIRE(postings.size() == 2);
  for (const Posting& posting : postings) {
    REQUIRE(posting.date);
    CHECK(to_string(*posting.date) == "2026-03-12");
    REQUIRE(posting.country);
    CHECK(posting.country->value == "GB");
  }
}

TEST_CASE("Pay above all postings is kept") {
  CHECK(summary(read("Bakers wanted in Leeds\nSalary: £26,000 - £44,000\n\nWe pay:\n"
                     "Head Baker - £44,000\nJunior Baker - £26,000\n")) ==
        "baker 26000 44000 26000");
  const auto postings = read(
      "Porter at Oven & Co, Leeds\nPosted: 12 March 2026\nSalary: £24,000\n\n"
      "Job title: Baker\nSalary: £30,000\n\nJob title: Driver\nSalary: £28,000\n");
  CHECK(summary(postings) == "porter 24000 | baker 30000 | driver 28000");
  for (const Posting& posting : postings) CHECK(posting.date.has_value());
}

TEST_CASE("Spans of a later posting lead to its own words") {
  const std::string text =
      "Job title: Baker\nSalary: £30,000\n\nJob title: Driver\nSalary: £28,000\n";
  for (const Posting& posting : read(text))
    for (const Pay& pay : posting.pay)
      CHECK(text.substr(pay.span.begin, pay.span.size()) == pay.quote);
}

TEST_CASE("A list of thousands of lines takes time in proportion") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "Baker: £15.20 an hour\nDriver: £14.10 an hour\n";
  CHECK(read(text).size() <= 2000);
}
