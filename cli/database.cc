#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "compare/report/json_writer.h"
#include "db/schema/describe.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct ExportFlags {
  std::string db;
  std::string view = "pays";
  std::string to = "csv";
  bool datasette_metadata = false;
};

/// The views of the file, in order of name.
std::vector<std::string> views(const Database& database) {
  Statement query(database, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name");
  std::vector<std::string> out;
  while (query.step()) out.emplace_back(query.text(0));
  return out;
}

/// `asked`, when the file has such a view: nothing else is put into SQL.
std::string known_view(const Database& database, const std::string& asked) {
  std::string all;
  for (const std::string& view : views(database)) {
    if (view == asked) return view;
    all += (all.empty() ? "" : ", ") + view;
  }
  throw UsageError{"--view " + asked + ": not a view; there are " + all};
}

/// RFC 4180: quoted where a comma, quote or line break stands in it.
void append_csv(std::string_view cell, std::string& out) {
  if (cell.find_first_of(",\"\r\n") == cell.npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

/// Tab, line feed, carriage return and backslash as \t \n \r \\.
void append_tsv(std::string_view cell, std::string& out) {
  for (const char c : cell) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
}

void append_row(const Statement& rows, bool names, bool csv, std::string& out) {
  for (int i = 0; i < rows.columns(); ++i) {
    if (i > 0) out += csv ? ',' : '\t';
    const std::string_view cell = names ? rows.column_name(i) : rows.text(i);
    csv ? append_csv(cell, out) : append_tsv(cell, out);
  }
  out += csv ? "\r\n" : "\n";
}

void append_object(const Statement& rows, std::string& out) {
  JsonWriter json(out);
  json.open_object();
  for (int i = 0; i < rows.columns(); ++i) {
    json.key(rows.column_name(i));
    if (rows.is_null(i))
      json.null();
    else if (rows.is_number(i))
      json.number(rows.text(i));
    else
      json.text(rows.text(i));
  }
  json.close_object();
  out += '\n';
}

int export_metadata(const ExportFlags& flags, Output& out) {
  // Datasette serves a file under its name without the ending.
  out.write(describe_schema_for_datasette(std::filesystem::path(flags.db).stem().string()));
  out.flush();
  return kFound;
}

int export_view(const ExportFlags& flags, Output& out) {
  const Store store = Store::open(flags.db, Access::read);
  if (flags.datasette_metadata) {
    if (flags.view != "pays" || flags.to != "csv")
      throw UsageError{
          "--datasette-metadata describes all views, as JSON: leave --view and --to out"};
    return export_metadata(flags, out);
  }
  const bool ndjson = flags.to == "ndjson", csv = flags.to == "csv";
  Statement rows(store.database(), "SELECT * FROM " + known_view(store.database(), flags.view));
  std::string line;
  if (!ndjson) append_row(rows, true, csv, line);
  bool found = false;
  while (rows.step()) {
    found = true;
    ndjson ? append_object(rows, line) : append_row(rows, false, csv, line);
    out.write(line);
    line.clear();
  }
  out.write(line);
  out.flush();
  return found ? kFound : kNothingFound;
}

struct RescanFlags {
  std::string db;
  std::string lexicon;
  YearFlags year;
};

int rescan(const RescanFlags& flags) {
  StoreOptions options;
  options.year = flags.year.options();
  const Lexicons lexicons = flags.lexicon.empty()
                                ? Lexicons::built_in()
                                : or_usage_error(Lexicons::with_folder(flags.lexicon));
  Store store = Store::open(flags.db, Access::write, options);
  // Refused money is kept on where an import asked for it.
  const bool explain = store.database().number("SELECT EXISTS (SELECT 1 FROM refusal)") != 0;
  const Extractor extractor(lexicons, {.explain = explain});
  const std::int64_t all = store.database().number("SELECT count(*) FROM document");
  const Rescanned done =
      store.rescan([&](const Document& document) { return extractor.extract(document); });
  if (done.documents == 0) {
    complain(flags.db + " holds no texts to read again: import with --keep-text to keep them");
    return kNothingFound;
  }
  complain(std::to_string(done.documents) + " of " + std::to_string(all) +
           " documents read again, " + std::to_string(done.changed) + " changed; pays " +
           std::to_string(done.pays_before) + " before, " + std::to_string(done.pays_after) +
           " now");
  return kFound;
}

}  // namespace

Run add_export(Command& line) {
  Command command = line.add("export", R"(A view of a database as csv, tsv or ndjson.

Examples:
  wagescope export --db jobs.db > pays.csv
  wagescope export --db jobs.db --view employers --to ndjson
  wagescope export --db jobs.db --datasette-metadata > metadata.json)");
  auto flags = std::make_shared<ExportFlags>();
  command.text("--db", flags->db, "The file that import made", "FILE", Need::required);
  command.text("--view", flags->view, "Which view; docs/database.md tells what each holds", "NAME");
  command.one_of("--to", flags->to, "How to write: csv, tsv or ndjson", "FORMAT",
                 {"csv", "tsv", "ndjson"});
  command.flag("--datasette-metadata", flags->datasette_metadata,
               "What views and columns mean, as Datasette's metadata.json, in place of rows");
  return [flags](Output& out) { return export_view(*flags, out); };
}

Run add_rescan(Command& line) {
  Command command = line.add("rescan", R"(Texts that a database keeps, read again by this version.

Examples:
  wagescope import --keep-text --db jobs.db jobs.ndjson
  wagescope rescan --db jobs.db)");
  auto flags = std::make_shared<RescanFlags>();
  command.text("--db", flags->db, "The file that import made", "FILE", Need::required);
  command.text("--lexicon", flags->lexicon, "A folder with rows to add to the built-in tables",
               "DIR");
  flags->year.add_to(command);
  return [flags](Output&) { return rescan(*flags); };
}

}  // namespace wagescope
