// Web archives. libarchive reads them too, but leaves out every page whose address ends
// in "/", which most do.
#include <algorithm>
#include <charconv>

#include "extractor/base/ascii.h"
#include "extractor/read/html_tags.h"
#include "extractor/read/members.h"

namespace wagescope {
namespace {

using html::holds;
using html::same_name;

constexpr std::size_t kLongestHead = 256 * 1024;
constexpr std::size_t kLongestUrl = 1000;

/// The value of "Name: value" in a block of such lines; empty when it has none.
std::string_view header(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), name))
      return trimmed(line.substr(colon + 1));
  }
  return {};
}

std::optional<std::uint64_t> number(std::string_view digits, int base = 10) {
  std::uint64_t value = 0;
  const auto [end, bad] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (bad != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// Kinds of content that have words; a kind that is not told may be one.
bool has_words(std::string_view kind) {
  kind = trimmed(kind.substr(0, kind.find(';')));
  return kind.empty() || holds(kind.substr(0, 5), "text/") || holds(kind, "json") ||
         holds(kind, "xml");
}

/// "utf-8" of `text/html; charset="utf-8"`.
std::string charset_of(std::string_view kind) {
  constexpr std::string_view kName = "charset=";
  const auto at = std::search(kind.begin(), kind.end(), kName.begin(), kName.end(),
                              [](char a, char b) { return (a | 0x20) == (b | 0x20); });
  if (at == kind.end()) return {};
  kind.remove_prefix(static_cast<std::size_t>(at - kind.begin()) + kName.size());
  std::string name(trimmed(kind.substr(0, kind.find(';'))));
  std::erase(name, '"');
  return name;
}

/// Bytes that are handed out in parts of known size.
class Buffer {
 public:
  Buffer(std::string head, std::unique_ptr<ByteStream> rest)
      : bytes_(std::move(head)), rest_(std::move(rest)) {}

  /// At least `size` bytes, or all there are.
  std::string_view look(std::size_t size) {
    if (at_ > kReadBlock) {
      bytes_.erase(0, at_);
      at_ = 0;
    }
    while (bytes_.size() - at_ < size && rest_->read(bytes_, kReadBlock)) continue;
    return std::string_view(bytes_).substr(at_);
  }
  void drop(std::size_t size) { at_ += size; }
  std::optional<std::string> fault() const { return rest_->fault(); }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

/// The part of a buffer that is one record's.
class Block : public ByteStream {
 public:
  Block(Buffer& buffer, std::uint64_t size) : buffer_(buffer), left_(size) {}

  bool read(std::string& into, std::size_t size) override {
    const std::string_view some = look(1).substr(0, size);
    into += some;
    drop(some.size());
    ran_dry_ = some.empty() && left_ > 0;
    return !some.empty();
  }
  std::optional<std::string> fault() const override {
    if (!ran_dry_) return std::nullopt;
    return buffer_.fault().value_or("ends in the middle of a record; fetch it again");
  }

  /// A head of lines up to an empty one, taken off; nothing when there is none.
  std::optional<std::string> take_head() {
    for (std::size_t wanted = 4096;; wanted *= 2) {
      const std::string_view some = look(wanted).substr(0, wanted);
      if (const std::size_t end = some.find("\r\n\r\n"); end != std::string_view::npos) {
        std::string head(some.substr(0, end + 2));
        drop(end + 4);
        return head;
      }
      if (some.size() < wanted || wanted > kLongestHead) return std::nullopt;
    }
  }
  /// At least `size` bytes, or all that are left.
  std::string_view look(std::size_t size) {
    return buffer_.look(std::min<std::uint64_t>(size, left_)).substr(0, left_);
  }
  void drop(std::size_t size) {
    buffer_.drop(size);
    left_ -= size;
  }
  void skip() {
    while (left_ > 0 && !look(1).empty()) drop(look(kReadBlock).size());
  }

 private:
  Buffer& buffer_;
  std::uint64_t left_;
  bool ran_dry_ = false;
};

/// What is handed to readers: the record's block, which the web archive keeps.
class Body : public ByteStream {
 public:
  explicit Body(Block& block) : block_(block) {}
  bool read(std::string& into, std::size_t size) override { return block_.read(into, size); }
  std::optional<std::string> fault() const override { return block_.fault(); }

 private:
  Block& block_;
};

/// A body sent in chunks, each behind its size in a line: "1a\r\n...\r\n0\r\n\r\n".
class Chunks : public ByteStream {
 public:
  explicit Chunks(Block& block) : block_(block) {}

  static bool begin(std::string_view body) {
    const std::size_t end = body.substr(0, 20).find("\r\n");
    return end != std::string_view::npos && end > 0 && number(size_words(body, end), 16);
  }

  bool read(std::string& into, std::size_t size) override {
    if (left_ == 0 && !next_chunk()) return false;
    const std::string_view some = block_.look(std::min<std::uint64_t>(size, left_));
    const std::size_t before = into.size();
    into += some.substr(0, std::min<std::uint64_t>(size, left_));
    block_.drop(into.size() - before);
    left_ -= into.size() - before;
    return into.size() > before;
  }
  std::optional<std::string> fault() const override { return block_.fault(); }

 private:
  static std::string_view size_words(std::string_view line, std::size_t end) {
    line = line.substr(0, end);
    return trimmed(line.substr(0, line.find(';')));
  }

  bool next_chunk() {
    if (block_.look(2).starts_with("\r\n")) block_.drop(2);
    const std::string_view line = block_.look(256);
    const std::size_t end = line.substr(0, 256).find("\r\n");
    const auto size =
        end == std::string_view::npos ? std::nullopt : number(size_words(line, end), 16);
    if (!size || *size == 0) {
      block_.skip();
      return false;
    }
    block_.drop(end + 2);
    left_ = *size;
    return true;
  }

  Block& block_;
  std::uint64_t left_ = 0;
};

class Warc : public Members {
 public:
  Warc(std::string head, std::unique_ptr<ByteStream> rest)
      : buffer_(std::move(head), std::move(rest)) {}

  std::optional<Member> next() override {
    for (;;) {
      if (block_) {
        ended_ = ended_ || block_->fault().has_value();  // which was told
        block_->skip();
      }
      block_.reset();
      while (!ended_ && buffer_.look(2).starts_with("\r\n")) buffer_.drop(2);
      if (ended_ || buffer_.look(1).empty()) return end();
      Block all(buffer_, UINT64_MAX);
      const auto head = all.take_head();
      const auto size = head ? number(header(*head, "Content-Length")) : std::nullopt;
      if (!head || !head->starts_with("WARC/") || !size) return broken();
      block_.emplace(buffer_, *size);
      if (auto member = member_of(*head)) return member;
    }
  }

 private:
  /// Nothing for records that have no page: requests, notes, failures, pictures.
  std::optional<Member> member_of(std::string_view head) {
    const std::string_view type = header(head, "WARC-Type");
    std::string_view kind = header(head, "Content-Type");
    const bool response = same_name(type, "response");
    if (!response && !same_name(type, "resource") && !same_name(type, "conversion"))
      return std::nullopt;
    Member member;
    std::string_view url = header(head, "WARC-Target-URI");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    member.url = printable(url.substr(0, kLongestUrl));
    member.name = member.url.empty() ? "record without an address" : member.url;
    std::optional<std::string> http;
    if (response) {
      http = block_->take_head();
      if (!http || !http->starts_with("HTTP/") || http->find(" 200") != http->find(' '))
        return std::nullopt;
      kind = header(*http, "Content-Type");
    }
    if (!has_words(kind)) return std::nullopt;
    member.charset = charset_of(kind);
    const bool chunked = http && holds(header(*http, "Transfer-Encoding"), "chunked");
    if (chunked && Chunks::begin(block_->look(20)))
      member.bytes = std::make_unique<Chunks>(*block_);
    else
      member.bytes = std::make_unique<Body>(*block_);
    return member;
  }

  std::optional<Member> end() {
    auto fault = std::exchange(ended_, true) ? std::nullopt : buffer_.fault();
    if (!fault) return std::nullopt;
    return Member{{}, {}, {}, nullptr, *fault};
  }

  std::optional<Member> broken() {
    ended_ = true;
    return Member{{},
                  {},
                  {},
                  nullptr,
                  buffer_.fault().value_or(
                      "has something that is no WARC record; what stands behind it is not read")};
  }

  Buffer buffer_;
  std::optional<Block> block_;
  bool ended_ = false;
};

}  // namespace

bool begins_warc(std::string_view head) { return head.starts_with("WARC/"); }

std::unique_ptr<Members> open_warc(std::string head, std::unique_ptr<ByteStream> rest) {
  return std::make_unique<Warc>(std::move(head), std::move(rest));
}

bool holds_members(std::string_view head) { return begins_archive(head) || begins_warc(head); }

std::unique_ptr<Members> open_members(std::string& head, std::unique_ptr<ByteStream>& rest,
                                      UnpackLimit& limit) {
  if (begins_archive(head)) return open_archive(std::move(head), std::move(rest), limit);
  if (begins_warc(head)) return open_warc(std::move(head), std::move(rest));
  return nullptr;
}

}  // namespace wagescope
