// All tables of the extractor: those built in, and the rows that a user's
// folder adds to them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/result.h"
#include "extractor/lexicon/table.h"

namespace wagescope {

class Lexicons {
 public:
  /// The tables that were embedded when the library was built.
  static Lexicons built_in();

  /// The built-in tables, with the rows of the files in `folder` added: a file
  /// "period/period.tsv" there adds to the table of that name. A file whose name
  /// is no table's, or whose columns differ, is an error.
  static Result<Lexicons> with_folder(const std::filesystem::path& folder);

  /// Whether these are the built-in tables alone, for which more was laid out when the library
  /// was built.
  bool as_built() const { return as_built_; }

  /// The table of that name ("period/period.tsv"), which must exist.
  const Table& table(std::string_view name) const;

  /// Every table whose name begins with `folder` ("kind/cues/"), in order of name.
  std::vector<const Table*> tables_in(std::string_view folder) const;

 private:
  std::map<std::string, Table, std::less<>> tables_;
  bool as_built_ = true;
};

}  // namespace wagescope
