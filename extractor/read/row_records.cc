// Documents of rows: those of a table, and the items of a feed, which read as such.
#include <algorithm>
#include <array>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/read/csv.h"
#include "extractor/read/encoding.h"
#include "extractor/read/feed.h"
#include "extractor/read/file_text.h"
#include "extractor/read/json_posting.h"
#include "extractor/read/read.h"
#include "extractor/read/stated_pay.h"
#include "extractor/read/stated_terms.h"

namespace wagescope {
namespace {

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
  document.fields.terms = stated_terms_of(cells);
  return document;
}

}  // namespace

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

}  // namespace wagescope
