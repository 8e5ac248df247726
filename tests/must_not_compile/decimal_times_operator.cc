// Arithmetic that can overflow says so in its type; there is no silent operator.
#include "extractor/base/decimal.h"

std::optional<wagescope::Decimal> yearly(wagescope::Decimal hourly, wagescope::Decimal hours) {
#ifdef WAGESCOPE_MISUSE
  return hourly * hours;
#else
  return hourly.times(hours);
#endif
}
