// Text that was broken into lines of one width, as letters and old postings are.
#pragma once

#include <optional>

#include "extractor/read/document.h"

namespace wagescope {

/// The document with a space for each line break that only kept a line within the text's width,
/// so that "a salary in excess\nof $52,000" is one sentence again; no place moves. Empty where the
/// text is not broken so, as most is not, and where it has structure or offsets of its own.
std::optional<Document> with_soft_breaks_joined(const Document& document);

}  // namespace wagescope
