// Not by an explicit conversion either.
#include "extractor/base/decimal.h"

wagescope::Decimal amount() {
#ifdef WAGESCOPE_MISUSE
  return wagescope::Decimal(22.5F);
#else
  return wagescope::Decimal::from_micros(22'500'000);
#endif
}
