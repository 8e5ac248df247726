// What the amount of a benchmark is: money for a time, work to be done, a share.
#pragma once

#include <cstdint>
#include <optional>

#include "compare/benchmark/benchmark.h"
#include "extractor/posting/posting.h"

namespace wagescope {

struct Unit {
  enum class What : unsigned char {
    money,    ///< So much by the hour, day, week, month or year, or for "3-days".
    work,     ///< So many hours, days or weeks of work: "days-per-12-months".
    percent,  ///< A part of something that the measure names.
    ratio,    ///< One amount over another: chief executives over workers.
    other,    ///< Money for what has no fixed number in a year: "program", "episode".
  };
  What what = What::other;
  std::optional<Period> period;  ///< Of money, and what work is counted in.
  std::int64_t periods = 1;      ///< Of money: 3 for "3-days".
  std::int64_t months = 0;  ///< The window of work in months; 0 when it has none or none is said.
};

Unit unit_of(const Benchmark& series);

}  // namespace wagescope
