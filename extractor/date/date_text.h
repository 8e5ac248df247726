// Dates as texts write them: "26 July 2023", "July 26, 2023", "26.07.2023", "2023-07-26".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extractor/base/date.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// Behind "st", "nd", "rd", "th", "er", "º" and "." of a day that ends at `at`, and "of", "de",
/// "di".
std::size_t skip_ordinal(std::string_view text, std::size_t at);

/// Immutable after construction.
class DateText {
 public:
  /// Notes the names of months and weekdays in `first_words`.
  DateText(const Lexicons& lexicons, FirstWords& first_words);

  struct Match {
    Date date;
    std::size_t length = 0;  ///< Bytes, a weekday before it included.
  };

  /// The date that begins at `at`, which must begin a word. A date has a day, a
  /// month and a year of four digits; figures whose day and month could be
  /// either way round ("03/04/2024") are not taken.
  std::optional<Match> at(std::string_view text, std::size_t at) const;

 private:
  struct Name {
    bool weekday = false;
    unsigned number = 0;
  };
  std::optional<Match> figures(std::string_view text, std::size_t at) const;
  std::optional<Match> day_first(std::string_view text, std::size_t at) const;
  std::optional<Match> month_first(std::string_view text, std::size_t at) const;

  Phrases<Name> names_;
};

}  // namespace wagescope
