// Reads a stage's table of examples from the source tree.
#pragma once

#include <string>
#include <string_view>

#include "extractor/lexicon/table.h"

namespace wagescope::test {

/// The table at `path` below the source tree; throws when it cannot be read.
Table corpus(std::string_view path);

/// "\n" as a line break and "\t" as a tab, which a table's cells cannot hold.
std::string unescaped(std::string_view cell);

}  // namespace wagescope::test
