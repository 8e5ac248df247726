// The whole extractor with its quick lookups against the same rules with plain ones
// (extractor/base/plain.h), over all texts that there are, as they are and spoilt by chance.
#include <catch2/catch.hpp>

#include "extractor/base/plain.h"
#include "tests/support/all_documents.h"

namespace wagescope::test {
namespace {

/// The documents, and each of their texts spoilt.
std::vector<Document> whole_and_spoilt() {
  std::vector<Document> all = all_documents();
  const std::size_t count = all.size();
  for (std::size_t i = 0; i < count; ++i)
    all.emplace_back().text = spoilt(all[i].text, static_cast<unsigned>(i));
  return all;
}

std::vector<std::string> records_of_all(const std::vector<Document>& documents) {
  const Extractor extractor(Lexicons::built_in(), {.explain = true});
  std::vector<std::string> records;
  for (const Document& document : documents) records.push_back(records_of(extractor, document));
  return records;
}

TEST_CASE("quick lookups read what plain ones read") {
  const std::vector<Document> documents = whole_and_spoilt();
  const std::vector<std::string> quick = records_of_all(documents);
  const PlainLookups for_now;
  const std::vector<std::string> plain = records_of_all(documents);
  std::size_t with_pay = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    INFO(documents[i].text);
    CHECK(quick[i] == plain[i]);
    with_pay += quick[i].find("\"pay\":[{") != std::string::npos;
  }
  CHECK(with_pay > 2000);
}

}  // namespace
}  // namespace wagescope::test
