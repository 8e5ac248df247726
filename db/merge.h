// One database into another: shards of an import that many machines shared.
#pragma once

#include <cstdint>
#include <string>

#include "db/sqlite/sqlite.h"

namespace wagescope {

struct Merged {
  std::int64_t added = 0;          ///< Documents, with all that was read in them.
  std::int64_t already_there = 0;  ///< Documents with the same content; nothing was changed.
};

/// Copies every document that `database` does not have, every series of the
/// user's whose id it does not have, and the list of bad records, in one
/// transaction. The file at `path` is only read; it must be a Wagescope
/// database of the same schema. No transaction may be open.
Merged merge(Database& database, const std::string& path);

}  // namespace wagescope
