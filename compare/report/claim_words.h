// What a claim says, what the figures give, and the verdict.
#pragma once

#include "compare/ratio/claim_check.h"
#include "compare/report/footnotes.h"
#include "compare/report/layout.h"

namespace wagescope {

void write_claim(Layout& out, const ClaimCheck& check, Footnotes& notes);

}  // namespace wagescope
