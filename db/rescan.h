// Documents that were kept whole, read again by a newer extractor.
#pragma once

#include <functional>
#include <vector>

#include "db/posting_writer.h"
#include "db/store.h"

namespace wagescope {

/// See Store::rescan.
Rescanned rescan(Database& database, PostingWriter& writer,
                 const std::function<std::vector<Posting>(const Document&)>& extract);

}  // namespace wagescope
