// The versions of a job, linked to each other.
#pragma once

#include <cstdint>

#include "db/sqlite/sqlite.h"

namespace wagescope {

/// Gives a key to every posting that was imported before there were keys.
void fill_job_keys(const Database& database);

/// Links every version of the jobs that have a posting above `last_id` to the
/// version seen before it: by the day of import, then by the order of import. A
/// posting of which nobody can tell any more which job it is has no version before it.
void link_versions(const Database& database, std::int64_t last_id);

}  // namespace wagescope
