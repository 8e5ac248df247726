// Texts in UTF-8 that were taken for another encoding on the way.
#pragma once

#include <string>

#include "extractor/read/document.h"

namespace wagescope {

/// Undoes what happens when UTF-8 is taken for Windows-1252 or for Mac OS Roman: "Â£13.28" and
/// "¬£13.28" are "£13.28", "â‚¬" and "‚Ç¨" are "€". Only what has one sensible repair is changed;
/// the source of a repaired sign is all that stood for it.
void repair_mojibake(Document& document);
void repair_mojibake(std::string& words);

}  // namespace wagescope
