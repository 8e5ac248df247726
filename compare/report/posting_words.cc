#include "compare/report/posting_words.h"

#include "compare/report/words.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

std::string range_words(SourceSpan span) {
  return std::to_string(span.begin) + " to " + std::to_string(span.end);
}

std::string stated_words(const Stated& stated) {
  std::string text = one_line(stated.value);
  if (!stated.span) return text + (stated.certainty == Certainty::stated ? "" : " (inferred)");
  return text + " (" + place_words(*stated.span) +
         (stated.certainty == Certainty::stated ? ")" : ", not said outright)");
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string source_words(const SourceRef& source) {
  std::string text = source.path;
  const auto add = [&](const std::string& words) { text += (text.empty() ? "" : ", ") + words; };
  if (source.record > 0) add("record " + std::to_string(source.record));
  if (!source.id.empty()) add("id " + source.id);
  return text;
}

std::string date_words(const Posting& posting) {
  std::string text = to_string(*posting.date);
  if (!posting.date_words) return text + ", a field of the record";
  const Stated& words = *posting.date_words;
  text += ", read from " + quote_words(words.value);
  if (words.span) text += " (" + place_words(*words.span) + ")";
  return text;
}

/// "base pay, gross, now paid; for "Level 2"".
std::string qualities(const Pay& pay) {
  std::string text(kind_words(pay.kind));
  if (pay.basis == Basis::gross) text += ", gross";
  if (pay.basis == Basis::net) text += ", net";
  if (pay.basis == Basis::pro_rata) text += ", pro rata";
  if (pay.basis == Basis::fte) text += ", full-time equivalent";
  if (pay.time == Time::current) text += ", paid at present";
  if (pay.time == Time::past) text += ", paid in the past";
  if (pay.time == Time::future) text += ", to be paid in future";
  if (pay.scope) text += ", for " + quote_words(*pay.scope);
  return text;
}

std::string places(const Pay& pay) {
  std::string text = "The text says " + quote_words(pay.quote) + " (" + place_words(pay.span) + ")";
  if (pay.mentions.empty()) return text + ".";
  std::vector<std::string> others;
  for (SourceSpan mention : pay.mentions) others.push_back(range_words(mention));
  return text + " and states the same pay again at bytes " + joined_words(others) + ".";
}

/// What a reader must know before the figure is quoted; empty when all is stated.
std::string doubts(const Pay& pay) {
  std::vector<std::string> all;
  if (!pay.period)
    all.emplace_back("what period it is for is not known");
  else if (pay.period_certainty == Certainty::assumed)
    all.emplace_back("the period is assumed");
  else if (pay.period_certainty != Certainty::stated)
    all.emplace_back("the period is not stated beside it and was inferred");
  if (pay.currency.empty())
    all.emplace_back("the currency is not known");
  else if (pay.currency_certainty == Certainty::assumed)
    all.push_back("the currency is assumed to be " + pay.currency);
  else if (pay.rule.find("currency.none") != std::string::npos)
    all.push_back("no currency is written there; " + pay.currency + " was inferred");
  std::string text;
  for (const std::string& doubt : all) text += (text.empty() ? "" : " ") + capitalised(doubt) + ".";
  return text;
}

/// "senior, night shift, permanent, full-time, hybrid, reference SM-2231"
std::string terms_words(const Terms& terms) {
  std::vector<std::string> all;
  const auto add = [&](const std::optional<std::string>& term, const char* front,
                       const char* behind) {
    if (term) all.push_back(front + one_line(*term) + behind);
  };
  add(terms.seniority, "", "");
  const bool named = terms.grade && terms.grade->find(' ') != std::string::npos;  // "Band 6"
  add(terms.grade, named ? "" : "grade ", "");
  add(terms.shift, "", " shift");
  add(terms.contract, "", "");
  add(terms.working_time, "", "");
  add(terms.workplace, "", "");
  add(terms.requisition, "reference ", "");
  std::string out;
  for (const std::string& words : all) out += (out.empty() ? "" : ", ") + words;
  return out;
}

}  // namespace

std::string place_words(SourceSpan span) { return "bytes " + range_words(span); }

std::string quote_words(std::string_view text) { return "“" + one_line(text) + "”"; }

std::string headline(const Posting& posting) {
  std::string text = posting.title  ? one_line(posting.title->value)
                     : posting.role ? *posting.role
                                    : "";
  if (posting.employer)
    text += (text.empty() ? "A job at " : " at ") + one_line(posting.employer->value);
  return text.empty() ? "A job whose title and employer are not stated" : capitalised(text);
}

void write_posting(Layout& out, const Posting& posting) {
  if (const std::string source = source_words(posting.source); !source.empty())
    out.labelled("Source", source);
  if (posting.title) out.labelled("Title", stated_words(*posting.title));
  if (posting.role) out.labelled("Role", *posting.role);
  if (posting.role_note) out.labelled("For", one_line(*posting.role_note));
  if (posting.employer) out.labelled("Employer", stated_words(*posting.employer));
  if (posting.location) out.labelled("Place", stated_words(*posting.location));
  if (posting.country) out.labelled("Country", stated_words(*posting.country));
  if (const std::string terms = terms_words(posting.terms); !terms.empty())
    out.labelled("Terms", terms);
  if (posting.date) out.labelled("Date", date_words(posting));
  if (posting.url) out.labelled("Address", *posting.url);
}

void write_pays(Layout& out, const Posting& posting) {
  for (const Pay& pay : posting.pay) {
    const std::size_t count = pay.mentions.size() + 1;
    out.item(amount_words(pay) + ": " + qualities(pay) +
             (count > 1 ? "; stated " + times_words(count) + "." : "."));
    out.paragraph(places(pay), 4);
    if (const std::string words = doubts(pay); !words.empty()) out.paragraph(words, 4);
    for (const std::string& note : pay.notes) out.paragraph("Note: " + note + ".", 4);
  }
}

}  // namespace wagescope
