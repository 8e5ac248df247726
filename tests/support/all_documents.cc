#include "tests/support/all_documents.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

#include "compare/report/record.h"
#include "extractor/base/utf8.h"
#include "tests/support/corpus.h"
#include "tests/support/reading.h"

namespace wagescope::test {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = WAGESCOPE_SOURCE_DIR;

std::vector<std::string> files(const std::string& folder, const std::string& end) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder))
    if (entry.path().string().ends_with(end))
      found.push_back(fs::relative(entry.path(), kRoot).generic_string());
  std::ranges::sort(found);
  return found;
}

}  // namespace

std::vector<Document> all_documents() {
  std::vector<Document> all;
  for (const std::string& file : files("extractor", ".corpus.tsv")) {
    const Table table = corpus(file);
    if (std::ranges::find(table.columns(), "text") == table.columns().end()) continue;
    for (const Table::Row& row : table.rows()) all.emplace_back().text = unescaped(row["text"]);
  }
  for (const char* folder : {"articles", "feeds", "labelled", "pages", "postings"})
    for (Record& record : records_in((kRoot / "fixtures" / folder).string()))
      if (record.document) all.push_back(*std::move(record.document));
  return all;
}

std::string spoilt(const std::string& text, unsigned seed) {
  static constexpr std::array<std::string_view, 12> kPutIn{
      "£",      "$12.50", "ü",   "月給25万円", " per hour ", "\n",
      "\u00a0", "’s ",    "30k", "(",          "–",          "Acme"};
  std::mt19937 random(seed);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Char c = utf8::at(text, at);
    std::string_view bytes = std::string_view(text).substr(at, c.size);
    at += c.size;
    const auto chance = random() % 200;
    const bool capital = chance == 1 && c.code >= 'a' && c.code <= 'z';
    if (chance == 0 || (chance < 20 && utf8::is_space(c.code))) continue;
    if (capital)
      out += static_cast<char>(c.code - 32);
    else
      out += bytes;
    if (chance == 2) out += bytes;
    if (chance == 3) out += kPutIn[random() % kPutIn.size()];
  }
  return out;
}

std::string records_of(const Extractor& extractor, const Document& document) {
  std::string lines;
  for (const Posting& posting : extractor.extract(document)) lines += to_ndjson(posting, {}, true);
  return lines;
}

}  // namespace wagescope::test
