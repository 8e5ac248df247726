#include "extractor/lexicon/phrases.h"

#include <algorithm>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

bool ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool ascii_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
bool ascii_word(char c) { return ascii_letter(c) || static_cast<unsigned char>(c - '0') < 10; }
char ascii_fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto c = utf8::at(text, at);
    if (!utf8::is_space(c.code)) break;
    at += c.size;
  }
  return at;
}

/// The folded character at `at`, any run of spaces counting as one, and the place
/// behind it; {0, at} at the end of the text.
struct Folded {
  char32_t code;
  std::size_t next;
};

Folded folded_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, at};
  const char byte = text[at];
  if (ascii_word(byte)) return {static_cast<char32_t>(ascii_fold(byte)), at + 1};
  const utf8::Char c = utf8::at(text, at);
  if (utf8::is_space(c.code)) return {U' ', skip_spaces(text, at + c.size)};
  return {utf8::fold(c.code), at + c.size};
}

/// How many bytes of `text` from `at` are the phrase; 0 when it does not stand there.
std::size_t length_of(std::string_view phrase, std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  for (std::size_t i = 0; i < phrase.size();) {
    if (at < text.size() && ascii(phrase[i]) && phrase[i] != ' ' && ascii(text[at])) {
      if (ascii_fold(text[at]) != phrase[i]) return 0;
      ++at;
      ++i;
      continue;
    }
    const Folded c = folded_at(text, at);
    const utf8::Char wanted = utf8::at(phrase, i);
    if (c.next == at || c.code != wanted.code) return 0;
    at = c.next;
    i += wanted.size;
  }
  return at - begin;
}

std::uint32_t mix(std::uint32_t hash, char32_t code) {
  return (hash ^ static_cast<std::uint32_t>(code)) * 0x9E3779B1u;
}

}  // namespace

bool at_word_edge(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char a = text[at - 1], b = text[at];
  if (ascii(a) && ascii(b)) {
    if (!ascii_word(a) || !ascii_word(b)) return true;
    if (ascii_letter(a) != ascii_letter(b)) return true;
    // "per annumBenefits": a lost line break leaves a capital behind a small letter.
    return b >= 'A' && b <= 'Z' && a >= 'a' && a <= 'z';
  }
  const char32_t left = utf8::before(text, at).code;
  const char32_t right = utf8::at(text, at).code;
  if (!utf8::is_word(left) || !utf8::is_word(right)) return true;
  if (utf8::is_letter(left) != utf8::is_letter(right)) return true;
  // "月給は25万円以上": no space parts the words.
  if (utf8::is_unspaced(left) || utf8::is_unspaced(right)) return true;
  return utf8::is_upper(right) && !utf8::is_upper(left);
}

PhraseSet::PhraseSet() : known_(std::make_unique<std::bitset<kBits>>()) {}

std::size_t PhraseSet::heads_of(std::string_view text, std::size_t at, Heads& heads) {
  std::uint32_t hash = 0;
  for (std::size_t i = 0; i < kHead; ++i) {
    const Folded c = folded_at(text, at);
    if (c.next == at) return i;
    hash = mix(hash, c.code);
    heads[i] = hash;
    at = c.next;
  }
  return kHead;
}

void PhraseSet::add(std::string_view phrase, std::uint32_t number) {
  const std::string folded = utf8::fold(phrase);
  Heads heads{};
  const std::size_t count = heads_of(folded, 0, heads);
  if (count == 0) return;
  const std::uint32_t head = heads[count - 1];
  std::vector<std::uint32_t>& bucket = buckets_[head];
  for (std::uint32_t index : bucket)
    if (phrases_[index].folded == folded) return;
  bucket.push_back(static_cast<std::uint32_t>(phrases_.size()));
  phrases_.push_back({folded, number});
  known_->set(head >> 16);
  lengths_[count - 1] = true;
  const auto first = static_cast<unsigned char>(folded[0]);
  starts_[first] = true;
  if (first >= 'a' && first <= 'z') starts_[first - 32u] = true;
  if (first >= 0x80) std::fill(starts_.begin() + 0x80, starts_.end(), true);
}

void PhraseSet::look_in(std::uint32_t head, std::string_view text, std::size_t at, Edge end,
                        std::optional<Match>& best) const {
  if (!known_->test(head >> 16)) return;
  const auto bucket = buckets_.find(head);
  if (bucket == buckets_.end()) return;
  for (std::uint32_t index : bucket->second) {
    const Phrase& phrase = phrases_[index];
    const std::size_t length = length_of(phrase.folded, text, at);
    if (length == 0 || (best && length <= best->length)) continue;
    if (end == Edge::any || at_word_edge(text, at + length))
      best = Match{static_cast<std::uint32_t>(length), phrase.number};
  }
}

std::optional<PhraseSet::Match> PhraseSet::at(std::string_view text, std::size_t begin,
                                              Edge end) const {
  if (begin >= text.size() || !may_start(text[begin])) return std::nullopt;
  Heads heads{};
  const std::size_t count = heads_of(text, begin, heads);
  std::optional<Match> best;
  for (std::size_t i = count; i-- > 0;)
    if (lengths_[i]) look_in(heads[i], text, begin, end, best);
  return best;
}

}  // namespace wagescope
