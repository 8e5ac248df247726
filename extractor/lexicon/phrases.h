// Many fixed phrases at once: the longest one that stands at a place in a text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/base/sixteen.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/marks.h"

namespace wagescope {

/// How a phrase must end (or begin, when read backwards).
enum class Edge : unsigned char {
  word,  ///< Not inside a word: "an hour" is not in "an hourly".
  any,   ///< Anywhere: postings glue words together ("per annumplus").
};

/// A phrase of a set.
struct LaidOutPhrase {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint64_t head = 0;
  std::uint64_t behind = 0;  ///< Its bytes behind the head, as far as they fit in.
  std::uint32_t begin = 0;   ///< In PhraseLayout::folded.
  std::uint32_t size = 0;
  std::uint32_t number = 0;
  std::uint32_t next = kNone;  ///< A phrase of the same head that is no longer than this.
};

/// All that a set of phrases knows, as flat tables: made as phrases are added, or laid out when
/// the library was built.
struct PhraseLayout {
  std::string_view folded;
  std::span<const LaidOutPhrase> phrases;
  /// By the head's hash: the first phrase that has it, or kNone in a free one, which follows a
  /// taken run. Numbers alone, so that many stay in fast memory.
  std::span<const std::uint32_t> buckets;
  MarkBits marks;  ///< Of the heads.
  /// By the five low bits of the first two bytes, a bit for each size of a head: the lowest
  /// for one of one byte.
  std::span<const std::uint8_t> head_sizes;
  std::span<const bool> starts;  ///< By the first byte.
};

/// A set of phrases, each with a number. Case does not matter. A space in a
/// phrase stands for one or more spaces of any kind, or a line break.
/// Immutable after the last add(); safe to share between threads.
///
/// Nearly every place in a text begins no phrase. The first two bytes say how long the
/// heads are of the phrases that begin so; a head, the first six bytes or all of a shorter
/// phrase, is a number that leads to the few phrases which are then compared.
class PhraseSet {
 public:
  PhraseSet();
  /// A set that was laid out before, to which nothing is added; the layout must outlive it.
  explicit PhraseSet(const PhraseLayout& layout);
  ~PhraseSet();
  PhraseSet(PhraseSet&&) noexcept;
  PhraseSet& operator=(PhraseSet&&) noexcept;

  /// Adds a phrase; the same phrase added again keeps its first number, which is returned.
  std::uint32_t add(std::string_view phrase, std::uint32_t number);

  struct Match {
    std::uint32_t length = 0;  ///< Bytes of the text.
    std::uint32_t number = 0;
  };

  /// The longest phrase that begins at `at`. Whether `at` begins a word is the
  /// caller's concern.
  std::optional<Match> at(std::string_view text, std::size_t at, Edge end = Edge::word) const {
    if (!may_open(text, at)) return std::nullopt;
    return find(text, at, end);
  }

  /// Whether any phrase begins with the byte; a cheap first look.
  bool may_start(char byte) const { return all_.starts[static_cast<unsigned char>(byte)]; }

  bool empty() const;

  const PhraseLayout& layout() const { return all_; }

 private:
  static constexpr unsigned kHead = 6;  ///< Bytes that lead to a bucket.
  using Phrase = LaidOutPhrase;
  static constexpr std::uint32_t kNone = Phrase::kNone;

  struct Head {
    std::uint64_t bytes = 0;  ///< The first one lowest; of a run of spaces, one.
    unsigned size = 0;
    bool plain = false;  ///< They stand in the text byte for byte.
  };

  /// Whether some phrase begins with the two bytes at `at`: rules most places out.
  bool may_open(std::string_view text, std::size_t at) const {
    if (at + 1 >= text.size()) return at < text.size();
    return ((text[at] | text[at + 1]) & 0x80) != 0 ||
           all_.head_sizes[two_letters(text[at], text[at + 1])] != 0;
  }
  std::optional<Match> find(std::string_view text, std::size_t at, Edge end) const;
  struct Rest;
  std::size_t length_of(const Phrase& phrase, std::string_view text, std::size_t at,
                        const Head& head, Rest& rest) const;
  std::string_view folded(const Phrase& phrase) const {
    return {all_.folded.data() + phrase.begin, phrase.size};
  }
  static Head head_at(std::string_view text, std::size_t at);
  static Head any_head_at(std::string_view text, std::size_t at);
  std::size_t bucket_of(std::uint64_t head, std::size_t mark) const;
  std::uint32_t& take(std::uint64_t head);
  void grow();
  void note(const Head& head, std::string_view phrase);

  /// What is added to; it keeps its place when the set moves.
  struct Own {
    std::string folded;
    std::vector<Phrase> phrases;
    std::vector<std::uint32_t> buckets;
    std::size_t taken = 0;  ///< Buckets that are not free.
    Marks marks;
    std::array<std::uint8_t, 1024> head_sizes{};
    std::array<bool, 256> starts{};
    PhraseLayout layout() const {
      return {folded, phrases, buckets, marks.bits(), head_sizes, starts};
    }
  };

  /// The same phrases, to be tried one by one: base/plain.h.
  struct Plain;
  std::optional<Match> find_plainly(std::string_view text, std::size_t at, Edge end) const;

  std::unique_ptr<Own> own_;      ///< Null in a set that was laid out before.
  std::unique_ptr<Plain> plain_;  ///< Null but in tests.
  PhraseLayout all_;              ///< What is looked at.
};

/// A PhraseSet that leads to values.
template <class Value>
class Phrases {
 public:
  /// What was laid out when the library was built.
  struct Layout {
    PhraseLayout phrases;
    std::span<const Value> values;
  };

  Phrases() = default;
  /// The phrases of a layout, which must outlive it, and a copy of the values.
  explicit Phrases(const Layout& layout)
      : set_(layout.phrases), values_(layout.values.begin(), layout.values.end()) {}
  Layout layout() const { return {set_.layout(), values_}; }

  void add(std::string_view phrase, Value value) {
    set_.add(phrase, static_cast<std::uint32_t>(values_.size()));
    values_.push_back(std::move(value));
  }
  /// The value of a phrase; a new one for a phrase that was not added yet. Valid until the
  /// next of these calls.
  Value& operator[](std::string_view phrase) {
    const auto next = static_cast<std::uint32_t>(values_.size());
    const std::uint32_t number = set_.add(phrase, next);
    return number == next ? values_.emplace_back() : values_[number];
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

bool at_word_edge_beyond_ascii(std::string_view text, std::size_t at);
/// Whether a capital at `at`, behind another, begins a word that was glued to capitals: "USDThe",
/// "OTEHours"; not "APIs", "McDonald".
bool opens_behind_capitals(std::string_view text, std::size_t at);

/// Whether a word begins (ends) at `at`: the characters on both sides are not
/// both letters, or both digits; or a capital follows a small letter there, or begins a word
/// behind capitals.
inline bool at_word_edge(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const auto a = static_cast<unsigned char>(text[at - 1]);
  const auto b = static_cast<unsigned char>(text[at]);
  if ((a | b) >= 0x80) return at_word_edge_beyond_ascii(text, at);
  if (!utf8::is_word(a) || !utf8::is_word(b)) return true;
  if (utf8::is_letter(a) != utf8::is_letter(b)) return true;
  // "per annumBenefits": a lost line break leaves a capital behind a small letter.
  return b >= 'A' && b <= 'Z' && (a >= 'a' || opens_behind_capitals(text, at));
}

}  // namespace wagescope
