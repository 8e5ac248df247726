#include "db/known_documents.h"

#include <cstddef>
#include <span>

namespace wagescope {
namespace {

constexpr int kLockWaitMs = 60'000;  // with a write-ahead log nobody keeps a reader out

}  // namespace

KnownDocuments::KnownDocuments(const std::string& path)
    : database_(path, Access::read, kLockWaitMs),
      query_(database_, "SELECT 1 FROM document WHERE digest = ?1") {}

bool KnownDocuments::has(const Digest& digest) {
  query_.reset();
  query_.bind(1, std::span<const std::byte>(digest));
  const bool found = query_.step();
  query_.reset();
  return found;
}

}  // namespace wagescope
