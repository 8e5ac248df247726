#include "extractor/kind/reasons.h"

#include "extractor/lexicon/word_kinds.h"

namespace wagescope {
namespace {

constexpr std::string_view kTable = "kind/reasons.tsv";

Reason::Traits traits_named(std::string_view cell) {
  static constexpr NamedBits kNames[] = {{"firm", Reason::kFirm},
                                         {"whole", Reason::kWhole},
                                         {"others", Reason::kOthers},
                                         {"bracket", Reason::kBracket},
                                         {"costs", Reason::kCosts},
                                         {"unless-hourly", Reason::kUnlessHourly},
                                         {"kin", Reason::kKin},
                                         {"open", Reason::kOpen},
                                         {"held", Reason::kHeld},
                                         {"unsaid", Reason::kUnsaid},
                                         {"capped", Reason::kCapped},
                                         {"rated", Reason::kRated},
                                         {"never-hourly", Reason::kNeverHourly}};
  Reason::Traits traits = 0;
  for (const std::string_view word : split(cell, ' ')) {
    if (word.empty()) continue;
    traits |= static_cast<Reason::Traits>(bits_named(kNames, word, kTable, "traits"));
  }
  return traits;
}

}  // namespace

Reasons::Reasons(const Lexicons& lexicons) {
  const auto size = [](std::string_view digits) { return Decimal::from_digits(digits, 0); };
  for (const Table::Row& row : lexicons.table(kTable).rows())
    reasons_[std::string(row["reason"])] = {std::string(row["says"]), traits_named(row["traits"]),
                                            size(row["least"]), size(row["most"])};
}

const Reason& Reasons::of(std::string_view name) const {
  static const Reason unknown;
  const auto found = reasons_.find(name);
  return found == reasons_.end() ? unknown : found->second;
}

}  // namespace wagescope
