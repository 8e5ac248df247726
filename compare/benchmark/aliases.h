// Words that people use for a benchmark: "federal minimum wage". The rows are
// those that the claim reader uses.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/lexicon/lexicons.h"

namespace wagescope {

/// What a name of a benchmark is compared by: lower case, single spaces, straight
/// apostrophes, no article in front.
std::string name_key(std::string_view words);

/// Immutable after construction.
class BenchmarkAliases {
 public:
  explicit BenchmarkAliases(const Lexicons& lexicons);

  /// The id of the series that `words` name as a whole, whatever their case,
  /// spaces and leading "the"; empty when none is known by them.
  std::optional<std::string> id_of(std::string_view words) const;

 private:
  std::map<std::string, std::string, std::less<>> ids_;
};

}  // namespace wagescope
