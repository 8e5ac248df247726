#include "compare/ratio/exact.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <stdexcept>

namespace wagescope {

namespace mp = boost::multiprecision;

struct Exact::Number {
  mp::cpp_rational value;
};

namespace {

mp::cpp_int floor_of(const mp::cpp_rational& value) {
  const mp::cpp_int& above = mp::numerator(value);
  const mp::cpp_int& below = mp::denominator(value);
  mp::cpp_int quotient = above / below;  // towards zero
  if (above < 0 && quotient * below != above) --quotient;
  return quotient;
}

mp::cpp_int half_even(const mp::cpp_rational& value) {
  mp::cpp_int low = floor_of(value);
  const mp::cpp_rational over = value - mp::cpp_rational(low);
  const mp::cpp_rational half(1, 2);
  if (over > half || (over == half && low % 2 != 0)) ++low;
  return low;
}

}  // namespace

Exact::Exact() : Exact(Number{0}) {}
Exact::Exact(Number&& number) : number_(std::make_shared<const Number>(std::move(number))) {}
Exact::Exact(Decimal value)
    : Exact(Number{mp::cpp_rational(value.micros(), Decimal::kMicrosPerUnit)}) {}
Exact Exact::whole(std::int64_t value) { return Exact(Number{mp::cpp_rational(value)}); }

Exact operator+(const Exact& a, const Exact& b) {
  return Exact(Exact::Number{a.number_->value + b.number_->value});
}

Exact operator-(const Exact& a, const Exact& b) {
  return Exact(Exact::Number{a.number_->value - b.number_->value});
}

Exact operator*(const Exact& a, const Exact& b) {
  return Exact(Exact::Number{a.number_->value * b.number_->value});
}

Exact operator/(const Exact& a, const Exact& b) {
  if (b.number_->value == 0) throw std::domain_error("division by zero");
  return Exact(Exact::Number{a.number_->value / b.number_->value});
}

std::strong_ordering operator<=>(const Exact& a, const Exact& b) {
  const int order = a.number_->value.compare(b.number_->value);
  return order <=> 0;
}

Exact Exact::floor() const { return Exact(Number{mp::cpp_rational(floor_of(number_->value))}); }

Exact Exact::abs() const { return Exact(Number{mp::abs(number_->value)}); }

bool Exact::is_whole() const { return mp::denominator(number_->value) == 1; }

std::string Exact::fraction() const { return number_->value.str(); }

std::string Exact::rounded(unsigned places, Rounding how) const {
  const mp::cpp_int power = mp::pow(mp::cpp_int(10), places);
  const mp::cpp_rational scaled = number_->value * power;
  const mp::cpp_int units = how == Rounding::down ? floor_of(scaled)
                            : how == Rounding::up ? mp::cpp_int(-floor_of(-scaled))
                                                  : half_even(scaled);
  std::string digits = mp::cpp_int(mp::abs(units)).str();
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return units < 0 ? "-" + digits : digits;
}

std::string Exact::digits() const {
  std::string text = rounded(6);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace wagescope
