// Plain text in which HTML's references stand, as some job sites give it without any tags:
// "R&amp;D", "&pound;12.50 an hour".
#pragma once

#include <string_view>

#include "extractor/read/document.h"

namespace wagescope {

/// Whether such a reference, with its ';', stands near the beginning.
bool has_references(std::string_view text);

/// Fills text and offsets: what the references stand for in their place, and all else as it is.
void read_references(std::string_view text, Document& out);

}  // namespace wagescope
