// What the words of --against and the flags about money lead to, read once and
// then shared by all threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compare/against/selection.h"
#include "compare/currency/rates.h"
#include "compare/prices/prices.h"

namespace wagescope {

struct Sources {
  /// Benchmarks of the database file `db` (empty: the built-in ones), rates of
  /// the file `rates` (empty: none).
  Sources(const std::string& db, const std::string& rates, const Lexicons& lexicons);
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  Knowledge knowledge() const;

  std::vector<Benchmark> all;
  BenchmarkAliases aliases;
  MinimumWages minimum_wages;
  Occupations occupations;
  PriceIndex prices;
  std::optional<Rates> rates;
};

}  // namespace wagescope
