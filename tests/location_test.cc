#include "extractor/location/location.h"

#include <catch2/catch.hpp>
#include <string>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/table.h"
#include "tests/support/corpus.h"

using namespace wagescope;

TEST_CASE("places of the corpus") {
  const LocationReader reader(Lexicons::built_in());
  const Table corpus = test::corpus("extractor/location/location.corpus.tsv");
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
