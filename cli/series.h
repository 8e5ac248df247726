// Benchmarks named on the command line.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compare/benchmark/benchmark.h"

namespace wagescope {

/// The series with that id. One that does not exist is a UsageError that names
/// those whose id is near.
Benchmark named_one(std::span<const Benchmark> all, const std::string& id);

}  // namespace wagescope
