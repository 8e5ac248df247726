// The schema and its history: every *.sql file of this folder is one migration,
// in order of its number, run once in each database and never edited after a
// release.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "db/sqlite/sqlite.h"

namespace wagescope {

struct Migration {
  std::int64_t number;    ///< 1 for 0001_benchmarks.sql.
  std::string_view name;  ///< "benchmarks"
  std::string_view sql;
};

/// All of them, in order: 1, 2, 3.
std::span<const Migration> migrations();

/// Brings a new or older file up to date: all missing migrations and their
/// records in one transaction. Throws EnvironmentError for a file that is another program's
/// database or that a newer version made; such a file is not touched.
void migrate(Database& database, std::string_view today);

/// The same checks without a change: also throws when a migration is missing.
void check_schema(const Database& database);

}  // namespace wagescope
