// The key of a document.
#pragma once

#include "db/digest.h"
#include "extractor/read/document.h"

namespace wagescope {

/// Of everything that is read of a document except the place where it was found, so that a file
/// may move and a record may be met in two files.
Digest digest_of(const Document& document);

}  // namespace wagescope
