// What a statement of money is by the pay that stands before it: one more of its extras, a part of
// it, what is added to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/posting/pay_tables.h"

namespace wagescope {

constexpr std::uint32_t kSharedBytes = 30;  ///< Between two pays that share what is said of one.

/// The pay that was taken last, and what stands behind it. Refers to all that it is made of.
class BesideLast {
 public:
  BesideLast(const PayReader::Tables& tables, std::string_view text, TextSpan within,
             const Taken& last)
      : tables_(tables), text_(text), within_(within), last_(last) {}

  /// "Shift premium:", then "• $2.40 per hour for Sundays" and "• $1.90 per hour for evenings":
  /// the label holds for every amount that begins a line under it.
  bool is_next_extra(const Taken& taken) const;

  /// "£28,900 a year, plus AHS (£1,600 pro rata)": a sum that a plus adds to a pay three times as
  /// large is an extra, whatever it is called.
  bool is_added(const Taken& taken) const;

  /// "Sign-on bonus $5,000 (paid $1,000 at 30 days, the rest later)", "$25,000 — $10k at hire": a
  /// part of the extra before it.
  bool is_instalment(const Taken& taken) const;

  /// "£22,369 FTE, which equates to £9,992": what is really paid of the sum before it.
  bool is_part_of_last(const Taken& taken) const;

  /// "£12.60 rising to £13.10 after probation": two pays, of which each is paid for a time.
  bool rises_later(const MoneyStatement& statement) const;

  /// The period of the pay before it, but for what is over three times that: "£95 per hour, or
  /// £360 in Leeds".
  std::optional<Period> shared_period(const Taken& taken) const;

  /// "£200 PAYE or £250 LTD per day", "£90 (day), £110 (night), £120 (weekend) per shift": the
  /// period that stands behind the last of a list is that of `pays` before it too, where they say
  /// none.
  void share_period(const Taken& taken, std::span<FoundPay> pays) const;

 private:
  /// "A bonus of up to EUR 300, or EUR 900 quarterly": nothing but "or" parts the two.
  bool is_other_way_to_say(const MoneyStatement& after) const;
  /// "An allowance of 320 €/month for the first child and 90 €/month for each other": a word that
  /// joins two stands before the amount.
  bool is_listed_with_last(const MoneyStatement& statement) const;

  const PayReader::Tables& tables_;
  std::string_view text_;
  TextSpan within_;
  const Taken& last_;
};

}  // namespace wagescope
