#include <sys/stat.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct Flags {
  InputFlags input;
  YearFlags year;
  DayFlags day;
  std::string db;
};

volatile std::sig_atomic_t interrupted = 0;
extern "C" void on_interrupt(int) { interrupted = 1; }

/// A file as the database knows it: where it is, and what state it is in.
struct Input {
  std::string path;
  std::string stamp;  ///< Empty for what cannot be read twice, such as a pipe.
};

Input input_of(const SourceFile& source, const std::vector<std::string>& fields) {
  struct stat state {};
  if (source.path == "-" || ::stat(source.path.c_str(), &state) != 0 || !S_ISREG(state.st_mode))
    return {source.shown, {}};
  std::string stamp = std::to_string(state.st_size) + " " + std::to_string(state.st_mtim.tv_sec) +
                      "." + std::to_string(state.st_mtim.tv_nsec);
  for (const std::string& field : fields) stamp += " " + field;  // read in another way
  return {std::filesystem::absolute(source.path).lexically_normal().string(), std::move(stamp)};
}

struct Extracted {
  Record record;
  std::vector<Posting> postings;
};

/// What one batch came to.
struct Imported {
  SourceFile source;
  bool last = false;
  std::vector<Extracted> records;
};

struct Counts {
  std::uint64_t added = 0;
  std::uint64_t already_there = 0;
  std::uint64_t unread = 0;
  bool pay = false;
};

/// Stores what comes out of the pipeline, a transaction every so many records.
class Importer {
 public:
  Importer(Store& store, const std::vector<std::string>& fields) : store_(store), fields_(fields) {
    store_.begin_batch();
  }

  void take(const Imported& batch) {
    const Input input = input_of(batch.source, fields_);
    Progress progress;
    if (!input.stamp.empty()) progress = store_.progress(input.path, input.stamp);
    for (const Extracted& one : batch.records) {
      if (one.record.source.record > 0 && one.record.source.record <= progress.records) {
        ++counts_.already_there;
        continue;
      }
      add(one);
      progress.records = std::max(progress.records, one.record.source.record);
    }
    progress.finished = progress.finished || batch.last;
    if (!input.stamp.empty()) store_.set_progress(input.path, input.stamp, progress);
    in_batch_ += batch.records.size();
    if (in_batch_ >= kBatch) commit();
  }

  void commit() {
    store_.commit_batch();
    store_.begin_batch();
    in_batch_ = 0;
  }

  void finish() { store_.commit_batch(); }

  const Counts& counts() const { return counts_; }

 private:
  static constexpr std::size_t kBatch = 2000;

  void add(const Extracted& one) {
    if (!one.record.document) {
      ++counts_.unread;
      complain(one.record.document.error().message);
      store_.add_bad_record(one.record.source, one.record.document.error());
      return;
    }
    const Added added = store_.add(*one.record.document, one.postings);
    ++(added == Added::added ? counts_.added : counts_.already_there);
    for (const Posting& posting : one.postings) counts_.pay = counts_.pay || !posting.pay.empty();
  }

  Store& store_;
  const std::vector<std::string>& fields_;
  std::size_t in_batch_ = 0;
  Counts counts_;
};

/// A line that is rewritten, on a terminal only.
class ProgressLine {
 public:
  void show(const Counts& counts, std::uint64_t bytes) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - shown_ < std::chrono::milliseconds(200)) return;
    shown_ = now;
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_).count();
    std::fprintf(stderr, "\r%llu records, %lld MB/s, %llu not read",
                 static_cast<unsigned long long>(counts.added + counts.already_there),
                 static_cast<long long>(bytes / 1000) / std::max<long long>(passed, 1),
                 static_cast<unsigned long long>(counts.unread));
    drawn_ = true;
  }
  void clear() const {
    if (drawn_) std::fputs("\r\033[K", stderr);
  }

 private:
  bool terminal_ = error_is_terminal();
  bool drawn_ = false;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_ = begun_;
};

/// Leaves out the files that an earlier run finished and that have not changed.
std::vector<SourceFile> not_finished(const Store& store, std::vector<SourceFile> sources,
                                     const std::vector<std::string>& fields) {
  std::erase_if(sources, [&](const SourceFile& source) {
    const Input input = input_of(source, fields);
    return !input.stamp.empty() && store.progress(input.path, input.stamp).finished;
  });
  return sources;
}

Pipeline<Imported>::Worker worker(const Extractor& extractor, const FieldNames& names) {
  auto reader = std::make_shared<RecordReader>(names);
  return [&extractor, reader](const Batch& batch) {
    Imported made{batch.source, batch.last, {}};
    reader->read(batch, [&](Record record) {
      std::vector<Posting> postings;
      if (record.document) postings = extractor.extract(*record.document);
      made.records.push_back({std::move(record), std::move(postings)});
    });
    return made;
  };
}

std::string number_of(std::uint64_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void say_what_was_done(const Counts& counts, std::size_t finished_before, const std::string& db) {
  std::string words = number_of(counts.added, "record") + " added to " + db + ", " +
                      std::to_string(counts.already_there) + " already there";
  if (finished_before > 0) words += ", " + number_of(finished_before, "file") + " finished before";
  if (counts.unread > 0) words += ", " + std::to_string(counts.unread) + " not read";
  complain(words);
}

int import(const Flags& flags) {
  const Extractor extractor(flags.input.lexicons());
  const FieldNames names = flags.input.field_names();
  std::vector<SourceFile> named = flags.input.sources();
  Store store = Store::open(flags.db, Access::create,
                            {.year = flags.year.options(), .as_of = flags.day.day()});
  const std::size_t files = named.size();
  std::vector<SourceFile> sources = not_finished(store, std::move(named), flags.input.fields);
  const std::size_t finished_before = files - sources.size();
  BatchReader batches(std::move(sources));
  Importer importer(store, flags.input.fields);
  ProgressLine progress;
  std::signal(SIGINT, on_interrupt);
  {
    Pipeline<Imported> pipeline(batches, flags.input.thread_count(),
                                [&] { return worker(extractor, names); });
    while (!interrupted) {
      const auto made = pipeline.next();
      if (!made) break;
      importer.take(*made);
      progress.show(importer.counts(), batches.bytes_read());
    }
  }
  importer.finish();
  progress.clear();
  const Counts& counts = importer.counts();
  say_what_was_done(counts, finished_before, flags.db);
  if (interrupted) {
    complain("interrupted; what was added is kept, and the same command goes on from there");
    return kError;
  }
  if (counts.unread > 0) return kError;
  return counts.pay || counts.already_there > 0 || finished_before > 0 ? kFound : kNothingFound;
}

}  // namespace

Run add_import(CLI::App& app) {
  CLI::App& command =
      *app.add_subcommand("import", R"(Postings into a SQLite file. Importing twice changes nothing.

Examples:
  wagescope import --db jobs.db jobs.ndjson letters/
  sqlite3 jobs.db 'SELECT employer, title, min, max, period FROM pays')");
  auto flags = std::make_shared<Flags>();
  flags->input.add_to(command);
  flags->year.add_to(command);
  flags->day.add_to(command);
  command.add_option("--db", flags->db, "The file; made when it is not there")
      ->type_name("FILE")
      ->required();
  return [flags](Output&) { return import(*flags); };
}

}  // namespace wagescope
