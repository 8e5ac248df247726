#include <algorithm>

#include "extractor/posting/posting.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 13> kPeriods{
    "hour",  "day",  "week",  "month",   "quarter", "year", "shift",
    "visit", "mile", "piece", "session", "project", "once"};
constexpr std::array<std::string_view, 9> kKinds{
    "base", "total", "ote", "bonus", "sign_on", "commission", "equity", "allowance", "other"};
constexpr std::array<std::string_view, 5> kBounds{"exact", "range", "up_to", "from", "about"};
constexpr std::array<std::string_view, 4> kBases{"gross", "net", "pro_rata", "fte"};
constexpr std::array<std::string_view, 4> kTimes{"offered", "current", "past", "future"};
constexpr std::array<std::string_view, 3> kCertainties{"stated", "implied", "assumed"};
constexpr std::array<std::string_view, 5> kRelations{"qualifies", "times", "as_many_as",
                                                     "less_than", "more_than"};

template <class Names, class Enum>
std::string_view pick(const Names& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name(Period value) { return pick(kPeriods, value); }
std::string_view name(Kind value) { return pick(kKinds, value); }
std::string_view name(Bound value) { return pick(kBounds, value); }
std::string_view name(Basis value) { return pick(kBases, value); }
std::string_view name(Time value) { return pick(kTimes, value); }
std::string_view name(Certainty value) { return pick(kCertainties, value); }
std::string_view name(Relation value) { return pick(kRelations, value); }

std::optional<Period> period_from_name(std::string_view text) {
  const auto found = std::ranges::find(kPeriods, text);
  if (found == kPeriods.end()) return std::nullopt;
  return static_cast<Period>(found - kPeriods.begin());
}

}  // namespace wagescope
