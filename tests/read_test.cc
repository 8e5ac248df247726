// What the readers make of files, good and hostile.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "extractor/read/read.h"
#include "tests/support/reading.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;

using test::records_in;
using test::records_of;

TEST_CASE("the format is told by the content") {
  struct Row {
    const char* head;
    Format format;
  };
  const Row row = GENERATE(values<Row>({
      {"", Format::plain},
      {"Baker wanted. £12 an hour.\n", Format::plain},
      {"{Company} is hiring a baker.\n", Format::plain},
      {"{\"text\":\"a\"}", Format::ndjson},
      {"\xEF\xBB\xBF{\"text\":\"a\"}\n", Format::ndjson},
      {"\n\r\n  { \"text\" : \"a\"}\n", Format::ndjson},
      {"{}\n{}\n", Format::ndjson},
      {"not json\n{\"text\":\"a\"}\n{\"text\":\"b\"}\n", Format::ndjson},
      {"A letter that quotes\n{\"text\":\"a\"}\nand goes on\n", Format::plain},
      {"[{\"text\":\"a\"}]", Format::json},
      {"[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]", Format::json},
      {"{\"jobs\":[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]}", Format::json},
      {"{\n  \"text\": \"a\"\n}\n", Format::json},
      {"{\"text\":\"broken\n{\"text\":\"b\"}\n", Format::ndjson},
      {"[Baker] wanted in Leeds\n", Format::plain},
      {"<!DOCTYPE html><html><body>Baker", Format::html},
      {"\n <div>Baker</div>", Format::html},
      {"Baker wanted.<p>£12 an hour</p>", Format::html},
      {"Baker wanted.<br>\n£12 an hour\n", Format::plain},
      {"<3 our bakers\n", Format::plain},
      {"Pay < £12 and > £11\n", Format::plain},
  }));
  CAPTURE(row.head);
  CHECK(tell_format(row.head) == row.format);
}

TEST_CASE("a plain file is one record; a byte order mark is no text") {
  const auto records = records_of("\xEF\xBB\xBFPay: $20 an hour\r\n");
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].document);
  CHECK(records[0].source.record == 0);
  CHECK(records[0].document->text == "Pay: $20 an hour\r\n");
  const SourceSpan span = records[0].document->offsets.to_source(TextSpan{5, 8});
  CHECK(span.begin == 8);
  CHECK(span.end == 11);
}

TEST_CASE("a plain file with references of HTML and no tags is read as it is meant") {
  const auto records = records_of("Pay: &pound;12 &ndash; &pound;14 an hour\n");
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].document);
  CHECK(records[0].document->text == "Pay: £12 – £14 an hour\n");
  const SourceSpan span = records[0].document->offsets.to_source(TextSpan{5, 9});  // "£12"
  CHECK(span.begin == 5);
  CHECK(span.end == 14);
}

TEST_CASE("an HTML file is one record whose offsets lead to the file's bytes") {
  const std::string page =
      "\xEF\xBB\xBF<!doctype html><body><h1>Baker</h1><p>Pay: <b>&pound;14</b>.50 an hour</p>";
  const auto records = records_of(page);
  REQUIRE(records.size() == 1);
  const Document& document = *records[0].document;
  CHECK(document.text == "Baker\nPay: £14.50 an hour");
  const auto at = static_cast<std::uint32_t>(document.text.find("£14.50"));
  const SourceSpan span = document.offsets.to_source(TextSpan{at, at + 7});
  CHECK(page.substr(span.begin, span.size()) == "&pound;14</b>.50");
}

TEST_CASE("HTML in a field is read, escaped once more too; offsets lead into its value") {
  const auto records = records_of(
      "{\"description\":\"<p>Pay:</p><p>$20 an hour</p>\"}\n"
      "{\"description\":\"&lt;p&gt;Pay:&lt;/p&gt;&lt;p&gt;$21 an hour&lt;/p&gt;\"}\n"
      "{\"text\":\"Pay < $30 & > $20\"}\n");
  REQUIRE(records.size() == 3);
  CHECK(records[0].document->text == "Pay:\n$20 an hour");
  CHECK(records[0].document->offsets.to_source(TextSpan{5, 8}) == SourceSpan{14, 17});
  CHECK(records[1].document->text == "Pay:\n$21 an hour");
  CHECK(records[1].document->offsets.to_source(TextSpan{5, 8}) == SourceSpan{32, 35});
  CHECK(records[2].document->text == "Pay < $30 & > $20");
}

TEST_CASE("NUL bytes and an empty file are text like any other") {
  CHECK(records_of(std::string("a\0b", 3))[0].document->text == std::string("a\0b", 3));
  CHECK(records_of("")[0].document->text.empty());
}

TEST_CASE("invalid UTF-8 names the byte") {
  const auto plain = records_of("abc\xFFzzz");
  REQUIRE_FALSE(plain[0].document);
  CHECK(plain[0].document.error().code == ErrorCode::bad_utf8);
  CHECK_THAT(plain[0].document.error().message, Catch::Contains("byte 3 "));
  const auto lines = records_of("{\"text\":\"a\"}\n{\"text\":\"\xC3(\"}\n{\"text\":\"c\"}\n");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].document);
  CHECK_THAT(lines[1].document.error().message,
             Catch::Contains(", line 2: ") && Catch::Contains("byte 9 "));
  CHECK(lines[2].document);
}

TEST_CASE("lines are numbered, blank ones too, and the fields are kept") {
  const auto records = records_of(
      "\r\n{\"id\":7,\"text\":\"Pay \\u00a310\",\"title\":\"Baker\",\"company\":{\"name\":\"Oat & "
      "Co\"},\"location\":\"Leeds\",\"country\":\"uk\",\"date\":\"2024-02-29T08:00:00Z\","
      "\"url\":\"https://oat.example/7\"}\r\n   \n{\"description\":\"b\",\"text\":\" \","
      "\"country\":\"Canada\",\"date\":\"2023-02-29\"}");
  REQUIRE(records.size() == 2);
  CHECK(records[0].source.record == 2);
  CHECK(records[0].source.id == "7");
  const Document& first = *records[0].document;
  CHECK(first.text == "Pay £10");
  CHECK(first.fields.title == "Baker");
  CHECK(first.fields.employer == "Oat & Co");
  CHECK(first.fields.location == "Leeds");
  CHECK(first.fields.country == "GB");
  CHECK(first.fields.date == "2024-02-29");
  CHECK(first.fields.url == "https://oat.example/7");
  CHECK(records[1].source.record == 4);
  const Document& second = *records[1].document;
  CHECK(second.text == "b");  // a blank text holds nothing, so the description counts
  CHECK(second.fields.location == "Canada");
  CHECK_FALSE(second.fields.country);
  CHECK_FALSE(second.fields.date);  // no such day
}

TEST_CASE("a bad line is one error, with its place and the mend") {
  const auto records = records_of(
      "{\"text\":\"a\"}\n{\"text\":\"b\"\n[1]\n{\"title\":\"x\"}\n{\"text\":5}\n"
      "{\"text\":\"\\ud800\"}\n{\"text\":\"g\"}{}\n{\"text\":\"h\"}\n{\"text\":\"i\"}\n"
      "{\"text\":\"j\"}\n{\"text\":\"k\"}\n");
  REQUIRE(records.size() == 11);
  const std::vector<std::size_t> good = {0, 7, 8, 9, 10};
  for (std::size_t i = 0; i < records.size(); ++i) {
    CAPTURE(i);
    CHECK(records[i].document.has_value() ==
          (std::find(good.begin(), good.end(), i) != good.end()));
    CHECK(records[i].source.record == i + 1);
  }
  CHECK(records[1].document.error().code == ErrorCode::bad_json);
  CHECK(records[3].document.error().code == ErrorCode::missing_field);
  CHECK_THAT(records[3].document.error().message, Catch::Contains("--field text=NAME"));
}

TEST_CASE("JSON nested 100,000 deep is one error") {
  const std::string deep =
      "{\"text\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n";
  const auto records = records_of(deep + "{\"text\":\"a\"}\n");
  REQUIRE(records.size() == 2);
  CHECK_THAT(records[0].document.error().message, Catch::Contains("1,024 deep"));
  CHECK(records[1].document);
}

TEST_CASE("a record beyond the limit is one error, and the next ones are read") {
  const ReadLimits limits{.block = 64, .record = 1000};
  const std::string longer = "{\"text\":\"" + std::string(5000, 'x') + "\"}\n";
  const auto lines = records_of("{\"text\":\"a\"}\n" + longer + "{\"text\":\"c\"}\n", limits);
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].document.error().code == ErrorCode::too_large);
  CHECK_THAT(lines[1].document.error().message, Catch::Contains("line 2: "));
  CHECK(lines[2].document->text == "c");
  CHECK(lines[2].source.record == 3);
  CHECK(records_of(std::string(5000, 'x'), limits)[0].document.error().code ==
        ErrorCode::too_large);
  CHECK(records_of(longer.substr(0, 4000), limits).size() == 1);  // ends inside the long line
}

TEST_CASE("the size of a block changes nothing") {
  std::string bytes;
  for (int i = 0; i < 50; ++i)
    bytes += "{\"text\":\"" + std::string(static_cast<std::size_t>(i * 7 % 90), 'a') + "b\"}\n";
  const std::size_t block = GENERATE(1, 2, 63, 64, 65, 100'000);
  CAPTURE(block);
  const auto records = records_of(bytes, {.block = block, .record = 1000});
  REQUIRE(records.size() == 50);
  for (std::size_t i = 0; i < records.size(); ++i) {
    CHECK(records[i].source.record == i + 1);
    CHECK(records[i].document->text.size() == i * 7 % 90 + 1);
  }
}

TEST_CASE("a table's rows are records, whatever the size of a block") {
  const std::string table =
      "\xEF\xBB\xBFjob_id,Job Title,Description,salary_min,salary_max,currency,pay_period\r\n"
      "1,Baker,\"<p>Bake,\n\"\"daily\"\"</p>\",12.50,14,GBP,HOURLY\r\n"
      "\r\n2,Miller,,30000,,EUR,YEARLY\r\n3,,,,,,\r\n4,Cook,\xFF,,,,\r\n5,Porter,Carry.,,,,";
  const std::size_t block = GENERATE(1, 7, 100'000);
  CAPTURE(block);
  const auto records = records_of(table, {.block = block, .record = 10'000});
  REQUIRE(records.size() == 5);
  CHECK(records[0].source.record == 2);
  CHECK(records[0].document->fields.title == "Baker");
  CHECK(records[0].document->text == "Bake, \"daily\"");
  REQUIRE(records[0].document->stated_pay.size() == 1);
  CHECK(records[0].document->stated_pay[0].min == Decimal::parse("12.5"));
  CHECK(records[0].document->stated_pay[0].period == "hour");
  CHECK(records[1].source.record == 5);
  CHECK_FALSE(records[1].document->stated_pay[0].max);
  CHECK(records[2].document.error().code == ErrorCode::missing_field);
  CHECK(records[3].document.error().code == ErrorCode::bad_utf8);
  CHECK(records[4].document->text == "Carry.");
  const auto open =
      records_of("title,text\na,\"" + std::string(5000, 'x'), {.block = 64, .record = 999});
  REQUIRE(open.size() == 1);
  CHECK(open[0].document.error().code == ErrorCode::too_large);
}

TEST_CASE("names of fields are mapped") {
  const TempFolder folder;
  const std::string file = folder.add("f", "{\"text\":\"no\",\"body\":\"yes\",\"org\":\"Oat\"}\n");
  FieldNames names;
  REQUIRE(names.map("text=body"));
  REQUIRE(names.map("employer=org"));
  const auto records = records_in(file, {}, names);
  CHECK(records[0].document->text == "yes");
  CHECK(records[0].document->fields.employer == "Oat");
  for (const char* bad : {"text", "text=", "salary=pay", "=x", ""}) {
    CAPTURE(bad);
    CHECK_FALSE(names.map(bad));
  }
}

TEST_CASE("a folder is its files in order of their paths, hidden ones left out") {
  const TempFolder folder;
  folder.add("b.txt", "b");
  folder.add("a/z.txt", "az");
  folder.add("a/c.txt", "ac");
  folder.add(".hidden.txt", "no");
  folder.add(".git/config", "no");
  const fs::path& root = folder.path();
  fs::create_symlink("/nowhere/at/all", root / "broken");
  fs::create_directory_symlink(root, root / "a/loop");
  std::vector<std::string> texts;
  for (const Record& record : records_in(root.string())) texts.push_back(record.document->text);
  CHECK(texts == std::vector<std::string>{"ac", "az", "b"});
}

TEST_CASE("a path that is not there stops the run before it begins") {
  CHECK_THROWS_AS(find_sources({"/nowhere/at/all"}), EnvironmentError);
}

}  // namespace
}  // namespace wagescope
