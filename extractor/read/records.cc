#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/read/encoding.h"
#include "extractor/read/file_text.h"
#include "extractor/read/json_posting.h"
#include "extractor/read/mojibake.h"
#include "extractor/read/read.h"

namespace wagescope {
namespace {

namespace dom = simdjson::dom;

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

/// What is done to every document, whatever its format was.
void finish(const Batch& batch, Document& document) {
  repair_mojibake(document);
  for (auto* field : {&document.fields.title, &document.fields.employer, &document.fields.location})
    if (*field) repair_mojibake(**field);
  if (!document.fields.url && !batch.url.empty()) document.fields.url = batch.url;
}

}  // namespace

struct RecordReader::Json {
  dom::parser usual;

  /// A parser keeps what the longest line took; that of a long one is given back.
  Result<Document> document(std::string_view line, const std::string& place, SourceRef& source,
                            const FieldNames& names) {
    constexpr std::size_t kLong = 1024 * 1024;
    if (line.size() <= kLong) return document(usual, line, place, source, names);
    dom::parser parser;
    return document(parser, line, place, source, names);
  }

  static Result<Document> document(dom::parser& parser, std::string_view line,
                                   const std::string& place, SourceRef& source,
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
    const bool one = has_records(batch.format);
    const bool archive = batch.error->code == ErrorCode::bad_archive;
    const std::uint64_t record = one && !archive ? batch.first_line : 0;
    take({{batch.source.shown, record, {}}, *batch.error});
  } else if (batch.format == Format::ndjson) {
    read_lines(batch, take);
  } else if (batch.format == Format::json) {
    read_json(batch, take);
  } else if (batch.format == Format::json_list) {
    read_list(batch, take);
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

void RecordReader::read_json(const Batch& batch, const std::function<void(Record)>& take) const {
  const SourceRef source{batch.source.shown, 0, {}};
  const FileText file(batch);
  if (file.bad) return take({source, bad_utf8(source.path, *file.bad)});
  const auto tree = json::Tree::parse(file.text);
  if (!tree) return read_broken(file.text, batch, take);
  take_all(postings_in(tree->root(), names_), source, take);
}

/// Of JSON that is broken, the whole elements of its lists are read.
void RecordReader::read_broken(std::string_view text, const Batch& batch,
                               const std::function<void(Record)>& take) const {
  JsonListScanner scanner;
  const std::uint64_t count = read_elements(text, scanner, batch, take);
  if (count > 0 && !scanner.in_value()) return;  // it was in one of them
  const SourceRef source{batch.source.shown, count > 0 ? count + 1 : 0, {}};
  const std::string place =
      source.path + (count > 0 ? ", record " + std::to_string(count + 1) : "");
  take({source,
        Error{
            ErrorCode::bad_json,
            place +
                ": not valid JSON, nested more than 1,024 deep or of more than two million values; "
                "give one JSON value, or one on each line"}});
}

/// Elements are numbered from 1 through the file; all postings in an element have its number.
void RecordReader::read_list(const Batch& batch, const std::function<void(Record)>& take) const {
  JsonListScanner scanner;
  std::size_t at = 0;
  scanner.next("[", at);
  read_elements(batch.bytes, scanner, batch, take);
}

/// How many elements there were in front of the end, or of what is broken between them.
std::uint64_t RecordReader::read_elements(std::string_view bytes, JsonListScanner& scanner,
                                          const Batch& batch,
                                          const std::function<void(Record)>& take) const {
  using Event = JsonListScanner::Event;
  std::uint64_t number = batch.first_line;
  std::size_t at = 0;
  std::size_t begin = 0;
  for (Event event = scanner.next(bytes, at); event != Event::more && event != Event::broken;
       event = scanner.next(bytes, at)) {
    if (event == Event::element_begin) begin = at - 1;
    if (event != Event::element_end) continue;
    read_element(bytes.substr(begin, at - begin), {batch.source.shown, number++, {}}, batch, take);
  }
  return number - batch.first_line;
}

void RecordReader::read_element(std::string_view element, const SourceRef& source,
                                const Batch& batch, const std::function<void(Record)>& take) const {
  const std::string place = source.path + ", record " + std::to_string(source.record);
  std::optional<MappedText> decoded;
  if (const auto at = utf8::first_invalid(element)) {
    decoded = decode(element, batch.charset);
    if (!decoded) return take({source, bad_utf8(place, *at)});
    element = decoded->text;
  }
  const auto tree = json::Tree::parse(element);
  if (!tree)
    return take(
        {source, Error{ErrorCode::bad_json, place + ": not valid JSON; mend or remove it"}});
  take_all(postings_in(tree->root(), names_), source, [&](Record record) {
    if (record.document || !batch.aside) take(std::move(record));
  });
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
