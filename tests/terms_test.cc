#include "extractor/terms/terms.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractor/extractor.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/table.h"
#include "tests/support/corpus.h"

using namespace wagescope;

namespace {

/// "contract=permanent; working_time=full-time"
std::string words(const Terms& terms) {
  std::string out;
  const auto add = [&](const char* name, const std::optional<std::string>& value) {
    if (value) out += (out.empty() ? "" : "; ") + std::string(name) + "=" + *value;
  };
  add("seniority", terms.seniority);
  add("grade", terms.grade);
  add("shift", terms.shift);
  add("contract", terms.contract);
  add("working_time", terms.working_time);
  add("workplace", terms.workplace);
  add("requisition", terms.requisition);
  return out;
}

/// Cuts the marks out of "[[Baker]] in Leeds"; where they stood.
std::optional<TextSpan> unmark(std::string& text) {
  const auto begin = text.find("[[");
  if (begin == text.npos) return std::nullopt;
  text.erase(begin, 2);
  const auto end = text.find("]]");
  text.erase(end, 2);
  return TextSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

TEST_CASE("terms of the corpus") {
  const auto first_words = std::make_shared<FirstWords>();
  const TermsReader reader(Lexicons::built_in(), first_words);
  const Table corpus = test::corpus("extractor/terms/terms.corpus.tsv");
  CHECK(corpus.rows().size() >= 50);
  for (const Table::Row& row : corpus.rows()) {
    CAPTURE(row.line(), row["text"], row["why"]);
    Document document;
    document.text = test::unescaped(row["text"]);
    const auto title = unmark(document.text);
    const TextSpan whole{0, static_cast<std::uint32_t>(document.text.size())};
    const WordHits hits(*first_words, document.text, whole);
    CHECK(words(reader.read(document, whole, title, hits)) == row["terms"]);
  }
}

TEST_CASE("terms of a title that stands in a field") {
  const TermsReader reader(Lexicons::built_in());
  CHECK(words(reader.of_title("Senior Data Engineer II (Remote)")) ==
        "seniority=senior; grade=II; workplace=remote");
  CHECK(words(reader.of_title("")) == "");
  CHECK(words(reader.of_title("Engineer II ")) == "grade=II");  // nothing stands behind the blank
  CHECK(words(reader.of_title("Head ")) == "");
  CHECK(words(reader.of_title(std::string(100'000, 'x'))) == "");
}

TEST_CASE("a posting keeps its terms, the occupation of its role and the places of its list") {
  Document document;
  document.text = "Contract: permanent. Based in Leeds or York (hybrid). Pay: £30,000 a year.";
  document.fields.title = "Senior Staff Nurse, nights";
  document.fields.location = "Leeds or York (hybrid)";
  const auto postings = Extractor().extract(document);
  REQUIRE(postings.size() == 1);
  CHECK(words(postings[0].terms) ==
        "seniority=senior; shift=night; contract=permanent; workplace=hybrid");
  REQUIRE(postings[0].soc_code);
  CHECK(postings[0].soc_code->value == "29-1141");
  CHECK(postings[0].soc_code->certainty == Certainty::implied);
  CHECK(postings[0].places == std::vector<std::string>{"Leeds", "York"});
}

TEST_CASE("terms in hostile text take linear time") {
  const auto first_words = std::make_shared<FirstWords>();
  const TermsReader reader(Lexicons::built_in(), first_words);
  for (const char* piece :
       {"permanent, ", "ref: ", "contract\n", "remote ", " ", "not ", "grade: "}) {
    Document document;
    while (document.text.size() < 2'000'000) document.text += piece;
    const TextSpan whole{0, static_cast<std::uint32_t>(document.text.size())};
    const WordHits hits(*first_words, document.text, whole);
    CHECK_NOTHROW(reader.read(document, whole, std::nullopt, hits));
  }
}
