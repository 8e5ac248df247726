// The loadable extension, as people load it: from the sqlite3 shell and from Python.
// Where one of them is not there, the test says so and leaves it out.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/support/temp_folder.h"

namespace wagescope {
namespace {

// A program without the sanitizers cannot load code that was built with them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLoadable = false;
#else
constexpr bool kLoadable = true;
#endif

bool is_there(const std::string& program) {
  const bool found =
      kLoadable && std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
  if (!found) WARN(program + " cannot be used here: the extension is not tried from it");
  return found;
}

std::string printed(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (int c; (c = std::fgetc(pipe)) != EOF;) out += static_cast<char>(c);
  ::pclose(pipe);
  return out;
}

/// Without ".so", as the documentation writes it.
std::string extension() {
  const std::string file = WAGESCOPE_SQL;
  return file.substr(0, file.rfind('.'));
}

struct Row {
  const char* sql;
  const char* rows;
};
const Row kRows[] = {
    {"SELECT min, max, currency, period, kind, bound, is_primary, annual_min, quote"
     " FROM wagescope_pay('Pay: $19 to $22 an hour.')",
     "19.0|22.0|USD|hour|base|range|1|39520.0|$19 to $22 an hour"},
    {"SELECT posting, currency_certainty, period_certainty, annual_why_not IS NULL, mentions"
     " FROM wagescope_pay('Pay: $19 an hour. Again: we pay $19 an hour.')",
     "0|assumed|stated|1|32-43"},
    {"SELECT annual_why_not IS NOT NULL, mentions IS NULL, notes IS NULL"
     " FROM wagescope_pay('We pay drivers $0.62 per mile.')",
     "1|1|1"},
    {"SELECT count(*) FROM wagescope_pay('A baker is wanted.')", "0"},
    {"SELECT count(*) FROM wagescope_pay(NULL)", "0"},
    {"SELECT count(*) FROM wagescope_pay", "0"},
    {"SELECT count(*) FROM wagescope_pay(x'c328')", "0"},
    {"SELECT count(*) FROM wagescope_pay(zeroblob(100000))", "0"},
    {"SELECT t.n, p.min FROM (SELECT 1 AS n, 'Pay: $19 an hour' AS words UNION ALL"
     " SELECT 2, 'Salary: $50,000 a year') AS t JOIN wagescope_pay(t.words) AS p ORDER BY 1",
     "1|19.0\n2|50000.0"},
    {"SELECT wagescope_role('We are hiring a Software Engineer.') IS NOT NULL", "1"},
    {"SELECT wagescope_role(NULL) IS NULL, wagescope_role('') IS NULL", "1|1"},
    {"SELECT wagescope_employer(NULL) IS NULL, wagescope_employer(x'ff') IS NULL", "1|1"},
    {"SELECT annual_pay(22.5, 'hour'), annual_pay(22.5, 'hour', 20)", "46800.0|23400.0"},
    {"SELECT annual_pay('1800', 'week'), annual_pay(4000, 'month')", "93600.0|48000.0"},
    {"SELECT annual_pay(NULL, 'hour') IS NULL, annual_pay(1, 'mile') IS NULL,"
     " annual_pay(1, 'eon') IS NULL, annual_pay('x', 'hour') IS NULL,"
     " annual_pay(1, 'hour', 0) IS NULL, annual_pay(9e18, 'hour') IS NULL",
     "1|1|1|1|1|1"},
    {"SELECT benchmark_amount('sag-aftra-health-earnings', '2023-07-26')", "26470.0"},
    {"SELECT benchmark_amount('none', '2023-07-26') IS NULL,"
     " benchmark_amount('sag-aftra-health-earnings', 'today') IS NULL,"
     " benchmark_amount('sag-aftra-health-earnings', '1900-01-01') IS NULL",
     "1|1|1"},
    {"SELECT round(pay_ratio(900000, 26470), 4), pay_ratio(1, 0) IS NULL, pay_ratio(NULL, 2) IS "
     "NULL",
     "34.0008|1|1"},
    // Only a deterministic function may stand in an index.
    {"CREATE TABLE t (a); CREATE INDEX i ON t (annual_pay(a, 'hour')); SELECT 'made'", "made"},
};

TEST_CASE("SQL functions in the sqlite3 shell") {
  if (!is_there("sqlite3")) return;
  const TempFolder folder;
  for (const Row& row : kRows) {
    CAPTURE(row.sql);
    const std::string script = folder.file("script.sql");
    std::ofstream(script) << ".load " << extension() << "\n" << row.sql << ";\n";
    CHECK(printed("sqlite3 :memory: < '" + script + "'") == std::string(row.rows) + "\n");
  }
}

TEST_CASE("SQL functions in Python") {
  // The system's own first: another may be built without extensions.
  const std::string python = is_there("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
  if (!is_there(python)) return;
  if (!printed(python + " -c 'import sqlite3; sqlite3.connect(\":memory:\").enable_load_extension'")
           .empty()) {
    WARN("this python3 was built without extensions of SQLite: not tried from it");
    return;
  }
  const TempFolder folder;
  const std::string script = folder.file("script.py");
  std::ofstream(script)
      << "import sqlite3\n"
         "db = sqlite3.connect(':memory:')\n"
         "db.enable_load_extension(True)\n"
         "db.load_extension('"
      << extension()
      << "')\n"
         "text = 'Salary: $900,000 a year. ' + '$' * 50000 + '\\0\\ud7ff'\n"
         "print(db.execute('SELECT min, period FROM wagescope_pay(?) LIMIT 1',"
         " [text]).fetchall())\n"
         "print(db.execute('SELECT annual_pay(?, ?)', [19, 'hour']).fetchone())\n";
  CHECK(printed(python + " '" + script + "'") == "[(900000.0, 'year')]\n(39520.0,)\n");
}

}  // namespace
}  // namespace wagescope
