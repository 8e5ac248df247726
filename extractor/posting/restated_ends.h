// Ranges whose ends each say the same in another period, in brackets behind them.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/posting/pay_pairs.h"

namespace wagescope {

/// "$62,400 ($30.00/hr) - $75,920 ($36.50/hr)": four amounts are two ranges, of which the second
/// says the first by the hour. Only where each bracket holds about what stands before it.
void join_restated_ends(const Document& document, const Joints& joints,
                        std::vector<FoundPay>& pays);

}  // namespace wagescope
