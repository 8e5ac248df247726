#include "compare/report/record.h"

#include "compare/report/record_parts.h"

namespace wagescope {
namespace {

std::string_view value_of(const std::optional<Stated>& stated) {
  return stated ? std::string_view(stated->value) : std::string_view();
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

/// 98 -> 0.98, without a detour through binary fractions.
std::string hundredths(std::uint8_t percent) {
  return Decimal::from_micros(percent * (Decimal::kMicrosPerUnit / 100)).to_string();
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

/// What the text says of the job beside what it is and pays.
void write_terms(JsonWriter& json, const Posting& posting) {
  json.key("soc_code").text_or_null(value_of(posting.soc_code));
  json.key("soc_certainty");
  if (posting.soc_code)
    json.text(name(posting.soc_code->certainty));
  else
    json.null();
  json.key("seniority").optional_text(posting.terms.seniority);
  json.key("grade").optional_text(posting.terms.grade);
  json.key("shift").optional_text(posting.terms.shift);
  json.key("contract").optional_text(posting.terms.contract);
  json.key("working_time").optional_text(posting.terms.working_time);
  json.key("workplace").optional_text(posting.terms.workplace);
  json.key("places").texts(posting.places);
  json.key("requisition").optional_text(posting.terms.requisition);
  json.key("gender_mark").optional_text(posting.terms.gender_mark);
}

}  // namespace

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

void write_place(JsonWriter& json, SourceSpan span) {
  if (span.empty()) {
    json.key("begin").null();
    json.key("end").null();
    return;
  }
  json.key("begin").number(span.begin);
  json.key("end").number(span.end);
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

std::string to_ndjson(const Posting& posting, const YearOptions& options, bool explain) {
  std::string line;
  JsonWriter json(line);
  json.open_object();
  write_head(json, posting);
  json.key("url").optional_text(posting.url);
  write_terms(json, posting);
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

}  // namespace wagescope
