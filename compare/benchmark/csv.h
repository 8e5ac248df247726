// Comma-separated values with quotes (RFC 4180), for the benchmark files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/result.h"

namespace wagescope {

struct CsvRow {
  std::size_t line = 0;  ///< Where the row begins, from 1: a quoted cell may hold line breaks.
  std::vector<std::string> cells;
};

/// All rows, the header's too; blank lines are left out. A quote that is never
/// closed, or text behind a closing quote, is an error that names `file`, the
/// line and the mend. A byte-order mark at the start is skipped.
Result<std::vector<CsvRow>> read_csv(std::string_view file, std::string_view bytes);

/// The cell as CSV: in quotes when it holds a comma, a quote, a line break, or
/// begins or ends with a space.
std::string csv_cell(std::string_view text);

}  // namespace wagescope
