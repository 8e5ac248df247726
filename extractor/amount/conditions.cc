#include "extractor/amount/conditions.h"

#include "extractor/amount/number.h"
#include "extractor/base/ascii.h"
#include "extractor/date/date_text.h"
#include "extractor/lexicon/table.h"

namespace wagescope {

Conditions::Conditions(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("amount/behind.tsv").rows()) {
    if (row["what"] == "condition") phrases_.add(row["form"], 0);
    if (row["what"] == "date") openers_.add(row["form"], 0);
  }
  for (const Table::Row& row : lexicons.table("date/names.tsv").rows())
    if (row["kind"] == "month")
      for (const std::string_view name : split(row["names"], '|')) months_.add(name, 0);
}

std::optional<std::uint32_t> Conditions::at(std::string_view text, std::uint32_t at) const {
  if (const auto phrase = phrases_.at(text, at)) return at + phrase->length;
  const auto opener = openers_.at(text, at);
  return opener ? date_at(text, skip_noise(text, at + opener->length)) : std::nullopt;
}

/// "April", "1 April", "1st of April", "1. April", "1.4.2027", "4/1/27", "2027"; not "6 months".
std::optional<std::uint32_t> Conditions::date_at(std::string_view text, std::uint32_t at) const {
  if (const auto month = months_.at(text, at)) return at + month->length;
  std::uint32_t end = at;
  while (is_digit(text, end) && end - at < 5) ++end;
  const std::uint32_t digits = end - at;
  if (digits == 4 && text.substr(at, 2) == "20") return end;
  if (digits == 0 || digits > 2) return std::nullopt;
  const char mark = end < text.size() ? text[end] : ' ';
  if ((mark == '/' || mark == '.') && is_digit(text, end + 1)) return end;
  end = skip_noise(text, static_cast<std::uint32_t>(skip_ordinal(text, end)));
  const auto month = months_.at(text, end);
  return month ? std::optional(end + month->length) : std::nullopt;
}

}  // namespace wagescope
