// "55.000": whether the point groups or divides. Settled by the number's shape, then by
// the other end of the range, then by the currency; the period may overrule all of them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extractor/amount/statement.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/period/period.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class PointReader {
 public:
  explicit PointReader(const Lexicons& lexicons);

  /// Settles the numbers of `statement` whose point is open (Number::dot_three), and those whose
  /// comma can only divide by its period (Number::comma_three);
  /// `currency` as settled, empty when not known, `country` ISO 3166-1 or empty.
  void settle(MoneyStatement& statement, std::string_view currency, std::string_view country) const;

 private:
  std::optional<bool> by_period(const MoneyStatement& statement, std::string_view currency) const;
  bool divides(const MoneyStatement& statement, std::string_view currency,
               std::string_view country) const;

  std::set<std::string, std::less<>> comma_countries_, comma_currencies_, point_countries_;
  UsualPay usual_;
};

}  // namespace wagescope
