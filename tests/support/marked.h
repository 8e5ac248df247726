// A text of a corpus with an answer marked in it: "Bake at [[Fern]]".
#pragma once

#include <string>
#include <string_view>

namespace wagescope::test {

struct Marked {
  std::string text;   ///< Without the marks.
  std::string words;  ///< What stood in the first pair of marks; empty without marks.
};

Marked marked(std::string_view text);

}  // namespace wagescope::test
