#include "extractor/amount/point.h"

#include <algorithm>

namespace wagescope {
namespace {

bool any(const MoneyStatement& statement, bool Number::*three) {
  return std::ranges::any_of(statement.money.begin(), statement.money.begin() + statement.count,
                             [&](const Money& money) { return money.number.*three; });
}

/// "55.000", "18.750": nobody writes a third decimal that is 0.
bool ends_in_zero(const MoneyStatement& statement) {
  return std::ranges::all_of(
      statement.money.begin(), statement.money.begin() + statement.count, [](const Money& money) {
        return !money.number.dot_three ||
               money.number.plain.micros() / Decimal::kMicrosPerUnit % 10 == 0;
      });
}

}  // namespace

PointReader::PointReader(const Lexicons& lexicons) : usual_(lexicons) {
  for (const Table::Row& row : lexicons.table("amount/decimal_marks.tsv").rows()) {
    const bool comma = row["mark"] == "comma";
    if (row["country"].empty() && comma) comma_currencies_.emplace(row["currency"]);
    if (!row["country"].empty())
      (comma ? comma_countries_ : point_countries_).emplace(row["country"]);
  }
}

/// What the stated period tells: "$15.125 per hour", "18,437 €/h", "£28.000 per annum"; empty where
/// both fit it, or neither.
std::optional<bool> PointReader::by_period(const MoneyStatement& statement,
                                           std::string_view currency) const {
  const auto high = statement.high.shifted(-3);
  if (!statement.period || !high) return std::nullopt;
  const bool grouped = usual_.plausible(currency, *statement.period, statement.high);
  const bool divided = usual_.plausible(currency, *statement.period, *high);
  return grouped != divided ? std::optional(divided) : std::nullopt;
}

bool PointReader::divides(const MoneyStatement& statement, std::string_view currency,
                          std::string_view country) const {
  if (!statement.low.shifted(-3) || !statement.high.shifted(-3)) return false;
  if (const auto told = by_period(statement, currency)) return *told;
  if (ends_in_zero(statement)) return false;
  const bool comma = point_countries_.contains(country) ? false
                     : comma_countries_.contains(country)
                         ? true
                         : currency.empty() || comma_currencies_.contains(currency);
  return !comma;
}

void PointReader::settle(MoneyStatement& statement, std::string_view currency,
                         std::string_view country) const {
  const bool points = any(statement, &Number::dot_three);
  // "18,437 €/h" alone: a comma divides where euros are, and nobody earns thousands an hour there
  const bool commas = !points && statement.period == Period::hour &&
                      comma_currencies_.contains(currency) && any(statement, &Number::comma_three);
  if (!points && !commas) return;
  const bool divided =
      commas ? by_period(statement, currency) == true : divides(statement, currency, country);
  for (std::size_t i = 0; i < statement.count; ++i) {
    Number& number = statement.money[i].number;
    if ((points ? number.dot_three : number.comma_three) && divided) number.divide();
    number.dot_three = false;
  }
  if (!divided) return;
  const auto first = statement.first().number.value(), last = statement.last().number.value();
  if (!first || !last) return;
  statement.low = std::min(*first, *last);
  statement.high = std::max(*first, *last);
}

}  // namespace wagescope
