#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "extractor/base/result.h"

namespace wagescope {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

}  // namespace

void Output::write(std::string_view bytes) {
  pending_ += bytes;
  if (pending_.size() >= kPiece) flush();
}

void Output::flush() {
  std::string_view rest = pending_;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) throw BrokenPipe{};
    if (written < 0)
      throw EnvironmentError(std::string("standard output: cannot be written: ") +
                             std::strerror(errno) + "; the output is not complete");
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  pending_.clear();
}

void complain(std::string_view message) {
  std::string line = "wagescope: ";
  for (const char c : message) line += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? '?' : c;
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool error_is_terminal() { return ::isatty(STDERR_FILENO) != 0; }

}  // namespace wagescope
