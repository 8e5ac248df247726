// From a document's text to every statement of what the job pays: runs the pay
// stages in order (scan, amount, currency, period, kind) and merges what they read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/location/country_evidence.h"
#include "extractor/location/gazetteer.h"
#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

struct PayReading {
  std::vector<Pay> pay;          ///< In order of the text.
  std::vector<Refused> refused;  ///< Filled only when asked for.
};

/// What is known from outside the pay statement and settles "$" and "kr".
struct PayContext {
  std::string country;    ///< ISO 3166-1 alpha-2; empty when not known.
  bool explain = false;   ///< Whether to report what was refused.
  bool news = false;      ///< Prose about others, which tells of pay in other words.
  std::string leaning{};  ///< The country where little tells it; settles what has no other.
  /// The countries that words speak of, the heaviest first: for a sign that `country` has not.
  std::vector<SpokenCountry> spoken{};
};

/// Immutable after construction; shared between threads.
class PayReader {
 public:
  /// `first_words` and `places`: both or none.
  explicit PayReader(const Lexicons& lexicons, SharedFirstWords first_words = {},
                     SharedGazetteer places = {});
  ~PayReader();
  PayReader(PayReader&&) noexcept;

  PayReading read(const Document& document, TextSpan within, const PayContext& context) const;
  /// The same with the hits of the text at hand.
  PayReading read(const Document& document, TextSpan within, const PayContext& context,
                  const WordHits& hits) const;

  struct Tables;

 private:
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
