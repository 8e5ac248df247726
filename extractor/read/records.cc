#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/read/csv.h"
#include "extractor/read/encoding.h"
#include "extractor/read/feed.h"
#include "extractor/read/html.h"
#include "extractor/read/json_posting.h"
#include "extractor/read/markdown.h"
#include "extractor/read/microdata.h"
#include "extractor/read/read.h"
#include "extractor/read/stated_pay.h"

namespace wagescope {
namespace {

namespace dom = simdjson::dom;

Error bad_utf8(const std::string& place, std::size_t at) {
  return {ErrorCode::bad_utf8, place + ": byte " + std::to_string(at) +
                                   " (counted from 0) is not valid UTF-8; convert it, "
                                   "with iconv for one"};
}

/// The value of a field that may be an object around its name, as in
/// "company": {"name": "Acme"}.
std::optional<std::string> words_of(const dom::element& value) {
  switch (value.type()) {
    case dom::element_type::STRING: {
      const std::string_view words = value.get_string().value_unsafe();
      if (is_blank(words)) return std::nullopt;
      return std::string(words);
    }
    case dom::element_type::INT64: return std::to_string(value.get_int64().value_unsafe());
    case dom::element_type::UINT64: return std::to_string(value.get_uint64().value_unsafe());
    case dom::element_type::OBJECT: {
      dom::element name;
      if (value["name"].get(name) || !name.is_string()) return std::nullopt;
      return words_of(name);
    }
    default: return std::nullopt;
  }
}

/// By role: the value of the name that stands first in the role's list.
struct Values {
  std::array<std::optional<dom::element>, kFieldRoles> value;
  std::array<std::size_t, kFieldRoles> place{};
  bool shaped = false;  ///< Some field is one of a job board's own.
};

bool holds_something(const dom::element& value) {
  return !value.is_null() && !(value.is_string() && is_blank(value.get_string().value_unsafe()));
}

Values values_of(const dom::object& object, const FieldNames& names) {
  Values found;
  for (const auto& [key, value] : object) {
    const auto name = names.find(key);
    found.shaped = found.shaped || (!name && is_shape_name(key));
    if (!name || !holds_something(value)) continue;
    const auto role = static_cast<std::size_t>(name->role);
    if (found.value[role] && found.place[role] <= name->place) continue;
    found.value[role] = value;
    found.place[role] = name->place;
  }
  return found;
}

Fields fields_of(const Values& values) {
  const auto words = [&](FieldRole role) -> std::optional<std::string> {
    const auto& value = values.value[static_cast<std::size_t>(role)];
    return value ? words_of(*value) : std::nullopt;
  };
  Fields fields;
  fields.title = words(FieldRole::title);
  fields.employer = words(FieldRole::employer);
  fields.location = words(FieldRole::location);
  if (const auto date = words(FieldRole::date)) fields.date = day_of(*date);
  fields.url = words(FieldRole::url);
  if (const auto country = words(FieldRole::country)) set_country(*country, fields);
  return fields;
}

/// A page that shows less than this is filled in by a script; its data has the text.
constexpr std::size_t kShortPage = 200;

std::string_view behind_mark(std::string_view bytes) {
  return bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0);
}

/// The text of a file that is one document, and where it stands in the file.
struct FileText {
  explicit FileText(const Batch& batch) {
    const std::string_view bytes = batch.bytes;
    if (!is_utf16(bytes)) bad = utf8::first_invalid(bytes);
    if (!is_utf16(bytes) && !bad) {
      text = behind_mark(bytes);
      if (text.size() < bytes.size())
        offsets.add_run(0, static_cast<std::uint32_t>(bytes.size() - text.size()));
      return;
    }
    const auto charset = batch.charset.empty() ? declared_charset(bytes) : batch.charset;
    auto made = decode(bytes, charset);
    if (!made) {
      bad = bad.value_or(0);
      return;
    }
    bad.reset();
    decoded = std::move(made->text);
    offsets = std::move(made->offsets);
    text = decoded;
  }
  FileText(const FileText&) = delete;
  FileText& operator=(const FileText&) = delete;

  /// `document` was made from `text`: its places become those of the file.
  void place(Document& document) const {
    document.offsets = compose(document.offsets, offsets, document.text.size());
    if (offsets.runs().empty()) return;
    for (StatedPay& pay : document.stated_pay)
      if (pay.span) pay.span = offsets.to_source({pay.span->begin, pay.span->end});
  }

  std::string_view text;
  OffsetMap offsets;
  std::string decoded;
  std::optional<std::size_t> bad;  ///< Where it is no text, when it is none.
};

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

/// What is done to every document, whatever its format was.
void finish(const Batch& batch, Document& document) {
  repair_mojibake(document);
  for (auto* field : {&document.fields.title, &document.fields.employer, &document.fields.location})
    if (*field) repair_mojibake(**field);
  if (!document.fields.url && !batch.url.empty()) document.fields.url = batch.url;
}

/// The text of the data for that of the page; pay in the data stands nowhere in it.
void take_text(const json::Value& posting, const FieldNames& names, Document& page) {
  auto data = read_posting(posting, names, {});
  if (data && data->text.size() > page.text.size()) page = *std::move(data);
}

/// What a column of a table is: by its own name, or as "Company Name" is company_name.
std::optional<FieldNames::Found> column_of(const std::string& name, const FieldNames& names) {
  if (const auto found = names.find(name)) return found;
  std::string plain = name;
  for (char& c : plain)
    c = c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  if (const auto found = names.find(plain)) return found;
  if (const auto role = shape_role(plain)) return FieldNames::Found{*role, SIZE_MAX};
  return std::nullopt;
}

/// By role: the cell of the name that stands first in the role's list.
std::array<std::string, kFieldRoles> by_role(const Cells& cells, const FieldNames& names) {
  std::array<std::string, kFieldRoles> words;
  std::array<std::size_t, kFieldRoles> place{};
  for (const auto& [name, cell] : cells) {
    const auto found = column_of(name, names);
    if (!found || is_blank(cell)) continue;
    const auto role = static_cast<std::size_t>(found->role);
    if (!words[role].empty() && place[role] <= found->place) continue;
    words[role] = cell;
    place[role] = found->place;
  }
  return words;
}

/// A row may tell its pay in columns and have no text at all.
Result<Document> row_document(const Cells& cells, const FieldNames& names,
                              const std::string& place) {
  const auto words = by_role(cells, names);
  const auto cell = [&](FieldRole role) -> const std::string& {
    return words[static_cast<std::size_t>(role)];
  };
  const auto some = [&](FieldRole role) {
    return cell(role).empty() ? std::nullopt : std::optional(cell(role));
  };
  Document document;
  document.stated_pay = stated_pay_of(cells);
  if (cell(FieldRole::text).empty() && document.stated_pay.empty() && !some(FieldRole::title))
    return Error{ErrorCode::missing_field,
                 place + ": no text in " + names.words(FieldRole::text) +
                     "; name the column that holds it with --field text=NAME"};
  set_text(cell(FieldRole::text), document);
  document.source.id = cell(FieldRole::id);
  document.fields.title = some(FieldRole::title);
  document.fields.employer = some(FieldRole::employer);
  document.fields.location = some(FieldRole::location);
  document.fields.url = some(FieldRole::url);
  document.fields.date = day_of(cell(FieldRole::date));
  set_country(cell(FieldRole::country), document.fields);
  return document;
}

}  // namespace

struct RecordReader::Json {
  dom::parser parser;

  Result<Document> document(std::string_view line, const std::string& place, SourceRef& source,
                            const FieldNames& names) {
    dom::element root;
    const auto bad = parser
                         .parse(reinterpret_cast<const std::uint8_t*>(line.data()), line.size(),
                                /*realloc_if_needed=*/false)
                         .get(root);
    if (bad) return broken(bad, line, place);
    dom::object object;
    if (root.get(object))
      return Error{ErrorCode::bad_json,
                   place + ": a JSON value that is no object; put one object on each line"};
    const Values values = values_of(object, names);
    if (values.shaped) return shaped(line, place, source, names);
    if (const auto& id = values.value[static_cast<std::size_t>(FieldRole::id)])
      source.id = words_of(*id).value_or(std::string());
    const auto& text = values.value[static_cast<std::size_t>(FieldRole::text)];
    if (!text || !text->is_string())
      return Error{ErrorCode::missing_field,
                   place + ": no text in " + names.words(FieldRole::text) +
                       "; name the field that holds it with --field text=NAME"};
    Document document;
    document.source = source;
    set_text(text->get_string().value_unsafe(), document);
    document.fields = fields_of(values);
    return document;
  }

  /// A record with fields of a job board's own is read again, slower, with the digits
  /// of its numbers kept.
  static Result<Document> shaped(std::string_view line, const std::string& place, SourceRef& source,
                                 const FieldNames& names) {
    const auto tree = json::Tree::parse(line);
    if (!tree) return Error{ErrorCode::bad_json, place + ": not valid JSON"};
    auto document = read_posting(tree->root(), names, place);
    if (document) {
      source.id = document->source.id;
      document->source = source;
    }
    return document;
  }

  static Error broken(simdjson::error_code code, std::string_view line, const std::string& place) {
    if (const auto at = utf8::first_invalid(line)) return bad_utf8(place, *at);
    if (code == simdjson::DEPTH_ERROR)
      return {ErrorCode::bad_json, place + ": JSON nested more than 1,024 deep; flatten it"};
    if (code == simdjson::CAPACITY || code == simdjson::MEMALLOC)
      return {ErrorCode::too_large, place + ": too long for the JSON parser; split it"};
    return {ErrorCode::bad_json, place + ": not valid JSON (" + simdjson::error_message(code) +
                                     "); put one complete object on each line"};
  }
};

RecordReader::RecordReader(FieldNames names)
    : names_(std::move(names)), json_(std::make_unique<Json>()) {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;

void RecordReader::read(const Batch& batch, const std::function<void(Record)>& take) {
  read_as(batch, [&](Record record) {
    if (record.document) finish(batch, *record.document);
    take(std::move(record));
  });
}

void RecordReader::read_as(const Batch& batch, const std::function<void(Record)>& take) {
  if (batch.error) {
    const bool one = batch.format == Format::ndjson || batch.format == Format::table ||
                     batch.format == Format::feed;
    const bool archive = batch.error->code == ErrorCode::bad_archive;
    const std::uint64_t record = one && !archive ? batch.first_line : 0;
    take({{batch.source.shown, record, {}}, *batch.error});
  } else if (batch.format == Format::ndjson) {
    read_lines(batch, take);
  } else if (batch.format == Format::json) {
    read_json(batch, take);
  } else if (batch.format == Format::table) {
    read_table(batch, take);
  } else if (batch.format == Format::feed) {
    read_feed(batch, take);
  } else if (batch.format == Format::html) {
    read_page(batch, take);
  } else {
    read_file(batch, take);
  }
}

void RecordReader::read_file(const Batch& batch, const std::function<void(Record)>& take) const {
  SourceRef source{batch.source.shown, 0, {}};
  const FileText file(batch);
  if (file.bad) return take({source, bad_utf8(source.path, *file.bad)});
  Document document;
  document.source = source;
  if (looks_like_markdown(file.text))
    read_markdown(file.text, document);
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

void RecordReader::read_json(const Batch& batch, const std::function<void(Record)>& take) const {
  const SourceRef source{batch.source.shown, 0, {}};
  const FileText file(batch);
  if (file.bad) return take({source, bad_utf8(source.path, *file.bad)});
  const auto tree = json::Tree::parse(file.text);
  if (!tree)
    return take({source, Error{ErrorCode::bad_json,
                               source.path + ": not valid JSON, or nested more than 1,024 deep; "
                                             "give one JSON value, or one on each line"}});
  take_all(postings_in(tree->root(), names_), source, take);
}

/// A line that is a whole list of postings, as in {"jobs": [...]}: each is a record of
/// that line. False when there is none in it.
bool RecordReader::take_list(std::string_view line, const SourceRef& source,
                             const std::function<void(Record)>& take) const {
  const auto tree = json::Tree::parse(line);
  if (!tree) return false;
  const auto postings = postings_in(tree->root(), names_);
  if (postings[0].raw().data() == tree->root().raw().data()) return false;
  take_all(postings, source, take);
  return true;
}

/// One record is the file's; several are numbered from 1.
void RecordReader::take_all(const std::vector<json::Value>& postings, const SourceRef& file,
                            const std::function<void(Record)>& take) const {
  for (std::size_t i = 0; i < postings.size(); ++i) {
    const bool numbered = file.record == 0 && postings.size() > 1;
    SourceRef source{file.path, numbered ? i + 1 : file.record, {}};
    const std::string place =
        source.path + (source.record == 0 ? "" : ", record " + std::to_string(source.record));
    auto document = read_posting(postings[i], names_, place);
    if (document) {
      source.id = document->source.id;
      document->source = source;
    }
    take({std::move(source), std::move(document)});
  }
}

/// Offsets lead into the decoded cell that holds the text.
void RecordReader::read_table(const Batch& batch, const std::function<void(Record)>& take) const {
  std::string_view rest = batch.bytes;
  std::vector<std::string> row;
  std::uint64_t line = batch.first_line;
  for (std::string_view before = rest; take_row(rest, batch.separator, row); before = rest) {
    const std::string_view bytes = before.substr(0, before.size() - rest.size());
    SourceRef source{batch.source.shown, line, {}};
    line += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    if (is_blank(bytes)) continue;
    const std::string place = source.path + ", line " + std::to_string(source.record);
    if (const auto at = utf8::first_invalid(bytes)) {
      const auto made = decode(bytes, batch.charset);
      if (!made) {
        take({std::move(source), bad_utf8(place, *at)});
        continue;
      }
      std::string_view decoded = made->text;
      take_row(decoded, batch.separator, row);
    }
    Cells cells;
    for (std::size_t i = 0; i < std::min(row.size(), batch.columns.size()); ++i)
      cells.emplace_back(batch.columns[i], row[i]);
    auto document = row_document(cells, names_, place);
    if (document) {
      source.id = document->source.id;
      document->source = source;
    }
    take({std::move(source), std::move(document)});
  }
}

/// Items are numbered from 1. Offsets lead into the decoded text of the item's description.
void RecordReader::read_feed(const Batch& batch, const std::function<void(Record)>& take) const {
  const std::string_view bytes = batch.bytes;
  const std::string& name = batch.columns.at(0);
  std::uint64_t number = batch.first_line;
  XmlElement item = next_element(bytes, 0, name);
  for (; item; item = next_element(bytes, item.end, name)) {
    SourceRef source{batch.source.shown, number++, {}};
    const std::string place = source.path + ", item " + std::to_string(source.record);
    if (item.end == XmlElement::npos)
      return take({std::move(source), Error{ErrorCode::bad_table, place + ": <" + name +
                                                                      "> is never closed; fetch "
                                                                      "the feed again"}});
    std::string_view words = bytes.substr(item.begin, item.end - item.begin);
    std::optional<MappedText> decoded;
    if (const auto bad = utf8::first_invalid(words)) {
      decoded = decode(words, batch.charset);
      if (!decoded) {
        take({std::move(source), bad_utf8(place, item.begin + *bad)});
        continue;
      }
      words = decoded->text;
    }
    auto document = row_document(read_feed_item(words), names_, place);
    if (document) {
      source.id = document->source.id;
      document->source = source;
    }
    take({std::move(source), std::move(document)});
  }
}

void RecordReader::read_lines(const Batch& batch, const std::function<void(Record)>& take) {
  std::string_view rest = batch.bytes;
  for (std::uint64_t number = batch.first_line; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (is_blank(line)) continue;
    SourceRef source{batch.source.shown, number, {}};
    const std::string place = source.path + ", line " + std::to_string(number);
    auto document = json_->document(line, place, source, names_);
    if (!document && document.error().code == ErrorCode::bad_utf8)
      if (auto made = decode(line, batch.charset)) {
        made->text.reserve(made->text.size() + simdjson::SIMDJSON_PADDING);
        document = json_->document(made->text, place, source, names_);
      }
    if (!document && document.error().code == ErrorCode::missing_field &&
        take_list(line, source, take))
      continue;
    take({std::move(source), std::move(document)});
  }
}

}  // namespace wagescope
