#include "extractor/location/gazetteer.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "extractor/base/plain.h"
#include "extractor/base/sixteen.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr int kMostWords = 6;
constexpr std::size_t kLongestName = 64;

/// The hash of a name, taken word by word. 64 bits keep ten thousand names apart from
/// every other phrase of a large corpus, so no spelling is compared.
struct NameHash {
  std::uint64_t state = 0xCBF29CE484222325ull;
  void add(const WordKey& bytes) {
    state = (state ^ bytes.first) * 0xFF51AFD7ED558CCDull;
    state = (state ^ state >> 32 ^ bytes.second) * 0xC4CEB9FE1A85EC53ull;
    state ^= state >> 29;
  }
  /// A word that is folded.
  void add(std::string_view word) {
    for (std::size_t at = 0; at < word.size(); at += Sixteen::kBytes)
      add(Sixteen::at(word, at).small);
  }
  void next_word() { state = state * 0x9E3779B97F4A7C15ull + 1; }
  NameHash with(auto word) const {
    NameHash longer = *this;
    longer.add(word);
    return longer;
  }
  std::uint64_t key() const { return state == 0 ? 1 : state; }
};

/// The word of a name at `at` and what stands behind it.
struct NameWord {
  NameHash hash;  ///< Of the name with it.
  std::size_t end = 0;
  bool dot = false;  ///< Whether a dot follows.
};

/// Fewer than sixteen letters and figures of ASCII, and behind them neither of what goes on
/// in a word; empty for others. `edge(end, hash)` is called as in walk_words.
template <class Visit>
std::optional<NameWord> plain_word(std::string_view text, std::size_t at, std::size_t limit,
                                   const NameHash& before, Visit& edge) {
  const Sixteen bytes = Sixteen::at(text, at);
  const unsigned size = bytes.length();
  if (size == 0 || size == Sixteen::kBytes || at + size > limit) return std::nullopt;
  const char next = at + size < text.size() ? text[at + size] : '\0';
  if (at + size == limit && next != '\0') return std::nullopt;
  if ((bytes.beyond >> size & 1) != 0 || next == '\'' || next == '.') return std::nullopt;
  const std::uint32_t small = bytes.letters & ~bytes.capitals;
  std::uint32_t glued = bytes.capitals & small << 1 & ((1u << size) - 1);
  for (; glued != 0; glued &= glued - 1) {
    const auto end = static_cast<unsigned>(std::countr_zero(glued));
    edge(at + end, before.with(bytes.key(end)));
  }
  return NameWord{before.with(bytes.key(size)), at + size, false};
}

/// The same for any word, character by character.
template <class Visit>
NameWord any_word(std::string_view text, std::size_t at, std::size_t limit, const NameHash& before,
                  Visit& edge) {
  std::string word;
  utf8::Char c = utf8::at(text, at);
  while (at < limit && (utf8::is_word(c.code) || utf8::is_apostrophe(c.code))) {
    utf8::append(word, utf8::is_apostrophe(c.code) ? U'\'' : utf8::fold(c.code));
    const bool small = c.code >= 'a' && c.code <= 'z';
    at += c.size;
    c = utf8::at(text, at);
    if (small && utf8::is_upper(c.code)) edge(at, before.with(std::string_view(word)));
    // "U.K.", "D.C.": dots between single letters belong to the name.
    if (c.code == '.' && (at < 2 || !utf8::is_word(static_cast<unsigned char>(text[at - 2]))) &&
        utf8::is_upper(utf8::at(text, at + 1).code)) {
      at += 1;
      c = utf8::at(text, at);
    }
  }
  return {before.with(std::string_view(word)), at, c.code == '.'};
}

/// Walks over the words of a name at `at`, and calls `word_end(end, hash)` behind each
/// word, until it says that no name goes on so; and where a capital follows a small letter,
/// since a word may end there ("LondonUp to", but "McLean").
template <class Visit>
void walk_words(std::string_view text, std::size_t at, Visit word_end) {
  NameHash hash;
  const bool letter_by_letter = plain_lookups();
  const std::size_t limit = std::min(text.size(), at + kLongestName);
  for (int words = 1; at < limit; ++words) {
    const auto plain =
        letter_by_letter ? std::nullopt : plain_word(text, at, limit, hash, word_end);
    const NameWord word = plain ? *plain : any_word(text, at, limit, hash, word_end);
    hash = word.hash;
    at = word.end;
    if (!word_end(at, hash) || words == kMostWords) return;
    if (word.dot) at += 1;  // "St. Helens"
    const utf8::Char c = utf8::at(text, at);
    if (c.code != ' ' && c.code != '-' && c.code != 0xA0) return;
    at += c.size;
    if (!utf8::is_word(utf8::at(text, at).code)) return;
    hash.next_word();
  }
}

PlaceKind kind_of(std::string_view name) {
  if (name == "country") return PlaceKind::country;
  if (name == "region") return PlaceKind::region;
  if (name == "area") return PlaceKind::area;
  if (name == "remote") return PlaceKind::remote;
  return PlaceKind::city;
}

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Gazetteer::Gazetteer(const Lexicons& lexicons, FirstWords& first_words) {
  const GazetteerLayout* layout =
      lexicons.as_built() && !plain_lookups() ? laid_out_places() : nullptr;
  if (layout == nullptr) {
    read_rows(lexicons, first_words);
    return;
  }
  all_ = *layout;
  first_words.add(layout->first_words);
}

void Gazetteer::read_rows(const Lexicons& lexicons, FirstWords& first_words) {
  std::vector<Named> all;
  all.reserve(16384);
  own_.goes_on.resize(GazetteerLayout::kGoesOnBits / 64);
  const auto add = [&](std::string_view names, const PlaceSense& sense) {
    while (!names.empty()) {
      const std::size_t bar = std::min(names.find('|'), names.size());
      const std::string_view name = names.substr(0, bar);
      names.remove_prefix(std::min(bar + 1, names.size()));
      first_words.add(name, FirstWords::kPlaces);
      walk_words(name, 0, [&](std::size_t end, NameHash hash) {
        const std::uint64_t bit = hash.key() % GazetteerLayout::kGoesOnBits;
        if (end >= name.size() || (end + 1 == name.size() && name[end] == '.'))
          all.push_back({hash.key(), sense});
        else
          own_.goes_on[bit / 64] |= std::uint64_t{1} << bit % 64;
        return true;
      });
    }
  };
  for (const Table::Row& row : lexicons.table("location/places.tsv").rows()) {
    PlaceSense sense{kind_of(row["kind"]), PlaceCode(row["country"]), PlaceCode(row["code"])};
    sense.population = number(row["population"]);
    sense.capitals = row["written"] == "capitals";
    add(row["names"], sense);
    if (sense.kind == PlaceKind::region && row["postal"] == "yes")
      own_.codes.push_back({sense.country, sense.region});
  }
  for (const Table::Row& row : lexicons.table("location/countries.tsv").rows())
    add(row["names"], {PlaceKind::country, PlaceCode(row["country"]), {}});
  for (const Table::Row& row : lexicons.table("location/cities.tsv").rows())
    add(row["cities"], {PlaceKind::city, PlaceCode(row["country"]), PlaceCode(row["region"]),
                        number(row["population"])});
  build(all);
  mark_weak(lexicons.table("location/common_words.tsv"));
}

/// Names that are everyday words too.
void Gazetteer::mark_weak(const Table& common_words) {
  for (const Table::Row& row : common_words.rows())
    for (const std::string_view name : split(row["names"], '|'))
      walk_words(name, 0, [&](std::size_t end, NameHash hash) {
        const Slot* slot = end == name.size() ? find(hash.key()) : nullptr;
        for (std::uint32_t i = 0; slot != nullptr && i < slot->count; ++i)
          own_.senses[slot->first + i].weak = true;
        return true;
      });
}

void Gazetteer::build(const std::vector<Named>& all) {
  std::vector<Slot>& slots = own_.slots;
  std::vector<PlaceSense>& senses = own_.senses;
  std::size_t size = std::size_t{1} << 10;
  while (size < all.size() * 2) size *= 2;
  slots.resize(size);
  std::vector<std::uint32_t> slot_of(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t slot = all[i].key & (size - 1);
    while (slots[slot].key != 0 && slots[slot].key != all[i].key) slot = (slot + 1) & (size - 1);
    slots[slot].key = all[i].key;
    ++slots[slot].count;
    slot_of[i] = static_cast<std::uint32_t>(slot);
  }
  std::uint32_t first = 0;
  for (Slot& slot : slots) {
    slot.first = first;
    first += slot.count;
    slot.count = 0;
  }
  senses.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    Slot& slot = slots[slot_of[i]];
    senses[slot.first + slot.count++] = all[i].sense;
  }
  // Of one name, larger cities first, else in the tables' order.
  for (const Slot& slot : slots)
    if (slot.count > 1)
      std::ranges::stable_sort(std::span(senses).subspan(slot.first, slot.count),
                               std::ranges::greater(), &PlaceSense::population);
  all_ = {slots, own_.goes_on, senses, own_.codes, {}};
}

const Gazetteer::Slot* Gazetteer::find(std::uint64_t key) const {
  const std::size_t mask = all_.slots.size() - 1;
  for (std::size_t slot = key & mask; all_.slots[slot].key != 0; slot = (slot + 1) & mask)
    if (all_.slots[slot].key == key) return &all_.slots[slot];
  return nullptr;
}

std::optional<Gazetteer::Match> Gazetteer::at(std::string_view text, std::size_t at) const {
  std::optional<Match> best;
  walk_words(text, at, [&](std::size_t end, NameHash hash) {
    if (const Slot* slot = find(hash.key()); slot != nullptr)
      best = Match{static_cast<std::uint32_t>(end - at),
                   all_.senses.subspan(slot->first, slot->count)};
    return plain_lookups() || goes_on(hash.key());
  });
  return best;
}

std::optional<Gazetteer::Region> Gazetteer::region_code(std::string_view letters) const {
  for (const Region& region : all_.codes)
    if (region.code.view() == letters) return region;
  return std::nullopt;
}

PlaceCode Gazetteer::rival_of(const Region& region) const {
  for (const Region& other : all_.codes)
    if (other.code == region.code && other.country != region.country) return other.country;
  return {};
}

}  // namespace wagescope
