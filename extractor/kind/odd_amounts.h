// Amounts that no job pays, or hardly any: by their size, their ends, and what time they are paid
// for.
#pragma once

#include <string_view>

#include "extractor/amount/statement.h"
#include "extractor/kind/judge.h"
#include "extractor/period/period.h"

namespace wagescope {

/// "De 20 000 € à 400 000 € par an": no word calls it pay, and no pay has such ends. Where one does
/// (`said`), the ends may be further apart.
bool too_wide(const MoneyStatement& statement, bool said);

/// The reason why an amount is too large, too small or nothing for what the verdict takes it for;
/// empty when it is not.
std::string_view too_odd(const MoneyStatement& statement, const Verdict& verdict,
                         const JudgeContext& context, const UsualPay& usual);

/// "The plant ships $175M a year", "health cover of $185 a month": whether such money for such a
/// time is no pay where no word calls it so.
bool seldom_paid(const MoneyStatement& statement, const Verdict& verdict, std::string_view currency,
                 const UsualPay& usual);

}  // namespace wagescope
