#include "compare/report/result_words.h"

#include "compare/ratio/need.h"
#include "compare/report/posting_words.h"
#include "compare/report/words.h"

namespace wagescope {
namespace {

bool is_entitlement(const Comparison& found) {
  return found.category == "health-threshold" || found.category == "pension-threshold";
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
  if (end.ratio < Exact::whole(1)) return text + ", or " + percent_words(end.ratio) + " of it.";
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
  if (weeks && found.reach_period != Period::week) {
    const std::string year = found.weeks_per_year->to_string();
    const auto& longest = found.weeks_min ? found.weeks_min : found.weeks_max;
    text += (counted ? ", or " : "") + span_words(found.weeks_min, found.weeks_max, 1) + " weeks" +
            (*longest > Exact(*found.weeks_per_year) ? " (a year has " + year + ")"
                                                     : " of a " + year + "-week year");
  }
  if (counted && weeks && found.reach_period != Period::week) text += ",";
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

}  // namespace

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
    // Marked one after the other: the first named has the first number.
    const auto mark = [&](const PriceLevel& level) {
      return notes.mark(prices->name() + ", " + std::to_string(level.year), level.source_url,
                        level.note);
    };
    const std::string to = mark(one->to), from = mark(one->from);
    text += " in dollars of " + std::to_string(one->to.year) + ": times " +
            one->to.index.to_string() + " " + to + ", divided by " + one->from.index.to_string() +
            " of " + std::to_string(one->from.year) + " " + from;
    out.item(text + ".");
  }
}

}  // namespace wagescope
