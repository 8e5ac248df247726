#include "extractor/lexicon/first_words.h"

#include <bit>

#include "extractor/base/sixteen.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/phrases.h"

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

struct LongHash {
  std::uint64_t state = 0x9E3779B97F4A7C15u;
  void add(char32_t code) { state = (state ^ utf8::fold(code)) * 0xFF51AFD7ED558CCDu; }
  std::uint32_t value() const { return static_cast<std::uint32_t>(state >> 32); }
};

/// Of a word in any case: a short one of ASCII by its sixteen bytes, any other by its
/// characters.
std::uint32_t hash_of(std::string_view word) {
  if (word.size() <= Sixteen::kBytes) {
    const Sixteen bytes = Sixteen::at(word, 0);
    if (bytes.beyond == 0) return bytes.small.hash();
  }
  LongHash hash;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Char c = utf8::at(word, at);
    hash.add(c.code);
    at += c.size;
  }
  return hash.value();
}

/// Capitals that begin a word behind another, two small letters after them: the "T" of "USDThe".
/// `within`: the bytes of the word.
std::uint32_t behind_capitals(const Sixteen& bytes, std::uint32_t within) {
  const std::uint32_t capitals = bytes.capitals & (within | 1);
  const std::uint32_t small = bytes.letters & ~bytes.capitals & within;
  return capitals & capitals << 1 & small >> 1 & small >> 2;
}

}  // namespace

FirstWords::FirstWords(std::size_t slots) : words_(slots) {}

FirstWords::Tables& FirstWords::of(std::uint32_t hash) {
  return words_[hash & (words_.size() - 1)];
}
inline FirstWords::Tables FirstWords::of(std::uint32_t hash) const {
  return words_[hash & (words_.size() - 1)];
}

void FirstWords::add(std::string_view phrase, Tables table) {
  if (phrase.empty()) return;
  std::size_t at = Sixteen::at(phrase, 0).length();
  while (at < phrase.size()) {
    const utf8::Char c = utf8::at(phrase, at);
    if (!utf8::is_word(c.code)) break;
    at += c.size;
  }
  if (at == 0)
    signs_[static_cast<unsigned char>(phrase[0])] |= table;
  else
    of(hash_of(phrase.substr(0, at))) |= table;
  if (at > 1) return void(openings_.set(two_letters(phrase[0], phrase[1])));
  for (char second = 0; second < 32; ++second) openings_.set(two_letters(phrase[0], second));
}

void FirstWords::add(const Layout& layout) {
  for (const Noted& word : layout.words) of(word.place) |= word.tables;
  for (const std::uint16_t opening : layout.openings) openings_.set(opening);
  for (const Noted& sign : layout.signs) signs_[sign.place] |= sign.tables;
}

FirstWords::Layout FirstWords::layout(std::vector<Noted>& words,
                                      std::vector<std::uint16_t>& openings,
                                      std::vector<Noted>& signs) const {
  const auto place = [](std::size_t i) { return static_cast<std::uint16_t>(i); };
  for (std::size_t i = 0; i < words_.size(); ++i)
    if (words_[i] != 0) words.push_back({place(i), words_[i]});
  for (std::size_t i = 0; i < openings_.size(); ++i)
    if (openings_.test(i)) openings.push_back(place(i));
  for (std::size_t i = 0; i < signs_.size(); ++i)
    if (signs_[i] != 0) signs.push_back({place(i), signs_[i]});
  return {words, openings, signs};
}

/// Whether some phrase begins with the two bytes at `at`, as far as they are ASCII.
inline bool FirstWords::may_open(std::string_view text, std::size_t at) const {
  return at + 1 >= text.size() || ((text[at] | text[at + 1]) & 0x80) != 0 ||
         openings_.test(two_letters(text[at], text[at + 1]));
}

/// The end of the word alone: any table may have a phrase here, or inside of it.
FirstWords::Look FirstWords::plain_at(std::string_view text, std::size_t at) {
  Look look;
  utf8::Char c = utf8::at(text, at);
  look.tables = kAll;
  look.figure = look.odd = true;
  look.word = utf8::is_word(c.code);
  look.capital = look.word && utf8::is_upper(c.code);
  look.end = at + c.size;
  for (char32_t before = c.code; look.word; before = c.code) {
    c = utf8::at(text, look.end);
    const bool glued = c.code >= 'A' && c.code <= 'Z' && before < 0x80 &&
                       (!(before >= 'A' && before <= 'Z') ||
                        (look.end > at && opens_behind_capitals(text, look.end)));
    if (!utf8::is_word(c.code) || glued) break;
    look.end += c.size;
  }
  return look;
}

FirstWords::Look FirstWords::at(std::string_view text, std::size_t at) const {
  if (plain_) return plain_at(text, at);
  const Sixteen bytes = Sixteen::at(text, at);
  const unsigned size = bytes.length();
  if (size == 0 && (bytes.beyond & 1) == 0) {
    Look sign;
    sign.end = at + 1;
    sign.tables = signs_[static_cast<unsigned char>(text[at])];
    return sign;
  }
  const bool more = size == Sixteen::kBytes && at + size < text.size() &&
                    kFolded[static_cast<unsigned char>(text[at + size])] != 0;
  if (more || (bytes.beyond >> size & 1) != 0) return at_any(text, at);
  const std::uint32_t within = (std::uint32_t{1} << size) - 1;
  const std::uint32_t small = (bytes.letters & ~bytes.capitals) | bytes.figures;
  const std::uint32_t glued =
      ((bytes.capitals & small << 1) | behind_capitals(bytes, within)) & within;
  const unsigned end = glued != 0 ? static_cast<unsigned>(std::countr_zero(glued)) : size;
  const std::uint32_t first = (std::uint32_t{1} << end) - 1;
  Look look;
  look.end = at + end;
  look.word = true;
  look.capital = (bytes.capitals & 1) != 0;
  look.figure = (bytes.figures & first) != 0;
  look.odd = (bytes.figures & within) != 0 && (bytes.letters & within) != 0;  // "inLeeds30k"
  if (!may_open(text, at)) return look;
  look.tables = of(bytes.key(size).hash());
  // A phrase may end where figures meet letters too: "USD" of "USD120,000".
  std::uint32_t ends = (glued | (bytes.figures ^ bytes.figures << 1)) & within & ~1u;
  for (; ends != 0; ends &= ends - 1)
    look.tables |= of(bytes.key(static_cast<unsigned>(std::countr_zero(ends))).hash());
  return look;
}

/// The same for words that are long or not plain ASCII, character by character.
FirstWords::Look FirstWords::at_any(std::string_view text, std::size_t at) const {
  Look look;
  std::size_t glued = 0;
  const std::size_t begin = at;
  const bool open = may_open(text, at);
  const Sixteen bytes = Sixteen::at(text, begin);
  LongHash hash;
  bool ascii = true;
  const auto look_up = [&] {
    const std::size_t size = at - begin;
    const bool short_one = ascii && size <= Sixteen::kBytes;
    if (open)
      look.tables |= of(short_one ? bytes.key(static_cast<unsigned>(size)).hash() : hash.value());
  };
  bool letter = false;
  bool small = false;  // or a digit: "26-0002Location"
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned char folded = kFolded[byte];
    if (folded == 0 || (glued != 0 && at - begin > kLongestGlued)) break;
    if (at > begin && at_word_edge(text, at)) look_up();
    const bool opens =
        is_capital(byte) && (small || (at > begin && opens_behind_capitals(text, at)));
    if (opens && glued == 0) glued = at;
    small = folded == byte && folded != 1;
    const bool figure = byte >= '0' && byte <= '9';
    look.figure = look.figure || figure;
    letter = letter || !figure;
    look.odd = look.odd || folded == 1 || (look.figure && letter);
    const utf8::Char c = utf8::at(text, at);
    if (folded == 1 && !utf8::is_word(c.code)) break;
    ascii = ascii && folded != 1;
    hash.add(c.code);
    at += c.size;
  }
  look.word = at > begin;
  if (look.word) {
    look_up();
    look.capital = utf8::is_upper(utf8::at(text, begin).code);
    look.end = glued != 0 ? glued : at;
    return look;
  }
  Look sign;
  sign.tables = signs_[static_cast<unsigned char>(text[begin])];
  sign.end = begin + utf8::at(text, begin).size;
  return sign;
}

FirstWords::Tables FirstWords::begins(std::string_view text, std::size_t at) const {
  if (plain_) return kAll;
  if (at >= text.size() || !may_open(text, at)) return 0;
  const Sixteen bytes = Sixteen::at(text, at);
  const unsigned size = bytes.length();
  if (size == 0 && (bytes.beyond & 1) == 0) return signs_[static_cast<unsigned char>(text[at])];
  if (size == Sixteen::kBytes || (bytes.beyond >> size & 1) != 0) return kAll;
  // Words may end where figures meet letters, and before a capital behind a small letter.
  const std::uint32_t within = (std::uint32_t{1} << size) - 2;
  const std::uint32_t small = bytes.letters & ~bytes.capitals;
  std::uint32_t edges = ((bytes.figures ^ bytes.figures << 1) | (bytes.capitals & small << 1) |
                         behind_capitals(bytes, within)) &
                        within;
  Tables tables = of(bytes.key(size).hash());
  for (; edges != 0; edges &= edges - 1)
    tables |= of(bytes.key(static_cast<unsigned>(std::countr_zero(edges))).hash());
  return tables;
}

}  // namespace wagescope
