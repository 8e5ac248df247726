// Single words with what they are, as bits: a lookup in any case without a copy
// of the word, for the readers that ask about every word of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/plain.h"
#include "extractor/base/sixteen.h"
#include "extractor/lexicon/marks.h"

namespace wagescope {

class WordKinds {
 public:
  using Bits = std::uint64_t;
  static constexpr std::size_t kLongest = 64;  ///< Bytes: longer words are in no table.

  WordKinds();

  /// Adds bits to those of a word.
  void add(std::string_view word, Bits kinds);

  /// The bits of a word in any case; 0 for a word that was not added.
  Bits of(std::string_view word) const { return of(word, 0, word.size()); }
  /// Of the word at `at`: quicker where bytes behind it may be read too.
  Bits of(std::string_view text, std::size_t at, std::size_t size) const;
  /// Of a word of ASCII that fits into a key; not for plain lookups.
  Bits of(const WordKey& folded) const {
    const std::size_t mark = marks_.place(folded.hash());
    return marks_.test(mark) ? find(folded, mark) : 0;
  }

 private:
  static constexpr std::size_t kInKey = 16;  ///< Bytes of a word that is its own key.
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Entry {
    WordKey key;  ///< Of the folded word.
    Bits kinds = 0;
  };
  std::size_t slot_of(const WordKey& key, std::size_t mark) const;
  Bits find(const WordKey& key, std::size_t mark) const;
  Entry& take(const WordKey& key);
  Bits of_any(std::string_view word) const;
  void grow();

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< Numbers of entries by their hash; kNone in a free one.
  Marks marks_;                       ///< Of the keys.
  std::map<std::string, Bits, std::less<>> long_;  ///< Words of more than kInKey bytes.
  bool plain_ = plain_lookups();                   ///< All words are in `long_`.
};

/// What the readers of one extractor share, each with bits of its own; one by itself has
/// its own table.
using SharedWordKinds = std::shared_ptr<WordKinds>;

/// A kind of words as a table names it.
struct NamedBits {
  std::string_view name;
  std::uint32_t bits;
};
/// The bits of that name; a name that no row has is a bad cell of the table's column.
std::uint32_t bits_named(std::span<const NamedBits> rows, std::string_view name,
                         std::string_view table, std::string_view column);

/// The letters and digits that a phrase begins with: "we" of "we're looking for".
std::string_view first_word(std::string_view phrase);

/// A word in small letters: in a buffer when it is plain ASCII, as nearly all are.
class FoldedWord {
 public:
  explicit FoldedWord(std::string_view word);
  FoldedWord(const FoldedWord&) = delete;
  FoldedWord& operator=(const FoldedWord&) = delete;
  std::string_view view() const { return view_; }

 private:
  char buffer_[WordKinds::kLongest];
  std::string other_;
  std::string_view view_;
};

}  // namespace wagescope
