#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fstream>
#include <iterator>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/series.h"
#include "cli/table.h"
#include "compare/report/text_report.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct Flags {
  std::string db;
  std::string id;
  std::string file;
};

Store benchmarks_of(const Flags& flags) {
  return flags.db.empty() ? Store::in_memory() : Store::open(flags.db, Access::read);
}

std::string contents(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof())
    throw EnvironmentError(file + ": cannot be read; check the path and that it may be read");
  return bytes;
}

/// The last day, "(open)" where no end is known.
std::string last_day(const BenchmarkValue& value) {
  return value.effective_to ? to_string(*value.effective_to) : "(open)";
}

int list(const Flags& flags, Output& out) {
  const Store store = benchmarks_of(flags);
  std::vector<std::vector<std::string>> rows;
  for (const Benchmark& series : store.benchmarks()) {
    const BenchmarkValue& newest = series.values.back();
    rows.push_back({series.id, newest.amount.to_string(), series.currency, series.unit,
                    to_string(newest.effective_from), last_day(newest)});
  }
  out.write(table_text({{"id", Align::left, false, 28},
                        {"amount", Align::right},
                        {""},
                        {"unit", Align::left, true},
                        {"in force from"},
                        {"to"}},
                       rows));
  out.write("\nThe newest value of each. `wagescope benchmarks show ID` has all, and sources.\n");
  out.flush();
  return kFound;
}

int show(const Flags& flags, Output& out) {
  const Store store = benchmarks_of(flags);
  out.write(benchmark_report(named_one(store.benchmarks(), flags.id)));
  out.flush();
  return kFound;
}

std::string joined(const std::vector<std::string>& ids) {
  std::string words;
  for (const std::string& id : ids) words += (words.empty() ? "" : ", ") + id;
  return words;
}

int add(const Flags& flags, Output& out) {
  const std::string csv = contents(flags.file);
  Store store = Store::open(flags.db);
  const AddedBenchmarks done = or_usage_error(store.add_benchmarks(flags.file, csv));
  if (!done.added.empty()) out.write("added: " + joined(done.added) + "\n");
  if (!done.replaced.empty()) out.write("replaced: " + joined(done.replaced) + "\n");
  out.write(std::to_string(done.values) + " values\n");
  out.flush();
  return done.values > 0 ? kFound : kNothingFound;
}

/// A file of the user's is checked by itself; without one, those built in are.
int check(const Flags& flags, Output& out) {
  std::size_t values = 0;
  std::vector<Benchmark> all;
  if (flags.file.empty())
    all = Store::in_memory().benchmarks();
  else
    all = or_usage_error(read_benchmarks(flags.file, contents(flags.file)));
  for (const Benchmark& series : all) values += series.values.size();
  out.write(std::to_string(all.size()) + " series, " + std::to_string(values) +
            " values, no fault\n");
  out.flush();
  return kFound;
}

using Action = int (*)(const Flags&, Output&);

}  // namespace

Run add_benchmarks(CLI::App& app) {
  CLI::App& command =
      *app.add_subcommand("benchmarks", R"(Dated, sourced amounts that pay is set against.

Examples:
  wagescope benchmarks list
  wagescope benchmarks show sag-aftra-health-earnings
  wagescope benchmarks check mine.csv
  wagescope benchmarks add mine.csv --db jobs.db)");
  command.require_subcommand(1);
  auto flags = std::make_shared<Flags>();
  auto chosen = std::make_shared<Action>(nullptr);
  const auto action = [&](const char* name, const char* about, Action run) -> CLI::App& {
    CLI::App& sub = *command.add_subcommand(name, about);
    sub.callback([chosen, run] { *chosen = run; });
    return sub;
  };
  const auto with_db = [&](CLI::App& sub, const char* about) {
    return sub.add_option("--db", flags->db, about)->type_name("FILE");
  };
  with_db(action("list", "All series with their newest value", list),
          "Those of this file, your own included");
  CLI::App& shown = action("show", "One series: dates, amounts, sources", show);
  shown.add_option("ID", flags->id, "The series")->required();
  with_db(shown, "Look in this file, your own included");
  CLI::App& added = action("add", "Add series from a CSV file to a database", add);
  added.add_option("FILE.csv", flags->file, "Columns as in db/benchmarks/README.md")->required();
  with_db(added, "The database; made when it is not there")->required();
  action("check", "Check a CSV file, or those built in", check)
      .add_option("FILE.csv", flags->file, "Nothing: the built-in ones");
  return [flags, chosen](Output& out) { return (*chosen)(*flags, out); };
}

}  // namespace wagescope
