// Writes one document with its postings into the tables.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "compare/annualise/annualise.h"
#include "db/digest.h"
#include "db/sqlite/sqlite.h"
#include "db/stored_text.h"
#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

/// What holds for every document of an import.
struct WriterOptions {
  YearOptions year;
  std::string today;                 ///< "2023-07-26"
  std::optional<std::string> as_of;  ///< For every posting; absent: its own date, else today.
  std::string version;               ///< Of the extractor.
  bool keep_text = false;            ///< See db/stored_text.h.
};

/// Keeps its statements prepared. Inside a transaction of the caller's.
class PostingWriter {
 public:
  PostingWriter(const Database& database, WriterOptions options);

  /// False when the document is already there: then only its last day is noted. `digest`: its key.
  bool write(const Document& document, const Digest& digest, std::span<const Posting> postings);

  /// Notes the last day of a document that is there; false when it is not.
  bool see_again(const Digest& digest);

  /// Replaces what was read in a document that is there. Postings keep their
  /// ids, and the day whose benchmarks apply keeps the reason for which it does. Versions are not
  /// linked anew: that is the caller's, when all is rewritten (db/schema/history.h).
  void rewrite(std::int64_t document_id, const Document& document,
               std::span<const Posting> postings);

 private:
  /// The days of the import that a posting belongs to.
  struct Days {
    std::string today;
    std::optional<std::string> as_of;
  };
  /// When a posting's version before it is looked for. Behind the newest document it is found at
  /// once; behind an old one all later versions stand between, so that the caller links them
  /// together when all are written (link_versions).
  enum class Link { now, later };

  Days days_of(std::int64_t document_id) const;
  void note_seen(const Digest& digest);
  bool write_document(const Document& document, const Digest& digest);
  void write_postings(std::int64_t document_id, const Document& document,
                      std::span<const Posting> postings, const Days& days, Link link);
  std::int64_t write_posting(std::int64_t document, std::int64_t ordinal, const Posting& posting,
                             const std::string& source_id, const Days& days, Link link);
  std::optional<std::int64_t> version_before(std::span<const std::byte> job, std::int64_t document);
  void write_search(std::int64_t id, const Posting& posting, std::optional<std::string_view> text);
  void write_pay(std::int64_t posting, std::int64_t ordinal, const Pay& pay,
                 const std::string& as_of);
  void write_claim(std::int64_t posting, std::int64_t ordinal, const Claim& claim);
  void write_refusal(std::int64_t posting, std::int64_t ordinal, const Refused& refused);

  const Database* database_;
  WriterOptions options_;
  StoredTexts texts_;
  Statement document_;
  Statement is_there_;
  Statement seen_again_;
  Statement previous_;
  Statement posting_;
  Statement search_;
  Statement pay_;
  Statement claim_;
  Statement refusal_;
};

}  // namespace wagescope
