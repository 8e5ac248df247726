#include "extractor/read/stated_pay.h"

#include <algorithm>
#include <array>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

using json::Type;
using json::Value;

std::string lower_letters_and_digits(std::string_view words) {
  std::string plain;
  for (char c : words) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  return plain;
}

/// A figure as fields have it: digits, perhaps with commas between thousands or a
/// useless exponent. Zero stands for "not known" in such fields.
std::optional<Decimal> figure(std::string_view words) {
  words = trimmed(words);
  std::string digits(words);
  const bool grouped = [&] {
    const std::size_t comma = words.find(',');
    if (comma == std::string_view::npos || comma == 0 || comma > 3) return false;
    for (std::size_t i = comma; i < words.size() && words[i] != '.'; i += 4)
      if (words[i] != ',' || i + 3 >= words.size()) return false;
    return true;
  }();
  if (grouped) std::erase(digits, ',');
  int power = 0;
  if (const std::size_t e = digits.find_first_of("eE"); e != std::string::npos) {
    const auto exponent =
        Decimal::parse(digits[e + 1 < digits.size() ? e + 1 : e] == '+' ? digits.substr(e + 2)
                                                                        : digits.substr(e + 1));
    if (!exponent || exponent->micros() % Decimal::kMicrosPerUnit != 0) return std::nullopt;
    const auto whole = exponent->micros() / Decimal::kMicrosPerUnit;
    if (whole < -18 || whole > 18) return std::nullopt;
    power = static_cast<int>(whole);
    digits.resize(e);
  }
  // "52000.00000000" is as exact as "52000".
  if (digits.find('.') != std::string::npos) {
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  auto value = Decimal::parse(digits);
  if (value && power != 0) value = value->shifted(power);
  if (!value || value->micros() <= 0) return std::nullopt;
  return value;
}

std::string currency_of(std::string_view words) {
  words = trimmed(words);
  if (words.size() != 3) return {};
  std::string code;
  for (const char c : words) {
    if ((c | 0x20) < 'a' || (c | 0x20) > 'z') return {};
    code += static_cast<char>(c & ~0x20);
  }
  return code;
}

/// The first of them that holds words.
std::string first_words(std::initializer_list<Value> values) {
  for (const Value& value : values)
    if (std::string words = value.words(); !words.empty()) return words;
  return {};
}

bool has_figures(const StatedPay& pay) { return pay.min || pay.max; }

void set_place(const Value& value, std::string_view source, StatedPay& pay) {
  const std::string_view raw = value.raw();
  pay.words = utf8::whole(raw, 200);
  if (raw.data() < source.data() || raw.data() + raw.size() > source.data() + source.size()) return;
  const auto begin = static_cast<std::uint32_t>(raw.data() - source.data());
  pay.span = SourceSpan{begin, begin + static_cast<std::uint32_t>(raw.size())};
}

/// Ends in the wrong order are a slip of the source.
void add(StatedPay pay, std::vector<StatedPay>& found) {
  if (pay.min && pay.max && *pay.min > *pay.max) std::swap(pay.min, pay.max);
  if (has_figures(pay) || pay.to_be_read) found.push_back(std::move(pay));
}

/// schema.org's MonetaryAmount: the unit stands inside its value, or beside it; the
/// value is an object, or a bare number, or words.
StatedPay monetary(const Value& amount, const Value& posting, bool estimated) {
  StatedPay pay;
  pay.rule = "field.json-ld";
  pay.estimated = estimated;
  const Value value = amount["value"].each().empty() ? Value() : amount["value"].each()[0];
  pay.currency = currency_of(first_words(
      {amount["currency"], value["currency"], amount["priceCurrency"], posting["salaryCurrency"]}));
  pay.period =
      period_of_unit(first_words({value["unitText"], amount["unitText"], value["unitCode"],
                                  amount["unitCode"], amount["duration"], posting["unitText"]}));
  pay.min = figure(first_words({value["minValue"], amount["minValue"], amount["percentile10"]}));
  pay.max = figure(first_words({value["maxValue"], amount["maxValue"], amount["percentile90"]}));
  if (has_figures(pay)) return pay;
  const std::string words = first_words({value["value"], value, amount, amount["median"]});
  pay.min = pay.max = figure(words);
  if (!has_figures(pay) && words.find_first_of("123456789") != std::string::npos) {
    pay.to_be_read = true;
    pay.words = words;
  }
  return pay;
}

constexpr std::size_t kMostStated = 100;  // pays that the fields of one posting may state

void add_json_ld(const Value& posting, std::string_view source, std::vector<StatedPay>& found) {
  for (const auto& [name, estimated] : {std::pair{"baseSalary", false}, {"estimatedSalary", true}})
    for (const Value& amount : posting[name].each()) {
      if (found.size() >= kMostStated) return;
      StatedPay pay = monetary(amount, posting, estimated);
      std::string words = pay.words;
      set_place(amount, source, pay);
      if (pay.to_be_read) pay.words = std::move(words);
      add(std::move(pay), found);
    }
}

void add_lever(const Value& posting, std::string_view source, std::vector<StatedPay>& found) {
  const Value range = posting["salaryRange"];
  if (!range.is(Type::object)) return;
  StatedPay pay;
  pay.rule = "field.lever";
  pay.min = figure(range["min"].words());
  pay.max = figure(range["max"].words());
  pay.currency = currency_of(range["currency"].words());
  pay.period = period_of_unit(range["interval"].words());
  set_place(range, source, pay);
  add(std::move(pay), found);
}

std::optional<Decimal> from_cents(const Value& value) {
  const auto cents = figure(value.words());
  return cents ? cents->shifted(-2) : std::nullopt;
}

void add_greenhouse(const Value& posting, std::string_view source, std::vector<StatedPay>& found) {
  for (const Value& range : posting["pay_input_ranges"].each()) {
    StatedPay pay;
    pay.rule = "field.greenhouse";
    pay.min = from_cents(range["min_cents"]);
    pay.max = from_cents(range["max_cents"]);
    pay.currency = currency_of(range["currency_type"].words());
    pay.scope = range["title"].words();
    pay.period = period_of_unit(pay.scope);
    set_place(range, source, pay);
    add(std::move(pay), found);
  }
  for (const Value& field : posting["metadata"].each()) {
    if (!field["value_type"].words().starts_with("currency")) continue;
    const Value value = field["value"];
    StatedPay pay;
    pay.rule = "field.greenhouse";
    pay.min = figure(first_words({value["min_value"], value["amount"]}));
    pay.max = figure(first_words({value["max_value"], value["amount"]}));
    pay.currency = currency_of(value["unit"].words());
    pay.period = period_of_unit(field["name"].words());
    set_place(value, source, pay);
    add(std::move(pay), found);
  }
}

/// What Ashby's names of components are; empty for what is no sum of money.
std::string_view ashby_kind(std::string_view type) {
  constexpr std::array<std::array<std::string_view, 2>, 4> kKinds = {{
      {"Salary", "base"},
      {"Bonus", "bonus"},
      {"Commission", "commission"},
      {"EquityCashValue", "equity"},
  }};
  for (const auto& [name, kind] : kKinds)
    if (name == type) return kind;
  return {};
}

void add_ashby(const Value& posting, std::string_view source, std::vector<StatedPay>& found) {
  const Value compensation = posting["compensation"];
  const auto add_components = [&](const Value& components, const std::string& scope) {
    for (const Value& component : components.each()) {
      StatedPay pay;
      pay.rule = "field.ashby";
      pay.kind = ashby_kind(component["compensationType"].words());
      if (pay.kind.empty()) continue;
      pay.min = figure(component["minValue"].words());
      pay.max = figure(component["maxValue"].words());
      pay.currency = currency_of(component["currencyCode"].words());
      pay.period = period_of_unit(component["interval"].words());
      pay.scope = scope;
      set_place(component, source, pay);
      add(std::move(pay), found);
    }
  };
  const auto tiers = compensation["compensationTiers"].each();
  for (const Value& tier : tiers)
    add_components(tier["components"], tiers.size() > 1 ? tier["title"].words() : std::string());
  if (tiers.empty()) add_components(compensation["summaryComponents"], {});
}

enum class Column : unsigned char { min, max, value, currency, period };

/// Names as public tables of jobs have them.
std::optional<Column> column_of(std::string_view name) {
  struct Row {
    std::string_view name;
    Column column;
  };
  static constexpr Row kRows[] = {
      {"salarymin", Column::min},
      {"minsalary", Column::min},
      {"salaryfrom", Column::min},
      {"minamount", Column::min},
      {"salaryminimum", Column::min},
      {"minimumsalary", Column::min},
      {"paymin", Column::min},
      {"minpay", Column::min},
      {"salarymax", Column::max},
      {"maxsalary", Column::max},
      {"salaryto", Column::max},
      {"maxamount", Column::max},
      {"salarymaximum", Column::max},
      {"maximumsalary", Column::max},
      {"paymax", Column::max},
      {"maxpay", Column::max},
      {"salary", Column::value},
      {"pay", Column::value},
      {"wage", Column::value},
      {"payrate", Column::value},
      {"salarytext", Column::value},
      {"compensation", Column::value},
      {"salaryrange", Column::value},
      {"payrange", Column::value},
      {"currency", Column::currency},
      {"salarycurrency", Column::currency},
      {"currencycode", Column::currency},
      {"paycurrency", Column::currency},
      {"salarycurrencycode", Column::currency},
      {"period", Column::period},
      {"payperiod", Column::period},
      {"salaryperiod", Column::period},
      {"interval", Column::period},
      {"salaryinterval", Column::period},
      {"salaryunit", Column::period},
      {"payunit", Column::period},
      {"unittext", Column::period},
  };
  const std::string plain = lower_letters_and_digits(name);
  for (const Row& row : kRows)
    if (row.name == plain) return row.column;
  return std::nullopt;
}

Cells cells_of(const Value& posting) {
  Cells cells;
  for (const Value& member : posting.children())
    if (member.is(Type::string) || member.is(Type::number))
      cells.emplace_back(member.key(), member.words());
  return cells;
}

}  // namespace

std::string period_of_unit(std::string_view unit) {
  struct Row {
    std::string_view word;
    std::string_view period;
  };
  static constexpr Row kRows[] = {
      {"hour", "hour"},    {"hourly", "hour"}, {"hr", "hour"},         {"hur", "hour"},
      {"pt1h", "hour"},    {"day", "day"},     {"daily", "day"},       {"p1d", "day"},
      {"week", "week"},    {"weekly", "week"}, {"wk", "week"},         {"wee", "week"},
      {"p1w", "week"},     {"month", "month"}, {"monthly", "month"},   {"mon", "month"},
      {"p1m", "month"},    {"mth", "month"},   {"quarter", "quarter"}, {"year", "year"},
      {"yearly", "year"},  {"annual", "year"}, {"annually", "year"},   {"annum", "year"},
      {"yr", "year"},      {"ann", "year"},    {"p1y", "year"},        {"shift", "shift"},
      {"onetime", "once"},
  };
  std::string word;
  for (std::size_t at = 0; at <= unit.size(); ++at) {
    const char c = at < unit.size() ? unit[at] : ' ';
    const bool in_word = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
    if (in_word) {
      word += c;
      continue;
    }
    const std::string plain = lower_letters_and_digits(word);
    word.clear();
    for (const Row& row : kRows)
      if (row.word == plain) return std::string(row.period);
  }
  return {};
}

std::vector<StatedPay> stated_pay_of(const Value& posting, std::string_view source) {
  std::vector<StatedPay> found;
  add_json_ld(posting, source, found);
  add_lever(posting, source, found);
  add_greenhouse(posting, source, found);
  add_ashby(posting, source, found);
  if (found.size() > kMostStated) found.resize(kMostStated);
  if (found.empty()) found = stated_pay_of(cells_of(posting));
  return found;
}

std::vector<StatedPay> stated_pay_of(const Cells& cells) {
  std::array<std::string, 5> of;
  for (const auto& [name, value] : cells)
    if (const auto column = column_of(name)) {
      std::string& kept = of[static_cast<std::size_t>(*column)];
      if (kept.empty()) kept = trimmed(value);
    }
  const auto& [min, max, value, currency, period] = of;
  StatedPay pay;
  pay.rule = "field.columns";
  pay.min = figure(min);
  pay.max = figure(max);
  pay.words = min == max ? min : min + (min.empty() || max.empty() ? "" : " - ") + max;
  pay.currency = currency_of(currency);
  pay.period = period_of_unit(period);
  if (!has_figures(pay)) {
    pay.words = value;
    pay.min = pay.max = figure(value);
    pay.to_be_read = !has_figures(pay) && value.find_first_of("123456789") != std::string::npos;
  }
  std::vector<StatedPay> found;
  add(std::move(pay), found);
  return found;
}

bool is_pay_name(std::string_view name) {
  for (const std::string_view known :
       {"baseSalary", "estimatedSalary", "salaryRange", "pay_input_ranges", "metadata"})
    if (name == known) return true;
  return column_of(name).has_value();
}

}  // namespace wagescope
