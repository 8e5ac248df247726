#include "compare/report/words.h"

#include <array>
#include <utility>

namespace wagescope {
namespace {

template <std::size_t N, class Enum>
std::string_view pick(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

/// Signs that stand for one currency only in these reports.
std::string sign_of(std::string_view currency) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> signs{
      {{"USD", "$"}, {"GBP", "£"}, {"EUR", "€"}, {"JPY", "¥"}, {"INR", "₹"}}};
  for (const auto& [code, sign] : signs)
    if (code == currency) return std::string(sign);
  return currency.empty() ? "" : std::string(currency) + " ";
}

/// "14.5" -> "14.50".
std::string with_cents(std::string digits) {
  const auto dot = digits.find('.');
  if (dot != digits.npos && digits.size() - dot == 2) digits += '0';
  return digits;
}

std::string signed_money(std::string_view currency, std::string digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  return (negative ? "-" : "") + sign_of(currency) + grouped(digits);
}

}  // namespace

std::string grouped(std::string_view digits) {
  const auto dot = std::min(digits.find('.'), digits.size());
  std::string text;
  for (std::size_t i = 0; i < dot; ++i) {
    const bool behind_digit = i > 0 && digits[i - 1] != '-';
    if (behind_digit && (dot - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text + std::string(digits.substr(dot));
}

std::string money(std::string_view currency, Decimal amount) {
  return signed_money(currency, with_cents(amount.to_string()));
}

std::string money(std::string_view currency, const Exact& amount, Rounding how) {
  return signed_money(currency, amount.rounded(amount.is_whole() ? 0 : 2, how));
}

std::string money_in_column(std::string_view currency, Decimal amount, unsigned places) {
  return signed_money(currency, Exact(amount).rounded(places));
}

std::string_view per(Period period) {
  constexpr std::array<std::string_view, 13> words{
      "an hour",   "a day",  "a week",  "a month",   "a quarter",       "a year", "a shift",
      "per visit", "a mile", "a piece", "a session", "for the project", "once"};
  return pick(words, period);
}

std::string_view many(Period period) {
  constexpr std::array<std::string_view, 13> words{
      "hours",  "days",  "weeks",  "months",   "quarters", "years",   "shifts",
      "visits", "miles", "pieces", "sessions", "projects", "payments"};
  return pick(words, period);
}

std::string per_unit(std::string_view unit) {
  if (const auto period = period_from_name(unit)) return std::string(per(*period));
  if (const auto hyphen = unit.find('-'); hyphen != unit.npos && unit[0] >= '0' && unit[0] <= '9')
    return "for " + std::string(unit.substr(0, hyphen)) + " " +
           std::string(unit.substr(hyphen + 1));
  return "per " + std::string(unit);
}

std::string benchmark_amount(const Comparison& found) {
  const std::string digits = grouped(found.value.amount.to_string());
  if (found.unit == "percent") return digits + " percent";
  if (found.unit == "ratio") return "a ratio of " + digits;
  if (!found.work) return money(found.currency, found.value.amount) + " " + per_unit(found.unit);
  std::string text = digits + " " + std::string(many(found.work->counted_in)) + " of work";
  if (found.work->months > 0) return text + " in " + std::to_string(found.work->months) + " months";
  return text;
}

std::string amount_words(const Pay& pay) {
  std::string text;
  if (pay.bound == Bound::about) text = "about ";
  if (pay.min && pay.max)
    text += money(pay.currency, *pay.min) +
            (*pay.min == *pay.max ? "" : " to " + money(pay.currency, *pay.max));
  else if (pay.min)
    text += "from " + money(pay.currency, *pay.min);
  else if (pay.max)
    text += "up to " + money(pay.currency, *pay.max);
  else
    text += "an amount that is not stated";
  if (pay.period == Period::once) return text + ", paid once";
  return pay.period ? text + " " + std::string(per(*pay.period)) : text;
}

std::string_view kind_words(Kind kind) {
  constexpr std::array<std::string_view, 9> words{
      "base pay", "total compensation", "on-target earnings",
      "a bonus",  "a sign-on payment",  "commission",
      "shares",   "an allowance",       "other pay"};
  return pick(words, kind);
}

std::string short_ratio(const Exact& ratio) {
  const unsigned places = ratio >= Exact::whole(10) ? 1 : ratio >= Exact::whole(1) ? 2 : 3;
  std::string text = grouped(ratio.rounded(places));
  return text == "0.000" && ratio > Exact() ? "<0.001" : text;
}

std::string percent_words(const Exact& ratio) {
  const Exact percent = ratio * Exact::whole(100);
  std::string text = percent.rounded(1);
  // 0.04 percent and not 0.0
  for (unsigned places = 2; percent < Exact::whole(1) && places <= 4; ++places)
    if (text.find_first_not_of("0.") == text.npos) text = percent.rounded(places);
  if (text.find_first_not_of("0.") == text.npos && percent > Exact()) text = "less than 0.0001";
  return text + " percent";
}

std::string times_words(std::size_t count) {
  constexpr std::array<std::string_view, 11> words{
      "never", "once", "twice", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  if (count < 3) return std::string(words[count]);
  return (count < words.size() ? std::string(words[count]) : std::to_string(count)) + " times";
}

std::string count_words(std::uint64_t count, std::string_view one, std::string_view several) {
  return grouped(std::to_string(count)) + " " + std::string(count == 1 ? one : several);
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string_view as_of_words(AsOfFrom from) {
  constexpr std::array<std::string_view, 3> words{
      "the document's date", "the date given with --as-of", "today; the document gives no date"};
  return pick(words, from);
}

std::string days_words(const BenchmarkValue& value) {
  const std::string from = to_string(value.effective_from);
  return value.effective_to ? "from " + from + " to " + to_string(*value.effective_to)
                            : "since " + from + ", with no known end";
}

}  // namespace wagescope
