#include "compare/report/group_report.h"

#include <algorithm>
#include <array>

#include "compare/benchmark/csv.h"
#include "compare/report/footnotes.h"
#include "compare/report/json_writer.h"
#include "compare/report/layout.h"
#include "compare/report/posting_words.h"
#include "compare/report/words.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 8> kNames{"employer", "role",     "soc",   "place",
                                                 "country",  "currency", "month", "benchmark"};
constexpr std::array<std::string_view, 8> kTitles{"employer", "role",     "group of occupations",
                                                  "place",    "country",  "currency",
                                                  "month",    "benchmark"};
constexpr std::string_view kTimes = "times";  ///< The "currency" of ratios.
constexpr std::size_t kBar = 56;

std::string source_of(const Posting& posting) {
  std::string text = posting.source.path;
  if (posting.source.record > 0) text += ":" + std::to_string(posting.source.record);
  return text;
}

std::string percent(std::uint64_t part, std::uint64_t all) {
  if (all == 0) return "-";
  return (Exact::whole(static_cast<std::int64_t>(part)) * Exact::whole(100) /
          Exact::whole(static_cast<std::int64_t>(all)))
      .rounded(1);
}

std::string figure_words(const std::string& currency, const Exact& value) {
  if (currency == kTimes) return short_ratio(value);
  const Exact whole(Decimal::parse(value.rounded(0)).value_or(Decimal()));
  return money(currency, whole);
}

/// `text` in at most `columns` columns.
std::string cut(const std::string& text, std::size_t columns) {
  std::string shown;
  std::size_t used = 0;
  if (utf8::columns(text) <= columns) return text;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Char c = utf8::at(text, at);
    if (used + utf8::columns(c.code) + 1 > columns) break;
    shown += text.substr(at, c.size);
    used += utf8::columns(c.code);
    at += c.size;
  }
  return shown + "…";
}

/// The widths of the table: what it is, how many, no pay, three figures.
constexpr std::array<std::size_t, 6> kWidths{27, 6, 7, 11, 11, 11};

std::string row(const std::array<std::string, 6>& cells) {
  std::string line = "  ";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = cut(one_line(cells[i]), kWidths[i]);
    line += padded(cell, kWidths[i], i > 0);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

void write_bar(std::string& text, const std::string& currency, const Quartiles& of,
               const Exact& low, const Exact& high) {
  if (of.lowest != of.highest)
    text += "    quartiles " + figure_words(currency, of.quarter) + " and " +
            figure_words(currency, of.three_quarters) + "\n";
  text += "    " + bar(of, low, high, kBar) + "\n";
}

}  // namespace

std::string_view name(By by) { return kNames.at(static_cast<std::size_t>(by)); }

std::optional<By> by_from_name(std::string_view words) {
  const auto found = std::ranges::find(kNames, words);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<By>(found - kNames.begin());
}

std::string GroupReport::key(const Posting& posting) const {
  const auto stated = [](const std::optional<Stated>& value) {
    return value ? one_line(value->value) : std::string();
  };
  switch (by_) {
    case By::employer: return stated(posting.employer);
    case By::role: return posting.role.value_or("");
    case By::place: return stated(posting.location);
    case By::country: return stated(posting.country);
    case By::month: return posting.date ? to_string(*posting.date).substr(0, 7) : "";
    case By::soc: {
      const auto match =
          occupations_.find(posting.role.value_or(""), posting.title ? posting.title->value : "");
      if (!match) return "";
      return match->wages->soc.substr(0, 2) + " " + std::string(major_group(match->wages->soc));
    }
    case By::currency: {
      for (const Pay& pay : posting.pay)
        if (pay.primary) return pay.currency;
      return "";
    }
    default: return "";
  }
}

void GroupReport::add(const Posting& posting) {
  ++postings_;
  if (!posting.pay.empty()) ++with_pay_;
  if (against_) add_comparisons(posting);
  if (by_ == By::benchmark) {
    count_yearly(posting);
    return;
  }
  const std::string key_words = key(posting);
  Group& group = groups_[key_words.empty() ? "(not stated)" : key_words];
  ++group.postings;
  if (posting.pay.empty()) ++group.without_pay;
  for (const Pay& pay : posting.pay)
    if (pay.primary) add_pay(posting, pay, group);
}

void GroupReport::count_yearly(const Posting& posting) {
  for (const Pay& pay : posting.pay)
    if (pay.primary && !pay.currency.empty() && annualise(pay, options_.year).why_not.empty())
      ++yearly_;
}

void GroupReport::add_pay(const Posting& posting, const Pay& pay, Group& group) {
  const Annual annual = annualise(pay, options_.year);
  if (!annual.why_not.empty() || pay.currency.empty()) return;
  ++yearly_;
  for (const std::string& words : annual.assumes) ++assumed_[words];
  const Exact low(annual.min ? *annual.min : *annual.max);
  const Exact high(annual.max ? *annual.max : *annual.min);
  const std::string label = headline(posting) + ", " + amount_words(pay);
  group.figures[pay.currency].push_back(
      {(low + high) / Exact::whole(2), label, source_of(posting)});
  if (annual.min && annual.max && low < high && low > Exact())
    group.spreads[pay.currency].push_back(
        {(high - low) / low * Exact::whole(100), label, source_of(posting)});
}

void GroupReport::add_comparisons(const Posting& posting) {
  const std::vector<Asked> asked = against_->for_posting(posting, options_);
  for (const Pay& pay : posting.pay) {
    if (!pay.primary) continue;
    for (const Asked& one : asked) {
      if (!one.series) continue;
      const auto found = compare(pay, *one.series, as_of(posting, options_), options_);
      if (!found || (!found->min && !found->max)) continue;
      const bool named = one.words == "place" || one.words == "occupation";
      Below& below = below_[named ? one.words : one.series->id];
      below.name = one.words == "place"        ? "the minimum wage of the place"
                   : one.words == "occupation" ? "the median of the occupation"
                                               : one.series->name;
      ++below.compared;
      const Exact& most = found->max ? found->max->ratio : found->min->ratio;
      const Exact& least = found->min ? found->min->ratio : found->max->ratio;
      if (found->max && most < Exact::whole(1))
        ++below.below;
      else if (least < Exact::whole(1))
        ++below.partly;
      below.values.emplace(
          std::pair(named ? found->name : std::string(), found->value.effective_from), *found);
      if (least < Exact::whole(1))
        below.figures.push_back(
            {least, headline(posting) + ", " + amount_words(pay), source_of(posting)});
      for (const std::string& words : found->assumes)
        if (by_ == By::benchmark) ++assumed_[words];
      if (by_ != By::benchmark) continue;
      Group& group = groups_[below.name];
      ++group.postings;
      group.figures[std::string(kTimes)].push_back({(least + most) / Exact::whole(2),
                                                    headline(posting) + ", " + amount_words(pay),
                                                    source_of(posting)});
    }
  }
}

void GroupReport::sort_all() {
  for (auto& [id, below] : below_) sort_figures(below.figures);
  for (auto& [key_words, group] : groups_) {
    for (auto& [currency, figures] : group.figures) sort_figures(figures);
    for (auto& [currency, spreads] : group.spreads) sort_figures(spreads);
  }
}

std::vector<const std::pair<const std::string, GroupReport::Group>*> GroupReport::ordered() const {
  std::vector<const std::pair<const std::string, Group>*> all;
  for (const auto& one : groups_) all.push_back(&one);
  if (by_ != By::month && by_ != By::soc)
    std::ranges::stable_sort(
        all, [](const auto* a, const auto* b) { return a->second.postings > b->second.postings; });
  return all;
}

std::string GroupReport::text() {
  sort_all();
  Layout out;
  out.heading("Pay by " + std::string(kTitles.at(static_cast<std::size_t>(by_))));
  std::string about = by_ == By::benchmark
                          ? "Ratios of the primary pay of each posting to each benchmark; of a "
                            "range, its middle; of “up to” and “from”, the end stated."
                          : "Yearly figures of the primary pay of each posting; of a range, its "
                            "middle; of “up to” and “from”, the end stated.";
  out.paragraph(about);
  if (!filters_.empty()) out.paragraph("Only postings with " + joined_words(filters_) + ".");

  std::map<std::string, std::vector<Figure>> all, spreads;
  for (const auto& [key_words, group] : groups_) {
    for (const auto& [currency, figures] : group.figures)
      all[currency].insert(all[currency].end(), figures.begin(), figures.end());
    for (const auto& [currency, one] : group.spreads)
      spreads[currency].insert(spreads[currency].end(), one.begin(), one.end());
  }
  const auto groups = ordered();
  bool legend = false;
  std::string body = out.take();
  for (auto& one_currency : all) {  // clang 14 captures no structured binding
    const std::string& currency = one_currency.first;
    auto& figures = one_currency.second;
    sort_figures(figures);
    const Quartiles of_all = quartiles(figures);
    body += "\n" +
            (currency == kTimes ? std::string("Times the benchmark")
                                : "In " + currency + ", by the year") +
            "\n";
    body += row({"", "pays", by_ == By::benchmark ? "" : "no pay", "lowest", "median", "highest"});
    const auto write = [&](const std::string& label, const Quartiles& of, std::size_t pays,
                           const std::string& no_pay) {
      const bool fits = utf8::columns(one_line(label)) <= kWidths[0];
      if (!fits) body += wrapped(label, "  ");
      body += row({fits ? label : "", grouped(std::to_string(pays)), no_pay,
                   figure_words(currency, of.lowest), figure_words(currency, of.median),
                   figure_words(currency, of.highest)});
      write_bar(body, currency, of, of_all.lowest, of_all.highest);
    };
    for (const auto* one : groups) {
      const auto found = one->second.figures.find(currency);
      if (found == one->second.figures.end()) continue;
      write(
          one->first, quartiles(found->second), found->second.size(),
          by_ == By::benchmark ? "" : percent(one->second.without_pay, one->second.postings) + "%");
    }
    const auto has_figures = [&](const auto* one) {
      return one->second.figures.contains(currency);
    };
    if (std::ranges::count_if(groups, has_figures) > 1 && by_ != By::benchmark)
      write("All", of_all, figures.size(), "");
    if (!legend) body += std::string("    (") + kBarLegend + ")\n";
    legend = true;
    const auto list = [&](const char* heading, auto begin, std::size_t count) {
      if (count == 0) return;
      Layout items;
      items.heading(heading);
      for (std::size_t i = 0; i < count; ++i, ++begin) {
        const std::string lead =
            "  " + padded(figure_words(currency, begin->value), 11, true) + "  ";
        items.with_lead(lead, begin->label + " (" + begin->source + ")");
      }
      body += "\n" + items.take();
    };
    if (figures.size() > 1) {
      const std::size_t most = std::min(listed_, figures.size() - figures.size() / 2);
      list("Highest", figures.rbegin(), most);
      list("Lowest", figures.begin(), std::min(listed_, figures.size() - most));
    }
    if (auto found = spreads.find(currency); found != spreads.end()) {
      sort_figures(found->second);
      const Quartiles of = quartiles(found->second);
      Layout items;
      items.heading("Spread of ranges");
      const Figure& widest = found->second.back();
      std::string text = count_words(found->second.size(), "range", "ranges") +
                         ": the upper end is above the lower by " + of.median.rounded(1) +
                         " percent";
      if (found->second.size() > 1)
        text += " in the median, from " + of.lowest.rounded(1) + " to " + of.highest.rounded(1) +
                " percent. The widest";
      items.paragraph(text + ": " + widest.label + " (" + widest.source + ").");
      body += "\n" + items.take();
    }
  }

  Layout rest;
  Footnotes notes;
  if (by_ != By::benchmark) {
    rest.heading("Without pay");
    const std::uint64_t none = postings_ - with_pay_;
    rest.paragraph(grouped(std::to_string(none)) + " of " +
                   count_words(postings_, "posting states", "postings state") + " no pay (" +
                   percent(none, postings_) + " percent).");
    for (const auto* one : groups)
      if (one->second.figures.empty())
        rest.item(one->first + ": no yearly pay in " +
                  count_words(one->second.postings, "posting", "postings") + ".");
  }
  if (!below_.empty()) rest.heading("Below a benchmark in force on the posting's day");
  for (const auto& [id, below] : below_) {
    std::string text = "Less than " + below.name + ": " + grouped(std::to_string(below.below)) +
                       " of " + count_words(below.compared, "pay", "pays") + " compared (" +
                       percent(below.below, below.compared) + " percent)";
    if (below.partly > 0)
      text += "; " + grouped(std::to_string(below.partly)) + " more at the lower end only";
    constexpr std::size_t kMostValues = 12;
    std::size_t count = 0;
    for (const auto& [place, found] : below.values) {
      if (count++ == kMostValues) break;
      text += (count == 1 ? ". In force: " : "; ") + place.first +
              (place.first.empty() ? "" : ", ") + benchmark_amount(found) + " " +
              days_words(found.value) + " " + notes.mark(found.value);
    }
    if (below.values.size() > kMostValues)
      text += "; and " + std::to_string(below.values.size() - kMostValues) + " others";
    rest.item(text + ".");
    for (std::size_t i = 0; i < std::min(listed_, below.figures.size()); ++i)
      rest.with_lead("      " + short_ratio(below.figures[i].value) + "  ",
                     below.figures[i].label + " (" + below.figures[i].source + ")");
  }
  if (!assumed_.empty()) {
    rest.heading("Assumed");
    for (const auto& [words, count] : assumed_)
      rest.item(words + ", where the text does not say (" + count_words(count, "pay", "pays") +
                ").");
  }
  if (!notes.empty()) rest.heading("Sources");
  notes.write(rest);
  rest.blank();
  rest.paragraph("Read " + count_words(postings_, "posting", "postings") + ", pay found in " +
                     grouped(std::to_string(with_pay_)) + ", a yearly figure for " +
                     count_words(yearly_, "pay", "pays") + ", " +
                     count_words(unread_, "record", "records") + " unread.",
                 0);
  return body + "\n" + rest.take();
}

std::vector<std::vector<std::string>> GroupReport::cells() {
  sort_all();
  std::vector<std::vector<std::string>> rows_made;
  for (const auto* one : ordered()) {
    const Group& group = one->second;
    std::vector<std::string> head{one->first, std::to_string(group.postings),
                                  std::to_string(group.without_pay)};
    if (group.figures.empty()) {
      auto line = head;
      line.resize(10);
      rows_made.push_back(std::move(line));
    }
    for (const auto& [currency, figures] : group.figures) {
      const Quartiles of = quartiles(figures);
      auto line = head;
      line.push_back(currency);
      line.push_back(std::to_string(figures.size()));
      for (const Exact* value :
           {&of.lowest, &of.quarter, &of.median, &of.three_quarters, &of.highest})
        line.push_back(value->rounded(6));
      rows_made.push_back(std::move(line));
    }
  }
  return rows_made;
}

namespace {
constexpr std::array<std::string_view, 10> kColumnNames{
    "group",  "postings", "without_pay", "currency",       "pays",
    "lowest", "quartile", "median",      "three_quartile", "highest"};
}

std::string GroupReport::ndjson() {
  std::string lines;
  for (const auto& cells_made : cells()) {
    JsonWriter json(lines);
    json.open_object();
    json.key("by").text(name(by_));
    for (std::size_t i = 0; i < kColumnNames.size(); ++i) {
      json.key(kColumnNames[i]);
      if (i == 0 || i == 3 || cells_made[i].empty())
        json.text_or_null(cells_made[i]);
      else
        json.number(cells_made[i]);
    }
    json.close_object();
    lines += '\n';
  }
  return lines;
}

std::string GroupReport::rows(Separated by) {
  const auto line = [&](const auto& cells_made) {
    std::string text;
    for (std::size_t i = 0; i < cells_made.size(); ++i) {
      if (i > 0) text += by == Separated::commas ? ',' : '\t';
      text +=
          by == Separated::commas ? csv_cell(cells_made[i]) : std::string(one_line(cells_made[i]));
    }
    return text + "\n";
  };
  std::string text = line(kColumnNames);
  for (const auto& cells_made : cells()) text += line(cells_made);
  return text;
}

std::string ratio_summary(std::map<std::string, std::vector<Figure>> by_benchmark) {
  std::string body;
  for (auto& [benchmark, figures] : by_benchmark) {
    if (figures.size() < 2) continue;
    sort_figures(figures);
    const Quartiles of = quartiles(figures);
    Layout head;
    if (body.empty()) {
      head.heading("All documents");
      head.paragraph(
          "Ratios of each pay to each benchmark; of a range, its middle; of “up to” and “from”, "
          "the end stated.");
    }
    body += head.take();
    body += "\n" + wrapped(benchmark + ": " + count_words(figures.size(), "pay", "pays"), "  ");
    body += "    lowest " + short_ratio(of.lowest) + ", quartiles " + short_ratio(of.quarter) +
            " and " + short_ratio(of.three_quarters) + ", median " + short_ratio(of.median) +
            ", highest " + short_ratio(of.highest) + "\n";
    body += "    " + bar(of, of.lowest, of.highest, kBar) + "\n";
    Layout ends;
    ends.with_lead("    highest  ", figures.back().label + " (" + figures.back().source + ")");
    ends.with_lead("    lowest   ", figures.front().label + " (" + figures.front().source + ")");
    body += ends.take();
  }
  return body;
}

}  // namespace wagescope
