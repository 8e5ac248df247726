// Pay from fields beside the text, set against what the text states.
#pragma once

#include <vector>

#include "extractor/posting/pay_reader.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// Adds what the fields state to the pays of the text. Equal figures are one pay,
/// with the field's place as a mention. Other figures for the same period are kept
/// on both sides, each with a note that they contradict; the text's stay primary.
/// What a source only estimates is never primary beside anything else.
void use_stated(const std::vector<StatedPay>& stated, const PayReader& reader,
                const PayContext& context, std::vector<Pay>& pays);

}  // namespace wagescope
