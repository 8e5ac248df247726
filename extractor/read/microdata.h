// schema.org data that stands in a page's own tags: microdata (itemprop) and RDFa (property).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"

namespace wagescope {

/// A JobPosting as JSON of the shape that JSON-LD has, and where its pay stands in the page.
struct MicrodataPosting {
  std::string json;
  std::vector<SourceSpan> salaries;
};

/// The JobPostings of a page, in order. In linear time.
std::vector<MicrodataPosting> microdata_postings(std::string_view html);

}  // namespace wagescope
