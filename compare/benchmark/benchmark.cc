#include "compare/benchmark/benchmark.h"

#include <algorithm>
#include <array>
#include <map>

#include "compare/benchmark/csv.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 14> kColumns{
    "id",   "name",    "category",       "issuer",       "jurisdiction", "currency",   "amount",
    "unit", "measure", "effective_from", "effective_to", "source_title", "source_url", "note"};
constexpr std::size_t kMostErrors = 20;

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_id(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool is_upper_code(std::string_view text, std::size_t letters) {
  return text.size() == letters &&
         std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_jurisdiction(std::string_view text) {
  return is_upper_code(text.substr(0, 2), 2) &&
         (text.size() == 2 || (text.size() > 3 && text[2] == '-'));
}

/// A value with the line that it came from, until the series is whole.
struct ReadValue {
  BenchmarkValue value;
  std::size_t line;
};

class BenchmarkReader {
 public:
  explicit BenchmarkReader(std::string_view file) : file_(file) {}

  Result<std::vector<Benchmark>> read(const std::vector<CsvRow>& rows) {
    if (rows.empty())
      return Error{ErrorCode::bad_table, place(1) + "the file is empty; " + wanted()};
    if (!read_header(rows.front())) return joined_errors();
    for (std::size_t i = 1; i < rows.size() && errors_.size() < kMostErrors; ++i) read_row(rows[i]);
    for (std::size_t i = 0; i < series_.size(); ++i) order(series_[i], values_[i]);
    if (!errors_.empty()) return joined_errors();
    return std::move(series_);
  }

 private:
  static std::string wanted() {
    std::string text = "the first row must name the columns";
    for (std::string_view column : kColumns)
      text += (column == "id" ? " " : ", ") + std::string(column);
    return text;
  }

  std::string place(std::size_t line) const { return file_ + ":" + std::to_string(line) + ": "; }

  void fail(std::size_t line, const std::string& what) {
    if (errors_.size() < kMostErrors) errors_.push_back(place(line) + what);
  }

  Error joined_errors() const {
    std::string all;
    for (const std::string& error : errors_) all += (all.empty() ? "" : "\n") + error;
    return {ErrorCode::bad_benchmark, all};
  }

  bool read_header(const CsvRow& header) {
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
      const auto found = std::ranges::find(kColumns, header.cells[i]);
      if (found == kColumns.end())
        fail(header.line, "there is no column " + in_quotes(header.cells[i]) + "; " + wanted());
      else if (!index_.emplace(*found, i).second)
        fail(header.line, "column " + in_quotes(*found) + " is named twice; keep one of them");
    }
    for (std::string_view column : kColumns)
      if (!index_.contains(column))
        fail(header.line, "column " + in_quotes(column) + " is missing; " + wanted());
    return errors_.empty();
  }

  void read_row(const CsvRow& row) {
    if (row.cells.size() != index_.size()) {
      fail(row.line, std::to_string(row.cells.size()) + " cells, but the header names " +
                         std::to_string(index_.size()) + "; put cells with commas in quotes");
      return;
    }
    const std::size_t errors_before = errors_.size();
    check_words(row);
    const auto amount = read_amount(row);
    const auto from = read_date(row, "effective_from", true);
    const auto to = read_date(row, "effective_to", false);
    if (from && to && *to < *from)
      fail(row.line, "effective_to " + to_string(*to) + " is before effective_from " +
                         to_string(*from) + "; swap or correct them");
    if (errors_.size() != errors_before) return;
    add(row, {*amount, cell(row, "measure"), *from, to, cell(row, "source_title"),
              cell(row, "source_url"), cell(row, "note")});
  }

  const std::string& cell(const CsvRow& row, std::string_view column) const {
    return row.cells[index_.find(column)->second];
  }

  void check_words(const CsvRow& row) {
    if (!is_id(cell(row, "id")))
      fail(row.line, "id " + in_quotes(cell(row, "id")) +
                         " must be lower-case letters and digits joined by hyphens, such as "
                         "acme-health-earnings");
    for (std::string_view column : {"name", "category", "unit", "measure"})
      if (cell(row, column).empty())
        fail(row.line, std::string(column) + " is empty; every row must state it");
    if (!is_jurisdiction(cell(row, "jurisdiction")))
      fail(row.line, "jurisdiction " + in_quotes(cell(row, "jurisdiction")) +
                         " must be an ISO 3166 code such as US or US-CA");
    const std::string& currency = cell(row, "currency");
    if (!currency.empty() && !is_upper_code(currency, 3))
      fail(row.line,
           "currency " + in_quotes(currency) +
               " must be an ISO 4217 code such as USD, or empty when the amount is no money");
    check_source(row);
  }

  void check_source(const CsvRow& row) {
    if (cell(row, "source_title").empty())
      fail(row.line, "source_title is empty; name the page or document that states the amount");
    const std::string& url = cell(row, "source_url");
    if (url.empty())
      fail(row.line, "source_url is empty; give the address where the amount was seen");
    else if (!url.starts_with("https://") && !url.starts_with("http://"))
      fail(row.line, "source_url " + in_quotes(url) + " must begin with https:// or http://");
  }

  std::optional<Decimal> read_amount(const CsvRow& row) {
    const std::string& text = cell(row, "amount");
    const auto amount = Decimal::parse(text);
    if (!amount)
      fail(row.line, "amount " + in_quotes(text) +
                         " is not plain digits with at most six decimals; write 26470 or 7.25");
    else if (amount->micros() <= 0)
      fail(row.line, "amount " + in_quotes(text) + " must be more than zero");
    return amount;
  }

  std::optional<Date> read_date(const CsvRow& row, std::string_view column, bool required) {
    const std::string& text = cell(row, column);
    if (text.empty() && !required) return std::nullopt;
    const auto date = parse_date(text);
    if (text.empty())
      fail(row.line,
           std::string(column) + " is empty; give the first day in force, such as 2024-01-01");
    else if (!date)
      fail(row.line, std::string(column) + " " + in_quotes(text) +
                         " is not a day of the calendar; write 2024-01-31");
    return date;
  }

  void add(const CsvRow& row, BenchmarkValue value) {
    const std::string& id = cell(row, "id");
    const auto [found, is_new] = by_id_.emplace(id, series_.size());
    if (is_new) {
      series_.push_back({id,
                         cell(row, "name"),
                         cell(row, "category"),
                         cell(row, "issuer"),
                         cell(row, "jurisdiction"),
                         cell(row, "currency"),
                         cell(row, "unit"),
                         {}});
      values_.emplace_back();
    }
    const Benchmark& series = series_[found->second];
    const std::array<std::pair<std::string_view, const std::string*>, 6> fixed{
        {{"name", &series.name},
         {"category", &series.category},
         {"issuer", &series.issuer},
         {"jurisdiction", &series.jurisdiction},
         {"currency", &series.currency},
         {"unit", &series.unit}}};
    for (const auto& [column, first] : fixed)
      if (cell(row, column) != *first)
        fail(row.line, std::string(column) + " " + in_quotes(cell(row, column)) + " differs from " +
                           in_quotes(*first) + " in the first row of " + id +
                           "; make them the same or use another id");
    values_[found->second].push_back({std::move(value), row.line});
  }

  /// Sorts the values by date and refuses days that two of them claim.
  void order(Benchmark& series, std::vector<ReadValue>& values) {
    std::ranges::stable_sort(values, {}, [](const ReadValue& v) { return v.value.effective_from; });
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) check_overlap(series.id, values[i - 1], values[i]);
      series.values.push_back(values[i].value);
    }
  }

  void check_overlap(const std::string& id, const ReadValue& earlier, const ReadValue& later) {
    const auto& end = earlier.value.effective_to;
    if (end && *end < later.value.effective_from) return;
    const Date day_before =
        std::chrono::sys_days(later.value.effective_from) - std::chrono::days(1);
    fail(later.line, id + " has two values on " + to_string(later.value.effective_from) +
                         ": the row of line " + std::to_string(earlier.line) +
                         (end ? " ends on " + to_string(*end) : std::string(" has no end")) +
                         "; set its effective_to to " + to_string(day_before));
  }

  std::string file_;
  std::map<std::string_view, std::size_t> index_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::vector<Benchmark> series_;
  std::vector<std::vector<ReadValue>> values_;
  std::vector<std::string> errors_;
};

std::string days_of(const BenchmarkValue& value) {
  return value.effective_to
             ? to_string(value.effective_from) + " to " + to_string(*value.effective_to)
             : "from " + to_string(value.effective_from) + ", no end known";
}

std::string in_words(const Benchmark& series, const BenchmarkValue& value) {
  std::string amount = value.amount.to_string();
  if (!series.currency.empty()) amount = series.currency + " " + amount;
  return amount + " (" + days_of(value) + ")";
}

/// Names the values on both sides of `date`, on which none is in force.
std::string why_no_value(const Benchmark& series, Date date, const BenchmarkValue* before,
                         const BenchmarkValue* after) {
  std::string text = series.id + " has no value in force on " + to_string(date) + ": ";
  if (before && after)
    text += "it lies between " + in_words(series, *before) + " and " + in_words(series, *after);
  else if (before)
    text += "the last known is " + in_words(series, *before);
  else if (after)
    text += "the first known is " + in_words(series, *after);
  else
    text += "the series is empty";
  return text + "; give another date with --as-of, or take the nearest with --nearest";
}

}  // namespace

Result<std::vector<Benchmark>> read_benchmarks(std::string_view file, std::string_view csv) {
  const auto rows = read_csv(file, csv);
  if (!rows) return rows.error();
  return BenchmarkReader(file).read(*rows);
}

Result<InForce> value_in_force(const Benchmark& series, Date date, bool nearest) {
  const BenchmarkValue* before = nullptr;
  const BenchmarkValue* after = nullptr;
  for (const BenchmarkValue& value : series.values) {
    if (date < value.effective_from) {
      after = &value;
      break;
    }
    if (!value.effective_to || date <= *value.effective_to) return InForce{value, false};
    before = &value;
  }
  const BenchmarkValue* fallback = before ? before : after;
  if (nearest && fallback) return InForce{*fallback, true};
  return Error{ErrorCode::no_value, why_no_value(series, date, before, after)};
}

const Benchmark* find_benchmark(std::span<const Benchmark> all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Benchmark::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace wagescope
