// Documents of files that are one text each: plain text, Markdown and pages.
#include <memory>

#include "extractor/read/file_text.h"
#include "extractor/read/html.h"
#include "extractor/read/json_posting.h"
#include "extractor/read/markdown.h"
#include "extractor/read/microdata.h"
#include "extractor/read/read.h"
#include "extractor/read/references.h"

namespace wagescope {
namespace {

/// A page that shows less than this is filled in by a script; its data has the text.
constexpr std::size_t kShortPage = 200;

/// The JobPostings in a page's JSON-LD. Blocks that are no JSON are as if not there.
struct LinkedData {
  LinkedData(std::string_view html, const FieldNames& names) {
    for (const std::string_view block : json_ld_blocks(html))
      if (auto tree = json::Tree::parse(block))
        trees.push_back(std::make_unique<json::Tree>(*std::move(tree)));
    for (const auto& tree : trees)
      for (const json::Value& posting : postings_in(tree->root(), names))
        if (is_job_posting(posting)) postings.push_back(posting);
  }
  std::vector<std::unique_ptr<json::Tree>> trees;
  std::vector<json::Value> postings;
};

/// The JobPostings in a page's tags, for a page without JSON-LD.
struct TagData {
  explicit TagData(std::string_view html) : found(microdata_postings(html)) {
    for (const MicrodataPosting& posting : found)
      if (auto tree = json::Tree::parse(posting.json))
        trees.push_back(std::make_unique<json::Tree>(*std::move(tree)));
    for (const auto& tree : trees) postings.push_back(tree->root());
  }

  /// Pay of the only posting stands where its tags do.
  void place(std::string_view html, Document& page) const {
    const auto& salaries = found.front().salaries;
    for (std::size_t i = 0; i < page.stated_pay.size(); ++i) {
      StatedPay& pay = page.stated_pay[i];
      pay.rule = "field.microdata";
      if (salaries.size() != page.stated_pay.size()) continue;
      pay.span = salaries[i];
      if (pay.to_be_read) continue;
      Document words;
      read_html(html.substr(salaries[i].begin, salaries[i].size()), words);
      pay.words = words.text;
    }
  }

  std::vector<MicrodataPosting> found;
  std::vector<std::unique_ptr<json::Tree>> trees;
  std::vector<json::Value> postings;
};

/// The text of the data for that of the page; pay in the data stands nowhere in it.
void take_text(const json::Value& posting, const FieldNames& names, Document& page) {
  auto data = read_posting(posting, names, {});
  if (data && data->text.size() > page.text.size()) page = *std::move(data);
}

}  // namespace

void RecordReader::read_file(const Batch& batch, const std::function<void(Record)>& take) const {
  SourceRef source{batch.source.shown, 0, {}};
  const FileText file(batch);
  if (file.bad) return take({source, bad_utf8(source.path, *file.bad)});
  Document document;
  document.source = source;
  if (looks_like_markdown(file.text))
    read_markdown(file.text, document);
  else if (has_references(file.text))
    read_references(file.text, document);
  else
    document.text = file.text;
  file.place(document);
  take({std::move(source), std::move(document)});
}

/// A page, with what it says of its posting in JSON-LD or in its tags. A page of several such
/// postings is several records: its own text does not tell them apart.
void RecordReader::read_page(const Batch& batch, const std::function<void(Record)>& take) const {
  SourceRef source{batch.source.shown, 0, {}};
  const FileText file(batch);
  if (file.bad) return take({source, bad_utf8(source.path, *file.bad)});
  Document page;
  read_html(file.text, page);
  const LinkedData data(file.text, names_);
  const TagData tags(data.postings.empty() ? file.text : std::string_view());
  const auto& postings = data.postings.empty() ? tags.postings : data.postings;
  if (postings.size() > 1) return take_all(postings, source, take);
  if (postings.size() == 1) {
    read_fields(postings[0], names_, file.text, page);
    if (data.postings.empty()) tags.place(file.text, page);
    if (page.text.size() < kShortPage) take_text(postings[0], names_, page);
  }
  file.place(page);
  source.id = page.source.id;
  page.source = source;
  take({std::move(source), std::move(page)});
}

}  // namespace wagescope
