#include <memory>

#include "cli/commands.h"
#include "cli/print_records.h"

namespace wagescope {
namespace {

struct ExplainFlags {
  InputFlags input;
  YearFlags year;
};

int explain(const ExplainFlags& flags, Output& out) {
  PrintJob job;
  job.input = &flags.input;
  job.explain = true;
  job.separator = "\n";
  job.coverage = true;
  job.print = [year = flags.year.options()](const std::vector<Posting>& postings,
                                            std::string& text) {
    bool found = false;
    for (std::size_t i = 0; i < postings.size(); ++i) {
      text.append(i > 0 ? "\n" : "").append(extract_report(postings[i], year, true));
      found = found || !postings[i].pay.empty() || !postings[i].refused.empty();
    }
    return found;
  };
  return print_records(job, out);
}

}  // namespace

Run add_explain(Command& line) {
  Command command = line.add("explain", R"(Why each figure was taken, converted or refused.

Examples:
  wagescope explain posting.txt
  echo 'Up to £60k. We raised £12m.' | wagescope explain -)");
  auto flags = std::make_shared<ExplainFlags>();
  flags->input.add_to(command);
  flags->year.add_to(command);
  return [flags](Output& out) { return explain(*flags, out); };
}

}  // namespace wagescope
