#include "extractor/amount/point.h"

#include <algorithm>

namespace wagescope {
namespace {

bool open(const MoneyStatement& statement) {
  return std::ranges::any_of(statement.money.begin(), statement.money.begin() + statement.count,
                             [](const Money& money) { return money.number.dot_three; });
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

bool PointReader::divides(const MoneyStatement& statement, std::string_view currency,
                          std::string_view country) const {
  const auto low = statement.low.shifted(-3), high = statement.high.shifted(-3);
  if (!low || !high) return false;
  if (statement.period) {  // "$15.125 per hour", "£28.000 per annum"
    const bool grouped = usual_.plausible(currency, *statement.period, statement.high);
    const bool divided = usual_.plausible(currency, *statement.period, *high);
    if (grouped != divided) return divided;
  }
  if (ends_in_zero(statement)) return false;
  const bool comma = point_countries_.contains(country) ? false
                     : comma_countries_.contains(country)
                         ? true
                         : currency.empty() || comma_currencies_.contains(currency);
  return !comma;
}

void PointReader::settle(MoneyStatement& statement, std::string_view currency,
                         std::string_view country) const {
  if (!open(statement)) return;
  const bool divided = divides(statement, currency, country);
  for (std::size_t i = 0; i < statement.count; ++i) {
    Number& number = statement.money[i].number;
    if (number.dot_three && divided) number.divide();
    number.dot_three = false;
  }
  if (!divided) return;
  const auto first = statement.first().number.value(), last = statement.last().number.value();
  if (!first || !last) return;
  statement.low = std::min(*first, *last);
  statement.high = std::max(*first, *last);
}

}  // namespace wagescope
