// JSON that is too long to be read whole: its lists, cut between their elements.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extractor/read/json_list.h"
#include "tests/support/reading.h"

namespace wagescope {
namespace {

using test::records_of;

/// Beyond what is read to tell the format by.
constexpr ReadLimits kLimits{.block = 4096, .json = 70'000, .record = 150'000};
constexpr int kMany = 300;

std::string jobs(int from, int to, const std::string& between = ",") {
  static const std::string pad(300, 'x');
  std::string out;
  for (int i = from; i <= to; ++i)
    out += (i > from ? between : "") + R"({"id":)" + std::to_string(i) +
           R"(,"text":"Baker. \"[{ $)" + std::to_string(10 + i) + " an hour }]" + pad + R"(\\"})";
  return out;
}

/// "1 2 3!": the ids of the postings, and "!" for a record that is none.
std::string ids(const std::vector<Record>& records) {
  std::string out;
  for (const Record& record : records)
    out += (out.empty() ? "" : " ") + (record.document ? record.source.id : std::string("!"));
  return out;
}

std::string numbers(int from, int to) {
  std::string out;
  for (int i = from; i <= to; ++i) out += (i > from ? " " : "") + std::to_string(i);
  return out;
}

TEST_CASE("a long list is read as a short one, wherever it is cut") {
  const std::string list =
      GENERATE("[" + jobs(1, kMany) + "]", "[\n " + jobs(1, kMany, " ,\n ") + "\n]\n",
               "\xEF\xBB\xBF[" + jobs(1, kMany) + "]",
               R"({"jobs":[)" + jobs(1, kMany) + R"(],"of":{"n":9}})",
               R"({"data":{"tags":["a{","b"],"jobs":[)" + jobs(1, kMany) + "]}}",
               "{\n\"jobs\": [\n" + jobs(1, kMany, ",\n") + "]\n}");
  const auto whole = records_of(list);
  REQUIRE(ids(whole) == numbers(1, kMany));
  const std::size_t block = GENERATE(1, 333, 4096);
  CAPTURE(list.substr(0, 40), block);
  const auto cut = records_of(list, {.block = block, .json = 70'000, .record = 10'000});
  REQUIRE(ids(cut) == ids(whole));
  for (std::size_t i = 0; i < cut.size(); ++i) {
    CHECK(cut[i].document->text == whole[i].document->text);
    CHECK(cut[i].source.record == i + 1);
  }
}

TEST_CASE("what is wrong in a long list is told where it stands") {
  struct Row {
    std::string middle;  ///< Behind kMany postings.
    const char* ids;     ///< Of what comes then.
    const char* words;
  };
  const std::vector<Row> rows = {
      {R"({"id":4,"text":oops},)" + jobs(5, 6) + "]", "! 5 6", "record 301: not valid"},
      {R"({"id":4},)" + jobs(5, 6) + "]", "! 5 6", "record 301: no text"},
      {"{\"id\":4,\"text\":\"\x81\"}," + jobs(5, 6) + "]", "! 5 6", "record 301: byte 16"},
      {R"({"id":4,"text":"cut of)", "!", "record 301: the file ends before its list"},
      {"", "!", "record 301: the file ends before its list"},
      {R"({"id":4]},)" + jobs(5, 6) + "]", "!", "record 301: not valid JSON there"},
      {jobs(5, 5) + "] and more", "5 !", "record 302: not valid JSON there"},
      {std::string(2000, '[') + "]", "!", "nested more than 1,024 deep"},
      {R"({"text":")" + std::string(160'000, 'x') + "\"}]", "!",
       "record 301: longer than the limit of 150000"},
  };
  for (const Row& row : rows) {
    const auto records = records_of("[" + jobs(1, kMany) + "," + row.middle, kLimits);
    CAPTURE(row.words);
    REQUIRE(ids(records) == numbers(1, kMany) + " " + row.ids);
    for (const Record& record : records)
      if (!record.document) CHECK_THAT(record.document.error().message, Catch::Contains(row.words));
  }
}

TEST_CASE("of a short list that is broken the whole elements are read") {
  CHECK(ids(records_of("[" + jobs(1, 2) + R"(,{"id":3,"text":oops},)" + jobs(4, 4) + "]")) ==
        "1 2 ! 4");
  CHECK(ids(records_of("[" + jobs(1, 2) + R"(,{"id":3,"te)")) == "1 2 !");
  CHECK(ids(records_of("[{oops}, 3]")) == "!");
  const auto records = records_of(R"([{"id":1,"text":oops])");
  REQUIRE(ids(records) == "!");
  CHECK(records[0].source.record == 0);
}

TEST_CASE("only the list that makes a file long must hold nothing but postings") {
  const std::string front = R"({"offices":[{"id":"o","name":"Leeds"},{"id":"p"}],"jobs":[)";
  const std::string behind = R"(],"teams":[{"id":7}],"more":[)" + jobs(1, 2) + "]}";
  CHECK(ids(records_of(front + jobs(1, kMany) + behind, kLimits)) == numbers(1, kMany) + " 1 2");
}

TEST_CASE("the postings in an element of a long list have its number") {
  const auto nested = records_of(
      R"([{"team":"a","jobs":[)" + jobs(1, 2) + R"(]},{"jobs":[)" + jobs(3, kMany) + "]}]",
      kLimits);
  REQUIRE(ids(nested) == numbers(1, kMany));
  CHECK(nested[1].source.record == 1);
  CHECK(nested[2].source.record == 2);
}

TEST_CASE("a long posting that holds lists is no list of postings") {
  const std::string text(100'000, 'x');
  const std::string scalars = "\"" + std::string(100'000, '1') + "\"";
  for (const std::string& posting : {"{\"id\":1,\n\"tags\":[{\"a\":1}],\"text\":\"" + text + "\"}",
                                     R"({"id":1,"vector":[)" + scalars + R"(],"text":"a"})" + "\n",
                                     R"({"id":1,"tags":[{"a":1}],"text":")" + text + "\"}\n"}) {
    const auto records = records_of(posting, kLimits);
    CHECK(ids(records) == "1");
    CHECK(records[0].source.record == (posting.find('\n') + 1 == posting.size() ? 1 : 0));
  }
}

TEST_CASE("a long list in UTF-16 is read as in UTF-8") {
  std::string wide = "\xFF\xFE";
  for (const char c : "[" + jobs(1, kMany) + "]") wide += {c, '\0'};
  CHECK(ids(records_of(wide, kLimits)) == numbers(1, kMany));
}

}  // namespace
}  // namespace wagescope
