#include "compare/prices/prices.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "compare/benchmark/csv.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 4> kColumns{"year", "value", "source_url", "note"};

Error bad(std::string_view file, std::size_t line, const std::string& what) {
  return {ErrorCode::bad_table, std::string(file) + ":" + std::to_string(line) + ": " + what};
}

Result<PriceLevel> read_row(std::string_view file, const CsvRow& row) {
  if (row.cells.size() != kColumns.size())
    return bad(file, row.line, std::to_string(row.cells.size()) + " cells, not 4");
  PriceLevel level;
  const std::string& year = row.cells[0];
  const auto [end, failed] = std::from_chars(year.data(), year.data() + year.size(), level.year);
  const auto index = Decimal::parse(row.cells[1]);
  if (failed != std::errc() || end != year.data() + year.size())
    return bad(file, row.line, "year \"" + year + "\" is no year");
  if (!index || index->micros() <= 0)
    return bad(file, row.line, "value \"" + row.cells[1] + "\" must be digits above 0");
  level.index = *index;
  level.source_url = row.cells[2];
  level.note = row.cells[3];
  return level;
}

}  // namespace

Result<PriceIndex> PriceIndex::read(std::string_view file, std::string_view csv, std::string name,
                                    std::string currency) {
  const auto table = read_csv(file, csv);
  if (!table) return table.error();
  if (table->size() < 2 || !std::ranges::equal(table->front().cells, kColumns))
    return bad(file, 1, "the first row must be year,value,source_url,note, with years below it");
  PriceIndex index;
  index.name_ = std::move(name);
  index.currency_ = std::move(currency);
  for (const CsvRow& row : std::span(*table).subspan(1)) {
    const auto level = read_row(file, row);
    if (!level) return level.error();
    if (!index.levels_.emplace(level->year, *level).second)
      return bad(file, row.line, std::to_string(level->year) + " is there twice");
  }
  return index;
}

const PriceLevel* PriceIndex::level(int year) const {
  const auto found = levels_.find(year);
  return found == levels_.end() ? nullptr : &found->second;
}

Result<Restated> restate(const Pay& pay, int from_year, int to_year, const PriceIndex& index) {
  if (pay.currency != index.currency())
    return Error{ErrorCode::incomparable,
                 "the index (" + index.name() + ") is of prices in " + index.currency() +
                     ", and the pay is " +
                     (pay.currency.empty() ? "of no known currency" : "in " + pay.currency)};
  for (const int year : {from_year, to_year})
    if (!index.level(year))
      return Error{ErrorCode::no_value,
                   index.name() + " is known from " + std::to_string(index.first_year()) + " to " +
                       std::to_string(index.last_year()) + ", not for " + std::to_string(year)};
  Restated made{*index.level(from_year), *index.level(to_year), {}, {}};
  const Exact factor = Exact(made.to.index) / Exact(made.from.index);
  if (pay.min) made.min = Exact(*pay.min) * factor;
  if (pay.max) made.max = Exact(*pay.max) * factor;
  return made;
}

}  // namespace wagescope
