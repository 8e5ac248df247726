// The text of a file that is one document, and where it stands in the file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/base/offset_map.h"
#include "extractor/base/result.h"
#include "extractor/read/document.h"
#include "extractor/read/read.h"

namespace wagescope {

/// That `place` is no text: byte `at` of it is not valid UTF-8.
Error bad_utf8(const std::string& place, std::size_t at);

/// Decoded from the batch's charset, or from the one that the bytes declare, where they
/// are not UTF-8. Views into the batch, which must outlive it.
struct FileText {
  explicit FileText(const Batch& batch);
  FileText(const FileText&) = delete;
  FileText& operator=(const FileText&) = delete;

  /// `document` was made from `text`: its places become those of the file.
  void place(Document& document) const;

  std::string_view text;
  OffsetMap offsets;
  std::string decoded;
  std::optional<std::size_t> bad;  ///< Where it is no text, when it is none.
};

}  // namespace wagescope
