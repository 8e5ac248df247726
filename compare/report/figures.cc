#include "compare/report/figures.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace wagescope {
namespace {

Exact at_part(const std::vector<Figure>& sorted, std::int64_t quarters) {
  const auto last = static_cast<std::int64_t>(sorted.size()) - 1;
  const auto below = static_cast<std::size_t>(last * quarters / 4);
  const Exact& low = sorted[below].value;
  const std::int64_t rest = last * quarters % 4;
  if (rest == 0) return low;
  return low + (sorted[below + 1].value - low) * Exact::whole(rest) / Exact::whole(4);
}

/// The column of `value` on the scale.
std::size_t column(const Exact& value, const Exact& low, const Exact& high, std::size_t columns) {
  if (high == low || columns < 2) return 0;
  const Exact scaled =
      (value - low) * Exact::whole(static_cast<std::int64_t>(columns) - 1) / (high - low);
  const std::string digits = scaled.rounded(0);
  std::size_t at = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), at);
  return std::min(at, columns - 1);
}

}  // namespace

void sort_figures(std::vector<Figure>& figures) {
  std::ranges::sort(figures, [](const Figure& a, const Figure& b) {
    if (const auto order = a.value <=> b.value; order != 0) return order < 0;
    return std::tie(a.label, a.source) < std::tie(b.label, b.source);
  });
}

Quartiles quartiles(const std::vector<Figure>& sorted) {
  return {sorted.front().value, at_part(sorted, 1), at_part(sorted, 2), at_part(sorted, 3),
          sorted.back().value};
}

std::string bar(const Quartiles& of, const Exact& low, const Exact& high, std::size_t columns) {
  const auto at = [&](const Exact& value) { return column(value, low, high, columns); };
  const std::size_t first = at(of.lowest), last = at(of.highest);
  const std::size_t quarter = at(of.quarter), three = at(of.three_quarters);
  std::string line(last + 1, ' ');
  std::fill(line.begin() + static_cast<std::ptrdiff_t>(first), line.end(), '-');
  for (std::size_t i = quarter; i <= three; ++i) line[i] = '=';
  line[first] = line[last] = '+';
  if (three > quarter) {
    line[quarter] = '[';
    line[three] = ']';
  }
  line[at(of.median)] = '|';
  return line;
}

}  // namespace wagescope
