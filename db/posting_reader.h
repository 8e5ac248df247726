// Postings as they were stored, for reports: what compare() and annualise() need.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "db/sqlite/sqlite.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// Which postings and pays are read; absent: all.
struct PostingFilter {
  std::optional<Date> from;             ///< First day; postings without a date are then left out.
  std::optional<Date> to;               ///< Last day; the same.
  std::optional<std::string> place;     ///< Part of the location, or the country's code.
  std::optional<std::string> employer;  ///< Part of the name. Case does not matter (in ASCII).
  std::optional<Kind> kind;             ///< Only such pays, and all of them as primary.
};

std::optional<Kind> kind_from_name(std::string_view name);

/// Gives every posting with its pays, in order of import. Claims, mentions and
/// what was refused are not read.
void read_postings(const Database& database, const PostingFilter& filter,
                   const std::function<void(const Posting&)>& take);

}  // namespace wagescope
