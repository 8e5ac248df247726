// The quick looks of extractor/lexicon against plain readings of the same rules: over
// generated texts, glued and hyphenated words, figures and letters beyond ASCII.
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "extractor/base/find.h"
#include "extractor/base/sixteen.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/lexicon/word_kinds.h"
#include "extractor/lexicon/words.h"

using namespace wagescope;

namespace {

const std::vector<std::string> kPhrases{"pay",
                                        "pay rate",
                                        "pay rates",
                                        "pay rates of",
                                        "pay rates of all",
                                        "pay rates of all grades",
                                        "paid",
                                        "gross",
                                        "gross pay",
                                        "gross pay rates",
                                        "per annum",
                                        "per annum gross",
                                        "per",
                                        "per hour",
                                        "an hour",
                                        "a",
                                        "as",
                                        "as a",
                                        "we",
                                        "we are",
                                        "we're",
                                        "stundenlohn",
                                        "gehalt für",
                                        "über",
                                        "crème de la crème",
                                        "salaire",
                                        "p.a.",
                                        "£",
                                        "月給",
                                        "50k",
                                        "up to",
                                        "hourly",
                                        "hourly wage",
                                        "wage-band",
                                        "the",
                                        "thousand",
                                        "thousandfold"};

/// Words from the phrases and others, with what may stand between words.
std::string text_of(std::mt19937& random) {
  static const std::vector<std::string> others{
      "baker",      "Leeds", "inLeeds", "thesaurus", "5",        "annual", "ÜBER",
      "月給は25万", "x2y",   "O'Neill", "PAThe",     "USDWages", "APIs"};
  static const std::vector<std::string> gaps{" ", " ",      " ", "  ", "\n", "\r\n",
                                             "-", "\u00a0", "",  ", ", "\t", " \n"};
  const auto pick = [&](const std::vector<std::string>& all) { return all[random() % all.size()]; };
  std::string text;
  for (int words = 0; words < 40; ++words) {
    std::string word = pick(random() % 3 == 0 ? others : kPhrases);
    const auto shape = random() % 6;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (word[i] >= 'a' && word[i] <= 'z' && (shape == 0 || (shape == 1 && i == 0)))
        word[i] = static_cast<char>(word[i] - 32);
    text += word + pick(gaps);
  }
  return text;
}

/// Bytes of `text` at `at` that are the phrase, taken character by character; 0: none.
std::size_t plain_length(const std::string& phrase, std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  for (std::size_t i = 0; i < phrase.size();) {
    const utf8::Char wanted = utf8::at(phrase, i);
    utf8::Char c = utf8::at(text, at);
    if (c.size == 0) return 0;
    i += wanted.size;
    if (utf8::is_space(wanted.code)) {
      if (!utf8::is_space(c.code)) return 0;
      for (; c.size != 0 && utf8::is_space(c.code); c = utf8::at(text, at)) at += c.size;
    } else {
      if (utf8::fold(c.code) != utf8::fold(wanted.code)) return 0;
      at += c.size;
    }
  }
  return at - begin;
}

}  // namespace

TEST_CASE("a set of phrases finds the longest one, as trying every phrase does") {
  PhraseSet set;
  for (std::size_t i = 0; i < kPhrases.size(); ++i)
    set.add(kPhrases[i], static_cast<std::uint32_t>(i));
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string text = text_of(random);
    for (std::size_t at = 0; at < text.size(); at += std::max(1u, utf8::at(text, at).size))
      for (const Edge edge : {Edge::word, Edge::any}) {
        std::size_t longest = 0, number = 0;
        for (std::size_t i = 0; i < kPhrases.size(); ++i) {
          const std::size_t length = plain_length(kPhrases[i], text, at);
          if (length > longest && (edge == Edge::any || at_word_edge(text, at + length))) {
            longest = length;
            number = i;
          }
        }
        const auto match = set.at(text, at, edge);
        INFO(text << " at " << at);
        REQUIRE((match ? match->length : 0) == longest);
        if (match) REQUIRE(match->number == number);
        found += longest != 0;
      }
  }
  CHECK(found > 1000);
}

TEST_CASE("the first look at a word rules no phrase out") {
  FirstWords first_words(1u << 8);
  PhraseSet set;
  for (const std::string& phrase : kPhrases) {
    set.add(phrase, 0);
    first_words.add(phrase, 1);
  }
  std::mt19937 random(8);
  std::size_t ruled_out = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string text = text_of(random);
    for (std::size_t at = 0; at < text.size(); at += std::max(1u, utf8::at(text, at).size)) {
      const bool may = first_words.begins(text, at) != 0;
      INFO(text << " at " << at);
      if (set.at(text, at)) REQUIRE(may);
      ruled_out += !may;
    }
  }
  CHECK(ruled_out > 1000);
}

TEST_CASE("sixteen bytes at once are what they are one by one") {
  std::mt19937 random(11);
  std::string bytes(Sixteen::kBytes, '\0');
  for (int round = 0; round < 20000; ++round) {
    for (char& c : bytes) c = static_cast<char>(random() % 3 == 0 ? random() : 'A' + random() % 58);
    const Sixteen quick = Sixteen::at(bytes, 0), plain = Sixteen::plain(bytes.data());
    REQUIRE(quick.small == plain.small);
    REQUIRE(quick.letters == plain.letters);
    REQUIRE(quick.capitals == plain.capitals);
    REQUIRE(quick.figures == plain.figures);
    REQUIRE(quick.beyond == plain.beyond);
    REQUIRE(quick.spaces == plain.spaces);
    REQUIRE(quick.low == plain.low);
    const auto size = random() % (Sixteen::kBytes + 1);
    const std::string first = bytes.substr(0, size) + std::string(Sixteen::kBytes - size, '\0');
    REQUIRE(quick.key(static_cast<unsigned>(size)) == Sixteen::plain(first.data()).small);
    REQUIRE(Sixteen::at(std::string_view(bytes).substr(0, size), 0).small ==
            Sixteen::plain(first.data()).small);
  }
}

TEST_CASE("no word of which a phrase begins is left out of the hits of a text") {
  FirstWords first_words;
  PhraseSet set;
  for (const std::string& phrase : kPhrases) {
    set.add(phrase, 0);
    first_words.add(phrase, FirstWords::kClaims);
  }
  std::mt19937 random(12);
  std::size_t words = 0, hits_of_all = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string text = text_of(random);
    const TextSpan all{0, static_cast<std::uint32_t>(text.size())};
    const WordHits hits(first_words, text, all);
    hits_of_all += hits.in(all).size();
    for (std::uint32_t at = 0; at < text.size(); at += std::max(1u, utf8::at(text, at).size)) {
      words += at_word_edge(text, at);
      if (!at_word_edge(text, at) || !set.at(text, at)) continue;
      INFO(text << " at " << at);
      const auto from = hits.from(at);
      REQUIRE(!from.empty());
      const WordHit& hit = from.front();
      REQUIRE(hit.begin <= at);
      REQUIRE((hit.odd || (hit.begin == at && (hit.tables & FirstWords::kClaims) != 0)));
    }
  }
  CHECK(hits_of_all < words);
}

TEST_CASE("kinds of words are those of a plain map, in any case and of any length") {
  std::mt19937 random(9);
  WordKinds kinds;
  std::map<std::string, std::uint32_t> plain;
  const auto word = [&] {
    std::string made;
    for (auto size = 1 + random() % 24; made.size() < size;)
      made += random() % 9 == 0 ? "ü" : std::string(1, static_cast<char>('a' + random() % 3));
    return made;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string made = word();
    const std::uint32_t bits = 1u << (random() % 8);
    kinds.add(made, bits);
    plain[made] |= bits;
  }
  for (int i = 0; i < 20000; ++i) {
    std::string made = word();
    const auto known = plain.find(made);
    for (char& c : made)
      if (c >= 'a' && c <= 'z' && random() % 4 == 0) c = static_cast<char>(c - 32);
    REQUIRE(kinds.of(made) == (known == plain.end() ? 0 : known->second));
  }
  for (const auto& [made, bits] : plain) REQUIRE(kinds.of(made) == bits);
}

TEST_CASE("a phrase added again keeps its first number, however it is written") {
  Phrases<std::vector<int>> values;
  for (int i = 0; i < 3; ++i)
    for (const std::string& phrase : kPhrases)
      values[i == 1 ? "PAY RATES OF" : phrase].push_back(i);
  REQUIRE(values.values().size() == kPhrases.size());
  CHECK(values.at("Pay rates of", 0)->value->size() == kPhrases.size() + 2);
  CHECK(values.at("pay", 0)->value->size() == 2);
}

TEST_CASE("folding a text is folding each of its characters") {
  std::mt19937 random(13);
  for (int round = 0; round < 500; ++round) {
    const std::string text = text_of(random);
    std::string folded;
    for (std::size_t at = 0; at < text.size(); at += utf8::at(text, at).size)
      utf8::append(folded, utf8::fold(utf8::at(text, at).code));
    REQUIRE(utf8::fold(text) == folded);
  }
}

TEST_CASE("words are found in a text where the standard library finds them, in every way") {
  std::mt19937 random(14);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto size = random() % 200; text.size() < size;)
      text += static_cast<char>('a' + random() % 3);
    const std::string words = random() % 4 == 0
                                  ? std::string(random() % 5, 'a')
                                  : text.substr(random() % (text.size() + 1), random() % 40);
    const std::size_t from = random() % (text.size() + 2);
    const std::size_t plain = text.find(words, from);
    INFO(words << " in " << text << " from " << from);
    REQUIRE(find_words(text, words, from) == plain);
    for (const Finder finder : {Finder::plain, Finder::sse2, Finder::avx2})
      if (can_use(finder)) REQUIRE(find_words(finder, text, words, from) == plain);
    found += plain != std::string::npos;
  }
  CHECK(found > 500);
}

TEST_CASE("words looked up while they are cut are those looked up later") {
  std::mt19937 random(15);
  WordKinds kinds;
  for (std::size_t i = 0; i < kPhrases.size(); ++i)
    kinds.add(first_word(kPhrases[i]), WordKinds::Bits{1} << i);
  std::size_t known = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string text = text_of(random);
    const TextSpan all{0, static_cast<std::uint32_t>(text.size())};
    const std::vector<Word> cut = words_of(text, all, text.size());
    const std::vector<Word> looked_up = words_of(text, all, text.size(), &kinds);
    REQUIRE(cut.size() == looked_up.size());
    for (std::size_t i = 0; i < cut.size(); ++i) {
      INFO(text << " at " << cut[i].begin);
      REQUIRE(looked_up[i].begin == cut[i].begin);
      REQUIRE(looked_up[i].end == cut[i].end);
      REQUIRE(looked_up[i].looked_up);
      REQUIRE(looked_up[i].kinds == kinds.of(view(text, cut[i])));
      known += looked_up[i].kinds != 0;
    }
  }
  CHECK(known > 1000);
}

TEST_CASE("a word that is not odd is all of its letters and figures") {
  std::mt19937 random(10);
  for (int round = 0; round < 200; ++round) {
    const std::string text = text_of(random);
    for (const Word& word :
         words_of(text, {0, static_cast<std::uint32_t>(text.size())}, text.size())) {
      const std::string_view bytes(text.data() + word.begin, word.end - word.begin);
      const bool capital =
          bytes.substr(1).find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != bytes.npos;
      INFO(text << " at " << word.begin);
      if (capital) REQUIRE(word.mixed);
      if (bytes.find_first_of("0123456789") != bytes.npos) REQUIRE(word.figures);
      if (!word.odd) REQUIRE(first_word(std::string_view(text).substr(word.begin)) == bytes);
    }
  }
}
