// Words of pay that some languages make of several: the table kind/compounds.tsv, spelled out.
#pragma once

#include <string>
#include <vector>

#include "extractor/lexicon/lexicons.h"

namespace wagescope {

/// A row of the cues, as text: "Jahreseinstiegsgehalt", period, year, left, 25.
struct CueText {
  std::string phrase;
  std::string what;
  std::string value;
  std::string side;
  std::string reach;
};

/// The rows of all compounds of a head and one or two parts in front of it, of which the first or
/// the second says a period or a basis.
std::vector<CueText> compound_cues(const Lexicons& lexicons);

}  // namespace wagescope
