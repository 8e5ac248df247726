// Characters are read where they begin, and nothing is read inside one.
#include "extractor/base/utf8.h"

#include <catch2/catch.hpp>
#include <string_view>

using namespace wagescope;

TEST_CASE("A place inside a character holds no character") {
  constexpr std::string_view kText = "\u00A0$€";
  CHECK(utf8::at(kText, 0).code == 0xA0);
  CHECK(utf8::at(kText, 1).code == 0xFFFD);  // its bits and those of the sign make a "$"
  CHECK(utf8::at(kText, 1).size == 1);
  CHECK(utf8::at(kText, 2).code == U'$');
  CHECK(utf8::at(kText, 3).code == U'€');
  CHECK(utf8::at(kText, 4).code == 0xFFFD);
  CHECK(utf8::at(kText, kText.size()).size == 0);
}
