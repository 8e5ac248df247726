// One source record, ready to be read: its text, where it came from, and the
// fields that stood beside the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/base/decimal.h"
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
  std::optional<std::string> terms;  ///< Lines of terms: "job type: FULL TIME".
};

/// What a stretch of text was in a format that has structure.
struct Mark {
  enum class What : unsigned char { heading, list_item, cell, paragraph };
  What what;
  TextSpan span;
};

/// Pay that stood in fields of its own beside the text, as in schema.org's
/// baseSalary. Its figures are those of the source's own digits.
struct StatedPay {
  std::optional<Decimal> min;
  std::optional<Decimal> max;
  std::string currency;            ///< ISO 4217; empty when not given.
  std::string period;              ///< The name of a Period: "hour"; empty when not given.
  std::string kind;                ///< The name of a Kind; empty for base pay.
  std::string scope;               ///< What limits it: the title of a tier or range; may be empty.
  bool estimated = false;          ///< Guessed by the source, not offered by the employer.
  std::string words;               ///< The field's words as they stand.
  bool to_be_read = false;         ///< Only `words` are known: "$20 - $25 an hour".
  std::string rule;                ///< Which shape of fields gave it: "field.json-ld".
  std::optional<SourceSpan> span;  ///< Where it stands, if in the source record's text.
};

struct Document {
  SourceRef source;
  std::string text;   ///< Valid UTF-8. Blocks of structured formats are separated by newlines.
  OffsetMap offsets;  ///< From `text` to the bytes of the source record's text.
  Fields fields;
  std::vector<StatedPay> stated_pay;
  std::vector<Mark> marks;  ///< In order of span.begin; empty for plain text.
};

}  // namespace wagescope
