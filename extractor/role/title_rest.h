// What the line of a title goes on with that is of the title too, behind the job that was found in
// it: brackets, parts behind commas, the rest of a label's value; and what is not, a place.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/gazetteer.h"
#include "extractor/role/stretch.h"

namespace wagescope {

/// `end`, or the place behind a bracket there that was opened behind `begin`.
std::uint32_t closed_bracket(std::string_view text, std::uint32_t begin, std::uint32_t end);

/// Each function lengthens the title, or leaves it as it is. Without `places` only take_quoted does
/// anything.
class TitleRest {
 public:
  TitleRest(const Lexicons& lexicons, SharedGazetteer places);

  /// "Anlagenmechaniker SHK": the letters of a trade behind the job, and the end of the line's
  /// part.
  void take_letters(const Stretch& stretch, Title& title) const;
  /// "Planning Officer (Local Plan)" on the title's line.
  void take_bracket(const Stretch& stretch, Title& title) const;
  /// `title: "Operator of Ovens"`, whatever words stand in the quotes.
  void take_quoted(const Stretch& stretch, Title& title) const;
  /// "Job title: Officer for Rowing".
  void take_label_rest(const Stretch& stretch, Title& title) const;
  /// "Software Engineer, Garden Robots" on a line of its own.
  void take_line_parts(const Stretch& stretch, Title& title) const;
  /// Ends "PhD position in Leeds" before its place.
  void drop_place(const Stretch& stretch, Title& title) const;

 private:
  bool is_place(const Stretch& stretch, std::size_t i) const;
  bool of_title(const Stretch& stretch, std::size_t i) const;
  std::optional<std::size_t> bracket_to_line_end(const Stretch& stretch, std::size_t first) const;

  SharedGazetteer places_;
  PhraseSet notes_;        ///< Between a title and what the role is for: "for the".
  PhraseSet place_words_;  ///< Between a title and its place: "based in".
};

}  // namespace wagescope
