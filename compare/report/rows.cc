// Rows of CSV and TSV.
#include <array>

#include "compare/benchmark/csv.h"
#include "compare/report/record.h"

namespace wagescope {
namespace {

/// One row in the making.
class Row {
 public:
  explicit Row(Separated by) : by_(by) {}

  Row& add(std::string_view cell) {
    if (!empty_) text_ += by_ == Separated::commas ? ',' : '\t';
    empty_ = false;
    if (by_ == Separated::commas)
      text_ += csv_cell(cell);
    else
      add_escaped(cell);
    return *this;
  }
  Row& add(const std::optional<Decimal>& value) {
    return add(value ? value->to_string() : std::string());
  }
  Row& add(const std::optional<Date>& value) {
    return add(value ? to_string(*value) : std::string());
  }
  Row& add(const std::optional<Stated>& value) {
    return add(value ? std::string_view(value->value) : std::string_view());
  }
  Row& add_ratio(const std::optional<Multiple>& value) {
    return add(value ? value->ratio.rounded(6) : std::string());
  }
  Row& add_fraction(const std::optional<Multiple>& value) {
    return add(value ? value->ratio.fraction() : std::string());
  }
  Row& add_empty(std::size_t count) {
    for (; count > 0; --count) add(std::string_view());
    return *this;
  }

  std::string line() const { return text_ + "\n"; }

 private:
  void add_escaped(std::string_view cell) {
    for (char c : cell) {
      switch (c) {
        case '\t': text_ += "\\t"; break;
        case '\n': text_ += "\\n"; break;
        case '\r': text_ += "\\r"; break;
        case '\\': text_ += "\\\\"; break;
        default: text_ += c;
      }
    }
  }

  Separated by_;
  std::string text_;
  bool empty_ = true;
};

constexpr std::array<std::string_view, 10> kHead{"path",     "record",   "id",      "title", "role",
                                                 "employer", "location", "country", "date",  "url"};
constexpr std::array<std::string_view, 21> kPay{"min",
                                                "max",
                                                "currency",
                                                "period",
                                                "kind",
                                                "bound",
                                                "basis",
                                                "scope",
                                                "primary",
                                                "time",
                                                "period_certainty",
                                                "currency_certainty",
                                                "confidence",
                                                "annual_min",
                                                "annual_max",
                                                "annual_assumes",
                                                "quote",
                                                "begin",
                                                "end",
                                                "rule",
                                                "notes"};
constexpr std::array<std::string_view, 19> kComparison{
    "benchmark",  "benchmark_name", "amount",       "benchmark_currency",
    "unit",       "effective_from", "effective_to", "source_title",
    "source_url", "as_of",          "as_of_from",   "stale",
    "ratio_min",  "ratio_max",      "exact_min",    "exact_max",
    "assumes",    "note",           "why_not"};

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

void add_head(Row& row, const Posting& posting) {
  const SourceRef& source = posting.source;
  row.add(source.path)
      .add(source.record == 0 ? std::string() : std::to_string(source.record))
      .add(source.id)
      .add(posting.title)
      .add(posting.role.value_or(""))
      .add(posting.employer)
      .add(posting.location)
      .add(posting.country)
      .add(posting.date)
      .add(posting.url.value_or(""));
}

void add_pay(Row& row, const Pay& pay, const YearOptions& options) {
  const Annual annual = annualise(pay, options);
  row.add(pay.min)
      .add(pay.max)
      .add(pay.currency)
      .add(pay.period ? name(*pay.period) : std::string_view())
      .add(name(pay.kind))
      .add(name(pay.bound))
      .add(pay.basis ? name(*pay.basis) : std::string_view())
      .add(pay.scope.value_or(""))
      .add(pay.primary ? "true" : "false")
      .add(name(pay.time))
      .add(name(pay.period_certainty))
      .add(name(pay.currency_certainty))
      .add(std::optional(Decimal::from_micros(pay.confidence_percent * std::int64_t{10'000})))
      .add(annual.min)
      .add(annual.max)
      .add(joined(annual.assumes))
      .add(pay.quote)
      .add(std::to_string(pay.span.begin))
      .add(std::to_string(pay.span.end))
      .add(pay.rule)
      .add(joined(pay.notes));
}

void add_comparison(Row& row, const PayComparison& one) {
  if (!one.result) {
    row.add(one.benchmark).add_empty(kComparison.size() - 2).add(one.result.error().message);
    return;
  }
  const Comparison& found = *one.result;
  row.add(found.benchmark)
      .add(found.name)
      .add(std::optional(found.value.amount))
      .add(found.currency)
      .add(found.unit)
      .add(std::optional(found.value.effective_from))
      .add(found.value.effective_to)
      .add(found.value.source_title)
      .add(found.value.source_url)
      .add(std::optional(found.as_of.date))
      .add(name(found.as_of.from))
      .add(found.stale ? "true" : "false")
      .add_ratio(found.min)
      .add_ratio(found.max)
      .add_fraction(found.min)
      .add_fraction(found.max)
      .add(joined(found.assumes))
      .add(found.value.note)
      .add(std::string_view());
}

}  // namespace

std::string extract_header(Separated by) {
  Row row(by);
  for (std::string_view column : kHead) row.add(column);
  for (std::string_view column : kPay) row.add(column);
  return row.line();
}

std::string extract_rows(const Posting& posting, const YearOptions& options, Separated by) {
  std::string rows;
  for (const Pay& pay : posting.pay) {
    Row row(by);
    add_head(row, posting);
    add_pay(row, pay, options);
    rows += row.line();
  }
  if (!posting.pay.empty()) return rows;
  Row row(by);
  add_head(row, posting);
  row.add_empty(kPay.size());
  return row.line();
}

std::string compare_header(Separated by) {
  Row row(by);
  for (std::string_view column : kHead) row.add(column);
  for (std::string_view column : kPay) row.add(column);
  for (std::string_view column : kComparison) row.add(column);
  return row.line();
}

std::string compare_rows(const CheckedPosting& checked, const YearOptions& options, Separated by) {
  std::string rows;
  for (const PayComparison& one : checked.comparisons) {
    Row row(by);
    add_head(row, checked.posting);
    add_pay(row, checked.posting.pay.at(one.pay), options);
    add_comparison(row, one);
    rows += row.line();
  }
  return rows;
}

}  // namespace wagescope
