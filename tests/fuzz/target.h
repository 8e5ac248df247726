// What the fuzz targets share. A target is one function over bytes that ends the
// program when something that must always hold does not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extractor/base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace wagescope::fuzz {

/// Ends the program, naming what does not hold, unless `holds`.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline std::string_view bytes(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The input with every byte left out that makes it invalid UTF-8, since stages
/// are promised valid text and most mutations break it.
inline std::string valid_text(std::string_view input) {
  std::string text;
  while (const auto bad = utf8::first_invalid(input)) {
    text.append(input.substr(0, *bad));
    input.remove_prefix(*bad + 1);
  }
  text.append(input);
  return text;
}

}  // namespace wagescope::fuzz
