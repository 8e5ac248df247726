#include <catch2/catch.hpp>

#include "db/document_digest.h"

using namespace wagescope;

TEST_CASE("documents that differ in their stated pay alone are two") {
  Document one;
  one.fields.title = "Baker";
  Document two = one;
  CHECK(digest_of(one) == digest_of(two));
  two.stated_pay.emplace_back().min = Decimal::from_units(12);
  CHECK_FALSE(digest_of(one) == digest_of(two));
  Document three = one;
  three.stated_pay.emplace_back().max = Decimal::from_units(12);
  CHECK_FALSE(digest_of(two) == digest_of(three));
}
