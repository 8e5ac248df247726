// The text that rules see is cut by text spans only.
#include "extractor/base/span.h"

std::string_view words(std::string_view text) {
#ifdef WAGESCOPE_MISUSE
  return wagescope::cut(text, wagescope::SourceSpan{0, 1});
#else
  return wagescope::cut(text, wagescope::TextSpan{0, 1});
#endif
}
