#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/table.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct Flags {
  std::string db;
  std::string by = "employer";
};

/// The columns of the views that a report can go by. SQL is made from these
/// names only, never from what was typed.
const std::map<std::string, std::string> kBy = {
    {"employer", "employer"}, {"role", "role"},         {"location", "location"},
    {"country", "country"},   {"currency", "currency"},
};

/// Postings, how many state pay, and the span of their primary yearly pay in
/// each currency.
std::string query(const std::string& column) {
  const std::string group = column == "currency" ? "p.currency" : "o." + column;
  return "SELECT coalesce(" + group +
         ", '(not stated)'), count(DISTINCT o.id),"
         " count(DISTINCT p.posting_id), coalesce(p.currency, ''),"
         " printf('%,d', CAST(round(min(coalesce(p.annual_min, p.annual_max))) AS INTEGER)),"
         " printf('%,d', CAST(round(max(coalesce(p.annual_max, p.annual_min))) AS INTEGER)),"
         " count(p.annual_min) + count(p.annual_max)"
         " FROM postings AS o LEFT JOIN pays AS p ON p.posting_id = o.id AND p.is_primary"
         " GROUP BY 1, p.currency ORDER BY 2 DESC, 1, 4";
}

int report(const Flags& flags, Output& out) {
  const auto by = kBy.find(flags.by);
  if (by == kBy.end())
    throw UsageError{
        "--by " + flags.by +
        ": not a column of the report; use employer, role, location, country or currency"};
  const Store store = Store::open(flags.db, Access::read);
  Statement rows(store.database(), query(by->second));
  std::vector<std::vector<std::string>> cells;
  while (rows.step()) {
    std::vector<std::string> row;
    for (int i = 0; i < 6; ++i) row.emplace_back(rows.text(i));
    if (rows.number(6) == 0) row[4] = row[5] = "-";  // no pay that has a yearly figure
    cells.push_back(std::move(row));
  }
  if (cells.empty()) return kNothingFound;
  out.write(table_text({{flags.by, Align::left, true},
                        {"postings", Align::right},
                        {"with pay", Align::right},
                        {"currency"},
                        {"lowest a year", Align::right},
                        {"highest a year", Align::right}},
                       cells));
  out.flush();
  return kFound;
}

}  // namespace

Run add_report(CLI::App& app) {
  CLI::App& command = *app.add_subcommand("report", R"(What a database holds, as plain text.

Examples:
  wagescope report --db jobs.db
  wagescope report --db jobs.db --by role)");
  auto flags = std::make_shared<Flags>();
  command.add_option("--db", flags->db, "The file that import made")->type_name("FILE")->required();
  command.add_option("--by", flags->by, "employer, role, location, country or currency")
      ->type_name("WHAT")
      ->capture_default_str();
  return [flags](Output& out) { return report(*flags, out); };
}

}  // namespace wagescope
