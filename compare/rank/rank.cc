#include "compare/rank/rank.h"

#include <algorithm>

namespace wagescope {
namespace {

/// Two amounts of 63 bits always fit.
std::optional<std::uint64_t> doubled(const Pay& pay, const YearOptions& options) {
  if (!pay.primary || pay.currency.empty()) return std::nullopt;
  const Annual annual = annualise(pay, options);
  if (!annual.why_not.empty()) return std::nullopt;
  const Decimal low = annual.min ? *annual.min : *annual.max;
  const Decimal high = annual.max ? *annual.max : *annual.min;
  if (low.micros() < 0 || high.micros() < 0) return std::nullopt;
  return static_cast<std::uint64_t>(low.micros()) + static_cast<std::uint64_t>(high.micros());
}

Exact half(std::uint64_t micros) {
  const Exact units = Exact::whole(2 * Decimal::kMicrosPerUnit);
  return (Exact::whole(static_cast<std::int64_t>(micros / 2)) * Exact::whole(2) +
          Exact::whole(static_cast<std::int64_t>(micros % 2))) /
         units;
}

}  // namespace

void PayRanks::add(const Posting& posting) {
  for (const Pay& pay : posting.pay)
    if (const auto sum = doubled(pay, options_)) doubled_[pay.currency].push_back(*sum);
}

void PayRanks::finish(bool own) {
  own_ = own;
  for (auto& [currency, all] : doubled_) std::ranges::sort(all);
}

std::optional<Rank> PayRanks::of(const Pay& pay) const {
  const auto sum = doubled(pay, options_);
  const auto found = doubled_.find(pay.currency);
  if (!sum || found == doubled_.end()) return std::nullopt;
  // Not of std::ranges: what that returns clang 14 cannot compile.
  const auto [first, last] = std::equal_range(found->second.begin(), found->second.end(), *sum);
  Rank rank;
  rank.figure = half(*sum);
  rank.currency = pay.currency;
  rank.of = found->second.size();
  rank.higher = static_cast<std::size_t>(found->second.end() - last);
  rank.own = own_ && first != last;
  rank.same = static_cast<std::size_t>(last - first) - (rank.own ? 1 : 0);
  rank.lower = static_cast<std::size_t>(first - found->second.begin());
  return rank;
}

}  // namespace wagescope
