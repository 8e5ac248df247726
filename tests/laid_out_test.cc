// What was laid out when the library was built is what the readers make of the tables' rows.
#include <catch2/catch.hpp>

#include "tests/support/all_documents.h"
#include "tests/support/temp_folder.h"

namespace wagescope::test {
namespace {

TEST_CASE("tables laid out when the library was built read as their rows do") {
  const TempFolder folder;  // without additions, but tables with any are read row by row
  const auto rows = Lexicons::with_folder(folder.path());
  REQUIRE(rows);
  REQUIRE_FALSE(rows->as_built());
  const Extractor by_rows(*rows, {.explain = true});
  const Extractor laid_out(Lexicons::built_in(), {.explain = true});
  std::size_t with_pay = 0;
  for (const Document& document : all_documents()) {
    INFO(document.text);
    const std::string records = records_of(laid_out, document);
    REQUIRE(records == records_of(by_rows, document));
    with_pay += records.find("\"pay\":[{") != std::string::npos;
  }
  CHECK(with_pay > 1000);
}

}  // namespace
}  // namespace wagescope::test
