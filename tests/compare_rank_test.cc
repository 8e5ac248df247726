// Where a pay stands among others.
#include <catch2/catch.hpp>
#include <string>

#include "compare/rank/rank.h"

namespace wagescope {
namespace {

Pay pay(const char* min, const char* max, Period period, const char* currency = "USD") {
  Pay made;
  if (*min) made.min = Decimal::parse(min);
  if (*max) made.max = Decimal::parse(max);
  made.currency = currency;
  made.period = period;
  made.primary = true;
  return made;
}

PayRanks ranks(bool own) {
  PayRanks made({});
  Posting posting;
  posting.pay = {pay("40000", "60000", Period::year), pay("50000", "50000", Period::year),
                 pay("", "90000", Period::year),      pay("10", "", Period::hour),
                 pay("9", "9", Period::mile),         pay("1", "1", Period::year, "EUR")};
  posting.pay.push_back(pay("1000000", "1000000", Period::year));
  posting.pay.back().primary = false;  // a bonus has no rank
  made.add(posting);
  made.finish(own);
  return made;
}

std::string words(const PayRanks& all, const Pay& of) {
  const auto rank = all.of(of);
  if (!rank) return "none";
  return rank->figure.digits() + ": " + std::to_string(rank->higher) + " " +
         std::to_string(rank->same) + " " + std::to_string(rank->lower) + " of " +
         std::to_string(rank->of);
}

TEST_CASE("A pay is ranked by its yearly figure among those of its currency") {
  const PayRanks all = ranks(false);
  CHECK(words(all, pay("24", "24", Period::hour)) == "49920: 3 0 1 of 4");
  CHECK(words(all, pay("45000", "55000", Period::year)) == "50000: 1 2 1 of 4");
  CHECK(words(all, pay("", "90000", Period::year)) == "90000: 0 1 3 of 4");
  CHECK(words(all, pay("0.000001", "0.000002", Period::year)) == "0.000002: 4 0 0 of 4");
  CHECK(words(all, pay("9", "9", Period::mile)) == "none");
  CHECK(words(all, pay("9", "9", Period::year, "GBP")) == "none");
  CHECK(words(all, pay("9", "9", Period::year, "")) == "none");
  // Two ends of 63 bits do not run over.
  CHECK(words(all, pay("9223372036854.775807", "9223372036854.775807", Period::year)) ==
        "9223372036854.775807: 0 0 4 of 4");
}

TEST_CASE("One of the ranked pays is not the same as itself") {
  const PayRanks all = ranks(true);
  CHECK(words(all, pay("50000", "50000", Period::year)) == "50000: 1 1 1 of 4");
  CHECK(words(all, pay("", "90000", Period::year)) == "90000: 0 0 3 of 4");
}

TEST_CASE("Among nothing there is no rank") {
  PayRanks none({});
  none.finish(false);
  CHECK_FALSE(none.of(pay("1", "1", Period::year)));
}

}  // namespace
}  // namespace wagescope
