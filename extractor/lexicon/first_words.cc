#include "extractor/lexicon/first_words.h"

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

/// Glued words are read as one only so far: "McAMcAMcA..." must not be read anew
/// to its end from each capital.
constexpr std::size_t kLongestGlued = 64;

constexpr bool is_small(unsigned char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_capital(unsigned char c) { return c >= 'A' && c <= 'Z'; }

/// An ASCII letter in small or a digit; 0 for other signs, 1 beyond ASCII.
constexpr std::array<unsigned char, 256> kFolded = [] {
  std::array<unsigned char, 256> folded{};
  for (unsigned c = 0; c < 256; ++c) {
    if (c >= 0x80) folded[c] = 1;
    if (is_small(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9'))
      folded[c] = static_cast<unsigned char>(c);
    if (is_capital(static_cast<unsigned char>(c))) folded[c] = static_cast<unsigned char>(c + 32);
  }
  return folded;
}();

struct Hash {
  std::uint64_t state = 0x9E3779B97F4A7C15ull;
  void add(std::uint64_t code) { state = (state ^ code) * 0xFF51AFD7ED558CCDull; }
  std::size_t slot(std::size_t slots) const {
    return static_cast<std::size_t>(state >> 40) & (slots - 1);
  }
};

/// A number below 1024 from two letters in any case.
std::size_t opening(char first, char second) {
  return (static_cast<unsigned>(first) & 31u) * 32 + (static_cast<unsigned>(second) & 31u);
}

}  // namespace

FirstWords::FirstWords(std::size_t slots) : words_(slots) {}

void FirstWords::add(std::string_view phrase, std::uint8_t table) {
  if (phrase.empty()) return;
  Hash hash;
  std::size_t at = 0;
  while (at < phrase.size()) {
    const utf8::Char c = utf8::at(phrase, at);
    if (!utf8::is_word(c.code)) break;
    hash.add(utf8::fold(c.code));
    at += c.size;
  }
  if (at == 0)
    signs_[static_cast<unsigned char>(phrase[0])] |= table;
  else
    words_[hash.slot(words_.size())] |= table;
  for (unsigned second = 0; second < 32; ++second)
    if (at <= 1 || second == (static_cast<unsigned>(phrase[1]) & 31u))
      openings_.set(opening(phrase[0], static_cast<char>(second)));
}

/// Whether some phrase begins with the two bytes at `at`, as far as they are ASCII.
bool FirstWords::may_open(std::string_view text, std::size_t at) const {
  return at + 1 >= text.size() || ((text[at] | text[at + 1]) & 0x80) != 0 ||
         openings_.test(opening(text[at], text[at + 1]));
}

FirstWords::Look FirstWords::at(std::string_view text, std::size_t at) const {
  Look look;
  Hash hash;
  std::size_t glued = 0;
  const std::size_t begin = at;
  const bool open = may_open(text, at);
  bool small = false;  // or a digit: "26-0002Location"
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned char folded = kFolded[byte];
    if (folded == 0 || (glued != 0 && at - begin > kLongestGlued)) break;
    if (small && is_capital(byte)) {
      if (open) look.tables |= words_[hash.slot(words_.size())];
      if (glued == 0) glued = at;
    }
    small = folded == byte && folded != 1;
    if (folded != 1) {
      if (open) hash.add(folded);
      ++at;
      continue;
    }
    const utf8::Char c = utf8::at(text, at);
    if (!utf8::is_word(c.code)) break;
    if (open) hash.add(utf8::fold(c.code));
    at += c.size;
  }
  look.word = at > begin;
  if (look.word) {
    if (open) look.tables |= words_[hash.slot(words_.size())];
    look.end = glued != 0 ? glued : at;
  } else {
    look.tables = signs_[static_cast<unsigned char>(text[begin])];
    look.end = begin + utf8::at(text, begin).size;
  }
  return look;
}

std::uint8_t FirstWords::begins(std::string_view text, std::size_t at) const {
  constexpr std::uint8_t kAll = 0xFF;
  if (!may_open(text, at)) return 0;
  std::uint8_t tables = 0;
  Hash hash;
  unsigned char last = 0, last_folded = 0;
  const std::size_t begin = at;
  for (; at < text.size() && at - begin <= kLongestGlued; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned char folded = kFolded[byte];
    if (folded == 0) break;
    if (folded == 1) return kAll;
    const bool figure_turns = (last_folded >= 'a') != (folded >= 'a');
    if (at > begin && (figure_turns || (is_small(last) && is_capital(byte))))
      tables |= words_[hash.slot(words_.size())];
    last = byte;
    last_folded = folded;
    hash.add(folded);
  }
  if (at == begin) return at < text.size() ? signs_[static_cast<unsigned char>(text[at])] : 0;
  return tables | words_[hash.slot(words_.size())];
}

}  // namespace wagescope
