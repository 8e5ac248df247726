// The built binary in a process of its own, to be killed, interrupted and met.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace wagescope::test {

/// What is done in the child before the program begins.
struct ChildOptions {
  bool as_nobody = false;      ///< Not as root, to whom no file is read-only.
  long largest_file = 0;       ///< Bytes that a file may have; 0: no limit.
  std::string standard_input;  ///< A file; empty: none.
};

/// `wagescope` with these arguments; standard error goes to the file `errors`.
pid_t start(const std::vector<std::string>& arguments, const std::string& errors,
            const ChildOptions& options = {});

/// The exit code when it has ended; -1 when a signal ended it.
int wait_for(pid_t child);

/// `count` records, every 200th of them broken, each line another posting.
void write_feed(const std::string& path, int count, int first = 0);

/// The whole of a small file.
std::string text_of(const std::string& path);

}  // namespace wagescope::test
