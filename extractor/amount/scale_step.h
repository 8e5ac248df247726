// Steps of a pay scale that stand before the ends of a range: "SCP 12 £27,711 - SCP 17 £30,060",
// "Point 12 (£27,711) to Point 17 (£30,060)", "M1 £32,916 – M6 £45,352".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/lexicon/phrases.h"

namespace wagescope {

struct ScaleStep {
  static constexpr std::uint32_t kAny = 0;
  std::string_view scale;  ///< "SCP", "Point", the letters of "M6".
  std::uint32_t number = 0;
  std::uint32_t order = kAny;  ///< Of scales that follow each other: "M6" and "U1".
  std::uint32_t end = 0;       ///< Behind it and what parts it from its amount: marks, a bracket.
};

/// The step that begins at `at`: a word of `words`, which lead to their order, and a number; or
/// capitals with one.
std::optional<ScaleStep> step_at(std::string_view text, std::uint32_t at, const PhraseSet& words);

/// The step whose amount begins at `amount`; of "spine point 12" the scale is "point".
std::optional<ScaleStep> step_before(std::string_view text, std::uint32_t amount,
                                     const PhraseSet& words);

/// Whether `high` is a later step of the scale of `low`, or of one that follows it.
bool is_later(const ScaleStep& high, const ScaleStep& low);

}  // namespace wagescope
