#include "compare/occupation/occupation.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "compare/benchmark/csv.h"

namespace wagescope {
namespace {

std::optional<Decimal> wage(const std::string& cell) {
  return cell.empty() ? std::nullopt : Decimal::parse(cell);
}

/// The columns that are used, by their place.
struct Columns {
  static constexpr std::array<std::string_view, 15> kNames{
      "year",       "soc_code",      "title",      "group",      "hourly_p10",
      "hourly_p25", "hourly_median", "hourly_p75", "hourly_p90", "annual_p10",
      "annual_p25", "annual_median", "annual_p75", "annual_p90", "source_url"};
  std::array<std::size_t, kNames.size()> at{};
};

Result<Columns> columns_of(std::string_view file, const CsvRow& header) {
  Columns columns;
  for (std::size_t i = 0; i < columns.at.size(); ++i) {
    const auto found = std::ranges::find(header.cells, Columns::kNames[i]);
    if (found == header.cells.end())
      return Error{ErrorCode::bad_table, std::string(file) + ":1: column " +
                                             std::string(Columns::kNames[i]) + " is missing"};
    columns.at[i] = static_cast<std::size_t>(found - header.cells.begin());
  }
  return columns;
}

}  // namespace

Result<Occupations> Occupations::read(std::string_view file, std::string_view csv) {
  const auto table = read_csv(file, csv);
  if (!table) return table.error();
  if (table->empty()) return Error{ErrorCode::bad_table, std::string(file) + ": the file is empty"};
  const auto columns = columns_of(file, table->front());
  if (!columns) return columns.error();
  Occupations made{OccupationReader(Lexicons::built_in())};
  for (const CsvRow& row : std::span(*table).subspan(1)) {
    if (row.cells.size() != table->front().cells.size())
      return Error{ErrorCode::bad_table, std::string(file) + ":" + std::to_string(row.line) + ": " +
                                             std::to_string(row.cells.size()) + " cells"};
    const auto cell = [&](std::size_t i) -> const std::string& {
      return row.cells[columns->at[i]];
    };
    OccupationWages wages;
    std::from_chars(cell(0).data(), cell(0).data() + cell(0).size(), wages.year);
    wages.soc = cell(1);
    wages.title = cell(2);
    for (std::size_t i = 0; i < 5; ++i) {
      wages.hourly[i] = wage(cell(4 + i));
      wages.annual[i] = wage(cell(9 + i));
    }
    wages.source_url = cell(14);
    made.rows_.emplace(wages.soc, std::make_shared<const OccupationWages>(wages));
  }
  return made;
}

std::optional<OccupationMatch> Occupations::find(std::string_view role,
                                                 std::string_view title) const {
  const auto found = reader_.read(role, title);
  if (!found) return std::nullopt;
  auto row = wages(found->soc);
  if (!row) return std::nullopt;
  OccupationMatch match{row, found->certainty, ""};
  match.why = "“" + found->words + "” is " + row->title + " (SOC " + row->soc + ")" +
              (found->certainty == Certainty::stated ? "" : ", by the end of the title");
  return match;
}

std::shared_ptr<const OccupationWages> Occupations::wages(std::string_view soc) const {
  const auto found = rows_.find(soc);
  return found == rows_.end() ? nullptr : found->second;
}

std::shared_ptr<const Benchmark> Occupations::series(const OccupationMatch& match,
                                                     std::span<const Benchmark> all) const {
  const OccupationWages& wages = *match.wages;
  const std::string code = "(" + wages.soc + ")";
  for (const Benchmark& series : all)
    if (series.category == "occupation-median" && series.name.find(code) != series.name.npos)
      return {std::shared_ptr<void>(), &series};
  auto made = std::make_shared<Benchmark>();
  made->id = "us-oews-" + wages.soc;
  made->name = fmt::format("US median {} wage, {} {}", wages.by_year() ? "annual" : "hourly",
                           wages.title, code);
  made->category = "occupation-median";
  made->issuer = "US Bureau of Labor Statistics";
  made->jurisdiction = "US";
  made->currency = "USD";
  made->unit = wages.by_year() ? "year" : "hour";
  if (!wages.wages()[2]) return made;
  BenchmarkValue value;
  value.amount = *wages.wages()[2];
  value.measure = "median of wage and salary workers, May reference";
  value.effective_from = Date(std::chrono::year(wages.year) / 5 / 1);
  value.source_title = "BLS OEWS national table, May " + std::to_string(wages.year);
  value.source_url = wages.source_url;
  made->values.push_back(std::move(value));
  return made;
}

std::optional<Standing> standing(const OccupationWages& wages, const Exact& pay) {
  Standing found;
  const auto& levels = wages.wages();
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (!levels[i]) continue;
    if (Exact(*levels[i]) <= pay)
      found.from = i;
    else if (!found.to)
      found.to = i;
  }
  if (!found.from && !found.to) return std::nullopt;
  return found;
}

std::string_view major_group(std::string_view soc) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kGroups{
      {{"11", "Management"},
       {"13", "Business and finance"},
       {"15", "Computing and mathematics"},
       {"17", "Architecture and engineering"},
       {"19", "Sciences"},
       {"21", "Community and social service"},
       {"23", "Law"},
       {"25", "Education and libraries"},
       {"27", "Arts, media and sports"},
       {"29", "Health practitioners"},
       {"31", "Health support"},
       {"33", "Protective service"},
       {"35", "Food preparation and serving"},
       {"37", "Cleaning and grounds"},
       {"39", "Personal care and service"},
       {"41", "Sales"},
       {"43", "Office and administration"},
       {"45", "Farming, fishing, forestry"},
       {"47", "Construction and extraction"},
       {"49", "Installation and repair"},
       {"51", "Production"},
       {"53", "Transport and moving"}}};
  for (const auto& [code, name] : kGroups)
    if (soc.starts_with(code)) return name;
  return "";
}

}  // namespace wagescope
