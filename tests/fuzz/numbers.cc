// Digits and dates: what is read prints back as the same value.
#include "extractor/base/date.h"
#include "extractor/base/decimal.h"
#include "tests/fuzz/target.h"

using namespace wagescope;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::bytes(data, size);
  if (const auto amount = Decimal::parse(input)) {
    require(Decimal::parse(amount->to_string()) == amount, "an amount prints as it reads");
    require(Decimal::from_micros(amount->micros()) == *amount, "micros are the whole value");
    if (const auto up = amount->shifted(3))
      require(up->shifted(-3) == amount, "a shift can be undone");
    if (const auto sum = amount->plus(*amount))
      require(sum->minus(*amount) == amount, "a sum can be undone");
  }
  if (const auto date = parse_date(input))
    require(to_string(*date) == input, "a date prints as it was written");
  return 0;
}
