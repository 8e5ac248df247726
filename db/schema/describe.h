// What every table, view and column holds, from the comments in the schema
// files: what docs/database.md and the metadata for Datasette are made of.
//
// The files keep to a form: the comment of a table or view stands in the lines
// just above its CREATE, each column has a line of its own and ends in its
// comment, and the closing bracket begins a line.
#pragma once

#include <string>
#include <vector>

namespace wagescope {

struct ColumnNote {
  std::string name;
  std::string type;  ///< "TEXT"; empty in a view.
  std::string what;  ///< Its comment; empty when the file has none.
};

struct TableNote {
  std::string name;
  bool is_view = false;
  std::string what;
  std::vector<ColumnNote> columns;
};

/// In order of first mention. A view made again by a later migration is
/// described by the later one.
std::vector<TableNote> describe_schema();

/// The same as Markdown: a heading and a table for each, the views first.
std::string describe_schema_as_markdown();

/// The same for Datasette (its metadata.json), for a file served under the name
/// `database`: titles and descriptions of the views and of their columns, units of
/// what has always the same. The tables underneath are hidden.
std::string describe_schema_for_datasette(std::string_view database);

}  // namespace wagescope
