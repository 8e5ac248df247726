#include "cli/series.h"

#include "cli/options.h"
#include "compare/against/selection.h"

namespace wagescope {
Benchmark named_one(std::span<const Benchmark> all, const std::string& id) {
  if (const Benchmark* series = find_benchmark(all, id)) return *series;
  throw UsageError{"there is no benchmark " + id + ids_near(all, id) +
                   "; `wagescope benchmarks list` shows all"};
}

}  // namespace wagescope
