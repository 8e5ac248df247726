// Any bytes as a file of benchmarks: refused with a reason, or in order and sourced.
#include "compare/benchmark/benchmark.h"

#include "tests/fuzz/target.h"

using namespace wagescope;
using fuzz::require;

namespace {

void check(const Benchmark& benchmark) {
  require(!benchmark.id.empty(), "a series has an id");
  require(!benchmark.values.empty(), "a series has a value");
  const BenchmarkValue* last = nullptr;
  for (const BenchmarkValue& value : benchmark.values) {
    require(!value.source_title.empty() || !value.source_url.empty(), "a value has a source");
    if (value.effective_to)
      require(value.effective_from <= *value.effective_to, "a value holds for a day at least");
    if (last) {
      require(last->effective_to.has_value(), "only the last value has no end");
      require(*last->effective_to < value.effective_from, "values do not overlap");
    }
    last = &value;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = read_benchmarks("fuzz.csv", fuzz::bytes(data, size));
  if (!read) {
    require(!read.error().message.empty(), "a refusal says why");
    return 0;
  }
  for (const Benchmark& benchmark : *read) check(benchmark);
  return 0;
}
