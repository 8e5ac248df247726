// One source record, ready to be read: its text, where it came from, and the
// fields that stood beside the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/base/offset_map.h"
#include "extractor/base/span.h"

namespace wagescope {

/// Where a record came from. `record` counts from 1 in files that hold several,
/// and is 0 for a file that is one record.
struct SourceRef {
  std::string path;
  std::uint64_t record = 0;
  std::string id;
};

/// Values that stood beside the text. A field helps the reading and never
/// silently overrides a text that contradicts it. Absent is nullopt.
struct Fields {
  std::optional<std::string> title;
  std::optional<std::string> employer;
  std::optional<std::string> location;
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-2
  std::optional<std::string> date;     ///< YYYY-MM-DD
  std::optional<std::string> url;
};

/// What a stretch of text was in a format that has structure.
struct Mark {
  enum class What : unsigned char { heading, list_item, cell, paragraph };
  What what;
  TextSpan span;
};

struct Document {
  SourceRef source;
  std::string text;   ///< Valid UTF-8. Blocks of structured formats are separated by newlines.
  OffsetMap offsets;  ///< From `text` to the bytes of the source record's text.
  Fields fields;
  std::vector<Mark> marks;  ///< In order of span.begin; empty for plain text.
};

}  // namespace wagescope
