// Standard output and standard error, as a good command keeps them: data on one,
// everything else on the other.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace wagescope {

/// The reader of standard output has gone ("| head"): no error, only the end.
struct BrokenPipe {};

/// Writes to standard output in large pieces. Throws BrokenPipe when nobody
/// reads any more and EnvironmentError when the bytes cannot be written.
class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  /// Must be called at the end; also hands on what a slow input has given so far.
  void flush();

 private:
  std::string pending_;
};

/// A line on standard error: "wagescope: MESSAGE". Control characters, which
/// could drive a terminal, are shown as '?'.
void complain(std::string_view message);

bool error_is_terminal();

}  // namespace wagescope
