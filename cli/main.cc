// The command line: parses flags, runs one command, turns its end into an exit
// code. Everything else is in the libraries.
#include <csignal>
#include <new>
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

int run(int argc, char** argv) {
  CommandLine program("wagescope", kAbout, "wagescope " WAGESCOPE_VERSION);
  Command line = program.commands();
  const std::vector<Run> runs = {add_extract(line), add_compare(line), add_explain(line),
                                 add_import(line),  add_report(line),  add_benchmarks(line),
                                 add_export(line),  add_rescan(line)};
  Output out;
  const Parsed parsed = program.parse(argc, argv);
  if (parsed.command) return runs[*parsed.command](out);
  // What --help and --version print is output as any other, so that a full disk is noticed.
  out.write(parsed.printed);
  out.flush();
  return kFound;
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
