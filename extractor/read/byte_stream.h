// Bytes that come block after block: those of a file, or of what stands in an archive.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "extractor/base/result.h"

namespace wagescope {

/// Bytes asked for at once.
constexpr std::size_t kReadBlock = 64 * 1024;

class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  /// Appends up to `size` bytes; false at the end.
  virtual bool read(std::string& into, std::size_t size) = 0;

  /// Once read() was false: why the bytes end too early, and the mend, in words that
  /// go behind a name and a colon.
  virtual std::optional<std::string> fault() const { return std::nullopt; }
};

/// A file or, as "-", standard input. Throws EnvironmentError when it cannot be opened
/// or read. read() waits for a pipe until `stopped`, and adds to `bytes_read`.
class FileStream : public ByteStream {
 public:
  FileStream(const std::string& path, std::string shown, const std::atomic<bool>& stopped,
             std::atomic<std::uint64_t>& bytes_read);
  ~FileStream() override;
  bool read(std::string& into, std::size_t size) override;

 private:
  bool wait_for_input() const;

  std::string shown_;
  const std::atomic<bool>& stopped_;
  std::atomic<std::uint64_t>& bytes_read_;
  int file_;
  std::unique_ptr<char[]> block_;  ///< What is read lands here first.
  std::size_t block_size_ = 0;
};

}  // namespace wagescope
