// What a reader should know of pays beside their figures: a bonus in percent that comes on top,
// and that two figures are one pay by the hour and by the year.
#pragma once

#include <span>
#include <string_view>

#include "extractor/kind/cues.h"
#include "extractor/posting/pay_pairs.h"

namespace wagescope {

/// "£40,000 + 15% bonus", "Bonus: up to 20%": notes "bonus in percent: 15%" on the pay before it,
/// or else on the first one behind.
void note_percents(std::string_view text, TextSpan within, const CueReader& cues,
                   std::span<FoundPay> pays);

/// "$24.50 per hour ($50,960 annually)": notes on both that they are one pay. Where the text states
/// the hours of a week and they make another year's pay, by more than a fiftieth, the note says so.
void note_same_pay(std::span<Pay> pays);

}  // namespace wagescope
