// Job titles hold words that elsewhere say that money is no pay, or a bonus: "Pension
// Administrator", "Stock Controller", "Data Analyst (Insurance)". There they say nothing. What
// is a job by itself stands in role/words.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_kinds.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class TitleHeads {
 public:
  explicit TitleHeads(const Lexicons& lexicons);

  /// Whether the words at `cue` are the front of a title that ends before `end`:
  /// "Insurance Account Handler".
  bool front(std::string_view text, TextSpan cue, std::uint32_t end) const;

  /// Whether a title stands before the words at `cue`, which name its field, and nothing
  /// else of a sentence does up to `end`: "Business Analyst - Pensions -".
  bool field(std::string_view text, TextSpan cue, std::uint32_t end) const;

  /// Whether `line` is the line of a title: a job in capitals, and hardly a small word in `part`.
  bool title_line(std::string_view text, TextSpan line, TextSpan part) const;

  /// Whether a word of `name` is a job: "Kitchen porter", "Packers (nights)".
  bool names_job(std::string_view text, TextSpan name) const;

 private:
  bool is_head(std::string_view word) const;
  bool is_job(std::string_view word) const;

  WordKinds heads_;
  std::vector<std::string> suffixes_;  ///< "entwickler": of jobs in one word
};

}  // namespace wagescope
