// An amount never passes through floating point: 0.1 has no exact double.
#include "extractor/base/decimal.h"

wagescope::Decimal amount() {
#ifdef WAGESCOPE_MISUSE
  return 22.5;
#else
  return wagescope::Decimal::parse("22.5").value();
#endif
}
