// A bare number does not say whether it counts units or millionths.
#include "extractor/base/decimal.h"

wagescope::Decimal amount() {
#ifdef WAGESCOPE_MISUSE
  return 900000;
#else
  return wagescope::Decimal::from_units(900000).value();
#endif
}
