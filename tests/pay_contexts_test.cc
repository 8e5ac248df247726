// Every example of the amount, currency, period and range corpora reads the same in
// each of the places where postings put their pay, and what is no pay stays none there.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/posting/pay_reader.h"
#include "extractor/read/html.h"
#include "extractor/read/markdown.h"
#include "extractor/read/references.h"
#include "tests/support/corpus.h"
#include "tests/support/marked.h"
#include "tests/support/pay_corpus.h"

namespace {

using namespace wagescope;
using namespace wagescope::test;

/// As editors of web pages write it.
std::string with_entities(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&", "&amp;"},   {"<", "&lt;"},     {">", "&gt;"},  {"£", "&pound;"}, {"€", "&euro;"},
      {"–", "&ndash;"}, {"—", "&#8212;"},  {"$", "&#36;"}, {"'", "&#x27;"},  {"\n", "<br>"},
      {"ü", "&uuml;"},  {"é", "&eacute;"}, {"¥", "&yen;"}};
  for (const auto& [character, entity] : kEntities) text = replaced(text, character, entity);
  return text;
}

/// A line that ends at the word before the first number: "Salary: GBP\n31,000 a year". A sign
/// stays with its number.
std::string wrapped(std::string text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == text.npos) return text;
  const std::size_t space = text.find_last_of(' ', digit);
  const bool behind_word =
      space != text.npos && space > 0 &&
      (std::isalnum(static_cast<unsigned char>(text[space - 1])) != 0 || text[space - 1] == ':');
  if (behind_word) text[space] = '\n';
  return text;
}

/// As Markdown writers escape what might be a mark.
std::string escaped(const std::string& text) {
  std::string all;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]()#+-.!|~$").find(c) != std::string_view::npos) all += '\\';
    all += c;
  }
  return all;
}

std::string written(const std::string& text, std::string_view how) {
  if (how == "entities") return with_entities(text);
  if (how == "references") return replaced(with_entities(text), "<br>", "\n");
  if (how == "bold") return "**" + text + "**";
  if (how == "wrapped") return wrapped(text);
  if (how == "escaped") return escaped(text);
  if (how == "no-break") return replaced(text, " ", "\u00A0");
  REQUIRE(how == "plain");
  return text;
}

std::vector<std::string> readings(const PayReader& reader, const std::string& text,
                                  std::string_view how, const std::string& country) {
  Document document;
  if (how == "entities")
    read_html(text, document);
  else if (how == "references")
    read_references(text, document);
  else if (how == "escaped")
    read_markdown(text, document);
  else
    document.text = text;
  const TextSpan all{0, static_cast<std::uint32_t>(document.text.size())};
  std::vector<std::string> found;
  for (const Pay& pay : reader.read(document, all, {country, false}).pay)
    found.push_back(replaced(notation(pay), "\u00A0", " "));
  return found;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all.empty() ? "-" : all;
}

/// "31000 GBP/year" of "31000 GBP/year (London)".
std::string without_scope(const std::string& reading) {
  return reading.substr(0, reading.find(" ("));
}

/// What makes a statement of pay, what is none, and every language.
std::vector<std::string> corpora() {
  std::vector<std::string> files{"amount/amount.corpus.tsv",    "amount/range.corpus.tsv",
                                 "amount/point.corpus.tsv",     "currency/currency.corpus.tsv",
                                 "period/period.corpus.tsv",    "kind/kind.corpus.tsv",
                                 "scan/lookalikes.corpus.tsv",  "kind/prose.corpus.tsv",
                                 "kind/other_money.corpus.tsv", "kind/near_words.corpus.tsv"};
  for (const char* language :
       {"cs", "da", "de", "es", "fr", "hi", "it", "ja", "ko", "nl", "no", "pl", "pt", "sk", "sv"})
    files.push_back(std::string("kind/lang.") + language + ".corpus.tsv");
  return files;
}

}  // namespace

TEST_CASE("Pay is read the same in every place of a posting") {
  const PayReader reader(Lexicons::built_in());
  const Table contexts = corpus("tests/contexts.tsv");
  for (const std::string& file : corpora())
    for (const PayRow& row : read_pay_corpus(file))
      for (const Table::Row& context : contexts.rows()) {
        const std::string_view how = context["how"];
        const std::string text = replaced(unescaped(context["form"]), "%", written(row.text, how));
        INFO(row.file << ":" << row.line << " as " << context["name"] << ": " << text);
        std::vector<std::string> found = readings(reader, text, how, row.country);
        std::vector<std::string> wanted = row.readings;
        // The words of a scope may be on the line that ended.
        for (auto* all : {&found, &wanted})
          if (how == "wrapped") std::ranges::transform(*all, all->begin(), without_scope);
        CHECK(joined(found) == joined(wanted));
      }
}
