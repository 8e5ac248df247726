// Files of a test's own, and everything that the readers make of them.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "extractor/read/read.h"
#include "tests/support/temp_folder.h"

namespace wagescope::test {

inline std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<Record> records_in(const std::string& path, ReadLimits limits = {},
                                      FieldNames names = {}) {
  BatchReader batches(find_sources({path}), limits);
  RecordReader reader(std::move(names));
  std::vector<Record> records;
  while (const auto batch = batches.next())
    reader.read(*batch, [&](Record record) { records.push_back(std::move(record)); });
  return records;
}

inline std::vector<Record> records_of(const std::string& bytes, ReadLimits limits = {}) {
  const TempFolder folder;
  return records_in(folder.add("in", bytes), limits);
}

/// What the source has where `words` stand in the document's text.
inline std::string source_of(const Document& document, const std::string& source,
                             const std::string& words) {
  const auto at = static_cast<std::uint32_t>(document.text.find(words));
  const auto end = at + static_cast<std::uint32_t>(words.size());
  const SourceSpan span = document.offsets.to_source(TextSpan{at, end});
  return source.substr(span.begin, span.size());
}

}  // namespace wagescope::test
