#include "compare/currency/rates.h"

#include <algorithm>
#include <array>
#include <span>

#include "compare/benchmark/csv.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 4> kColumns{"date", "currency", "rate", "source"};

Error bad(std::string_view file, std::size_t line, const std::string& what) {
  return {ErrorCode::bad_table, std::string(file) + ":" + std::to_string(line) + ": " + what};
}

bool is_currency(std::string_view code) {
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<Rate> read_row(std::string_view file, const CsvRow& row) {
  if (row.cells.size() != kColumns.size())
    return bad(
        file, row.line,
        std::to_string(row.cells.size()) + " cells, not 4; put a source with commas in quotes");
  const auto date = parse_date(row.cells[0]);
  if (!date)
    return bad(file, row.line, "date \"" + row.cells[0] + "\" is no day; write it as 2023-07-26");
  if (!is_currency(row.cells[1]))
    return bad(file, row.line,
               "currency \"" + row.cells[1] + "\" must be an ISO 4217 code such as EUR");
  const auto rate = Decimal::parse(row.cells[2]);
  if (!rate || rate->micros() <= 0)
    return bad(file, row.line,
               "rate \"" + row.cells[2] +
                   "\" must be plain digits above 0, with at most six decimals, such as 1.1045");
  if (row.cells[3].empty())
    return bad(file, row.line, "source is empty; say who published the rate, and where");
  return Rate{*date, row.cells[1], *rate, row.cells[3]};
}

using Rows = std::map<std::string, std::map<Date, Rate>, std::less<>>;

/// The currency in which every rate of the file is 1.
Result<std::string> base_of(std::string_view file, const Rows& rows) {
  std::string base;
  for (const auto& [currency, by_date] : rows) {
    const bool always_one = std::ranges::all_of(by_date, [](const auto& row) {
      return row.second.rate.micros() == Decimal::kMicrosPerUnit;
    });
    if (!always_one) continue;
    if (!base.empty())
      return bad(file, 1,
                 "both " + base + " and " + currency +
                     " have no rate but 1, so the base is not clear; keep one of them");
    base = currency;
  }
  if (base.empty())
    return bad(file, 1,
               "no currency has the rate 1; add a row for the base, of which one unit is what "
               "every rate pays for");
  return base;
}

}  // namespace

Result<Rates> Rates::read(std::string_view file, std::string_view csv) {
  const auto table = read_csv(file, csv);
  if (!table) return table.error();
  if (table->empty() || !std::ranges::equal(table->front().cells, kColumns))
    return bad(file, 1, "the first row must be date,currency,rate,source");
  Rates rates;
  rates.file_ = file;
  for (const CsvRow& row : std::span(*table).subspan(1)) {
    auto rate = read_row(file, row);
    if (!rate) return rate.error();
    const auto [there, is_new] = rates.rows_[rate->currency].emplace(rate->date, *rate);
    if (!is_new)
      return bad(
          file, row.line,
          rate->currency + " has two rates on " + to_string(rate->date) + "; keep one of them");
  }
  auto base = base_of(file, rates.rows_);
  if (!base) return base.error();
  rates.base_ = *std::move(base);
  return rates;
}

Result<Rate> Rates::row(std::string_view currency, Date date) const {
  const auto first = std::chrono::sys_days(date) - std::chrono::days(kDaysItServes);
  if (const auto found = rows_.find(currency); found != rows_.end()) {
    auto after = found->second.upper_bound(date);
    if (after != found->second.begin() && std::chrono::sys_days((--after)->first) >= first)
      return after->second;
  }
  return Error{ErrorCode::no_value, file_ + " has no rate of " + std::string(currency) + " from " +
                                        to_string(Date(first)) + " to " + to_string(date) +
                                        "; add a row for one of these days"};
}

Result<Conversion> Rates::find(std::string_view from, std::string_view to, Date date) const {
  Conversion found{std::string(from), std::string(to), Exact::whole(1), {}};
  for (const std::string_view currency : {from, to}) {
    if (currency == base_) continue;
    auto used = row(currency, date);
    if (!used) return used.error();
    const Exact rate(used->rate);
    found.rate = currency == from ? found.rate / rate : found.rate * rate;
    found.rows.push_back(*std::move(used));
  }
  return found;
}

}  // namespace wagescope
