// Ratios that a text states in words: "could qualify thirty-five actors".
#pragma once

#include <memory>
#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class ClaimReader {
 public:
  explicit ClaimReader(const Lexicons& lexicons, SharedFirstWords shared = {});
  ~ClaimReader();
  ClaimReader(ClaimReader&&) noexcept;

  /// Every claim in `within`, in order of the text.
  std::vector<Claim> read(const Document& document, TextSpan within) const;
  /// The same with the hits of the text at hand.
  std::vector<Claim> read(const Document& document, TextSpan within, const WordHits& hits) const;

  /// Compiled tables; internal.
  struct Tables;

 private:
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
