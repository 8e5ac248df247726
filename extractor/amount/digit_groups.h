// The digits of a number as its separators cut them into groups, and which of the groups stand
// before the decimal mark: 85,000 · 85 000 · 1.234,56 · 12,00,000 · "$82, 500".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extractor/base/decimal.h"
#include "extractor/base/span.h"

namespace wagescope {

/// Digits that a number may have.
constexpr std::uint32_t kMaxDigits = 15;

/// Digits at `at`, counted up to one more than a number may have.
std::uint32_t digit_run(std::string_view text, std::uint32_t at);

/// The digits of a number, cut into groups by its separators.
struct DigitGroups {
  static constexpr std::size_t kMax = 8;
  std::array<TextSpan, kMax> span{};
  std::array<char, kMax> before{};  ///< The separator before each group; 0 for the first.
  std::size_t count = 0;
  bool mended = false;  ///< A typo with one sensible reading.

  void add(char separator, std::uint32_t begin, std::uint32_t size) {
    before[count] = separator;
    span[count++] = {begin, begin + size};
  }
  std::uint32_t size(std::size_t i) const { return span[i].size(); }
  std::uint32_t end() const { return span[count - 1].end; }
};

/// The groups from the digit at `at` on. `money`: a currency stands before it, which allows more.
DigitGroups read_groups(std::string_view text, std::uint32_t at, bool money);

/// How many of the groups stand before the decimal mark; 0: no number's shape.
std::size_t whole_groups(const DigitGroups& groups);

/// The number of which `whole` groups stand before the decimal mark; empty when it is too long.
std::optional<Decimal> join(std::string_view text, const DigitGroups& groups, std::size_t whole);

}  // namespace wagescope
