// Digits and signs of East Asian width, "８５０，０００円", as the narrow ones they stand for.
#pragma once

#include <optional>

#include "extractor/read/document.h"

namespace wagescope {

/// The document with its wide figures made narrow, offsets and marks led along: digits, the
/// separators, percent signs and K between and behind them, and the signs of currencies.
/// Empty when it has none, as nearly all have.
std::optional<Document> with_narrow_figures(const Document& document);

}  // namespace wagescope
