// Whether documents are in a database already, asked by a thread that reads records while another
// connection writes: what is known need not be read again.
#pragma once

#include <string>

#include "db/digest.h"
#include "db/sqlite/sqlite.h"

namespace wagescope {

/// A connection of its own, which only reads; used by one thread. It sees what was committed when
/// it is asked.
class KnownDocuments {
 public:
  explicit KnownDocuments(const std::string& path);

  bool has(const Digest& digest);

 private:
  Database database_;
  Statement query_;
};

}  // namespace wagescope
