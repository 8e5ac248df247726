// From places in a document's text to places in the source record's bytes.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/base/span.h"

namespace wagescope {

/// Sorted runs of (text offset, source offset). Empty means that the text is
/// the source, byte for byte. Inside a run both advance together.
class OffsetMap {
 public:
  /// From here on text offset `text` stands at source offset `source`; calls
  /// must come in rising order of `text`.
  void add_run(std::uint32_t text, std::uint32_t source);

  /// From here on the text stands as a whole for the `size` (more than 0) bytes
  /// at `source`, as "&" does for "&amp;": until the next run.
  void add_piece(std::uint32_t text, std::uint32_t source, std::uint32_t size);

  /// Adds the runs of `part`, whose text begins at `text` of this text and whose
  /// source at `source` of this source.
  void append(const OffsetMap& part, std::uint32_t text, std::uint32_t source);

  /// The source bytes that a stretch of text came from: from the source place
  /// of its first byte to just behind that of its last.
  SourceSpan to_source(TextSpan span) const;

  /// Where the runs begin, and what they stand for.
  struct Run {
    std::uint32_t text;
    std::uint32_t source;
    std::uint32_t piece;  ///< Size of the source piece; 0 for a run of equal bytes.
  };
  const std::vector<Run>& runs() const { return runs_; }

 private:
  void add(Run run);
  SourceSpan byte(std::uint32_t text) const;

  std::vector<Run> runs_;
};

}  // namespace wagescope
