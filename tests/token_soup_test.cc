// Texts of pieces thrown together, and of one piece again and again: whatever stands beside what,
// the reading ends, and what it quotes stands in the text. "(m/w/d) M(m/w/d) M" ended the program
// once.
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

#include "extractor/extractor.h"

using namespace wagescope;

namespace {

constexpr std::array<std::string_view, 92> kPieces{"$20",
                                                   "£30,000 ",
                                                   "€ 2.400 ",
                                                   "kr",
                                                   "EUR ",
                                                   "20k ",
                                                   "1",
                                                   "7",
                                                   "001万",
                                                   "時給",
                                                   "月給",
                                                   "½",
                                                   "-",
                                                   " - ",
                                                   "–",
                                                   "~",
                                                   "/",
                                                   ":",
                                                   ", ",
                                                   ". ",
                                                   "; ",
                                                   "(",
                                                   ")",
                                                   "[",
                                                   "]",
                                                   "\"",
                                                   "’s ",
                                                   "\n",
                                                   "\n\n",
                                                   "\t",
                                                   " ",
                                                   "\u00a0",
                                                   "\u200b",
                                                   "\u2028",
                                                   "•",
                                                   "| ",
                                                   "per ",
                                                   "per hour ",
                                                   "a year ",
                                                   "an hour and ",
                                                   "x 13 ",
                                                   "to ",
                                                   "from ",
                                                   "up to ",
                                                   "between ",
                                                   "and ",
                                                   "or ",
                                                   "plus ",
                                                   "salary ",
                                                   "Salary: ",
                                                   "pay ",
                                                   "minimum ",
                                                   "bonus ",
                                                   "OTE ",
                                                   "pro rata ",
                                                   "gross ",
                                                   "after ",
                                                   "in ",
                                                   "for ",
                                                   "of ",
                                                   "SCP 12 ",
                                                   "Level 2 ",
                                                   "Zone A",
                                                   "Band ",
                                                   "2025 ",
                                                   "12:30 ",
                                                   "40 hours ",
                                                   "(m/w/d)",
                                                   "M",
                                                   "Baker ",
                                                   "baker ",
                                                   "PhD candidate ",
                                                   "Senior ",
                                                   "title: ",
                                                   "Job title:",
                                                   "Fernhill ",
                                                   "Mills Ltd ",
                                                   "GmbH ",
                                                   "At ",
                                                   "we ",
                                                   "is hiring ",
                                                   "Leeds ",
                                                   "London, ",
                                                   "VA ",
                                                   "Posted: ",
                                                   "5 May 2026 ",
                                                   "Job ID: 4 ",
                                                   "ten times ",
                                                   "the average ",
                                                   "dozen ",
                                                   "a b-c d ",
                                                   "é"};

/// What a text's reading quotes stands in it, where it says that it stands.
void check(const Extractor& extractor, const std::string& text) {
  Document document;
  document.text = text;
  for (const Posting& posting : extractor.extract(document))
    for (const Pay& pay : posting.pay) {
      CAPTURE(text);
      REQUIRE(pay.span.end <= text.size());
      CHECK(text.substr(pay.span.begin, pay.span.end - pay.span.begin) == pay.quote);
    }
}

}  // namespace

TEST_CASE("Pieces of postings in any order are read to their end", "[soup]") {
  const Extractor extractor(Lexicons::built_in(), {.explain = true});
  const unsigned seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : std::random_device{}();
  INFO("again with: wagescope_tests [soup] --rng-seed " << seed);
  std::mt19937 dice(seed);
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1), pieces(2, 60);
  for (int i = 0; i < 1500; ++i) {
    std::string text;
    for (std::size_t left = pieces(dice); left > 0; --left) text += kPieces[piece(dice)];
    check(extractor, text);
  }
}

TEST_CASE("A piece or two again and again are read to their end", "[soup]") {
  constexpr std::size_t kBytes = 3000;
  const Extractor extractor(Lexicons::built_in(), {.explain = true});
  for (std::size_t i = 0; i < kPieces.size(); ++i) {
    std::string text, pair, paid = "Baker. Pay: $20 an hour ";
    while (text.size() < kBytes) text += kPieces[i];
    while (pair.size() < kBytes) (pair += kPieces[i]) += kPieces[(i + 1) % kPieces.size()];
    check(extractor, text);
    check(extractor, pair);
    check(extractor, paid + text + " $20 an hour");
  }
}
