// Dated rates of exchange, from a file of the user's: the only way by which pay
// meets a benchmark in another currency.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compare/ratio/exact.h"
#include "extractor/base/date.h"
#include "extractor/base/decimal.h"
#include "extractor/base/result.h"

namespace wagescope {

/// One row of the file: so much of `currency` is paid for one unit of the base.
struct Rate {
  Date date;
  std::string currency;  ///< ISO 4217.
  Decimal rate;
  std::string source;  ///< As the file gives it: a title, an address or both.
  friend bool operator==(const Rate&, const Rate&) = default;
};

/// How an amount in `from` becomes one in `to`.
struct Conversion {
  std::string from;
  std::string to;
  Exact rate;              ///< Units of `to` for one of `from`.
  std::vector<Rate> rows;  ///< What it was computed from: one row, or two through the base.
};

/// Immutable after reading.
class Rates {
 public:
  /// A rate serves its day and so many days after it: markets close.
  static constexpr int kDaysItServes = 10;

  /// Reads CSV with the columns date, currency, rate, source. All rates are
  /// counted in units for one unit of the same base, and the base itself has a
  /// row with rate 1. Refused as a whole with file, line, reason and mend.
  static Result<Rates> read(std::string_view file, std::string_view csv);

  /// By the newest rates on or before `date`. An error says which rate is missing.
  Result<Conversion> find(std::string_view from, std::string_view to, Date date) const;

  const std::string& base() const { return base_; }

 private:
  Result<Rate> row(std::string_view currency, Date date) const;

  std::string file_;
  std::string base_;
  std::map<std::string, std::map<Date, Rate>, std::less<>> rows_;
};

}  // namespace wagescope
