// Working time as postings state it, by extractor/period/work_time.corpus.tsv.
#include "extractor/period/work_time.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractor/posting/pay_reader.h"
#include "tests/support/corpus.h"

namespace {

using namespace wagescope;

void add(std::string& all, const char* name, const std::optional<Decimal>& value) {
  if (!value) return;
  if (!all.empty()) all += "; ";
  all += std::string(name) + " " + value->to_string();
}

std::string notation(const WorkTime& work) {
  std::string all;
  add(all, "hours", work.hours_per_week);
  add(all, "full", work.full_time_hours_per_week);
  add(all, "days", work.days_per_week);
  add(all, "weeks", work.weeks_per_year);
  add(all, "payments", work.payments_per_year);
  return all.empty() ? "-" : all;
}

std::string read(std::string_view text) {
  static const WorkTimeReader reader(Lexicons::built_in());
  return notation(reader.read(text, {0, static_cast<std::uint32_t>(text.size())}));
}

}  // namespace

TEST_CASE("Working time is read as the corpus says") {
  const Table corpus = test::corpus("extractor/period/work_time.corpus.tsv");
  for (const Table::Row& row : corpus.rows()) {
    const std::string text(row["text"]);
    INFO(row.line() << ": " << text);
    CHECK(read(text) == row["work"]);
    CHECK(read("We bake bread.\n" + text + "\nCome and see us.") == row["work"]);
  }
}

TEST_CASE("Pay carries the working time that its posting states") {
  static const PayReader reader(Lexicons::built_in());
  Document document;
  document.text = "Baker, 30 hours per week\nPay: £14.20 per hour\n";
  const TextSpan all{0, static_cast<std::uint32_t>(document.text.size())};
  const auto pays = reader.read(document, all, {"GB", false}).pay;
  REQUIRE(pays.size() == 1);
  CHECK(notation(pays[0].work) == "hours 30");
}
