// The occupation of a job: its code in the US classification (SOC 2018).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/base/certainty.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

struct OccupationReading {
  std::string soc;                          ///< "29-1141"
  std::string words;                        ///< The words that told: "registered nurse".
  Certainty certainty = Certainty::stated;  ///< implied: the title only ends with the words.
};

/// "29-1141"
struct SocCode {
  std::array<char, 7> letters{};
  SocCode() = default;
  /// Of the code's seven characters; what is longer is cut.
  constexpr explicit SocCode(std::string_view text) { text.copy(letters.data(), letters.size()); }
  std::string_view view() const { return {letters.data(), letters.size()}; }
};

/// Immutable after construction; shared between threads.
class OccupationReader {
 public:
  explicit OccupationReader(const Lexicons& lexicons);

  /// Titles in small letters, each with its occupation.
  const Phrases<SocCode>& titles() const { return titles_; }

  /// The occupation of a job by the words of its role and, where these do not
  /// tell, of its title. Empty when no words tell it surely.
  std::optional<OccupationReading> read(std::string_view role, std::string_view title) const;

 private:
  static Phrases<SocCode> read_rows(const Lexicons& lexicons);
  std::optional<OccupationReading> read(std::string_view words) const;

  Phrases<SocCode> titles_;
};

/// The titles of the built-in tables, laid out when the library was built. Null in the tool that
/// makes it.
const Phrases<SocCode>::Layout* laid_out_occupations();

}  // namespace wagescope
