// Currencies as they stand beside a number: "$", "A$", "EUR", "dollars", "円".
// A shared sign stays open until something settles it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/certainty.h"
#include "extractor/base/span.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// One way to write a currency. `codes` (ISO 4217) is what it can mean, the
/// usual meaning first, if there is one; one code leaves no doubt.
struct CurrencyForm {
  std::string form;
  std::vector<std::string> codes;
  bool before = false;
  bool after = false;
  bool exact = false;  ///< Only in the letter case of the table.
  bool word = false;   ///< Also an English word: "ALL 5" is no money.
  bool usual = true;   ///< Has a usual meaning: "$", not "kr".

  bool sure() const { return codes.size() == 1; }
  /// Two of its codes have words of a language: "kr", not "$" or "pounds".
  bool told_by_language = false;
  bool may_be(std::string_view code) const;
};

struct CurrencyHit {
  TextSpan span;
  const CurrencyForm* form;
};

struct CurrencyReading {
  std::string code;  ///< ISO 4217; empty when nothing tells.
  Certainty certainty = Certainty::stated;
  std::string evidence;  ///< "sign", "code", "country: CA", "usual meaning"
};

/// What a document says of its money as a whole.
struct DocumentMoney {
  std::string_view currency;       ///< The first that it states without doubt; empty: none.
  std::string_view marked_dollar;  ///< A dollar that it marks, not the US one: CAD of "CA$".
  std::uint32_t marked_at = 0;     ///< Where it does so first.
  std::string_view spoken;         ///< That of its language, looked for where a sign needs it.
};

/// Immutable after construction; shared between threads.
class CurrencyReader {
 public:
  /// What is spoken, of a language whose countries have many dollars and pesos.
  static constexpr std::string_view kAnyDollar = "-";

  explicit CurrencyReader(const Lexicons& lexicons);

  /// The currency that stands directly before the number at `number`. Of "GBP £"
  /// the surer one counts; the span covers both.
  std::optional<CurrencyHit> before(std::string_view text, std::uint32_t number) const;

  /// The currency that stands directly behind the number that ends at `end`. A sign
  /// that stands before the next number belongs to that one.
  std::optional<CurrencyHit> after(std::string_view text, std::uint32_t end) const;

  /// The same, of a form that could also belong to the number behind it: "3 GBP 50 pence".
  std::optional<CurrencyHit> between(std::string_view text, std::uint32_t end) const;

  /// What a form at `at` means, given the job's country (may be empty) and the document's other
  /// money. Where a text marks one dollar ("CA$85,000"), its bare "$" is another one, but for those
  /// behind it when that dollar is the country's: "CA$31.40", and below it "$32.75".
  CurrencyReading settle(const CurrencyForm& form, std::uint32_t at, std::string_view country,
                         const DocumentMoney& money) const;

  /// The currency of which the most words of a language stand in `within`; empty where there are
  /// none, or as many of another.
  std::string_view spoken_in(std::string_view text, TextSpan within) const;

  /// The currency of a country (ISO 3166-1 alpha-2); empty when not known.
  std::string_view of_country(std::string_view country) const;

 private:
  struct Spoken {
    std::string code;    ///< ISO 4217
    unsigned least = 1;  ///< So many words tell it.
  };
  std::optional<CurrencyHit> in_bracket(std::string_view text, std::uint32_t end) const;
  std::optional<CurrencyHit> ending_at(std::string_view text, std::uint32_t end,
                                       std::uint32_t longest) const;

  Phrases<CurrencyForm> forms_;
  std::vector<Spoken> spoken_;                   ///< Currencies that a language tells.
  Phrases<std::vector<std::size_t>> languages_;  ///< A word, and which of them it tells.
  bool last_bytes_[256] = {};                    ///< Bytes with which a form can end.
  std::map<std::string, std::string, std::less<>> countries_;
};

}  // namespace wagescope
