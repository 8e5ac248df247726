// Markdown to text, with the way back to the source's bytes.
#pragma once

#include <string_view>

#include "extractor/read/document.h"

namespace wagescope {

/// Whether the text has marks that only Markdown has: signs escaped as in "\$95,000 \- \$115,000",
/// pairs of "**" in a line, links, rows of a table. A bullet or "#" alone is plain text.
bool looks_like_markdown(std::string_view text);

/// Fills text, offsets and marks: escapes undone, marks of bold and of headings left out, links
/// as their words, a table's cells apart by tabs. In linear time.
void read_markdown(std::string_view source, Document& out);

}  // namespace wagescope
