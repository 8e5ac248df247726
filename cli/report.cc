#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/sources.h"
#include "compare/report/group_report.h"
#include "db/posting_reader.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct ReportFlags {
  InputFlags input;
  OutputFlags output;
  YearFlags year;
  DayFlags day;
  std::string db;
  std::string by = "employer";
  std::string against;
  std::string rates;
  std::string from, to, place, employer, kind;
  unsigned top = 5;
  bool nearest = false;
};

std::optional<Date> day_of(const std::string& flag, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) throw UsageError{flag + " " + text + ": not a day; write it as 2023-07-26"};
  return date;
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

PostingFilter filter_of(const ReportFlags& flags) {
  PostingFilter filter{day_of("--from", flags.from), day_of("--until", flags.to),
                       unless_empty(flags.place), unless_empty(flags.employer), std::nullopt};
  if (flags.kind.empty()) return filter;
  filter.kind = kind_from_name(flags.kind);
  if (!filter.kind)
    throw UsageError{"--kind " + flags.kind +
                     ": no kind of pay; use base, total, ote, bonus, sign_on, commission, equity, "
                     "allowance or other"};
  return filter;
}

std::vector<std::string> filter_words(const ReportFlags& flags) {
  std::vector<std::string> words;
  if (!flags.from.empty()) words.push_back("dates from " + flags.from);
  if (!flags.to.empty()) words.push_back("dates until " + flags.to);
  if (!flags.place.empty()) words.push_back("a place with “" + flags.place + "”");
  if (!flags.employer.empty()) words.push_back("an employer with “" + flags.employer + "”");
  if (!flags.kind.empty()) words.push_back("pay of the kind " + flags.kind);
  return words;
}

struct ReadForReport {
  Record record;
  std::vector<Posting> postings;
};

/// Reads the files into a database of their own, so that a report on files is
/// the report on what import would have made of them. Gives the records not read.
std::uint64_t import_files(const ReportFlags& flags, Store& store) {
  const Extractor extractor(flags.input.lexicons());
  const FieldNames names = flags.input.field_names();
  BatchReader batches(flags.input.sources());
  using Made = std::vector<ReadForReport>;
  Pipeline<Made> pipeline(batches, flags.input.thread_count(), [&]() -> Pipeline<Made>::Worker {
    auto reader = std::make_shared<RecordReader>(names);
    return [&extractor, reader](const Batch& batch) {
      Made made;
      reader->read(batch, [&](Record record) {
        std::vector<Posting> postings;
        if (record.document) postings = extractor.extract(*record.document);
        made.push_back({std::move(record), std::move(postings)});
      });
      return made;
    };
  });
  std::uint64_t unread = 0;
  store.begin_batch();
  while (const auto made = pipeline.next())
    for (const ReadForReport& one : *made) {
      if (one.record.document) {
        store.add(*one.record.document, one.postings);
        continue;
      }
      ++unread;
      store.add_bad_record(one.record.source, one.record.document.error());
      complain(one.record.document.error().message);
    }
  store.commit_batch();
  if (unread > 0)
    complain(std::to_string(unread) +
             (unread == 1 ? " record was not read" : " records were not read"));
  return unread;
}

std::string written(To to, GroupReport& report) {
  switch (to) {
    case To::ndjson: return report.ndjson();
    case To::csv: return report.rows(Separated::commas);
    case To::tsv: return report.rows(Separated::tabs);
    default: return report.text();
  }
}

int report(const ReportFlags& flags, Output& out) {
  const auto by = by_from_name(flags.by);
  if (!by)
    throw UsageError{"--by " + flags.by +
                     ": not known; use employer, role, soc, place, country, currency, month or "
                     "benchmark"};
  if (flags.db.empty() == flags.input.paths.empty())
    throw UsageError{"name a database with --db FILE, or files to read: one of them"};
  if (*by == By::benchmark && flags.against.empty())
    throw UsageError{"--by benchmark needs --against ID,...: the benchmarks to group by"};
  if (*by != By::benchmark && !flags.against.empty() && flags.output.to != To::text)
    throw UsageError{"--against says in text how many pays are below; for rows add --by benchmark"};
  const PostingFilter filter = filter_of(flags);
  const Sources sources(flags.db, flags.rates, flags.input.lexicons());
  CompareOptions options;
  options.year = flags.year.options();
  options.as_of = flags.day.day();
  options.today = today();
  options.nearest = flags.nearest;
  options.rates = sources.rates ? &*sources.rates : nullptr;
  std::optional<Selection> against;
  if (!flags.against.empty())
    against = or_usage_error(Selection::parse(flags.against, sources.knowledge()));

  StoreOptions stored;
  stored.year = options.year;
  stored.as_of = options.as_of;
  Store store = flags.db.empty() ? Store::in_memory(stored) : Store::open(flags.db, Access::read);
  const std::uint64_t unread = flags.db.empty() ? import_files(flags, store) : 0;
  const std::int64_t bad = store.database().number("SELECT count(*) FROM bad_record");
  GroupReport made(*by, against ? &*against : nullptr, sources.occupations, options);
  made.set_filters(filter_words(flags));
  made.set_listed(flags.top);
  made.set_unread(static_cast<std::uint64_t>(bad));
  read_postings(store.database(), filter, [&](const Posting& posting) { made.add(posting); });
  if (!made.empty()) out.write(written(flags.output.to, made));
  out.flush();
  if (unread > 0) return kError;
  return made.empty() ? kNothingFound : kFound;
}

}  // namespace

Run add_report(Command& line) {
  Command command = line.add("report", R"(Many postings at once, as plain text or rows.

Examples:
  wagescope report --db jobs.db
  wagescope report --db jobs.db --by role --against place
  wagescope report jobs.ndjson --by month --from 2025-01-01 --to csv)");
  auto flags = std::make_shared<ReportFlags>();
  flags->input.add_to(command);
  flags->output.add_to(command);
  flags->year.add_to(command);
  flags->day.add_to(command);
  command.text("--db", flags->db, "The file that import made, in place of paths", "FILE");
  command.text("--by", flags->by,
               "employer, role, soc, place, country, currency, month or benchmark", "WHAT");
  command.text("--against", flags->against,
               "Also how many pays are below these benchmarks; as for compare", "ID,...");
  command.text("--rates", flags->rates, "Rates of exchange, as for compare", "FILE");
  command.flag("--nearest", flags->nearest,
               "Where no value is in force, use the nearest and say so");
  command.text("--from", flags->from, "Only postings of this day and later", "YYYY-MM-DD");
  command.text("--until", flags->to, "Only postings of this day and earlier", "YYYY-MM-DD");
  command.text("--place", flags->place, "Only where the place has these words, or a country",
               "WORDS");
  command.text("--employer", flags->employer, "Only where the employer has these words", "WORDS");
  command.text("--kind", flags->kind, "Only pay of this kind: base, bonus, ...", "KIND");
  command.number("--top", flags->top, "How many of the highest and lowest are listed", "N", 0,
                 1000);
  return [flags](Output& out) { return report(*flags, out); };
}

}  // namespace wagescope
