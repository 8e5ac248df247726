// Archives and compressed files through libarchive, which is met nowhere else.
#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <new>
#include <utility>

#include "extractor/base/late_library.h"
#include "extractor/read/members.h"

namespace wagescope {
namespace {

constexpr std::size_t kLongestName = 1000;
constexpr const char* kBomb =
    "unpacks to more than 250 times its size, as files do that are made to fill memory; unpack "
    "it by hand if it is right";

struct LibArchive {
  LateLibrary library{WAGESCOPE_LIBARCHIVE};
// NOLINTNEXTLINE(bugprone-macro-parentheses): a name that is declared has no brackets
#define WAGESCOPE_FUNCTION(name) decltype(&::name) name = WAGESCOPE_LATE(library, name)
  WAGESCOPE_FUNCTION(archive_entry_filetype);
  WAGESCOPE_FUNCTION(archive_entry_hardlink);
  WAGESCOPE_FUNCTION(archive_entry_is_encrypted);
  WAGESCOPE_FUNCTION(archive_entry_pathname);
  WAGESCOPE_FUNCTION(archive_entry_pathname_utf8);
  WAGESCOPE_FUNCTION(archive_error_string);
  WAGESCOPE_FUNCTION(archive_format);
  WAGESCOPE_FUNCTION(archive_read_data);
  WAGESCOPE_FUNCTION(archive_read_free);
  WAGESCOPE_FUNCTION(archive_read_new);
  WAGESCOPE_FUNCTION(archive_read_next_header);
  WAGESCOPE_FUNCTION(archive_read_open);
  WAGESCOPE_FUNCTION(archive_read_support_filter_bzip2);
  WAGESCOPE_FUNCTION(archive_read_support_filter_gzip);
  WAGESCOPE_FUNCTION(archive_read_support_filter_xz);
  WAGESCOPE_FUNCTION(archive_read_support_filter_zstd);
  WAGESCOPE_FUNCTION(archive_read_support_format_empty);
  WAGESCOPE_FUNCTION(archive_read_support_format_raw);
  WAGESCOPE_FUNCTION(archive_read_support_format_tar);
  WAGESCOPE_FUNCTION(archive_read_support_format_zip_streamable);
  WAGESCOPE_FUNCTION(archive_set_error);
#undef WAGESCOPE_FUNCTION
};

/// Opened with the first archive.
const LibArchive& libarchive() {
  static const LibArchive opened;
  return opened;
}

struct Free {
  void operator()(archive* a) const { libarchive().archive_read_free(a); }
};

/// Without ways up and without what points to a root: "../../etc/a" is "etc/a".
std::string plain_path(std::string_view path) {
  std::string name;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find_first_of("/\\"));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (!name.empty()) name += '/';
    name += part;
  }
  if (name.size() > kLongestName) name.resize(kLongestName);
  for (char& c : name)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = '?';
  return printable(name);
}

/// ".DS_Store" and the like, and what macOS puts beside each file: nobody means these.
bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.find("/.") != std::string_view::npos ||
         name.starts_with("__MACOSX/");
}

class Archive : public Members {
 public:
  Archive(std::string head, std::unique_ptr<ByteStream> rest, UnpackLimit& limit)
      : archive_(libarchive().archive_read_new()),
        block_(std::move(head)),
        rest_(std::move(rest)),
        limit_(limit) {
    archive* a = archive_.get();
    if (a == nullptr) throw std::bad_alloc();
    libarchive().archive_read_support_filter_gzip(a);
    libarchive().archive_read_support_filter_bzip2(a);
    libarchive().archive_read_support_filter_xz(a);
    libarchive().archive_read_support_filter_zstd(a);
    libarchive().archive_read_support_format_tar(a);
    libarchive().archive_read_support_format_zip_streamable(a);
    libarchive().archive_read_support_format_raw(a);
    libarchive().archive_read_support_format_empty(a);
  }

  std::optional<Member> next() override {
    for (;;) {
      const bool known = fault_ || limit_.exceeded();
      if (opened_ && !skip()) {
        if (known || !fault_) return std::nullopt;
        return Member{{}, {}, {}, nullptr, fault_};
      }
      archive_entry* entry = nullptr;
      const int status = next_header(&entry);
      rethrow();
      if (status == ARCHIVE_EOF) return std::nullopt;
      if (status == ARCHIVE_RETRY) continue;
      if (status == ARCHIVE_FATAL || status == ARCHIVE_FAILED) return broken();
      std::string name = is_one_file() ? std::string() : name_of(entry);
      if (libarchive().archive_entry_filetype(entry) != AE_IFREG ||
          libarchive().archive_entry_hardlink(entry) != nullptr || is_hidden(name))
        continue;
      ++members_;
      if (libarchive().archive_entry_is_encrypted(entry) != 0)
        return Member{std::move(name),
                      {},
                      {},
                      nullptr,
                      "is encrypted; unpack it with its password and give what was in it"};
      return Member{std::move(name), {}, {}, std::make_unique<Bytes>(*this), std::nullopt};
    }
  }

 private:
  /// The bytes of the member at hand.
  class Bytes : public ByteStream {
   public:
    explicit Bytes(Archive& archive) : archive_(archive) {}
    bool read(std::string& into, std::size_t size) override { return archive_.read(into, size); }
    std::optional<std::string> fault() const override { return archive_.fault_; }

   private:
    Archive& archive_;
  };

  int next_header(archive_entry** entry) {
    fault_.reset();
    archive* a = archive_.get();
    if (!opened_) {
      opened_ = true;
      if (const int status = libarchive().archive_read_open(a, this, nullptr, give, nullptr);
          status < ARCHIVE_WARN)
        return ARCHIVE_FATAL;
    }
    return libarchive().archive_read_next_header(a, entry);
  }

  bool is_one_file() const {
    return libarchive().archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
  }

  std::string name_of(archive_entry* entry) const {
    const char* name = libarchive().archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = libarchive().archive_entry_pathname(entry);
    std::string plain = name == nullptr ? std::string() : plain_path(name);
    return plain.empty() ? "member " + std::to_string(members_ + 1) : plain;
  }

  /// No way on from here: the last that is heard of this archive.
  std::optional<Member> broken() {
    if (ended_) return std::nullopt;
    ended_ = true;
    return Member{{}, {}, {}, nullptr, words_of_error()};
  }

  std::string words_of_error() const {
    if (const auto below = rest_->fault()) return *below;
    const char* words = libarchive().archive_error_string(archive_.get());
    return std::string("cannot be unpacked any further: ") +
           printable(words == nullptr ? "damaged" : words) + "; fetch it again, or repair it";
  }

  bool read(std::string& into, std::size_t size) {
    if (fault_ || ended_) return false;
    const std::size_t before = into.size();
    into.resize(before + size);
    const la_ssize_t got =
        libarchive().archive_read_data(archive_.get(), into.data() + before, size);
    rethrow();
    into.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(got, 0)));
    if (got < 0) {
      fault_ = words_of_error();
      ended_ = got == ARCHIVE_FATAL;
    }
    limit_.add(static_cast<std::uint64_t>(std::max<la_ssize_t>(got, 0)));
    if (limit_.exceeded()) {
      fault_ = kBomb;
      ended_ = true;
    }
    return got > 0 && !fault_;
  }

  /// Past what nobody read of the member at hand; false when nothing comes behind it.
  bool skip() {
    ended_ = ended_ || limit_.exceeded();
    std::string dropped;
    while (read(dropped, kReadBlock)) dropped.clear();
    return !ended_;
  }

  static la_ssize_t give(archive* a, void* self, const void** block) {
    return static_cast<Archive*>(self)->give(a, block);
  }

  /// No exception may pass through libarchive: it waits in `thrown_`.
  la_ssize_t give(archive* a, const void** block) {
    try {
      if (given_) {
        block_.clear();
        rest_->read(block_, kReadBlock);
      }
      given_ = true;
      *block = block_.data();
      if (!block_.empty()) return static_cast<la_ssize_t>(block_.size());
      if (!rest_->fault()) return 0;
      libarchive().archive_set_error(a, EIO, "ends too early");
    } catch (...) {
      thrown_ = std::current_exception();
    }
    return ARCHIVE_FATAL;
  }

  void rethrow() {
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  }

  std::unique_ptr<archive, Free> archive_;
  std::string block_;
  bool given_ = false;
  std::unique_ptr<ByteStream> rest_;
  UnpackLimit& limit_;
  std::optional<std::string> fault_;
  std::exception_ptr thrown_;
  bool opened_ = false;
  bool ended_ = false;
  std::uint64_t members_ = 0;
};

}  // namespace

bool begins_archive(std::string_view head) {
  using namespace std::string_view_literals;
  for (const std::string_view magic :
       {"\x1F\x8B"sv, "PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv, "\x28\xB5\x2F\xFD"sv,
        "\xFD"
        "7zXZ\0"sv})
    if (head.starts_with(magic)) return true;
  if (head.starts_with("BZh") && head.substr(4, 6) == "1AY&SY") return true;
  return head.size() > 262 && head.substr(257, 5) == "ustar";
}

std::unique_ptr<Members> open_archive(std::string head, std::unique_ptr<ByteStream> rest,
                                      UnpackLimit& limit) {
  return std::make_unique<Archive>(std::move(head), std::move(rest), limit);
}

}  // namespace wagescope
