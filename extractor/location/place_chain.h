// One place as a text writes it, with what qualifies it: "Perth, WA, Australia".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "extractor/base/span.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {

struct PlaceChain {
  TextSpan span;
  std::span<const PlaceSense>
      senses;                      ///< What its first name may mean; empty for a name not known.
  PlaceCode country;               ///< Settled by a region or country within the chain.
  std::string_view country_words;  ///< The words that settled it: "WA".
  PlaceCode rival;                 ///< The other country that they may mean: "Elmton, WA".
  PlaceKind kind = PlaceKind::city;
  bool postcode = false;         ///< A postcode follows it.
  bool weak = false;             ///< The name is an everyday word too, and nothing qualifies it.
  std::uint32_t population = 0;  ///< Of the largest city that the first name may mean.
};

/// The chain that begins at `at`, which must begin a word; empty when none does.
std::optional<PlaceChain> read_place(const Gazetteer& gazetteer, std::string_view text,
                                     std::size_t at, std::size_t end);

/// The end of a list that goes on behind the place that ends at `at`: "/Remote",
/// ", Bristol or Manchester", " (remote)", "-based". `chain`'s own end when none does.
std::size_t end_of_list(const Gazetteer& gazetteer, std::string_view text, const PlaceChain& chain,
                        std::size_t end);

/// What a name that nothing in its chain qualifies means: its sense in `hint`
/// when it has one, else the one that a reader thinks of first; empty when two
/// countries have a claim to it.
std::optional<PlaceSense> most_likely(std::span<const PlaceSense> senses, PlaceCode hint);

}  // namespace wagescope
