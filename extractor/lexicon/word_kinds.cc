#include "extractor/lexicon/word_kinds.h"

#include <algorithm>
#include <cstring>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101010101010101u; }
constexpr std::size_t kStep = sizeof(std::uint64_t);

/// Eight bytes of ASCII with capitals made small.
std::uint64_t fold_eight(std::uint64_t bytes) {
  const std::uint64_t from_a = bytes + each(0x80 - 'A'), behind_z = bytes + each(0x80 - 'Z' - 1);
  return bytes | ((from_a & ~behind_z & each(0x80)) >> 2);
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

std::uint32_t bits_named(std::span<const NamedBits> rows, std::string_view name,
                         std::string_view table, std::string_view column) {
  for (const NamedBits& row : rows)
    if (row.name == name) return row.bits;
  bad_cell(table, column, name);
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

WordKinds::WordKinds() { grow(); }

/// Where the word's entry is noted, or the free slot that it would take.
inline std::size_t WordKinds::slot_of(const WordKey& key, std::size_t mark) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = mark / Marks::kForSlot;
  while (slots_[slot] != kNone && entries_[slots_[slot]].key != key) slot = (slot + 1) & mask;
  return slot;
}

/// The bits of a word that is marked.
WordKinds::Bits WordKinds::find(const WordKey& key, std::size_t mark) const {
  const std::uint32_t entry = slots_[slot_of(key, mark)];
  return entry == kNone ? 0 : entries_[entry].kinds;
}

WordKinds::Entry& WordKinds::take(const WordKey& key) {
  const std::size_t mark = marks_.place(key.hash());
  marks_.set(mark);
  std::uint32_t& entry = slots_[slot_of(key, mark)];
  if (entry == kNone) {
    entry = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({key, 0});
  }
  return entries_[entry];
}

void WordKinds::add(std::string_view word, Bits kinds) {
  if (word.empty()) return;
  if (entries_.size() * 2 >= slots_.size()) grow();
  const Sixteen bytes = Sixteen::at(word, 0);
  if (word.size() <= kInKey && bytes.beyond == 0 && !plain_) {
    take(bytes.small).kinds |= kinds;
    return;
  }
  const std::string folded = utf8::fold(word);
  if (folded.size() > kInKey || plain_)
    long_[folded] |= kinds;
  else
    take(Sixteen::at(folded, 0).small).kinds |= kinds;
}

/// Keeps at most half of the slots taken.
void WordKinds::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), kNone);
  marks_.reset(slots_.size());
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const std::size_t mark = marks_.place(entries_[i].key.hash());
    marks_.set(mark);
    slots_[slot_of(entries_[i].key, mark)] = i;
  }
}

WordKinds::Bits WordKinds::of(std::string_view text, std::size_t at, std::size_t size) const {
  if (size == 0) return 0;
  if (size <= kInKey && !plain_) {
    const Sixteen bytes = Sixteen::at(text, at);
    if ((bytes.beyond & ((1u << size) - 1)) == 0) return of(bytes.key(static_cast<unsigned>(size)));
  }
  return of_any(text.substr(at, size));
}

/// The same for words that are long, or not plain ASCII.
WordKinds::Bits WordKinds::of_any(std::string_view word) const {
  const FoldedWord folded(word);
  if (folded.view().empty()) return 0;
  if (folded.view().size() <= kInKey && !plain_) return of(Sixteen::at(folded.view(), 0).small);
  const auto found = long_.find(folded.view());
  return found == long_.end() ? 0 : found->second;
}

}  // namespace wagescope
