#include "tests/support/corpus.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace wagescope::test {

Table corpus(std::string_view path) {
  const std::string file = std::string(WAGESCOPE_SOURCE_DIR "/") + std::string(path);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  auto table = Table::parse(file, bytes);
  if (!table) throw std::runtime_error(table.error().message);
  return *std::move(table);
}

std::string unescaped(std::string_view cell) {
  constexpr std::string_view kLetters = "ntr", kSigns = "\n\t\r";
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool escape = cell[i] == '\\' && i + 1 < cell.size();
    const std::size_t letter = escape ? kLetters.find(cell[i + 1]) : kLetters.npos;
    text += letter == kLetters.npos ? cell[i] : kSigns[letter];
    if (letter != kLetters.npos) ++i;
  }
  return text;
}

}  // namespace wagescope::test
