#include "extractor/read/byte_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace wagescope {
namespace {

std::string system_error(const std::string& shown, const char* what) {
  return shown + ": cannot be " + what + ": " + std::strerror(errno) +
         "; allow it or leave the file out";
}

}  // namespace

FileStream::FileStream(const std::string& path, std::string shown, const std::atomic<bool>& stopped,
                       std::atomic<std::uint64_t>& bytes_read)
    : shown_(std::move(shown)),
      stopped_(stopped),
      bytes_read_(bytes_read),
      file_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) throw EnvironmentError(system_error(shown_, "opened"));
}

FileStream::~FileStream() {
  if (file_ != STDIN_FILENO) ::close(file_);
}

/// False when it is to stop while nothing came.
bool FileStream::wait_for_input() const {
  constexpr int kStep = 100;  // milliseconds
  pollfd waiting{file_, POLLIN, 0};
  while (!stopped_)
    if (const int ready = ::poll(&waiting, 1, kStep); ready > 0 || (ready < 0 && errno != EINTR))
      return true;
  return false;
}

bool FileStream::read(std::string& into, std::size_t size) {
  if (!wait_for_input()) return false;
  // Not into `into` itself, which would first be filled with zeros: a short file then costs
  // the memory of a whole block.
  if (size > block_size_) {
    block_ = std::make_unique_for_overwrite<char[]>(size);
    block_size_ = size;
  }
  ssize_t got = 0;
  do {
    got = ::read(file_, block_.get(), size);
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw EnvironmentError(system_error(shown_, "read"));
  into.append(block_.get(), static_cast<std::size_t>(got));
  bytes_read_ += static_cast<std::uint64_t>(got);
  return got > 0;
}

}  // namespace wagescope
