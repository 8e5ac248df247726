// Amounts that no word calls pay, and that are it by their place: in a title, in a line of its own
// at the top of a text, or as a range that only yearly pay has.
#pragma once

#include "extractor/amount/statement.h"
#include "extractor/kind/evidence.h"
#include "extractor/kind/judge.h"

namespace wagescope {

/// Whether an amount without a word about it can be taken by its place and size:
/// in a title or a line of its own, or a range in the region of yearly pay. `verdict`: what is
/// known of it so far.
bool headline(const MoneyStatement& statement, const Verdict& verdict, const JudgeContext& context,
              const UsualPay& usual, const EvidenceReader& reader);

/// "Buchhalter in Berlin, 45.000 - 55.000", "Claims Analyst 43,000 | Hull": a range in the line of
/// a title at the top of a text, or a round amount at the end of a part of it, that only yearly pay
/// has, with nothing behind it that it could count, where the country tells the currency.
bool bare_headline(const MoneyStatement& statement, const Evidence& evidence,
                   const JudgeContext& context, const UsualPay& usual,
                   const EvidenceReader& reader);

}  // namespace wagescope
