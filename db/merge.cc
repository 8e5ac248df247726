#include "db/merge.h"

#include <exception>

#include "db/schema/history.h"
#include "db/schema/schema.h"

namespace wagescope {
namespace {

/// Attached for as long as it lives.
class Attached {
 public:
  Attached(Database& database, const std::string& path) : database_(&database) {
    Statement attach(database, "ATTACH ?1 AS other");
    attach.bind(1, path).run();
  }
  ~Attached() {
    try {
      database_->run("DETACH other");
    } catch (const std::exception&) {
      // The connection drops it when it closes.
    }
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  Database* database_;
};

/// The columns of a table that are copied as they are, each after `prefix`.
std::string columns(const Database& database, const std::string& table, const std::string& prefix) {
  Statement names(database,
                  "SELECT name FROM pragma_table_info(?1)"
                  " WHERE name NOT IN ('id', 'document_id', 'posting_id', 'previous_id')");
  names.bind(1, table);
  std::string out;
  while (names.step()) {
    if (!out.empty()) out += ", ";
    out += prefix + std::string(names.text(0));
  }
  return out;
}

/// New documents have ids above `?1`; the digest tells which is which.
constexpr const char* kNewDocuments =
    " JOIN other.document AS od ON od.id = op.document_id"
    " JOIN main.document AS d ON d.digest = od.digest AND d.id > ?1";

void copy_documents(const Database& database) {
  const std::string names = columns(database, "document", "");
  Statement(database, "INSERT INTO main.document (" + names + ") SELECT " + names +
                          " FROM other.document WHERE true ORDER BY id"
                          " ON CONFLICT (digest) DO NOTHING")
      .run();
}

void copy_postings(const Database& database, std::int64_t last_before) {
  Statement copy(database, "INSERT INTO main.posting (document_id, " +
                               columns(database, "posting", "") + ") SELECT d.id, " +
                               columns(database, "posting", "op.") + " FROM other.posting AS op" +
                               kNewDocuments + " ORDER BY d.id, op.ordinal");
  copy.bind(1, last_before).run();
}

void copy_part(const Database& database, const std::string& table, std::int64_t last_before) {
  Statement copy(database,
                 "INSERT INTO main." + table + " (posting_id, " + columns(database, table, "") +
                     ") SELECT p.id, " + columns(database, table, "x.") + " FROM other." + table +
                     " AS x JOIN other.posting AS op ON op.id = x.posting_id" + kNewDocuments +
                     " JOIN main.posting AS p ON p.document_id = d.id AND p.ordinal = op.ordinal"
                     " ORDER BY p.id, x.ordinal");
  copy.bind(1, last_before).run();
}

/// A document that both have was met on the days of both.
void join_days(const Database& database) {
  Statement(database,
            "UPDATE main.document AS d SET imported_on = min(d.imported_on, od.imported_on),"
            " last_seen_on = nullif(max(coalesce(d.last_seen_on, d.imported_on),"
            " coalesce(od.last_seen_on, od.imported_on)), min(d.imported_on, od.imported_on))"
            " FROM other.document AS od WHERE od.digest = d.digest")
      .run();
}

void copy_texts(const Database& database, const std::string& table, std::int64_t last_before) {
  Statement copy(database, "INSERT INTO main." + table + " (document_id, " +
                               columns(database, table, "") + ") SELECT d.id, " +
                               columns(database, table, "op.") + " FROM other." + table + " AS op" +
                               kNewDocuments);
  copy.bind(1, last_before).run();
}

void add_to_search(const Database& database, std::int64_t last_document) {
  Statement add(database,
                "INSERT INTO main.search (rowid, title, employer, location, text)"
                " SELECT s.* FROM main.posting AS o JOIN main.search_source AS s ON s.id = o.id"
                " WHERE o.document_id > ?1");
  add.bind(1, last_document).run();
}

void copy_bad_records(const Database& database) {
  const std::string names = columns(database, "bad_record", "");
  Statement(database, "INSERT INTO main.bad_record (" + names + ") SELECT " + names +
                          " FROM other.bad_record WHERE true ORDER BY id ON CONFLICT DO NOTHING")
      .run();
}

void copy_user_benchmarks(Database& database) {
  const std::string names = columns(database, "benchmark_value", "v.");
  database.run(
      "CREATE TEMP TABLE new_series AS SELECT id FROM other.benchmark"
      " WHERE origin = 'user' AND id NOT IN (SELECT id FROM main.benchmark);"
      "INSERT INTO main.benchmark SELECT * FROM other.benchmark"
      " WHERE id IN (SELECT id FROM new_series);"
      "INSERT INTO main.benchmark_value (" +
      columns(database, "benchmark_value", "") + ") SELECT " + names +
      " FROM other.benchmark_value AS v WHERE v.benchmark_id IN (SELECT id FROM new_series)"
      " ORDER BY v.benchmark_id, v.effective_from;"
      "DROP TABLE new_series");
}

}  // namespace

Merged merge(Database& database, const std::string& path) {
  // Opened by itself first: attaching a file that is not there would make it.
  check_schema(Database(path, Access::read, 0));
  const Attached other(database, path);
  Transaction transaction(database);
  const std::int64_t last_before = database.number("SELECT max(id) FROM main.document");
  const std::int64_t before = database.number("SELECT count(*) FROM main.document");
  const std::int64_t last_posting = database.number("SELECT max(id) FROM main.posting");
  join_days(database);
  copy_documents(database);
  copy_postings(database, last_before);
  for (const char* table : {"pay", "claim", "refusal"}) copy_part(database, table, last_before);
  for (const char* table : {"stored_text", "stored_pay"}) copy_texts(database, table, last_before);
  add_to_search(database, last_before);
  link_versions(database, last_posting);
  copy_bad_records(database);
  copy_user_benchmarks(database);
  Merged out;
  out.added = database.number("SELECT count(*) FROM main.document") - before;
  out.already_there = database.number("SELECT count(*) FROM other.document") - out.added;
  transaction.commit();
  return out;
}

}  // namespace wagescope
