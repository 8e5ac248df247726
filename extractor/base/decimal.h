// Exact decimal amounts: a count of millionths in 64 bits.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wagescope {

/// An exact amount, such as 22.50 or 900000. Holds whole millionths between
/// -9,223,372,036,854.775807 and +9,223,372,036,854.775807; what is finer or
/// larger is refused, never rounded. There is no way in from floating point.
class Decimal {
 public:
  static constexpr std::int64_t kMicrosPerUnit = 1'000'000;

  /// Zero.
  constexpr Decimal() = default;
  template <std::floating_point Floating>
  Decimal(Floating) = delete;

  /// From a stored count of millionths.
  static constexpr Decimal from_micros(std::int64_t micros) { return Decimal(micros, Tag{}); }

  /// From a whole number of units; empty when out of range.
  static std::optional<Decimal> from_units(std::int64_t units);

  /// From plain digits, "-12.50": ASCII digits, at most one dot, no grouping.
  /// Empty when malformed, finer than a millionth, or out of range.
  static std::optional<Decimal> parse(std::string_view digits);

  /// From digits without a dot and a power of ten: ("125", 4) is 1250000.
  /// k, m, lakh and crore are such shifts. Empty as for parse().
  static std::optional<Decimal> from_digits(std::string_view digits, int power_of_ten);

  constexpr std::int64_t micros() const { return micros_; }

  /// This amount times ten to `power`; empty when that is not exact or too large.
  std::optional<Decimal> shifted(int power) const;

  /// Exact arithmetic; empty when out of range, or (times) finer than a millionth.
  std::optional<Decimal> plus(Decimal other) const;
  std::optional<Decimal> minus(Decimal other) const;
  std::optional<Decimal> times(Decimal other) const;

  /// The digits, as short as exactness allows: "22.5", "900000", "-0.62".
  std::string to_string() const;

  friend constexpr auto operator<=>(Decimal, Decimal) = default;

 private:
  struct Tag {};
  constexpr Decimal(std::int64_t micros, Tag) : micros_(micros) {}

  std::int64_t micros_ = 0;
};

/// `count` whole units, for the bounds in rules: small enough to need no check.
constexpr Decimal units(std::int64_t count) {
  return Decimal::from_micros(count * Decimal::kMicrosPerUnit);
}

}  // namespace wagescope
