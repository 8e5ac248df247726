#include "extractor/employer/employer.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/table.h"
#include "tests/support/corpus.h"
#include "tests/support/marked.h"

using namespace wagescope;

TEST_CASE("employers of the corpus") {
  const EmployerReader reader(Lexicons::built_in());
  const Table corpus = test::corpus("extractor/employer/employer.corpus.tsv");
  for (const Table::Row& row : corpus.rows()) {
    CAPTURE(row.line(), row["text"], row["why"]);
    const test::Marked marked = test::marked(test::unescaped(row["text"]));
    Document document;
    document.text = marked.text;
    const auto found = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
    CHECK((found ? std::string(cut(document.text, found->name)) : "") == marked.words);
    CHECK((found ? found->rule : "") == row["rule"]);
  }
}

TEST_CASE("who hires is read from one line, whatever the name is") {
  const EmployerReader reader(Lexicons::built_in());
  const Table corpus = test::corpus("extractor/employer/shapes.corpus.tsv");
  for (const char* form :
       {"Baker\n\n%\n", "Baker\n\nWe bake bread every day.\n\n%\n\nYou bake bread at night.\n"})
    for (const Table::Row& row : corpus.rows())
      for (const char* name : {"Fernhill", "Brezno Tech", "LUMAS"}) {
        Document document;
        document.text =
            test::replaced(form, "%", test::replaced(test::unescaped(row["text"]), "X", name));
        CAPTURE(row.line(), document.text);
        const auto found =
            reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
        CHECK((found ? std::string(cut(document.text, found->name)) : "") ==
              (row["name"] == "X" ? name : ""));
      }
}

TEST_CASE("a name beside the title hires, a field over it does not") {
  const EmployerReader reader(Lexicons::built_in());
  struct Row {
    std::string text, title, name;
  };
  const std::vector<Row> rows = {
      {"Leeds Bread Company\nHead Baker\nYork", "Head Baker", "Leeds Bread Company"},
      {"Fernhill Recruiting\nHead Baker\nYork", "Head Baker", "Fernhill Recruiting"},
      {"Oakham Rye Bread (ORB)\nHead Baker\nYork", "Head Baker", "Oakham Rye Bread"},
      {"Fernhill Bread (FBR)\nHead Baker\nYork", "Head Baker", ""},
      {"Head Baker @ Fernhill Mills", "Head Baker", "Fernhill Mills"},
      {"Head Baker @mills", "Head Baker", ""},
      {"thebread | Head Baker | Remote", "Head Baker", "thebread"},
      {"Catering\nHead Baker\nYork", "Head Baker", ""},
      {"Job Details\nHead Baker\nYork", "Head Baker", ""},
      {"Leeds\nHead Baker\nYork", "Head Baker", ""},
      {"Head Baker Ncrumb are supporting a specialist bakery.", "Head Baker", "Ncrumb"},
      {"Oven EngineerMUSH Global Bread LtdRemote UK", "Oven Engineer", "MUSH Global Bread Ltd"},
      {"Oven EngineerMUSH Global BreadRemote UK", "Oven Engineer", ""},
      {"OVEN MANAGERJOB DUTIES: Mills", "OVEN MANAGER", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.text = row.text;
    const TextSpan all{0, static_cast<std::uint32_t>(document.text.size())};
    const auto begin = static_cast<std::uint32_t>(row.text.find(row.title));
    const auto end = begin + static_cast<std::uint32_t>(row.title.size());
    const auto found =
        reader.read(document, all, words_of(document.text, all, kMostWords), TextSpan{begin, end});
    CHECK((found ? std::string(cut(document.text, found->name)) : "") == row.name);
  }
}

TEST_CASE("employers are searched for in bounded time on hostile text") {
  const EmployerReader reader(Lexicons::built_in());
  const std::string_view piece = GENERATE(as<std::string_view>{}, "Acme is hiring ", "At A",
                                          "AcmeAcme", "Company:", "(A) is a ", "A&B's ");
  Document document;
  while (document.text.size() < 200'000) document.text += piece;
  const auto found = reader.read(document, {0, static_cast<std::uint32_t>(document.text.size())});
  if (found) CHECK(found->name.end <= document.text.size());
}
