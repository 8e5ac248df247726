#include "extractor/lexicon/word_kinds.h"

#include <algorithm>
#include <cstring>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101010101010101u; }
constexpr std::size_t kStep = sizeof(std::uint64_t);

/// Eight bytes of ASCII with capitals made small.
std::uint64_t fold_eight(std::uint64_t bytes) {
  const std::uint64_t from_a = bytes + each(0x80 - 'A'), behind_z = bytes + each(0x80 - 'Z' - 1);
  return bytes | ((from_a & ~behind_z & each(0x80)) >> 2);
}

/// `size` bytes, at most eight, without reading a byte more; zeros behind them.
std::uint64_t load(const char* bytes, std::size_t size) {
  std::uint64_t value = 0;
  if (size >= 8) {
    std::memcpy(&value, bytes, 8);
  } else if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, bytes, 4);
    std::memcpy(&last, bytes + size - 4, 4);
    value = first | static_cast<std::uint64_t>(last) << (size * 8 - 32);
  } else if (size > 0) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (i * 8);
    };
    value = byte(0) | byte(size / 2) | byte(size - 1);
  }
  return value;
}

std::uint64_t hash_of(std::uint64_t first, std::uint64_t second) {
  std::uint64_t hash = first * 0xFF51AFD7ED558CCDu;
  hash = (hash ^ hash >> 32 ^ second) * 0xC4CEB9FE1A85EC53u;
  return hash >> 32;
}

}  // namespace

FoldedWord::FoldedWord(std::string_view word) {
  if (word.size() > WordKinds::kLongest) return;
  std::uint64_t beyond_ascii = 0;
  for (std::size_t i = 0; i < word.size(); i += kStep) {
    std::uint64_t bytes = 0;
    const std::size_t size = std::min(kStep, word.size() - i);
    std::memcpy(&bytes, word.data() + i, size);
    beyond_ascii |= bytes & each(0x80);
    bytes = fold_eight(bytes);
    std::memcpy(buffer_ + i, &bytes, kStep);
  }
  if (beyond_ascii == 0) {
    view_ = {buffer_, word.size()};
  } else {
    other_ = utf8::fold(word);
    view_ = other_;
  }
}

std::string_view first_word(std::string_view phrase) {
  std::size_t end = 0;
  while (end < phrase.size()) {
    const utf8::Char c = utf8::at(phrase, end);
    if (!utf8::is_word(c.code)) break;
    end += c.size;
  }
  return phrase.substr(0, end);
}

WordKinds::WordKinds() : entries_(64) {}

/// Where the word's entry is, or the free one that it would take.
std::size_t WordKinds::slot_of(const Key& key) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t slot = hash_of(key.first, key.second) & mask;
  while (entries_[slot].key.first != 0 && entries_[slot].key != key) slot = (slot + 1) & mask;
  return slot;
}

void WordKinds::add(std::string_view word, std::uint32_t kinds) {
  if (word.empty()) return;
  const std::string folded = utf8::fold(word);
  if (folded.size() > kInKey) {
    long_[folded] |= kinds;
    return;
  }
  if (taken_ * 2 >= entries_.size()) grow();
  const Key key = key_of(folded);
  Entry& entry = entries_[slot_of(key)];
  taken_ += entry.key.first == 0;
  entry.key = key;
  entry.kinds |= kinds;
}

void WordKinds::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old)
    if (entry.key.first != 0) entries_[slot_of(entry.key)] = entry;
}

WordKinds::Key WordKinds::key_of(std::string_view word) {
  const std::size_t first = std::min<std::size_t>(word.size(), 8);
  return {load(word.data(), first), load(word.data() + first, word.size() - first)};
}

std::uint32_t WordKinds::of(std::string_view word) const {
  if (word.empty()) return 0;
  if (word.size() <= kInKey) {
    Key key = key_of(word);
    if (((key.first | key.second) & each(0x80)) == 0) {
      key = {fold_eight(key.first), fold_eight(key.second)};
      return entries_[slot_of(key)].kinds;
    }
  }
  return of_any(word);
}

/// The same for words that are long, or not plain ASCII.
std::uint32_t WordKinds::of_any(std::string_view word) const {
  const FoldedWord folded(word);
  if (folded.view().empty()) return 0;
  if (folded.view().size() <= kInKey) return entries_[slot_of(key_of(folded.view()))].kinds;
  const auto found = long_.find(folded.view());
  return found == long_.end() ? 0 : found->second;
}

}  // namespace wagescope
