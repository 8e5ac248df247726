#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/print_records.h"
#include "cli/series.h"
#include "compare/ratio/checked_posting.h"
#include "compare/report/record.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct Flags {
  InputFlags input;
  OutputFlags output;
  YearFlags year;
  DayFlags day;
  std::string against;
  std::string pay;
  std::string db;
  bool nearest = false;
};

/// What every posting is compared with, shared between the threads.
struct Comparer {
  To to = To::text;
  CompareOptions options;
  std::vector<Benchmark> all;
  std::vector<Benchmark> against;

  bool operator()(std::vector<Posting> postings, std::string& out) const {
    bool found = false;
    for (std::size_t i = 0; i < postings.size(); ++i) {
      const CheckedPosting checked = check(std::move(postings[i]), against, all, options);
      for (const PayComparison& one : checked.comparisons) found = found || one.result.has_value();
      write(checked, i > 0, out);
    }
    return found;
  }

 private:
  void write(const CheckedPosting& checked, bool not_first, std::string& out) const {
    switch (to) {
      case To::text: out.append(not_first ? "\n" : "").append(compare_report(checked)); break;
      case To::ndjson: out += to_ndjson(checked, options.year); break;
      case To::csv: out += compare_rows(checked, options.year, Separated::commas); break;
      case To::tsv: out += compare_rows(checked, options.year, Separated::tabs); break;
    }
  }
};

std::shared_ptr<const Comparer> comparer(const Flags& flags) {
  auto made = std::make_shared<Comparer>();
  made->to = flags.output.to;
  made->options = {flags.year.options(), flags.day.day(), today(), flags.nearest};
  const Store store = flags.db.empty() ? Store::in_memory() : Store::open(flags.db, Access::read);
  made->all = store.benchmarks();
  made->against = named_series(made->all, flags.against);
  return made;
}

/// The header row of rows; nothing for the other ways of writing.
std::string header(To to) {
  if (to == To::csv) return compare_header(Separated::commas);
  return to == To::tsv ? compare_header(Separated::tabs) : std::string();
}

int compare_typed(const Flags& flags, const Comparer& compare, Output& out) {
  if (!flags.input.paths.empty())
    throw UsageError{"--pay " + flags.pay + " and a path: give one of them"};
  Document document;
  document.source.path = "--pay";
  document.text = flags.pay;
  std::vector<Posting> postings = Extractor(flags.input.lexicons()).extract(document);
  if (postings.front().pay.empty())
    throw UsageError{"--pay " + flags.pay + ": no pay is found in it; write it as '$26/hour'"};
  std::string printed = header(flags.output.to);
  const bool found = compare(std::move(postings), printed);
  out.write(printed);
  out.flush();
  return found ? kFound : kNothingFound;
}

int compare_records(const Flags& flags, Output& out) {
  const auto compare = comparer(flags);
  if (!flags.pay.empty()) return compare_typed(flags, *compare, out);
  PrintJob job;
  job.input = &flags.input;
  job.header = header(flags.output.to);
  if (flags.output.to == To::text) job.separator = "\n";
  job.coverage = job.explain = flags.output.to == To::text;
  job.print = [compare](std::vector<Posting> postings, std::string& text) {
    return (*compare)(std::move(postings), text);
  };
  return print_records(job, out);
}

}  // namespace

Run add_compare(CLI::App& app) {
  CLI::App& command =
      *app.add_subcommand("compare", R"(Ratios of pay to benchmarks in force, with claims checked.

Examples:
  wagescope compare article.txt --against sag-aftra-health-earnings
  wagescope compare --to csv jobs.ndjson --against us-federal-minimum-wage > ratios.csv
  wagescope compare --pay '$26/hour' --against us-federal-minimum-wage --as-of 2023-07-01)");
  auto flags = std::make_shared<Flags>();
  flags->input.add_to(command);
  flags->output.add_to(command);
  flags->year.add_to(command);
  flags->day.add_to(command);
  command.add_option("--against", flags->against, "Benchmarks: ids, with commas between them")
      ->type_name("ID,...")
      ->required();
  command.add_option("--pay", flags->pay, "A figure typed in, in place of a document")
      ->type_name("WORDS");
  command.add_option("--db", flags->db, "Use this file's benchmarks, your own included")
      ->type_name("FILE");
  command.add_flag("--nearest", flags->nearest,
                   "Where no value is in force, use the nearest and say so");
  return [flags](Output& out) { return compare_records(*flags, out); };
}

}  // namespace wagescope
