// Every text that the source tree has: for tests that read all of them in two ways.
#pragma once

#include <string>
#include <vector>

#include "extractor/extractor.h"

namespace wagescope::test {

/// The corpora's texts, and what fixtures/ holds, each with its fields.
std::vector<Document> all_documents();

/// The text spoilt by chance: letters lost, doubled, made capital, spaces and line breaks lost,
/// words of other scripts and money put in. It stays UTF-8.
std::string spoilt(const std::string& text, unsigned seed);

/// All that an extractor says of a document, as lines of JSON.
std::string records_of(const Extractor& extractor, const Document& document);

}  // namespace wagescope::test
