// Corpus files: examples with the answer marked in the text as [[...]].
#pragma once

#include <string>
#include <vector>

#include "extractor/posting/posting.h"

namespace wagescope::test {

struct PayRow {
  std::string file;
  std::size_t line = 0;
  std::string text;                 ///< Without the marks.
  std::vector<std::string> marked;  ///< The marked pieces, in order.
  std::vector<std::string> readings;
  std::string refused;  ///< Of a text without pay: the reason that must be given.
  std::string country;
};

/// The rows of a pay corpus below extractor/, columns text, reading, country, why.
/// "\n" in a text is a line break; readings are parted by ";", "-" is none,
/// and "-price" is none with that reason.
std::vector<PayRow> read_pay_corpus(const std::string& path);

/// A pay in the corpus's notation: "45000..60000 GBP/year ote gross (Level 2)".
std::string notation(const Pay& pay);

}  // namespace wagescope::test
