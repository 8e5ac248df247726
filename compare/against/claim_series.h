// The series that a claim is to be checked with.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compare/against/selection.h"
#include "compare/ratio/checked_posting.h"

namespace wagescope {

/// Finds it by what the claim's own words name (an alias), else by what they
/// mean for this posting: "the minimum wage" is that of the place, "nine nurses"
/// and "the median wage of a nurse" are the median of an occupation. Immutable;
/// shared between threads.
class ClaimNames {
 public:
  explicit ClaimNames(const Knowledge& knowledge);

  /// Empty series where the words do not tell, or tell of what is not stored.
  ClaimSeries find(const Claim& claim, const Posting& posting, const CompareOptions& options) const;

 private:
  struct Row {
    std::vector<std::string> words;  ///< Folded, without an article.
    std::string country;             ///< Of the job; empty: anywhere.
    std::string id;                  ///< A series, "place" or "occupation".
    std::string why;
  };
  ClaimSeries by_row(const Row& row, const Posting& posting, const CompareOptions& options) const;
  ClaimSeries occupation(std::string_view words) const;

  Knowledge knowledge_;
  std::vector<Row> rows_;
};

}  // namespace wagescope
