#include "db/store.h"

#include <chrono>
#include <thread>

#include "db/posting_writer.h"
#include "db/rescan.h"
#include "db/schema/schema.h"

namespace wagescope {
namespace {

std::string today() {
  return to_string(Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())));
}

WriterOptions writer_options(const StoreOptions& options) {
  WriterOptions out{options.year, options.today ? to_string(*options.today) : today(), std::nullopt,
                    std::string(version()), options.keep_text};
  if (options.as_of) out.as_of = to_string(*options.as_of);
  return out;
}

/// As people query it in bad_records.
std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_utf8: return "bad_utf8";
    case ErrorCode::bad_json: return "bad_json";
    case ErrorCode::missing_field: return "missing_field";
    case ErrorCode::bad_number: return "bad_number";
    case ErrorCode::bad_date: return "bad_date";
    case ErrorCode::bad_table: return "bad_table";
    case ErrorCode::bad_benchmark: return "bad_benchmark";
    case ErrorCode::too_large: return "too_large";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::no_value: return "no_value";
    case ErrorCode::incomparable: return "incomparable";
    case ErrorCode::bad_option: return "bad_option";
    case ErrorCode::bad_archive: return "bad_archive";
  }
  return "other";
}

bool is_wal(const Database& database) {
  Statement mode(database, "PRAGMA journal_mode");
  return mode.step() && mode.text(0) == "wal";
}

/// SQLite waits for no lock when the mode changes, so this does: another import may be making
/// the same file.
void switch_to_wal(Database& database, std::chrono::milliseconds wait) {
  constexpr std::chrono::milliseconds kPause{20};
  constexpr const char* kSwitch = "PRAGMA journal_mode = WAL";
  const auto until = std::chrono::steady_clock::now() + wait;
  while (!is_wal(database) && !database.run_unless_locked(kSwitch)) {
    if (std::chrono::steady_clock::now() >= until) database.run(kSwitch);  // says what is wrong
    std::this_thread::sleep_for(kPause);
  }
}

/// WAL lets people read while an import writes; FULL keeps a committed batch
/// through a power cut. Asked first whose file it is, since WAL changes it.
void prepare_for_writing(Database& database, int lock_wait_ms) {
  migrate(database, today());
  switch_to_wal(database, std::chrono::milliseconds(lock_wait_ms));
  database.run("PRAGMA synchronous = FULL");
  load_built_in_benchmarks(database);
}

}  // namespace

struct Store::Parts {
  explicit Parts(Database opened, const StoreOptions& options)
      : database(std::move(opened)),
        writer(database, writer_options(options)),
        bad_record(database,
                   "INSERT INTO bad_record (path, record, source_id, code, message)"
                   " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"),
        set_progress(database,
                     "INSERT OR REPLACE INTO import_progress (path, stamp, records, finished)"
                     " VALUES (?1, ?2, ?3, ?4)") {}

  /// Runs `work` in the open batch, or in one of its own. Whatever fails undoes
  /// the batch, so that no document is kept in part.
  template <class Work>
  auto in_batch(const Work& work) {
    const bool own = !batch;
    if (own) batch.emplace(database);
    try {
      auto result = work();
      if (own) {
        batch->commit();
        batch.reset();
      }
      return result;
    } catch (...) {
      batch.reset();
      throw;
    }
  }

  Database database;
  PostingWriter writer;
  Statement bad_record;
  Statement set_progress;
  std::optional<Transaction> batch;
};

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::string& path, Access access, StoreOptions options) {
  Database database(path, access, options.lock_wait_ms);
  if (access == Access::read) {
    check_schema(database);
  } else {
    prepare_for_writing(database, options.lock_wait_ms);
  }
  return Store(std::make_unique<Parts>(std::move(database), options));
}

Store Store::in_memory(StoreOptions options) {
  Database database(":memory:", Access::create, options.lock_wait_ms);
  prepare_for_writing(database, options.lock_wait_ms);
  return Store(std::make_unique<Parts>(std::move(database), options));
}

void Store::begin_batch() { parts_->batch.emplace(parts_->database); }

void Store::commit_batch() {
  if (!parts_->batch) return;
  parts_->batch->commit();
  parts_->batch.reset();
}

void Store::roll_back_batch() { parts_->batch.reset(); }

Added Store::add(const Document& document, const Digest& digest,
                 std::span<const Posting> postings) {
  return parts_->in_batch([&] {
    return parts_->writer.write(document, digest, postings) ? Added::added : Added::already_there;
  });
}

bool Store::see_again(const Digest& digest) {
  return parts_->in_batch([&] { return parts_->writer.see_again(digest); });
}

bool Store::has_documents() const {
  return parts_->database.number("SELECT EXISTS (SELECT 1 FROM document)") != 0;
}

void Store::add_bad_record(const SourceRef& source, const Error& error) {
  parts_->in_batch([&] {
    Statement& insert = parts_->bad_record;
    insert.bind(1, source.path).bind(2, static_cast<std::int64_t>(source.record));
    insert.bind(3, source.id).bind(4, name(error.code)).bind(5, error.message).run();
    return true;
  });
}

Progress Store::progress(std::string_view path, std::string_view stamp) const {
  Statement query(parts_->database,
                  "SELECT records, finished FROM import_progress WHERE path = ?1 AND stamp = ?2");
  query.bind(1, path).bind(2, stamp);
  if (!query.step()) return {};
  return {static_cast<std::uint64_t>(query.number(0)), query.number(1) != 0};
}

void Store::set_progress(std::string_view path, std::string_view stamp, Progress progress) {
  parts_->in_batch([&] {
    Statement& insert = parts_->set_progress;
    insert.bind(1, path).bind(2, stamp).bind(3, static_cast<std::int64_t>(progress.records));
    insert.bind(4, std::int64_t{progress.finished}).run();
    return true;
  });
}

std::vector<Benchmark> Store::benchmarks() const {
  return read_stored_benchmarks(parts_->database, std::nullopt);
}

std::optional<Benchmark> Store::benchmark(std::string_view id) const {
  auto found = read_stored_benchmarks(parts_->database, id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Result<AddedBenchmarks> Store::add_benchmarks(std::string_view file, std::string_view csv) {
  return parts_->in_batch([&] { return add_user_benchmarks(parts_->database, file, csv); });
}

Merged Store::merge(const std::string& path) { return wagescope::merge(parts_->database, path); }

Rescanned Store::rescan(const std::function<std::vector<Posting>(const Document&)>& extract) {
  return wagescope::rescan(parts_->database, parts_->writer, extract);
}

void Store::note_sizes() {
  constexpr std::int64_t kLarge = 10'000;
  Database& database = parts_->database;
  const std::int64_t now = database.number("SELECT count(*) FROM posting");
  if (now < kLarge) return;
  const bool noted =
      database.number("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'") > 0;
  // "999950 1 1": the first number counts the rows.
  const std::int64_t then =
      noted ? database.number(
                  "SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = 'posting'")
            : 0;
  if (now >= 2 * then) database.run("PRAGMA analysis_limit = 0; ANALYZE posting; ANALYZE pay");
}

const Database& Store::database() const { return parts_->database; }

std::string_view version() { return WAGESCOPE_VERSION; }

}  // namespace wagescope
