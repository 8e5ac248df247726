// A first look at a table by the hash of a key: one bit for each key that it holds, eight
// times as many as the table has slots. The bits are few enough to stay in the fastest
// memory, where the slots do not, and a look for what the table does not hold, as nearly all
// are, mostly ends here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wagescope {

/// The bits, whoever holds them.
struct MarkBits {
  static constexpr std::size_t kForSlot = 8;

  std::span<const std::uint64_t> words;

  /// Where a key of this hash is marked; divided by kForSlot, the slot to look for it first.
  std::size_t place(std::uint32_t hash) const { return hash & (words.size() * 64 - 1); }
  bool test(std::size_t place) const { return (words[place / 64] >> place % 64 & 1) != 0; }
};

class Marks {
 public:
  static constexpr std::size_t kForSlot = MarkBits::kForSlot;

  /// Forgets all; `slots` is a power of two, and at least eight.
  void reset(std::size_t slots) { words_.assign(slots * kForSlot / 64, 0); }

  MarkBits bits() const { return {words_}; }
  std::size_t place(std::uint32_t hash) const { return bits().place(hash); }
  void set(std::size_t place) { words_[place / 64] |= std::uint64_t{1} << place % 64; }
  bool test(std::size_t place) const { return bits().test(place); }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace wagescope
