// The country that the words beside an amount name, which tells what a shared sign means there.
#pragma once

#include <optional>
#include <string_view>

#include "extractor/base/span.h"
#include "extractor/kind/clause.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class CountryBeside {
 public:
  /// The clauses must outlive it.
  CountryBeside(const Lexicons& lexicons, const Clauses& clauses, SharedGazetteer places);

  /// The one country that the clause before a statement names, by its name, "In Canada the range
  /// is $90,000", by an adjective, "Canadian salary range: $90,000", or, where it names none, by a
  /// town or region that is the amount's label, "Toronto: $90,000"; such a name is that of `home`,
  /// the country of the document, where that has one. Empty for none and for two. No word left of
  /// `floor` counts.
  PlaceCode read(std::string_view text, TextSpan statement, std::uint32_t floor,
                 PlaceCode home) const;

 private:
  struct Named {
    TextSpan span;
    PlaceCode country;  ///< Empty for a town that nothing qualifies.
  };
  std::optional<Named> adjective(std::string_view text, std::uint32_t at) const;

  const Clauses& clauses_;
  SharedGazetteer places_;
  Phrases<PlaceCode> adjectives_;
  PhraseSet nouns_;
};

}  // namespace wagescope
