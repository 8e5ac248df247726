#include <algorithm>

#include "compare/report/footnotes.h"
#include "compare/report/layout.h"
#include "compare/report/posting_words.h"
#include "compare/report/text_report.h"
#include "compare/report/words.h"

namespace wagescope {
namespace {

void write_annual(Layout& out, const Pay& pay, const YearOptions& options) {
  if (pay.period == Period::year) return;
  const Annual annual = annualise(pay, options);
  if (!annual.why_not.empty()) {
    out.item(amount_words(pay) + ": no yearly figure, since " + annual.why_not + ".");
    return;
  }
  Pay yearly = pay;
  yearly.min = annual.min;
  yearly.max = annual.max;
  yearly.period = Period::year;
  std::string text = amount_words(pay) + " is " + amount_words(yearly);
  if (!annual.assumes.empty()) text += ", assuming " + joined_words(annual.assumes);
  if (!annual.stated.empty())
    text += (annual.assumes.empty() ? ", at " : ", with ") + joined_words(annual.stated) +
            (pay.period == Period::quarter ? "" : " as the text says");
  out.item(text + ".");
}

bool any_by_less_than_a_year(const Posting& posting) {
  for (const Pay& pay : posting.pay)
    if (pay.period != Period::year) return true;
  return false;
}

void write_claims(Layout& out, const Posting& posting) {
  for (const Claim& claim : posting.claims) {
    std::string text = quote_words(claim.quote) + " (" + place_words(claim.span) + ")";
    if (!claim.benchmark.empty()) text += ", which speaks of " + claim.benchmark;
    out.item(text + ".");
  }
}

/// Decimals that show every amount of the series in full; money has none or two at least.
unsigned places_of(const Benchmark& series) {
  std::size_t places = 0;
  for (const BenchmarkValue& value : series.values) {
    const std::string digits = value.amount.to_string();
    const auto dot = digits.find('.');
    if (dot != digits.npos) places = std::max(places, digits.size() - dot - 1);
  }
  return static_cast<unsigned>(places == 1 && !series.currency.empty() ? 2 : places);
}

/// "learning-budget (for courses and learning)"
std::string reason_words(const Refused& refused) {
  return refused.says.empty() ? refused.reason : refused.reason + " (" + refused.says + ")";
}

}  // namespace

std::string extract_report(const Posting& posting, const YearOptions& options, bool explain) {
  Layout out;
  out.heading(headline(posting));
  write_posting(out, posting);
  out.heading("Pay");
  if (posting.pay.empty()) out.paragraph("No statement of pay was found.");
  write_pays(out, posting);
  if (any_by_less_than_a_year(posting)) {
    out.heading("By the year");
    for (const Pay& pay : posting.pay) write_annual(out, pay, options);
  }
  if (!posting.claims.empty()) {
    out.heading("Claims that set the pay against something");
    write_claims(out, posting);
  }
  if (explain && !posting.refused.empty()) {
    out.heading("Money that is not the pay of this job");
    for (const Refused& refused : posting.refused)
      out.item(quote_words(refused.quote) + " (" + place_words(refused.span) +
               "): " + reason_words(refused));
  }
  return out.take();
}

void add_to(Coverage& coverage, std::span<const Posting> postings) {
  ++coverage.documents;
  bool pay = false;
  for (const Posting& posting : postings) {
    pay = pay || !posting.pay.empty();
    if (coverage.refused) *coverage.refused += posting.refused.size();
  }
  if (pay) ++coverage.with_pay;
}

std::string coverage_line(const Coverage& coverage) {
  std::string text = "Read " + count_words(coverage.documents, "document", "documents") +
                     ", pay found in " + grouped(std::to_string(coverage.with_pay));
  if (coverage.refused)
    text +=
        ", refused " + count_words(*coverage.refused, "money-like figure", "money-like figures");
  return text + ", " + grouped(std::to_string(coverage.unread)) + " unread.\n";
}

std::string benchmark_report(const Benchmark& series) {
  Layout out;
  out.heading(series.name);
  out.labelled("Id", series.id);
  out.labelled("Category", series.category);
  if (!series.issuer.empty()) out.labelled("Set by", series.issuer);
  out.labelled("Where", series.jurisdiction);
  if (!series.values.empty()) out.labelled("Measures", series.values.back().measure);
  out.labelled("Unit", series.currency.empty() ? series.unit
                                               : series.currency + " " + per_unit(series.unit));
  out.blank();
  std::vector<std::vector<std::string>> rows{{"from", "to", "amount", "source"}};
  Footnotes sources;
  const unsigned places = places_of(series);
  for (const BenchmarkValue& value : series.values)
    rows.push_back({to_string(value.effective_from),
                    value.effective_to ? to_string(*value.effective_to) : "no end known",
                    money_in_column(series.currency, value.amount, places), sources.mark(value)});
  out.table(rows, 2);
  out.heading("Sources");
  sources.write(out);
  return out.take();
}

}  // namespace wagescope
