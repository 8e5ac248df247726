#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "db/known_documents.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct ImportFlags {
  InputFlags input;
  YearFlags year;
  DayFlags day;
  std::string db;
  bool keep_text = false;
  bool explain = false;
  unsigned wait_seconds = 60;
};

volatile std::sig_atomic_t interrupted = 0;
std::atomic<BatchReader*> reading = nullptr;
static_assert(std::atomic<BatchReader*>::is_always_lock_free &&
                  std::atomic<bool>::is_always_lock_free,
              "a signal handler may touch only such");

/// Ends the run behind the batch at hand, even while it waits for a pipe. A
/// second interrupt ends the program at once.
extern "C" void on_interrupt(int signal) {
  interrupted = 1;
  if (BatchReader* batches = reading) batches->stop();
  std::signal(signal, SIG_DFL);
}

/// Interrupts end the reading of `batches`, for as long as it lives.
class StopsWhenInterrupted {
 public:
  explicit StopsWhenInterrupted(BatchReader& batches) {
    reading = &batches;
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
  }
  ~StopsWhenInterrupted() { reading = nullptr; }
  StopsWhenInterrupted(const StopsWhenInterrupted&) = delete;
  StopsWhenInterrupted& operator=(const StopsWhenInterrupted&) = delete;
};

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
  Digest digest{};     ///< Of its document, if it has one.
  bool known = false;  ///< The database has the document, which was not read for postings.
  std::vector<Posting> postings;
};

/// What one batch came to.
struct Imported {
  SourceFile source;
  bool last = false;
  std::uint64_t before = 0;  ///< As of a Batch.
  std::vector<Extracted> records;
};

struct Counts {
  std::uint64_t added = 0;
  std::uint64_t already_there = 0;
  std::uint64_t unread = 0;
  std::uint64_t text_bytes = 0;  ///< Of the records added.
  bool pay = false;
};

/// Stores what comes out of the pipeline, a transaction every so many records or
/// every half second. No transaction stays open while a slow input has nothing to
/// give: that would keep other importers out.
class Importer {
 public:
  Importer(Store& store, const Extractor& extractor, const std::vector<std::string>& fields)
      : store_(store), extractor_(extractor), fields_(fields) {}

  void take(const Imported& batch) {
    begin();
    const Input input = input_of(batch.source, fields_);
    Progress progress;
    if (!input.stamp.empty()) progress = store_.progress(input.path, input.stamp);
    const std::uint64_t done = progress.records;  // one line may hold several records
    for (const Extracted& one : batch.records) {
      const std::uint64_t number = batch.before + one.record.source.record;
      if (number > 0 && number <= done) {
        ++counts_.already_there;
        continue;
      }
      add(one);
      progress.records = std::max(progress.records, number);
    }
    progress.finished = progress.finished || batch.last;
    if (!input.stamp.empty()) store_.set_progress(input.path, input.stamp, progress);
    in_batch_ += batch.records.size();
    if (in_batch_ >= kBatch || std::chrono::steady_clock::now() - begun_ > kBatchTime) commit();
  }

  /// Keeps what was taken.
  void commit() {
    if (!open_) return;
    store_.commit_batch();
    open_ = false;
  }

  const Counts& counts() const { return counts_; }

 private:
  static constexpr std::size_t kBatch = 2000;
  static constexpr std::chrono::milliseconds kBatchTime{500};

  void begin() {
    if (open_) return;
    store_.begin_batch();
    open_ = true;
    in_batch_ = 0;
    begun_ = std::chrono::steady_clock::now();
  }

  void add(const Extracted& one) {
    if (!one.record.document) {
      ++counts_.unread;
      complain(one.record.document.error().message);
      store_.add_bad_record(one.record.source, one.record.document.error());
      return;
    }
    if (one.known && store_.see_again(one.digest))
      ++counts_.already_there;
    else  // another program took it out meanwhile
      add(*one.record.document, one.digest,
          one.known ? extractor_.extract(*one.record.document) : one.postings);
  }

  void add(const Document& document, const Digest& digest, std::span<const Posting> postings) {
    const Added added = store_.add(document, digest, postings);
    ++(added == Added::added ? counts_.added : counts_.already_there);
    if (added == Added::added) counts_.text_bytes += document.text.size();
    for (const Posting& posting : postings) counts_.pay = counts_.pay || !posting.pay.empty();
  }

  Store& store_;
  const Extractor& extractor_;
  const std::vector<std::string>& fields_;
  bool open_ = false;
  std::size_t in_batch_ = 0;
  std::chrono::steady_clock::time_point begun_;
  Counts counts_;
};

/// A line that is rewritten, on a terminal only.
class ProgressLine {
 public:
  /// `total` is the size of the input, or 0 when nobody knows.
  explicit ProgressLine(std::uint64_t total) : total_(total) {}

  void show(const Counts& counts, std::uint64_t bytes) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - shown_ < std::chrono::milliseconds(200)) return;
    shown_ = now;
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_).count();
    const unsigned long long records = counts.added + counts.already_there;
    std::fprintf(
        stderr, "\r%llu records, %.1f MB/s, %llu not read%s\033[K", records,
        static_cast<double>(bytes) / 1000 / static_cast<double>(std::max<long long>(passed, 1)),
        static_cast<unsigned long long>(counts.unread), time_left(passed, bytes).c_str());
    drawn_ = true;
  }
  void clear() const {
    if (drawn_) std::fputs("\r\033[K", stderr);
  }

 private:
  /// ", 2:05 left", or nothing when that cannot be told.
  std::string time_left(long long passed_ms, std::uint64_t bytes) const {
    if (bytes == 0 || bytes > total_) return "";
    const auto seconds =
        (total_ - bytes) * (static_cast<std::uint64_t>(passed_ms) / 1000 + 1) / bytes;
    const std::string rest = std::to_string(seconds % 60);
    return ", " + std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest + " left";
  }

  std::uint64_t total_;
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

/// How many records of each file an earlier run has done.
std::map<std::string, std::uint64_t> records_done(const Store& store,
                                                  const std::vector<SourceFile>& sources,
                                                  const std::vector<std::string>& fields) {
  std::map<std::string, std::uint64_t> out;
  for (const SourceFile& source : sources) {
    const Input input = input_of(source, fields);
    if (input.stamp.empty()) continue;
    if (const auto records = store.progress(input.path, input.stamp).records; records > 0)
      out[source.path] = records;
  }
  return out;
}

/// The sizes of `sources` together, or 0 when one of them has none, as a pipe.
std::uint64_t total_size(const std::vector<SourceFile>& sources) {
  std::uint64_t total = 0;
  for (const SourceFile& source : sources) {
    struct stat state {};
    if (source.path == "-" || ::stat(source.path.c_str(), &state) != 0 || !S_ISREG(state.st_mode))
      return 0;
    total += static_cast<std::uint64_t>(state.st_size);
  }
  return total;
}

/// `done`: what an earlier run stored is not worked out again, nor is a document that the database
/// `known` has; empty: it has none.
Pipeline<Imported>::Worker worker(const Extractor& extractor, const FieldNames& names,
                                  const std::map<std::string, std::uint64_t>& done,
                                  const std::string& known) {
  auto reader = std::make_shared<RecordReader>(names);
  std::shared_ptr<KnownDocuments> documents;
  if (!known.empty()) documents = std::make_shared<KnownDocuments>(known);
  return [&extractor, &done, reader, documents](const Batch& batch) {
    Imported made{batch.source, batch.last, batch.before, {}};
    const auto before = done.find(batch.source.path);
    reader->read(batch, [&](Record record) {
      const std::uint64_t number = batch.before + record.source.record;
      const bool stored = before != done.end() && number > 0 && number <= before->second;
      Extracted one{std::move(record), {}, false, {}};
      if (one.record.document && !stored) {
        one.digest = digest_of(*one.record.document);
        one.known = documents && documents->has(one.digest);
        if (!one.known) one.postings = extractor.extract(*one.record.document);
      }
      made.records.push_back(std::move(one));
    });
    return made;
  };
}

std::string number_of(std::uint64_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void say_what_was_done(const Counts& counts, std::size_t finished_before,
                       const ImportFlags& flags) {
  std::string words = number_of(counts.added, "record") + " added to " + flags.db + ", " +
                      std::to_string(counts.already_there) + " already there";
  if (finished_before > 0) words += ", " + number_of(finished_before, "file") + " finished before";
  if (counts.unread > 0) words += ", " + std::to_string(counts.unread) + " not read";
  if (flags.keep_text) {
    const std::uint64_t tenths = counts.text_bytes / 100'000;
    words += "; their texts take " + std::to_string(tenths / 10) + "." +
             std::to_string(tenths % 10) + " MB";
  }
  complain(words);
}

/// Whether the file is a SQLite database, by its first bytes.
bool is_database(const std::string& path) {
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  std::error_code none;
  if (path == "-" || !std::filesystem::is_regular_file(path, none)) return false;
  std::array<char, kMagic.size()> head{};
  std::ifstream(path, std::ios::binary).read(head.data(), head.size());
  return std::string_view(head.data(), head.size()) == kMagic;
}

/// "jobs.db-wal" beside a database "jobs.db" belongs to it.
bool belongs_to_database(const std::string& path) {
  for (const std::string_view end : {"-wal", "-shm", "-journal"})
    if (path.ends_with(end) && is_database(path.substr(0, path.size() - end.size()))) return true;
  return false;
}

/// Takes the databases out of `sources`, the one that is written to included.
std::vector<std::string> take_databases(std::vector<SourceFile>& sources, const std::string& db) {
  std::vector<std::string> out;
  std::erase_if(sources, [&](const SourceFile& source) {
    if (belongs_to_database(source.path)) return true;
    if (!is_database(source.path)) return false;
    std::error_code none;
    if (!std::filesystem::equivalent(source.path, db, none)) out.push_back(source.path);
    return true;
  });
  return out;
}

/// Adds what other databases hold; says so for each.
Merged merge(Store& store, const std::vector<std::string>& databases) {
  Merged all;
  for (const std::string& path : databases) {
    const Merged merged = store.merge(path);
    complain(path + ": " + number_of(static_cast<std::uint64_t>(merged.added), "document") +
             " added, " + std::to_string(merged.already_there) + " already there");
    all.added += merged.added;
    all.already_there += merged.already_there;
  }
  return all;
}

void import_records(const ImportFlags& flags, std::vector<SourceFile> sources,
                    const FieldNames& names, const Extractor& extractor, Importer& importer,
                    const Store& store) {
  const std::string known = store.has_documents() ? flags.db : std::string();
  const auto done = records_done(store, sources, flags.input.fields);
  ProgressLine progress(total_size(sources));
  BatchReader batches(std::move(sources));
  const StopsWhenInterrupted stops(batches);
  {
    Pipeline<Imported> pipeline(batches, flags.input.thread_count(),
                                [&] { return worker(extractor, names, done, known); });
    constexpr std::chrono::milliseconds kPatience{100};
    while (!interrupted) {
      if (!pipeline.ready_within(kPatience)) importer.commit();
      const auto made = pipeline.next();
      if (!made) break;
      importer.take(*made);
      progress.show(importer.counts(), batches.bytes_read());
    }
  }
  importer.commit();
  progress.clear();
}

int import(const ImportFlags& flags) {
  const Extractor extractor(flags.input.lexicons(), {.explain = flags.explain});
  const FieldNames names = flags.input.field_names();
  std::vector<SourceFile> named = flags.input.sources();
  StoreOptions options;
  options.year = flags.year.options();
  options.as_of = flags.day.day();
  options.keep_text = flags.keep_text;
  options.lock_wait_ms = static_cast<int>(flags.wait_seconds) * 1000;
  const std::vector<std::string> databases = take_databases(named, flags.db);
  Store store = Store::open(flags.db, Access::create, options);
  const Merged merged = merge(store, databases);
  const std::size_t files = named.size();
  std::vector<SourceFile> sources = not_finished(store, std::move(named), flags.input.fields);
  const std::size_t finished_before = files - sources.size();
  Importer importer(store, extractor, flags.input.fields);
  import_records(flags, std::move(sources), names, extractor, importer, store);
  if (!interrupted) store.note_sizes();
  const Counts& counts = importer.counts();
  if (files > 0 || databases.empty()) say_what_was_done(counts, finished_before, flags);
  if (interrupted) {
    complain("interrupted; what was added is kept, and the same command goes on from there");
    return kError;
  }
  if (counts.unread > 0) return kError;
  const bool found = counts.pay || counts.already_there > 0 || finished_before > 0 ||
                     merged.added + merged.already_there > 0;
  return found ? kFound : kNothingFound;
}

}  // namespace

Run add_import(Command& line) {
  Command command =
      line.add("import", R"(Postings into a SQLite file. Importing twice changes nothing.

Examples:
  wagescope import --db jobs.db jobs.ndjson letters/
  wagescope import --db all.db shard-1.db shard-2.db     merges databases
  sqlite3 jobs.db 'SELECT employer, title, min, max, period FROM pays')");
  auto flags = std::make_shared<ImportFlags>();
  flags->input.add_to(command);
  flags->year.add_to(command);
  flags->day.add_to(command);
  command.text("--db", flags->db, "The file; made when it is not there", "FILE", Need::required);
  command.flag("--keep-text", flags->keep_text,
               "Keep the texts too, for search and rescan; says how much they take");
  command.flag("--explain", flags->explain,
               "Also the money that was not taken, with reasons: the view refused");
  command.number("--wait", flags->wait_seconds,
                 "How long to wait while another program writes to the file", "SECONDS", 0, 86'400);
  return [flags](Output&) { return import(*flags); };
}

}  // namespace wagescope
