// Reports for people: plain text, at most 80 columns, no colour.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "compare/annualise/annualise.h"
#include "compare/benchmark/benchmark.h"
#include "compare/ratio/checked_posting.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// What one posting says: who, what, where, when, and each pay with its quote,
/// its place in the source and its yearly figure. With `explain`, also the money
/// that was refused, and why. Ends with a line break.
std::string extract_report(const Posting& posting, const YearOptions& options = {},
                           bool explain = false);

/// What the posting pays against each benchmark asked for: the value in force
/// with its source, the ratio exact and in words, the claims checked, and what
/// was assumed. Sources are numbered footnotes. Ends with a line break.
std::string compare_report(const CheckedPosting& checked, const CompareOptions& options = {});

/// The same for no pay at all: at what rate by the hour, day, week, month and
/// year the value in force on `day` would be reached.
std::string need_report(std::span<const Asked> asked, AsOf day, const CompareOptions& options);

/// A whole series: its dates, amounts, sources and notes.
std::string benchmark_report(const Benchmark& series);

/// What was read, for the last line of a report.
struct Coverage {
  std::uint64_t documents = 0;
  std::uint64_t with_pay = 0;
  /// Figures that look like money and were not taken; absent where it was not kept.
  std::optional<std::uint64_t> refused = 0;
  std::uint64_t unread = 0;  ///< Records that could not be read.
};

/// Counts one document with all its postings.
void add_to(Coverage& coverage, std::span<const Posting> postings);

/// "Read 1 document, pay found in 1, refused 7 money-like figures, 0 unread.\n"
std::string coverage_line(const Coverage& coverage);

}  // namespace wagescope
