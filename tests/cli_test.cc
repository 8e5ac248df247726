// The built binary, run as people run it. A case is a text file in tests/golden/cli:
// the command behind "$ ", then what it prints on standard output, on standard
// error, and its exit code. WAGESCOPE_UPDATE_GOLDEN=1 writes what is printed now.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path kRoot = WAGESCOPE_SOURCE_DIR;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Ran {
  std::string out;
  std::string err;
  int code = -1;
};

/// A folder for one test, named by $WORK in commands.
class Work {
 public:
  Work() : path_(fs::temp_directory_path() / ("wagescope-cli-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Work() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

  /// Runs a shell command from the root of the sources; "wagescope" is the binary.
  Ran run(const std::string& command) const {
    const std::string set_up = "cd '" + kRoot.string() + "' && WORK='" + path_.string() +
                               "' && wagescope() { '" + WAGESCOPE_BINARY + "' \"$@\"; } && { ";
    const std::string shell = set_up + command + "\n} >'" + (path_ / ".out").string() + "' 2>'" +
                              (path_ / ".err").string() + "'";
    const int status = std::system(shell.c_str());
    std::string err = contents(path_ / ".err");
    for (std::size_t at; (at = err.find(path_.string())) != std::string::npos;)
      err.replace(at, path_.string().size(), "$WORK");
    return {contents(path_ / ".out"), err, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
  }

 private:
  fs::path path_;
};

std::string golden_text(const std::string& head, const Ran& ran) {
  return head + "--- stdout\n" + ran.out + "--- stderr\n" + ran.err + "--- exit " +
         std::to_string(ran.code) + "\n";
}

TEST_CASE("golden commands", "[cli]") {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(kRoot / "tests/golden/cli"))
    if (entry.path().extension() == ".txt") cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  REQUIRE_FALSE(cases.empty());
  for (const fs::path& file : cases) {
    const std::string expected = contents(file);
    const std::string head = expected.substr(0, expected.find("--- stdout\n"));
    std::string command;
    for (std::size_t at = 0; (at = head.find("$ ", at)) != std::string::npos; ++at)
      if (at == 0 || head[at - 1] == '\n')
        command += head.substr(at + 2, head.find('\n', at) - at - 1);
    INFO(file.string());
    REQUIRE_FALSE(command.empty());
    const std::string actual = golden_text(head, Work().run(command));
    if (std::getenv("WAGESCOPE_UPDATE_GOLDEN") != nullptr)
      std::ofstream(file, std::ios::binary) << actual;
    else
      CHECK(actual == expected);
  }
}

/// Some thousand records, a bad one among every hundred.
void write_feed(const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  for (int i = 0; i < 6000; ++i) {
    if (i % 100 == 50) out << "{\"text\": broken\n";
    out << "{\"id\":\"r" << i << "\",\"text\":\"Baker wanted in Leeds. " << std::string(i % 97, '.')
        << " Pay is £" << 10 + i % 30 << ".50 an hour.\"}\n";
  }
}

TEST_CASE("the number of threads changes no byte, on either stream", "[cli]") {
  const Work work;
  write_feed(work.path() / "feed.ndjson");
  const std::string to = GENERATE("ndjson", "text", "csv");
  const Ran one = work.run("wagescope extract --threads 1 --to " + to + " $WORK/feed.ndjson");
  const Ran eight = work.run("wagescope extract --threads 8 --to " + to + " $WORK/feed.ndjson");
  CHECK(one.code == 2);
  CHECK(one.out.size() > 100'000);
  CHECK((one.out == eight.out));  // in brackets: a difference would print megabytes
  CHECK(one.err == eight.err);
  CHECK_THAT(one.err, Catch::Contains("60 records were not read"));
}

TEST_CASE("reports and comparisons do not depend on the number of threads", "[cli]") {
  const Work work;
  write_feed(work.path() / "feed.ndjson");
  const std::string command =
      GENERATE("report --against place", "report --by role --to csv", "compare --against place",
               "compare --against place,occupation --to ndjson");
  const Ran one = work.run("wagescope " + command + " --threads 1 $WORK/feed.ndjson");
  const Ran eight = work.run("wagescope " + command + " --threads 8 $WORK/feed.ndjson");
  CHECK(one.code == 2);  // the feed has bad records
  CHECK_FALSE(one.out.empty());
  CHECK((one.out == eight.out));
  CHECK(one.err == eight.err);
}

TEST_CASE("a report on files is the report on the database that import makes of them", "[cli]") {
  const Work work;
  REQUIRE(work.run("wagescope import --db $WORK/jobs.db fixtures/postings/spring.ndjson").code ==
          0);
  const std::string flags = GENERATE("--by employer --against place,occupation", "--by soc",
                                     "--by month --place US --to ndjson",
                                     "--by benchmark --against us-federal-minimum-wage,place");
  const Ran file = work.run("wagescope report fixtures/postings/spring.ndjson " + flags);
  const Ran database = work.run("wagescope report --db $WORK/jobs.db " + flags);
  CHECK(file.code == 0);
  // The database knows a file by its place from the root.
  CHECK(file.out == database.out);
}

TEST_CASE("a comparison of stored postings is that of their files", "[cli]") {
  const Work work;
  const std::string files = "fixtures/articles fixtures/postings/spring.ndjson";
  REQUIRE(work.run("wagescope import --db $WORK/jobs.db " + files).code == 0);
  const std::string flags =
      " --against place,occupation,us-federal-minimum-wage,sag-aftra-health-earnings"
      " --as-of 2023-07-26 --in-dollars-of 2010 --to " +
      std::string(GENERATE("ndjson", "csv", "tsv", "text | grep -v '^Read '"));
  const Ran file = work.run("wagescope compare " + files + flags);
  const Ran database = work.run("wagescope compare --db $WORK/jobs.db" + flags);
  CHECK(file.code == 0);
  CHECK(database.code == 0);
  CHECK((file.out == database.out));
}

TEST_CASE("one line for each record, and for a bad one too", "[cli]") {
  const Work work;
  write_feed(work.path() / "feed.ndjson");
  const Ran ran = work.run("wagescope extract --one-per-record --to ndjson $WORK/feed.ndjson");
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 6060);
}

TEST_CASE("a reader that goes away is no error", "[cli]") {
  const Work work;
  write_feed(work.path() / "feed.ndjson");
  const Ran ran = work.run(
      "{ wagescope extract --to ndjson $WORK/feed.ndjson 2>/dev/null; echo $? >$WORK/code; } | "
      "head -n 1 >/dev/null; cat $WORK/code");
  CHECK(ran.out == "0\n");
}

TEST_CASE("a closed or full standard output is an error", "[cli]") {
  const Work work;
  CHECK(work.run("wagescope extract fixtures/postings/night-porter.txt >/dev/full").code == 2);
  CHECK(work.run("wagescope extract fixtures/postings/night-porter.txt >&-").code == 2);
  CHECK(work.run("wagescope --help >/dev/full").code == 2);
}

TEST_CASE("importing twice changes nothing", "[cli]") {
  const Work work;
  write_feed(work.path() / "feed.ndjson");
  const std::string import = "wagescope import --db $WORK/jobs.db ";
  const Ran first = work.run(import + "$WORK/feed.ndjson");
  CHECK(first.code == 2);
  CHECK_THAT(first.err, Catch::Contains("6000 records added"));
  const Ran again = work.run(import + "$WORK/feed.ndjson");
  CHECK_THAT(again.err,
             Catch::Contains("0 records added") && Catch::Contains("1 file finished before"));
  const Ran piped = work.run(import + "- <$WORK/feed.ndjson");
  CHECK_THAT(piped.err,
             Catch::Contains("0 records added") && Catch::Contains("6000 already there"));
}

}  // namespace
