// Pay that stands in fields of its own: schema.org's baseSalary, the pay fields
// of Greenhouse, Lever and Ashby, and the salary columns of tables.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/read/document.h"
#include "extractor/read/json_tree.h"

namespace wagescope {

/// "HOUR", "per-year-salary", "1 YEAR", "P1M", "hourly" -> "hour", "year", "month";
/// empty for words that name no period.
std::string period_of_unit(std::string_view unit);

/// The pay fields of a posting of any known shape, in order. `source`: the bytes
/// that spans count from, where the posting's own bytes stand in them; else empty.
std::vector<StatedPay> stated_pay_of(const json::Value& posting, std::string_view source = {});

/// The names and values of a table's row. Names are compared without case, spaces,
/// dashes and underscores: "salary_min", "Min Salary".
using Cells = std::vector<std::pair<std::string, std::string>>;
std::vector<StatedPay> stated_pay_of(const Cells& cells);

/// Whether a field of this name tells pay, or stands in a shape that may.
bool is_pay_name(std::string_view name);

}  // namespace wagescope
