// Benchmarks in the database: the built-in ones, the user's, and both read back.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compare/benchmark/benchmark.h"
#include "db/sqlite/sqlite.h"

namespace wagescope {

/// What the user's file did: series by id.
struct AddedBenchmarks {
  std::vector<std::string> added;
  std::vector<std::string> replaced;  ///< The user's own earlier series of the same id.
  std::size_t values = 0;
};

/// Puts the built-in benchmarks into the file, when those in it are of another
/// version. Series that the user added keep their place.
void load_built_in_benchmarks(Database& database);

/// In a transaction of the caller's. Nothing was changed when it gives an error.
Result<AddedBenchmarks> add_user_benchmarks(Database& database, std::string_view file,
                                            std::string_view csv);

/// All series, or the one called `id`, by id; values in order of date.
std::vector<Benchmark> read_stored_benchmarks(const Database& database,
                                              std::optional<std::string_view> id);

/// A built-in table by name: "oews", "cpi_u".
std::string_view built_in_csv(std::string_view name);

}  // namespace wagescope
