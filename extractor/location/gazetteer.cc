#include "extractor/location/gazetteer.h"

#include <algorithm>
#include <charconv>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::size_t kFirstWords = std::size_t{1} << 17;
constexpr int kMostWords = 6;
constexpr std::size_t kLongestName = 64;

/// The hash of a name, taken letter by letter. 64 bits keep ten thousand names
/// apart from every other phrase of a large corpus, so no spelling is compared.
struct NameHash {
  std::uint64_t state = 0xCBF29CE484222325ull;
  void add(char32_t code) { state = (state ^ code) * 0x100000001B3ull; }
  std::uint64_t key() const {
    std::uint64_t mixed = (state ^ state >> 32) * 0x9E3779B97F4A7C15ull;
    mixed ^= mixed >> 29;
    return mixed == 0 ? 1 : mixed;
  }
};

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

/// Walks over the words of a name at `at`, and calls `word_end(end, hash, words)`
/// behind each word, until that says false or no word follows. Where a capital
/// follows a small letter ("LondonUp to", "McLean") a word may end, so there it
/// is called too, with `words` 0.
template <class Visit>
void walk_words(std::string_view text, std::size_t at, Visit word_end) {
  NameHash hash;
  const std::size_t limit = std::min(text.size(), at + kLongestName);
  int words = 0;
  while (at < limit) {
    utf8::Char c = utf8::at(text, at);
    while (c.size != 0 && (utf8::is_word(c.code) || is_apostrophe(c.code))) {
      hash.add(is_apostrophe(c.code) ? U'\'' : utf8::fold(c.code));
      const bool small = c.code >= 'a' && c.code <= 'z';
      at += c.size;
      c = utf8::at(text, at);
      if (small && utf8::is_upper(c.code)) word_end(at, hash, 0);
      // "U.K.", "D.C.": dots between single letters belong to the name.
      if (c.code == '.' && (at < 2 || !utf8::is_word(static_cast<unsigned char>(text[at - 2]))) &&
          utf8::is_upper(utf8::at(text, at + 1).code)) {
        at += 1;
        c = utf8::at(text, at);
      }
    }
    if (!word_end(at, hash, ++words) || words == kMostWords) return;
    if (c.code == '.') c = utf8::at(text, at += 1);  // "St. Helens"
    if (c.code != ' ' && c.code != '-' && c.code != 0xA0) return;
    at += c.size;
    if (!utf8::is_word(utf8::at(text, at).code)) return;
    hash.add(' ');
  }
}

PlaceSense::Kind kind_of(std::string_view name) {
  if (name == "country") return PlaceSense::Kind::country;
  if (name == "region") return PlaceSense::Kind::region;
  if (name == "area") return PlaceSense::Kind::area;
  if (name == "remote") return PlaceSense::Kind::remote;
  return PlaceSense::Kind::city;
}

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

PlaceCode::PlaceCode(std::string_view text) {
  for (std::size_t i = 0; i < std::min<std::size_t>(text.size(), 3); ++i) letters[i] = text[i];
}

Gazetteer::Gazetteer(const Lexicons& lexicons) : first_words_(kFirstWords) {
  std::vector<Named> all;
  all.reserve(16384);
  for (const Table::Row& row : lexicons.table("location/places.tsv").rows()) {
    PlaceSense sense{kind_of(row["kind"]), PlaceCode(row["country"]), PlaceCode(row["code"])};
    sense.population = number(row["population"]);
    sense.capitals = row["written"] == "capitals";
    add(all, row["names"], sense);
    if (sense.kind == PlaceSense::Kind::region && row["postal"] == "yes")
      codes_.push_back({sense.country, sense.region});
  }
  for (const Table::Row& row : lexicons.table("location/countries.tsv").rows())
    add(all, row["names"], {PlaceSense::Kind::country, PlaceCode(row["country"]), {}});
  for (const Table::Row& row : lexicons.table("location/cities.tsv").rows())
    add(all, row["cities"],
        {PlaceSense::Kind::city, PlaceCode(row["country"]), PlaceCode(row["region"]),
         number(row["population"])});
  build(all);
  for (const Table::Row& row : lexicons.table("location/common_words.tsv").rows())
    for (const std::string_view name : split(row["names"], '|'))
      walk_words(name, 0, [&](std::size_t end, NameHash hash, int) {
        const Slot* slot = end == name.size() ? find(hash.key()) : nullptr;
        for (std::uint32_t i = 0; slot != nullptr && i < slot->count; ++i)
          senses_[slot->first + i].weak = true;
        return true;
      });
}

void Gazetteer::add(std::vector<Named>& all, std::string_view names, const PlaceSense& sense) {
  while (!names.empty()) {
    const std::size_t bar = std::min(names.find('|'), names.size());
    const std::string_view name = names.substr(0, bar);
    names.remove_prefix(std::min(bar + 1, names.size()));
    walk_words(name, 0, [&](std::size_t end, NameHash hash, int words) {
      if (words == 1) first_words_[hash.key() % kFirstWords] = true;
      if (end >= name.size() || (end + 1 == name.size() && name[end] == '.'))
        all.push_back({hash.key(), sense});
      return true;
    });
  }
}

void Gazetteer::build(std::vector<Named>& all) {
  // Equal keys side by side, larger cities first, else in the tables' order.
  std::ranges::stable_sort(all, [](const Named& a, const Named& b) {
    if (a.key != b.key) return a.key < b.key;
    return a.sense.population > b.sense.population;
  });
  slots_.resize(std::size_t{1} << 15);
  while (slots_.size() < all.size() * 2) slots_.resize(slots_.size() * 2);
  senses_.reserve(all.size());
  for (std::size_t i = 0; i < all.size();) {
    std::size_t slot = all[i].key & (slots_.size() - 1);
    while (slots_[slot].key != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = {all[i].key, static_cast<std::uint32_t>(senses_.size()), 0};
    for (const std::uint64_t key = all[i].key; i < all.size() && all[i].key == key; ++i) {
      senses_.push_back(all[i].sense);
      ++slots_[slot].count;
    }
  }
}

const Gazetteer::Slot* Gazetteer::find(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = key & mask; slots_[slot].key != 0; slot = (slot + 1) & mask)
    if (slots_[slot].key == key) return &slots_[slot];
  return nullptr;
}

std::optional<Gazetteer::Match> Gazetteer::at(std::string_view text, std::size_t at) const {
  std::optional<Match> best;
  walk_words(text, at, [&](std::size_t end, NameHash hash, int words) {
    const std::uint64_t key = hash.key();
    if (words == 1 && !first_words_[key % kFirstWords]) return false;
    if (const Slot* slot = find(key); slot != nullptr)
      best = Match{static_cast<std::uint32_t>(end - at),
                   std::span(senses_).subspan(slot->first, slot->count)};
    return true;
  });
  return best;
}

std::optional<Gazetteer::Region> Gazetteer::region_code(std::string_view letters) const {
  for (const Region& region : codes_)
    if (region.code.view() == letters) return region;
  return std::nullopt;
}

}  // namespace wagescope
