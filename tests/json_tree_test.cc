#include "extractor/read/json_tree.h"

#include <catch2/catch.hpp>
#include <string>

using namespace wagescope;

TEST_CASE("a JSON tree keeps digits, places and members") {
  const std::string bytes =
      R"({"a": [1.10, "x", {"b": null}], "c": {"d": "\u00a35 \ud83d\ude00"}})";
  const auto tree = json::Tree::parse(bytes);
  REQUIRE(tree);
  const json::Value root = tree->root();
  CHECK(root.is(json::Type::object));
  CHECK(root["a"].children().size() == 3);
  CHECK(root["a"].children()[0].words() == "1.10");
  CHECK(root["a"].raw() == R"([1.10, "x", {"b": null}])");
  CHECK(root["a"].children()[0].raw().data() == bytes.data() + 7);
  CHECK(root.at("c.d").words() == "£5 😀");
  CHECK_FALSE(root.at("a.b"));  // the first element is a number
  CHECK_FALSE(root["e"]);
  CHECK(root["c"].key() == "c");
}

TEST_CASE("JSON as pages have it is read, and what is no JSON is not") {
  for (const char* good : {"{}", " [ ] ", "1", "\"a\nb\"", "[1,]", "{\"a\":1,}", "{\"a\":1};",
                           "\"\\ud800\"", "[[],{}]"}) {
    CAPTURE(good);
    CHECK(json::Tree::parse(good));
  }
  for (const char* bad : {"", "{", "[1", "[1}", "{\"a\"}", "{a:1}", "[1 2]", "\"a", "\"a\\", "nul",
                          "1 1", "{\"a\":}", ",", "]"}) {
    CAPTURE(bad);
    CHECK_FALSE(json::Tree::parse(bad));
  }
  CHECK_FALSE(json::Tree::parse(std::string(100'000, '[')));
  std::string many = "[1";
  for (int i = 1; i < 1'999'999; ++i) many += ",1";
  CHECK(json::Tree::parse(many + "]"));
  CHECK_FALSE(json::Tree::parse(many + ",1]"));
  CHECK(json::Tree::parse("\"\\ud800x\"")->root().words() == "\xEF\xBF\xBDx");
}
