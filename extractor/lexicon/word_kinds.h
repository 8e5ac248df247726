// Single words with what they are, as bits: a lookup in any case without a copy
// of the word, for the readers that ask about every word of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wagescope {

class WordKinds {
 public:
  static constexpr std::size_t kLongest = 64;  ///< Bytes: longer words are in no table.

  WordKinds();

  /// Adds bits to those of a word.
  void add(std::string_view word, std::uint32_t kinds);

  /// The bits of a word in any case; 0 for a word that was not added.
  std::uint32_t of(std::string_view word) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;  ///< Of the folded word; 0: free.
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t kinds = 0;
  };
  std::size_t slot_of(std::uint64_t hash, std::string_view folded) const;
  void grow();

  std::vector<Entry> entries_;
  std::size_t taken_ = 0;
  std::string words_;  ///< All folded words, end to end.
};

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
