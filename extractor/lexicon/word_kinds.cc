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

/// The hash of a folded word; never 0.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = word.size();
  for (std::size_t i = 0; i < word.size(); i += kStep) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, word.data() + i, std::min(kStep, word.size() - i));
    hash = (hash ^ bytes) * 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 32;
  }
  return hash | 1;
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
std::size_t WordKinds::slot_of(std::uint64_t hash, std::string_view folded) const {
  const std::size_t mask = entries_.size() - 1;
  for (std::size_t slot = (hash >> 32) & mask;; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slot];
    if (entry.hash == 0) return slot;
    if (entry.hash == hash && entry.size == folded.size() &&
        std::memcmp(words_.data() + entry.begin, folded.data(), folded.size()) == 0)
      return slot;
  }
}

void WordKinds::add(std::string_view word, std::uint32_t kinds) {
  if (word.empty()) return;
  if (taken_ * 2 >= entries_.size()) grow();
  const std::string folded = utf8::fold(word);
  const std::uint64_t hash = hash_of(folded);
  Entry& entry = entries_[slot_of(hash, folded)];
  if (entry.hash == 0) {
    entry = {hash, static_cast<std::uint32_t>(words_.size()),
             static_cast<std::uint32_t>(folded.size()), 0};
    words_ += folded;
    ++taken_;
  }
  entry.kinds |= kinds;
}

void WordKinds::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old)
    if (entry.hash != 0)
      entries_[slot_of(entry.hash, std::string_view(words_).substr(entry.begin, entry.size))] =
          entry;
}

std::uint32_t WordKinds::of(std::string_view word) const {
  const FoldedWord folded(word);
  if (folded.view().empty()) return 0;
  return entries_[slot_of(hash_of(folded.view()), folded.view())].kinds;
}

}  // namespace wagescope
