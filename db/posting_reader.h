// Postings as they were stored: for reports, and to be compared again.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

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

/// Gives every posting with its pays, in order of import. Claims and what was
/// refused are not read.
void read_postings(const Database& database, const PostingFilter& filter,
                   const std::function<void(const Posting&)>& take);

/// Gives all postings of one document after the other, in order of import, each
/// as it was given to the store: claims too, and what was refused where the
/// import kept it.
void read_documents(const Database& database,
                    const std::function<void(std::vector<Posting>)>& take);

}  // namespace wagescope
