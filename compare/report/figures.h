// Many figures of one kind: their extremes and quartiles, exact, and drawn as a
// line of text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "compare/ratio/exact.h"

namespace wagescope {

/// One figure and what it belongs to.
struct Figure {
  Exact value;
  std::string label;   ///< "Line cook at Harbour Kitchen".
  std::string source;  ///< "jobs.ndjson, record 3".
};

/// Lowest first; equal ones by label, then source: the same order whoever found
/// them first.
void sort_figures(std::vector<Figure>& figures);

struct Quartiles {
  Exact lowest, quarter, median, three_quarters, highest;
};

/// Of sorted figures, at least one. Between two neighbours in proportion, exactly.
Quartiles quartiles(const std::vector<Figure>& sorted);

/// "+---[==|====]-----+" on a scale from `low` to `high` that is `columns` wide:
/// + extremes, [ ] quartiles, | median.
std::string bar(const Quartiles& of, const Exact& low, const Exact& high, std::size_t columns);

/// How wide the bars of reports are.
constexpr std::size_t kBarColumns = 56;

/// What the signs of a bar mean, for one line below the first.
constexpr const char* kBarLegend =
    "+ lowest and highest, [ ] quartiles, | median; one scale for all";

}  // namespace wagescope
