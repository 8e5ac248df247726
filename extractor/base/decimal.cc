#include "extractor/base/decimal.h"

#include <algorithm>
#include <limits>

namespace wagescope {
namespace {

// GCC and clang have it on every 64-bit machine; -Wpedantic wants to be told.
__extension__ using Wide = __int128;

constexpr int kPlaces = 6;
constexpr Wide kMax = std::numeric_limits<std::int64_t>::max();

std::optional<Decimal> in_range(Wide micros) {
  if (micros > kMax || micros < -kMax) return std::nullopt;
  return Decimal::from_micros(static_cast<std::int64_t>(micros));
}

/// value * 10^power when that is exact and not absurdly large.
std::optional<Wide> scaled(Wide value, int power) {
  constexpr Wide kCeiling = kMax * 1000;
  for (; power > 0; --power) {
    if (value == 0) return value;
    if (value > kCeiling || value < -kCeiling) return std::nullopt;
    value *= 10;
  }
  for (; power < 0; ++power) {
    if (value == 0) return value;
    if (value % 10 != 0) return std::nullopt;
    value /= 10;
  }
  return value;
}

}  // namespace

std::optional<Decimal> Decimal::from_units(std::int64_t units) {
  return in_range(static_cast<Wide>(units) * kMicrosPerUnit);
}

std::optional<Decimal> Decimal::from_digits(std::string_view digits, int power_of_ten) {
  if (digits.empty()) return std::nullopt;
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  if (digits.size() > 30) return std::nullopt;
  Wide value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  const auto micros = scaled(value, power_of_ten + kPlaces);
  return micros ? in_range(*micros) : std::nullopt;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::string digits(text);
  int power = 0;
  if (const auto dot = digits.find('.'); dot != std::string::npos) {
    power = -static_cast<int>(digits.size() - dot - 1);
    digits.erase(dot, 1);
  }
  const auto value = from_digits(digits, power);
  if (!value) return std::nullopt;
  return negative ? from_micros(-value->micros_) : *value;
}

std::optional<Decimal> Decimal::shifted(int power) const {
  const auto micros = scaled(micros_, power);
  return micros ? in_range(*micros) : std::nullopt;
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  return in_range(static_cast<Wide>(micros_) + other.micros_);
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
  return in_range(static_cast<Wide>(micros_) - other.micros_);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
  const Wide product = static_cast<Wide>(micros_) * other.micros_;
  if (product % kMicrosPerUnit != 0) return std::nullopt;
  return in_range(product / kMicrosPerUnit);
}

std::string Decimal::to_string() const {
  const std::uint64_t magnitude =
      micros_ < 0 ? 0 - static_cast<std::uint64_t>(micros_) : static_cast<std::uint64_t>(micros_);
  std::string text = std::to_string(magnitude / kMicrosPerUnit);
  if (std::uint64_t fraction = magnitude % kMicrosPerUnit; fraction != 0) {
    std::string places = std::to_string(fraction);
    places.insert(0, kPlaces - places.size(), '0');
    places.erase(places.find_last_not_of('0') + 1);
    text += '.' + places;
  }
  return micros_ < 0 ? '-' + text : text;
}

}  // namespace wagescope
