// Claims: the corpus beside the reader, and what every alias leads to.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "extractor/claim/claim.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

const Lexicons& lexicons() {
  static const Lexicons all = Lexicons::built_in();
  return all;
}

std::vector<Claim> claims_in(const std::string& text) {
  static const ClaimReader reader(lexicons());
  Document document;
  document.text = text;
  return reader.read(document, {0, static_cast<std::uint32_t>(text.size())});
}

std::string shown(const Claim& claim) {
  std::string bound = claim.bound == Bound::from    ? ">"
                      : claim.bound == Bound::up_to ? "<"
                      : claim.bound == Bound::about ? "~"
                                                    : "";
  const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
  return std::string(name(claim.relation)) + " " +
         (claim.count ? bound + claim.count->to_string() : "-") + " " + or_dash(claim.subject) +
         " " + or_dash(claim.benchmark);
}

std::string file(const std::string& path) {
  std::ifstream in(std::string(WAGESCOPE_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("Claims read as the corpus says") {
  const auto table = Table::parse("claim.corpus.tsv", file("extractor/claim/claim.corpus.tsv"));
  REQUIRE(table);
  std::size_t positives = 0, negatives = 0;
  for (const Table::Row& row : table->rows()) {
    std::string text(row["text"]);
    const auto open = text.find("[[");
    if (open == text.npos) {
      ++negatives;
      const auto found = claims_in(text);
      INFO(text << " -> " << (found.empty() ? "" : shown(found[0]) + ": " + found[0].quote));
      CHECK(found.empty());
      continue;
    }
    ++positives;
    text.erase(open, 2);
    const auto close = text.find("]]");
    text.erase(close, 2);
    INFO(text);
    const auto found = claims_in(text);
    CHECK(found.size() == 1);
    if (found.size() != 1) continue;
    CHECK(found[0].quote == text.substr(open, close - open));
    CHECK(found[0].span.begin == open);
    CHECK(found[0].span.end == close);
    CHECK(shown(found[0]) == row["reads"]);
  }
  CHECK(positives >= 40);
  CHECK(negatives >= 15);
}

TEST_CASE("A claim is found anywhere in a text, and each of several") {
  const std::string text =
      "“It would qualify thirty actors for SAG-AFTRA health insurance,” he said.\n\nThe other job "
      "pays twice the federal minimum wage; a third is below the federal minimum wage.";
  const auto found = claims_in(text);
  REQUIRE(found.size() == 3);
  CHECK(found[0].quote == "would qualify thirty actors for SAG-AFTRA health insurance");
  CHECK(found[1].quote == "twice the federal minimum wage");
  CHECK(found[2].quote == "below the federal minimum wage");
  for (const Claim& claim : found)
    CHECK(text.substr(claim.span.begin, claim.span.size()) == claim.quote);
}

TEST_CASE("Every alias leads to a built-in benchmark, and its example holds one of its words") {
  std::set<std::string> ids;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(WAGESCOPE_SOURCE_DIR) + "/db/benchmarks")) {
    if (entry.path().extension() != ".csv") continue;
    const std::string bytes = file("db/benchmarks/" + entry.path().filename().string());
    for (std::string_view line : split(bytes, '\n'))
      ids.insert(std::string(line.substr(0, line.find(','))));
  }
  for (const Table::Row& row : lexicons().table("claim/benchmark_aliases.tsv").rows()) {
    INFO("benchmark_aliases.tsv:" << row.line());
    CHECK(ids.contains(std::string(row["id"])));
    bool in_example = false;
    for (std::string_view words : split(row["words"], '|'))
      in_example = in_example || row["example"].find(words) != std::string_view::npos;
    CHECK(in_example);
  }
}

TEST_CASE("A text that breaks off inside a claim holds none") {
  const std::string whole = "could qualify thirty actors for the SAG-AFTRA";
  for (const std::string& text : {whole, std::string("more than 35"), std::string("twice"),
                                  std::string("300 times the"), std::string("could pay for nine"),
                                  std::string("less than the"), std::string("half of what")})
    for (std::size_t size = 0; size <= text.size(); ++size)
      CHECK(claims_in(text.substr(0, size)).empty());
}

TEST_CASE("Text without end takes time in proportion") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "more than twice the half of a ";
  CHECK(claims_in(text).empty());
}

}  // namespace
}  // namespace wagescope
