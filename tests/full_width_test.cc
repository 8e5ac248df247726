// Figures of East Asian width are read as narrow ones, and quoted as they stand.
#include <catch2/catch.hpp>
#include <string>

#include "extractor/extractor.h"
#include "tests/support/pay_corpus.h"

using namespace wagescope;

namespace {

struct Case {
  const char* text;
  const char* reading;  ///< "-": no pay.
  const char* quote;
};

}  // namespace

TEST_CASE("Figures of full width are pay like narrow ones") {
  const Extractor extractor;
  for (const Case& row :
       {Case{"勤務地：東京。日給１２，０００円", "12000 JPY/day", "１２，０００円"},
        Case{"月給：￥２５０，０００", "250000 JPY/month", "￥２５０，０００"},
        Case{"年俸８００万円", "8000000 JPY/year", "８００万円"},
        Case{"時給１，３５０円～１，６００円", "1350..1600 JPY/hour", "１，３５０円～１，６００円"},
        Case{"Salary: ＄８５，０００ per year", "85000 USD/year", "＄８５，０００ per year"},
        Case{"Pay: ￡１４．５０ per hour", "14.5 GBP/hour", "￡１４．５０ per hour"},
        Case{"電話：０３，１２３４，５６７８", "-", ""},
        Case{"勤務時間：９：００～１８：００", "-", ""}, Case{"従業員数１，２００名", "-", ""}}) {
    INFO(row.text);
    Document document;
    document.text = row.text;
    const std::vector<Posting> postings = extractor.extract(document);
    REQUIRE(postings.size() == 1);
    const std::vector<Pay>& pay = postings.front().pay;
    if (row.reading == std::string("-")) {
      CHECK(pay.empty());
      continue;
    }
    REQUIRE(pay.size() == 1);
    CHECK(test::notation(pay.front()) == row.reading);
    CHECK(pay.front().quote == row.quote);
    CHECK(document.text.substr(pay.front().span.begin, pay.front().quote.size()) == row.quote);
  }
}
