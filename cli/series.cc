#include "cli/series.h"

#include <algorithm>

#include "cli/options.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

/// How many of the words of `id`, which are split by hyphens, `other` has too.
std::size_t words_shared(std::string_view id, std::string_view other) {
  const auto words = split(other, '-');
  std::size_t shared = 0;
  for (const std::string_view word : split(id, '-'))
    if (std::find(words.begin(), words.end(), word) != words.end()) ++shared;
  return shared;
}

std::string near(std::span<const Benchmark> all, const std::string& id) {
  constexpr std::size_t kShown = 3;
  std::vector<std::pair<std::size_t, std::string_view>> by_words;
  for (const Benchmark& series : all)
    if (const std::size_t shared = words_shared(id, series.id); shared > 0)
      by_words.emplace_back(shared, series.id);
  std::stable_sort(by_words.begin(), by_words.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string names;
  for (std::size_t i = 0; i < std::min(kShown, by_words.size()); ++i)
    names.append(i > 0 ? ", " : "; near it: ").append(by_words[i].second);
  return names;
}

}  // namespace

Benchmark named_one(std::span<const Benchmark> all, const std::string& id) {
  if (const Benchmark* series = find_benchmark(all, id)) return *series;
  throw UsageError{"there is no benchmark " + id + near(all, id) +
                   "; `wagescope benchmarks list` shows all"};
}

std::vector<Benchmark> named_series(std::span<const Benchmark> all, const std::string& against) {
  std::vector<Benchmark> named;
  for (const std::string_view id : split(against, ','))
    named.push_back(named_one(all, std::string(trim(id))));
  return named;
}

}  // namespace wagescope
