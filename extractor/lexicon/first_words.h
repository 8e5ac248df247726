// A first look at every word of a text: which tables may have a phrase that
// begins with it. Nearly all words end there, for the price of one hash.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/base/plain.h"

namespace wagescope {

class FirstWords {
 public:
  /// Tables, as bits: one look is for all readers.
  using Tables = std::uint16_t;
  static constexpr Tables kPlaces = 1;
  static constexpr Tables kCountryWords = 2;  ///< location/evidence.tsv
  static constexpr Tables kPlaceWords = 4;    ///< location/context.tsv
  static constexpr Tables kDates = 8;         ///< Months, weekdays, and words about dates.
  static constexpr Tables kClaims = 16;       ///< What a claim can begin with.
  static constexpr Tables kNumbers = 32;      ///< Number words.
  static constexpr Tables kWorkTime = 64;     ///< "tredicesima"
  static constexpr Tables kNews = 128;        ///< Words that tell news from ads.
  static constexpr Tables kLeftCues = 256;    ///< kind/cues, before an amount
  static constexpr Tables kRightCues = 512;   ///< kind/cues, behind it
  static constexpr Tables kTerms = 1024;      ///< terms/
  static constexpr Tables kAll = 0xFFFF;

  /// `slots`, a power of two: many times as many as there are words.
  explicit FirstWords(std::size_t slots = std::size_t{1} << 16);

  /// Notes a phrase of the table that has that bit.
  void add(std::string_view phrase, Tables table);

  /// What was noted, as numbers that may be noted again in another: places, with their tables.
  struct Noted {
    std::uint16_t place;
    Tables tables;
  };
  struct Layout {
    std::span<const Noted> words;
    std::span<const std::uint16_t> openings;
    std::span<const Noted> signs;
  };
  /// Notes what was laid out when the library was built, by one of as many slots or more.
  void add(const Layout& layout);
  /// What was noted so far; `words`, `openings` and `signs` hold it.
  Layout layout(std::vector<Noted>& words, std::vector<std::uint16_t>& openings,
                std::vector<Noted>& signs) const;

  struct Look {
    std::size_t end = 0;   ///< Where the word ends, or the first of words glued as in "inLeeds".
    Tables tables = 0;     ///< Bits of the tables that may have a phrase here.
    bool word = false;     ///< Whether a word stands here, and no sign or space.
    bool capital = false;  ///< Whether it begins with a capital letter.
    bool figure = false;   ///< Whether it holds a figure of ASCII.
    bool odd = false;      ///< Whether a phrase may begin inside of it: at_word_edge.
  };
  /// The word or sign at `at`, which must be inside of `text`. Where small letters
  /// are followed by a capital ("inLeeds", "McLean") both readings are looked up.
  Look at(std::string_view text, std::size_t at) const;

  /// The tables that may have a phrase which begins at `at` and ends at any edge of a
  /// word (at_word_edge), so inside of "annumBenefits" too. Some more may be named.
  Tables begins(std::string_view text, std::size_t at) const;

 private:
  static Look plain_at(std::string_view text, std::size_t at);
  bool may_open(std::string_view text, std::size_t at) const;
  Look at_any(std::string_view text, std::size_t at) const;
  Tables& of(std::uint32_t hash);
  Tables of(std::uint32_t hash) const;

  std::vector<Tables> words_;           ///< By a word's hash.
  std::bitset<1024> openings_;          ///< By a word's first two bytes.
  std::array<Tables, 256> signs_ = {};  ///< By the first byte of what is no word.
  bool plain_ = plain_lookups();        ///< Rules nothing out.
};

/// What the readers of one extractor share; one by itself has its own.
using SharedFirstWords = std::shared_ptr<FirstWords>;

}  // namespace wagescope
