// What extract, compare and explain have in common: every record of the input
// is read, extracted and printed, in order, on many threads.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/output.h"
#include "compare/report/text_report.h"

namespace wagescope {

/// Appends what is printed for one record; gives whether anything was found.
using PrintRecord = std::function<bool(std::vector<Posting> postings, std::string& out)>;
/// Appends what stands in the output for a record that could not be read.
using PrintBad = std::function<void(const SourceRef& source, const Error& error, std::string& out)>;

struct PrintJob {
  const InputFlags* input = nullptr;
  bool explain = false;                  ///< Collect refused money.
  std::string header;                    ///< In front of everything, when not empty.
  std::string separator;                 ///< Between the outputs of two records.
  bool coverage = false;                 ///< End with a line that says what was read.
  std::function<std::string()> summary;  ///< Stands behind the last record; may be empty.
  PrintRecord print;                     ///< Called from many threads at once.
  PrintBad print_bad;                    ///< May be empty: then nothing is printed.
};

/// Gives the exit code. Complaints about bad records go to standard error in
/// order of the input, then their number.
int print_records(const PrintJob& job, Output& out);

}  // namespace wagescope
