// Regular expressions: the only place that knows PCRE2. Compiled once with JIT,
// matched with limits on the work, on text that was checked as UTF-8 before.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"

namespace wagescope {

class Pattern {
 public:
  /// Fixed when the pattern is compiled, since PCRE2's JIT does not take it at a match.
  enum class Where : unsigned char {
    here,      ///< A match begins at the place that match() is given.
    anywhere,  ///< A match begins at that place or later.
  };

  /// Compiles `expression` (case matters unless it says (?i)); an expression
  /// that does not compile is a programmer's error and throws std::logic_error.
  explicit Pattern(std::string_view expression, Where where = Where::anywhere);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  /// Group 0 is the whole match; a group that took no part is empty at {0, 0}.
  struct Match {
    std::vector<TextSpan> groups;
    TextSpan whole() const { return groups.front(); }
  };

  /// The match at or behind byte `from` of `text`, which must be valid UTF-8.
  /// Empty too when the work limit was reached: such a text is not a match.
  std::optional<Match> match(std::string_view text, std::size_t from = 0) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace wagescope
