// Many postings at once: pay by employer, role, occupation, place, month or
// benchmark; what is highest and lowest, how wide ranges are, who states no pay
// and who pays less than a benchmark in force.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compare/against/selection.h"
#include "compare/ratio/checked_posting.h"
#include "compare/report/figures.h"
#include "compare/report/record.h"

namespace wagescope {

/// What postings are grouped by.
enum class By : unsigned char { employer, role, soc, place, country, currency, month, benchmark };
/// "employer", ...; empty when `name` is none of them.
std::optional<By> by_from_name(std::string_view name);
std::string_view name(By);

/// Postings that have something in common.
struct PayGroup {
  std::uint64_t postings = 0;
  std::uint64_t without_pay = 0;
  std::map<std::string, std::vector<Figure>> figures;  ///< By currency; kTimes for ratios.
  std::map<std::string, std::vector<Figure>> spreads;
};

/// What is in PayGroup::figures for ratios, in place of a currency.
inline constexpr std::string_view kTimes = "times";

/// Pays against one benchmark.
struct BelowBenchmark {
  std::string name;
  std::uint64_t compared = 0;
  std::uint64_t below = 0;   ///< Even the upper end is less.
  std::uint64_t partly = 0;  ///< The lower end is less, the upper is not.
  /// What was in force, by the name of the series where it is not one alone, and the first day.
  std::map<std::pair<std::string, Date>, Comparison> values;
  std::vector<Figure> figures;  ///< Ratios of those that are below, at the lower end at least.
};

/// All that a report says. Figures are sorted.
struct GroupedPays {
  By by = By::employer;
  std::map<std::string, PayGroup> groups;
  std::map<std::string, BelowBenchmark> below;
  std::vector<std::string> filters;  ///< "dates from 2023-01-01": which postings were left out.
  std::map<std::string, std::uint64_t> assumed;
  std::size_t listed = 5;  ///< How many are listed as the highest and the lowest.
  std::uint64_t postings = 0;
  std::uint64_t with_pay = 0;
  std::uint64_t yearly = 0;
  std::uint64_t unread = 0;  ///< Records.

  /// The largest groups first; months and occupations in their own order.
  std::vector<const std::pair<const std::string, PayGroup>*> ordered() const;
};

/// Collects postings, then writes. Postings may come in any order: the result is
/// the same.
class GroupReport {
 public:
  /// `against` and `occupations` must outlive the report; `against` may be null.
  GroupReport(By by, const Selection* against, const Occupations& occupations,
              CompareOptions options)
      : against_(against), occupations_(occupations), options_(options) {
    all_.by = by;
  }

  void add(const Posting& posting);
  bool empty() const { return all_.postings == 0; }

  void set_filters(std::vector<std::string> words) { all_.filters = std::move(words); }
  void set_unread(std::uint64_t count) { all_.unread = count; }
  void set_listed(std::size_t count) { all_.listed = count; }

  std::string text();
  /// One line for each group and currency.
  std::string ndjson();
  std::string rows(Separated by);

 private:
  std::string key(const Posting& posting) const;
  void count_yearly(const Posting& posting);
  void add_pay(const Posting& posting, const Pay& pay, PayGroup& group);
  void add_comparisons(const Posting& posting);
  void add_comparison(const Posting& posting, const Pay& pay, const Asked& asked);
  void sort_all();
  std::vector<std::vector<std::string>> cells();

  const Selection* against_;
  const Occupations& occupations_;
  CompareOptions options_;
  GroupedPays all_;
};

/// The same drawing for the ratios of many documents to each benchmark: the table
/// at the end of `compare`. Empty for fewer than two figures.
std::string ratio_summary(std::map<std::string, std::vector<Figure>>&& by_benchmark);

}  // namespace wagescope
