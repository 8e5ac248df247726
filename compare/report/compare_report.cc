#include <algorithm>

#include "compare/ratio/need.h"
#include "compare/report/claim_words.h"
#include "compare/report/footnotes.h"
#include "compare/report/layout.h"
#include "compare/report/posting_words.h"
#include "compare/report/result_words.h"
#include "compare/report/text_report.h"
#include "compare/report/words.h"

namespace wagescope {
namespace {

/// "$26 an hour, $54,080 a year: 14th from the top of 1,273 ..."
void write_ranks(Layout& out, const CheckedPosting& checked) {
  const auto is_there = [](const std::optional<Rank>& rank) { return rank.has_value(); };
  if (checked.ranks.empty()) return;
  out.heading("Among the stored pays");
  if (std::ranges::none_of(checked.ranks, is_there))
    out.paragraph(
        "No rank: there is no primary pay with a yearly figure, or none of its currency "
        "is stored.");
  for (std::size_t i = 0; i < checked.ranks.size(); ++i) {
    if (!checked.ranks[i]) continue;
    const Pay& pay = checked.posting.pay[i];
    const Rank& rank = *checked.ranks[i];
    std::string text = amount_words(pay);
    if (pay.period != Period::year || pay.min != pay.max)
      text += ", taken as " + money(rank.currency, rank.figure) + " a year";
    const std::string place = grouped(std::to_string(rank.higher + 1));
    const std::string all = count_words(rank.of, "pay", "pays") + " in " + rank.currency;
    text += (rank.own ? ": rank " + place + " of " + all
                      : ": beside " + all + " it would have rank " + place) +
            ", the highest first. " + grouped(std::to_string(rank.higher)) +
            (rank.higher == 1 ? " is" : " are") + " higher, " +
            grouped(std::to_string(rank.lower)) + " lower";
    if (rank.same > 0)
      text += ", " + count_words(rank.same, "other is", "others are") + " the same";
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

/// Every comparison that gave a figure, with its pay: those asked for, and those that
/// claims were checked with.
std::vector<std::pair<const Pay*, const Comparison*>> all_made(const CheckedPosting& checked) {
  std::vector<std::pair<const Pay*, const Comparison*>> all;
  for (const PayComparison& one : checked.comparisons)
    if (one.result) all.emplace_back(&checked.posting.pay[one.pay], &*one.result);
  for (const ClaimCheck& check : checked.claims)
    if (check.comparison)
      all.emplace_back(&checked.posting.pay[*checked.claims_pay], &*check.comparison);
  return all;
}

/// What any of the comparisons had to assume, each thing once.
std::vector<std::string> all_assumed(const CheckedPosting& checked, const YearOptions& year) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& words) {
    if (std::ranges::find(all, words) == all.end()) all.push_back(words);
  };
  for (std::size_t i = 0; i < checked.ranks.size(); ++i)
    if (checked.ranks[i])
      for (const std::string& words : annualise(checked.posting.pay[i], year).assumes)
        add(words + ".");
  for (const auto& [pay, made] : all_made(checked)) {
    for (const std::string& words : made->assumes) add(words + ".");
    if (pay->currency_certainty == Certainty::assumed)
      add("The currency of " + quote_words(pay->quote) + " is " + pay->currency + ".");
    if (pay->period && pay->period_certainty == Certainty::assumed)
      add(quote_words(pay->quote) + " is paid " + std::string(paid_how(*pay->period)) + ".");
  }
  return all;
}

/// What the text gave for the conversion, each thing once.
std::vector<std::string> all_stated(const CheckedPosting& checked) {
  std::vector<std::string> all;
  for (const auto& [pay, made] : all_made(checked))
    for (const std::string& words : made->stated)
      if (std::ranges::find(all, words) == all.end()) all.push_back(words);
  return all;
}

void write_assumed(Layout& out, const CheckedPosting& checked, const YearOptions& year) {
  if (all_made(checked).empty()) return;
  const auto assumed = all_assumed(checked, year);
  out.heading("Assumed");
  if (assumed.empty()) out.paragraph("Nothing: all that the figures need is stated.");
  for (const std::string& words : assumed) out.item(words);
  const auto stated = all_stated(checked);
  if (!stated.empty()) out.paragraph("Stated, so not assumed: " + joined_words(stated) + ".");
}

/// Of a threshold that counts work, with no pay: how long it takes.
void write_needed_work(Layout& out, const Comparison& found) {
  const WorkThreshold& work = *found.work;
  std::string text = "To reach it, " + grouped(work.count.to_string()) + " " +
                     std::string(many(work.counted_in)) + " must be worked";
  if (work.months > 0) text += " within " + std::to_string(work.months) + " months";
  if (work.counted_in != Period::week)
    text += ": " + grouped(work.weeks.rounded(1)) + " weeks of a job of " + found.assumes.front();
  out.paragraph(text + ". What they pay does not count.");
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
  write_ranks(out, checked);
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
  write_assumed(out, checked, options.year);
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
    if (found->work) write_needed_work(out, *found);
  }
  if (!notes.empty()) out.heading("Sources");
  notes.write(out);
  return out.take();
}

}  // namespace wagescope
