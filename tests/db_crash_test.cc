// Importers that are killed, and importers that meet: separate processes, as
// they are in life.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "db/store.h"
#include "tests/support/fixture_postings.h"
#include "tests/support/rows.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;
constexpr int kBatch = 20;

/// Records 0 to `count`, from where the file says that an earlier run stopped.
void import(const std::string& path, int count) {
  StoreOptions options;
  options.today = parse_date("2023-08-15");
  Store store = Store::open(path, Access::create, options);
  auto done = static_cast<int>(store.progress("jobs.ndjson", "same").records);
  while (done < count) {
    store.begin_batch();
    for (int i = 0; i < kBatch; ++i, ++done) {
      const Document document =
          fixture_document("jobs.ndjson", static_cast<std::uint64_t>(done), std::to_string(done));
      const Posting posting = fixture_posting(document, "baker", "Acme", "2023-07-26",
                                              {fixture_pay("20", "25", "USD", Period::hour)});
      store.add(document, {&posting, 1});
    }
    store.set_progress("jobs.ndjson", "same", {static_cast<std::uint64_t>(done), done >= count});
    store.commit_batch();
  }
}

/// Runs `work` in a process of its own, which ends with 0 when it did not throw.
pid_t in_process(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  int code = 0;
  try {
    work();
  } catch (...) {
    code = 1;
  }
  ::_exit(code);
}

int exit_code(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// What a person sees of the file.
std::string contents(const std::string& path) {
  const Store store = Store::open(path, Access::read);
  CHECK(rows(store.database(), "PRAGMA integrity_check") == "ok\n");
  CHECK(rows(store.database(), "PRAGMA foreign_key_check") == "");
  return rows(store.database(),
              "SELECT p.*, o.id, o.as_of FROM pays AS p"
              " JOIN postings AS o ON o.id = p.posting_id ORDER BY p.posting_id");
}

TEST_CASE("A killed importer loses no committed batch and doubles nothing") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db"), unbroken = folder.file("unbroken.db");
  constexpr int kRecords = 2000;
  import(unbroken, kRecords);
  for (int kill = 1; kill <= 12; ++kill) {
    const pid_t child = in_process([&] { import(path, kRecords); });
    std::this_thread::sleep_for(std::chrono::milliseconds(7 * kill));
    ::kill(child, SIGKILL);
    exit_code(child);
    if (!fs::exists(path)) continue;
    // Killed before it made the tables, the file is empty, and the next run fills it.
    const Store store = Store::open(path);
    CHECK(rows(store.database(), "PRAGMA integrity_check") == "ok\n");
    const Database& database = store.database();
    const std::int64_t postings = database.number("SELECT count(*) FROM postings");
    CAPTURE(kill, postings);
    CHECK(postings % kBatch == 0);
    CHECK(postings == static_cast<std::int64_t>(store.progress("jobs.ndjson", "same").records));
    CHECK(postings == database.number("SELECT count(*) FROM pays"));
  }
  import(path, kRecords);
  CHECK(contents(path) == contents(unbroken));
}

TEST_CASE("Two importers of the same records both finish, without doubles") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db"), alone = folder.file("alone.db");
  constexpr int kRecords = 400;
  import(alone, kRecords);
  // Both begin with a file that is not there, so they also meet in making it.
  const pid_t one = in_process([&] { import(path, kRecords); });
  const pid_t two = in_process([&] { import(path, kRecords); });
  CHECK(exit_code(one) == 0);
  CHECK(exit_code(two) == 0);
  CHECK(contents(path) == contents(alone));
}

}  // namespace
}  // namespace wagescope
