// What a text says about its country without naming a place: terms of law and
// work, currencies, postcodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {

/// What the words of a text together weigh for one country.
struct SpokenCountry {
  std::string country;  ///< ISO 3166-1 alpha-2
  int weight = 0;
  std::string words;  ///< The heaviest evidence: "401(k)".
};

/// Weights by country, each piece of evidence counted once.
class CountryVotes {
 public:
  void add(PlaceCode country, int weight, std::string_view words);

  struct Leader {
    PlaceCode country;  ///< Empty when no country leads clearly.
    std::string words;  ///< Its heaviest evidence: "401(k)".
  };
  /// The country with at least `least`, and twice as much as any other.
  Leader leader(int least) const;
  /// All countries with at least `least`, the heaviest first.
  std::vector<SpokenCountry> all(int least) const;
  /// Whether nothing of that weight speaks for another country.
  bool none_but(PlaceCode country, int least) const;

 private:
  struct Vote {
    PlaceCode country;
    int weight = 0;
    int heaviest = 0;
    std::string_view words;
  };
  std::vector<Vote> votes_;
};

/// Immutable after construction.
class EvidenceTable {
 public:
  /// Notes the terms' first words in `first_words`.
  EvidenceTable(const Lexicons& lexicons, FirstWords& first_words);

  struct Evidence {
    PlaceCode country;
    int weight = 0;
    std::uint32_t number = 0;  ///< Of the phrase: for counting each once.
  };
  using Match = Phrases<Evidence>::Match;

  std::optional<Match> at(std::string_view text, std::size_t at) const;
  std::size_t size() const { return phrases_.values().size(); }

 private:
  Phrases<Evidence> phrases_;
};

/// A postcode at `at`, by its shape: "SW1A 1AA" is GB, "M5V 2T6" is CA. Its
/// length, or 0.
struct Postcode {
  PlaceCode country;
  std::size_t length = 0;
};
Postcode postcode_at(std::string_view text, std::size_t at);

}  // namespace wagescope
