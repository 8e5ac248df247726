#include <algorithm>

#include "compare/ratio/need.h"
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

void write_value(Layout& out, const Comparison& found, Footnotes& notes) {
  std::string text = found.stale ? "Not in force" : "In force";
  text += " on " + to_string(found.as_of.date) + " (" + std::string(as_of_words(found.as_of.from)) +
          ")";
  text += found.stale ? ". The nearest value known is " : ": ";
  text += benchmark_amount(found) + ", " + days_words(found.value) + " " + notes.mark(found.value) +
          ".";
  out.paragraph(text);
  if (!found.value.measure.empty()) out.paragraph("What it measures: " + found.value.measure + ".");
}

/// The pay as it stands in the equation, and the amount: "$900,000"; "34.2" of a ratio.
std::string side(const Comparison& found, const Exact& value) {
  if (!found.ratio_of.empty())
    return value.is_whole() ? grouped(value.rounded(0)) : grouped(value.rounded(4));
  return money(found.currency, value);
}

/// "$900,000 / $26,470 = 90000/2647 = 34.0008, or 34.0 times."
std::string equation(const Multiple& end, const Comparison& found) {
  std::string text = side(found, end.pay) + " / " + side(found, Exact(found.value.amount)) + " = ";
  const std::string fraction = end.ratio.fraction();
  if (!end.ratio.is_whole()) text += fraction + " = ";
  text += full_ratio(end.ratio);
  if (end.ratio < Exact::whole(1))
    return text + ", or " + (end.ratio * Exact::whole(100)).rounded(1) + " percent.";
  return text + ", or " + short_ratio(end.ratio) + " times.";
}

/// "$4.12 an hour above the amount", "$2,470 a year short of the amount".
std::string surplus(const Multiple& end, const Comparison& found) {
  const Exact size = end.over.abs();
  if (size == Exact()) return "exactly the amount";
  return side(found, size) + (found.ratio_of.empty() ? " " + per_unit(found.unit) : "") +
         (end.over < Exact() ? " short of the amount" : " above the amount");
}

/// What the ratio means in whole numbers, where it stands for people: "34 people
/// at the threshold with $20 left over".
std::string people(const Multiple& end, const Comparison& found) {
  std::string text = "That is " + grouped(end.whole.rounded(0)) +
                     (end.whole == Exact::whole(1) ? " person" : " people") + " at the threshold";
  if (end.left_over == Exact()) return text + ", with nothing left over.";
  return text + " with " + money(found.currency, end.left_over) + " left over, " +
         (end.left_over / Exact(found.value.amount)).rounded(4) + " of one threshold.";
}

std::string meaning(const Multiple& end, const Comparison& found) {
  if (end.ratio >= Exact::whole(1) && is_entitlement(found)) return people(end, found);
  return "It is " + surplus(end, found) + ".";
}

/// "That is $432.69 an hour, rounded to the cent." where the pay had to be converted.
std::string converted(const Pay& pay, Decimal stated, const Multiple& end,
                      const Comparison& found) {
  if (end.pay == Exact(stated) || !found.ratio_of.empty()) return "";
  const bool to_the_cent = (end.pay * Exact::whole(100)).is_whole();
  return money(pay.currency, stated) + " " + std::string(per(*pay.period)) + " is " +
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

/// "18.5", or "15.0 to 18.5": the least first, though it belongs to the most pay.
std::string span_words(const std::optional<Exact>& min, const std::optional<Exact>& max,
                       unsigned places) {
  const Exact& most = min ? *min : *max;
  if (!min || !max || *min == *max) return grouped(most.rounded(places));
  return grouped(max->rounded(places)) + " to " + grouped(min->rounded(places));
}

void write_reach(Layout& out, const Comparison& found) {
  const bool counted = found.reach_period && (found.reach_min || found.reach_max);
  const bool weeks = found.weeks_min || found.weeks_max;
  if (!counted && !weeks) return;
  std::string text = "At this rate about ";
  if (counted)
    text += span_words(found.reach_min, found.reach_max, 1) + " " +
            std::string(many(*found.reach_period)) + " of work";
  if (weeks && found.reach_period != Period::week)
    text += (counted ? ", or " : "") + span_words(found.weeks_min, found.weeks_max, 1) +
            " weeks of a " + found.weeks_per_year->to_string() + "-week year";
  out.paragraph(text + " make the " + money(found.currency, found.value.amount) + ".", 4);
}

/// "about 12.5 weeks of this job make the 100 days; they pay $26,000".
void write_work(Layout& out, const Comparison& found) {
  const WorkThreshold& work = *found.work;
  const std::string unit(many(work.counted_in));
  std::string text;
  if (work.counted_in != Period::week)
    text = "About " + grouped(work.weeks.rounded(1)) + " weeks of this job make the " +
           grouped(work.count.to_string()) + " " + unit + ". ";
  if (work.given) {
    text += "In " + std::to_string(work.months) + " months it gives " +
            grouped(work.given->rounded(1)) + " " + unit + ", ";
    const Exact ratio = *work.given / Exact(work.count);
    text += ratio < Exact::whole(1)
                ? (ratio * Exact::whole(100)).rounded(1) + " percent of the count. "
                : short_ratio(ratio) + " times the count. ";
  }
  if (work.earned_min || work.earned_max) {
    const auto& low = work.earned_min ? work.earned_min : work.earned_max;
    text += "The " + grouped(work.count.to_string()) + " " + unit + " pay " +
            (work.earned_min ? work.earned_max ? "" : "at least " : "at most ") +
            money(found.currency, *low);
    if (work.earned_min && work.earned_max && *work.earned_min != *work.earned_max)
      text += " to " + money(found.currency, *work.earned_max);
    text += ".";
  }
  out.paragraph(text, 4);
}

void write_share(Layout& out, const Comparison& found) {
  const auto& low = found.share_min ? found.share_min : found.share_max;
  std::string text = found.value.amount.to_string() + " percent of this pay is ";
  text += found.share_min ? found.share_max ? "" : "at least " : "at most ";
  text += money(found.currency, *low);
  if (found.share_min && found.share_max && *found.share_min != *found.share_max)
    text += " to " + money(found.currency, *found.share_max);
  out.paragraph(text + " a year.", 4);
}

/// "1 GBP = 1.2874 USD, from rates of 2023-07-26 [2]."
void write_rate(Layout& out, const Comparison& found, Footnotes& notes) {
  if (!found.converted) return;
  const Conversion& used = *found.converted;
  std::string text = "Converted at 1 " + used.from + " = " + used.rate.rounded(6) + " " + used.to;
  for (std::size_t i = 0; i < used.rows.size(); ++i) {
    const Rate& row = used.rows[i];
    text += (i == 0 ? ", by the rate of " : " and that of ") + row.currency + " on " +
            to_string(row.date) + ", " + row.rate.to_string() + " " +
            notes.mark(row.source, "", "");
  }
  out.paragraph(text + ".", 4);
}

std::string level_words(const OccupationWages& wages, std::size_t i) {
  const std::string name =
      i == 2 ? "the median" : "the " + std::to_string(kPercentiles.at(i)) + "th percentile";
  return name + " (" + money("USD", *wages.wages().at(i)) + ")";
}

/// "between the 75th percentile ($80,000) and the 90th percentile ($99,000)".
std::string standing_words(const OccupationWages& wages, const Standing& stands) {
  if (!stands.from) return "below " + level_words(wages, *stands.to);
  if (!stands.to) return "at or above " + level_words(wages, *stands.from);
  return "between " + level_words(wages, *stands.from) + " and " + level_words(wages, *stands.to);
}

void write_standing(Layout& out, const PayComparison& one, Footnotes& notes) {
  if (!one.wages || (!one.standing_min && !one.standing_max)) return;
  const Standing& low = one.standing_min ? *one.standing_min : *one.standing_max;
  std::string text = "Among all " + one.wages->title + " of the US in May " +
                     std::to_string(one.wages->year) + " it is " + standing_words(*one.wages, low);
  if (one.standing_min && one.standing_max &&
      (low.from != one.standing_max->from || low.to != one.standing_max->to))
    text += ", its upper end " + standing_words(*one.wages, *one.standing_max);
  out.paragraph(text + " " +
                    notes.mark("BLS OEWS national table, May " + std::to_string(one.wages->year),
                               one.wages->source_url, "") +
                    ".",
                4);
}

/// "$45.20 an hour, 40 hours a week" in every period: what must be paid to reach the amount.
void write_needed(Layout& out, const Comparison& found, const CompareOptions& options) {
  const auto rates = needed_rates(found, options.year);
  if (rates.empty()) return;
  std::string text = "To reach it, pay must be ";
  for (std::size_t i = 0; i < rates.size(); ++i)
    text += (i == 0                  ? ""
             : i + 1 == rates.size() ? " or "
                                     : ", ") +
            money(found.currency, rates[i].amount, Rounding::up) + " " +
            std::string(per(rates[i].period));
  out.paragraph(text + " (" + rates.front().basis + "; rounded up to the cent).");
}

void write_needed_time(Layout& out, const Comparison& found) {
  if (!found.time_min && !found.time_max) return;
  const auto each = [&](Exact NeededTime::*part) {
    const std::optional<Exact> low =
        found.time_min ? std::optional((*found.time_min).*part) : std::nullopt;
    const std::optional<Exact> high =
        found.time_max ? std::optional((*found.time_max).*part) : std::nullopt;
    return span_words(low, high, 1);
  };
  out.paragraph("At this pay it takes " + each(&NeededTime::hours) + " hours, " +
                    each(&NeededTime::days) + " days or " + each(&NeededTime::weeks) +
                    " weeks of work.",
                4);
}

void write_result(Layout& out, const Pay& pay, const Comparison& found, Footnotes& notes) {
  if (!found.ratio_of.empty())
    out.paragraph("The ratio of this pay to " + found.ratio_of + ", set against this one:", 4);
  write_rate(out, found, notes);
  if (found.work) write_work(out, found);
  if (found.share_min || found.share_max) write_share(out, found);
  write_ratio(out, pay, found);
  if (found.time_min || found.time_max)
    write_needed_time(out, found);
  else
    write_reach(out, found);
}

/// "In 2010 dollars: $64,410 a year", with the index of both years.
void write_restated(Layout& out, const CheckedPosting& checked, const PriceIndex* prices,
                    Footnotes& notes) {
  if (checked.restated.empty() || !prices) return;
  out.heading("In the dollars of another year");
  for (std::size_t i = 0; i < checked.restated.size(); ++i) {
    const Pay& pay = checked.posting.pay[i];
    const auto& one = checked.restated[i];
    if (!one) {
      out.item(amount_words(pay) + ": not restated; " + one.error().message + ".");
      continue;
    }
    std::string text = amount_words(pay) + " is ";
    if (one->min) text += (one->max ? "" : "from ") + money(pay.currency, *one->min);
    if (one->max && (!one->min || *one->min != *one->max))
      text += (one->min ? " to " : "up to ") + money(pay.currency, *one->max);
    if (pay.period && *pay.period != Period::once) text += " " + std::string(per(*pay.period));
    text += " in dollars of " + std::to_string(one->to.year) + ": times " +
            one->to.index.to_string() + " " +
            notes.mark(prices->name() + ", " + std::to_string(one->to.year), one->to.source_url,
                       one->to.note) +
            ", divided by " + one->from.index.to_string() + " of " +
            std::to_string(one->from.year) + " " +
            notes.mark(prices->name() + ", " + std::to_string(one->from.year), one->from.source_url,
                       one->from.note);
    out.item(text + ".");
  }
}

/// The comparisons of one benchmark with each pay.
void write_benchmark(Layout& out, const CheckedPosting& checked, const std::string& id,
                     const CompareOptions& options, Footnotes& notes) {
  bool value_written = false;
  for (const PayComparison& one : checked.comparisons) {
    if (one.benchmark != id) continue;
    if (!value_written) out.heading("Against: " + one.name);
    if (one.result && !value_written) write_value(out, *one.result, notes);
    if (!one.why.empty() && !value_written) out.paragraph("Chosen: " + one.why + ".");
    if (one.result && !value_written && options.need) write_needed(out, *one.result, options);
    value_written = true;
    out.item(amount_words(checked.posting.pay[one.pay]) + ":");
    if (!one.result) {
      out.paragraph("No ratio: " + one.result.error().message + ".", 4);
      continue;
    }
    write_result(out, checked.posting.pay[one.pay], *one.result, notes);
    write_standing(out, one, notes);
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
      "Checked against " + found.name + ", " + benchmark_amount(found) + " " +
          notes.mark(found.value) +
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

std::string compare_report(const CheckedPosting& checked, const CompareOptions& options) {
  Layout out;
  Footnotes notes;
  out.heading(headline(checked.posting));
  write_posting(out, checked.posting);
  out.heading("Pay");
  if (checked.posting.pay.empty())
    out.paragraph("No statement of pay was found, so there is nothing to compare.");
  write_pays(out, checked.posting);
  write_restated(out, checked, options.prices, notes);
  for (const std::string& id : benchmarks_of(checked))
    write_benchmark(out, checked, id, options, notes);
  if (checked.left_out > 0) {
    out.blank();
    out.paragraph(count_words(checked.left_out, "comparison", "comparisons") +
                      " of what was asked for by category or pattern gave no ratio (another "
                      "currency, or no value in force) and are left out.",
                  0);
  }
  if (!checked.claims.empty()) out.heading("Claims");
  for (const ClaimCheck& check : checked.claims) write_claim(out, check, notes);
  write_assumed(out, checked);
  if (!notes.empty()) out.heading("Sources");
  notes.write(out);
  return out.take();
}

std::string need_report(std::span<const Asked> asked, AsOf day, const CompareOptions& options) {
  Layout out;
  Footnotes notes;
  for (const Asked& one : asked) {
    out.heading("To reach: " + (one.series ? one.series->name : one.words));
    if (!one.series) {
      out.paragraph("Cannot be told: " + one.error + ".");
      continue;
    }
    const auto found = needed(*one.series, day, options);
    if (!found) {
      out.paragraph("Cannot be told: " + found.error().message + ".");
      continue;
    }
    write_value(out, *found, notes);
    write_needed(out, *found, options);
  }
  if (!notes.empty()) out.heading("Sources");
  notes.write(out);
  return out.take();
}

}  // namespace wagescope
