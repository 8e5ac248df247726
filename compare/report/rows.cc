// Rows of CSV and TSV.
#include "compare/report/row.h"

#include <array>

namespace wagescope {
namespace {

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
/// Behind the pay, since new columns come at the end.
constexpr std::array<std::string_view, 11> kTerms{
    "soc_code",     "soc_certainty", "seniority", "grade",       "shift",      "contract",
    "working_time", "workplace",     "places",    "requisition", "gender_mark"};

void add_terms(Row& row, const Posting& posting) {
  const Terms& terms = posting.terms;
  row.add(posting.soc_code)
      .add(posting.soc_code ? name(posting.soc_code->certainty) : std::string_view());
  for (const auto* term : {&terms.seniority, &terms.grade, &terms.shift, &terms.contract,
                           &terms.working_time, &terms.workplace})
    row.add(term->value_or(""));
  row.add(joined(posting.places))
      .add(terms.requisition.value_or(""))
      .add(terms.gender_mark.value_or(""));
}

}  // namespace

void add_posting_names(Row& row) {
  for (std::string_view column : kHead) row.add(column);
}

void add_pay_names(Row& row) {
  for (std::string_view column : kPay) row.add(column);
}

void add_posting(Row& row, const Posting& posting) {
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

std::string extract_header(Separated by) {
  Row row(by);
  add_posting_names(row);
  add_pay_names(row);
  for (std::string_view column : kTerms) row.add(column);
  return row.line();
}

std::string extract_rows(const Posting& posting, const YearOptions& options, Separated by) {
  std::string rows;
  for (const Pay& pay : posting.pay) {
    Row row(by);
    add_posting(row, posting);
    add_pay(row, pay, options);
    add_terms(row, posting);
    rows += row.line();
  }
  if (!posting.pay.empty()) return rows;
  Row row(by);
  add_posting(row, posting);
  row.add_empty(kPay.size());
  add_terms(row, posting);
  return row.line();
}

}  // namespace wagescope
