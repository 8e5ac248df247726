#include "extractor/role/role.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/table.h"
#include "tests/support/corpus.h"
#include "tests/support/marked.h"

using namespace wagescope;

TEST_CASE("the letters of gender behind a title") {
  static const RoleReader reader(Lexicons::built_in());
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"Bäcker (m/w/d)\nLeipzig", "m/w/d"},
      {"Boulanger H/F\nLyon", "H/F"},
      {"Head Baker (f/m/x)\nGhent", "f/m/x"},
      {"Head Baker (Nights)\nLeeds", ""},
      {"Head Baker\nLeeds", ""},
  };
  for (const auto& [text, mark] : rows) {
    CAPTURE(text);
    Document document;
    document.text = text;
    const auto found = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
    REQUIRE(found);
    CHECK(found->gender_mark == mark);
  }
}

TEST_CASE("titles and roles of the corpus") {
  FirstWords words;
  const RoleReader reader(Lexicons::built_in(), {},
                          std::make_shared<const Gazetteer>(Lexicons::built_in(), words));
  const Table corpus = test::corpus("extractor/role/role.corpus.tsv");
  for (const Table::Row& row : corpus.rows()) {
    CAPTURE(row.line(), row["text"], row["why"]);
    const test::Marked marked = test::marked(test::unescaped(row["text"]));
    Document document;
    document.text = marked.text;
    const auto found = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
    CHECK((found ? std::string(cut(document.text, found->title)) : "") == marked.words);
    CHECK((found ? found->role : "") == row["role"]);
    CHECK((found ? found->note : "") == row["note"]);
  }
}

TEST_CASE("everyday jobs are titles") {
  FirstWords words;
  const RoleReader reader(Lexicons::built_in(), {},
                          std::make_shared<const Gazetteer>(Lexicons::built_in(), words));
  const auto title = [&](const std::string& text) {
    Document document;
    document.text = text;
    const auto found = reader.read(document, {0, static_cast<std::uint32_t>(text.size())});
    return std::string(found ? cut(text, found->title) : "");
  };
  for (const char* file : {"extractor/role/jobs.corpus.tsv", "extractor/role/shapes.corpus.tsv"}) {
    const Table corpus = test::corpus(file);
    for (const Table::Row& row : corpus.rows()) {
      const std::string form = test::unescaped(row["text"]);
      CAPTURE(row.line(), form);
      for (const std::string_view job : split(row["jobs"], '|'))
        CHECK(title(test::replaced(form, "{}", job)) == (job == "-" ? "" : job));
    }
  }
}

TEST_CASE("the role of a title that is given") {
  const RoleReader reader(Lexicons::built_in());
  struct Row {
    const char* title;
    const char* role;
  };
  const Row row = GENERATE(values<Row>({
      {"Senior Software Engineer (m/f/d) - Berlin", "software engineer"},
      {"software engineer", "software engineer"},
      {"Sales Adviser", "sales advisor"},
      {"Registered Nurses", "registered nurse"},
      {"Junior Electrician II", "electrician"},
      {"Cook", "cook"},
      {"Cooks", "cook"},
      {"server - Friday and Saturday", "server"},
      {"Lead", ""},
      {"Fern Lodge", ""},
      {"", ""},
  }));
  CAPTURE(row.title);
  CHECK(reader.role_of(row.title) == row.role);
}

TEST_CASE("titles are searched for in bounded time on hostile text") {
  const RoleReader reader(Lexicons::built_in());
  const std::string_view piece =
      GENERATE(as<std::string_view>{}, "looking for a ", "Engineer ", "EngineerEngineer",
               "Job Title:", "A/B&", "\xF0\x9F\x8D\x9E", "as a as a ");
  Document document;
  while (document.text.size() < 200'000) document.text += piece;
  const auto found = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
  if (found) CHECK(found->title.end <= document.text.size());
}
