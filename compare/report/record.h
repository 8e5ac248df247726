// What Wagescope found, as data: one JSON object a line, or rows of CSV and TSV.
// The names of the fields are a public contract (docs/record.md).
#pragma once

#include <span>
#include <string>

#include "compare/annualise/annualise.h"
#include "compare/ratio/checked_posting.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// The extraction record of one posting: a JSON object and a line break. Every
/// field is present, an absent value is null, numbers have their exact digits.
/// `refused` is there only with `explain`.
std::string to_ndjson(const Posting& posting, const YearOptions& options = {},
                      bool explain = false);

/// One line for each pay and benchmark, in that order; a posting without pay
/// gives none. A comparison that was refused is null, and "why_not" says why.
std::string to_ndjson(const CheckedPosting& checked, const YearOptions& options = {});

enum class Separated : unsigned char {
  commas,  ///< RFC 4180 quotes.
  tabs,    ///< Tab, line feed, carriage return and backslash as \t \n \r \\.
};

/// The header row of the extraction, and one row for each pay of a posting (one
/// row with empty pay cells when it has none).
std::string extract_header(Separated by);
std::string extract_rows(const Posting& posting, const YearOptions& options, Separated by);

/// The same for comparisons: one row for each pay and benchmark.
std::string compare_header(Separated by);
std::string compare_rows(const CheckedPosting& checked, const YearOptions& options, Separated by);

/// For no pay at all, one line for each benchmark asked for: the value in force on `day`, and the
/// rates that reach it. What cannot be told is null, and "why_not" says why.
std::string need_ndjson(std::span<const Asked> asked, AsOf day, const CompareOptions& options);
/// The same as rows, their header row in front.
std::string need_rows(std::span<const Asked> asked, AsOf day, const CompareOptions& options,
                      Separated by);

}  // namespace wagescope
