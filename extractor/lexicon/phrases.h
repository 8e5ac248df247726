// Many fixed phrases at once: the longest one that stands at a place in a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace wagescope {

/// How a phrase must end (or begin, when read backwards).
enum class Edge : unsigned char {
  word,  ///< Not inside a word: "an hour" is not in "an hourly".
  any,   ///< Anywhere: postings glue words together ("per annumplus").
};

/// A set of phrases, each with a number. Case does not matter. A space in a
/// phrase stands for one or more spaces of any kind, or a line break.
/// Immutable after the last add(); safe to share between threads.
class PhraseSet {
 public:
  PhraseSet();

  /// Adds a phrase; the same phrase added again keeps its first number.
  void add(std::string_view phrase, std::uint32_t number);

  struct Match {
    std::uint32_t length = 0;  ///< Bytes of the text.
    std::uint32_t number = 0;
  };

  /// The longest phrase that begins at `at`. Whether `at` begins a word is the
  /// caller's concern.
  std::optional<Match> at(std::string_view text, std::size_t at, Edge end = Edge::word) const;

  /// Whether any phrase begins with the (folded) byte; a cheap first look.
  bool may_start(char byte) const { return starts_[static_cast<unsigned char>(byte)]; }

  bool empty() const { return count_ == 0; }

 private:
  struct Edges {
    std::uint64_t key = 0;  ///< node << 8 | byte, plus 1; 0 is free.
    std::uint32_t child = 0;
  };
  std::uint32_t child(std::uint32_t node, unsigned char byte) const;
  std::uint32_t add_child(std::uint32_t node, unsigned char byte);
  void grow();

  std::vector<Edges> table_;
  std::vector<std::uint32_t>
      number_;  ///< By node: the number plus 1 of the phrase that ends there.
  std::size_t count_ = 0;
  std::size_t edges_ = 0;
  bool starts_[256] = {};
};

/// A PhraseSet that leads to values.
template <class Value>
class Phrases {
 public:
  void add(std::string_view phrase, Value value) {
    set_.add(phrase, static_cast<std::uint32_t>(values_.size()));
    values_.push_back(std::move(value));
  }

  struct Match {
    std::uint32_t length;
    const Value* value;
  };

  std::optional<Match> at(std::string_view text, std::size_t at, Edge end = Edge::word) const {
    const auto match = set_.at(text, at, end);
    if (!match) return std::nullopt;
    return Match{match->length, &values_[match->number]};
  }

  bool may_start(char byte) const { return set_.may_start(byte); }
  const std::vector<Value>& values() const { return values_; }

 private:
  PhraseSet set_;
  std::vector<Value> values_;
};

/// Whether a word begins (ends) at `at`: the characters on both sides are not
/// both letters, or both digits; or a capital follows a small letter there.
bool at_word_edge(std::string_view text, std::size_t at);

}  // namespace wagescope
