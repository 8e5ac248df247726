// Other currencies, other years' dollars, and the inverse question.
#include <catch2/catch.hpp>
#include <string>

#include "compare/currency/rates.h"
#include "compare/prices/prices.h"
#include "compare/ratio/checked_posting.h"
#include "compare/ratio/need.h"

namespace wagescope {
namespace {

Decimal amount(const std::string& digits) { return Decimal::parse(digits).value(); }
Date day(const char* text) { return parse_date(text).value(); }

Pay pay(const char* figure, Period period, const char* currency) {
  Pay made;
  made.min = made.max = amount(figure);
  made.currency = currency;
  made.period = period;
  return made;
}

Benchmark plan(const char* unit = "year", const char* digits = "26470") {
  Benchmark made;
  made.id = made.name = "plan";
  made.currency = "USD";
  made.unit = unit;
  made.values = {{amount(digits), "earnings", day("2020-01-01"), std::nullopt, "Page",
                  "https://example.org", ""}};
  return made;
}

const AsOf kDay{day("2023-07-26"), AsOfFrom::document};
constexpr const char* kRates =
    "date,currency,rate,source\n"
    "2023-07-25,EUR,1,\"Central bank, reference rates\"\n"
    "2023-07-20,GBP,0.8,\"Central bank, reference rates\"\n"
    "2023-07-25,GBP,0.86,\"Central bank, reference rates\"\n"
    "2023-07-25,USD,1.1,\"Central bank, reference rates\"\n"
    "2023-01-02,JPY,140,\"Central bank, reference rates\"\n";

TEST_CASE("Rates are counted for one unit of the base, and the newest counts") {
  const Rates rates = Rates::read("rates.csv", kRates).value();
  CHECK(rates.base() == "EUR");
  const auto fraction = [&](const char* from, const char* to, const char* on) {
    const auto found = rates.find(from, to, day(on));
    return found ? found->rate.fraction() + " by " + std::to_string(found->rows.size())
                 : found.error().message;
  };
  CHECK(fraction("EUR", "USD", "2023-07-25") == "11/10 by 1");
  CHECK(fraction("GBP", "EUR", "2023-07-26") == "50/43 by 1");
  CHECK(fraction("GBP", "USD", "2023-07-26") == "55/43 by 2");
  CHECK(fraction("GBP", "EUR", "2023-07-24") == "5/4 by 1");
  CHECK(fraction("GBP", "USD", "2023-07-24") ==
        "rates.csv has no rate of USD from 2023-07-14 to 2023-07-24; add a row for one of these "
        "days");
  CHECK(fraction("JPY", "EUR", "2023-07-26").find("no rate of JPY") != std::string::npos);
  CHECK(fraction("CAD", "EUR", "2023-07-26").find("no rate of CAD") != std::string::npos);
}

TEST_CASE("A bad file of rates is refused as a whole, with its line and the mend") {
  const auto why = [](const std::string& rows) {
    const auto rates = Rates::read("r.csv", "date,currency,rate,source\n" + rows);
    return rates ? "" : rates.error().message;
  };
  CHECK(why("2023-07-25,EUR,1,bank\n2023-07-25,USD,1.1,bank\n") == "");
  CHECK(why("2023-07-25,USD,1.1,bank\n").find("no currency has the rate 1") != std::string::npos);
  CHECK(why("2023-07-25,USD,1,bank\n2023-07-25,EUR,1,bank\n").find("base is not clear") !=
        std::string::npos);
  CHECK(why("2023-07-35,USD,1,bank\n").find("r.csv:2: date \"2023-07-35\" is no day") == 0);
  CHECK(why("2023-07-25,usd,1,bank\n").find("r.csv:2: currency \"usd\"") == 0);
  CHECK(why("2023-07-25,USD,1e3,bank\n").find("r.csv:2: rate \"1e3\"") == 0);
  CHECK(why("2023-07-25,USD,0,bank\n").find("above 0") != std::string::npos);
  CHECK(why("2023-07-25,USD,1,\n").find("source is empty") != std::string::npos);
  CHECK(why("2023-07-25,EUR,1,b\n2023-07-25,USD,2,b\n2023-07-25,USD,3,b\n").find("two rates") !=
        std::string::npos);
  CHECK_FALSE(Rates::read("r.csv", "day,rate\n"));
}

TEST_CASE("Pay in another currency is compared by the rate, exactly, and says which") {
  const Rates rates = Rates::read("rates.csv", kRates).value();
  CompareOptions options;
  CHECK(compare(pay("43000", Period::year, "GBP"), plan(), kDay, options)
            .error()
            .message.find("give --rates FILE") != std::string::npos);
  options.rates = &rates;
  const auto found = compare(pay("43000", Period::year, "GBP"), plan(), kDay, options);
  REQUIRE(found);
  CHECK(found->min->pay.fraction() == "55000");
  CHECK(found->min->ratio.fraction() == "5500/2647");
  CHECK(found->converted->rows.size() == 2);
  const auto hourly = compare(pay("21.50", Period::hour, "GBP"), plan(), kDay, options);
  REQUIRE(hourly);
  CHECK(hourly->reach_min->fraction() == "10588/11");  // hours at $27.50
  CHECK_FALSE(compare(pay("1", Period::year, "CAD"), plan(), kDay, options));
  CHECK_FALSE(compare(pay("1", Period::year, ""), plan(), kDay, options));
}

TEST_CASE("A sum in the dollars of another year") {
  const PriceIndex index =
      PriceIndex::read("cpi.csv", "year,value,source_url,note\n2010,200,u,\n2023,300,u,\n", "CPI",
                       "USD")
          .value();
  const auto back = restate(pay("900000", Period::year, "USD"), 2023, 2010, index);
  REQUIRE(back);
  CHECK(back->min->fraction() == "600000");
  CHECK(restate(pay("200", Period::week, "USD"), 2010, 2023, index)->max->fraction() == "300");
  CHECK(restate(pay("1", Period::year, "USD"), 2023, 2009, index).error().message ==
        "CPI is known from 2010 to 2023, not for 2009");
  CHECK(restate(pay("1", Period::year, "GBP"), 2023, 2010, index).error().message ==
        "the index (CPI) is of prices in USD, and the pay is in GBP");
  CHECK_FALSE(PriceIndex::read("c", "year,value,source_url,note\n20x0,200,u,\n", "CPI", "USD"));
  CHECK_FALSE(PriceIndex::read("c", "year,value,source_url,note\n", "CPI", "USD"));
}

TEST_CASE("What must be paid to reach an amount, in every period") {
  const auto found = needed(plan("year", "62400"), kDay, {});
  REQUIRE(found);
  std::string text;
  for (const NeededRate& rate : needed_rates(*found, {}))
    text += std::string(name(rate.period)) + " " + rate.amount.fraction() + ", ";
  CHECK(text == "hour 30, day 240, week 1200, month 5200, year 62400, ");
  const auto three = needed(plan("3-days", "720"), kDay, {});
  CHECK(needed_rates(*three, {})[1].amount.fraction() == "240");  // by the day
  CHECK(needed_rates(*three, {}).front().amount.fraction() == "30");
  Benchmark days = plan("days-per-12-months", "100");
  days.currency = "";
  CHECK(needed(days, kDay, {})->work->weeks.fraction() == "20");  // what they pay does not count
  days.unit = "percent";
  CHECK(needed(days, kDay, {}).error().message.find("neither money for a time nor a count") !=
        std::string::npos);
}

TEST_CASE("How long must be worked at a pay to earn an amount") {
  Comparison found =
      compare(pay("25", Period::hour, "USD"), plan("year", "26000"), kDay, {}).value();
  add_needed_time(pay("25", Period::hour, "USD"), {}, found);
  CHECK(found.time_min->hours.fraction() == "1040");
  CHECK(found.time_min->days.fraction() == "130");
  CHECK(found.time_min->weeks.fraction() == "26");
  Comparison weekly =
      compare(pay("52000", Period::year, "USD"), plan("week", "500"), kDay, {}).value();
  add_needed_time(pay("52000", Period::year, "USD"), {}, weekly);
  CHECK(weekly.time_max->weeks.fraction() == "1/2");
}

TEST_CASE("Rounding up, for what must be reached") {
  CHECK(Exact(amount("12.721")).rounded(2, Rounding::up) == "12.73");
  CHECK(Exact(amount("12.72")).rounded(2, Rounding::up) == "12.72");
  CHECK(Exact(amount("-12.729")).rounded(2, Rounding::up) == "-12.72");
}

}  // namespace
}  // namespace wagescope
