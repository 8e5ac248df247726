#include <algorithm>

#include "compare/report/footnotes.h"
#include "compare/report/layout.h"
#include "compare/report/posting_words.h"
#include "compare/report/text_report.h"
#include "compare/report/words.h"

namespace wagescope {
namespace {

bool is_entitlement(const Comparison& found) {
  return found.category == "health-threshold" || found.category == "pension-threshold";
}

/// "34.0008", or "34 exactly".
std::string full_ratio(const Exact& ratio) {
  return ratio.is_whole() ? grouped(ratio.rounded(0)) + " exactly" : grouped(ratio.rounded(4));
}

/// "$26,470 a year".
std::string amount_of(const Comparison& found) {
  return money(found.currency, found.value.amount) + " " + per_unit(found.unit);
}

void write_value(Layout& out, const Comparison& found, Footnotes& notes) {
  std::string text = found.stale ? "Not in force" : "In force";
  text += " on " + to_string(found.as_of.date) + " (" + std::string(as_of_words(found.as_of.from)) +
          ")";
  text += found.stale ? ". The nearest value known is " : ": ";
  text += amount_of(found) + ", " + days_words(found.value) + " " + notes.mark(found.value) + ".";
  out.paragraph(text);
  if (!found.value.measure.empty()) out.paragraph("What it measures: " + found.value.measure + ".");
}

/// "$900,000 / $26,470 = 90000/2647 = 34.0008, or 34.0 times."
std::string equation(const Multiple& end, const Comparison& found) {
  std::string text =
      money(found.currency, end.pay) + " / " + money(found.currency, found.value.amount) + " = ";
  const std::string fraction = end.ratio.fraction();
  if (!end.ratio.is_whole()) text += fraction + " = ";
  text += full_ratio(end.ratio);
  if (end.ratio < Exact::whole(1))
    return text + ", or " + (end.ratio * Exact::whole(100)).rounded(1) + " percent.";
  return text + ", or " + short_ratio(end.ratio) + " times.";
}

/// What the ratio means in whole numbers.
std::string meaning(const Multiple& end, const Comparison& found) {
  const Exact amount(found.value.amount);
  if (end.ratio < Exact::whole(1))
    return "It is " + money(found.currency, amount - end.pay) + " " + per_unit(found.unit) +
           " short of the amount.";
  const std::string whole = grouped(end.whole.rounded(0));
  std::string text = "That is ";
  if (is_entitlement(found))
    text += whole + (end.whole == Exact::whole(1) ? " person" : " people") + " at the threshold";
  else
    text += "the amount " + (end.whole == Exact::whole(1) ? "once" : whole + " times");
  if (end.left_over == Exact()) return text + ", with nothing left over.";
  return text + " with " + money(found.currency, end.left_over) + " left over, " +
         (end.left_over / amount).rounded(4) + " of " +
         (is_entitlement(found) ? "one threshold." : "the amount.");
}

/// "That is $432.69 an hour, rounded to the cent." where the pay had to be converted.
std::string converted(const Pay& pay, Decimal stated, const Multiple& end,
                      const Comparison& found) {
  if (end.pay == Exact(stated)) return "";
  const bool to_the_cent = (end.pay * Exact::whole(100)).is_whole();
  return money(found.currency, stated) + " " + std::string(per(*pay.period)) + " is " +
         money(found.currency, end.pay) + " " + per_unit(found.unit) +
         (to_the_cent ? ". " : ", rounded to the cent. ");
}

void write_end(Layout& out, const std::string& lead, const Pay& pay, Decimal stated,
               const Multiple& end, const Comparison& found) {
  out.paragraph(lead + converted(pay, stated, end, found) + equation(end, found), 4);
  out.paragraph(meaning(end, found), 4);
}

void write_ratio(Layout& out, const Pay& pay, const Comparison& found) {
  if (found.min && found.max && found.min->ratio == found.max->ratio) {
    write_end(out, "", pay, *pay.min, *found.min, found);
    return;
  }
  if (found.min)
    write_end(out, found.max ? "At the lower end: " : "At least: ", pay, *pay.min, *found.min,
              found);
  if (found.max)
    write_end(out, found.min ? "At the upper end: " : "At most: ", pay, *pay.max, *found.max,
              found);
}

void write_reach(Layout& out, const Comparison& found) {
  if (!found.reach_period || (!found.reach_min && !found.reach_max)) return;
  const Exact& most = found.reach_min ? *found.reach_min : *found.reach_max;
  std::string text = "At this rate about " + grouped(most.rounded(1));
  if (found.reach_min && found.reach_max && *found.reach_min != *found.reach_max)
    text = "At this rate about " + grouped(found.reach_max->rounded(1)) + " to " +
           grouped(found.reach_min->rounded(1));
  out.paragraph(text + " " + std::string(many(*found.reach_period)) + " of work make the " +
                    money(found.currency, found.value.amount) + ".",
                4);
}

/// The comparisons of one benchmark with each pay.
void write_benchmark(Layout& out, const CheckedPosting& checked, const std::string& id,
                     Footnotes& notes) {
  bool value_written = false;
  for (const PayComparison& one : checked.comparisons) {
    if (one.benchmark != id) continue;
    if (!value_written) out.heading("Against: " + one.name);
    if (one.result && !value_written) write_value(out, *one.result, notes);
    value_written = true;
    out.item(amount_words(checked.posting.pay[one.pay]) + ":");
    if (!one.result) {
      out.paragraph("No ratio: " + one.result.error().message + ".", 4);
      continue;
    }
    write_ratio(out, checked.posting.pay[one.pay], *one.result);
    write_reach(out, *one.result);
  }
}

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
                     money(currency, pay) + " / " + grouped(check.claim.count->to_string()) +
                     " = " + grouped(check.right_amount->rounded(4));
  if (!check.right_amount->is_whole()) text += ", rounded down to the cent";
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
  out.paragraph(
      "Checked against " + found.name + ", " + amount_of(found) + " " + notes.mark(found.value) +
          (check.benchmark_named
               ? "."
               : ". The text names no benchmark that is known; this is the one asked for."),
      4);
  write_right_amount(out, check);
  write_others(out, check, notes);
}

/// What any of the comparisons had to assume, each thing once.
std::vector<std::string> all_assumed(const CheckedPosting& checked) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& words) {
    for (const std::string& there : all)
      if (there == words) return;
    all.push_back(words);
  };
  for (const PayComparison& one : checked.comparisons) {
    if (!one.result) continue;
    for (const std::string& words : one.result->assumes) add(words + ".");
    const Pay& pay = checked.posting.pay[one.pay];
    if (pay.currency_certainty == Certainty::assumed)
      add("The currency of " + quote_words(pay.quote) + " is " + pay.currency + ".");
    if (pay.period && pay.period_certainty == Certainty::assumed)
      add(quote_words(pay.quote) + " is paid " + std::string(paid_how(*pay.period)) + ".");
  }
  return all;
}

/// What the text gave for the conversion, each thing once.
std::vector<std::string> all_stated(const CheckedPosting& checked) {
  std::vector<std::string> all;
  for (const PayComparison& one : checked.comparisons)
    if (one.result)
      for (const std::string& words : one.result->stated)
        if (std::ranges::find(all, words) == all.end()) all.push_back(words);
  return all;
}

void write_assumed(Layout& out, const CheckedPosting& checked) {
  const auto has_ratio = [](const PayComparison& one) { return one.result.has_value(); };
  if (std::ranges::none_of(checked.comparisons, has_ratio)) return;
  const auto assumed = all_assumed(checked);
  out.heading("Assumed");
  if (assumed.empty()) out.paragraph("Nothing: all that the figures need is stated.");
  for (const std::string& words : assumed) out.item(words);
  const auto stated = all_stated(checked);
  if (!stated.empty()) out.paragraph("Stated, so not assumed: " + joined_words(stated) + ".");
}

std::vector<std::string> benchmarks_of(const CheckedPosting& checked) {
  std::vector<std::string> ids;
  for (const PayComparison& one : checked.comparisons) {
    bool there = false;
    for (const std::string& id : ids) there = there || id == one.benchmark;
    if (!there) ids.push_back(one.benchmark);
  }
  return ids;
}

}  // namespace

std::string compare_report(const CheckedPosting& checked) {
  Layout out;
  Footnotes notes;
  out.heading(headline(checked.posting));
  write_posting(out, checked.posting);
  out.heading("Pay");
  if (checked.posting.pay.empty())
    out.paragraph("No statement of pay was found, so there is nothing to compare.");
  write_pays(out, checked.posting);
  for (const std::string& id : benchmarks_of(checked)) write_benchmark(out, checked, id, notes);
  if (!checked.claims.empty()) out.heading("Claims");
  for (const ClaimCheck& check : checked.claims) write_claim(out, check, notes);
  write_assumed(out, checked);
  if (!notes.empty()) out.heading("Sources");
  notes.write(out);
  return out.take();
}

}  // namespace wagescope
