// The terms of a job that stand in fields of their own: schema.org's employmentType, Lever's
// commitment, a requisition number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractor/read/json_tree.h"
#include "extractor/read/stated_pay.h"

namespace wagescope {

/// Whether a posting's own field of this name says something of its terms.
bool is_terms_name(std::string_view name);

/// What such fields say, a labelled line each, as a text would: "job type: FULL TIME". Empty
/// when there are none.
std::optional<std::string> stated_terms_of(const json::Value& posting);
/// The same of a row: "Job Type", "job_type" and "jobType" are one name.
std::optional<std::string> stated_terms_of(const Cells& cells);

}  // namespace wagescope
