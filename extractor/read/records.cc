#include <simdjson.h>

#include <algorithm>
#include <array>

#include "extractor/base/date.h"
#include "extractor/base/utf8.h"
#include "extractor/read/html.h"
#include "extractor/read/read.h"

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
};

bool holds_something(const dom::element& value) {
  return !value.is_null() && !(value.is_string() && is_blank(value.get_string().value_unsafe()));
}

Values values_of(const dom::object& object, const FieldNames& names) {
  Values found;
  for (const auto& [key, value] : object) {
    const auto name = names.find(key);
    if (!name || !holds_something(value)) continue;
    const auto role = static_cast<std::size_t>(name->role);
    if (found.value[role] && found.place[role] <= name->place) continue;
    found.value[role] = value;
    found.place[role] = name->place;
  }
  return found;
}

/// The day of "2023-07-26" or "2023-07-26T10:00:00Z"; empty for anything else.
std::optional<std::string> day_of(const std::optional<std::string>& words) {
  if (!words || words->size() < 10) return std::nullopt;
  if (words->size() > 10 && (*words)[10] != 'T' && (*words)[10] != ' ') return std::nullopt;
  std::string day = words->substr(0, 10);
  if (!parse_date(day)) return std::nullopt;
  return day;
}

std::string upper(std::string_view code) {
  std::string up(code);
  for (char& c : up)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return up;
}

/// A country's code is kept as such; its name in words goes behind the place,
/// where the reader of places finds it.
void set_country(const std::optional<std::string>& words, Fields& fields) {
  if (!words) return;
  const auto letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  if (words->size() == 2 && letter(words->front()) && letter(words->back())) {
    fields.country = upper(*words) == "UK" ? "GB" : upper(*words);
  } else if (!fields.location) {
    fields.location = *words;
  } else if (fields.location->find(*words) == std::string::npos) {
    *fields.location += ", " + *words;
  }
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
  fields.date = day_of(words(FieldRole::date));
  fields.url = words(FieldRole::url);
  set_country(words(FieldRole::country), fields);
  return fields;
}

/// The text of a field, which may be HTML; offsets lead into the field's value.
void set_text(std::string_view words, Document& document) {
  if (looks_like_html(words))
    read_html(words, document);
  else
    document.text = words;
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
    const std::uint64_t record = batch.format == Format::ndjson ? batch.first_line : 0;
    take({{batch.source.shown, record, {}}, *batch.error});
  } else if (batch.format == Format::ndjson) {
    read_lines(batch, take);
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
  if (batch.format == Format::html) {
    read_html(batch.bytes, document);
  } else {
    document.text = batch.bytes;
    if (document.text.starts_with(kBom)) {
      document.text.erase(0, kBom.size());
      document.offsets.add_run(0, kBom.size());
    }
  }
  take({std::move(source), std::move(document)});
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
    take({std::move(source), std::move(document)});
  }
}

}  // namespace wagescope
