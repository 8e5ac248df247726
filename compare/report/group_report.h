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

/// Collects postings, then writes. Postings may come in any order: the result is
/// the same.
class GroupReport {
 public:
  /// `against` and `occupations` must outlive the report; `against` may be empty.
  GroupReport(By by, const Selection* against, const Occupations& occupations,
              CompareOptions options)
      : by_(by), against_(against), occupations_(occupations), options_(std::move(options)) {}

  void add(const Posting& posting);
  bool empty() const { return postings_ == 0; }

  /// Says which postings were left out by filters: "dates from 2023-01-01".
  void set_filters(std::vector<std::string> words) { filters_ = std::move(words); }
  /// How many records could not be read.
  void set_unread(std::uint64_t count) { unread_ = count; }
  /// How many postings are listed as the highest and the lowest.
  void set_listed(std::size_t count) { listed_ = count; }

  std::string text();
  /// One line for each group and currency.
  std::string ndjson();
  std::string rows(Separated by);

 private:
  struct Group {
    std::uint64_t postings = 0;
    std::uint64_t without_pay = 0;
    std::map<std::string, std::vector<Figure>> figures;  ///< By currency; "times" for ratios.
    std::map<std::string, std::vector<Figure>> spreads;
  };
  /// Against one benchmark.
  struct Below {
    std::string name;
    std::uint64_t compared = 0;
    std::uint64_t below = 0;   ///< Even the upper end is less.
    std::uint64_t partly = 0;  ///< The lower end is less, the upper is not.
    /// What was in force, by the name of the series where it is not one alone, and the first day.
    std::map<std::pair<std::string, Date>, Comparison> values;
    std::vector<Figure> figures;  ///< Ratios of those that are below, at the lower end at least.
  };

  std::string key(const Posting& posting) const;
  void count_yearly(const Posting& posting);
  void add_pay(const Posting& posting, const Pay& pay, Group& group);
  void add_comparisons(const Posting& posting);
  void sort_all();
  std::vector<const std::pair<const std::string, Group>*> ordered() const;
  std::vector<std::vector<std::string>> cells();

  By by_;
  const Selection* against_;
  const Occupations& occupations_;
  CompareOptions options_;
  std::map<std::string, Group> groups_;
  std::map<std::string, Below> below_;
  std::vector<std::string> filters_;
  std::map<std::string, std::uint64_t> assumed_;
  std::size_t listed_ = 5;
  std::uint64_t postings_ = 0;
  std::uint64_t with_pay_ = 0;
  std::uint64_t yearly_ = 0;
  std::uint64_t unread_ = 0;
};

/// The same drawing for the ratios of many documents to each benchmark: the table
/// at the end of `compare`. Empty for fewer than two figures.
std::string ratio_summary(std::map<std::string, std::vector<Figure>> by_benchmark);

}  // namespace wagescope
