// Names of places, which are looked up by hashes of whole words, against a plain reading of the
// same rules that spells every name out, letter by letter.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/gazetteer.h"

using namespace wagescope;

namespace {

struct Spelled {
  std::size_t end;
  std::string name;
};

/// What of the text at `at` may be a name: up to six words, and cut where a capital follows a
/// small letter.
std::vector<Spelled> spellings(std::string_view text, std::size_t at) {
  std::vector<Spelled> found;
  std::string name;
  const std::size_t limit = std::min<std::size_t>(text.size(), at + 64);
  for (int words = 1; at < limit; ++words) {
    utf8::Char c = utf8::at(text, at);
    while (at < limit && (utf8::is_word(c.code) || utf8::is_apostrophe(c.code))) {
      utf8::append(name, utf8::is_apostrophe(c.code) ? U'\'' : utf8::fold(c.code));
      const bool small = c.code >= 'a' && c.code <= 'z';
      at += c.size;
      c = utf8::at(text, at);
      if (small && utf8::is_upper(c.code)) found.push_back({at, name});
      const bool one_letter = at < 2 || !utf8::is_word(static_cast<unsigned char>(text[at - 2]));
      if (c.code == '.' && one_letter && utf8::is_upper(utf8::at(text, at + 1).code))
        c = utf8::at(text, ++at);
    }
    found.push_back({at, name});
    if (c.code == '.') c = utf8::at(text, ++at);
    if (words == 6 || (c.code != ' ' && c.code != '-' && c.code != 0xA0)) break;
    at += c.size;
    if (!utf8::is_word(utf8::at(text, at).code)) break;
    name += ' ';
  }
  return found;
}

/// All names as the tables write them.
std::vector<std::string> names_of(const Lexicons& lexicons) {
  std::vector<std::string> names;
  for (const auto& [table, column] : {std::pair("location/places.tsv", ColumnName("names")),
                                      std::pair("location/countries.tsv", ColumnName("names")),
                                      std::pair("location/cities.tsv", ColumnName("cities"))})
    for (const Table::Row& row : lexicons.table(table).rows())
      for (const std::string_view name : split(row[column], '|')) names.emplace_back(name);
  return names;
}

/// How many senses each spelling has.
std::map<std::string, std::size_t> spelled(const std::vector<std::string>& names) {
  std::map<std::string, std::size_t> senses;
  for (const std::string& name : names)
    for (const Spelled& one : spellings(name, 0))
      if (one.end >= name.size() || (one.end + 1 == name.size() && name[one.end] == '.'))
        ++senses[one.name];
  return senses;
}

/// Names and other words, glued and parted in many ways.
std::string text_of(const std::vector<std::string>& names, std::mt19937& random) {
  static const std::vector<std::string> others{"in",    "St.",    "U.K.",   "New", "D.C.",
                                               "baker", "McLean", "King’s", "São", "Up to"};
  static const std::vector<std::string> gaps{" ", " ", " ", "-", "\u00a0", "", ", ", ".", "\n"};
  std::string text;
  for (int words = 0; words < 30; ++words) {
    std::string name =
        random() % 3 == 0 ? others[random() % others.size()] : names[random() % names.size()];
    if (random() % 8 == 0) name = utf8::fold(name);
    if (random() % 8 == 0) {  // the beginning of a name
      std::size_t size = 1 + random() % name.size();
      while (size < name.size() && (name[size] & 0xC0) == 0x80) ++size;
      name.resize(size);
    }
    text += name + gaps[random() % gaps.size()];
  }
  return text;
}

}  // namespace

TEST_CASE("the longest name of a place is found, as spelling every name finds it") {
  const Lexicons lexicons = Lexicons::built_in();
  FirstWords first_words;
  const Gazetteer gazetteer(lexicons, first_words);
  const std::vector<std::string> names = names_of(lexicons);
  const auto senses = spelled(names);
  std::mt19937 random(16);
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string text = text_of(names, random);
    for (std::size_t at = 0; at < text.size(); at += std::max(1u, utf8::at(text, at).size)) {
      if (!at_word_edge(text, at) || !utf8::is_word(utf8::at(text, at).code)) continue;
      std::size_t end = at, count = 0;
      for (const Spelled& one : spellings(text, at))
        if (const auto known = senses.find(one.name); known != senses.end()) {
          end = one.end;
          count = known->second;
        }
      const auto match = gazetteer.at(text, at);
      INFO(text << " at " << at);
      REQUIRE((match ? at + match->length : at) == end);
      REQUIRE((match ? match->senses.size() : 0) == count);
      found += count != 0;
    }
  }
  CHECK(found > 3000);
}
