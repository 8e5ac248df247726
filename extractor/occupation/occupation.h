// The occupation of a job: its code in the US classification (SOC 2018).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extractor/base/certainty.h"
#include "extractor/lexicon/lexicons.h"

namespace wagescope {

struct OccupationReading {
  std::string soc;                          ///< "29-1141"
  std::string words;                        ///< The words that told: "registered nurse".
  Certainty certainty = Certainty::stated;  ///< implied: the title only ends with the words.
};

/// Immutable after construction; shared between threads.
class OccupationReader {
 public:
  explicit OccupationReader(const Lexicons& lexicons);

  /// The occupation of a job by the words of its role and, where these do not
  /// tell, of its title. Empty when no words tell it surely.
  std::optional<OccupationReading> read(std::string_view role, std::string_view title) const;

 private:
  std::optional<OccupationReading> read(std::string_view words) const;

  std::unordered_map<std::string, std::string> titles_;  ///< Words to code.
};

}  // namespace wagescope
