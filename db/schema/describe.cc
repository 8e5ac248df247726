#include "db/schema/describe.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "compare/report/json_writer.h"
#include "db/schema/schema.h"
#include "extractor/base/ascii.h"

namespace wagescope {
namespace {

/// Cuts the first word off `text`.
std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const auto end = std::min(text.find_first_of(" ,(;"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

/// Constraints of a whole table begin like this; columns are in lower case.
bool is_constraint(std::string_view word) { return !word.empty() && word[0] <= 'Z'; }

class Reader {
 public:
  void read(std::string_view sql) {
    while (!sql.empty()) {
      const auto end = std::min(sql.find('\n'), sql.size());
      line(sql.substr(0, end));
      sql.remove_prefix(std::min(end + 1, sql.size()));
    }
  }
  std::vector<TableNote> take() { return std::move(tables_); }

 private:
  void line(std::string_view line) {
    if (line.starts_with("--")) {
      if (!comment_.empty()) comment_ += ' ';
      comment_ += trimmed(line.substr(2));
    } else if (open_ && line.starts_with(")")) {
      open_ = false;
    } else if (open_) {
      column(line);
    } else {
      statement(line);
      comment_.clear();
    }
  }

  void statement(std::string_view line) {
    const std::string_view verb = take_word(line);
    if (verb == "ALTER") return added_column(line);
    if (verb != "CREATE") return;
    std::string_view what = take_word(line);
    const bool asked = what == "VIEW" || what == "VIRTUAL";  // by people; columns have no type
    if (what == "VIRTUAL") what = take_word(line);
    if (what != "TABLE" && what != "VIEW") return;
    TableNote made{std::string(take_word(line)), asked, comment_, {}};
    // A view that is made anew keeps its place.
    const auto old = std::ranges::find(tables_, made.name, &TableNote::name);
    at_ = static_cast<std::size_t>(old - tables_.begin());
    if (old == tables_.end()) tables_.emplace_back();
    tables_[at_] = std::move(made);
    open_ = true;
  }

  /// "ALTER TABLE posting ADD COLUMN job_key BLOB;  -- Which job it is."
  void added_column(std::string_view line) {
    take_word(line);  // TABLE
    const std::string_view table = take_word(line);
    take_word(line);  // ADD
    take_word(line);  // COLUMN
    for (TableNote& note : tables_)
      if (note.name == table) column(note, line);
  }

  void column(std::string_view line) {
    // "content = 'search_source'" is an option of a virtual table.
    if (line.find(" = '") == line.npos) column(tables_[at_], line);
  }

  static void column(TableNote& table, std::string_view line) {
    const auto dashes = line.find("-- ");
    ColumnNote note;
    if (dashes != line.npos) note.what = trimmed(line.substr(dashes + 3));
    std::string_view words = line.substr(0, dashes);
    note.name = take_word(words);
    if (note.name.empty() || is_constraint(note.name)) return;
    if (!table.is_view) note.type = take_word(words);
    table.columns.push_back(std::move(note));
  }

  std::vector<TableNote> tables_;
  std::size_t at_ = 0;  ///< The table whose columns are read.
  std::string comment_;
  bool open_ = false;
};

void append(std::string& out, const TableNote& table) {
  out += "\n### " + table.name + (table.is_view ? "" : " (table)") + "\n\n" + table.what + "\n\n";
  out += table.is_view ? "| column | what it holds |\n| --- | --- |\n"
                       : "| column | type | what it holds |\n| --- | --- | --- |\n";
  for (const ColumnNote& column : table.columns) {
    out += "| `" + column.name + "` | ";
    if (!table.is_view) out += column.type + " | ";
    out += column.what + " |\n";
  }
}

/// "pay_changes" as "Pay changes".
std::string title_of(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

/// Money has the unit of its row, which its column's description names. What is
/// a mere number is this to Datasette:
bool is_mere_number(std::string_view column) {
  constexpr std::string_view kNumbers[] = {"ratio",     "ratio_min", "ratio_max", "confidence",
                                           "pay_count", "postings",  "with_pay",  "without_pay"};
  return std::ranges::find(kNumbers, column) != std::end(kNumbers);
}

void append_columns(const TableNote& table, JsonWriter& json) {
  json.key("columns").open_object();
  for (const ColumnNote& column : table.columns) json.key(column.name).text(column.what);
  json.close_object();
  json.key("units").open_object();
  for (const ColumnNote& column : table.columns)
    if (is_mere_number(column.name)) json.key(column.name).text("dimensionless");
  json.close_object();
}

}  // namespace

std::vector<TableNote> describe_schema() {
  Reader reader;
  for (const Migration& migration : migrations()) reader.read(migration.sql);
  return reader.take();
}

std::string describe_schema_as_markdown() {
  std::string out;
  const std::vector<TableNote> tables = describe_schema();
  for (const bool views : {true, false}) {
    for (const TableNote& table : tables) {
      if (table.is_view == views) append(out, table);
    }
  }
  return out;
}

std::string describe_schema_for_datasette(std::string_view database) {
  std::string out;
  JsonWriter json(out);
  json.open_object();
  json.key("title").text("Wagescope: what jobs pay");
  json.key("description").text("Pay in job postings, set against dated, sourced benchmarks.");
  json.key("databases").open_object().key(database).open_object();
  json.key("tables").open_object();
  for (const TableNote& table : describe_schema()) {
    json.key(table.name).open_object();
    json.key("title").text(title_of(table.name));
    json.key("description").text(table.what);
    append_columns(table, json);
    if (!table.is_view) json.key("hidden").boolean(true);
    json.close_object();
  }
  json.close_object().close_object().close_object().close_object();
  return out + "\n";
}

}  // namespace wagescope
