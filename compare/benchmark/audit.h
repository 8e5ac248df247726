// What a person should look at in a series that is well formed: gaps, jumps,
// sources that are missing, ends that have passed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/benchmark/benchmark.h"

namespace wagescope {

struct AuditOptions {
  Date today;                        ///< An end before it is stale.
  Decimal jump_percent = units(50);  ///< A change above it is a jump.
};

struct Finding {
  enum class What : unsigned char { gap, jump, no_source, stale_end };
  What what;
  std::string benchmark;  ///< The id.
  std::string words;      ///< "2009-07-24 to 2010-03-01": no value is in force.
};

/// "gap", "jump", "no source", "stale end".
std::string_view name(Finding::What);

/// The findings of every series, in their order, then by date.
std::vector<Finding> audit(std::span<const Benchmark> all, const AuditOptions& options);

}  // namespace wagescope
