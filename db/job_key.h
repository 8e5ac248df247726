// Which job a posting is about, so that it is known again with other pay.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "db/digest.h"

namespace wagescope {

/// What tells a job from others. Empty for what the posting does not have.
struct JobNames {
  std::string_view url;
  std::string_view source_id;
  std::string_view employer;
  std::string_view title;
  std::string_view location;
  std::int64_t ordinal = 0;  ///< Its place in the document, from 0.
};

/// Equal for two postings of the same job: those with the same address; else
/// the same id of their own with the same employer; else the same employer,
/// title and location. Capitals and blanks at the ends count for nothing in
/// names. None when the posting has none of the three.
std::optional<Digest> job_key(const JobNames& names);

}  // namespace wagescope
