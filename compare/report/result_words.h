// What one comparison says, in sentences: the value in force, the ratio, and what
// it means in people, weeks, days and money.
#pragma once

#include <string>

#include "compare/ratio/checked_posting.h"
#include "compare/report/footnotes.h"
#include "compare/report/layout.h"

namespace wagescope {

/// "In force on 2023-07-27 (the document's date): $26,470 a year, ... [1]."
void write_value(Layout& out, const Comparison& found, Footnotes& notes);

/// The equation and its meaning, for each end of the pay.
void write_result(Layout& out, const Pay& pay, const Comparison& found, Footnotes& notes);

/// Where a pay stands among the wages of its occupation; nothing without them.
void write_standing(Layout& out, const PayComparison& one, Footnotes& notes);

/// What must be paid by the hour, day, week, month or year to reach the amount.
void write_needed(Layout& out, const Comparison& found, const CompareOptions& options);

/// Each pay in the dollars of another year, with the index of both years.
void write_restated(Layout& out, const CheckedPosting& checked, const PriceIndex* prices,
                    Footnotes& notes);

/// "34.0008", or "34 exactly".
std::string full_ratio(const Exact& ratio);

}  // namespace wagescope
