#include "db/schema/schema.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "db/schema/history.h"
#include "embedded_db.h"
#include "extractor/base/result.h"

namespace wagescope {
namespace {

/// "WgSc": SQLite keeps it in the file's header, so `file` can tell whose it is.
constexpr std::int64_t kApplicationId = 0x57675363;

/// From "schema/0001_benchmarks.sql".
Migration migration_of(const EmbeddedFile& file) {
  std::string_view name = file.name.substr(file.name.find('/') + 1);
  name.remove_suffix(std::string_view(".sql").size());
  const auto line = name.find('_');
  Migration out{0, name.substr(line + 1), file.bytes};
  std::from_chars(name.data(), name.data() + line, out.number);
  return out;
}

std::vector<Migration> read_migrations() {
  std::vector<Migration> all;
  for (const EmbeddedFile& file : embedded_db()) {
    if (file.name.ends_with(".sql")) all.push_back(migration_of(file));
  }
  std::ranges::sort(all, {}, &Migration::number);
  return all;
}

/// A restored .dump has lost the application id, but not its tables.
bool is_ours(const Database& database) {
  const std::int64_t id = database.number("PRAGMA application_id");
  if (id != 0) return id == kApplicationId;
  return database.number(
             "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
             " AND name IN ('migration', 'benchmark_value', 'posting')") == 3;
}

/// The number of the last migration that the file has; 0 for an empty file.
std::int64_t version_of(const Database& database) {
  if (database.number("SELECT count(*) FROM sqlite_master") == 0) return 0;
  if (!is_ours(database)) {
    throw EnvironmentError(database.path() +
                           " is a database of another program: give the path of a Wagescope"
                           " database or a new file");
  }
  Statement query(database, "SELECT max(number) FROM migration");
  query.step();
  const std::int64_t version = query.number(0);
  if (version > migrations().back().number) {
    throw EnvironmentError(database.path() + " was made by a newer version of Wagescope (schema " +
                           std::to_string(version) + ", this version knows up to " +
                           std::to_string(migrations().back().number) +
                           "): use that version or a later one");
  }
  return version;
}

void apply(Database& database, const Migration& migration, std::string_view today) {
  database.run(std::string(migration.sql));
  if (migration.name == "history") {  // keys are hashes, which SQL cannot make
    fill_job_keys(database);
    link_versions(database, 0);
  }
  Statement record(database, "INSERT INTO migration (number, name, made_on) VALUES (?1, ?2, ?3)");
  record.bind(1, migration.number).bind(2, migration.name).bind(3, today).run();
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::vector<Migration> all = read_migrations();
  return all;
}

void migrate(Database& database, std::string_view today) {
  if (version_of(database) == migrations().back().number) return;
  Transaction transaction(database);
  // Another process may have done it while this one waited for the lock.
  const std::int64_t version = version_of(database);
  if (version == 0) database.run("PRAGMA application_id = " + std::to_string(kApplicationId));
  for (const Migration& migration : migrations()) {
    if (migration.number > version) apply(database, migration, today);
  }
  transaction.commit();
}

void check_schema(const Database& database) {
  const std::int64_t version = version_of(database);
  if (version == migrations().back().number) return;
  throw EnvironmentError(
      database.path() +
      (version == 0 ? " is empty: import something into it first"
                    : " was made by an older version of Wagescope: run an import into it once, "
                      "which brings it up to date"));
}

}  // namespace wagescope
