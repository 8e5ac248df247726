// The comparison record: docs/record.md, "A comparison".
#include "compare/report/json_writer.h"
#include "compare/report/record.h"
#include "compare/report/record_parts.h"

namespace wagescope {
namespace {

void exact_or_null(JsonWriter& json, const std::optional<Multiple>& end, bool as_fraction) {
  if (!end)
    json.null();
  else if (as_fraction)
    json.text(end->ratio.fraction());
  else
    json.number(end->ratio.rounded(6));
}

/// A ratio: six places, whatever they are.
void ratio_or_null(JsonWriter& json, const std::optional<Exact>& value) {
  if (value)
    json.number(value->rounded(6));
  else
    json.null();
}

/// An amount or a count: its digits, six decimals at most.
void digits_or_null(JsonWriter& json, const std::optional<Exact>& value) {
  if (value)
    json.number(value->digits());
  else
    json.null();
}

/// The one fraction there is: of both ends when they are the same, else null.
std::string single_fraction(const Comparison& found) {
  if (found.min && found.max && found.min->ratio != found.max->ratio) return "";
  if (found.min) return found.min->ratio.fraction();
  return found.max ? found.max->ratio.fraction() : "";
}

void member(JsonWriter& json, std::string_view name, const std::optional<Exact>& value) {
  json.key(name);
  digits_or_null(json, value);
}

void write_work(JsonWriter& json, const std::optional<WorkThreshold>& work) {
  json.key("work");
  if (!work) {
    json.null();
    return;
  }
  json.open_object();
  write_counted(json, *work);
  member(json, "given", work->given);
  member(json, "earned_min", work->earned_min);
  member(json, "earned_max", work->earned_max);
  json.close_object();
}

void write_time(JsonWriter& json, std::string_view name, const std::optional<NeededTime>& time) {
  json.key(name);
  if (!time) {
    json.null();
    return;
  }
  json.open_object();
  json.key("hours").number(time->hours.digits());
  json.key("days").number(time->days.digits());
  json.key("weeks").number(time->weeks.digits());
  json.close_object();
}

/// [75,90]: reaches the 75th percentile and not the 90th; null for an open end.
void write_standing(JsonWriter& json, std::string_view name,
                    const std::optional<Standing>& stands) {
  json.key(name);
  if (!stands) {
    json.null();
    return;
  }
  json.open_array();
  for (const auto& level : {stands->from, stands->to})
    if (level)
      json.number(static_cast<std::size_t>(kPercentiles.at(*level)));
    else
      json.null();
  json.close_array();
}

void write_restated(JsonWriter& json, const CheckedPosting& checked, std::size_t pay) {
  json.key("restated");
  if (pay >= checked.restated.size() || !checked.restated[pay]) {
    json.null();
    return;
  }
  const Restated& one = *checked.restated[pay];
  json.open_object();
  json.key("year").number(static_cast<std::size_t>(one.to.year));
  member(json, "min", one.min);
  member(json, "max", one.max);
  json.key("index").number(one.to.index.to_string());
  json.key("from_year").number(static_cast<std::size_t>(one.from.year));
  json.key("from_index").number(one.from.index.to_string());
  json.key("source_url").text(one.to.source_url);
  json.close_object();
}

void write_rank(JsonWriter& json, const CheckedPosting& checked, std::size_t pay) {
  json.key("rank");
  if (pay >= checked.ranks.size() || !checked.ranks[pay]) {
    json.null();
    return;
  }
  const Rank& rank = *checked.ranks[pay];
  json.open_object();
  json.key("figure").number(rank.figure.digits());
  json.key("currency").text(rank.currency);
  json.key("of").number(rank.of);
  json.key("higher").number(rank.higher);
  json.key("same").number(rank.same);
  json.key("lower").number(rank.lower);
  json.close_object();
}

void write_conversion(JsonWriter& json, const std::optional<Conversion>& used) {
  json.key("converted");
  if (!used) {
    json.null();
    return;
  }
  json.open_object();
  json.key("from").text(used->from);
  json.key("to").text(used->to);
  json.key("rate").number(used->rate.rounded(6));
  json.key("exact_rate").text(used->rate.fraction());
  json.key("rows").open_array();
  for (const Rate& row : used->rows) {
    json.open_object();
    json.key("date").text(to_string(row.date));
    json.key("currency").text(row.currency);
    json.key("rate").number(row.rate.to_string());
    json.key("source").text(row.source);
    json.close_object();
  }
  json.close_array();
  json.close_object();
}

void write_comparison(JsonWriter& json, const Comparison& found) {
  json.open_object();
  write_value(json, found);
  json.key("ratio_min");
  exact_or_null(json, found.min, false);
  json.key("ratio_max");
  exact_or_null(json, found.max, false);
  json.key("exact").text_or_null(single_fraction(found));
  json.key("exact_min");
  exact_or_null(json, found.min, true);
  json.key("exact_max");
  exact_or_null(json, found.max, true);
  member(json, "over_min", found.min ? std::optional(found.min->over) : std::nullopt);
  member(json, "over_max", found.max ? std::optional(found.max->over) : std::nullopt);
  json.key("reach_period");
  name_or_null(json, found.reach_period);
  member(json, "reach_min", found.reach_min);
  member(json, "reach_max", found.reach_max);
  member(json, "weeks_min", found.weeks_min);
  member(json, "weeks_max", found.weeks_max);
  write_work(json, found.work);
  member(json, "share_min", found.share_min);
  member(json, "share_max", found.share_max);
  json.key("ratio_of").text_or_null(found.ratio_of);
  write_time(json, "time_min", found.time_min);
  write_time(json, "time_max", found.time_max);
  write_conversion(json, found.converted);
  json.key("assumes").texts(found.assumes);
  json.key("stated").texts(found.stated);
  json.close_object();
}

void write_check(JsonWriter& json, const ClaimCheck& check) {
  json.open_object();
  write_claim_words(json, check.claim);
  json.key("exact").text_or_null(check.exact ? check.exact->fraction() : std::string());
  json.key("ratio");
  ratio_or_null(json, check.exact);
  json.key("difference");
  ratio_or_null(json, check.difference);
  json.key("verdict").text(name(check.verdict));
  json.key("why_not").text_or_null(check.why);
  json.key("checked_against")
      .text_or_null(check.comparison ? check.comparison->benchmark : std::string());
  json.key("assumes").texts(check.comparison ? check.comparison->assumes
                                             : std::vector<std::string>());
  json.key("benchmark_named").boolean(check.benchmark_certainty == Certainty::stated);
  json.key("benchmark_certainty").text(name(check.benchmark_certainty));
  json.key("benchmark_why").text_or_null(check.benchmark_why);
  json.key("holds_on").open_array();
  for (const DaySpan& days : check.holds_on) {
    json.open_object();
    json.key("from").text(to_string(days.first));
    json.key("to").text_or_null(days.last ? to_string(*days.last) : std::string());
    json.close_object();
  }
  json.close_array();
  member(json, "right_amount", check.right_amount);
  json.key("other_values").open_array();
  for (const OtherValue& other : check.others) {
    json.open_object();
    json.key("amount").number(other.value.amount.to_string());
    json.key("effective_from").text(to_string(other.value.effective_from));
    json.key("effective_to")
        .text_or_null(other.value.effective_to ? to_string(*other.value.effective_to)
                                               : std::string());
    json.key("ratio").number(other.ratio.rounded(6));
    json.key("verdict").text(name(other.verdict));
    json.close_object();
  }
  json.close_array();
  json.close_object();
}

}  // namespace

void write_counted(JsonWriter& json, const WorkThreshold& work) {
  json.key("counted_in").text(name(work.counted_in));
  json.key("count").number(work.count.to_string());
  json.key("months");
  if (work.months == 0)
    json.null();
  else
    json.number(static_cast<std::size_t>(work.months));
  json.key("weeks").number(work.weeks.digits());
}

void write_value(JsonWriter& json, const Comparison& found) {
  json.key("benchmark").text(found.benchmark);
  json.key("name").text(found.name);
  json.key("amount").number(found.value.amount.to_string());
  json.key("currency").text_or_null(currency_of_amount(found));
  json.key("unit").text(found.unit);
  json.key("measure").text_or_null(found.value.measure);
  json.key("effective_from").text(to_string(found.value.effective_from));
  json.key("effective_to")
      .text_or_null(found.value.effective_to ? to_string(*found.value.effective_to)
                                             : std::string());
  json.key("source_title").text(found.value.source_title);
  json.key("source_url").text(found.value.source_url);
  json.key("note").text_or_null(found.value.note);
  json.key("as_of").text(to_string(found.as_of.date));
  json.key("as_of_from").text(name(found.as_of.from));
  json.key("stale").boolean(found.stale);
}

std::string to_ndjson(const CheckedPosting& checked, const YearOptions& options) {
  std::string lines;
  for (const PayComparison& one : checked.comparisons) {
    const Pay& pay = checked.posting.pay.at(one.pay);
    JsonWriter json(lines);
    json.open_object();
    write_head(json, checked.posting);
    json.key("pay");
    write_pay(json, pay, options);
    json.key("benchmark").text(one.benchmark);
    json.key("comparison");
    if (one.result)
      write_comparison(json, *one.result);
    else
      json.null();
    json.key("chosen").text_or_null(one.why);
    json.key("soc").text_or_null(one.wages ? one.wages->soc : std::string());
    write_standing(json, "percentiles_min", one.standing_min);
    write_standing(json, "percentiles_max", one.standing_max);
    write_restated(json, checked, one.pay);
    write_rank(json, checked, one.pay);
    json.key("why_not").text_or_null(one.result ? std::string() : one.result.error().message);
    json.key("claims").open_array();
    if (checked.claims_pay == one.pay)
      for (const ClaimCheck& check : checked.claims) write_check(json, check);
    json.close_array();
    json.close_object();
    lines += '\n';
  }
  return lines;
}

}  // namespace wagescope
