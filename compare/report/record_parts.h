// The parts of a JSON record that the extraction and the comparison share.
#pragma once

#include <optional>
#include <string>

#include "compare/annualise/annualise.h"
#include "compare/ratio/comparison.h"
#include "compare/report/json_writer.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// Source, title, role, employer, location, country, date.
void write_head(JsonWriter& json, const Posting& posting);

void write_pay(JsonWriter& json, const Pay& pay, const YearOptions& options);

/// What a claim says; no verdict.
void write_claim_words(JsonWriter& json, const Claim& claim);

/// "begin" and "end"; null for what a field of its own states, which stands nowhere in the text.
void write_place(JsonWriter& json, SourceSpan span);

/// The benchmark, its value with dates and source, and the day asked for.
void write_value(JsonWriter& json, const Comparison& found);

/// What a benchmark counts, and the weeks that make it.
void write_counted(JsonWriter& json, const WorkThreshold& work);

/// Of the benchmark's amount; empty where that is no money (what work pays is in the pay's
/// currency).
inline std::string currency_of_amount(const Comparison& found) {
  return found.work || found.share_min || found.share_max ? std::string() : found.currency;
}

template <class Enum>
void name_or_null(JsonWriter& json, const std::optional<Enum>& value) {
  if (value)
    json.text(name(*value));
  else
    json.null();
}

}  // namespace wagescope
