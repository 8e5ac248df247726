// Amounts that no word calls pay, and what makes them it all the same: the ladder that they are a
// rung of, or an amount beside them that is the same in another period.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extractor/posting/pay_pairs.h"
#include "extractor/posting/pay_tables.h"

namespace wagescope {

/// "Gehaltsstufen\nHilfskraft\n2400 bis 2600 €": takes out of `wordless` those that a ladder makes
/// pay, by its heading, by the pays between them, or by what its rungs are called; with the period
/// and kind that it gives them. `floor`: where the text begins.
std::vector<Taken> take_rungs(const PayReader::Tables& tables, std::string_view text,
                              std::uint32_t floor, std::span<const FoundPay> pays,
                              std::vector<Taken>& wordless);

/// "£12.95 days / £14.85 nights", "£12.21 (21+), £10.00 (18-20)": takes out of `wordless` those of
/// one line of which what stands behind each names who or what time is paid so.
std::vector<Taken> take_named_behind(const PayReader::Tables& tables, std::string_view text,
                                     std::uint32_t floor, std::vector<Taken>& wordless);

struct PartTime {
  Taken taken;
  TextSpan hours;  ///< "12.5 hours per week"
};

/// "Salary £23,400 FTE (12.5 hours per week, £7,579)": takes out of `wordless` what so many hours
/// of a week are paid by the year, below the year's pay.
std::vector<PartTime> take_parts(const PayReader::Tables& tables, std::string_view text,
                                 std::uint32_t floor, std::span<const FoundPay> pays,
                                 std::vector<Taken>& wordless);

/// "Up to £28,600 (£13.75ph)", "$43,680/$21.00 hr": takes out of `wordless` those that say a pay,
/// or each other, again in another period, to a fiftieth.
std::vector<Taken> take_restated(const PayReader::Tables& tables, std::string_view text,
                                 std::span<const FoundPay> pays, std::vector<Taken>& wordless);

}  // namespace wagescope
