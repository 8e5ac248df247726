// Where the part of a page that is about its job ends: "Similar jobs", "People also
// viewed" as a line of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/base/span.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class Sections {
 public:
  explicit Sections(const Lexicons& lexicons);

  struct Start {
    std::uint32_t at;       ///< Where the heading's line begins.
    std::string_view name;  ///< "other-jobs"
  };

  /// The first heading inside `within` that begins a part about other jobs.
  std::optional<Start> foreign(std::string_view text, TextSpan within) const;

 private:
  struct Heading {
    std::string section;
    bool name_follows;
  };
  std::optional<std::string_view> heading(std::string_view line) const;

  Phrases<Heading> headings_;
};

}  // namespace wagescope
