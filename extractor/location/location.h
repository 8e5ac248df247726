// The main workplace and its country.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/certainty.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/location/country_evidence.h"
#include "extractor/location/gazetteer.h"
#include "extractor/read/document.h"

namespace wagescope {

struct LocationReading {
  std::optional<TextSpan> place;  ///< "Los Gatos, CA"; absent when only the country is known.
  std::string country;            ///< ISO 3166-1 alpha-2; empty when nothing tells.
  Certainty place_certainty = Certainty::stated;
  Certainty country_certainty = Certainty::implied;
  std::string leaning;   ///< Where too little tells the country: the one that speaks most for it.
  std::string evidence;  ///< What told the country, in words: "region: CA".
  std::vector<SpokenCountry> spoken;  ///< What the words speak of, whatever the place tells.
};

/// Immutable after construction; shared between threads.
class LocationReader {
 public:
  /// `first_words` and `places`: both or none.
  explicit LocationReader(const Lexicons& lexicons, SharedFirstWords first_words = {},
                          SharedGazetteer places = {});
  ~LocationReader();
  LocationReader(LocationReader&&) noexcept;

  /// Empty when nothing tells place or country.
  std::optional<LocationReading> read(const Document& document, TextSpan within) const;
  /// The same with the hits of the text at hand.
  std::optional<LocationReading> read(const Document& document, TextSpan within,
                                      const WordHits& hits) const;

  /// The country of a place given as a field, or of words that stand beside a
  /// pay ("Toronto, ON", "UK"): ISO alpha-2, or empty.
  std::string country_of(std::string_view place) const;

  /// Every place that a location names, in its own words: "Leeds, York or Hull (remote)" ->
  /// Leeds, York, Hull. Empty when it names one or none.
  std::vector<std::string> several_in(std::string_view location) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
