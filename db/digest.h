// SHA-256 (FIPS 180-4), cut to 128 bits: the key of a document's content.
//
// A checksum would be faster, but postings come from strangers, and two
// records made to collide would hide one of them. For SHA-256 nobody can make
// such a pair; by accident, among 10^9 documents, the odds are below 10^-20.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wagescope {

/// Takes bytes in any number of pieces.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// Adds the length of `part` and then its bytes, so that ("ab", "c") and
  /// ("a", "bc") differ.
  void add_part(std::string_view part);
  /// The digest; the object is used up.
  std::array<std::uint8_t, 32> finish();

 private:
  void block(const std::uint8_t* bytes);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_ = 0;
};

using Digest = std::array<std::byte, 16>;

/// The first half of the digest.
Digest cut_digest(Sha256 hash);
std::string to_hex(const Digest& digest);

}  // namespace wagescope
