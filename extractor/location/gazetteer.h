// The places that the tables know: which countries, regions and cities a name
// may mean.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/lexicons.h"

namespace wagescope {

/// A short code of at most three letters: a country's "GB" or a region's "NSW".
struct PlaceCode {
  char letters[4] = {};
  PlaceCode() = default;
  explicit PlaceCode(std::string_view text);
  std::string_view view() const { return letters; }
  bool empty() const { return letters[0] == 0; }
  friend bool operator==(const PlaceCode&, const PlaceCode&) = default;
};

enum class PlaceKind : unsigned char {
  city,
  region,   ///< A state, province, nation or county.
  country,  ///< All of `country`.
  area,     ///< Part of a country, or (no country) of the world: "Bay Area", "Europe".
  remote,   ///< No place at all: "fully remote".
};

/// One thing that a name may mean.
struct PlaceSense {
  PlaceKind kind = PlaceKind::city;
  PlaceCode country;
  PlaceCode region;
  std::uint32_t population = 0;  ///< At least so many people, for a city.
  bool capitals = false;         ///< A name only when written in capitals: "US", "UK".
  bool weak = false;             ///< Also an everyday word or a person's name: "Reading".
};

/// Immutable after construction.
class Gazetteer {
 public:
  /// Notes the first words of all names in `first_words`.
  Gazetteer(const Lexicons& lexicons, FirstWords& first_words);

  struct Match {
    std::uint32_t length = 0;
    std::span<const PlaceSense> senses;
  };

  /// The longest known name at `at`, which must begin a word. Case, accents'
  /// absence in the tables' plain spellings, dots and "-" for " " do not matter.
  std::optional<Match> at(std::string_view text, std::size_t at) const;

  /// The region that a postal code in capitals names in `country`, or in any
  /// country when that is empty; US first, as "CA" is California before Canada.
  struct Region {
    PlaceCode country;
    PlaceCode code;
  };
  std::optional<Region> region_code(std::string_view letters) const;

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct Named {
    std::uint64_t key;
    PlaceSense sense;
  };
  void build(const std::vector<Named>& all);
  const Slot* find(std::uint64_t key) const;

  std::vector<Slot> slots_;
  std::bitset<(1 << 16)> goes_on_;  ///< By the hash of a name's beginning that ends at a word.
  std::vector<PlaceSense> senses_;
  std::vector<Region> codes_;
};

/// The readers of one extractor share theirs: it is the largest of the tables.
using SharedGazetteer = std::shared_ptr<const Gazetteer>;

}  // namespace wagescope
