#include "compare/benchmark/unit.h"

#include <charconv>
#include <string>
#include <string_view>

namespace wagescope {
namespace {

/// The number that `text` is; 0 for anything else.
std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc() && end == text.data() + text.size() ? value : 0;
}

/// "hours" -> hour.
std::optional<Period> of_several(std::string_view word) {
  if (!word.ends_with('s')) return std::nullopt;
  const auto period = period_from_name(word.substr(0, word.size() - 1));
  return period && *period <= Period::year ? period : std::nullopt;
}

/// "days-per-12-months", "hours-per-period", "hours".
Unit work_unit(std::string_view name) {
  constexpr std::string_view kPer = "-per-", kMonths = "-months";
  const auto per = name.find(kPer);
  Unit unit;
  unit.period = of_several(name.substr(0, per));
  if (!unit.period || *unit.period > Period::week) return {};
  unit.what = Unit::What::work;
  if (per == name.npos) return unit;
  const std::string_view window = name.substr(per + kPer.size());
  if (window.ends_with(kMonths))
    unit.months = number(window.substr(0, window.size() - kMonths.size()));
  return unit;
}

/// "hour", "3-days".
Unit money_unit(std::string_view name) {
  Unit unit;
  const auto hyphen = name.find('-');
  if (hyphen != name.npos) {
    unit.periods = number(name.substr(0, hyphen));
    unit.period = of_several(name.substr(hyphen + 1));
  } else {
    unit.period = period_from_name(name);
  }
  if (!unit.period || *unit.period > Period::year || unit.periods <= 0) return {};
  unit.what = Unit::What::money;
  return unit;
}

}  // namespace

Unit unit_of(const Benchmark& series) {
  if (!series.currency.empty()) return money_unit(series.unit);
  Unit unit;
  if (series.unit == "percent")
    unit.what = Unit::What::percent;
  else if (series.unit == "ratio")
    unit.what = Unit::What::ratio;
  else
    unit = work_unit(series.unit);
  return unit;
}

}  // namespace wagescope
