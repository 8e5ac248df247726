#include "db/benchmarks/benchmark_tables.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <string>

#include "db/digest.h"
#include "embedded_db.h"

namespace wagescope {
namespace {

constexpr std::string_view kFolder = "benchmarks/";
/// Tables of their own form beside the series.
constexpr std::array<std::string_view, 2> kOthers{"benchmarks/oews.csv", "benchmarks/cpi_u.csv"};

std::vector<EmbeddedFile> series_files() {
  std::vector<EmbeddedFile> out;
  for (const EmbeddedFile& file : embedded_db()) {
    if (!file.name.starts_with(kFolder)) continue;
    if (file.name != kOthers[0] && file.name != kOthers[1]) out.push_back(file);
  }
  return out;
}

std::string built_in_version() {
  Sha256 hash;
  for (const EmbeddedFile& file : series_files()) hash.add_part(file.bytes);
  return to_hex(cut_digest(hash));
}

/// How many units of a monthly amount make its year. In Spain a minimum wage
/// "of 14 payments a year" is paid 14 times, and so says the measure.
std::int64_t units_per_year(const Benchmark& series, const BenchmarkValue& value) {
  constexpr std::string_view kWords = " payments a year";
  if (series.unit != "month") return 1;
  const auto words = value.measure.find(kWords);
  if (words == std::string::npos) return 12;
  auto digits = words;
  while (digits > 0 && value.measure[digits - 1] >= '0' && value.measure[digits - 1] <= '9') {
    --digits;
  }
  std::int64_t count = 12;
  std::from_chars(value.measure.data() + digits, value.measure.data() + words, count);
  return count > 0 ? count : 12;
}

std::optional<std::string_view> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

class BenchmarkWriter {
 public:
  explicit BenchmarkWriter(const Database& database)
      : series_(database,
                "INSERT INTO benchmark (id, name, category, issuer, jurisdiction, currency, unit,"
                " origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        value_(database,
               "INSERT INTO benchmark_value (benchmark_id, amount_micros, units_per_year, measure,"
               " effective_from, effective_to, source_title, source_url, note)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)") {}

  void write(const Benchmark& series, std::string_view origin) {
    series_.bind(1, series.id).bind(2, series.name).bind(3, series.category);
    series_.bind(4, series.issuer).bind(5, series.jurisdiction);
    series_.bind(6, unless_empty(series.currency)).bind(7, series.unit).bind(8, origin).run();
    for (const BenchmarkValue& value : series.values) write(series, value);
  }

 private:
  void write(const Benchmark& series, const BenchmarkValue& value) {
    value_.bind(1, series.id).bind(2, value.amount.micros());
    value_.bind(3, units_per_year(series, value)).bind(4, value.measure);
    value_.bind(5, to_string(value.effective_from));
    if (value.effective_to) {
      value_.bind(6, to_string(*value.effective_to));
    } else {
      value_.bind_null(6);
    }
    value_.bind(7, value.source_title).bind(8, value.source_url);
    value_.bind(9, unless_empty(value.note)).run();
  }

  Statement series_;
  Statement value_;
};

/// "built-in" or "user"; empty when the file has no such series.
std::optional<std::string> origin_of(const Database& database, std::string_view id) {
  Statement query(database, "SELECT origin FROM benchmark WHERE id = ?1");
  query.bind(1, id);
  if (!query.step()) return std::nullopt;
  return std::string(query.text(0));
}

void write_built_in(Database& database) {
  database.run("DELETE FROM benchmark WHERE origin = 'built-in'");
  BenchmarkWriter writer(database);
  for (const EmbeddedFile& file : series_files()) {
    const auto all = read_benchmarks(file.name, file.bytes);
    // Our own data is read by a test; a fault in it is a bug, not bad input.
    if (!all) throw std::logic_error(all.error().message);
    for (const Benchmark& series : *all) {
      if (!origin_of(database, series.id)) writer.write(series, "built-in");
    }
  }
}

std::string stored_version(const Database& database) {
  Statement query(database, "SELECT value FROM setting WHERE name = 'built_in_benchmarks'");
  return query.step() ? std::string(query.text(0)) : std::string();
}

Benchmark series_of(const Statement& row) {
  Benchmark out;
  out.id = row.text(0);
  out.name = row.text(1);
  out.category = row.text(2);
  out.issuer = row.text(3);
  out.jurisdiction = row.text(4);
  out.currency = row.text(5);
  out.unit = row.text(6);
  return out;
}

/// Only ours are written, but anybody may edit the file.
Date stored_date(std::string_view text) {
  if (const auto date = parse_date(text)) return *date;
  throw EnvironmentError("benchmark_value holds \"" + std::string(text) +
                         "\", which is not a date of the form 2023-07-26: mend that row");
}

BenchmarkValue value_of(const Statement& row) {
  BenchmarkValue out;
  out.amount = Decimal::from_micros(row.number(7));
  out.measure = row.text(8);
  out.effective_from = stored_date(row.text(9));
  if (!row.is_null(10)) out.effective_to = stored_date(row.text(10));
  out.source_title = row.text(11);
  out.source_url = row.text(12);
  out.note = row.text(13);
  return out;
}

}  // namespace

void load_built_in_benchmarks(Database& database) {
  static const std::string version = built_in_version();
  if (stored_version(database) == version) return;
  Transaction transaction(database);
  if (stored_version(database) == version) return;
  write_built_in(database);
  Statement setting(database,
                    "INSERT OR REPLACE INTO setting (name, value)"
                    " VALUES ('built_in_benchmarks', ?1)");
  setting.bind(1, version).run();
  transaction.commit();
}

Result<AddedBenchmarks> add_user_benchmarks(Database& database, std::string_view file,
                                            std::string_view csv) {
  const auto all = read_benchmarks(file, csv);
  if (!all) return all.error();
  AddedBenchmarks out;
  for (const Benchmark& series : *all) {
    const auto origin = origin_of(database, series.id);
    if (origin == "built-in") {
      return Error{ErrorCode::bad_benchmark, std::string(file) + ": " + series.id +
                                                 " is the id of a built-in series: give yours"
                                                 " another id"};
    }
    (origin ? out.replaced : out.added).push_back(series.id);
    out.values += series.values.size();
  }
  Statement remove(database, "DELETE FROM benchmark WHERE id = ?1");
  for (const std::string& id : out.replaced) remove.bind(1, id).run();
  BenchmarkWriter writer(database);
  for (const Benchmark& series : *all) writer.write(series, "user");
  return out;
}

std::vector<Benchmark> read_stored_benchmarks(const Database& database,
                                              std::optional<std::string_view> id) {
  Statement query(database,
                  "SELECT b.id, b.name, b.category, b.issuer, b.jurisdiction, b.currency, b.unit,"
                  " v.amount_micros, v.measure, v.effective_from, v.effective_to, v.source_title,"
                  " v.source_url, v.note"
                  " FROM benchmark AS b JOIN benchmark_value AS v ON v.benchmark_id = b.id"
                  " WHERE ?1 IS NULL OR b.id = ?1 ORDER BY b.id, v.effective_from");
  query.bind(1, id);
  std::vector<Benchmark> out;
  while (query.step()) {
    if (out.empty() || out.back().id != query.text(0)) out.push_back(series_of(query));
    out.back().values.push_back(value_of(query));
  }
  return out;
}

std::string_view built_in_csv(std::string_view name) {
  for (const EmbeddedFile& file : embedded_db()) {
    if (file.name == std::string(kFolder) + std::string(name) + ".csv") return file.bytes;
  }
  throw std::logic_error("no built-in table is called " + std::string(name));
}

}  // namespace wagescope
