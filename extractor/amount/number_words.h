// Numbers written as words: "thirty-five", "two hundred and forty thousand".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/base/decimal.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class NumberWords {
 public:
  explicit NumberWords(const Lexicons& lexicons);

  struct Match {
    std::uint32_t length = 0;  ///< Bytes of the text.
    Decimal value;
  };

  /// The longest number in words that begins at `at`: "a hundred", "half a
  /// million", "two and a half thousand", "three dozen". Whether `at` begins a
  /// word is the caller's concern. "a", "hundreds" and "the second" are none; nor
  /// is what exceeds Decimal.
  std::optional<Match> at(std::string_view text, std::size_t at) const;

  /// Whether a number may begin with a word that is called `what` in the table: "one", "a", "half";
  /// not "and" nor "million".
  static bool opens(std::string_view what) {
    return what == "small" || what == "ten" || what == "article" || what == "part";
  }

  /// Whether a number may begin with this byte; a cheap first look.
  bool may_start(char byte) const { return words_.may_start(byte); }

 private:
  enum class What : unsigned char {
    small,
    ten,
    hundred,
    scale,
    dozen,
    joiner,
    article,
    of,
    part,
    unit
  };
  struct Word {
    What what;
    std::int64_t value;  ///< Units; of a part: quarters.
  };
  struct Token {
    Word word;
    std::size_t end;
  };
  class Reader;

  std::optional<Token> word(std::string_view text, std::size_t at) const;
  std::optional<Token> next(std::string_view text, std::size_t at) const;

  Phrases<Word> words_;
  FirstWords first_words_{1u << 12};
};

}  // namespace wagescope
