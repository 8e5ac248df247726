// The import command as a process: killed, interrupted, met by another, watched by
// a reader, and on disks and files that cannot be written.
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>

#include "db/store.h"
#include "tests/support/importer.h"
#include "tests/support/rows.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using test::ChildOptions;
using test::start;
using test::text_of;
using test::wait_for;
using test::write_feed;

/// Two threads, so that the importer itself is what is killed, not a pile of work behind it.
std::vector<std::string> import_of(const std::string& db, const std::string& feed) {
  return {"import", "--threads", "2", "--db", db, feed};
}

bool has_tables(const std::string& path) {
  if (!fs::exists(path)) return false;
  const Database database(path, Access::write, 10'000);  // a log that was left is played back
  return database.number("SELECT count(*) FROM sqlite_master WHERE name = 'import_progress'") > 0;
}

std::int64_t records_done(const std::string& path) {
  const Database database(path, Access::write, 10'000);
  return database.number("SELECT sum(records) FROM import_progress");
}

/// Every row that the import made, with its keys; without the days of import.
std::string contents(const std::string& path) {
  const Database database(path, Access::read, 10'000);
  return rows(database, "SELECT id, hex(digest), record, source_id FROM document ORDER BY id") +
         rows(database, "SELECT * FROM posting ORDER BY id") +
         rows(database, "SELECT * FROM pay ORDER BY id") +
         rows(database, "SELECT id, record, code, message FROM bad_record ORDER BY id") +
         rows(database, "SELECT count(*) FROM search WHERE search MATCH 'baker'");
}

/// Whole batches and nothing else: the file is sound, what is noted as done is
/// there, and no posting lacks a part.
void check_whole(const std::string& path, std::int64_t committed_before) {
  const Database database(path, Access::write, 10'000);
  CHECK(rows(database, "PRAGMA integrity_check") == "ok\n");
  CHECK(rows(database, "PRAGMA foreign_key_check").empty());
  const std::int64_t done = database.number("SELECT sum(records) FROM import_progress");
  CHECK(done >= committed_before);
  CHECK(done == database.number("SELECT count(*) FROM document") +
                    database.number("SELECT count(*) FROM bad_record"));
  CHECK(database.number("SELECT sum(pay_count) FROM posting") ==
        database.number("SELECT count(*) FROM pay"));
}

TEST_CASE("An import killed at a hundred moments loses no batch and doubles nothing", "[import]") {
  const TempFolder folder;
  const std::string feed = folder.file("feed.ndjson"), errors = folder.file("errors");
  const std::string path = folder.file("jobs.db"), unbroken = folder.file("unbroken.db");
  write_feed(feed, 8000);
  const auto begun = std::chrono::steady_clock::now();
  const pid_t whole = start(import_of(unbroken, feed), errors);
  while (!has_tables(unbroken) || records_done(unbroken) == 0) std::this_thread::sleep_for(10ms);
  const auto first_commit = std::chrono::steady_clock::now() - begun;
  REQUIRE(wait_for(whole) == 2);  // for the broken records
  const std::string expected = contents(unbroken);

  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 dice(seed);
  // From before the first byte is read to behind the first commits.
  const auto longest = std::chrono::duration_cast<std::chrono::milliseconds>(first_commit * 5 / 4);
  std::uniform_int_distribution<long> moment(0, longest.count());
  std::int64_t committed = 0;
  int grown = 0;
  for (int kill = 0; kill < 100; ++kill) {
    const pid_t child = start(import_of(path, feed), errors);
    std::this_thread::sleep_for(std::chrono::milliseconds(moment(dice)));
    ::kill(child, SIGKILL);
    wait_for(child);
    CAPTURE(kill, committed);
    if (!has_tables(path)) continue;  // killed before it made them: the next run does
    check_whole(path, committed);
    const std::int64_t now = records_done(path);
    grown += now > committed;
    committed = now;
    if (committed < 8000) continue;
    // All is in: is it what an unbroken run makes? Then from the beginning.
    CHECK((contents(path) == expected));
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(path + end);
    committed = 0;
  }
  CHECK(grown > 0);  // some kills came behind a commit
  CHECK(wait_for(start(import_of(path, feed), errors)) != -1);
  CHECK((contents(path) == expected));
}

TEST_CASE("The next day's file adds what is new, and what it repeats stays as it was", "[import]") {
  const TempFolder folder;
  const std::string monday = folder.file("monday.ndjson"), tuesday = folder.file("tuesday.ndjson");
  const std::string path = folder.file("jobs.db"), at_once = folder.file("at-once.db");
  const std::string errors = folder.file("errors");
  write_feed(monday, 300);
  write_feed(tuesday, 400);                                        // the same 300, and 100 more
  REQUIRE(wait_for(start(import_of(path, monday), errors)) == 2);  // for the broken records
  REQUIRE(wait_for(start(import_of(path, tuesday), errors)) == 2);
  CHECK_THAT(text_of(errors), Contains("99 records added") && Contains("299 already there"));
  REQUIRE(wait_for(start(import_of(at_once, tuesday), errors)) == 2);
  const auto of_documents = [](const std::string& file) {
    const Database database(file, Access::read, 10'000);
    return rows(database, "SELECT id, hex(digest) FROM document ORDER BY id") +
           rows(database, "SELECT * FROM posting ORDER BY id") +
           rows(database, "SELECT * FROM pay ORDER BY id");
  };
  CHECK((of_documents(path) == of_documents(at_once)));
}

/// The lines of a feed as one long JSON list, or as lists of four in a line each.
void make_lists(const std::string& feed, bool one) {
  std::string lists;
  std::ifstream in(feed, std::ios::binary);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line); ++count)
    lists += (count % (one ? SIZE_MAX : 4) == 0 ? "]}\n{\"jobs\":[" : one ? ",\n" : ",") + line;
  std::ofstream(feed, std::ios::binary) << lists.substr(3) << "]}\n";
}

TEST_CASE("Ctrl-C ends an import behind its batch, and it says how to go on", "[import]") {
  const TempFolder folder;
  const std::string feed = folder.file("feed.ndjson"), errors = folder.file("errors");
  const std::string path = folder.file("jobs.db"), unbroken = folder.file("unbroken.db");
  const std::string shape = GENERATE("lines", "lists", "one list");
  CAPTURE(shape);
  const auto interrupted = [&](int count) {
    write_feed(feed, count);
    if (shape != "lines") make_lists(feed, shape == "one list");
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(path + end);
    const pid_t child = start(import_of(path, feed), errors);
    for (int i = 0; i < 3000 && (!has_tables(path) || records_done(path) == 0); ++i)
      std::this_thread::sleep_for(10ms);
    ::kill(child, SIGINT);
    CHECK(wait_for(child) == 2);
    return Database(path, Access::read, 10'000).number("SELECT finished FROM import_progress") == 0;
  };
  int count = shape == "one list" ? 12'000 : 6000;
  while (!interrupted(count) && count < 100'000) count *= 2;  // a busy machine signals too late
  CHECK_THAT(text_of(errors), Contains("interrupted; what was added is kept, and the same command"
                                       " goes on from there"));
  REQUIRE(wait_for(start(import_of(unbroken, feed), errors)) == 2);
  const std::int64_t done = records_done(path);
  const bool by_record = shape != "lists";  // there `done` counts lines
  if (by_record) check_whole(path, 1);
  CHECK(wait_for(start(import_of(path, feed), errors)) == 2);
  if (by_record) CHECK_THAT(text_of(errors), Contains(std::to_string(done) + " already there"));
  CHECK((contents(path) == contents(unbroken)));
}

TEST_CASE("Two imports into one new file both finish, without doubles", "[import]") {
  const TempFolder folder;
  const std::string feed = folder.file("feed.ndjson"), alone = folder.file("alone.db");
  const std::string path = folder.file("jobs.db"), errors = folder.file("errors");
  write_feed(feed, 5000);
  REQUIRE(wait_for(start(import_of(alone, feed), errors)) == 2);
  const pid_t one = start(import_of(path, feed), folder.file("one"));
  const pid_t two = start(import_of(path, feed), folder.file("two"));
  CHECK(wait_for(one) != -1);
  CHECK(wait_for(two) != -1);
  CHECK_THAT(text_of(folder.file("one")), Contains("added to") && !Contains("locked"));
  CHECK_THAT(text_of(folder.file("two")), Contains("added to") && !Contains("locked"));
  CHECK((contents(path) == contents(alone)));
}

TEST_CASE("A reader during an import never sees half a batch", "[import]") {
  const TempFolder folder;
  const std::string feed = folder.file("feed.ndjson"), path = folder.file("jobs.db");
  write_feed(feed, 6000);
  const pid_t child = start(import_of(path, feed), folder.file("errors"));
  while (!has_tables(path)) std::this_thread::sleep_for(5ms);
  int looks = 0, status = 0;
  std::int64_t last = 0;
  const Database reader(path, Access::read, 10'000);
  while (::waitpid(child, &status, WNOHANG) == 0) {
    // One statement sees one moment.
    Statement seen(
        reader,
        "SELECT (SELECT count(*) FROM document) + (SELECT count(*) FROM bad_record),"
        " (SELECT coalesce(sum(records), 0) FROM import_progress),"
        " (SELECT coalesce(sum(pay_count), 0) FROM posting), (SELECT count(*) FROM pay)");
    REQUIRE(seen.step());
    CHECK(seen.number(0) == seen.number(1));
    CHECK(seen.number(2) == seen.number(3));
    CHECK(seen.number(1) >= last);
    last = seen.number(1);
    ++looks;
    std::this_thread::sleep_for(2ms);
  }
  CHECK(looks > 10);
  CHECK(records_done(path) == 6000);
}

TEST_CASE("A slow pipe keeps no other importer out", "[import]") {
  const TempFolder folder;
  const std::string pipe = folder.file("pipe"), path = folder.file("jobs.db");
  const std::string feed = folder.file("feed.ndjson"), errors = folder.file("errors");
  write_feed(feed, 20);
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const pid_t slow = start({"import", "--db", path, pipe}, folder.file("slow"));
  {
    std::ofstream held(pipe);
    held << "{\"text\":\"Cook wanted, £12 an hour.\"}\n" << std::flush;
    while (!has_tables(path) ||
           Database(path, Access::read, 10'000).number("SELECT count(*) FROM document") == 0)
      std::this_thread::sleep_for(10ms);
    // The pipe is still open, and its record is committed: this one need not wait.
    CHECK(wait_for(start({"import", "--wait", "5", "--db", path, feed}, errors)) == 0);
  }
  CHECK(wait_for(slow) == 0);
}

TEST_CASE("Progress is shown on a terminal, and only there", "[import]") {
  const TempFolder folder;
  const std::string feed = folder.file("feed.ndjson"), path = folder.file("jobs.db");
  const std::string first = folder.file("first.ndjson"), errors = folder.file("errors");
  write_feed(first, 100);
  REQUIRE(wait_for(start(import_of(path, first), errors)) == 0);
  write_feed(feed, 3000, 100);
  Database writer(path, Access::write,
                  10'000);  // keeps the import waiting, on the fastest machine too
  writer.run("BEGIN IMMEDIATE");
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  REQUIRE(child >= 0);
  if (child == 0) {
    ::execl(WAGESCOPE_BINARY, WAGESCOPE_BINARY, "import", "--db", path.c_str(), feed.c_str(),
            nullptr);
    ::_exit(99);
  }
  std::this_thread::sleep_for(600ms);
  writer.run("COMMIT");
  std::string shown;
  char piece[4096];
  for (ssize_t got; (got = ::read(terminal, piece, sizeof piece)) > 0;)
    shown.append(piece, static_cast<std::size_t>(got));
  ::close(terminal);
  CHECK(wait_for(child) == 2);
  CHECK_THAT(shown, Contains(" records, ") && Contains(" MB/s, ") && Contains(" not read") &&
                        Contains(" left") && Contains("\r\x1b[K"));
  CHECK_THAT(shown, Contains("2985 records added"));

  CHECK(wait_for(start(import_of(folder.file("other.db"), feed), errors)) == 2);
  CHECK_THAT(text_of(errors), !Contains("MB/s") && !Contains("\r"));
}

TEST_CASE("A disk without room stops an import, and what was committed is kept", "[import]") {
  const TempFolder folder;
  const std::string first = folder.file("first.ndjson"), feed = folder.file("feed.ndjson");
  const std::string path = folder.file("jobs.db"), errors = folder.file("errors");
  write_feed(first, 100);
  write_feed(feed, 4000, 100);
  REQUIRE(wait_for(start(import_of(path, first), errors)) == 0);
  const auto size = static_cast<long>(fs::file_size(path));
  ChildOptions full;
  full.largest_file = size + 100'000;
  CHECK(wait_for(start(import_of(path, feed), errors, full)) == 2);
  CHECK_THAT(text_of(errors), Contains("wagescope: " + path +
                                       " cannot be read or written: check"
                                       " the disk and run again; what was committed is kept"));
  check_whole(path, 100);
  CHECK(wait_for(start(import_of(path, feed), errors)) == 2);
  CHECK(records_done(path) == 4100);
}

TEST_CASE("A full file system stops an import, and what was committed is kept", "[import]") {
  const TempFolder folder;
  const std::string feed = folder.file("feed.ndjson"), out = folder.file("out");
  write_feed(feed, 6000);
  const std::string disk = folder.file("disk");
  fs::create_directory(disk);
  // A file system of its own, that only this shell sees.
  const std::string script =
      "mount -t tmpfs -o size=2m none '" + disk + "' && cd '" + disk + "' && { '" +
      std::string(WAGESCOPE_BINARY) + "' import --db jobs.db '" + feed +
      "' 2>&1 | grep -v 'not valid JSON'; " +
      "sqlite3 jobs.db 'PRAGMA integrity_check' 'SELECT (SELECT count(*) FROM document) +"
      " (SELECT count(*) FROM bad_record) = (SELECT coalesce(sum(records), 0) FROM"
      " import_progress)'; }";
  const std::string command =
      "unshare -rm sh -c \"" + script + "\" >'" + out + "' 2>/dev/null </dev/null";
  if (std::system("unshare -rm mount -t tmpfs none /mnt >/dev/null 2>&1") != 0) {
    WARN("no file system can be mounted here: a full one is not tried");
    return;
  }
  CHECK(std::system(command.c_str()) == 0);
  CHECK(text_of(out) ==
        "wagescope: jobs.db could not grow because the disk is full: free some space and run again;"
        " what was committed is kept (database or disk is full)\nok\n1\n");
}

TEST_CASE("A file that may not be written is left as it is", "[import]") {
  const bool in_closed_folder = GENERATE(false, true);
  const TempFolder folder;
  const fs::path home = folder.path() / "home";
  fs::create_directory(home);
  const std::string feed = folder.file("feed.ndjson"), more = folder.file("more.ndjson");
  const std::string path = (home / "jobs.db").string(), errors = folder.file("errors");
  write_feed(feed, 100);
  write_feed(more, 100, 100);
  REQUIRE(wait_for(start(import_of(path, feed), errors)) == 0);
  const std::string before = text_of(path);
  using enum fs::perms;
  fs::permissions(path, in_closed_folder ? all : owner_read | group_read | others_read);
  fs::permissions(home, in_closed_folder ? owner_read | owner_exec | group_read | group_exec |
                                               others_read | others_exec
                                         : all);
  ChildOptions nobody;
  nobody.as_nobody = true;
  CHECK(wait_for(start(import_of(path, more), errors, nobody)) == 2);
  fs::permissions(home, all);
  CHECK_THAT(text_of(errors),
             Contains(path + " is read-only: make the file and its folder writable, or"
                             " copy it elsewhere"));
  CHECK((text_of(path) == before));
}

TEST_CASE("A locked file is waited for, then refused", "[import]") {
  const TempFolder folder;
  const std::string feed = folder.file("feed.ndjson"), path = folder.file("jobs.db");
  const std::string errors = folder.file("errors");
  write_feed(feed, 100);
  REQUIRE(wait_for(start(import_of(path, feed), errors)) == 0);
  const std::string more = folder.file("more.ndjson");
  write_feed(more, 100, 100);
  Database other(path, Access::write, 0);
  const std::vector<std::string> command{"import", "--wait", "1", "--db", path, more};
  {
    const Transaction held(other);
    CHECK(wait_for(start(command, errors)) == 2);
    CHECK_THAT(text_of(errors), Contains(path + " is locked by another program: wait until that"
                                                " program has finished, or close it"));
    // One who only reads is not kept out.
    CHECK(wait_for(
              start({"benchmarks", "show", "us-federal-minimum-wage", "--db", path}, errors)) == 0);
  }
  CHECK(wait_for(start(command, errors)) == 2);  // a broken record
  CHECK(records_done(path) == 200);
}

}  // namespace
}  // namespace wagescope
