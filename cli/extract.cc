#include <memory>

#include "cli/commands.h"
#include "cli/print_records.h"
#include "compare/report/json_writer.h"
#include "compare/report/record.h"

namespace wagescope {
namespace {

struct ExtractFlags {
  InputFlags input;
  OutputFlags output;
  YearFlags year;
  bool explain = false;
  bool one_per_record = false;
};

bool has_pay(const std::vector<Posting>& postings) {
  for (const Posting& posting : postings)
    if (!posting.pay.empty()) return true;
  return false;
}

/// One line whatever the record holds: its first posting, with the others in "more".
void write_one_line(const std::vector<std::string>& lines, std::string& out) {
  const auto object = [](std::string_view line) {
    return line.substr(0, line.find_last_of('}') + 1);
  };
  const std::string_view first = object(lines.front());
  if (lines.size() == 1) {
    out.append(first) += '\n';
    return;
  }
  out.append(first.substr(0, first.size() - 1)) += ",\"more\":[";
  for (std::size_t i = 1; i < lines.size(); ++i)
    out.append(i > 1 ? "," : "").append(object(lines[i]));
  out += "]}\n";
}

/// The line of a record that could not be read.
void write_bad_line(const SourceRef& source, const Error& error, std::string& out) {
  JsonWriter json(out);
  json.open_object().key("source").open_object();
  json.key("path").text(source.path);
  json.key("record").number(std::to_string(source.record));
  json.key("id").text_or_null(source.id);
  json.close_object().key("error").text(error.message).close_object();
  out += '\n';
}

PrintRecord printer(const ExtractFlags& flags, const YearOptions& year) {
  const bool explain = flags.explain;
  const Separated by = flags.output.to == To::tsv ? Separated::tabs : Separated::commas;
  switch (flags.output.to) {
    case To::text:
      return [year, explain](const std::vector<Posting>& postings, std::string& out) {
        for (std::size_t i = 0; i < postings.size(); ++i)
          out.append(i > 0 ? "\n" : "").append(extract_report(postings[i], year, explain));
        return has_pay(postings);
      };
    case To::csv:
    case To::tsv:
      return [year, by](const std::vector<Posting>& postings, std::string& out) {
        for (const Posting& posting : postings) out += extract_rows(posting, year, by);
        return has_pay(postings);
      };
    case To::ndjson: break;
  }
  return [year, explain, one = flags.one_per_record](const std::vector<Posting>& postings,
                                                     std::string& out) {
    std::vector<std::string> lines;
    for (const Posting& posting : postings) {
      lines.push_back(to_ndjson(posting, year, explain));
      if (!one) out += lines.back();
    }
    if (one) write_one_line(lines, out);
    return has_pay(postings);
  };
}

int extract(const ExtractFlags& flags, Output& out) {
  const To to = flags.output.to;
  const bool rows = to == To::csv || to == To::tsv;
  if (flags.explain && rows)
    throw UsageError{"--explain has no place in rows; use --to ndjson or --to text"};
  if (flags.one_per_record && to != To::ndjson)
    throw UsageError{"--one-per-record writes JSON lines; add --to ndjson"};
  PrintJob job;
  job.input = &flags.input;
  job.explain = flags.explain || to == To::text;  // the text's last line counts what was refused
  if (rows) job.header = extract_header(to == To::tsv ? Separated::tabs : Separated::commas);
  if (to == To::text) job.separator = "\n";
  job.coverage = to == To::text;
  job.print = printer(flags, flags.year.options());
  if (flags.one_per_record) job.print_bad = write_bad_line;
  return print_records(job, out);
}

}  // namespace

Run add_extract(Command& line) {
  Command command = line.add("extract", R"(Pay, role and employer in text.

Examples:
  wagescope extract posting.txt
  wagescope extract --to csv letters/ jobs.ndjson > pay.csv
  zcat jobs.ndjson.gz | wagescope extract --to ndjson --field text=body -
  wagescope extract --explain posting.txt      also what was not taken, and why)");
  auto flags = std::make_shared<ExtractFlags>();
  flags->input.add_to(command);
  flags->output.add_to(command);
  flags->year.add_to(command);
  command.flag("--explain", flags->explain, "Also the money that was not taken, with reasons");
  command.flag("--one-per-record", flags->one_per_record,
               "Exactly one line for each record, an unreadable one included");
  return [flags](Output& out) { return extract(*flags, out); };
}

}  // namespace wagescope
