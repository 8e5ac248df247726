// The commands. Each adds itself to the command line and gives what runs it.
#pragma once

#include <functional>

#include "cli/command.h"
#include "cli/output.h"

namespace wagescope {

/// Runs a command that was parsed; gives its exit code. It may throw UsageError,
/// EnvironmentError and BrokenPipe.
using Run = std::function<int(Output&)>;

/// What a command's exit code says. A bad record beats everything found.
enum Exit : int { kFound = 0, kNothingFound = 1, kError = 2 };

Run add_extract(Command& line);
Run add_compare(Command& line);
Run add_explain(Command& line);
Run add_import(Command& line);
Run add_report(Command& line);
Run add_benchmarks(Command& line);
Run add_export(Command& line);
Run add_rescan(Command& line);

}  // namespace wagescope
