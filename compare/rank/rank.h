// Where a pay stands among many others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compare/annualise/annualise.h"
#include "compare/ratio/exact.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// A pay among those in its currency, by the year.
struct Rank {
  Exact figure;  ///< By the year: of a range its middle, of "up to" and "from" the end stated.
  std::string currency;
  std::size_t of = 0;      ///< How many pays there are.
  std::size_t higher = 0;  ///< Its place, from the top, is one more.
  std::size_t same = 0;    ///< Others of the same figure.
  std::size_t lower = 0;
  bool own = false;  ///< It is one of them.
};

/// The primary pays of many postings that have a yearly figure. Filled first,
/// then asked, by many threads at once.
class PayRanks {
 public:
  explicit PayRanks(const YearOptions& options) : options_(options) {}

  void add(const Posting& posting);
  /// Behind the last add(). With `own`, the pays that will be asked for are among those added, and
  /// none is counted as the same as itself.
  void finish(bool own);

  /// Empty for a pay that is not primary, or has no currency or yearly figure,
  /// and where there are no others.
  std::optional<Rank> of(const Pay& pay) const;

 private:
  YearOptions options_;
  bool own_ = false;
  /// By currency: both ends added up, in millionths, which is twice the figure; lowest first.
  std::map<std::string, std::vector<std::uint64_t>, std::less<>> doubled_;
};

}  // namespace wagescope
