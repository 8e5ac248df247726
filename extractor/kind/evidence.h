// What the words around a statement of money say of it, each with its distance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/amount/joints.h"
#include "extractor/amount/statement.h"
#include "extractor/kind/cues.h"
#include "extractor/kind/reasons.h"
#include "extractor/kind/title_heads.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// Whether a cue says what an amount is: pay, a kind of pay, or no pay.
bool is_meaning(const CueHit& hit);

/// Whether pay of that kind comes on top of what is paid for the work itself.
bool is_extra(Kind kind);

struct Evidence {
  Evidence() = default;
  Evidence(const Evidence&) = delete;  // the pointers lead into the lists
  Evidence& operator=(const Evidence&) = delete;
  Evidence(Evidence&&) = default;
  std::vector<CueHit> left, right;
  const CueHit* nearest_left = nullptr;   ///< Of those that are meanings.
  const CueHit* nearest_right = nullptr;  ///< The same, before anything else begins.
};

/// Whether 15,000 of its currency are the pay of a year rather than of a month.
bool in_large_units(const MoneyStatement& statement);

/// Gathers it. Immutable after construction; shared between threads.
class EvidenceReader {
 public:
  EvidenceReader(const Lexicons& lexicons, const CueReader& cues, const Joints& joints);

  const Reasons& reasons() const { return reasons_; }
  const Joints& joints() const { return joints_; }

  /// `left` and `right` are the clauses around the statement; `hits` those of the text, or null.
  Evidence gather(const MoneyStatement& statement, std::string_view text, const WordHits* hits,
                  TextSpan left, TextSpan right) const;

  /// Whether `line` is the line of a title, of which `part` is no prose.
  bool title_line(std::string_view text, TextSpan line, TextSpan part) const {
    return titles_.title_line(text, line, part);
  }

 private:
  /// Keep the cues that count, and point at the nearest that is a meaning.
  void gather_left(std::string_view text, TextSpan left, std::uint32_t begin, Evidence& all) const;
  void gather_right(std::string_view text, TextSpan left, TextSpan right, std::uint32_t begin,
                    Evidence& all) const;
  const CueHit* bracketed(std::string_view text, TextSpan right,
                          const std::vector<CueHit>& hits) const;

  /// Whether a word that must stand alone has a noun before it: "Adoption fee", not "a fee".
  bool of_noun(std::string_view text, const CueHit& hit) const;

  /// Whether the words of a reason cannot be of such an amount: "£45,000 training and benefits".
  bool of_other_size(const Cue& cue, const MoneyStatement& statement) const;
  /// Whether the amount is over twice the largest that the reason can be of.
  bool larger_than_any(const Cue& cue, const MoneyStatement& statement) const;

  Reasons reasons_;
  TitleHeads titles_;
  PhraseSet no_nouns_;  ///< "the", "agreed"
  PhraseSet asides_;    ///< "(no commission)": what begins so is not the amount before it.
  const CueReader& cues_;
  const Joints& joints_;
};

}  // namespace wagescope
