// The terms of a job: how senior, which shift, what contract, where the work is done.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class TermsReader {
 public:
  explicit TermsReader(const Lexicons& lexicons, SharedFirstWords first_words = {});
  ~TermsReader();
  TermsReader(TermsReader&&) noexcept;

  /// The terms that `within` states: behind a label, in its title, as a part of a short line
  /// ("Baker | Permanent"), or before a word for a job ("a permanent role"), in that order.
  Terms read(const Document& document, TextSpan within, std::optional<TextSpan> title,
             const WordHits& hits) const;

  /// What lines of labels and values say: "job type: Full time".
  Terms of_lines(std::string_view lines) const;

  /// What the words of a title say: "Senior Engineer II" is senior, of grade II.
  Terms of_title(std::string_view title) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
