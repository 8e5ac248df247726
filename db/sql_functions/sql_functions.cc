// The extractor as SQL functions, for sqlite3, Datasette or Python:
//
//   .load build/release/wagescope_sql
//   SELECT min, max, currency, period FROM wagescope_pay('Pay: $19 to $22 an hour');
//
// docs/database.md lists them. All of them are deterministic, give NULL (or no
// row) for NULL and for what they cannot read, and take bounded time on any text.
#include <sqlite3ext.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/annualise/annualise.h"
#include "compare/benchmark/benchmark.h"
#include "compare/ratio/exact.h"
#include "embedded_db.h"
#include "extractor/base/utf8.h"
#include "extractor/extractor.h"

SQLITE_EXTENSION_INIT1

namespace wagescope {
namespace {

const Extractor& extractor() {
  static const Extractor made;
  return made;
}

/// Empty for NULL.
std::optional<std::string> text_of(sqlite3_value* value) {
  if (sqlite3_value_type(value) == SQLITE_NULL) return std::nullopt;
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (bytes == nullptr) return std::nullopt;
  return std::string(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

std::optional<Decimal> decimal_of(sqlite3_value* value) {
  const auto text = text_of(value);
  return text ? Decimal::parse(*text) : std::nullopt;
}

/// What SQL computes with: the nearest double, made from the exact digits.
double real_of(const std::string& digits) { return std::strtod(digits.c_str(), nullptr); }

void give(sqlite3_context* context, std::string_view text) {
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void give(sqlite3_context* context, const std::optional<Decimal>& amount) {
  if (amount) sqlite3_result_double(context, real_of(amount->to_string()));
}
void give(sqlite3_context* context, const std::optional<Stated>& stated) {
  if (stated) give(context, std::string_view(stated->value));
}
void give(sqlite3_context* context, const std::optional<std::string>& text) {
  if (text) give(context, std::string_view(*text));
}

/// The postings in a text; none for NULL and for bytes that are no UTF-8.
std::vector<Posting> postings_in(sqlite3_value* value) {
  auto text = text_of(value);
  if (!text || utf8::first_invalid(*text)) return {};
  Document document;
  document.text = *std::move(text);
  return extractor().extract(document);
}

/// Nothing may be thrown into SQLite.
template <class Work>
void guarded(sqlite3_context* context, const Work& work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

void role(sqlite3_context* context, int, sqlite3_value** arguments) {
  guarded(context, [&] {
    for (const Posting& posting : postings_in(arguments[0]))
      if (posting.role) return give(context, posting.role);
  });
}

void employer(sqlite3_context* context, int, sqlite3_value** arguments) {
  guarded(context, [&] {
    for (const Posting& posting : postings_in(arguments[0]))
      if (posting.employer) return give(context, posting.employer);
  });
}

/// annual_pay(amount, period [, hours a week])
void annual_pay(sqlite3_context* context, int count, sqlite3_value** arguments) {
  guarded(context, [&] {
    const auto amount = decimal_of(arguments[0]);
    const auto name = text_of(arguments[1]);
    const auto period = name ? period_from_name(*name) : std::nullopt;
    if (!amount || !period) return;
    Pay pay;
    pay.min = pay.max = amount;
    pay.period = period;
    if (count > 2) {
      pay.work.hours_per_week = decimal_of(arguments[2]);
      if (!pay.work.hours_per_week || pay.work.hours_per_week->micros() <= 0) return;
    }
    give(context, annualise(pay).min);
  });
}

/// The built-in series. Tables of another kind, as the occupations', are left out.
const std::vector<Benchmark>& series() {
  static const std::vector<Benchmark> all = [] {
    std::vector<Benchmark> out;
    for (const EmbeddedFile& file : embedded_db()) {
      if (!file.name.ends_with(".csv") || !file.bytes.starts_with("id,")) continue;
      auto read = read_benchmarks(file.name, file.bytes);
      if (read) std::move(read->begin(), read->end(), std::back_inserter(out));
    }
    return out;
  }();
  return all;
}

/// benchmark_amount(id, day)
void benchmark_amount(sqlite3_context* context, int, sqlite3_value** arguments) {
  guarded(context, [&] {
    const auto id = text_of(arguments[0]), day = text_of(arguments[1]);
    if (!id || !day) return;
    const Benchmark* found = find_benchmark(series(), *id);
    const auto date = parse_date(*day);
    if (found == nullptr || !date) return;
    if (const auto value = value_in_force(*found, *date)) give(context, value->value.amount);
  });
}

/// pay_ratio(a, b)
void pay_ratio(sqlite3_context* context, int, sqlite3_value** arguments) {
  guarded(context, [&] {
    const auto a = decimal_of(arguments[0]), b = decimal_of(arguments[1]);
    if (!a || !b || b->micros() == 0) return;
    constexpr unsigned kMoreThanADoubleHolds = 20;
    sqlite3_result_double(context, real_of((Exact(*a) / Exact(*b)).rounded(kMoreThanADoubleHolds)));
  });
}

// ---- wagescope_pay(text): a table with a row for each pay -------------------

constexpr const char* kPayTable =
    "CREATE TABLE wagescope_pay (min REAL, max REAL, currency TEXT, period TEXT, kind TEXT,"
    " bound TEXT, basis TEXT, scope TEXT, is_primary INTEGER, annual_min REAL, annual_max REAL,"
    " assumes TEXT, confidence REAL, quote TEXT, span_begin INTEGER, span_end INTEGER, rule TEXT,"
    " time TEXT, title TEXT, role TEXT, employer TEXT, location TEXT, country TEXT, date TEXT,"
    " posting INTEGER, role_note TEXT, currency_certainty TEXT, period_certainty TEXT,"
    " annual_why_not TEXT, mentions TEXT, notes TEXT, text TEXT HIDDEN)";
constexpr int kTextColumn = 31;

struct PayRow {
  Posting posting;    ///< Without its pay.
  std::size_t place;  ///< Of the posting in the text, from 0.
  Pay pay;
  Annual annual;
};

struct PayCursor : sqlite3_vtab_cursor {
  std::vector<PayRow> rows;
  std::size_t at = 0;
  std::string text;
};

template <class Work>
int status_of(const Work& work) {
  try {
    work();
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception&) {
    return SQLITE_ERROR;
  }
}

int connect(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** out, char**) {
  const int code = sqlite3_declare_vtab(database, kPayTable);
  if (code != SQLITE_OK) return code;
  sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
  return status_of([&] { *out = new sqlite3_vtab{}; });
}

int disconnect(sqlite3_vtab* table) {
  delete table;
  return SQLITE_OK;
}

/// The text must be given; without it there is no plan.
int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn != kTextColumn || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (!constraint.usable) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    info->idxNum = 1;
    info->estimatedCost = 1000;
    info->estimatedRows = 3;
    return SQLITE_OK;
  }
  return SQLITE_OK;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
  return status_of([&] { *out = new PayCursor{}; });
}

int close(sqlite3_vtab_cursor* cursor) {
  delete static_cast<PayCursor*>(cursor);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int, const char*, int count, sqlite3_value** arguments) {
  auto& cursor = *static_cast<PayCursor*>(base);
  return status_of([&] {
    cursor.rows.clear();
    cursor.at = 0;
    if (count == 0) return;
    cursor.text = text_of(arguments[0]).value_or("");
    std::size_t place = 0;
    for (Posting& posting : postings_in(arguments[0])) {
      const std::vector<Pay> pays = std::move(posting.pay);
      posting.pay.clear();
      for (const Pay& pay : pays) cursor.rows.push_back({posting, place, pay, annualise(pay)});
      ++place;
    }
  });
}

int next(sqlite3_vtab_cursor* cursor) {
  ++static_cast<PayCursor*>(cursor)->at;
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* base) {
  const auto& cursor = *static_cast<PayCursor*>(base);
  return cursor.at >= cursor.rows.size() ? 1 : 0;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

/// "26-31 40-52", as in the table pay.
std::string joined(const std::vector<SourceSpan>& spans) {
  std::string out;
  for (const SourceSpan span : spans)
    out += (out.empty() ? "" : " ") + std::to_string(span.begin) + "-" + std::to_string(span.end);
  return out;
}

void give_unless_empty(sqlite3_context* context, std::string_view text) {
  if (!text.empty()) give(context, text);
}

void give_column(sqlite3_context* context, const PayCursor& cursor, int column) {
  const auto& [posting, place, pay, annual] = cursor.rows[cursor.at];
  switch (column) {
    case 0: return give(context, pay.min);
    case 1: return give(context, pay.max);
    case 2: return pay.currency.empty() ? void() : give(context, std::string_view(pay.currency));
    case 3: return pay.period ? give(context, name(*pay.period)) : void();
    case 4: return give(context, name(pay.kind));
    case 5: return give(context, name(pay.bound));
    case 6: return pay.basis ? give(context, name(*pay.basis)) : void();
    case 7: return give(context, pay.scope);
    case 8: return sqlite3_result_int(context, pay.primary);
    case 9: return give(context, annual.min);
    case 10: return give(context, annual.max);
    case 11:
      return annual.min || annual.max ? give(context, std::string_view(joined(annual.assumes)))
                                      : void();
    case 12: return sqlite3_result_double(context, pay.confidence_percent / 100.0);
    case 13: return give(context, std::string_view(pay.quote));
    case 14: return sqlite3_result_int64(context, pay.span.begin);
    case 15: return sqlite3_result_int64(context, pay.span.end);
    case 16: return give(context, std::string_view(pay.rule));
    case 17: return give(context, name(pay.time));
    case 18: return give(context, posting.title);
    case 19: return give(context, posting.role);
    case 20: return give(context, posting.employer);
    case 21: return give(context, posting.location);
    case 22: return give(context, posting.country);
    case 23:
      return posting.date ? give(context, std::string_view(to_string(*posting.date))) : void();
    case 24: return sqlite3_result_int64(context, static_cast<sqlite3_int64>(place));
    case 25: return give(context, posting.role_note);
    case 26: return give(context, name(pay.currency_certainty));
    case 27: return give(context, name(pay.period_certainty));
    case 28: return give_unless_empty(context, annual.why_not);
    case 29: return give_unless_empty(context, joined(pay.mentions));
    case 30: return give_unless_empty(context, joined(pay.notes));
    default: return give(context, std::string_view(cursor.text));
  }
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int which) {
  guarded(context, [&] { give_column(context, *static_cast<PayCursor*>(base), which); });
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* out) {
  *out = static_cast<sqlite3_int64>(static_cast<PayCursor*>(base)->at);
  return SQLITE_OK;
}

/// A table that exists without being created, as a function does.
const sqlite3_module* pay_module() {
  static const sqlite3_module module = [] {
    sqlite3_module made{};
    made.xConnect = connect;
    made.xBestIndex = best_index;
    made.xDisconnect = disconnect;
    made.xOpen = open;
    made.xClose = close;
    made.xFilter = filter;
    made.xNext = next;
    made.xEof = at_end;
    made.xColumn = column;
    made.xRowid = row_id;
    return made;
  }();
  return &module;
}

struct Function {
  const char* name;
  int arguments;
  void (*run)(sqlite3_context*, int, sqlite3_value**);
};
constexpr Function kFunctions[] = {
    {"wagescope_role", 1, role},   {"wagescope_employer", 1, employer},
    {"annual_pay", 2, annual_pay}, {"annual_pay", 3, annual_pay},
    {"pay_ratio", 2, pay_ratio},   {"benchmark_amount", 2, benchmark_amount},
};

int add_all(sqlite3* database) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  for (const Function& function : kFunctions) {
    const int code = sqlite3_create_function_v2(database, function.name, function.arguments, kFlags,
                                                nullptr, function.run, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return code;
  }
  return sqlite3_create_module_v2(database, "wagescope_pay", pay_module(), nullptr, nullptr);
}

}  // namespace
}  // namespace wagescope

/// The name that SQLite derives from the file's.
extern "C" __attribute__((visibility("default"))) int sqlite3_wagescopesql_init(
    sqlite3* database, char**, const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  return wagescope::add_all(database);
}
