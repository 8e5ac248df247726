// Text that was taken out of a program or a dump without reading its escapes: "Salary\n\n£28,000",
// each \n two characters and no line break.
#pragma once

#include <optional>

#include "extractor/read/document.h"

namespace wagescope {

/// The document with a line break for each escape of one, and a space for its other character, so
/// that no place moves. Empty where such escapes are few, or fewer than line breaks.
std::optional<Document> with_escaped_breaks_read(const Document& document);

}  // namespace wagescope
