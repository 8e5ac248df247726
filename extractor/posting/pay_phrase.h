// Whether a text is nothing but a pay phrase, as a salary column holds it:
// "16,500 to 18,000", "Up to 22k plus benefits", "14/hour".
#pragma once

#include <string_view>

#include "extractor/amount/statement.h"
#include "extractor/kind/cues.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class PayPhrase {
 public:
  PayPhrase(const Lexicons& lexicons, const CueReader& cues, const StatementReader& statements);

  /// True when the text is short and holds numbers and words about pay only. In
  /// such a text a number needs no currency and no pay word to be the pay.
  bool is_all_of(std::string_view text) const;

 private:
  /// Where the known word at `at` ends; `at` when it is not known.
  std::uint32_t skip_known(std::string_view text, std::uint32_t at) const;

  PhraseSet words_;
  const CueReader& cues_;
  const StatementReader& statements_;
};

}  // namespace wagescope
