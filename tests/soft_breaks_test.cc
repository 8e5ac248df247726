// Text that was broken into lines of one width reads as if it were not.
#include "extractor/read/soft_breaks.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/extractor.h"
#include "tests/support/reading.h"

namespace wagescope {
namespace {

/// What the text becomes; as it is where nothing is joined.
std::string joined(std::string_view text) {
  Document document;
  document.text = text;
  const auto made = with_soft_breaks_joined(document);
  return made ? made->text : document.text;
}

/// Every line of `text` broken before the word that would make it wider than `width`.
std::string wrapped(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::size_t size = end - at;
    if (column > 0 && column + 1 + size > width) {
      out.back() = '\n';  // the space in front of the word
      column = 0;
    }
    out.append(text, at, size);
    column += size;
    if (end < text.size()) {
      out += text[end];
      column = text[end] == '\n' ? 0 : column + 1;
    }
    at = end + 1;
  }
  return out;
}

std::string shown(const std::vector<Posting>& postings) {
  std::string all;
  const auto end = [](const std::optional<Decimal>& value) {
    return value ? value->to_string() : std::string("-");
  };
  for (const Posting& posting : postings) {
    all += (posting.title ? posting.title->value : "-") + " @ " +
           (posting.employer ? posting.employer->value : "-") + ": ";
    for (const Pay& pay : posting.pay)
      all += end(pay.min) + " " + end(pay.max) + " " + pay.currency + " " +
             (pay.period ? std::string(name(*pay.period)) : "-") + " " +
             std::string(name(pay.bound)) + "; ";
    all += std::to_string(posting.claims.size()) + " claims\n";
  }
  return all;
}

constexpr std::string_view kLetter =
    "Night baker for our mill in Leeds\n"
    "\n"
    "We mill and bake by hand, and we look for a baker who likes the hours\n"
    "before dawn. You will be paid a salary in excess\n"
    "of £31,000 a year, and after a year of work with us your pay will be at\n"
    "least £33,500. What you need:\n"
    "- two years at an oven, and the patience that sourdough asks of whoever\n"
    "- a driving licence\n"
    "Write to us.\n";

}  // namespace

TEST_CASE("Breaks that keep a text within its width are joined, and no others") {
  CHECK(joined("a\nb\nc\nd\ne\nf") == "a\nb\nc\nd\ne\nf");
  CHECK(joined("") == "");
  const std::string letter = joined(
      "We mill and bake by hand, and we look for a baker who likes\n"
      "the hours before dawn, the smell of rye, and the company of\n"
      "people who do not talk much. You will be paid a salary in\n"
      "excess of £31,000 a year, for a week of four nights, and we\n"
      "close in August.\n"
      "- two years at an oven\n"
      "- a driving licence\n"
      "\n"
      "Write to us.\n");
  CHECK(letter ==
        "We mill and bake by hand, and we look for a baker who likes "
        "the hours before dawn, the smell of rye, and the company of "
        "people who do not talk much. You will be paid a salary in "
        "excess of £31,000 a year, for a week of four nights, and we "
        "close in August.\n"
        "- two years at an oven\n"
        "- a driving licence\n"
        "\n"
        "Write to us.\n");
}

TEST_CASE("Lines that only happen to be long stay lines") {
  const std::string list =
      "Junior baker at the old mill in Leeds: £24,000 a year\n"
      "Senior baker at the old mill in Leeds: £31,000 a year\n"
      "Pastry baker at the old mill in Leeds: £29,000 a year\n"
      "Master miller at the new mill in York: £38,000 a year\n"
      "Driver for both the mills in the dales: £14.20 an hour\n"
      "Night porter at the new mill in York: £12.90 an hour\n";
  CHECK(joined(list) == list);
  const std::string wide(101, 'x');
  const std::string text = std::string(kLetter) + wide;
  CHECK(joined(text) == text);
}

TEST_CASE("What is read of a broken text is quoted as it stands") {
  const Extractor extractor;
  Document document;
  document.text =
      "Night baker for our mill in Leeds\n"
      "\n"
      "We mill and bake by hand, and we look for a baker who likes\n"
      "the hours before dawn, the smell of rye, and the company of\n"
      "people who like it quiet. You will be paid a salary: £31,000\n"
      "to £33,500 a year, for a week of four nights at our ovens in\n"
      "the dale, and we close in August when nobody wants to bake.\n";
  const auto postings = extractor.extract(document);
  REQUIRE(postings.size() == 1);
  REQUIRE(postings[0].pay.size() == 1);
  const Pay& pay = postings[0].pay[0];
  CHECK(pay.bound == Bound::range);
  CHECK(pay.quote.find("£31,000\nto £33,500") == 0);
  CHECK(pay.quote == document.text.substr(pay.span.begin, pay.span.end - pay.span.begin));
}

TEST_CASE("The width of a text's lines does not change what it says") {
  const Extractor extractor;
  const std::string article =
      test::file_bytes(WAGESCOPE_SOURCE_DIR "/fixtures/articles/streaming-strike-2023.txt");
  Document document;
  document.text = article;
  const std::string whole = shown(extractor.extract(document));
  CHECK(whole.find("900000 900000 USD year exact; 1 claims") != whole.npos);
  for (std::size_t width = 50; width <= 100; width += 5) {
    CAPTURE(width);
    document.text = wrapped(article, width);
    CHECK(document.text.size() == article.size());
    CHECK(shown(extractor.extract(document)) == whole);
  }
}

}  // namespace wagescope
