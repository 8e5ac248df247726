// A first look at every word of a text: which tables may have a phrase that
// begins with it. Nearly all words end there, for the price of one hash.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace wagescope {

class FirstWords {
 public:
  /// `slots`, a power of two: many times as many as there are words.
  explicit FirstWords(std::size_t slots = std::size_t{1} << 16);

  /// Notes a phrase of the table that has that bit.
  void add(std::string_view phrase, std::uint8_t table);

  struct Look {
    std::size_t end = 0;      ///< Where the word ends, or the first of words glued as in "inLeeds".
    std::uint8_t tables = 0;  ///< Bits of the tables that may have a phrase here.
    bool word = false;        ///< Whether a word stands here, and no sign or space.
  };
  /// The word or sign at `at`, which must be inside of `text`. Where small letters
  /// are followed by a capital ("inLeeds", "McLean") both readings are looked up.
  Look at(std::string_view text, std::size_t at) const;

  /// The tables that may have a phrase which begins at `at` and ends at any edge of a
  /// word (at_word_edge), so inside of "annumBenefits" too. Some more may be named.
  std::uint8_t begins(std::string_view text, std::size_t at) const;

 private:
  bool may_open(std::string_view text, std::size_t at) const;

  std::vector<std::uint8_t> words_;           ///< By a word's hash.
  std::bitset<1024> openings_;                ///< By a word's first two bytes.
  std::array<std::uint8_t, 256> signs_ = {};  ///< By the first byte of what is no word.
};

}  // namespace wagescope
