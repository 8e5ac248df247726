// Single words with what they are, as bits: a lookup in any case without a copy
// of the word, for the readers that ask about every word of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
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
  static constexpr std::size_t kInKey = 16;  ///< Bytes of a word that is its own key.
  struct Key {
    std::uint64_t first = 0;  ///< Of the folded word; 0: a free entry.
    std::uint64_t second = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Entry {
    Key key;
    std::uint32_t kinds = 0;
  };
  static Key key_of(std::string_view word);
  std::size_t slot_of(const Key& key) const;
  std::uint32_t of_any(std::string_view word) const;
  void grow();

  std::vector<Entry> entries_;
  std::size_t taken_ = 0;
  std::map<std::string, std::uint32_t, std::less<>> long_;  ///< Words of more than kInKey bytes.
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
