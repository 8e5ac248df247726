// What stands beside a pay and speaks of something else changes nothing of it: "£30,000 +
// quarterly bonus" is no quarterly pay and no bonus.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extractor/posting/pay_reader.h"
#include "tests/support/corpus.h"
#include "tests/support/pay_corpus.h"

using namespace wagescope;
using namespace wagescope::test;

namespace {

struct Neighbours {
  std::vector<std::string> front{""};
  std::vector<std::string> behind{""};
};

Neighbours neighbours_of(const Table& table, std::string_view language) {
  Neighbours all;
  for (const Table::Row& row : table.rows()) {
    if (row["language"] != language) continue;
    const std::string text = unescaped(row["text"]);
    if (row["what"] == "front") all.front.push_back(text + (text.ends_with('\n') ? "" : " "));
    const bool touches = text.starts_with(',') || text.starts_with('\n');
    if (row["what"] == "behind") all.behind.push_back((touches ? "" : " ") + text);
  }
  return all;
}

/// The readings of pay for the work itself; extras may stand beside it.
std::vector<std::string> readings(const PayReader& reader, const std::string& text) {
  Document document;
  document.text = text;
  const TextSpan all{0, static_cast<std::uint32_t>(text.size())};
  const std::string country = text.find("£") != text.npos   ? "GB"
                              : text.find('$') != text.npos ? "US"
                                                            : "";
  std::vector<std::string> found;
  for (const Pay& pay : reader.read(document, all, {country, false}).pay)
    if (pay.primary) found.push_back(notation(pay));
  return found;
}

}  // namespace

TEST_CASE("What stands beside a pay changes nothing of it") {
  const PayReader reader(Lexicons::built_in());
  const Table table = corpus("tests/neighbours.tsv");
  for (const Table::Row& row : table.rows()) {
    if (row["what"] != "pay") continue;
    const Neighbours neighbours = neighbours_of(table, row["language"]);
    for (const std::string& front : neighbours.front)
      for (const std::string& behind : neighbours.behind) {
        const std::string text = front + std::string(row["text"]) + behind + ".";
        INFO(text);
        CHECK(readings(reader, text) == std::vector<std::string>{std::string(row["reading"])});
      }
  }
}
