// What the heading of a column says of the amounts below it, in tables whose cells bars or tabs
// part:
// "| Level | Base | OTE |", then "| Clerk | $55,000 | $80,000 |".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"
#include "extractor/kind/cues.h"

namespace wagescope {

struct ColumnSays {
  TextSpan heading;
  std::optional<Kind> kind;      ///< "OTE", "Bonus"
  std::optional<Period> period;  ///< "Hourly", "Per year"
  std::optional<Basis> basis;    ///< "Gross", "FTE salary"
  std::string_view reason;       ///< Why its amounts are no pay: "Budget".
  bool pay = false;              ///< "Salary", "Hourly"
  bool low_end = false, high_end = false, middle = false;  ///< "Minimum", "Maximum", "Midpoint"
  bool alone = true;  ///< No word of its own row says what the amount is.

  /// Whether the amounts of two columns are of one thing: "Minimum" and "Maximum".
  bool goes_with(const ColumnSays& other) const {
    return kind == other.kind && reason == other.reason && !middle && !other.middle &&
           basis == other.basis && (!period || !other.period || period == other.period);
  }
};

/// Reads the tables of a text from the left to the right; remembers the row that it looked at last.
class TableColumns {
 public:
  /// No line left of `floor` counts. The text and the cues must outlive it.
  TableColumns(std::string_view text, std::uint32_t floor, const CueReader& cues)
      : text_(text), floor_(floor), cues_(cues) {}

  /// What the heading of the column says in which the amount at `at` stands; empty outside of a
  /// table, in its first line, and below one that holds money itself.
  std::optional<ColumnSays> at(std::uint32_t at);

 private:
  void look_at_row(std::uint32_t at);
  TextSpan line_of(std::uint32_t at) const;
  std::vector<TextSpan> cells_of(TextSpan line) const;
  TextSpan first_row() const;
  ColumnSays said_in(TextSpan cell) const;
  bool says_itself(TextSpan words) const;

  std::string_view text_;
  std::uint32_t floor_;
  const CueReader& cues_;
  TextSpan row_{0, 0};
  std::vector<TextSpan> cells_;     ///< Of that row; none outside of a table.
  TextSpan head_{0, 0};             ///< The first row of its table.
  std::vector<TextSpan> headings_;  ///< Its cells; none where it is the row itself.
};

}  // namespace wagescope
