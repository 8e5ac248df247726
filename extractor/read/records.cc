#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "extractor/base/utf8.h"
#include "extractor/read/csv.h"
#include "extractor/read/html.h"
#include "extractor/read/json_posting.h"
#include "extractor/read/read.h"
#include "extractor/read/stated_pay.h"

namespace wagescope {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

Error bad_utf8(const std::string& place, std::size_t at) {
  return {ErrorCode::bad_utf8, place + ": byte " + std::to_string(at) +
                                   " (counted from 0) is not valid UTF-8; convert it, "
                                   "with iconv for one"};
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
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
  return bytes.substr(bytes.starts_with(kBom) ? kBom.size() : 0);
}

/// Offsets count from the beginning of the file, `mark` bytes further to the front.
void shift(Document& document, std::size_t mark) {
  if (mark == 0) return;
  OffsetMap shifted;
  shifted.append(document.offsets, 0, static_cast<std::uint32_t>(mark));
  document.offsets = std::move(shifted);
}

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
  if (batch.error) {
    const std::uint64_t record =
        batch.format == Format::ndjson || batch.format == Format::table ? batch.first_line : 0;
    take({{batch.source.shown, record, {}}, *batch.error});
  } else if (batch.format == Format::ndjson) {
    read_lines(batch, take);
  } else if (batch.format == Format::json) {
    read_json(batch, take);
  } else if (batch.format == Format::table) {
    read_table(batch, take);
  } else if (batch.format == Format::html) {
    read_page(batch, take);
  } else {
    read_file(batch, take);
  }
}

void RecordReader::read_file(const Batch& batch, const std::function<void(Record)>& take) const {
  SourceRef source{batch.source.shown, 0, {}};
  if (const auto at = utf8::first_invalid(batch.bytes))
    return take({source, bad_utf8(source.path, *at)});
  Document document;
  document.source = source;
  const std::string_view bytes = behind_mark(batch.bytes);
  document.text = bytes;
  shift(document, batch.bytes.size() - bytes.size());
  take({std::move(source), std::move(document)});
}

/// A page, with what it says of its posting in JSON-LD. A page of several such
/// postings is several records: its own text does not tell them apart.
void RecordReader::read_page(const Batch& batch, const std::function<void(Record)>& take) const {
  SourceRef source{batch.source.shown, 0, {}};
  if (const auto at = utf8::first_invalid(batch.bytes))
    return take({source, bad_utf8(source.path, *at)});
  const std::string_view bytes = behind_mark(batch.bytes);
  Document page;
  read_html(bytes, page);
  shift(page, batch.bytes.size() - bytes.size());
  const LinkedData data(bytes, names_);
  if (data.postings.size() == 1) {
    read_fields(data.postings[0], names_, batch.bytes, page);
    if (page.text.size() < kShortPage) take_text(data.postings[0], names_, page);
  } else if (data.postings.size() > 1) {
    return take_all(data.postings, source, take);
  }
  source.id = page.source.id;
  page.source = source;
  take({std::move(source), std::move(page)});
}

void RecordReader::read_json(const Batch& batch, const std::function<void(Record)>& take) const {
  const SourceRef source{batch.source.shown, 0, {}};
  if (const auto at = utf8::first_invalid(batch.bytes))
    return take({source, bad_utf8(source.path, *at)});
  const auto tree = json::Tree::parse(behind_mark(batch.bytes));
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
      take({std::move(source), bad_utf8(place, *at)});
      continue;
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

void RecordReader::read_lines(const Batch& batch, const std::function<void(Record)>& take) {
  std::string_view rest = batch.bytes;
  for (std::uint64_t number = batch.first_line; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (is_blank(line)) continue;
    SourceRef source{batch.source.shown, number, {}};
    const std::string place = source.path + ", line " + std::to_string(number);
    auto document = json_->document(line, place, source, names_);
    if (!document && document.error().code == ErrorCode::missing_field &&
        take_list(line, source, take))
      continue;
    take({std::move(source), std::move(document)});
  }
}

}  // namespace wagescope
