// The organisation that hires or pays, as the text names it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractor/base/certainty.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_kinds.h"
#include "extractor/lexicon/words.h"
#include "extractor/location/gazetteer.h"
#include "extractor/read/document.h"

namespace wagescope {

struct EmployerReading {
  TextSpan name;  ///< "Netflix"
  Certainty certainty = Certainty::stated;
  std::string rule;  ///< Which row found it: "x-is-hiring".
};

/// Immutable after construction; shared between threads.
class EmployerReader {
 public:
  explicit EmployerReader(const Lexicons& lexicons, SharedWordKinds shared = {},
                          SharedGazetteer places = {});
  ~EmployerReader();
  EmployerReader(EmployerReader&&) noexcept;

  /// Empty when the text does not name who hires or pays.
  std::optional<EmployerReading> read(const Document& document, TextSpan within) const;
  /// The same with the words of `within` at hand, kMostWords of them at least.
  /// `title`: where the job's title stands, when that is known.
  std::optional<EmployerReading> read(const Document& document, TextSpan within,
                                      const std::vector<Word>& words,
                                      std::optional<TextSpan> title = {}) const;

  /// Every organisation that may hire or pay in a piece of news, in order of how
  /// much speaks for it; unions, papers and people are none.
  std::vector<EmployerReading> organisations(const Document& document, TextSpan within) const;

  struct Tables;

 private:
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
