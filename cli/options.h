// The flags that several commands share, and what they mean once checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "compare/annualise/annualise.h"
#include "compare/ratio/comparison.h"
#include "extractor/extractor.h"
#include "extractor/read/read.h"

namespace wagescope {

/// What is read, and by how many threads.
struct InputFlags {
  std::vector<std::string> paths;
  std::vector<std::string> fields;
  std::string lexicon;
  unsigned threads = 0;  ///< 0: one for each core.

  void add_to(Command& command);
  FieldNames field_names() const;
  Lexicons lexicons() const;
  unsigned thread_count() const;
  /// The files named; standard input when none is.
  std::vector<SourceFile> sources() const;
};

/// What a year is where the text does not say.
struct YearFlags {
  std::string hours_per_week = "40";
  std::string days_per_week = "5";
  std::string weeks_per_year = "52";

  void add_to(Command& command);
  YearOptions options() const;
};

/// The day on which a benchmark must be in force.
struct DayFlags {
  std::string as_of;

  void add_to(Command& command);
  std::optional<Date> day() const;
};

/// How results are written.
enum class To : unsigned char { text, ndjson, csv, tsv };
struct OutputFlags {
  To to = To::text;

  void add_to(Command& command);
};

/// The number given with `flag`: above 0 and up to `most`, else a UsageError.
Decimal positive(const std::string& flag, const std::string& value, std::int64_t most);

/// The bytes of a small file; an EnvironmentError when it cannot be read.
std::string contents_of(const std::string& file);

/// Today, in the time zone of the machine.
Date today();

/// The value of a Result, or a UsageError with its message.
template <class T>
T or_usage_error(Result<T> result) {
  if (!result) throw UsageError{result.error().message};
  return std::move(result).value();
}

}  // namespace wagescope
