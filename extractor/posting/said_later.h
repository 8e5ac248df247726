// What a posting says of its figures around them: in a sentence of its own behind them ("Our range
// is based on total compensation"), or that one is what an agreement asks for and no more.
#pragma once

#include <span>
#include <string_view>

#include "extractor/kind/clause.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/posting/pay_pairs.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class SaidLater {
 public:
  /// The clauses must outlive it.
  SaidLater(const Lexicons& lexicons, const Clauses& clauses);

  /// Gives the ranges of base pay that such a sentence follows the kind that it tells.
  void settle_kinds(std::string_view text, std::span<FoundPay> pays) const;

  /// Makes the amounts of base pay that such a sentence follows the least that is paid: "€ 2.950
  /// brutto. Überzahlung möglich".
  void settle_floors(std::string_view text, std::span<FoundPay> pays) const;

  /// Makes the only amount of base pay the least that is paid where the words before it say that it
  /// is paid at first: "Starting wage: $18.00 per hour".
  void settle_starts(std::string_view text, std::span<FoundPay> pays) const;

  /// Tells the least that a collective agreement or a law allows from what the post pays:
  /// "KV-Minimum € 2.310; unser Angebot: ab € 2.800". It is a floor, and the pay only where nothing
  /// else is.
  void mark_agreed(std::string_view text, std::span<FoundPay> pays) const;

 private:
  bool starts_at(std::string_view text, std::uint32_t amount) const;
  std::optional<Kind> kind_at(std::string_view text, std::uint32_t at, std::uint32_t end) const;
  /// Where the last words of an agreement's minimum in `within` end.
  std::optional<std::uint32_t> agreed_in(std::string_view text, TextSpan within) const;
  std::optional<std::uint32_t> agreed_beside(std::string_view text, TextSpan amount,
                                             std::uint32_t before, std::uint32_t next) const;

  const Clauses& clauses_;
  PhraseSet agreed_;  ///< "KV-Minimum"
  PhraseSet floors_;  ///< "Überzahlung": more than that is paid
  PhraseSet denials_;
  PhraseSet starts_;  ///< "starting wage"
  PhraseSet ranges_;
  PhraseSet verbs_;
  Phrases<Kind> kinds_;
};

}  // namespace wagescope
