#include "extractor/lexicon/phrases.h"

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

std::size_t slot_of(std::uint64_t key, std::size_t mask) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ull) >> 32) & mask;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto c = utf8::at(text, at);
    if (!utf8::is_space(c.code)) break;
    at += c.size;
  }
  return at;
}

}  // namespace

bool at_word_edge(std::string_view text, std::size_t at) {
  const char32_t left = utf8::before(text, at).code;
  const char32_t right = utf8::at(text, at).code;
  if (!utf8::is_word(left) || !utf8::is_word(right)) return true;
  if (utf8::is_letter(left) != utf8::is_letter(right)) return true;
  // "per annumBenefits": a lost line break leaves a capital behind a small letter.
  return utf8::is_upper(right) && !utf8::is_upper(left);
}

PhraseSet::PhraseSet() : table_(1024), number_(1) {}

std::uint32_t PhraseSet::child(std::uint32_t node, unsigned char byte) const {
  const std::uint64_t key = (std::uint64_t{node} << 8 | byte) + 1;
  const std::size_t mask = table_.size() - 1;
  for (std::size_t slot = slot_of(key, mask);; slot = (slot + 1) & mask) {
    if (table_[slot].key == key) return table_[slot].child;
    if (table_[slot].key == 0) return 0;
  }
}

std::uint32_t PhraseSet::add_child(std::uint32_t node, unsigned char byte) {
  if (const std::uint32_t there = child(node, byte); there != 0) return there;
  if (edges_ * 2 >= table_.size()) grow();
  const std::uint64_t key = (std::uint64_t{node} << 8 | byte) + 1;
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = slot_of(key, mask);
  while (table_[slot].key != 0) slot = (slot + 1) & mask;
  table_[slot] = {key, static_cast<std::uint32_t>(number_.size())};
  number_.push_back(0);
  ++edges_;
  return table_[slot].child;
}

void PhraseSet::grow() {
  std::vector<Edges> old(table_.size() * 2);
  old.swap(table_);
  const std::size_t mask = table_.size() - 1;
  for (const Edges& edge : old) {
    if (edge.key == 0) continue;
    std::size_t slot = slot_of(edge.key, mask);
    while (table_[slot].key != 0) slot = (slot + 1) & mask;
    table_[slot] = edge;
  }
}

void PhraseSet::add(std::string_view phrase, std::uint32_t number) {
  const std::string folded = utf8::fold(phrase);
  if (folded.empty()) return;
  starts_[static_cast<unsigned char>(folded[0])] = true;
  starts_[static_cast<unsigned char>(phrase[0])] = true;
  if (folded[0] >= 'a' && folded[0] <= 'z')
    starts_[static_cast<unsigned char>(folded[0] - 32)] = true;
  if (static_cast<unsigned char>(folded[0]) >= 0x80)
    for (unsigned byte = 0x80; byte < 256; ++byte) starts_[byte] = true;
  std::uint32_t node = 0;
  for (char byte : folded) node = add_child(node, static_cast<unsigned char>(byte));
  if (number_[node] == 0) {
    number_[node] = number + 1;
    ++count_;
  }
}

std::optional<PhraseSet::Match> PhraseSet::at(std::string_view text, std::size_t begin,
                                              Edge end) const {
  if (begin >= text.size() || !may_start(text[begin])) return std::nullopt;
  std::optional<Match> best;
  std::uint32_t node = 0;
  for (std::size_t i = begin; i < text.size();) {
    const utf8::Char c = utf8::at(text, i);
    if (utf8::is_space(c.code)) {
      node = child(node, ' ');
      i = skip_spaces(text, i);
    } else {
      const char32_t folded = utf8::fold(c.code);
      if (folded < 0x80) {
        node = child(node, static_cast<unsigned char>(folded));
      } else if (folded == c.code) {
        for (unsigned b = 0; b < c.size && (b == 0 || node != 0); ++b)
          node = child(node, static_cast<unsigned char>(text[i + b]));
      } else {
        std::string bytes;
        utf8::append(bytes, folded);
        for (std::size_t b = 0; b < bytes.size() && (b == 0 || node != 0); ++b)
          node = child(node, static_cast<unsigned char>(bytes[b]));
      }
      i += c.size;
    }
    if (node == 0) break;
    if (number_[node] != 0 && (end == Edge::any || at_word_edge(text, i)))
      best = Match{static_cast<std::uint32_t>(i - begin), number_[node] - 1};
  }
  return best;
}

}  // namespace wagescope
