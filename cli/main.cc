// The command line: parses flags, runs one command, turns its end into an exit
// code. Everything else is in the libraries.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <csignal>
#include <memory>
#include <new>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "extractor/base/result.h"

namespace {

using namespace wagescope;

constexpr const char* kAbout =
    R"(Finds what a job pays, for which role and at which employer, in postings and
news, and sets it against dated, sourced benchmarks.

Examples:
  wagescope extract posting.txt
  wagescope compare article.txt --against sag-aftra-health-earnings
  wagescope compare --pay '$26/hour' --against us-federal-minimum-wage
  wagescope import --db jobs.db jobs.ndjson
  wagescope benchmarks list)";

/// Lists commands by the first line of what they say about themselves; their
/// examples are for their own --help.
class FirstLines : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* command) const override {
    const std::string about = command->get_description();
    std::ostringstream out;
    CLI::detail::format_help(out, command->get_name(), about.substr(0, about.find('\n')),
                             column_width_);
    return out.str();
  }
};

/// Usage errors exit with 2 and go to standard error; --help and --version are
/// output as any other, so that a full disk is noticed.
int end_of_parsing(const CLI::App& app, const CLI::ParseError& end, Output& out) {
  if (end.get_exit_code() == 0) {
    std::ostringstream printed;
    app.exit(end, printed, printed);
    out.write(printed.str());
    out.flush();
    return kFound;
  }
  complain(std::string(end.what()) + "; wagescope --help shows how to write it");
  return kError;
}

int run(int argc, char** argv) {
  CLI::App app{kAbout, "wagescope"};
  app.set_version_flag("--version", "wagescope " WAGESCOPE_VERSION);
  app.require_subcommand(1);
  app.formatter(std::make_shared<FirstLines>());
  Command line(app);
  const std::vector<Run> runs = {add_extract(line), add_compare(line), add_explain(line),
                                 add_import(line),  add_report(line),  add_benchmarks(line),
                                 add_export(line),  add_rescan(line)};
  Output out;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& end) {
    return end_of_parsing(app, end, out);
  }
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (commands[i]->parsed()) return runs[i](out);
  return kError;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a write then fails with EPIPE, which is no error
  try {
    return run(argc, argv);
  } catch (const BrokenPipe&) {
    return kFound;
  } catch (const UsageError& error) {
    complain(error.message);
  } catch (const EnvironmentError& error) {
    complain(error.what());
  } catch (const std::bad_alloc&) {
    complain("out of memory; give it more, or fewer --threads");
  }
  return kError;
}
