// Postings in JSON of the shapes that job boards give: Greenhouse, Lever, Ashby,
// schema.org's JobPosting, and plain tables.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/base/result.h"
#include "extractor/read/document.h"
#include "extractor/read/field_names.h"
#include "extractor/read/json_tree.h"

namespace wagescope {

/// The postings in a JSON value, in order: itself, the elements of an array, or what
/// stands in a list inside it, as in {"jobs": [...]}, {"@graph": [...]}.
std::vector<json::Value> postings_in(const json::Value& value, const FieldNames& names);

/// Whether the value says that it is schema.org's JobPosting.
bool is_job_posting(const json::Value& value);

/// Whether a record with a field of this name is read by its shape, not by the
/// names of FieldNames alone.
bool is_shape_name(std::string_view name);

/// What a field of this name is in the known shapes.
std::optional<FieldRole> shape_role(std::string_view name);

/// A posting's text, fields and stated pay. Text of several parts (Lever's lists)
/// is one source text: the parts as they stand, a line break between them. `place`
/// names the record in errors.
Result<Document> read_posting(const json::Value& posting, const FieldNames& names,
                              std::string_view place);

/// Fields and stated pay of a posting, without its text. `source`: as in stated_pay_of.
void read_fields(const json::Value& posting, const FieldNames& names, std::string_view source,
                 Document& document);

/// Sets a text that may be HTML or Markdown; offsets lead into `words`.
void set_text(std::string_view words, Document& document);

/// The day of "2023-07-26" or "2023-07-26T10:00:00Z"; empty for anything else.
std::optional<std::string> day_of(std::string_view words);

/// A country's code is kept as such; its name in words goes behind the place,
/// where the reader of places finds it.
void set_country(std::string_view words, Fields& fields);

}  // namespace wagescope
