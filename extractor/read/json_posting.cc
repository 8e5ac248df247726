#include "extractor/read/json_posting.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "extractor/base/ascii.h"
#include "extractor/base/date.h"
#include "extractor/read/html.h"
#include "extractor/read/markdown.h"
#include "extractor/read/references.h"
#include "extractor/read/stated_pay.h"
#include "extractor/read/stated_terms.h"

namespace wagescope {
namespace {

using json::Type;
using json::Value;

constexpr int kDeepestList = 4;

/// Where the known shapes keep what, behind the names of FieldNames; the first that
/// holds words counts.
struct Place {
  FieldRole role;
  std::string_view path;
};
constexpr Place kPlaces[] = {
    {FieldRole::text, "content"},
    {FieldRole::text, "descriptionHtml"},
    {FieldRole::text, "descriptionPlain"},
    {FieldRole::text, "description_html"},
    {FieldRole::text, "job_description"},
    {FieldRole::text, "jobDescription"},
    {FieldRole::title, "jobTitle"},
    {FieldRole::title, "job_title"},
    {FieldRole::employer, "hiringOrganization"},
    {FieldRole::employer, "company_name"},
    {FieldRole::employer, "companyName"},
    {FieldRole::location, "categories.location"},
    {FieldRole::location, "jobLocation.name"},
    {FieldRole::date, "datePosted"},
    {FieldRole::date, "first_published"},
    {FieldRole::date, "publishedAt"},
    {FieldRole::date, "updated_at"},
    {FieldRole::date, "createdAt"},
    {FieldRole::date, "date_posted"},
    {FieldRole::id, "identifier.value"},
    {FieldRole::id, "identifier"},
    {FieldRole::url, "absolute_url"},
    {FieldRole::url, "hostedUrl"},
    {FieldRole::url, "jobUrl"},
    {FieldRole::url, "job_url"},
};

/// A value's words, or those of its "name", as in "company": {"name": "Acme"}.
std::string words_of(const Value& value) {
  std::string words = value.words();
  if (value.is(Type::object)) words = value["name"].words();
  return is_blank(words) ? std::string() : words;
}

/// Lever calls a posting's title its text.
bool is_lever(const Value& posting) {
  return posting["text"].is(Type::string) &&
         (posting["categories"].is(Type::object) || posting["descriptionPlain"]);
}

/// The value of a role by the names of FieldNames, those first in its list first.
Value by_name(const Value& posting, const FieldNames& names, FieldRole role) {
  Value best;
  std::size_t best_place = 0;
  const bool lever = is_lever(posting);
  for (const Value& member : posting.children()) {
    const std::string key = member.key();
    if (lever && key == "text") continue;
    const auto found = names.find(key);
    if (!found || found->role != role || words_of(member).empty()) continue;
    if (best && best_place <= found->place) continue;
    best = member;
    best_place = found->place;
  }
  return best;
}

Value value_of(const Value& posting, const FieldNames& names, FieldRole role) {
  if (const Value named = by_name(posting, names, role)) return named;
  if (role == FieldRole::title && is_lever(posting)) return posting["text"];
  for (const Place& place : kPlaces)
    if (place.role == role && !words_of(posting.at(place.path)).empty())
      return posting.at(place.path);
  return {};
}

std::optional<std::string> some(std::string words) {
  return words.empty() ? std::nullopt : std::optional(std::move(words));
}

/// schema.org's PostalAddress; what is there, from small to large, but the country.
std::string place_of(const Value& address) {
  std::string words;
  for (const std::string_view part : {"addressLocality", "addressRegion"}) {
    const std::string name = words_of(address[part]);
    if (name.empty() || words == name) continue;
    if (!words.empty()) words += ", ";
    words += name;
  }
  return words;
}

void set_address(const Value& posting, Fields& fields) {
  for (const std::string_view path : {"jobLocation.address", "address.postalAddress"}) {
    const Value address = posting.at(path);
    if (!address) continue;
    if (!fields.location)
      fields.location = some(address.is(Type::string) ? address.words() : place_of(address));
    if (!fields.country) {
      const Value country = address["addressCountry"];
      set_country(words_of(country), fields);
    }
  }
}

/// "1714521600000": milliseconds since 1970, as Lever dates its postings.
std::optional<std::string> day_of_milliseconds(const Value& value) {
  const std::string digits = value.words();
  if (!value.is(Type::number) || digits.size() != 13) return std::nullopt;
  std::int64_t days = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    days = days * 10 + (c - '0');
  }
  days /= std::int64_t{24} * 60 * 60 * 1000;
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(day.year())) + "-" +
         two(static_cast<unsigned>(day.month())) + "-" + two(static_cast<unsigned>(day.day()));
}

/// The parts of a text, put behind one another.
class Parts {
 public:
  explicit Parts(Document& document) : document_(document) {}

  void add(std::string_view words) {
    if (is_blank(words)) return;
    Document part;
    set_text(words, part);
    if (!document_.text.empty()) {
      document_.text += '\n';
      ++source_;
    }
    const auto at = static_cast<std::uint32_t>(document_.text.size());
    for (Mark mark : part.marks) {
      mark.span.begin += at;
      mark.span.end += at;
      document_.marks.push_back(mark);
    }
    if (at > 0 || !part.offsets.runs().empty()) document_.offsets.append(part.offsets, at, source_);
    document_.text += part.text;
    source_ += static_cast<std::uint32_t>(words.size());
  }

 private:
  Document& document_;
  std::uint32_t source_ = 0;
};

bool has_text(const Value& value, const FieldNames& names) {
  return value.is(Type::object) && value_of(value, names, FieldRole::text).is(Type::string);
}

bool find_postings(const Value& value, const FieldNames& names, int depth,
                   std::vector<Value>& found) {
  if (has_text(value, names) || is_job_posting(value)) {
    found.push_back(value);
    return true;
  }
  if (depth == kDeepestList) return false;
  bool any = false;
  for (const Value& child : value.children())
    if (child.is(Type::object) || child.is(Type::array))
      any |= find_postings(child, names, depth + 1, found);
  return any;
}

}  // namespace

bool is_job_posting(const Value& value) {
  if (!value.is(Type::object)) return false;
  for (const Value& type : value["@type"].each())
    if (const std::string words = type.words();
        words == "JobPosting" || words.ends_with("/JobPosting"))
      return true;
  return false;
}

bool is_shape_name(std::string_view name) {
  for (const Place& place : kPlaces)
    if (name == place.path.substr(0, place.path.find('.'))) return true;
  return name == "jobLocation" || name == "compensation" || name == "lists" || is_pay_name(name) ||
         is_terms_name(name);
}

std::optional<FieldRole> shape_role(std::string_view name) {
  for (const Place& place : kPlaces)
    if (place.path == name) return place.role;
  return std::nullopt;
}

std::vector<Value> postings_in(const Value& value, const FieldNames& names) {
  std::vector<Value> found;
  if (value.is(Type::array)) {
    for (const Value& element : value.children())
      if (!find_postings(element, names, 1, found)) found.push_back(element);
  } else if (!find_postings(value, names, 0, found)) {
    found.push_back(value);
  }
  return found;
}

Result<Document> read_posting(const Value& posting, const FieldNames& names,
                              std::string_view place) {
  if (!posting.is(Type::object))
    return Error{ErrorCode::bad_json, std::string(place) +
                                          ": a JSON value that is no object; give an object "
                                          "for each posting"};
  const Value text = value_of(posting, names, FieldRole::text);
  if (!text.is(Type::string))
    return Error{ErrorCode::missing_field,
                 std::string(place) + ": no text in " + names.words(FieldRole::text) +
                     "; name the field that holds it with --field text=NAME"};
  Document document;
  Parts parts(document);
  parts.add(text.words());
  for (const Value& list : posting["lists"].each()) {
    parts.add(list["text"].words());
    parts.add(list["content"].words());
  }
  for (const std::string_view more : {"salaryDescription", "additional"})
    parts.add(posting[more].words());
  read_fields(posting, names, {}, document);
  return document;
}

void read_fields(const Value& posting, const FieldNames& names, std::string_view source,
                 Document& document) {
  const auto words = [&](FieldRole role) { return some(words_of(value_of(posting, names, role))); };
  Fields& fields = document.fields;
  fields.title = words(FieldRole::title);
  fields.employer = words(FieldRole::employer);
  fields.location = words(FieldRole::location);
  fields.url = words(FieldRole::url);
  const Value date = value_of(posting, names, FieldRole::date);
  fields.date = day_of(date.words());
  if (!fields.date) fields.date = day_of_milliseconds(date);
  document.source.id = words(FieldRole::id).value_or(std::string());
  if (const auto country = words(FieldRole::country)) set_country(*country, fields);
  set_address(posting, fields);
  fields.terms = stated_terms_of(posting);
  document.stated_pay = stated_pay_of(posting, source);
}

void set_text(std::string_view words, Document& document) {
  if (looks_like_html(words))
    read_html(words, document);
  else if (looks_like_markdown(words))
    read_markdown(words, document);
  else if (has_references(words))
    read_references(words, document);
  else
    document.text = words;
}

std::optional<std::string> day_of(std::string_view words) {
  if (words.size() < 10) return std::nullopt;
  if (words.size() > 10 && words[10] != 'T' && words[10] != ' ') return std::nullopt;
  std::string day(words.substr(0, 10));
  if (!parse_date(day)) return std::nullopt;
  return day;
}

void set_country(std::string_view words, Fields& fields) {
  constexpr std::size_t kLongest = 100;  // bytes of a country's name
  if (words.empty() || words.size() > kLongest) return;
  const auto letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  if (words.size() == 2 && letter(words.front()) && letter(words.back())) {
    std::string code(words);
    for (char& c : code) c = static_cast<char>(c & ~0x20);
    fields.country = code == "UK" ? "GB" : code;
  } else if (!fields.location) {
    fields.location = words;
  } else if (fields.location->find(words) == std::string::npos) {
    *fields.location += ", " + std::string(words);
  }
}

}  // namespace wagescope
