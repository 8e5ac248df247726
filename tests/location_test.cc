#include "extractor/location/location.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractor/extractor.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/table.h"
#include "tests/support/corpus.h"

using namespace wagescope;

TEST_CASE("places of the corpus") {
  const LocationReader reader(Lexicons::built_in());
  const Table corpus = test::corpus("extractor/location/location.corpus.tsv");
  CHECK(corpus.rows().size() >= 60);
  for (const Table::Row& row : corpus.rows()) {
    CAPTURE(row.line(), row["text"], row["why"]);
    Document document;
    document.text = test::unescaped(row["text"]);
    const auto found = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
    CHECK((found && found->place ? std::string(cut(document.text, *found->place)) : "") ==
          row["place"]);
    CHECK((found ? found->country : "") == row["country"]);
  }
}

TEST_CASE("a dollar is that of the only country whose places or words a text names") {
  struct Row {
    const char* text;
    const char* currency;
    Certainty certainty;
  };
  const Row row = GENERATE(values<Row>({
      {"We bake.\nSalary: $61,000", "USD", Certainty::assumed},
      {"Our customers in Toronto love bread.\nSalary: $61,000", "CAD", Certainty::implied},
      {"Our customers in Canada love bread.\nSalary: $61,000", "CAD", Certainty::implied},
      {"Our customers love the Great Toronto Oven.\nSalary: $61,000", "USD", Certainty::assumed},
      {"A program for our customers in Toronto. Send a resume.\nSalary: $61,000", "CAD",
       Certainty::implied},
      {"Our customers in Toronto and our customers in Boston love bread.\nSalary: $61,000", "USD",
       Certainty::assumed},
      {"Our customers in Toronto love bread. We have a 401(k).\nSalary: $61,000", "USD",
       Certainty::implied},
      {"The Shire Council of Marram bakes.\nSalary: $61,000", "AUD", Certainty::implied},
      // The words name one country most, and a second that has the sign.
      {"Our organisation has colour, a programme and a centre, p.a. and plc.\n"
       "Write to tern.example.co.nz.\nSalary: $61,000",
       "NZD", Certainty::implied},
      {"Write to tern.example.co.nz or tern.example.com.au.\nSalary: $61,000", "USD",
       Certainty::assumed},
      {"London, UK. Write to tern.example.co.uk.\nSalary: $61,000", "USD", Certainty::assumed},
  }));
  CAPTURE(row.text);
  Document document;
  document.text = row.text;
  const auto postings = Extractor().extract(document);
  REQUIRE(postings.size() == 1);
  REQUIRE(postings[0].pay.size() == 1);
  CHECK(postings[0].pay[0].currency == row.currency);
  CHECK(postings[0].pay[0].currency_certainty == row.certainty);
}

TEST_CASE("the country of a field or of words beside a pay") {
  const LocationReader reader(Lexicons::built_in());
  struct Row {
    const char* place;
    const char* country;
  };
  const Row row = GENERATE(values<Row>({
      {"UK", "GB"},
      {"U.K.", "GB"},
      {"Toronto, ON", "CA"},
      {"London, ON", "CA"},
      {"London", "GB"},
      {"Paris, TX", "US"},
      {"San Francisco, CA", "US"},
      {"New York, NY, United States", "US"},
      {"Remote - US", "US"},
      {"Remote (Germany)", "DE"},
      {"Sydney, New South Wales, Australia", "AU"},
      {"Cardiff, Wales, United Kingdom", "GB"},
      {"Irving, TX, États-Unis", "US"},
      {"Dublin, Ireland", "IE"},
      {"München", "DE"},
      {"Remote", ""},
      {"Level 2", ""},
      {"", ""},
  }));
  CAPTURE(row.place);
  CHECK(reader.country_of(row.place) == row.country);
}

TEST_CASE("the single places of a list") {
  const LocationReader reader(Lexicons::built_in());
  struct Row {
    const char* location;
    const char* places;
  };
  const Row row = GENERATE(values<Row>({
      {"Leeds, York or Hull (remote)", "Leeds; York; Hull"},
      {"Sterling, VA or Chantilly, VA", "Sterling, VA; Chantilly, VA"},
      {"Bristol | London | Bristol", "Bristol; London"},
      {"UK, Ireland, or Portugal", "UK; Ireland; Portugal"},
      {"Leeds", ""},
      {"Remote/London", ""},
      {"GB - Bristol", ""},
      {"Perth, Western Australia, Australia", ""},
      {"", ""},
  }));
  CAPTURE(row.location);
  std::string found;
  for (const std::string& place : reader.several_in(row.location))
    found += (found.empty() ? "" : "; ") + place;
  CHECK(found == row.places);
}

TEST_CASE("how sure a country is, and what told it") {
  const LocationReader reader(Lexicons::built_in());
  const auto read = [&](const char* text) {
    Document document;
    document.text = text;
    return reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
  };
  const auto named = read("Location: Germany");
  REQUIRE(named);
  CHECK(named->country_certainty == Certainty::stated);
  const auto city = read("Location: Perth, WA");
  REQUIRE(city);
  CHECK(city->country_certainty == Certainty::implied);
  CHECK(city->evidence == "place: WA");
  const auto term = read("There is a 401(k).");
  REQUIRE(term);
  CHECK(term->country_certainty == Certainty::implied);
  CHECK(term->evidence == "words: 401(k)");
  CHECK_FALSE(term->place);
}

TEST_CASE("only the part that is asked for is read") {
  const LocationReader reader(Lexicons::built_in());
  Document document;
  document.text = "Location: Leeds\nLocation: Lyon";
  const auto second = reader.read(document, {16, 30});
  REQUIRE(second);
  REQUIRE(second->place);
  CHECK(cut(document.text, *second->place) == "Lyon");
}

TEST_CASE("places in hostile text take linear time") {
  const LocationReader reader(Lexicons::built_in());
  for (const char* piece : {"Leeds, ", "New ", "A", "A, ", "Location: ", "in ", "St. ", "a", "(",
                            "£", "Remote - ", "Leeds/", "LS1 ", "McA", "Rising Sun, "}) {
    CAPTURE(piece);
    Document document;
    while (document.text.size() < 300'000) document.text += piece;
    reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
    SUCCEED();
  }
}

TEST_CASE("a dollar is that of the towns a text names, where nothing else tells") {
  const Extractor extractor(Lexicons::built_in());
  struct Row {
    const char* text;
    const char* currency;
  };
  const Row row = GENERATE(values<Row>({
      {"Analyst\nYou join the University of Toronto. Salary: $98,000", "CAD"},
      {"Nurse\nThe Ballarat Bread Works pays $600 a day", "AUD"},
      {"Analyst\nYou join the University of Toronto and its 401(k). Salary: $98,000", "USD"},
      {"Analyst\nWe sell bread to firms of Toronto and of Sydney. Salary: $98,000", "USD"},
      {"Teacher\nPE and a BA are welcome. Salary: $58,000", "USD"},
  }));
  INFO(row.text);
  Document document;
  document.text = row.text;
  const std::vector<Posting> postings = extractor.extract(document);
  REQUIRE(postings.size() == 1);
  REQUIRE(postings[0].pay.size() == 1);
  CHECK(postings[0].pay[0].currency == row.currency);
}
