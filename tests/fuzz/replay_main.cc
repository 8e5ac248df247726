// Runs a fuzz target over a folder of inputs without a fuzzer: every file, and every
// file cut short at a number of places.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/target.h"

namespace {

void feed(const std::string& input, std::size_t size) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), size);
}

void replay(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string input{std::istreambuf_iterator<char>(in), {}};
  feed(input, input.size());
  const std::size_t step = std::max<std::size_t>(1, input.size() / 40);
  for (std::size_t size = 0; size < input.size(); size += step) feed(input, size);
}

}  // namespace

int main(int argc, char** argv) {
  int replayed = 0;
  for (int i = 1; i < argc; ++i)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
      if (entry.is_regular_file()) replay(entry.path()), ++replayed;
  std::printf("%d inputs\n", replayed);
  return replayed > 0 ? 0 : 1;
}
