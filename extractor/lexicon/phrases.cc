#include "extractor/lexicon/phrases.h"

#include <algorithm>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

bool ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// ASCII in small letters; 0 for spaces and what is beyond ASCII.
constexpr std::array<unsigned char, 256> kSmall = [] {
  std::array<unsigned char, 256> small{};
  for (unsigned c = ' ' + 1; c < 0x80; ++c)
    small[c] = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return small;
}();

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

Folded folded_space_or_other(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, at};
  const utf8::Char c = utf8::at(text, at);
  if (c.code == ' ' && at + 1 < text.size() &&
      kSmall[static_cast<unsigned char>(text[at + 1])] != 0)
    return {U' ', at + 1};
  if (utf8::is_space(c.code)) return {U' ', skip_spaces(text, at + c.size)};
  return {utf8::fold(c.code), at + c.size};
}

inline Folded folded_at(std::string_view text, std::size_t at) {
  if (at < text.size() && kSmall[static_cast<unsigned char>(text[at])] != 0)
    return {kSmall[static_cast<unsigned char>(text[at])], at + 1};
  return folded_space_or_other(text, at);
}

/// How many bytes of `text` from `at` are the phrase; 0 when it does not stand there.
std::size_t length_of(std::string_view phrase, std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  for (std::size_t i = 0; i < phrase.size();) {
    if (at < text.size() && kSmall[static_cast<unsigned char>(phrase[i])] != 0 && ascii(text[at])) {
      if (kSmall[static_cast<unsigned char>(text[at])] != static_cast<unsigned char>(phrase[i]))
        return 0;
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

/// Two bits of a beginning: longer phrases go on from it; it leads to a bucket.
constexpr std::uint64_t kGoesOn = 1, kLeads = 2;
constexpr std::size_t kPerWord = 32;  // beginnings in a word of bits

std::size_t slot_of(std::uint32_t hash, std::size_t words) {
  return (hash ^ hash >> 15) & (words * kPerWord - 1);
}

std::uint64_t bits_of(const std::vector<std::uint64_t>& begins, std::uint32_t hash) {
  const std::size_t slot = slot_of(hash, begins.size());
  return begins[slot / kPerWord] >> (slot % kPerWord * 2);
}

void set_bits(std::vector<std::uint64_t>& begins, std::uint32_t hash, std::uint64_t bits) {
  const std::size_t slot = slot_of(hash, begins.size());
  begins[slot / kPerWord] |= bits << (slot % kPerWord * 2);
}

}  // namespace

bool at_word_edge_beyond_ascii(std::string_view text, std::size_t at) {
  const char32_t left = utf8::before(text, at).code;
  const char32_t right = utf8::at(text, at).code;
  if (!utf8::is_word(left) || !utf8::is_word(right)) return true;
  if (utf8::is_letter(left) != utf8::is_letter(right)) return true;
  // "月給は25万円以上": no space parts the words.
  if (utf8::is_unspaced(left) || utf8::is_unspaced(right)) return true;
  return utf8::is_upper(right) && !utf8::is_upper(left);
}

/// Marks the beginnings of a phrase.
void PhraseSet::note(std::string_view phrase) {
  std::uint32_t hash = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kHead; ++i) {
    const Folded c = folded_at(phrase, at);
    hash = mix(hash, c.code);
    at = c.next;
    const bool last = i + 1 == kHead || at >= phrase.size();
    set_bits(begins_, hash, last ? kLeads : kGoesOn);
    if (last) return;
  }
}

std::uint32_t PhraseSet::first_of(std::uint32_t head) const {
  const std::size_t mask = buckets_.size() - 1;
  std::size_t slot = head >> 8 & mask;
  while (buckets_[slot].first != kNone && buckets_[slot].head != head) slot = (slot + 1) & mask;
  return buckets_[slot].first;
}

std::uint32_t& PhraseSet::bucket_of(std::uint32_t head) {
  const std::size_t mask = buckets_.size() - 1;
  std::size_t slot = head >> 8 & mask;
  while (buckets_[slot].first != kNone && buckets_[slot].head != head) slot = (slot + 1) & mask;
  taken_ += buckets_[slot].first == kNone;
  buckets_[slot].head = head;
  return buckets_[slot].first;
}

/// Keeps at most half of the buckets taken, and a sixth of the beginnings.
void PhraseSet::grow() {
  std::vector<Bucket> old(std::max<std::size_t>(16, buckets_.size() * 4));
  old.swap(buckets_);
  taken_ = 0;
  for (const Bucket& bucket : old)
    if (bucket.first != kNone) bucket_of(bucket.head) = bucket.first;
  begins_.assign(buckets_.size() / 2, 0);
  for (const Phrase& phrase : phrases_) note(folded(phrase));
}

void PhraseSet::add(std::string_view words, std::uint32_t number) {
  const std::string phrase = utf8::fold(words);
  if (phrase.empty()) return;
  if (taken_ * 2 >= buckets_.size()) grow();
  std::uint32_t head = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < kHead && end < phrase.size(); ++i) {
    const Folded c = folded_at(phrase, end);
    head = mix(head, c.code);
    end = c.next;
  }
  std::uint32_t* place = &bucket_of(head);
  for (; *place != kNone && phrases_[*place].size >= phrase.size(); place = &phrases_[*place].next)
    if (folded(phrases_[*place]) == phrase) return;
  const Phrase added{static_cast<std::uint32_t>(folded_.size()),
                     static_cast<std::uint32_t>(phrase.size()), number, *place};
  *place = static_cast<std::uint32_t>(phrases_.size());
  phrases_.push_back(added);
  folded_ += phrase;
  note(phrase);
  const auto first = static_cast<unsigned char>(phrase[0]);
  starts_[first] = true;
  if (first >= 'a' && first <= 'z') starts_[first - 32u] = true;
  if (first >= 0x80) std::fill(starts_.begin() + 0x80, starts_.end(), true);
  // A space stands for any other.
  if (phrase.size() > 1 && phrase[1] != ' ') {
    openings_.set((first & 31u) * 32 + (static_cast<unsigned>(phrase[1]) & 31u));
  } else {
    for (unsigned second = 0; second < 32; ++second) openings_.set((first & 31u) * 32 + second);
  }
}

std::optional<PhraseSet::Match> PhraseSet::find(std::string_view text, std::size_t begin,
                                                Edge end) const {
  if (begin >= text.size() || !may_start(text[begin])) return std::nullopt;
  std::array<std::uint32_t, kHead> heads;
  std::size_t leads = 0;
  std::uint32_t hash = 0;
  for (std::size_t at = begin, i = 0; i < kHead && at < text.size(); ++i) {
    char32_t code = kSmall[static_cast<unsigned char>(text[at])];
    if (code != 0) {
      ++at;
    } else {
      const Folded c = folded_space_or_other(text, at);
      code = c.code;
      at = c.next;
    }
    hash = mix(hash, code);
    const std::uint64_t bits = bits_of(begins_, hash);
    if ((bits & kLeads) != 0) heads[leads++] = hash;
    if ((bits & kGoesOn) == 0) break;
  }
  // The longest beginning leads to the longest phrases, and a bucket holds them in
  // falling order: what fits first is the longest.
  while (leads-- > 0)
    for (std::uint32_t i = first_of(heads[leads]); i != kNone; i = phrases_[i].next) {
      const std::size_t length = length_of(folded(phrases_[i]), text, begin);
      if (length != 0 && (end == Edge::any || at_word_edge(text, begin + length)))
        return Match{static_cast<std::uint32_t>(length), phrases_[i].number};
    }
  return std::nullopt;
}

}  // namespace wagescope
