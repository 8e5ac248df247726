#include "compare/report/group_report.h"

#include <algorithm>
#include <array>

#include "compare/report/group_text.h"
#include "compare/report/json_writer.h"
#include "compare/report/posting_words.h"
#include "compare/report/row.h"
#include "compare/report/words.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 8> kNames{"employer", "role",     "soc",   "place",
                                                 "country",  "currency", "month", "benchmark"};

std::string source_of(const Posting& posting) {
  std::string text = posting.source.path;
  if (posting.source.record > 0) text += ":" + std::to_string(posting.source.record);
  return text;
}

/// What the word of --against is counted as: all places are one, all occupations too.
std::pair<std::string, std::string> counted_as(const Asked& asked) {
  if (asked.words == "place") return {"place", "the minimum wage of the place"};
  if (asked.words == "occupation") return {"occupation", "the median of the occupation"};
  return {asked.series->id, asked.series->name};
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
  switch (all_.by) {
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
  ++all_.postings;
  if (!posting.pay.empty()) ++all_.with_pay;
  if (against_) add_comparisons(posting);
  if (all_.by == By::benchmark) {
    count_yearly(posting);
    return;
  }
  const std::string key_words = key(posting);
  PayGroup& group = all_.groups[key_words.empty() ? "(not stated)" : key_words];
  ++group.postings;
  if (posting.pay.empty()) ++group.without_pay;
  for (const Pay& pay : posting.pay)
    if (pay.primary) add_pay(posting, pay, group);
}

void GroupReport::count_yearly(const Posting& posting) {
  for (const Pay& pay : posting.pay)
    if (pay.primary && !pay.currency.empty() && annualise(pay, options_.year).why_not.empty())
      ++all_.yearly;
}

void GroupReport::add_pay(const Posting& posting, const Pay& pay, PayGroup& group) {
  const Annual annual = annualise(pay, options_.year);
  if (!annual.why_not.empty() || pay.currency.empty()) return;
  ++all_.yearly;
  for (const std::string& words : annual.assumes) ++all_.assumed[words];
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
  for (const Pay& pay : posting.pay)
    for (const Asked& one : asked)
      if (pay.primary && one.series) add_comparison(posting, pay, one);
}

void GroupReport::add_comparison(const Posting& posting, const Pay& pay, const Asked& asked) {
  const auto found = compare(pay, *asked.series, as_of(posting, options_), options_);
  if (!found || (!found->min && !found->max)) return;
  const auto [id, name] = counted_as(asked);
  BelowBenchmark& below = all_.below[id];
  below.name = name;
  ++below.compared;
  const Exact one = Exact::whole(1);
  const Exact& most = found->max ? found->max->ratio : found->min->ratio;
  const Exact& least = found->min ? found->min->ratio : found->max->ratio;
  const Figure figure{least, headline(posting) + ", " + amount_words(pay), source_of(posting)};
  if (found->max && most < one)
    ++below.below;
  else if (least < one)
    ++below.partly;
  if (least < one) below.figures.push_back(figure);
  below.values.emplace(
      std::pair(id == asked.series->id ? std::string() : found->name, found->value.effective_from),
      *found);
  if (all_.by != By::benchmark) return;
  for (const std::string& words : found->assumes) ++all_.assumed[words];
  PayGroup& group = all_.groups[name];
  ++group.postings;
  group.figures[std::string(kTimes)].push_back(
      {(least + most) / Exact::whole(2), figure.label, figure.source});
}

void GroupReport::sort_all() {
  for (auto& [id, below] : all_.below) sort_figures(below.figures);
  for (auto& [key_words, group] : all_.groups) {
    for (auto& [currency, figures] : group.figures) sort_figures(figures);
    for (auto& [currency, spreads] : group.spreads) sort_figures(spreads);
  }
}

std::vector<const std::pair<const std::string, PayGroup>*> GroupedPays::ordered() const {
  std::vector<const std::pair<const std::string, PayGroup>*> all;
  for (const auto& one : groups) all.push_back(&one);
  if (by != By::month && by != By::soc)
    std::ranges::stable_sort(
        all, [](const auto* a, const auto* b) { return a->second.postings > b->second.postings; });
  return all;
}

std::string GroupReport::text() {
  sort_all();
  return group_text(all_);
}

namespace {

constexpr std::array<std::string_view, 14> kColumnNames{
    "group",  "postings",       "without_pay", "currency", "pays",   "lowest", "quartile",
    "median", "three_quartile", "highest",     "ranges",   "spread", "below",  "partly_below"};

/// Text, where the others are numbers.
bool is_text(std::size_t column) { return column == 0 || column == 3; }

void add_figures(std::vector<std::string>& line, const std::vector<Figure>& figures) {
  const Quartiles of = quartiles(figures);
  line.push_back(std::to_string(figures.size()));
  for (const Exact* value : {&of.lowest, &of.quarter, &of.median, &of.three_quarters, &of.highest})
    line.push_back(line[3] == kTimes ? value->rounded(6) : value->digits());
}

}  // namespace

std::vector<std::vector<std::string>> GroupReport::cells() {
  sort_all();
  std::map<std::string, const BelowBenchmark*> below;
  if (all_.by == By::benchmark)
    for (const auto& [id, one] : all_.below) below[one.name] = &one;
  std::vector<std::vector<std::string>> made;
  for (const auto* one : all_.ordered()) {
    const PayGroup& group = one->second;
    const std::vector<std::string> head{one->first, std::to_string(group.postings),
                                        std::to_string(group.without_pay)};
    if (group.figures.empty()) made.push_back(head);
    for (const auto& [currency, figures] : group.figures) {
      auto line = head;
      line.push_back(currency);
      add_figures(line, figures);
      if (const auto found = group.spreads.find(currency); found != group.spreads.end()) {
        line.push_back(std::to_string(found->second.size()));
        line.push_back(quartiles(found->second).median.digits());
      }
      line.resize(kColumnNames.size());
      if (const auto found = below.find(one->first); found != below.end()) {
        line[12] = std::to_string(found->second->below);
        line[13] = std::to_string(found->second->partly);
      }
      made.push_back(std::move(line));
    }
    made.back().resize(kColumnNames.size());
  }
  return made;
}

std::string GroupReport::ndjson() {
  std::string lines;
  for (const auto& cells_made : cells()) {
    JsonWriter json(lines);
    json.open_object();
    json.key("by").text(name(all_.by));
    for (std::size_t i = 0; i < kColumnNames.size(); ++i) {
      json.key(kColumnNames[i]);
      if (is_text(i) || cells_made[i].empty())
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
  const auto line = [by](const auto& cells_made) {
    Row row(by);
    for (const auto& cell : cells_made) row.add(std::string_view(cell));
    return row.line();
  };
  std::string text = line(kColumnNames);
  for (const auto& cells_made : cells()) text += line(cells_made);
  return text;
}

}  // namespace wagescope
