// Amounts without a currency: only a word that leaves no doubt, or a shape that nothing but pay
// has, makes them pay.
#pragma once

#include "extractor/amount/statement.h"
#include "extractor/kind/evidence.h"
#include "extractor/kind/judge.h"

namespace wagescope {

/// "12 bakers", "Room 7": without currency, period and size no word makes it pay.
bool is_small_count(const MoneyStatement& statement);

/// "1 950 € net", "£24,800 pro rata": only pay is told before and after tax, and for a part of a
/// week.
bool has_basis(const MoneyStatement& statement);

/// Whether words around an amount without a currency, or its shape, leave no doubt that it is pay.
/// `verdict`: what is known of it so far.
bool bare_is_pay(const MoneyStatement& statement, const Verdict& verdict, const Evidence& evidence,
                 const JudgeContext& context, const UsualPay& usual);

}  // namespace wagescope
