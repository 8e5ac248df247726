// A place in the text is no place in the file: only OffsetMap leads from one to the other.
#include "extractor/base/offset_map.h"

wagescope::SourceSpan place(wagescope::TextSpan span, const wagescope::OffsetMap& map) {
#ifdef WAGESCOPE_MISUSE
  (void)map;
  return span;
#else
  return map.to_source(span);
#endif
}
