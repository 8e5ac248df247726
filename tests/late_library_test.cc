// Libraries that are opened when they are first needed.
#include <catch2/catch.hpp>

#include "extractor/base/late_library.h"
#include "extractor/base/result.h"

namespace wagescope {
namespace {

TEST_CASE("a library that is missing is named, with what to do") {
#if defined(WAGESCOPE_LATE_LIBRARIES)
  CHECK_THROWS_WITH(
      LateLibrary("libno-such-library.so.1"),
      Catch::Contains("libno-such-library.so.1") && Catch::Contains("scripts/install"));
  CHECK_THROWS_AS(LateLibrary("libno-such-library.so.1"), EnvironmentError);
  const LateLibrary own("libc.so.6");
  CHECK_THROWS_WITH(own.find<void (*)()>("no_such_function"), Catch::Contains("libc.so.6"));
#endif
}

}  // namespace
}  // namespace wagescope
