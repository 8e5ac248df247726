#include "extractor/read/stated_terms.h"

#include <algorithm>
#include <array>
#include <map>

#include "extractor/base/ascii.h"

namespace wagescope {
namespace {

using json::Type;
using json::Value;

constexpr std::size_t kLongestTerms = 200;  ///< Of one field; what is longer is prose.

/// Where the known shapes keep terms, and the label (terms/labels.tsv) that says the same.
struct TermField {
  std::string_view path;
  std::string_view label;
};
constexpr std::array<TermField, 17> kTermFields{{{"employmentType", "job type"},
                                                 {"employment_type", "job type"},
                                                 {"jobType", "job type"},
                                                 {"job_type", "job type"},
                                                 {"contractType", "contract type"},
                                                 {"contract_type", "contract type"},
                                                 {"categories.commitment", "job type"},
                                                 {"jobLocationType", "workplace type"},
                                                 {"workplaceType", "workplace type"},
                                                 {"workplace_type", "workplace type"},
                                                 {"isRemote", "workplace type"},
                                                 {"requisition_id", "requisition id"},
                                                 {"requisitionId", "requisition id"},
                                                 {"job_reference", "job reference"},
                                                 {"seniority_level", "seniority level"},
                                                 {"experience_level", "seniority level"},
                                                 {"shift", "shift"}}};

/// "FULL_TIME", "FullTime" -> "FULL TIME", "Full Time".
std::string in_words(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !out.empty() && out.back() >= 'a' && out.back() <= 'z') out += ' ';
    out += c == '_' || c == '\n' ? ' ' : c;
  }
  return out;
}

/// "Job Type", "job_type", "jobType" -> "jobtype".
std::string bare(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != ' ' && c != '_' && c != '-')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

std::string term_words(const Value& value) {
  if (value.raw() == "true") return "remote";
  std::string words;
  for (const Value& one : value.each()) {
    const std::string part = in_words(one.is(Type::object) ? one["name"].words() : one.words());
    if (is_blank(part)) continue;
    words += (words.empty() ? "" : ", ") + part;
  }
  return words.size() > kLongestTerms ? std::string() : words;
}

}  // namespace

bool is_terms_name(std::string_view name) {
  return std::ranges::find(kTermFields, name, &TermField::path) != kTermFields.end();
}

std::optional<std::string> stated_terms_of(const Value& posting) {
  std::string lines;
  for (const TermField& field : kTermFields)
    if (const std::string words = term_words(posting.at(field.path)); !words.empty())
      lines += std::string(field.label) + ": " + words + "\n";
  return lines.empty() ? std::nullopt : std::optional(std::move(lines));
}

std::optional<std::string> stated_terms_of(const Cells& cells) {
  static const std::map<std::string, std::string_view> labels = [] {
    std::map<std::string, std::string_view> made;
    for (const TermField& field : kTermFields) made.emplace(bare(field.path), field.label);
    return made;
  }();
  std::string lines;
  for (const auto& [name, cell] : cells) {
    if (is_blank(cell) || cell.size() > kLongestTerms) continue;
    const auto label = labels.find(bare(name));
    if (label == labels.end()) continue;
    const std::string words = bare(cell) == "true" ? "remote" : in_words(cell);
    lines += std::string(label->second) + ": " + words + "\n";
  }
  return lines.empty() ? std::nullopt : std::optional(std::move(lines));
}

}  // namespace wagescope
