// The built-in benchmarks, row by row.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "compare/benchmark/benchmark.h"
#include "db/digest.h"
#include "db/store.h"
#include "tests/support/rows.h"
#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;

const fs::path kFolder = fs::path(WAGESCOPE_SOURCE_DIR) / "db" / "benchmarks";

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> series_files() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".csv") && name != "oews.csv" && name != "cpi_u.csv") {
      out.push_back(entry.path());
    }
  }
  return out;
}

const std::string kHeader =
    "id,name,category,issuer,jurisdiction,currency,amount,unit,measure,effective_from,"
    "effective_to,source_title,source_url,note\n";

const std::string kOwn = kHeader +
                         "my-threshold,Mine,health-threshold,Us,US,USD,1000.50,year,earnings,"
                         "2023-01-01,2023-12-31,Our page,https://example.org/a,\n"
                         "my-threshold,Mine,health-threshold,Us,US,USD,2000,year,earnings,"
                         "2024-01-01,,Our page,https://example.org/b,seen in May\n";

TEST_CASE("No row of the built-in benchmarks is lost or bad") {
  std::size_t series = 0, values = 0;
  std::map<std::string, std::string> file_of;
  for (const fs::path& path : series_files()) {
    const auto read = read_benchmarks(path.filename().string(), contents(path));
    INFO(path << (read ? "" : read.error().message));
    REQUIRE(read);
    std::string last;
    for (const Benchmark& benchmark : *read) {
      CAPTURE(benchmark.id, file_of[benchmark.id]);
      CHECK(file_of[benchmark.id].empty());
      file_of[benchmark.id] = path.filename().string();
      CHECK(last < benchmark.id);
      last = benchmark.id;
      ++series, values += benchmark.values.size();
    }
  }
  CHECK(series == 385);
  CHECK(values == 1899);
}

TEST_CASE("Every built-in value has a positive amount, a span of days, and a source") {
  const Store store = Store::in_memory();
  const std::vector<Benchmark> all = store.benchmarks();
  CHECK(all.size() == 385);
  for (const Benchmark& benchmark : all) {
    CAPTURE(benchmark.id);
    const BenchmarkValue* before = nullptr;
    for (const BenchmarkValue& value : benchmark.values) {
      CAPTURE(to_string(value.effective_from));
      CHECK(value.amount > Decimal());
      CHECK((!value.effective_to || value.effective_from <= *value.effective_to));
      CHECK(!value.source_title.empty());
      CHECK(value.source_url.starts_with("http"));
      if (before != nullptr) {
        REQUIRE(before->effective_to);
        CHECK(*before->effective_to < value.effective_from);
      }
      before = &value;
    }
  }
}

TEST_CASE("What is stored of a series is what its file says") {
  const Store store = Store::in_memory();
  for (const fs::path& path : series_files()) {
    const auto read = read_benchmarks(path.filename().string(), contents(path));
    REQUIRE(read);
    for (const Benchmark& expected : *read) {
      CAPTURE(expected.id);
      const auto found = store.benchmark(expected.id);
      REQUIRE(found);
      CHECK(found->name == expected.name);
      CHECK(found->jurisdiction == expected.jurisdiction);
      CHECK(found->currency == expected.currency);
      CHECK(found->unit == expected.unit);
      REQUIRE(found->values.size() == expected.values.size());
      for (std::size_t i = 0; i < found->values.size(); ++i) {
        CHECK(found->values[i].amount == expected.values[i].amount);
        CHECK(found->values[i].effective_from == expected.values[i].effective_from);
        CHECK(found->values[i].effective_to == expected.values[i].effective_to);
        CHECK(found->values[i].source_url == expected.values[i].source_url);
        CHECK(found->values[i].note == expected.values[i].note);
      }
    }
  }
}

TEST_CASE("The other built-in tables are there") {
  CHECK_THAT(std::string(built_in_csv("oews")), Catch::StartsWith("year,soc_code,title"));
  CHECK_THAT(std::string(built_in_csv("cpi_u")), Catch::StartsWith("year,value"));
}

TEST_CASE("The user's benchmarks are added beside the built-in ones") {
  const TempFolder folder;
  const std::string path = folder.file("jobs.db");
  Store store = Store::open(path);
  const auto added = store.add_benchmarks("own.csv", kOwn);
  REQUIRE(added);
  CHECK(added->added == std::vector<std::string>{"my-threshold"});
  CHECK(added->values == 2);
  CHECK(store.benchmark("my-threshold")->values[0].amount.to_string() == "1000.5");
  CHECK(store.benchmarks().size() == 386);

  const auto again = store.add_benchmarks("own.csv", kOwn);
  REQUIRE(again);
  CHECK(again->replaced == std::vector<std::string>{"my-threshold"});
  CHECK(store.benchmark("my-threshold")->values.size() == 2);

  SECTION("and outlive a new version of those") {
    Database database(path, Access::write, 50);
    database.run("UPDATE setting SET value = 'older' WHERE name = 'built_in_benchmarks'");
    database.run("UPDATE benchmark_value SET amount_micros = 1 WHERE benchmark_id LIKE 'us-%'");
    const Store newer = Store::open(path);
    CHECK(newer.benchmarks().size() == 386);
    CHECK(newer.benchmark("my-threshold")->values.size() == 2);
    CHECK(rows(newer.database(), "SELECT count(*) FROM benchmark_value WHERE amount_micros = 1") ==
          "0\n");
  }
}

TEST_CASE("Of a bad benchmark file nothing is added") {
  Store store = Store::in_memory();
  SECTION("an id that is built in") {
    const auto result = store.add_benchmarks(
        "own.csv", kOwn +
                       "us-federal-minimum-wage,Mine,minimum-wage,Us,US,USD,1,hour,wage,"
                       "2023-01-01,,Our page,https://example.org/,\n");
    REQUIRE_FALSE(result);
    CHECK_THAT(result.error().message, Contains("own.csv") && Contains("us-federal-minimum-wage"));
  }
  SECTION("a row without a source") {
    const auto result =
        store.add_benchmarks("own.csv", kOwn +
                                            "other,Mine,minimum-wage,Us,US,USD,1,hour,wage,"
                                            "2023-01-01,,,,\n");
    REQUIRE_FALSE(result);
    CHECK_THAT(result.error().message, Contains("own.csv:4"));
  }
  CHECK_FALSE(store.benchmark("my-threshold"));
  CHECK(store.benchmarks().size() == 385);
}

TEST_CASE("The digest is SHA-256") {
  // From the examples of FIPS 180-4: one block, two blocks, a million bytes.
  const auto hex = [](std::string_view text, std::size_t piece) {
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += piece) hash.add(text.substr(at, piece));
    return to_hex(cut_digest(hash));
  };
  CHECK(hex("", 1) == "e3b0c44298fc1c149afbf4c8996fb924");
  CHECK(hex("abc", 2) == "ba7816bf8f01cfea414140de5dae2223");
  const std::string two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  for (std::size_t piece : {1, 7, 55, 56})
    CHECK(hex(two, piece) == "248d6a61d20638b8e5c026930c3e6039");
  const std::string million(1'000'000, 'a');
  for (std::size_t piece : {1'000'000, 63, 64, 65, 1000}) {
    CHECK(hex(million, piece) == "cdc76e5c9914fb9281a1c7e284d73e67");
  }
}

TEST_CASE("Parts of a digest do not run together") {
  const auto digest = [](std::string_view a, std::string_view b) {
    Sha256 hash;
    hash.add_part(a);
    hash.add_part(b);
    return to_hex(cut_digest(hash));
  };
  CHECK(digest("ab", "c") != digest("a", "bc"));
  CHECK(digest("", "abc") != digest("abc", ""));
}

}  // namespace
}  // namespace wagescope
