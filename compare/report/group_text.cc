#include "compare/report/group_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "compare/report/footnotes.h"
#include "compare/report/layout.h"
#include "compare/report/words.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 8> kTitles{"employer", "role",     "group of occupations",
                                                  "place",    "country",  "currency",
                                                  "month",    "benchmark"};

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

/// The columns of the table: what it is, how many, no pay, three figures.
struct Widths {
  static constexpr std::size_t kLabel = 27, kPays = 6, kNoPay = 7, kLeast = 11, kAll = 78;
  std::size_t figure = kLeast;
  std::size_t label() const { return std::min(kLabel, kAll - kPays - kNoPay - 3 * figure); }
};

std::string row(const Widths& widths, const std::array<std::string, 6>& cells) {
  std::string line = "  " + padded(cut(one_line(cells[0]), widths.label()), widths.label()) +
                     padded(cells[1], Widths::kPays, true) + padded(cells[2], Widths::kNoPay, true);
  for (std::size_t i = 3; i < cells.size(); ++i) line += padded(cells[i], widths.figure, true);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

void write_bar(std::string& text, const std::string& currency, const Quartiles& of,
               const Exact& low, const Exact& high) {
  if (of.lowest != of.highest)
    text += "    quartiles " + figure_words(currency, of.quarter) + " and " +
            figure_words(currency, of.three_quarters) + "\n";
  text += "    " + bar(of, low, high, kBarColumns) + "\n";
}

/// The figures of one currency, over all groups.
class CurrencyPart {
 public:
  CurrencyPart(const GroupedPays& all, const std::string& currency)
      : all_(all), currency_(currency) {
    for (const auto& [words, group] : all.groups) {
      take(group.figures, figures_);
      take(group.spreads, spreads_);
    }
    sort_figures(figures_);
    sort_figures(spreads_);
    // "VND 300,000,000" is never cut; two columns of it stand apart.
    for (const Figure& figure : {figures_.front(), figures_.back()})
      widths_.figure =
          std::max(widths_.figure, utf8::columns(figure_words(currency_, figure.value)) + 1);
  }

  /// `legend`: what the signs of the bars mean is said below the first of them.
  std::string text(bool legend) const {
    std::string body =
        "\n" + (ratios() ? "Times the benchmark" : "In " + currency_ + ", by the year") + "\n";
    body += row(widths_, {"", "pays", ratios() ? "" : "no pay", "lowest", "median", "highest"});
    write_groups(body);
    if (legend) body += std::string("    (") + kBarLegend + ")\n";
    write_ends(body);
    write_spreads(body);
    return body;
  }

 private:
  bool ratios() const { return currency_ == kTimes; }

  void take(const std::map<std::string, std::vector<Figure>>& from, std::vector<Figure>& into) {
    if (const auto found = from.find(currency_); found != from.end())
      into.insert(into.end(), found->second.begin(), found->second.end());
  }

  void write_groups(std::string& body) const {
    std::size_t written = 0;
    for (const auto* one : all_.ordered()) {
      const auto found = one->second.figures.find(currency_);
      if (found == one->second.figures.end()) continue;
      ++written;
      write_group(body, one->first, found->second,
                  ratios() ? "" : percent(one->second.without_pay, one->second.postings) + "%");
    }
    if (written > 1 && !ratios()) write_group(body, "All", figures_, "");
  }

  void write_group(std::string& body, const std::string& label, const std::vector<Figure>& figures,
                   const std::string& no_pay) const {
    const Quartiles of = quartiles(figures);
    const bool fits = utf8::columns(one_line(label)) <= widths_.label();
    if (!fits) body += wrapped(label, "  ");
    body += row(widths_, {fits ? label : "", grouped(std::to_string(figures.size())), no_pay,
                          figure_words(currency_, of.lowest), figure_words(currency_, of.median),
                          figure_words(currency_, of.highest)});
    write_bar(body, currency_, of, figures_.front().value, figures_.back().value);
  }

  template <class Iterator>
  void list(std::string& body, const char* heading, Iterator begin, std::size_t count) const {
    if (count == 0) return;
    Layout items;
    items.heading(heading);
    for (; count > 0; --count, ++begin) {
      const std::string lead =
          "  " + padded(figure_words(currency_, begin->value), widths_.figure, true) + "  ";
      items.with_lead(lead, begin->label + " (" + begin->source + ")");
    }
    body += "\n" + items.take();
  }

  void write_ends(std::string& body) const {
    if (figures_.size() < 2) return;
    const std::size_t most = std::min(all_.listed, figures_.size() - figures_.size() / 2);
    list(body, "Highest", figures_.rbegin(), most);
    list(body, "Lowest", figures_.begin(), std::min(all_.listed, figures_.size() - most));
  }

  void write_spreads(std::string& body) const {
    if (spreads_.empty()) return;
    const Quartiles of = quartiles(spreads_);
    const Figure& widest = spreads_.back();
    std::string text = count_words(spreads_.size(), "range", "ranges") +
                       ": the upper end is above the lower by " + of.median.rounded(1) + " percent";
    if (spreads_.size() > 1)
      text += " in the median, from " + of.lowest.rounded(1) + " to " + of.highest.rounded(1) +
              " percent. The widest";
    Layout items;
    items.heading("Spread of ranges");
    items.paragraph(text + ": " + widest.label + " (" + widest.source + ").");
    body += "\n" + items.take();
  }

  const GroupedPays& all_;
  const std::string& currency_;
  std::vector<Figure> figures_;
  std::vector<Figure> spreads_;
  Widths widths_;
};

void write_head(Layout& out, const GroupedPays& all) {
  out.heading("Pay by " + std::string(kTitles.at(static_cast<std::size_t>(all.by))));
  out.paragraph(all.by == By::benchmark
                    ? "Ratios of the primary pay of each posting to each benchmark; of a range, "
                      "its middle; of “up to” and “from”, the end stated."
                    : "Yearly figures of the primary pay of each posting; of a range, its middle; "
                      "of “up to” and “from”, the end stated.");
  if (!all.filters.empty()) out.paragraph("Only postings with " + joined_words(all.filters) + ".");
}

void write_without_pay(Layout& out, const GroupedPays& all) {
  if (all.by == By::benchmark) return;
  out.heading("Without pay");
  const std::uint64_t none = all.postings - all.with_pay;
  if (none == 0)
    out.paragraph("Every posting states pay.");
  else
    out.paragraph(grouped(std::to_string(none)) + " of " +
                  count_words(all.postings, "posting", "postings") +
                  (none == 1 ? " states" : " state") + " no pay (" + percent(none, all.postings) +
                  " percent).");
  for (const auto* one : all.ordered())
    if (one->second.figures.empty())
      out.item(one->first + ": no yearly pay in " +
               count_words(one->second.postings, "posting", "postings") + ".");
}

/// "In force: $7.25 an hour since 2009-07-24 [1]; ..."
std::string values_words(const BelowBenchmark& below, Footnotes& notes) {
  constexpr std::size_t kMostValues = 12;
  std::string text;
  std::size_t count = 0;
  for (const auto& [place, found] : below.values) {
    if (count++ == kMostValues) break;
    text += (count == 1 ? ". In force: " : "; ") + place.first + (place.first.empty() ? "" : ", ") +
            benchmark_amount(found) + " " + days_words(found.value) + " " + notes.mark(found.value);
  }
  if (below.values.size() > kMostValues)
    text += "; and " + std::to_string(below.values.size() - kMostValues) + " others";
  return text + ".";
}

void write_below(Layout& out, const GroupedPays& all, Footnotes& notes) {
  if (!all.below.empty()) out.heading("Below a benchmark in force on the posting's day");
  for (const auto& [id, below] : all.below) {
    std::string text = "Less than " + below.name + ": " + grouped(std::to_string(below.below)) +
                       " of " + count_words(below.compared, "pay", "pays") + " compared (" +
                       percent(below.below, below.compared) + " percent)";
    if (below.partly > 0)
      text += "; " + grouped(std::to_string(below.partly)) + " more at the lower end only";
    out.item(text + values_words(below, notes));
    for (std::size_t i = 0; i < std::min(all.listed, below.figures.size()); ++i)
      out.with_lead("      " + short_ratio(below.figures[i].value) + "  ",
                    below.figures[i].label + " (" + below.figures[i].source + ")");
  }
}

void write_assumed(Layout& out, const GroupedPays& all) {
  if (all.assumed.empty()) return;
  out.heading("Assumed");
  for (const auto& [words, count] : all.assumed)
    out.item(words + ", where the text does not say (" + count_words(count, "pay", "pays") + ").");
}

}  // namespace

std::string group_text(const GroupedPays& all) {
  Layout head;
  write_head(head, all);
  std::string text = head.take();
  std::set<std::string> currencies;
  for (const auto& [words, group] : all.groups)
    for (const auto& [currency, figures] : group.figures) currencies.insert(currency);
  bool first = true;
  for (const std::string& currency : currencies)
    text += CurrencyPart(all, currency).text(std::exchange(first, false));
  Layout rest;
  Footnotes notes;
  write_without_pay(rest, all);
  write_below(rest, all, notes);
  write_assumed(rest, all);
  if (!notes.empty()) rest.heading("Sources");
  notes.write(rest);
  rest.blank();
  rest.paragraph("Read " + count_words(all.postings, "posting", "postings") + ", pay found in " +
                     grouped(std::to_string(all.with_pay)) + ", a yearly figure for " +
                     count_words(all.yearly, "pay", "pays") + ", " +
                     count_words(all.unread, "record", "records") + " unread.",
                 0);
  return text + "\n" + rest.take();
}

}  // namespace wagescope
