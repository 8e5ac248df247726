// Figures and names as people write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/ratio/comparison.h"
#include "compare/ratio/exact.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// "1234567.5" -> "1,234,567.5".
std::string grouped(std::string_view digits);

/// "$26,470", "€14.60", "CAD 17.95": a sign only where it means one currency, no
/// decimals for whole amounts and two at least for others.
std::string money(std::string_view currency, Decimal amount);
/// The same for a computed amount, to the cent.
std::string money(std::string_view currency, const Exact& amount,
                  Rounding how = Rounding::half_even);

/// With as many decimals as asked, so that a column stands on its point.
std::string money_in_column(std::string_view currency, Decimal amount, unsigned places);

/// "a year", "an hour", "for the project", "once".
std::string_view per(Period period);
/// "hours", "shifts", "sessions".
std::string_view many(Period period);
/// "a year" for "year", "for 3 days" for "3-days", "per program" for any other word.
std::string per_unit(std::string_view unit);
/// "$26,470 a year", "100 days of work in 12 months", "9.12 percent", "a ratio of 287".
std::string benchmark_amount(const Comparison& found);

/// "$85,000 to $105,000 a year", "up to $40 an hour", "about £30,000 a year".
std::string amount_words(const Pay& pay);
/// "base pay", "on-target earnings".
std::string_view kind_words(Kind kind);

/// "34.0" from ten up, "3.42" below, "0.352" below one, "<0.001" for what is less and not zero.
std::string short_ratio(const Exact& ratio);
/// Of a ratio below one: "45.5 percent", "2.9 percent", "0.04 percent".
std::string percent_words(const Exact& ratio);

/// "once", "twice", "three times", "17 times".
std::string times_words(std::size_t count);
/// "1 document", "2 documents".
std::string count_words(std::uint64_t count, std::string_view one, std::string_view several);
/// "a, b and c".
std::string joined_words(const std::vector<std::string>& words);

/// "the document's date", "the date given with --as-of", "today; the document gives no date".
std::string_view as_of_words(AsOfFrom from);
/// "from 2023-01-01 to 2023-12-31", "since 2023-01-01, no end known".
std::string days_words(const BenchmarkValue& value);

}  // namespace wagescope
