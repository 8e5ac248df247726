// The date of the posting or article.
#pragma once

#include <memory>
#include <optional>

#include "extractor/base/certainty.h"
#include "extractor/base/date.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/read/document.h"

namespace wagescope {

struct DateReading {
  Date date;
  TextSpan words;                           ///< "July 26, 2023"
  Certainty certainty = Certainty::stated;  ///< implied: a stamp of something quoted.
};

/// Immutable after construction; shared between threads.
class DateReader {
 public:
  explicit DateReader(const Lexicons& lexicons, SharedFirstWords shared = {});
  ~DateReader();
  DateReader(DateReader&&) noexcept;

  /// The latest plausible date that the text gives for itself; empty when it gives none.
  std::optional<DateReading> read(const Document& document, TextSpan within) const;
  /// The same with the hits of the text at hand.
  std::optional<DateReading> read(const Document& document, TextSpan within,
                                  const WordHits& hits) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
