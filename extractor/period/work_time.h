// The hours, days, weeks and payments of a job, as its posting states them: "37.5 hours
// per week", "40 Stunden/Woche", "13-week contract", "14x jährlich".
#pragma once

#include <optional>
#include <string_view>

#include "extractor/amount/number.h"
#include "extractor/base/span.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class WorkTimeReader {
 public:
  /// Notes the first words of its phrases in `first_words`, when that is given.
  explicit WorkTimeReader(const Lexicons& lexicons, FirstWords* first_words = nullptr);

  /// What the text states without doubt. A range ("10-15 hours per week"), a bound ("up to
  /// 20 hours") or two different statements leave that part absent. Hours that are said to
  /// be those of a full-time week ("based on 40 hours a week") are told apart; days in the
  /// office are no working days.
  WorkTime read(std::string_view text, TextSpan within) const;
  /// The same by the hits of the text, with the first words that were noted.
  WorkTime read(std::string_view text, TextSpan within, const WordHits& hits) const;

  /// Whether hours of the week are the next thing at `at`, in a bracket too: " (22 hours per
  /// week)", ", 37.5 Stunden/Woche".
  bool weekly_hours_at(std::string_view text, std::uint32_t at) const;

 private:
  enum class Part : unsigned char { hours, days, weeks, payments };
  enum class Before : unsigned char { open, joins, full_time, veto };
  struct Found;
  struct Seen;

  std::optional<Found> found_at(std::string_view text, std::uint32_t at) const;
  bool open_before(std::string_view text, std::uint32_t begin, std::uint32_t gap) const;
  bool word_near(std::string_view text, TextSpan window, Before what) const;
  void note(std::string_view text, const Found& found, Seen& seen) const;
  std::uint32_t read_in(std::string_view inside, TextSpan within, Seen& seen) const;

  NumberReader numbers_;
  Phrases<Part> units_;     ///< Behind a number: "hours per week".
  Phrases<Decimal> whole_;  ///< Number and all: "13. Monatsgehalt", "tredicesima".
  PhraseSet longer_;        ///< A unit that goes on so counts something else.
  PhraseSet counted_;       ///< Behind "x 13" what is no payment: "weeks".
  Phrases<Before> words_;
};

}  // namespace wagescope
