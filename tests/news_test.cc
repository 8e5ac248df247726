#include <catch2/catch.hpp>
#include <string>

#include "extractor/extractor.h"
#include "tests/support/corpus.h"

using namespace wagescope;

namespace {

std::string shown(const std::vector<Posting>& postings) {
  std::string out;
  for (const Posting& posting : postings)
    for (const Pay& pay : posting.pay) {
      if (!out.empty()) out += "; ";
      out += posting.role.value_or("") + " @ " + (posting.employer ? posting.employer->value : "") +
             ": " + pay.quote + ", " + std::string(name(pay.time));
    }
  return out;
}

Document document_of(std::string_view text) {
  Document document;
  document.text = text;
  return document;
}

}  // namespace

TEST_CASE("news of the corpus") {
  const Extractor extractor;
  const NewsReader news(Lexicons::built_in());
  const Table corpus = test::corpus("extractor/posting/news.corpus.tsv");
  for (const Table::Row& row : corpus.rows()) {
    CAPTURE(row.line(), row["text"], row["why"]);
    const Document document = document_of(row["text"]);
    const TextSpan all{0, static_cast<std::uint32_t>(document.text.size())};
    CHECK(news.is_news(document, all) == (row["pays"] != "no news"));
    if (row["pays"] == "no news") continue;
    CHECK(shown(extractor.extract(document)) == row["pays"]);
  }
}

TEST_CASE("the later figure of a change is the primary one") {
  const Extractor extractor;
  const auto postings = extractor.extract(document_of(
      "The union said that under the deal the salary of a baker at Oakham Mills goes up from "
      "£24,000 "
      "a year to £26,500 a year, and that members voted for it by nine to one on Thursday."));
  REQUIRE(postings.size() == 1);
  REQUIRE(postings[0].pay.size() == 2);
  CHECK_FALSE(postings[0].pay[0].primary);
  CHECK(postings[0].pay[1].primary);
}

TEST_CASE("a claim goes to the job that its sentence pays or names, else to what was told last") {
  const Extractor extractor;
  const auto postings = extractor.extract(document_of(
      "The union said on Monday that Oakham Mills pays its chief executive £930,000 a year. A "
      "baker "
      "there makes £23,000 a year, a fifth of what a nurse makes, the report said on Friday. The "
      "chief earns as much as nine nurses, one baker said. That could pay for two teachers, the "
      "union said. Drivers at Oakham Mills, who walked out, make £24,000, as much as two bakers."));
  REQUIRE(postings.size() == 3);
  const auto quotes = [](const Posting& posting) {
    std::string all;
    for (const Claim& claim : posting.claims) all += claim.quote + "; ";
    return posting.role.value_or("") + ": " + all;
  };
  CHECK(quotes(postings[0]) ==
        "chief executive: as much as nine nurses; could pay for two teachers; ");
  CHECK(quotes(postings[1]) == "baker: a fifth of what a nurse makes; ");
  CHECK(quotes(postings[2]) == "driver: as much as two bakers; ");
}

TEST_CASE("a record with a title is one posting, however it reads") {
  const Extractor extractor;
  Document document = document_of(
      "The union said that Fernhill Mills pays bakers £12 an hour. Drivers earn £15 an hour, the "
      "company said, and the deal covers 400 people in three towns and a village.");
  document.fields.title = "Baker";
  CHECK(extractor.extract(document).size() == 1);
}

TEST_CASE("news is parted in bounded time on hostile text") {
  const Extractor extractor;
  const std::string_view piece = GENERATE(
      as<std::string_view>{}, "The union said Acme pays a baker $40,000 a year. ",
      "said from $1 to $2 a year ", "St. Mr. $40,000 salary ", "the strike at Acme Trust ");
  std::string text;
  while (text.size() < 100'000) text += piece;
  CHECK_FALSE(extractor.extract(document_of(text)).empty());
}
