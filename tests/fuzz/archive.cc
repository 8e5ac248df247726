// Any bytes as an archive, a compressed file or a web archive: names are labels of valid
// UTF-8, and what comes out is bounded.
#include "extractor/read/members.h"

#include <algorithm>

#include "tests/fuzz/target.h"

using namespace wagescope;
using fuzz::require;

namespace {

constexpr int kDeepest = 3;
constexpr std::size_t kMost = 4 * 1024 * 1024;  ///< Bytes of a member that are looked at.

class Memory : public ByteStream {
 public:
  Memory(std::string_view bytes, std::atomic<std::uint64_t>& read) : bytes_(bytes), read_(read) {}
  bool read(std::string& into, std::size_t size) override {
    const std::string_view some = bytes_.substr(0, size);
    into += some;
    bytes_.remove_prefix(some.size());
    read_ += some.size();
    return !some.empty();
  }

 private:
  std::string_view bytes_;
  std::atomic<std::uint64_t>& read_;
};

void walk(std::unique_ptr<ByteStream> stream, UnpackLimit& limit, int depth) {
  std::string head;
  while (head.size() < kMembersHead && stream->read(head, kMembersHead)) continue;
  const auto members = open_members(head, stream, limit);
  if (!members) {
    std::size_t size = head.size();
    for (head.clear(); size < kMost && stream->read(head, 64 * 1024); head.clear())
      size += head.size();
    return;
  }
  while (auto member = members->next()) {
    require(!utf8::first_invalid(member->name), "a name is valid UTF-8");
    require(!utf8::first_invalid(member->url), "an address is valid UTF-8");
    require((member->bytes != nullptr) != member->fault.has_value(), "bytes or a fault");
    if (member->bytes && depth < kDeepest) walk(std::move(member->bytes), limit, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::atomic<std::uint64_t> read = 0;
  UnpackLimit limit(read);
  limit.begin_file();
  walk(std::make_unique<Memory>(fuzz::bytes(data, size), read), limit, 0);
  return 0;
}
