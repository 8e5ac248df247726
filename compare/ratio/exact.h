// Exact fractions: what a comparison computes with. Nothing is rounded before it
// is printed, and then by one function.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <memory>
#include <string>

#include "extractor/base/decimal.h"

namespace wagescope {

enum class Rounding : unsigned char {
  half_even,
  down,  ///< Towards minus infinity: for a limit that must not be passed.
  up,    ///< Towards plus infinity: for a limit that must be reached.
};

/// A fraction of whole numbers of any size. Immutable, cheap to copy.
class Exact {
 public:
  /// Zero.
  Exact();
  Exact(Decimal value);
  template <std::floating_point Floating>
  Exact(Floating) = delete;
  static Exact whole(std::int64_t value);

  /// Division by zero is a programmer's error and throws std::domain_error.
  friend Exact operator+(const Exact&, const Exact&);
  friend Exact operator-(const Exact&, const Exact&);
  friend Exact operator*(const Exact&, const Exact&);
  friend Exact operator/(const Exact&, const Exact&);
  friend std::strong_ordering operator<=>(const Exact&, const Exact&);
  friend bool operator==(const Exact& a, const Exact& b) { return (a <=> b) == 0; }

  /// The largest whole number that is not more.
  Exact floor() const;
  Exact abs() const;
  bool is_whole() const;

  /// In lowest terms: "90000/2647", "34", "-1/3".
  std::string fraction() const;

  /// With exactly `places` decimals: "34.0008". The only rounding there is.
  std::string rounded(unsigned places, Rounding how = Rounding::half_even) const;

  /// rounded(6) without zeros at the end: "873530", "0.19".
  std::string digits() const;

 private:
  struct Number;
  explicit Exact(Number&& number);
  std::shared_ptr<const Number> number_;
};

}  // namespace wagescope
