// Every example of the pay stages' corpora is read as the corpus says, with the
// quote exactly as marked, and nothing else is taken.
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/extractor.h"
#include "extractor/posting/pay_reader.h"
#include "tests/support/pay_corpus.h"

namespace {

using namespace wagescope;
using namespace wagescope::test;

const PayReader& reader() {
  static const PayReader pay(Lexicons::built_in());
  return pay;
}

std::vector<std::string> corpora() {
  const std::filesystem::path root = std::string(WAGESCOPE_SOURCE_DIR) + "/extractor";
  std::vector<std::string> found;
  for (const char* stage : {"amount", "currency", "period", "kind", "scan", "posting"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / stage))
      if (entry.path().string().ends_with(".corpus.tsv"))
        found.push_back(std::filesystem::relative(entry.path(), root).generic_string());
  return found;
}

std::vector<std::string> readings_of(const std::vector<Pay>& pays) {
  std::vector<std::string> all;
  for (const Pay& pay : pays) all.push_back(notation(pay));
  return all;
}

/// The first reason; a text has one amount that is no pay.
std::string reason_of(const PayReading& reading) {
  return reading.refused.empty() ? "nothing was refused" : reading.refused.front().reason;
}

PayReading read(const std::string& text, const std::string& country) {
  Document document;
  document.text = text;
  const TextSpan all{0, static_cast<std::uint32_t>(text.size())};
  return reader().read(document, all, {country, true});
}

// A salary column's figures are pay only where they are the whole text.
bool whole_texts(const std::string& file) { return file == "posting/phrase.corpus.tsv"; }

}  // namespace

TEST_CASE("The pay corpora are read as they say") {
  for (const std::string& file : corpora())
    for (const PayRow& row : read_pay_corpus(file)) {
      INFO(row.file << ":" << row.line << ": " << row.text);
      const PayReading reading = read(row.text, row.country);
      CHECK(readings_of(reading.pay) == row.readings);
      for (std::size_t i = 0; i < reading.pay.size() && i < row.marked.size(); ++i)
        CHECK(reading.pay[i].quote == row.marked[i]);
      if (!row.refused.empty()) CHECK(reason_of(reading) == row.refused);
      for (const Refused& refused : reading.refused) {
        INFO(refused.reason << " is not explained in kind/reasons.tsv");
        CHECK(!refused.says.empty());
      }
    }
}

TEST_CASE("Pay is read alike wherever it stands") {
  // The positives of the corpora, in the middle of other lines.
  const std::string before = "We bake bread.\nNobody works on Sundays.\n\n";
  const std::string after = "\n\nThe bakery opened long ago.\nCome and see us.";
  for (const std::string& file : corpora())
    for (const PayRow& row : read_pay_corpus(file)) {
      if (row.readings.empty() || whole_texts(file)) continue;
      INFO(row.file << ":" << row.line << ": " << row.text);
      const PayReading reading = read(before + row.text + after, row.country);
      CHECK(readings_of(reading.pay) == row.readings);
      for (const Pay& pay : reading.pay) CHECK(pay.span.begin >= before.size());
    }
}

TEST_CASE("A number that goes on from a sentence without a word of pay is counted") {
  // Not a corpus: a number that opens a line is a field, so that place matters here.
  for (const std::string_view text :
       {"The inbox of the parish grew from 3,900 to 7,800 a month last year.",
        "A sister site ships 7,250 a month.", "Unsere Leser wuchsen von 2.800 auf 5.400 pro Monat.",
        "The inbox of the parish holds\302\2403,900 a month."}) {
    INFO(text);
    CHECK(readings_of(read(std::string(text), "GB").pay).empty());
  }
  for (const std::string_view text :
       {"The parish needs a verger\n2,450 a month", "The parish needs a verger, from 2,450 a month",
        "The parish needs a verger: 2,450 a month", "For the verger we offer 2,450 a month"}) {
    INFO(text);
    CHECK(readings_of(read(std::string(text), "GB").pay).size() == 1);
  }
}

TEST_CASE("Each phrase that says what is no pay keeps the money beside it from being pay") {
  // Each row is its own example, on a line of its own; the sums are of the size of what it names.
  const Lexicons lexicons = Lexicons::built_in();
  const std::set<std::string_view> large{"company-revenue", "company-funding", "company-size"};
  for (const Table* table : lexicons.tables_in("kind/cues/"))
    for (const Table::Row& row : table->rows()) {
      if (row["what"] != "not") continue;
      const std::string amount = large.contains(row["value"])   ? "€5,000,000"
                                 : row["value"] == "difference" ? "€65"
                                                                : "€650";
      const std::string phrase(row["phrase"]);
      // "€650 per room" alone is paid for a piece; "€650 per month per room" is a price
      const std::string behind = amount + (phrase.starts_with("per ") ? " per month " : " ");
      const std::string line = row["side"] == "left" ? phrase + " " + amount : behind + phrase;
      INFO(table->name() << ": " << line);
      CHECK(readings_of(read("We bake bread.\n\n" + line + "\n\nCome and see us.", "IE").pay)
                .empty());
    }
}
