// Lines that each name somebody and what is paid to them: "Grade 1 £12.50", or "Police
// Officer" above "- $38.10 - $55.20 Hourly". The names are the scopes of the pays; under a
// heading that speaks of pay, such lines need no pay word of their own.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"
#include "extractor/kind/cues.h"
#include "extractor/kind/title_heads.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// One amount and the name that its line, or the line above, gives it.
struct Rung {
  TextSpan money;
  TextSpan label;      ///< Empty when nothing names it.
  bool above = false;  ///< The label stands on a line of its own.

  bool named() const { return label.begin < label.end; }
};

struct PayHeading {
  std::optional<Period> period;
  std::optional<Basis> basis;
};

/// Rungs that follow each other, `begin` to `end` of a list of them.
struct Ladder {
  std::size_t begin = 0, end = 0;
};

/// Immutable after construction; shared between threads.
class LadderReader {
 public:
  LadderReader(const Lexicons& lexicons, const CueReader& cues);

  /// The rung of each statement, in order of the text, which begins at `floor`.
  std::vector<Rung> rungs(std::string_view text, std::span<const TextSpan> money,
                          std::uint32_t floor) const;

  /// Runs of named rungs that stand close together and have at least two names.
  static std::vector<Ladder> ladders(std::string_view text, std::span<const Rung> rungs);

  /// What one of the `lines` above the first rung says of all, when it speaks of pay: "Pay
  /// scale", "Gehaltsstufen", "Hourly rate".
  std::optional<PayHeading> heading(std::string_view text, const Rung& first, std::uint32_t floor,
                                    int lines = 1) const;

  /// Whether every name ends in a rank: "Deputy I", "Deputy II". Prices of one amount may.
  static bool ranked(std::string_view text, std::span<const Rung> ladder);

  /// Whether at least half of the names are of people or times that only pay is told for: "Crew
  /// up to", "Nights", "2nd yr", "0-2 years' experience"; and none is of something for sale.
  bool paid(std::string_view text, std::span<const Rung> ladder) const;
  /// Whether words name what has a price: "Rooms".
  bool sells(std::string_view text, TextSpan words) const;
  /// The same, and that all of them are, and no name is of what has a price.
  bool all_paid(std::string_view text, std::span<const Rung> ladder) const;

 private:
  TextSpan name_in(std::string_view text, TextSpan line, bool any_case) const;
  bool is_paid(std::string_view text, TextSpan name) const;
  std::optional<PayHeading> said_in(std::string_view text, TextSpan line) const;
  std::uint32_t behind_item(std::string_view text, TextSpan gap) const;
  std::uint32_t behind_label(std::string_view text, TextSpan name) const;
  TextSpan trimmed(std::string_view text, TextSpan name) const;
  TextSpan label_above(std::string_view text, const Rung* before, std::uint32_t line,
                       std::uint32_t floor) const;

  const CueReader& cues_;
  TitleHeads titles_;
  PhraseSet people_;    ///< "nights", "yrs exp", "unqualified": of pay, in a name
  PhraseSet classes_;   ///< "class" of "Class 1", though a "class" is sold
  PhraseSet goods_;     ///< "ticket", "room": for sale, in a name
  PhraseSet joiners_;   ///< Between a pay word and a name: "Salary for", "Gehalt für"
  PhraseSet fillers_;   ///< Between a name and its amount: "from", "rate"
  PhraseSet items_;     ///< Between two names in one line: "and"
  PhraseSet strange_;   ///< No name begins so: "we", "this", "up to"
  PhraseSet ordinals_;  ///< "jahr": its number with a dot is no mark of a list
};

}  // namespace wagescope
