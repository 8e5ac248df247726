// HTML to text, with the way back to the source's bytes.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/read/document.h"

namespace wagescope {

/// Whether the text has HTML's tags near its beginning, plain or escaped once
/// more ("&lt;p&gt;", as some feeds give their descriptions).
bool looks_like_html(std::string_view text);

/// Fills out.text, out.offsets and out.marks with what a browser shows of
/// `html`, which must be valid UTF-8 and smaller than 4 GB: blocks separated by
/// line breaks, cells of a row by tabs, runs of spaces made one. Where no tag
/// parts lines ("a <b>baker</b>" in a text of many lines) the text's own breaks
/// do. Scripts, styles, navigation, footers, cookie notices and hidden parts
/// are left out.
/// Any bytes are taken as browsers take them, in linear time.
void read_html(std::string_view html, Document& out);

/// The contents of the page's <script type="application/ld+json"> elements.
std::vector<std::string_view> json_ld_blocks(std::string_view html);

}  // namespace wagescope
