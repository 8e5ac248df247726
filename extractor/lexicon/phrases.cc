#include "extractor/lexicon/phrases.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <map>
#include <utility>

#include "extractor/base/plain.h"
#include "extractor/base/sixteen.h"
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

/// Behind the spaces at `at`; of a long run, in which no phrase stands, only behind a part.
std::size_t skip_spaces(std::string_view text, std::size_t at) {
  constexpr int kMost = 64;
  for (int i = 0; i < kMost && at < text.size(); ++i) {
    const utf8::Char c = utf8::at(text, at);
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
std::size_t length_at(std::string_view phrase, std::string_view text, std::size_t begin) {
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

std::uint64_t first_bytes(std::uint64_t bytes, std::size_t count) {
  return count >= 8 ? bytes : bytes & ((std::uint64_t{1} << count * 8) - 1);
}

constexpr std::uint64_t kEach = 0x0101010101010101, kHigh = 0x80 * kEach;

/// Each byte of ASCII from `first` to `last`, as its highest bit.
std::uint64_t between(std::uint64_t bytes, unsigned first, unsigned last) {
  return (bytes + (0x80 - first) * kEach) & ~(bytes + (0x7F - last) * kEach) & kHigh;
}

/// The `count` bytes at `at`, of eight that are left, folded at once, a tab or line break as a
/// space; 0 unless they are ASCII with no two spaces together, now and then for such bytes too.
inline std::uint64_t plain_bytes(std::string_view text, std::size_t at, unsigned count) {
  std::uint64_t bytes = 0;
  if (at + sizeof bytes > text.size()) return 0;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  bytes = first_bytes(bytes, count);
  if ((bytes & kHigh) != 0) return 0;
  if (first_bytes((bytes - ' ' * kEach) & ~bytes & kHigh, count) != 0) {
    const std::uint64_t breaks = between(bytes, '\t', '\r');
    bytes = (bytes & ~((breaks >> 7) * 0xFF)) | breaks >> 2;
    if (first_bytes((bytes - ' ' * kEach) & ~bytes & kHigh, count) != 0) return 0;
  }
  const std::uint64_t spaces = between(bytes, ' ', ' ');
  if ((spaces & spaces << 8) != 0) return 0;
  return bytes | between(bytes, 'A', 'Z') >> 2;
}

std::uint32_t hash_of_head(std::uint64_t head) {
  return static_cast<std::uint32_t>(head * 0x9E3779B97F4A7C15u >> 32);
}

}  // namespace

bool opens_behind_capitals(std::string_view text, std::size_t at) {
  const auto capital = [&](std::size_t i) { return text[i] >= 'A' && text[i] <= 'Z'; };
  const auto small = [&](std::size_t i) { return text[i] >= 'a' && text[i] <= 'z'; };
  return at >= 1 && at + 2 < text.size() && capital(at) && capital(at - 1) && small(at + 1) &&
         small(at + 2);
}

bool at_word_edge_beyond_ascii(std::string_view text, std::size_t at) {
  const char32_t left = utf8::before(text, at).code;
  const char32_t right = utf8::at(text, at).code;
  if (!utf8::is_word(left) || !utf8::is_word(right)) return true;
  if (utf8::is_letter(left) != utf8::is_letter(right)) return true;
  // "月給は25万円以上": no space parts the words.
  if (utf8::is_unspaced(left) || utf8::is_unspaced(right)) return true;
  return utf8::is_upper(right) && !utf8::is_upper(left);
}

/// The first bytes at `at`, folded: ASCII without tabs, line breaks and double spaces at once,
/// others character by character.
inline PhraseSet::Head PhraseSet::head_at(std::string_view text, std::size_t at) {
  if (const std::uint64_t bytes = plain_bytes(text, at, kHead); bytes != 0)
    return {bytes, kHead, true};
  return any_head_at(text, at);
}

PhraseSet::Head PhraseSet::any_head_at(std::string_view text, std::size_t at) {
  const auto size = static_cast<unsigned>(std::min<std::size_t>(kHead, text.size() - at));
  const Sixteen bytes = Sixteen::at(text, at);
  const std::uint32_t odd =
      bytes.beyond | (bytes.low & ~bytes.spaces) | (bytes.spaces & bytes.spaces << 1);
  if ((odd & ((1u << size) - 1)) == 0) return {first_bytes(bytes.small.first, size), size, true};
  Head head;
  const auto put = [&](char32_t byte) {
    if (head.size < kHead) head.bytes |= std::uint64_t{byte & 0xFF} << head.size++ * 8;
  };
  while (head.size < kHead && at < text.size()) {
    const Folded c = folded_at(text, at);
    at = c.next;
    if (c.code < 0x80) {
      put(c.code);
      continue;
    }
    std::string encoded;
    utf8::append(encoded, c.code);
    for (const char byte : encoded) put(static_cast<unsigned char>(byte));
  }
  return head;
}

struct PhraseSet::Plain {
  struct Phrase {
    std::string words;  ///< Folded.
    std::uint32_t number;
  };
  std::map<char32_t, std::vector<Phrase>> all;  ///< By their first characters.

  std::uint32_t add(std::string_view phrase, std::uint32_t number) {
    const std::string words = utf8::fold(phrase);
    std::vector<Phrase>& alike = all[utf8::at(words, 0).code];
    for (const Phrase& known : alike)
      if (known.words == words) return known.number;
    alike.push_back({words, number});
    return number;
  }
};

PhraseSet::PhraseSet() : own_(std::make_unique<Own>()), all_(own_->layout()) {
  if (!plain_lookups()) return;
  plain_ = std::make_unique<Plain>();
  own_->starts.fill(true);  // no place is ruled out
  own_->head_sizes.fill(0xFF);
}
PhraseSet::PhraseSet(const PhraseLayout& layout) : all_(layout) {}
PhraseSet::~PhraseSet() = default;
PhraseSet::PhraseSet(PhraseSet&&) noexcept = default;
PhraseSet& PhraseSet::operator=(PhraseSet&&) noexcept = default;

/// The bucket of a head, or the free one that it would take.
inline std::size_t PhraseSet::bucket_of(std::uint64_t head, std::size_t mark) const {
  const std::size_t mask = all_.buckets.size() - 1;
  std::size_t bucket = mark / MarkBits::kForSlot;
  while (all_.buckets[bucket] != kNone && all_.phrases[all_.buckets[bucket]].head != head)
    bucket = (bucket + 1) & mask;
  return bucket;
}

/// The first phrase of a head, in its bucket; kNone in one that is taken now.
std::uint32_t& PhraseSet::take(std::uint64_t head) {
  const std::size_t mark = own_->marks.place(hash_of_head(head));
  own_->marks.set(mark);
  std::uint32_t& first = own_->buckets[bucket_of(head, mark)];
  own_->taken += first == kNone;
  return first;
}

/// Keeps at most half of the buckets taken.
void PhraseSet::grow() {
  std::vector<std::uint32_t> old(std::max<std::size_t>(16, own_->buckets.size() * 2), kNone);
  old.swap(own_->buckets);
  own_->marks.reset(own_->buckets.size());
  own_->taken = 0;
  all_ = own_->layout();
  for (const std::uint32_t first : old)
    if (first != kNone) take(all_.phrases[first].head) = first;
}

/// Marks the beginning of a phrase.
void PhraseSet::note(const Head& head, std::string_view phrase) {
  const auto first = static_cast<unsigned char>(phrase[0]);
  auto& starts = own_->starts;
  starts[first] = true;
  if (first >= 'a' && first <= 'z') starts[first - 32u] = true;
  if (first >= 0x80) std::fill(starts.begin() + 0x80, starts.end(), true);
  const auto size = static_cast<std::uint8_t>(1u << (head.size - 1));
  if (phrase.size() > 1 && phrase[1] != ' ') {
    own_->head_sizes[two_letters(phrase[0], phrase[1])] |= size;
  } else {  // a space stands for any other
    for (char second = 0; second < 32; ++second)
      own_->head_sizes[two_letters(phrase[0], second)] |= size;
  }
}

std::uint32_t PhraseSet::add(std::string_view words, std::uint32_t number) {
  assert(own_ && "nothing is added to a set that was laid out before");
  if (words.empty()) return number;
  if (plain_) return plain_->add(words, number);
  if (own_->taken * 2 >= own_->buckets.size()) grow();
  std::vector<Phrase>& phrases = own_->phrases;
  Phrase added;
  added.begin = static_cast<std::uint32_t>(own_->folded.size());
  utf8::append_folded(own_->folded, words);
  added.size = static_cast<std::uint32_t>(own_->folded.size()) - added.begin;
  added.number = number;
  all_.folded = own_->folded;
  const std::string_view phrase = folded(added);
  const Head head = head_at(phrase, 0);
  added.head = head.bytes;
  if (phrase.size() > kHead)
    std::memcpy(&added.behind, phrase.data() + kHead,
                std::min(phrase.size() - kHead, sizeof added.behind));
  std::uint32_t* place = &take(head.bytes);
  for (; *place != kNone && phrases[*place].size >= added.size; place = &phrases[*place].next)
    if (folded(phrases[*place]) == phrase) {
      own_->folded.resize(added.begin);
      all_.folded = own_->folded;
      return phrases[*place].number;
    }
  added.next = std::exchange(*place, static_cast<std::uint32_t>(phrases.size()));
  note(head, phrase);
  phrases.push_back(added);
  all_.phrases = phrases;
  return number;
}

/// What stands in the text behind a head, read once for all the phrases that have it.
struct PhraseSet::Rest {
  std::uint64_t bytes = 0;  ///< plain_bytes() there.
  unsigned char next = 0;   ///< The first of them in small letters; 0 for a space and beyond ASCII.
  bool read = false;

  void take(std::string_view text, std::size_t at) {
    if (read) return;
    read = true;
    bytes = plain_bytes(text, at, sizeof bytes);
    if (at < text.size()) next = kSmall[static_cast<unsigned char>(text[at])];
  }
};

/// How many bytes of `text` from `at` on are a phrase that has the head which stands there; 0
/// when it does not.
inline std::size_t PhraseSet::length_of(const Phrase& phrase, std::string_view text, std::size_t at,
                                        const Head& head, Rest& rest) const {
  if (!head.plain) return length_at(folded(phrase), text, at);
  if (phrase.size <= kHead) return phrase.size;
  rest.take(text, at + kHead);
  // "salary:" is none of the many phrases that begin with "salary "
  if (rest.next != 0 && rest.next != (phrase.behind & 0xFF)) return 0;
  const std::size_t left = phrase.size - kHead;
  const bool spaces = head.bytes >> (kHead - 1) * 8 == ' ' && (rest.bytes & 0xFF) == ' ';
  if (rest.bytes == 0 || spaces) return length_at(folded(phrase), text, at);
  if (first_bytes(rest.bytes, left) != phrase.behind) return 0;
  return left <= sizeof rest.bytes ? phrase.size : length_at(folded(phrase), text, at);
}

std::optional<PhraseSet::Match> PhraseSet::find(std::string_view text, std::size_t begin,
                                                Edge end) const {
  if (plain_) return find_plainly(text, begin, end);
  if (begin >= text.size() || !may_start(text[begin])) return std::nullopt;
  const Head head = head_at(text, begin);
  unsigned sizes = all_.head_sizes[two_letters(static_cast<char>(head.bytes & 0xFF),
                                               static_cast<char>(head.bytes >> 8 & 0xFF))];
  Rest rest;
  // The longest head leads to the longest phrases, and a bucket holds them in falling
  // order: what fits first is the longest.
  while (sizes != 0) {
    const auto size = static_cast<unsigned>(std::bit_width(sizes));
    sizes ^= 1u << (size - 1);
    const std::uint64_t bytes = first_bytes(head.bytes, size);
    const std::size_t mark = all_.marks.place(hash_of_head(bytes));
    if (size > head.size || !all_.marks.test(mark)) continue;
    for (std::uint32_t i = all_.buckets[bucket_of(bytes, mark)]; i != kNone;
         i = all_.phrases[i].next) {
      const Phrase& phrase = all_.phrases[i];
      const std::size_t length = length_of(phrase, text, begin, head, rest);
      if (length != 0 && (end == Edge::any || at_word_edge(text, begin + length)))
        return Match{static_cast<std::uint32_t>(length), phrase.number};
    }
  }
  return std::nullopt;
}

namespace {

/// Bytes of `text` from `begin` on that are the phrase, taken character by character; 0: none.
std::size_t plain_length(std::string_view phrase, std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  for (std::size_t i = 0; i < phrase.size();) {
    const utf8::Char wanted = utf8::at(phrase, i), found = utf8::at(text, at);
    if (found.size == 0) return 0;
    i += wanted.size;
    if (utf8::is_space(wanted.code)) {
      if (!utf8::is_space(found.code)) return 0;
      at = skip_spaces(text, at + found.size);
    } else {
      if (utf8::fold(found.code) != wanted.code) return 0;
      at += found.size;
    }
  }
  return at - begin;
}

}  // namespace

bool PhraseSet::empty() const { return plain_ ? plain_->all.empty() : all_.phrases.empty(); }

std::optional<PhraseSet::Match> PhraseSet::find_plainly(std::string_view text, std::size_t begin,
                                                        Edge end) const {
  const char32_t first = utf8::fold(utf8::at(text, begin).code);
  const auto alike = plain_->all.find(utf8::is_space(first) ? U' ' : first);
  if (begin >= text.size() || alike == plain_->all.end()) return std::nullopt;
  Match longest;
  for (const Plain::Phrase& phrase : alike->second) {
    const std::size_t length = plain_length(phrase.words, text, begin);
    if (length > longest.length && (end == Edge::any || at_word_edge(text, begin + length)))
      longest = {static_cast<std::uint32_t>(length), phrase.number};
  }
  return longest.length == 0 ? std::nullopt : std::optional(longest);
}

}  // namespace wagescope
