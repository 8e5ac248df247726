// The commands. Each adds itself to the command line and gives what runs it.
#pragma once

#include <functional>

#include "cli/output.h"

namespace CLI {
class App;
}

namespace wagescope {

/// Runs a command that was parsed; gives its exit code. It may throw UsageError,
/// EnvironmentError and BrokenPipe.
using Run = std::function<int(Output&)>;

/// What a command's exit code says. A bad record beats everything found.
enum Exit : int { kFound = 0, kNothingFound = 1, kError = 2 };

Run add_extract(CLI::App& app);
Run add_compare(CLI::App& app);
Run add_explain(CLI::App& app);
Run add_import(CLI::App& app);
Run add_report(CLI::App& app);
Run add_benchmarks(CLI::App& app);
Run add_export(CLI::App& app);
Run add_rescan(CLI::App& app);

}  // namespace wagescope
