#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

#include "db/schema/schema.h"
#include "db/store.h"
#include "tests/support/rows.h"
#include "tests/support/small_stores.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;

std::string message_of(const std::string& path, Access access) {
  try {
    Store::open(path, access, test_store_options());
  } catch (const EnvironmentError& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("Migrations are numbered without a gap, recorded, and run once") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  std::string expected;
  for (const Migration& migration : migrations()) {
    CHECK(migration.number == &migration - migrations().data() + 1);
    expected += std::to_string(migration.number) + "|" + std::string(migration.name) + "\n";
  }
  for (int i = 0; i < 2; ++i) {
    const Store store = Store::open(path, Access::create, test_store_options());
    CHECK(rows(store.database(), "SELECT number, name FROM migration") == expected);
  }
}

TEST_CASE("Every table is strict, and the file keeps a write-ahead log") {
  const TempFolder folder;
  const Store store = Store::open(folder.file("jobs.db"), Access::create, test_store_options());
  CHECK(rows(store.database(),
             "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
             " AND NOT strict AND name NOT LIKE 'sqlite_%'") == "");
  CHECK(rows(store.database(), "PRAGMA journal_mode") == "wal\n");
  CHECK(rows(store.database(), "PRAGMA foreign_keys") == "1\n");
}

TEST_CASE("A file that cannot be used is refused with its name and the mend") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");

  SECTION("not a database") {
    std::ofstream(path) << std::string(5000, 'x');
    CHECK_THAT(message_of(path, Access::create), Contains(path) && Contains("not a SQLite"));
    CHECK(fs::file_size(path) == 5000);
  }
  SECTION("another program's database") {
    Database other(path, Access::create, 50);
    other.run("CREATE TABLE notes (t TEXT)");
    CHECK_THAT(message_of(path, Access::create), Contains("another program"));
    CHECK(rows(other, "SELECT name FROM sqlite_master") == "notes\n");
    CHECK(rows(other, "PRAGMA journal_mode") == "delete\n");
  }
  SECTION("made by a newer version") {
    { const Store store = Store::open(path, Access::create, test_store_options()); }
    {
      Database future(path, Access::write, 50);
      future.run("INSERT INTO migration VALUES (9999, 'later', '2099-01-01')");
    }
    CHECK_THAT(message_of(path, Access::create), Contains("newer version") && Contains(path));
    CHECK_THAT(message_of(path, Access::read), Contains("newer version"));
  }
  SECTION("not there") {
    CHECK_THAT(message_of(path, Access::read), Contains("cannot be opened"));
    CHECK_THAT(message_of(folder.file("no/such/folder.db"), Access::create),
               Contains("cannot be opened"));
    CHECK_FALSE(fs::exists(path));
  }
  SECTION("empty, for reading") {
    std::ofstream(path) << "";
    CHECK_THAT(message_of(path, Access::read), Contains("is empty"));
  }
  SECTION("locked") {
    Store writer = Store::open(path, Access::create, test_store_options());
    Store second = Store::open(path, Access::create, test_store_options());
    writer.begin_batch();
    CHECK_THROWS_WITH(second.begin_batch(), Contains(path) && Contains("is locked"));
    writer.commit_batch();
    CHECK_NOTHROW(second.begin_batch());
  }
  SECTION("damaged") {
    {
      Store store = Store::open(path, Access::create, test_store_options());
      for (int i = 0; i < 300; ++i) add_one(store, std::to_string(i), "b", "Acme", "", {});
    }
    const auto size = fs::file_size(path);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(size - 4096, '\x55');
    file.close();
    CHECK_THAT(message_of(path, Access::create), Contains(path) && Contains("is damaged"));
  }
  SECTION("full") {
    Store store = Store::open(path, Access::create, test_store_options());
    add_one(store, "kept", "b", "Acme", "", {});
    rows(store.database(), "PRAGMA max_page_count = 1");  // Not below what there is.
    store.begin_batch();
    const auto fill = [&] {
      for (int i = 0; i < 5000; ++i) add_one(store, std::to_string(i), "b", "Acme", "", {});
    };
    CHECK_THROWS_WITH(fill(), Contains(path) && Contains("disk is full"));
    CHECK(count(store, "postings") == "1\n");
    CHECK(rows(store.database(), "PRAGMA integrity_check") == "ok\n");
  }
  SECTION("read-only") {
    { const Store store = Store::open(path, Access::create, test_store_options()); }
    Store store = Store::open(path, Access::read, test_store_options());
    CHECK_THROWS_WITH(add_one(store, "a", "b", "Acme", "", {}),
                      Contains(path) && Contains("is read-only"));
  }
}

TEST_CASE("A file that another program has locked becomes one with a log when the lock is gone") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  Store::open(path, Access::create, test_store_options());
  Database other(path, Access::write, 5000);
  other.run("PRAGMA journal_mode = DELETE");
  std::optional<Transaction> held(std::in_place, other);
  std::thread release([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    held.reset();
  });
  StoreOptions patient = test_store_options();
  patient.lock_wait_ms = 60'000;
  CHECK_NOTHROW(Store::open(path, Access::create, patient));
  release.join();
  CHECK(rows(Database(path, Access::read, 5000), "PRAGMA journal_mode") == "wal\n");
}

TEST_CASE("A restored dump is still ours") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  { const Store store = Store::open(path, Access::create, test_store_options()); }
  {
    Database database(path, Access::write, 50);
    database.run("PRAGMA application_id = 0");
  }
  CHECK(message_of(path, Access::create) == "");
}

}  // namespace
}  // namespace wagescope
