// Part-time and full-time sums beside each other: which of two is what is really paid.
#include "extractor/posting/pay_pairs.h"

namespace wagescope {

/// "£12.97 per hour - £5,002.79 pro rata per annum": too little for a full-time year at that rate,
/// so that it is what is really paid.
static void settle_part(const Pay& rate, Pay& sum) {
  constexpr int kHours = 1200;  // fewer than any full-time year has
  if (rate.period != Period::hour || sum.period != Period::year || sum.basis != Basis::fte ||
      rate.currency != sum.currency || is_extra(rate.kind) || is_extra(sum.kind) || !rate.min ||
      !sum.max)
    return;
  const auto least = rate.min->times(units(kHours));
  if (least && *sum.max < *least) sum.basis = Basis::pro_rata;
}

void pair_bases(std::string_view text, std::span<FoundPay> pays) {
  constexpr std::size_t kApartBytes = 120;
  for (std::size_t i = 1; i < pays.size(); ++i) {
    if (pays[i].pay.span.begin > pays[i - 1].pay.span.end + kApartBytes) continue;
    settle_part(pays[i - 1].pay, pays[i].pay);
    settle_part(pays[i].pay, pays[i - 1].pay);
  }
  for (std::size_t i = 1; i < pays.size(); ++i) {
    Pay& one = pays[i - 1].pay;
    Pay& two = pays[i].pay;
    const bool yearly = one.kind == Kind::base && two.kind == Kind::base &&
                        one.period == Period::year && two.period == Period::year;
    if (!yearly || one.currency != two.currency || !one.max || !two.max) continue;
    // "Salary £23,400 FTE", then "Nights - £12,480": a band, and no part of the other
    if (two.scope && one.scope != two.scope && !pays[i].by_time) continue;
    // "£28,000 (pro rata to £11,424 for 15 hours a week or £15,232 for 20)": two parts
    if (pays[i - 1].by_time && pays[i].by_time) {
      if (one.basis == Basis::pro_rata && !two.basis) two.basis = one.basis;
      continue;
    }
    const bool both = one.basis == Basis::fte && two.basis == Basis::fte;
    if (two.span.begin > one.span.end + kApartBytes ||
        (one.basis.has_value() == two.basis.has_value() && !both))
      continue;
    Pay& lower = *one.max < *two.max ? one : two;
    Pay& upper = *one.max < *two.max ? two : one;
    if (upper.basis == Basis::fte && !both && *lower.max < *upper.max)
      lower.basis = Basis::pro_rata;
    if (lower.basis == Basis::pro_rata && *lower.max < *upper.max) upper.basis = Basis::fte;
    // "£28,500 (pro-rata £11,400)", "£28,500 FTE (£11,400 pro rata)", "£16,200 (pro rata, based on
    // a full-time salary of £27,000)": from the first one's begin, since "(pro rata" may be of its
    // own words
    const TextSpan between{pays[i - 1].span.begin, pays[i].span.begin};
    const std::string_view gap =
        between.begin < between.end ? cut(text, between) : std::string_view();
    const bool together = gap.find('(') != gap.npos && gap.find_first_of(")\n") == gap.npos;
    if (lower.basis == Basis::fte && (both || !upper.basis) && together &&
        *lower.max < *upper.max) {
      lower.basis = Basis::pro_rata;
      upper.basis = Basis::fte;
    }
  }
}

}  // namespace wagescope
