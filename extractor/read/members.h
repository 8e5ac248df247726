// Files that hold other files: archives (zip, tar), compressed files (gz, zst, bz2, xz)
// and web archives (WARC), read as streams: nothing is written to disk, and memory does
// not grow with what they hold.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/read/byte_stream.h"

namespace wagescope {

/// How much one file may unpack to, over everything inside it. A small file that unpacks
/// without end is stopped, a large one of the usual kind never is: text shrinks to a
/// twentieth at best.
class UnpackLimit {
 public:
  /// `bytes_read` counts the file's own bytes, those of others before it too.
  explicit UnpackLimit(const std::atomic<std::uint64_t>& bytes_read) : bytes_read_(bytes_read) {}

  void begin_file() {
    before_ = bytes_read_;
    unpacked_ = 0;
  }
  void add(std::uint64_t bytes) { unpacked_ += bytes; }
  bool exceeded() const { return unpacked_ > kFree + kTimes * (bytes_read_ - before_); }

  static constexpr std::uint64_t kFree = 64 * 1024 * 1024;
  static constexpr std::uint64_t kTimes = 250;

 private:
  const std::atomic<std::uint64_t>& bytes_read_;
  std::uint64_t before_ = 0;
  std::uint64_t unpacked_ = 0;
};

/// One of the files inside.
struct Member {
  std::string name;     ///< Valid UTF-8, without "..": a label, never a path. Empty: the only one.
  std::string charset;  ///< As it was declared beside the bytes; may be empty.
  std::string url;      ///< Where it was fetched from; may be empty.
  std::unique_ptr<ByteStream> bytes;  ///< Good until the next member is asked for.
  std::optional<std::string> fault;   ///< Then there are no bytes: why, and the mend.
};

class Members {
 public:
  Members() = default;
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  virtual ~Members() = default;
  /// Empty behind the last. A member that cannot be read does not end the others, where
  /// the format lets the next one be found.
  virtual std::optional<Member> next() = 0;
};

/// How many bytes of a file are enough to tell whether it holds others.
inline constexpr std::size_t kMembersHead = 512;

/// Whether a file that begins so holds others.
bool holds_members(std::string_view head);

/// The members of the file that begins with `head` and goes on with `rest`; null, and
/// both left as they are, when it holds no others.
std::unique_ptr<Members> open_members(std::string& head, std::unique_ptr<ByteStream>& rest,
                                      UnpackLimit& limit);

/// The same for what libarchive reads, and for web archives.
bool begins_archive(std::string_view head);
std::unique_ptr<Members> open_archive(std::string head, std::unique_ptr<ByteStream> rest,
                                      UnpackLimit& limit);
bool begins_warc(std::string_view head);
std::unique_ptr<Members> open_warc(std::string head, std::unique_ptr<ByteStream> rest);

/// A file name's bytes as valid UTF-8 without control characters.
std::string printable(std::string_view name);

}  // namespace wagescope
