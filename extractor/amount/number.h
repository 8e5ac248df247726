// Numbers as postings write them: 85,000 · 85 000 · 1.234,56 · 12,00,000 · 85k · 21万5千.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/amount/number_words.h"
#include "extractor/base/decimal.h"
#include "extractor/base/span.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// A number with what its shape leaves open, for the statement to settle.
struct Number {
  TextSpan span;             ///< Digits, separators and multiplier.
  Decimal plain;             ///< As written, before the multiplier.
  int power = 0;             ///< The multiplier's power of ten: 3 for k.
  int cjk_power = 0;         ///< Of the one mark behind the digits: 4 for 900万.
  std::uint8_t digits = 0;   ///< Digits before the decimal mark.
  bool decimals = false;     ///< Written with a fraction.
  bool comma = false;        ///< Its decimal mark is a comma.
  bool grouped = false;      ///< Written in groups of thousands (or lakhs).
  bool comma_three = false;  ///< "18,437": grouped, but for an hour's pay that is no such sum.
  bool dot_three = false;    ///< "55.000": read as grouped, though it may be 55 point 000.
  bool mended = false;       ///< A typo with one sensible reading: "82, 500".
  bool no_cents = false;     ///< A mark in the place of the cents: "3.650,-", "21,063/-".
  bool letter = false;       ///< The multiplier is a single letter: k, m, L.
  bool words = false;        ///< Written in words: "thirty-five thousand".
  std::string_view also;     ///< Another power of the multiplier, and where: "3 BRL EUR".
  std::string_view implies;  ///< What the multiplier says besides: "LPA" -> "INR year".

  /// Reads an open point as the decimal mark: 55.125 for 55125.
  void divide();

  /// plain times the multiplier; empty when too large.
  std::optional<Decimal> value() const { return plain.shifted(power); }
};

/// Immutable after construction; shared between threads.
class NumberReader {
 public:
  explicit NumberReader(const Lexicons& lexicons);

  /// The number that begins at `at`, a digit or a dot before a digit. `money`
  /// says that a currency stands before it, which allows more: "$20m", "$82, 500".
  /// Empty for shapes that are no amount: dates, versions, telephone numbers.
  std::optional<Number> at(std::string_view text, std::uint32_t at, bool money) const;

  /// The number in words that begins at `at`, the beginning of a word.
  std::optional<Number> in_words_at(std::string_view text, std::uint32_t at) const;

  /// Applies a multiplier of one currency that stands before the number, and lets the number begin
  /// there: "KEUR 45".
  void multiply_before(std::string_view text, Number& number) const;

  /// Applies the multiplier in words at `at`, behind a currency: "75 USD million".
  bool multiply(std::string_view text, std::uint32_t at, Number& number) const;

  /// Applies the letter that touches a number beside which a currency stands elsewhere:
  /// "₹40–60L", "35-100L INR".
  void multiply_money(std::string_view text, Number& number) const {
    if (number.power == 0) read_multiplier(text, true, number);
  }

  /// The next place at or behind `from` where a number may begin: a digit, or the
  /// first word of a number in words. `end` when there is none.
  std::uint32_t next(std::string_view text, std::uint32_t from, std::uint32_t end) const;

 private:
  struct Multiplier {
    int power;
    bool letter;      ///< A single letter, which must touch the digits.
    bool money_only;  ///< "20m" is metres, "$20m" is money.
    std::string also;
    std::string implies;
  };
  void read_point(std::string_view text, Number& number) const;
  void read_multiplier(std::string_view text, bool money, Number& number) const;

  Phrases<Multiplier> multipliers_;
  NumberWords words_;
};

/// The place behind spaces, Markdown marks and escapes at `at`; crosses at most
/// `newlines` line breaks.
std::uint32_t skip_noise(std::string_view text, std::uint32_t at, int newlines = 0);

/// The same, leftwards: the place behind which only noise stands before `at`.
std::uint32_t skip_noise_back(std::string_view text, std::uint32_t at, int newlines = 0);

/// "3.000 € x 13,5", "1,100€ × 14": whether a times sign stands before `at`, behind an amount.
bool behind_times(std::string_view text, std::uint32_t at);

}  // namespace wagescope
