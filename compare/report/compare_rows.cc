// Rows of CSV and TSV for comparisons: those of extract, and behind each what one
// benchmark gives. Columns are only ever added at the end.
#include <array>

#include "compare/report/record_parts.h"
#include "compare/report/row.h"

namespace wagescope {
namespace {

/// The value and the ratio; empty where there is no comparison, as are those of kMeaning.
constexpr std::array<std::string_view, 18> kValue{
    "benchmark",      "benchmark_name", "amount",       "benchmark_currency", "unit",
    "effective_from", "effective_to",   "source_title", "source_url",         "as_of",
    "as_of_from",     "stale",          "ratio_min",    "ratio_max",          "exact_min",
    "exact_max",      "assumes",        "note"};

constexpr std::array<std::string_view, 28> kMeaning{"measure",         "stated",
                                                    "over_min",        "over_max",
                                                    "reach_period",    "reach_min",
                                                    "reach_max",       "weeks_min",
                                                    "weeks_max",       "work_counted_in",
                                                    "work_count",      "work_months",
                                                    "work_weeks",      "work_given",
                                                    "work_earned_min", "work_earned_max",
                                                    "share_min",       "share_max",
                                                    "ratio_of",        "time_hours_min",
                                                    "time_hours_max",  "time_days_min",
                                                    "time_days_max",   "time_weeks_min",
                                                    "time_weeks_max",  "rate",
                                                    "exact_rate",      "rates"};

/// Of the posting and its pay, whether the comparison could be made or not.
constexpr std::array<std::string_view, 13> kBeside{
    "chosen",       "soc",          "percentiles_min", "percentiles_max",    "restated_year",
    "restated_min", "restated_max", "restated_index",  "restated_from_year", "restated_from_index",
    "rank",         "rank_of",      "claims"};

void add_value(Row& row, const Comparison& found) {
  row.add(found.benchmark)
      .add(found.name)
      .add(std::optional(found.value.amount))
      .add(currency_of_amount(found))
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
      .add(found.value.note);
}

void add_work(Row& row, const std::optional<WorkThreshold>& work) {
  if (!work) {
    row.add_empty(7);
    return;
  }
  row.add(name(work->counted_in))
      .add(std::optional(work->count))
      .add(work->months == 0 ? std::string() : std::to_string(work->months))
      .add_digits(work->weeks)
      .add_digits(work->given)
      .add_digits(work->earned_min)
      .add_digits(work->earned_max);
}

void add_time(Row& row, const Comparison& found) {
  for (const auto part : {&NeededTime::hours, &NeededTime::days, &NeededTime::weeks})
    for (const auto* end : {&found.time_min, &found.time_max})
      row.add_digits(*end ? std::optional((**end).*part) : std::nullopt);
}

/// "GBP 0.86 on 2025-04-14 (Where it was published); ..."
std::string rates_used(const Conversion& used) {
  std::vector<std::string> rows;
  for (const Rate& rate : used.rows)
    rows.push_back(rate.currency + " " + rate.rate.to_string() + " on " + to_string(rate.date) +
                   " (" + rate.source + ")");
  return joined(rows);
}

void add_rate(Row& row, const std::optional<Conversion>& used) {
  if (!used)
    row.add_empty(3);
  else
    row.add(used->rate.rounded(6)).add(used->rate.fraction()).add(rates_used(*used));
}

void add_meaning(Row& row, const Comparison& found) {
  const auto over = [](const std::optional<Multiple>& end) {
    return end ? std::optional(end->over) : std::nullopt;
  };
  row.add(found.value.measure)
      .add(joined(found.stated))
      .add_digits(over(found.min))
      .add_digits(over(found.max))
      .add_name(found.reach_period)
      .add_digits(found.reach_min)
      .add_digits(found.reach_max)
      .add_digits(found.weeks_min)
      .add_digits(found.weeks_max);
  add_work(row, found.work);
  row.add_digits(found.share_min).add_digits(found.share_max).add(found.ratio_of);
  add_time(row, found);
  add_rate(row, found.converted);
}

/// "75-90", "-10" and "90-": between which of the published percentiles.
std::string percentiles(const std::optional<Standing>& stands) {
  if (!stands) return "";
  const auto level = [](const std::optional<std::size_t>& at) {
    return at ? std::to_string(kPercentiles.at(*at)) : std::string();
  };
  return level(stands->from) + "-" + level(stands->to);
}

void add_restated(Row& row, const CheckedPosting& checked, std::size_t pay) {
  if (pay >= checked.restated.size() || !checked.restated[pay]) {
    row.add_empty(6);
    return;
  }
  const Restated& one = *checked.restated[pay];
  row.add(std::to_string(one.to.year)).add_digits(one.min).add_digits(one.max);
  row.add(std::optional(one.to.index)).add(std::to_string(one.from.year));
  row.add(std::optional(one.from.index));
}

void add_rank(Row& row, const CheckedPosting& checked, std::size_t pay) {
  if (pay >= checked.ranks.size() || !checked.ranks[pay]) {
    row.add_empty(2);
    return;
  }
  const Rank& rank = *checked.ranks[pay];
  row.add(std::to_string(rank.higher + 1)).add(std::to_string(rank.of));
}

/// "close 34.000756: could qualify thirty-five actors".
std::string claims_of(const CheckedPosting& checked, std::size_t pay) {
  std::vector<std::string> all;
  if (checked.claims_pay == pay)
    for (const ClaimCheck& check : checked.claims)
      all.push_back(std::string(name(check.verdict)) +
                    (check.exact ? " " + check.exact->rounded(6) : "") + ": " + check.claim.quote);
  return joined(all);
}

void add_beside(Row& row, const CheckedPosting& checked, const PayComparison& one) {
  row.add(one.why).add(one.wages ? one.wages->soc : std::string());
  row.add(percentiles(one.standing_min)).add(percentiles(one.standing_max));
  add_restated(row, checked, one.pay);
  add_rank(row, checked, one.pay);
  row.add(claims_of(checked, one.pay));
}

}  // namespace

std::string compare_header(Separated by) {
  Row row(by);
  add_posting_names(row);
  add_pay_names(row);
  for (std::string_view column : kValue) row.add(column);
  row.add("why_not");
  for (std::string_view column : kMeaning) row.add(column);
  for (std::string_view column : kBeside) row.add(column);
  return row.line();
}

std::string compare_rows(const CheckedPosting& checked, const YearOptions& options, Separated by) {
  std::string rows;
  for (const PayComparison& one : checked.comparisons) {
    Row row(by);
    add_posting(row, checked.posting);
    add_pay(row, checked.posting.pay.at(one.pay), options);
    if (one.result) {
      add_value(row, *one.result);
      row.add(std::string_view());
      add_meaning(row, *one.result);
    } else {
      row.add(one.benchmark).add_empty(kValue.size() - 1).add(one.result.error().message);
      row.add_empty(kMeaning.size());
    }
    add_beside(row, checked, one);
    rows += row.line();
  }
  return rows;
}

}  // namespace wagescope
