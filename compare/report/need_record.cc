// What would have to be paid, as data: docs/record.md, "What reaches an amount".
#include "compare/ratio/need.h"

#include <array>

#include "compare/report/record.h"
#include "compare/report/record_parts.h"
#include "compare/report/row.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 25> kNeedColumns{
    "benchmark",  "benchmark_name", "amount",       "benchmark_currency",
    "unit",       "effective_from", "effective_to", "source_title",
    "source_url", "as_of",          "as_of_from",   "stale",
    "measure",    "note",           "hour",         "day",
    "week",       "month",          "year",         "work_counted_in",
    "work_count", "work_months",    "work_weeks",   "assumes",
    "why_not"};

Result<Comparison> needed_by(const Asked& one, AsOf day, const CompareOptions& options) {
  if (!one.series) return Error{ErrorCode::incomparable, one.error};
  return needed(*one.series, day, options);
}

std::string id_of(const Asked& one) { return one.series ? one.series->id : one.words; }

/// What is rounded down would not reach the amount.
std::string up_to_the_cent(const Exact& amount) {
  std::string cents = amount.rounded(2, Rounding::up);
  cents.erase(cents.find_last_not_of('0') + 1);
  if (cents.back() == '.') cents.pop_back();
  return cents;
}

std::vector<std::string> assumed(const std::vector<NeededRate>& rates, const Comparison& found,
                                 const YearOptions& year) {
  if (rates.empty()) return found.assumes;
  return {year.hours_per_week.to_string() + " hours a week",
          year.days_per_week.to_string() + " days a week",
          year.weeks_per_year.to_string() + " weeks a year"};
}

void write_rates(JsonWriter& json, const std::vector<NeededRate>& rates) {
  for (const bool exact : {false, true}) {
    json.key(exact ? "exact" : "pay");
    if (rates.empty()) {
      json.null();
      continue;
    }
    json.open_object();
    for (const NeededRate& rate : rates) {
      json.key(name(rate.period));
      if (exact)
        json.text(rate.amount.fraction());
      else
        json.number(up_to_the_cent(rate.amount));
    }
    json.close_object();
  }
}

void write_need(JsonWriter& json, const Comparison& found, const YearOptions& year) {
  const std::vector<NeededRate> rates = needed_rates(found, year);
  json.open_object();
  write_value(json, found);
  write_rates(json, rates);
  json.key("work");
  if (found.work) {
    json.open_object();
    write_counted(json, *found.work);
    json.close_object();
  } else {
    json.null();
  }
  json.key("assumes").texts(assumed(rates, found, year));
  json.close_object();
}

void add_need(Row& row, const Comparison& found, const YearOptions& year) {
  const std::vector<NeededRate> rates = needed_rates(found, year);
  row.add(found.name).add(std::optional(found.value.amount)).add(currency_of_amount(found));
  row.add(found.unit).add(std::optional(found.value.effective_from));
  row.add(found.value.effective_to).add(found.value.source_title).add(found.value.source_url);
  row.add(std::optional(found.as_of.date)).add(name(found.as_of.from));
  row.add(found.stale ? "true" : "false").add(found.value.measure).add(found.value.note);
  for (const NeededRate& rate : rates) row.add(up_to_the_cent(rate.amount));
  if (rates.empty()) row.add_empty(5);
  if (found.work) {
    row.add(name(found.work->counted_in)).add(std::optional(found.work->count));
    row.add(found.work->months == 0 ? std::string() : std::to_string(found.work->months));
    row.add_digits(found.work->weeks);
  } else {
    row.add_empty(4);
  }
  row.add(joined(assumed(rates, found, year))).add(std::string_view());
}

}  // namespace

std::string need_ndjson(std::span<const Asked> asked, AsOf day, const CompareOptions& options) {
  std::string lines;
  for (const Asked& one : asked) {
    const auto found = needed_by(one, day, options);
    JsonWriter json(lines);
    json.open_object();
    json.key("benchmark").text(id_of(one));
    json.key("need");
    if (found)
      write_need(json, *found, options.year);
    else
      json.null();
    json.key("why_not").text_or_null(found ? std::string() : found.error().message);
    json.close_object();
    lines += '\n';
  }
  return lines;
}

std::string need_rows(std::span<const Asked> asked, AsOf day, const CompareOptions& options,
                      Separated by) {
  Row header(by);
  for (std::string_view column : kNeedColumns) header.add(column);
  std::string rows = header.line();
  for (const Asked& one : asked) {
    const auto found = needed_by(one, day, options);
    Row row(by);
    row.add(id_of(one));
    if (found)
      add_need(row, *found, options.year);
    else
      row.add_empty(kNeedColumns.size() - 2).add(found.error().message);
    rows += row.line();
  }
  return rows;
}

}  // namespace wagescope
