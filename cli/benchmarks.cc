#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/series.h"
#include "cli/table.h"
#include "compare/benchmark/audit.h"
#include "compare/report/layout.h"
#include "compare/report/text_report.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct BenchmarksFlags {
  std::string db;
  std::string id;
  std::string file;
  std::string jump = "50";
  DayFlags day;
};

Store benchmarks_of(const BenchmarksFlags& flags) {
  return flags.db.empty() ? Store::in_memory() : Store::open(flags.db, Access::read);
}

/// The last day, "(open)" where no end is known.
std::string last_day(const BenchmarkValue& value) {
  return value.effective_to ? to_string(*value.effective_to) : "(open)";
}

int list(const BenchmarksFlags& flags, Output& out) {
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

int show(const BenchmarksFlags& flags, Output& out) {
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

int add(const BenchmarksFlags& flags, Output& out) {
  const std::string csv = contents_of(flags.file);
  Store store = Store::open(flags.db);
  const AddedBenchmarks done = or_usage_error(store.add_benchmarks(flags.file, csv));
  if (!done.added.empty()) out.write("added: " + joined(done.added) + "\n");
  if (!done.replaced.empty()) out.write("replaced: " + joined(done.replaced) + "\n");
  out.write(std::to_string(done.values) + " values\n");
  out.flush();
  return done.values > 0 ? kFound : kNothingFound;
}

std::vector<Benchmark> to_check(const BenchmarksFlags& flags) {
  if (flags.file.empty()) return benchmarks_of(flags).benchmarks();
  return or_usage_error(read_benchmarks(flags.file, contents_of(flags.file)));
}

/// A file of the user's is checked by itself; without one, those of the database.
int check(const BenchmarksFlags& flags, Output& out) {
  AuditOptions options;
  options.today = flags.day.day().value_or(today());
  options.jump_percent = positive("--jump", flags.jump, 1'000'000);
  const std::vector<Benchmark> all = to_check(flags);
  const std::vector<Finding> found = audit(all, options);
  std::string_view last;
  for (const Finding& one : found) {
    if (one.benchmark != last) out.write(one.benchmark + "\n");
    last = one.benchmark;
    out.write(wrapped(one.words, "  " + padded(name(one.what), 9) + "  "));
  }
  if (!found.empty()) out.write("\n");
  std::size_t values = 0;
  for (const Benchmark& series : all) values += series.values.size();
  out.write(std::to_string(all.size()) + " series, " + std::to_string(values) + " values, ");
  out.write(found.empty() ? "nothing to look at\n"
                          : std::to_string(found.size()) + " to look at\n");
  out.flush();
  return kFound;
}

using Action = int (*)(const BenchmarksFlags&, Output&);

}  // namespace

Run add_benchmarks(Command& line) {
  Command command = line.add("benchmarks", R"(Dated, sourced amounts that pay is set against.

Examples:
  wagescope benchmarks list
  wagescope benchmarks show sag-aftra-health-earnings
  wagescope benchmarks check mine.csv
  wagescope benchmarks add mine.csv --db jobs.db)");
  command.require_one_below();
  auto flags = std::make_shared<BenchmarksFlags>();
  auto chosen = std::make_shared<Action>(nullptr);
  const auto action = [&](const char* name, const char* about, Action run) {
    Command sub = command.add(name, about);
    sub.when_given([chosen, run] { *chosen = run; });
    return sub;
  };
  const auto with_db = [&](Command sub, const char* about, Need need = Need::optional) {
    sub.text("--db", flags->db, about, "FILE", need);
  };
  with_db(action("list", "All series with their newest value", list),
          "Those of this file, your own included");
  Command shown = action("show", "One series: dates, amounts, sources", show);
  shown.text("ID", flags->id, "The series", "TEXT", Need::required);
  with_db(shown, "Look in this file, your own included");
  Command added = action("add", "Add series from a CSV file to a database", add);
  added.text("FILE.csv", flags->file, "Columns as in db/benchmarks/README.md", "TEXT",
             Need::required);
  with_db(added, "The database; made when it is not there", Need::required);
  Command checked = action("check", "What a person should look at: gaps, jumps, stale ends", check);
  checked.text("FILE.csv", flags->file, "Nothing: those built in, or of --db");
  checked.text("--jump", flags->jump, "A change of more than so many percent is a jump", "PERCENT");
  checked.text("--as-of", flags->day.as_of, "An end before this day is stale (default: today)",
               "YYYY-MM-DD");
  with_db(checked, "Those of this file, your own included");
  return [flags, chosen](Output& out) { return (*chosen)(*flags, out); };
}

}  // namespace wagescope
