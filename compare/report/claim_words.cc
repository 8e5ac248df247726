#include "compare/report/claim_words.h"

#include "compare/report/posting_words.h"
#include "compare/report/result_words.h"
#include "compare/report/words.h"

namespace wagescope {
namespace {

std::string count_in_words(const Claim& claim) {
  if (!claim.count)
    return claim.relation == Relation::less_than ? "less than the amount" : "more than the amount";
  std::string text = claim.bound == Bound::from    ? "more than "
                     : claim.bound == Bound::up_to ? "less than "
                     : claim.bound == Bound::about ? "about "
                                                   : "";
  text += grouped(claim.count->to_string());
  if (claim.relation == Relation::times) return text + " times the amount";
  return text + " " + (claim.subject.empty() ? "times the amount" : one_line(claim.subject));
}

std::string verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds: return "The claim holds.";
    case Verdict::close: return "The claim is close, but it is not what the figures give.";
    case Verdict::does_not_hold: return "The claim does not hold.";
    default: return "The claim cannot be checked";
  }
}

/// "0.9992 fewer than claimed, 2.9 percent of the claim".
std::string difference_words(const ClaimCheck& check) {
  if (*check.difference == Exact()) return "exactly what is claimed";
  const Exact size = check.difference->abs();
  const Exact percent = size / Exact(*check.claim.count) * Exact::whole(100);
  return size.rounded(4) + (*check.difference < Exact() ? " less" : " more") + " than claimed (" +
         percent.rounded(1) + " percent)";
}

void write_right_amount(Layout& out, const ClaimCheck& check) {
  if (!check.right_amount || check.verdict == Verdict::holds) return;
  const std::string& currency = check.comparison->currency;
  const Exact pay = *check.exact * Exact(check.comparison->value.amount);
  std::string text = "It would be right if the amount were " +
                     money(currency, *check.right_amount, Rounding::down) + ": " +
                     money(currency, pay) + " / " + grouped(check.claim.count->to_string()) + " = ";
  text += check.right_amount->is_whole()
              ? money(currency, *check.right_amount)
              : grouped(check.right_amount->rounded(4)) + ", rounded down to the cent";
  out.paragraph(text + ".", 4);
}

void write_others(Layout& out, const ClaimCheck& check, Footnotes& notes) {
  constexpr std::size_t kMostOthers = 4;
  if (check.verdict == Verdict::holds || check.others.empty()) return;
  out.paragraph("With other values of the same series, the nearest first:", 4);
  std::vector<std::vector<std::string>> rows;
  for (const OtherValue& other : check.others) {
    if (rows.size() == kMostOthers) break;
    const auto& to = other.value.effective_to;
    rows.push_back({to_string(other.value.effective_from) + " to " +
                        (to ? to_string(*to) : std::string("now")),
                    money(check.comparison->currency, other.value.amount), short_ratio(other.ratio),
                    other.verdict == Verdict::holds   ? "holds"
                    : other.verdict == Verdict::close ? "close"
                                                      : "does not hold",
                    notes.mark(other.value)});
  }
  out.table(rows, 6);
}

/// How the claim came to its benchmark: ", which its words name."
std::string named_words(const ClaimCheck& check) {
  switch (check.benchmark_certainty) {
    case Certainty::stated: return ", which its words name.";
    case Certainty::implied:
      return ". Its words are taken to mean that: " + check.benchmark_why + ".";
    default: return ". The text names no benchmark that is known; this is the one asked for.";
  }
}

/// Of a pay with two ends, which one was set against the claim.
void write_range(Layout& out, const ClaimCheck& check) {
  const auto &min = check.comparison->min, &max = check.comparison->max;
  if (!min || !max || min->ratio == max->ratio) return;
  out.paragraph("The pay is a range, " + full_ratio(min->ratio) + " to " + full_ratio(max->ratio) +
                    " times the amount; what is nearest to the claim counts.",
                4);
}

/// "It holds for the values in force from 2018-01-01 to 2018-12-31."
void write_holds_on(Layout& out, const ClaimCheck& check) {
  const std::string would = check.verdict == Verdict::holds ? "It holds" : "It would hold";
  if (check.holds_on.empty()) {
    out.paragraph(would + " for no value of this series.", 4);
    return;
  }
  std::vector<std::string> spans;
  for (const DaySpan& days : check.holds_on)
    spans.push_back("from " + to_string(days.first) +
                    (days.last ? " to " + to_string(*days.last) : " on"));
  out.paragraph(would + " with the values in force " + joined_words(spans) + ".", 4);
}

}  // namespace

void write_claim(Layout& out, const ClaimCheck& check, Footnotes& notes) {
  out.item(quote_words(check.claim.quote) + " (" + place_words(check.claim.span) + ")");
  if (check.verdict == Verdict::cannot_be_checked) {
    out.paragraph("The claim cannot be checked: " + check.why + ".", 4);
    return;
  }
  const Comparison& found = *check.comparison;
  std::string text =
      "It says: " + count_in_words(check.claim) + ". The figures give " + full_ratio(*check.exact);
  if (check.difference) text += ", " + difference_words(check);
  out.paragraph(text + ". " + verdict_words(check.verdict), 4);
  write_range(out, check);
  out.paragraph("Checked against " + found.name + ", " + benchmark_amount(found) + " " +
                    notes.mark(found.value) + named_words(check),
                4);
  write_right_amount(out, check);
  write_holds_on(out, check);
  write_others(out, check, notes);
}

}  // namespace wagescope
