// Every example of the amount, currency, period and range corpora reads the same in
// each of the places where postings put their pay, and what is no pay stays none there.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/posting/pay_reader.h"
#include "extractor/read/html.h"
#include "tests/support/corpus.h"
#include "tests/support/pay_corpus.h"

namespace {

using namespace wagescope;
using namespace wagescope::test;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

/// As editors of web pages write it.
std::string with_entities(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&", "&amp;"},   {"<", "&lt;"},     {">", "&gt;"},  {"£", "&pound;"}, {"€", "&euro;"},
      {"–", "&ndash;"}, {"—", "&#8212;"},  {"$", "&#36;"}, {"'", "&#x27;"},  {"\n", "<br>"},
      {"ü", "&uuml;"},  {"é", "&eacute;"}, {"¥", "&yen;"}};
  for (const auto& [character, entity] : kEntities) text = replaced(text, character, entity);
  return text;
}

std::string written(const std::string& text, std::string_view how) {
  if (how == "entities") return with_entities(text);
  if (how == "bold") return "**" + text + "**";
  REQUIRE(how == "plain");
  return text;
}

std::vector<std::string> readings(const PayReader& reader, const std::string& text, bool html,
                                  const std::string& country) {
  Document document;
  if (html)
    read_html(text, document);
  else
    document.text = text;
  const TextSpan all{0, static_cast<std::uint32_t>(document.text.size())};
  std::vector<std::string> found;
  for (const Pay& pay : reader.read(document, all, {country, false}).pay)
    found.push_back(notation(pay));
  return found;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all.empty() ? "-" : all;
}

}  // namespace

TEST_CASE("Pay is read the same in every place of a posting") {
  const PayReader reader(Lexicons::built_in());
  const Table contexts = corpus("tests/contexts.tsv");
  for (const char* file :
       {"amount/amount.corpus.tsv", "amount/range.corpus.tsv", "amount/point.corpus.tsv",
        "currency/currency.corpus.tsv", "period/period.corpus.tsv"})
    for (const PayRow& row : read_pay_corpus(file))
      for (const Table::Row& context : contexts.rows()) {
        const std::string_view how = context["how"];
        const std::string text = replaced(unescaped(context["form"]), "%", written(row.text, how));
        INFO(row.file << ":" << row.line << " as " << context["name"] << ": " << text);
        CHECK(joined(readings(reader, text, how == "entities", row.country)) ==
              joined(row.readings));
      }
}
