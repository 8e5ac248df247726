// Archives, compressed files and web archives: what is in them is read as files are.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/reading.h"

using namespace wagescope;
using test::file_bytes;
using test::records_in;
using test::records_of;

namespace {

const std::string kFixtures = WAGESCOPE_SOURCE_DIR "/fixtures/archives/";
const std::string kHostile = WAGESCOPE_SOURCE_DIR "/tests/fuzz/corpus/archive/";

/// "inner/name:2 Word" with the first word of the text, or of the error without its place.
std::vector<std::string> lines_of(const std::vector<Record>& records, const std::string& file) {
  std::vector<std::string> lines;
  for (const Record& record : records) {
    REQUIRE(record.source.path.starts_with(file));
    const std::string name = record.source.path.substr(file.size());
    std::string what = record.document ? record.document->text : "";
    if (!record.document) {
      REQUIRE(record.document.error().message.starts_with(file + name));
      what = record.document.error().message.substr((file + name).size() + 2);
    }
    what.resize(std::min(what.find_first_of(" \n"), what.size()));
    lines.push_back(name + ":" + std::to_string(record.source.record) + " " + what);
  }
  return lines;
}

}  // namespace

TEST_CASE("a zip of mixed formats, with archives inside") {
  const std::string file = kFixtures + "mixed.zip";
  CHECK(lines_of(records_in(file), file) ==
        std::vector<std::string>{"/letters/weaver.txt:0 Weaver", "/outside.html:0 Tanner",
                                 "/table.csv:2 Lay", "/old.txt:0 Potter", "/noise.bin:0 byte",
                                 "/feed.xml:1 Shoe", "/feed.xml:2 Mend",
                                 "/crafts.tar.gz/lists/crafts.ndjson.gz:1 Thatcher",
                                 "/crafts.tar.gz/lists/crafts.ndjson.gz:2 Cooper"});
}

TEST_CASE("a web archive gives its pages: charset, chunks and compression as HTTP says") {
  const std::string file = kFixtures + "pages.warc.gz";
  const auto records = records_in(file);
  CHECK(lines_of(records, file) ==
        std::vector<std::string>{
            "/https://oxlip.example/jobs/1/:0 Joiner", "/https://oxlip.example/jobs/2/:0 Glazier",
            "/https://oxlip.example/jobs/3/:0 Fitter", "/https://oxlip.example/note:0 Painter"});
  REQUIRE(records.size() == 4);
  CHECK(records[2].document->fields.url == "https://oxlip.example/jobs/3/");
}

TEST_CASE("records of an archive are told apart by rising numbers, the same each time") {
  for (const char* name : {"mixed.zip", "pages.warc.gz"}) {
    std::uint64_t last = 0;
    BatchReader batches(find_sources({kFixtures + name}));
    RecordReader reader;
    int ends = 0;
    while (const auto batch = batches.next()) {
      ends += batch->last ? 1 : 0;
      reader.read(*batch, [&](const Record& record) {
        CHECK(batch->before + record.source.record > last);
        last = batch->before + record.source.record;
      });
    }
    CHECK(ends == 1);
  }
}

TEST_CASE("an archive that is cut anywhere is read as far as it goes, with one error") {
  for (const char* name : {"mixed.zip", "pages.warc.gz"}) {
    const std::string whole = file_bytes(kFixtures + name);
    const std::size_t all = records_in(kFixtures + name).size();
    for (std::size_t size = 64; size < whole.size(); size += 97) {
      CAPTURE(name, size);
      std::size_t errors = 0;
      const auto records = records_of(whole.substr(0, size));
      for (const Record& record : records)
        errors += !record.document && record.document.error().code == ErrorCode::bad_archive;
      CHECK(errors <= 1);
      CHECK(records.size() <= all + 1);
      // The index at a zip's end is not needed: all its files stand in front of it.
      CHECK((errors == 1 || records.size() == all || records.back().document));
    }
  }
}

TEST_CASE("whole lines in front of the damage count, half a line is none") {
  std::string lines;
  for (int i = 0; i < 20'000; ++i)
    lines += "{\"id\":\"" + std::to_string(i * 7919) + "\",\"text\":\"Cook, $" +
             std::to_string(i % 977) + " an hour\"}\n";
  const TempFolder folder;
  const std::string path = folder.add("l.ndjson", lines);
  REQUIRE(std::system(("gzip -c '" + path + "' >'" + path + ".gz'").c_str()) == 0);
  const std::string packed = file_bytes(path + ".gz");
  const auto records = records_of(packed.substr(0, packed.size() / 2));
  REQUIRE(records.size() > 1000);
  for (std::size_t i = 0; i + 1 < records.size(); ++i) REQUIRE(records[i].document);
  CHECK(records.back().document.error().code == ErrorCode::bad_archive);
  CHECK_THAT(records.back().document.error().message, Catch::Contains("fetch it again"));
}

TEST_CASE("bombs, passwords and nesting are one error each") {
  const auto bomb = records_in(kHostile + "bomb.zst");
  REQUIRE(bomb.size() == 1);
  CHECK_THAT(bomb[0].document.error().message, Catch::Contains("250 times its size"));
  const auto deep = records_in(kHostile + "deep.tar.gz");
  REQUIRE(deep.size() == 1);
  CHECK_THAT(deep[0].document.error().message, Catch::Contains("more than 5 deep"));
  const auto locked = records_in(kHostile + "encrypted.zip");
  REQUIRE(locked.size() == 2);
  CHECK_THAT(locked[0].document.error().message,
             Catch::Contains("encrypted.zip/secret.txt: is encrypted"));
  CHECK(locked[1].document);
}

TEST_CASE("the size of a block changes nothing in an archive") {
  const auto usual = records_in(kFixtures + "mixed.zip");
  const std::size_t block = GENERATE(1, 7, 300);
  const auto records = records_in(kFixtures + "mixed.zip", {.block = block, .record = 10'000});
  REQUIRE(records.size() == usual.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    CHECK(records[i].source.path == usual[i].source.path);
    CHECK(records[i].source.record == usual[i].source.record);
    if (records[i].document) CHECK(records[i].document->text == usual[i].document->text);
  }
}

TEST_CASE("web archives that lie about their sizes are bounded") {
  const auto of = [](const std::string& head, const std::string& body) {
    return records_of("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: x\r\n" + head +
                      "\r\n\r\n" + body);
  };
  const auto good = of("Content-Length: 5", "Cook.\r\n\r\n");
  REQUIRE(good.size() == 1);
  CHECK(good[0].document->text == "Cook.");
  CHECK(of("Content-Length: 99999999999999", "Cook.")[0].document.error().code ==
        ErrorCode::bad_archive);
  CHECK(of("Content-Length: -1", "Cook.")[0].document.error().code == ErrorCode::bad_archive);
  CHECK(of("", "Cook.")[0].document.error().code == ErrorCode::bad_archive);
  const auto followed = of("Content-Length: 5", "Cook.\r\n\r\nno record");
  REQUIRE(followed.size() == 2);
  CHECK(followed[1].document.error().code == ErrorCode::bad_archive);
}
