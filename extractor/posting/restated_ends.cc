#include "extractor/posting/restated_ends.h"

#include <span>

namespace wagescope {
namespace {

constexpr std::size_t kAmounts = 4;

/// One amount with its period, which a range may begin or end with.
bool is_end(const Pay& pay) {
  const bool single = pay.min == pay.max || !pay.min;  // "to $75,920" reads like a bound
  return pay.period && pay.max && single && !is_extra(pay.kind);
}

bool same_terms(const Pay& low, const Pay& high) {
  return low.kind == high.kind && low.currency == high.currency && low.period == high.period &&
         low.min && *low.min < *high.max;
}

/// Whether the four amounts stand as "A (a) - B (b)", each bracket the same as what is before it.
bool is_restated(std::string_view text, std::span<const FoundPay> four, const Joints& joints) {
  const Pay &low = four[0].pay, &low_again = four[1].pay;
  const Pay &high = four[2].pay, &high_again = four[3].pay;
  for (const FoundPay& found : four)
    if (!is_end(found.pay)) return false;
  if (!same_terms(low, high) || !same_terms(low_again, high_again)) return false;
  if (!says_again(low, low_again) || !says_again(high, high_again)) return false;
  const auto gap = [&](std::size_t i) {
    const std::uint32_t begin = four[i].span.end, end = four[i + 1].span.begin;
    return begin < end ? without_spaces(cut(text, {begin, end})) : std::string_view();
  };
  const std::string_view between = gap(1);
  return gap(0) == "(" && gap(2) == "(" && between.starts_with(')') &&
         is_range_sign(between.substr(1), joints);
}

/// Makes `low` the range up to `high`.
void extend(FoundPay& low, const FoundPay& high, const Document& document) {
  low.pay.max = high.pay.max;
  low.pay.bound = Bound::range;
  low.span.end = high.span.end;
  low.pay.span = document.offsets.to_source(low.span);
  low.pay.quote = cut(document.text, low.span);
  constexpr std::string_view kSingle = "amount.single";
  if (low.pay.rule.starts_with(kSingle)) low.pay.rule.replace(0, kSingle.size(), "amount.range");
}

}  // namespace

void join_restated_ends(const Document& document, const Joints& joints,
                        std::vector<FoundPay>& pays) {
  for (std::size_t i = 0; i + kAmounts <= pays.size(); ++i) {
    const std::span four = std::span(pays).subspan(i, kAmounts);
    if (!is_restated(document.text, four, joints)) continue;
    extend(four[0], four[2], document);
    extend(four[1], four[3], document);
    const auto third = pays.begin() + static_cast<std::ptrdiff_t>(i) + 2;
    pays.erase(third, third + 2);
  }
}

}  // namespace wagescope
