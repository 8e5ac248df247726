// A ratio is computed from stored integers alone.
#include "compare/ratio/exact.h"

wagescope::Exact hours() {
#ifdef WAGESCOPE_MISUSE
  return 37.5;
#else
  return wagescope::Decimal::parse("37.5").value();
#endif
}
