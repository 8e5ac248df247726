#include "extractor/scan/lookalikes.h"

namespace wagescope {
namespace {

/// One alternation of all rows, so that the table is the only place that knows them.
std::string alternation(const Table& table) {
  std::string all;
  for (const Table::Row& row : table.rows()) {
    if (!all.empty()) all += '|';
    all += '(' + std::string(row["pattern"]) + ')';
  }
  return "(?i:" + all + ")";
}

}  // namespace

Lookalikes::Lookalikes(const Lexicons& lexicons)
    : any_(alternation(lexicons.table("scan/lookalikes.tsv")), Pattern::Where::here) {
  for (const Table::Row& row : lexicons.table("scan/lookalikes.tsv").rows())
    names_.emplace_back(row["name"]);
}

std::optional<std::string_view> Lookalikes::at(std::string_view text, std::uint32_t digit) const {
  const auto match = any_.match(text, digit);
  if (!match) return std::nullopt;
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (!match->groups[i + 1].empty()) return names_[i];
  return std::nullopt;
}

}  // namespace wagescope
