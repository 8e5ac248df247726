// One row of CSV or TSV in the making.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/benchmark/csv.h"
#include "compare/report/record.h"

namespace wagescope {

/// One row in the making.
class Row {
 public:
  explicit Row(Separated by) : by_(by) {}

  Row& add(std::string_view cell) {
    if (!empty_) text_ += by_ == Separated::commas ? ',' : '\t';
    empty_ = false;
    if (by_ == Separated::commas)
      text_ += csv_cell(cell);
    else
      add_escaped(cell);
    return *this;
  }
  Row& add(const std::optional<Decimal>& value) {
    return add(value ? value->to_string() : std::string());
  }
  Row& add(const std::optional<Date>& value) {
    return add(value ? to_string(*value) : std::string());
  }
  Row& add(const std::optional<Stated>& value) {
    return add(value ? std::string_view(value->value) : std::string_view());
  }
  template <class Enum>
  Row& add_name(const std::optional<Enum>& value) {
    return add(value ? name(*value) : std::string_view());
  }
  Row& add_ratio(const std::optional<Multiple>& value) {
    return add(value ? value->ratio.rounded(6) : std::string());
  }
  /// An amount or a count.
  Row& add_digits(const std::optional<Exact>& value) {
    return add(value ? value->digits() : std::string());
  }
  Row& add_fraction(const std::optional<Multiple>& value) {
    return add(value ? value->ratio.fraction() : std::string());
  }
  Row& add_empty(std::size_t count) {
    for (; count > 0; --count) add(std::string_view());
    return *this;
  }

  std::string line() const { return text_ + "\n"; }

 private:
  void add_escaped(std::string_view cell) {
    for (char c : cell) {
      switch (c) {
        case '\t': text_ += "\\t"; break;
        case '\n': text_ += "\\n"; break;
        case '\r': text_ += "\\r"; break;
        case '\\': text_ += "\\\\"; break;
        default: text_ += c;
      }
    }
  }

  Separated by_;
  std::string text_;
  bool empty_ = true;
};

/// "40 hours a week; 52 weeks a year".
inline std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

/// The columns that the rows of extract and compare begin with.
void add_posting_names(Row& row);
void add_posting(Row& row, const Posting& posting);
void add_pay_names(Row& row);
void add_pay(Row& row, const Pay& pay, const YearOptions& options);

}  // namespace wagescope
