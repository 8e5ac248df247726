// Writes one document with its postings into the tables.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "compare/annualise/annualise.h"
#include "db/digest.h"
#include "db/sqlite/sqlite.h"
#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

/// The key of a document: everything that is read of it except the place where
/// it was found, so that a file may move and a record may be met in two files.
Digest digest_of(const Document& document);

/// What holds for every document of an import.
struct WriterOptions {
  YearOptions year;
  std::string today;                 ///< "2023-07-26"
  std::optional<std::string> as_of;  ///< For postings without a date.
  std::string version;               ///< Of the extractor.
};

/// Keeps its statements prepared. Inside a transaction of the caller's.
class PostingWriter {
 public:
  PostingWriter(const Database& database, WriterOptions options);

  /// False, and nothing is written, when the document is already there.
  bool write(const Document& document, std::span<const Posting> postings);

 private:
  bool write_document(const Document& document);
  std::int64_t write_posting(std::int64_t document, std::int64_t ordinal, const Posting& posting);
  void write_pay(std::int64_t posting, std::int64_t ordinal, const Pay& pay,
                 const std::string& as_of);
  void write_claim(std::int64_t posting, std::int64_t ordinal, const Claim& claim);
  void write_refusal(std::int64_t posting, std::int64_t ordinal, const Refused& refused);

  const Database* database_;
  WriterOptions options_;
  Statement document_;
  Statement posting_;
  Statement pay_;
  Statement claim_;
  Statement refusal_;
};

}  // namespace wagescope
