// Shapes that look like amounts and are none: "401(k)", "12200-600-18200" (a scale
// with its increments), "2024-2025". Each is a named row with a pattern.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/pattern/pattern.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class Lookalikes {
 public:
  explicit Lookalikes(const Lexicons& lexicons);

  /// The name of the shape whose first digit stands at `digit`; empty when it is none.
  std::optional<std::string_view> at(std::string_view text, std::uint32_t digit) const;

 private:
  std::vector<std::string> names_;
  Pattern any_;  ///< Every row's pattern as a group of its own, tried at one place.
};

}  // namespace wagescope
