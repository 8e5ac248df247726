// Documents kept in the database as they were read, to be read again.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "db/sqlite/sqlite.h"
#include "extractor/read/document.h"

namespace wagescope {

/// Keeps its statements prepared. Inside a transaction of the caller's.
class StoredTexts {
 public:
  explicit StoredTexts(const Database& database);
  void write(std::int64_t document_id, const Document& document);
  /// The document as it was given to write(); empty when it was not kept.
  std::optional<Document> read(std::int64_t document_id);

 private:
  void write_pay(std::int64_t document_id, const std::vector<StatedPay>& pays);
  std::vector<StatedPay> read_pay(std::int64_t document_id);

  Statement insert_;
  Statement select_;
  Statement insert_pay_;
  Statement select_pay_;
};

}  // namespace wagescope
