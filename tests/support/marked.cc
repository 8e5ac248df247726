#include "tests/support/marked.h"

namespace wagescope::test {

Marked marked(std::string_view text) {
  Marked result;
  std::size_t first = std::string::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i, 2);
    if (rest == "[[") {
      if (result.words.empty()) first = result.text.size();
      ++i;
    } else if (rest == "]]") {
      if (result.words.empty() && first != std::string::npos)
        result.words = result.text.substr(first);
      ++i;
    } else {
      result.text += text[i];
    }
  }
  return result;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace wagescope::test
