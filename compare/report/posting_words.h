// The part that both reports share: what one posting says.
#pragma once

#include <string>

#include "compare/report/layout.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// "Product manager at Netflix", or what there is.
std::string headline(const Posting& posting);

/// Source, title, role, employer, place and date, each with where it stands.
void write_posting(Layout& out, const Posting& posting);

/// Each pay: the figures, the quote and its place, what is not stated.
void write_pays(Layout& out, const Posting& posting);

/// "bytes 34 to 49".
std::string place_words(SourceSpan span);
/// In typographic quotes, on one line.
std::string quote_words(std::string_view text);

}  // namespace wagescope
