// What each reader costs, over the article of fixtures/: for finding which of them is
// slow. The speed that is quoted is bench/run's, over whole files.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "extractor/extractor.h"

namespace {

using namespace wagescope;

const Document& article() {
  static const Document document = [] {
    std::ifstream in(WAGESCOPE_SOURCE_DIR "/fixtures/articles/streaming-strike-2023.txt");
    Document made;
    made.text.assign(std::istreambuf_iterator<char>(in), {});
    return made;
  }();
  return document;
}

TextSpan all() { return {0, static_cast<std::uint32_t>(article().text.size())}; }

template <class Read>
void measure(benchmark::State& state, const Read& read) {
  for (auto _ : state) benchmark::DoNotOptimize(read());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * article().text.size()));
}

template <class Reader>
void stage(benchmark::State& state) {
  const Reader reader{Lexicons::built_in()};
  measure(state, [&] { return reader.read(article(), all()); });
}

void pay(benchmark::State& state) {
  const PayReader reader{Lexicons::built_in()};
  measure(state, [&] { return reader.read(article(), all(), {}); });
}

void whole(benchmark::State& state) {
  const Extractor extractor;
  measure(state, [&] { return extractor.extract(article()); });
}

BENCHMARK(whole);
BENCHMARK(pay);
BENCHMARK_TEMPLATE(stage, RoleReader);
BENCHMARK_TEMPLATE(stage, EmployerReader);
BENCHMARK_TEMPLATE(stage, LocationReader);
BENCHMARK_TEMPLATE(stage, DateReader);
BENCHMARK_TEMPLATE(stage, ClaimReader);

}  // namespace
