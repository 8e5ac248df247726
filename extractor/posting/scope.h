// For whom a pay holds when a text gives several: a place, a level, a shift, an
// age, a tax status, in the text's own words.
#pragma once

#include <optional>
#include <string_view>

#include "extractor/amount/conditions.h"
#include "extractor/amount/statement.h"
#include "extractor/base/span.h"
#include "extractor/kind/clause.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {

/// "18-20", "21+"
bool is_age(std::string_view words);

struct Scope {
  TextSpan words;        ///< "McLean, VA", "Level 2", "18-20"
  bool plain = false;    ///< Said plainly; else it holds only beside another pay of its kind.
  bool heading = false;  ///< Stands in a heading: it holds only beside another pay's scope.
  bool behind = false;   ///< Stands behind the amount.
  bool time = false;     ///< Counts hours or years: it holds only beside another such scope.
  bool place = false;    ///< A place that labels the amount: "London - £36,000".
};

/// Immutable after construction; shared between threads.
class ScopeReader {
 public:
  /// The clauses and the conditions must outlive it.
  ScopeReader(const Lexicons& lexicons, const Clauses& clauses, const Conditions& conditions,
              SharedGazetteer places);

  /// Whether `name` is a place, with or without a note: "Akron", "Dayton (North)".
  bool is_place(std::string_view text, TextSpan name) const;

  /// Whether words name for whom a pay holds, as the heading of a column does: "Outer London".
  bool is_scope(std::string_view text, TextSpan words) const;

  /// The scope of a statement by the words around it; no word left of `floor`
  /// counts. Empty when nothing limits it.
  std::optional<Scope> read(std::string_view text, TextSpan statement, std::uint32_t floor) const;

  /// The time or work for which an allowance is paid, in the words of its clause: "sleep-in" of
  /// "£60 per sleep-in", "Detention: $12". No word left of `floor` counts.
  std::optional<TextSpan> of_allowance(std::string_view text, TextSpan statement,
                                       std::uint32_t floor) const;

 private:
  std::optional<Scope> find(std::string_view text, TextSpan statement, std::uint32_t floor) const;
  std::optional<Scope> label(std::string_view text, TextSpan clause) const;
  std::optional<Scope> bracketed(std::string_view text, std::uint32_t statement,
                                 std::uint32_t floor) const;
  std::optional<Scope> colon_above(std::string_view text, std::uint32_t line,
                                   std::uint32_t floor) const;
  std::optional<Scope> heading(std::string_view text, TextSpan clause, std::uint32_t floor) const;
  std::optional<Scope> limit(std::string_view text, TextSpan clause) const;
  std::optional<Scope> listed_limit(std::string_view text, std::uint32_t end,
                                    std::uint32_t floor) const;
  bool says_pay(std::string_view text, TextSpan within) const;
  std::optional<Scope> of_range(std::string_view text, TextSpan clause) const;
  std::optional<Scope> named_before(std::string_view text, std::uint32_t end) const;
  std::optional<Scope> opening(std::string_view text, TextSpan clause) const;
  std::optional<Scope> behind(std::string_view text, std::uint32_t at) const;
  std::optional<Scope> ranked_behind(std::string_view text, std::uint32_t at) const;
  static Scope ranked(std::string_view text, std::uint32_t begin, std::uint32_t length);
  std::optional<Scope> condition(std::string_view text, std::uint32_t begin) const;
  bool lists_regions(std::string_view words) const;
  bool names_band(std::string_view text, TextSpan inside) const;
  bool counts_time(std::string_view text, TextSpan inside) const;
  std::optional<Scope> time(std::string_view text, std::uint32_t begin) const;
  bool labels_next(std::string_view text, std::uint32_t end) const;
  /// The place at `begin`; `weak`: also one that is an everyday word, "Hull".
  std::optional<TextSpan> place(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                bool weak = false) const;
  struct Marks {
    bool colon = false;      ///< One stands behind the label: "UK: £45,000".
    bool pay_label = false;  ///< One stands behind a pay word: "UK Salary: £45,000".
  };
  std::uint32_t strip_fillers(std::string_view text, TextSpan clause, Marks& marks) const;
  bool pay_word_before(std::string_view text, std::uint32_t colon, std::uint32_t floor) const;

  std::optional<TextSpan> work_in(std::string_view text, TextSpan within, bool first) const;

  PhraseSet& set_named(std::string_view what);

  const Clauses& clauses_;
  SharedGazetteer places_;
  PhraseSet heads_;    ///< Before an amount: "Level", "PAYE", "nights"
  PhraseSet shadows_;  ///< A head begins so, but it is none: "Full time equivalent"
  PhraseSet tails_;    ///< Behind an amount: "for nights", "across London"
  const Conditions&
      conditions_;          ///< Behind an amount, with the words up to a mark: "after probation"
  PhraseSet fillers_;       ///< Between a label and its amount: "from", "rate"
  PhraseSet limits_;        ///< "candidates in", "residents"
  PhraseSet joints_;        ///< Before a place: "across", "in the"
  PhraseSet anaphors_;      ///< For places named before: "those locations"
  PhraseSet verbs_;         ///< Behind those: "is"
  PhraseSet openers_;       ///< Before a place that opens a sentence: "In"
  PhraseSet weak_openers_;  ///< The same, which tells only beside another pay: "The"
  PhraseSet goes_on_;       ///< Behind it: "the", "only the"
  PhraseSet pay_words_;     ///< "salary": a sentence that begins with a place tells of pay
  PhraseSet leads_;         ///< Before a list of places: "the following locations:"
  PhraseSet others_;        ///< "all other": begins such a list though no capital does
  PhraseSet place_labels_;  ///< "Role Location:", in front of the place on a line above
  PhraseSet place_tails_;   ///< "metropolitan area", behind a place
  PhraseSet served_;        ///< In one that tells by years or hours: "(1-3 years)"
  PhraseSet served_each_;   ///< Behind those: "per week"
  PhraseSet served_for_;    ///< Before those behind an amount: "for 15 hours"
  PhraseSet works_;         ///< "sleep-in": for what an allowance is paid.
  PhraseSet notes_;         ///< In a bracket behind an amount, of nobody: "competitive"
};

}  // namespace wagescope
