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

/// The text with every `from` as `to`.
std::string replaced(std::string text, std::string_view from, std::string_view to);

}  // namespace wagescope::test
