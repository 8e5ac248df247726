// Which of several statements of one pay is what a person would quote.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extractor/posting/pay_reader.h"
#include "tests/support/corpus.h"
#include "tests/support/pay_corpus.h"

using namespace wagescope;
using namespace wagescope::test;

namespace {

struct Row {
  std::string text;
  std::vector<std::string> primary;
};

std::vector<Pay> pays_of(const std::string& text) {
  static const PayReader reader(Lexicons::built_in());
  Document document;
  document.text = text;
  const TextSpan all{0, static_cast<std::uint32_t>(text.size())};
  return reader.read(document, all, {"GB", false}).pay;
}

std::vector<std::string> primary_of(const std::string& text) {
  std::vector<std::string> found;
  for (const Pay& pay : pays_of(text))
    if (pay.primary) found.push_back(notation(pay));
  return found;
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(primary_of(row.text) == row.primary);
  }
}

}  // namespace

TEST_CASE("Of statements that say one pay more or less exactly one is primary") {
  const std::vector<Row> rows{
      // a site's bracket in whole thousands, and what the ad says to the pound
      {"Salary: GBP 24,000 - 26,000\nBaker\nThe salary is £24,790 - £25,180 a year.",
       {"24790..25180 GBP/year"}},
      {"Salary: £15k-20k\nBaker\nWe pay £16,240 per year.", {"16240 GBP/year"}},
      // a figure in the head, of which the text says that it is the least or the most
      {"Salary: £38,000\nBaker\nWe pay from £38,000 a year.", {"38000.. GBP/year"}},
      {"Salary: £38,000\nBaker\nWe pay up to £38,000 a year.", {"..38000 GBP/year"}},
      // whole thousands both: neither is the other's bracket
      {"Salary: £24,000 - £26,000 a year\nBaker\nSalary: £25,000 a year",
       {"24000..26000 GBP/year", "25000 GBP/year"}},
      // the exact one first: what follows is another pay
      {"Salary: £24,790 - £25,180 a year\nBaker\nSalary: £24,000 - £26,000 a year",
       {"24790..25180 GBP/year", "24000..26000 GBP/year"}},
      // bands are told apart
      {"London: £24,000 - £26,000 a year\nHull: £24,790 - £25,180 a year",
       {"24000..26000 GBP/year (London)", "24790..25180 GBP/year (Hull)"}},
  };
  check(rows);
}

TEST_CASE("What an agreement asks for is primary only where the post says no more") {
  const std::vector<Row> rows{
      {"KV-Mindestlohn € 2.310; unser Angebot: € 2.800 bis € 3.200 monatlich",
       {"2800..3200 EUR/month"}},
      {"Gehalt: ab € 55.000 brutto jährlich (KV-Minimum € 39.200)", {"55000.. EUR/year gross"}},
      {"Gehalt: € 39.200 jährlich (KV-Minimum), wir zahlen ab € 55.000 jährlich",
       {"55000.. EUR/year"}},
      {"Mindestgehalt lt. KV: 2.700 EUR/Monat. Wir zahlen 3.200 - 3.800 EUR/Monat.",
       {"3200..3800 EUR/month"}},
      {"The collective agreement minimum is €2,310 a month; we pay from €2,900 a month.",
       {"2900.. EUR/month"}},
      // nothing else is said, or less, or of another period
      {"Das kollektivvertragliche Mindestgehalt beträgt € 2.450 pro Monat.", {"2450.. EUR/month"}},
      {"KV-Minimum: € 2.310 monatlich. Gehalt: € 16,20 pro Stunde.",
       {"2310.. EUR/month", "16.2 EUR/hour"}},
      // no minimum of an agreement
      {"The minimum salary is £24,000 a year; we pay £30,000 to £35,000 a year.",
       {"24000.. GBP/year", "30000..35000 GBP/year"}},
  };
  check(rows);
}

TEST_CASE("Each name of an agreement's minimum tells it from what is paid") {
  const Table table = test::corpus("extractor/posting/said_later.tsv");
  for (const Table::Row& row : table.rows()) {
    if (row["what"] != "agreed") continue;
    INFO(row["example"]);
    const std::vector<Pay> pays = pays_of(std::string(row["example"]));
    CHECK(pays.size() == 2);
    if (pays.size() != 2) continue;
    CHECK_FALSE(pays[0].primary);
    CHECK_FALSE(pays[0].notes.empty());
    CHECK(pays[1].primary);
  }
}
