// The places that the tables know: which countries, regions and cities a name
// may mean.
#pragma once

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
  constexpr explicit PlaceCode(std::string_view text) {
    for (std::size_t i = 0; i < text.size() && i < 3; ++i) letters[i] = text[i];
  }
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

/// All that a gazetteer knows, as flat tables.
struct GazetteerLayout {
  struct Slot {  ///< By the hash of a name.
    std::uint64_t key = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct Region {
    PlaceCode country;
    PlaceCode code;
  };
  static constexpr std::size_t kGoesOnBits = std::size_t{1} << 16;

  std::span<const Slot> slots;
  std::span<const std::uint64_t> goes_on;  ///< Bits, by the hash of a name's beginning that ends
                                           ///< at a word.
  std::span<const PlaceSense> senses;
  std::span<const Region> codes;
  FirstWords::Layout first_words;
};
/// That of the built-in tables, made when the library was built: it is the largest of the
/// tables. Null in the tool that makes it.
const GazetteerLayout* laid_out_places();

/// Immutable after construction.
class Gazetteer {
 public:
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  /// Notes the first words of all names in `first_words`.
  Gazetteer(const Lexicons& lexicons, FirstWords& first_words);

  struct Match {
    std::uint32_t length = 0;
    std::span<const PlaceSense> senses;
  };

  /// The longest known name at `at`, which must begin a word. Case, accents'
  /// absence in the tables' plain spellings, dots and "-" for " " do not matter.
  std::optional<Match> at(std::string_view text, std::size_t at) const;

  /// The region that a postal code in capitals names; of several the first of the table, which is
  /// that of the most people.
  using Region = GazetteerLayout::Region;
  std::optional<Region> region_code(std::string_view letters) const;
  /// The other country that has a region of that code: "WA", "NT". Empty where none has.
  PlaceCode rival_of(const Region& region) const;

  /// What it knows, but for the first words. Valid as long as the gazetteer.
  const GazetteerLayout& layout() const { return all_; }

 private:
  using Slot = GazetteerLayout::Slot;
  struct Named {
    std::uint64_t key;
    PlaceSense sense;
  };
  /// What `all_` looks into, unless it was laid out before.
  struct Own {
    std::vector<Slot> slots;
    std::vector<std::uint64_t> goes_on;
    std::vector<PlaceSense> senses;
    std::vector<Region> codes;
  };
  void read_rows(const Lexicons& lexicons, FirstWords& first_words);
  void build(const std::vector<Named>& all);
  void mark_weak(const Table& common_words);
  const Slot* find(std::uint64_t key) const;
  bool goes_on(std::uint64_t key) const {
    const std::uint64_t bit = key % GazetteerLayout::kGoesOnBits;
    return (all_.goes_on[bit / 64] >> bit % 64 & 1) != 0;
  }

  Own own_;
  GazetteerLayout all_;
};

/// The readers of one extractor share theirs: it is the largest of the tables.
using SharedGazetteer = std::shared_ptr<const Gazetteer>;

}  // namespace wagescope
