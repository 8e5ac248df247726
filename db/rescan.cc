#include "db/rescan.h"

#include <optional>
#include <string>

#include "db/schema/history.h"

namespace wagescope {
namespace {

/// Everything that was read in a document, as text: equal when nothing changed.
class Contents {
 public:
  explicit Contents(const Database& database)
      : postings_(database, "SELECT * FROM posting WHERE document_id = ?1 ORDER BY ordinal") {
    for (const char* table : {"pay", "claim", "refusal"})
      parts_.emplace_back(database, std::string("SELECT x.* FROM ") + table +
                                        " AS x JOIN posting AS o ON o.id = x.posting_id WHERE"
                                        " o.document_id = ?1 ORDER BY x.posting_id, x.ordinal");
  }
  std::string of(std::int64_t document_id) {
    std::string out;
    // Links between versions are set when all is read.
    append(postings_, document_id, "previous_id", out);
    for (Statement& part : parts_) append(part, document_id, "id", out);
    return out;
  }

 private:
  static void append(Statement& query, std::int64_t document_id, std::string_view but,
                     std::string& out) {
    query.bind(1, document_id);
    while (query.step()) {
      for (int i = 0; i < query.columns(); ++i) {
        if (query.column_name(i) == but) continue;
        out += query.is_null(i) ? "-" : "+";
        out.append(query.text(i)) += '\0';
      }
    }
    query.reset();
  }
  Statement postings_;
  std::vector<Statement> parts_;
};

/// Of the kept documents with ids above `last`, the first so many.
std::vector<std::int64_t> next_documents(Statement& query, std::int64_t last) {
  std::vector<std::int64_t> out;
  query.bind(1, last);
  while (query.step()) out.push_back(query.number(0));
  query.reset();
  return out;
}

}  // namespace

Rescanned rescan(Database& database, PostingWriter& writer,
                 const std::function<std::vector<Posting>(const Document&)>& extract) {
  Rescanned out;
  out.pays_before = database.number("SELECT count(*) FROM pay");
  StoredTexts texts(database);
  Contents contents(database);
  Statement batch(database,
                  "SELECT document_id FROM stored_text WHERE document_id > ?1"
                  " ORDER BY document_id LIMIT 1000");
  std::int64_t last = 0;
  for (auto ids = next_documents(batch, last); !ids.empty(); ids = next_documents(batch, last)) {
    Transaction transaction(database);
    for (const std::int64_t id : ids) {
      const auto document = texts.read(id);
      if (!document) continue;
      const std::string before = contents.of(id);
      writer.rewrite(id, *document, extract(*document));
      ++out.documents;
      if (contents.of(id) != before) ++out.changed;
    }
    transaction.commit();
    last = ids.back();
  }
  Transaction transaction(database);
  link_versions(database, 0);
  transaction.commit();
  out.pays_after = database.number("SELECT count(*) FROM pay");
  return out;
}

}  // namespace wagescope
