// Data flows one way, so includes do too: extractor <- compare <- db <- cli, and inside
// the extractor from base towards posting. The tables beside this file hold the edges.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = WAGESCOPE_SOURCE_DIR;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Table table(const char* name) {
  auto read = Table::parse(name, contents(kRoot / "tests" / name));
  REQUIRE(read);
  return std::move(read).value();
}

struct Include {
  std::string file;    ///< Relative to the root.
  std::string header;  ///< As written between the quotes or brackets.
  bool own;            ///< In quotes: one of ours.
};

std::optional<Include> include_of(const std::string& file, std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with("#include")) return std::nullopt;
  const auto open = line.find_first_of("\"<");
  const auto close = line.find_last_of("\">");
  if (open == line.npos || close <= open) return std::nullopt;
  return Include{file, std::string(line.substr(open + 1, close - open - 1)), line[open] == '"'};
}

std::vector<Include> includes() {
  std::vector<Include> all;
  for (const char* part : {"extractor", "compare", "db", "cli"})
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / part)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      const std::string file = fs::relative(entry.path(), kRoot).generic_string();
      const std::string text = contents(entry.path());
      for (std::string_view line : split(text, '\n'))
        if (auto found = include_of(file, line)) all.push_back(std::move(*found));
    }
  return all;
}

bool starts_with_any(std::string_view path, std::string_view beginnings) {
  return std::ranges::any_of(split(beginnings, '|'), [&](std::string_view beginning) {
    return !beginning.empty() && path.starts_with(beginning);
  });
}

std::optional<Table::Row> row_of(const Table& edges, const std::string& file) {
  std::optional<Table::Row> best;
  for (const Table::Row& row : edges.rows())
    if (file.starts_with(row["folder"]) &&
        (!best || (*best)["folder"].size() < row["folder"].size()))
      best = row;
  return best;
}

/// Empty when the include is allowed, else what is wrong with it.
std::string fault(const Table& edges, const Include& include) {
  const auto row = row_of(edges, include.file);
  if (!row) return include.file + ": its folder has no row in tests/layering.tsv";
  const std::string own_folder = fs::path(include.file).parent_path().generic_string() + "/";
  if (include.header.starts_with(own_folder) && (*row)["folder"] != include.file) return "";
  if (include.header.starts_with("embedded_")) return "";
  if (starts_with_any(include.header, (*row)["may_include"])) return "";
  return include.file + " may not include " + include.header;
}

TEST_CASE("Includes follow the table of layers") {
  const Table edges = table("layering.tsv");
  const auto all = includes();
  REQUIRE(all.size() > 50);
  for (const Include& include : all)
    if (include.own) CHECK(fault(edges, include) == "");
}

TEST_CASE("Headers from outside are included only where the table says") {
  const Table places = table("outside_headers.tsv");
  for (const Include& include : includes())
    for (const Table::Row& row : places.rows()) {
      if (!include.header.starts_with(row["header"])) continue;
      INFO(include.file << " includes " << include.header);
      CHECK(starts_with_any(include.file, row["allowed_in"]));
    }
}

TEST_CASE("The layering test sees a forbidden edge") {
  const Table edges = table("layering.tsv");
  CHECK(fault(edges, {"extractor/role/role.cc", "compare/ratio/exact.h", true}) != "");
  CHECK(fault(edges, {"compare/ratio/exact.cc", "db/sqlite/sqlite.h", true}) != "");
  CHECK(fault(edges, {"extractor/role/role.cc", "extractor/posting/pay_reader.h", true}) != "");
  CHECK(fault(edges, {"unheard/of.cc", "extractor/base/date.h", true}) != "");
  CHECK(fault(edges, {"db/store.cc", "compare/ratio/exact.h", true}) == "");
}

}  // namespace
}  // namespace wagescope
