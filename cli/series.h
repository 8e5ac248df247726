// Benchmarks named on the command line.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "compare/benchmark/benchmark.h"

namespace wagescope {

/// The series with the ids in `against` ("a,b"), in that order. One that does
/// not exist is a UsageError that names those whose id is near.
std::vector<Benchmark> named_series(std::span<const Benchmark> all, const std::string& against);

/// The same for a single id.
Benchmark named_one(std::span<const Benchmark> all, const std::string& id);

}  // namespace wagescope
