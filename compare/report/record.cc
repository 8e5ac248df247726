#include "compare/report/record.h"

#include "compare/report/json_writer.h"

namespace wagescope {
namespace {

std::string_view value_of(const std::optional<Stated>& stated) {
  return stated ? std::string_view(stated->value) : std::string_view();
}

template <class Enum>
void name_or_null(JsonWriter& json, const std::optional<Enum>& value) {
  if (value)
    json.text(name(*value));
  else
    json.null();
}

void write_source(JsonWriter& json, const SourceRef& source) {
  json.key("source").open_object();
  json.key("path").text_or_null(source.path);
  json.key("record");
  if (source.record == 0)
    json.null();
  else
    json.number(source.record);
  json.key("id").text_or_null(source.id);
  json.close_object();
}

void write_head(JsonWriter& json, const Posting& posting) {
  write_source(json, posting.source);
  json.key("title").text_or_null(value_of(posting.title));
  json.key("role").optional_text(posting.role);
  json.key("role_note").optional_text(posting.role_note);
  json.key("employer").text_or_null(value_of(posting.employer));
  json.key("location").text_or_null(value_of(posting.location));
  json.key("country").text_or_null(value_of(posting.country));
  json.key("date").text_or_null(posting.date ? to_string(*posting.date) : std::string());
}

/// 98 -> 0.98, without a detour through binary fractions.
std::string hundredths(std::uint8_t percent) {
  return Decimal::from_micros(percent * (Decimal::kMicrosPerUnit / 100)).to_string();
}

/// What a field of its own states stands nowhere in the text.
void write_place(JsonWriter& json, SourceSpan span) {
  if (span.empty()) {
    json.key("begin").null();
    json.key("end").null();
    return;
  }
  json.key("begin").number(span.begin);
  json.key("end").number(span.end);
}

void write_annual(JsonWriter& json, const Annual& annual) {
  json.key("annual");
  if (!annual.why_not.empty()) {
    json.null();
  } else {
    json.open_object();
    json.key("min").number_or_null(annual.min);
    json.key("max").number_or_null(annual.max);
    json.key("assumes").texts(annual.assumes);
    json.key("stated").texts(annual.stated);
    json.close_object();
  }
  json.key("annual_why_not").text_or_null(annual.why_not);
}

void write_mentions(JsonWriter& json, const Pay& pay) {
  json.key("mentions").open_array();
  for (SourceSpan mention : pay.mentions) {
    json.open_object();
    write_place(json, mention);
    json.close_object();
  }
  json.close_array();
}

void write_pay(JsonWriter& json, const Pay& pay, const YearOptions& options) {
  json.open_object();
  json.key("min").number_or_null(pay.min);
  json.key("max").number_or_null(pay.max);
  json.key("currency").text_or_null(pay.currency);
  json.key("period");
  name_or_null(json, pay.period);
  json.key("kind").text(name(pay.kind));
  json.key("bound").text(name(pay.bound));
  json.key("basis");
  name_or_null(json, pay.basis);
  json.key("scope").optional_text(pay.scope);
  json.key("primary").boolean(pay.primary);
  json.key("time").text(name(pay.time));
  json.key("period_certainty").text(name(pay.period_certainty));
  json.key("currency_certainty").text(name(pay.currency_certainty));
  json.key("confidence").number(hundredths(pay.confidence_percent));
  write_annual(json, annualise(pay, options));
  json.key("quote").text_or_null(pay.quote);
  write_place(json, pay.span);
  json.key("rule").text_or_null(pay.rule);
  write_mentions(json, pay);
  json.key("notes").texts(pay.notes);
  json.close_object();
}

void write_claim_words(JsonWriter& json, const Claim& claim) {
  json.key("relation").text(name(claim.relation));
  json.key("count").number_or_null(claim.count);
  json.key("bound").text(name(claim.bound));
  json.key("subject").text_or_null(claim.subject);
  json.key("benchmark").text_or_null(claim.benchmark);
  json.key("benchmark_words").text_or_null(claim.benchmark_words);
  json.key("quote").text_or_null(claim.quote);
  write_place(json, claim.span);
}

void write_refused(JsonWriter& json, const Posting& posting) {
  json.key("refused").open_array();
  for (const Refused& refused : posting.refused) {
    json.open_object();
    json.key("quote").text(refused.quote);
    json.key("reason").text(refused.reason);
    write_place(json, refused.span);
    json.close_object();
  }
  json.close_array();
}

void exact_or_null(JsonWriter& json, const std::optional<Multiple>& end, bool as_fraction) {
  if (!end)
    json.null();
  else if (as_fraction)
    json.text(end->ratio.fraction());
  else
    json.number(end->ratio.rounded(6));
}

void rounded_or_null(JsonWriter& json, const std::optional<Exact>& value) {
  if (value)
    json.number(value->rounded(6));
  else
    json.null();
}

/// The one fraction there is: of both ends when they are the same, else null.
std::string single_fraction(const Comparison& found) {
  if (found.min && found.max && found.min->ratio != found.max->ratio) return "";
  if (found.min) return found.min->ratio.fraction();
  return found.max ? found.max->ratio.fraction() : "";
}

void write_value(JsonWriter& json, const Comparison& found) {
  json.key("benchmark").text(found.benchmark);
  json.key("name").text(found.name);
  json.key("amount").number(found.value.amount.to_string());
  json.key("currency").text_or_null(found.currency);
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

void rounded_member(JsonWriter& json, std::string_view name, const std::optional<Exact>& value) {
  json.key(name);
  rounded_or_null(json, value);
}

void write_work(JsonWriter& json, const std::optional<WorkThreshold>& work) {
  json.key("work");
  if (!work) {
    json.null();
    return;
  }
  json.open_object();
  json.key("counted_in").text(name(work->counted_in));
  json.key("count").number(work->count.to_string());
  json.key("months");
  if (work->months == 0)
    json.null();
  else
    json.number(static_cast<std::size_t>(work->months));
  json.key("weeks").number(work->weeks.rounded(6));
  rounded_member(json, "given", work->given);
  rounded_member(json, "earned_min", work->earned_min);
  rounded_member(json, "earned_max", work->earned_max);
  json.close_object();
}

void write_time(JsonWriter& json, std::string_view name, const std::optional<NeededTime>& time) {
  json.key(name);
  if (!time) {
    json.null();
    return;
  }
  json.open_object();
  json.key("hours").number(time->hours.rounded(6));
  json.key("days").number(time->days.rounded(6));
  json.key("weeks").number(time->weeks.rounded(6));
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
  rounded_member(json, "min", one.min);
  rounded_member(json, "max", one.max);
  json.key("index").number(one.to.index.to_string());
  json.key("from_year").number(static_cast<std::size_t>(one.from.year));
  json.key("from_index").number(one.from.index.to_string());
  json.key("source_url").text(one.to.source_url);
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
  rounded_member(json, "over_min", found.min ? std::optional(found.min->over) : std::nullopt);
  rounded_member(json, "over_max", found.max ? std::optional(found.max->over) : std::nullopt);
  json.key("reach_period");
  name_or_null(json, found.reach_period);
  rounded_member(json, "reach_min", found.reach_min);
  rounded_member(json, "reach_max", found.reach_max);
  rounded_member(json, "weeks_min", found.weeks_min);
  rounded_member(json, "weeks_max", found.weeks_max);
  write_work(json, found.work);
  rounded_member(json, "share_min", found.share_min);
  rounded_member(json, "share_max", found.share_max);
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
  rounded_or_null(json, check.exact);
  json.key("difference");
  rounded_or_null(json, check.difference);
  json.key("verdict").text(name(check.verdict));
  json.key("why_not").text_or_null(check.why);
  json.key("checked_against")
      .text_or_null(check.comparison ? check.comparison->benchmark : std::string());
  json.key("benchmark_named").boolean(check.benchmark_named);
  json.key("right_amount");
  rounded_or_null(json, check.right_amount);
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

std::string to_ndjson(const Posting& posting, const YearOptions& options, bool explain) {
  std::string line;
  JsonWriter json(line);
  json.open_object();
  write_head(json, posting);
  json.key("url").optional_text(posting.url);
  json.key("pay").open_array();
  for (const Pay& pay : posting.pay) write_pay(json, pay, options);
  json.close_array();
  json.key("claims").open_array();
  for (const Claim& claim : posting.claims) {
    json.open_object();
    write_claim_words(json, claim);
    json.close_object();
  }
  json.close_array();
  if (explain) write_refused(json, posting);
  json.close_object();
  return line + "\n";
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
