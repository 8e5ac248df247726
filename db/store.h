// The database file: postings, their pay, benchmarks and what compares them.
//
//   wagescope::Store store = wagescope::Store::open("jobs.db");
//   store.begin_batch();
//   store.add(document, extractor.extract(document));
//   store.commit_batch();
//
// People query the file directly through its views (docs/database.md). Adding
// the same document twice changes nothing. All members throw EnvironmentError
// when the file cannot be used; the message says why and what to do.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/annualise/annualise.h"
#include "compare/benchmark/benchmark.h"
#include "db/benchmarks/benchmark_tables.h"
#include "db/document_digest.h"
#include "db/merge.h"
#include "db/sqlite/sqlite.h"
#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

/// How postings are stored.
struct StoreOptions {
  YearOptions year;           ///< For the annual figures kept beside each pay.
  std::optional<Date> as_of;  ///< The day for every posting; absent: its own date, else today.
  std::optional<Date> today;  ///< The day of import; absent: the clock's.
  bool keep_text = false;     ///< Documents are kept whole, for search and Store::rescan.
  int lock_wait_ms = 60'000;  ///< How long to wait while another process writes.
};

/// What Store::add did.
enum class Added : unsigned char {
  added,
  already_there,  ///< A document with the same content; nothing was changed.
};

/// What Store::rescan did.
struct Rescanned {
  std::int64_t documents = 0;  ///< Read again.
  std::int64_t changed = 0;    ///< Those in which something else was read than before.
  std::int64_t pays_before = 0;
  std::int64_t pays_after = 0;
};

/// How far an input was read, so that a broken run can go on.
struct Progress {
  std::uint64_t records = 0;  ///< Records done, the bad ones included.
  bool finished = false;
};

class Store {
 public:
  /// Opens or makes the file, brings its schema up to date in one transaction,
  /// and loads the built-in benchmarks when they differ from those in the
  /// file. Access::read changes nothing and needs an up-to-date file.
  static Store open(const std::string& path, Access access = Access::create,
                    StoreOptions options = {});
  /// The same in memory: for comparing without a file.
  static Store in_memory(StoreOptions options = {});

  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// A batch is one transaction: after commit_batch() it survives any crash,
  /// before it nothing of the batch is seen. Without a batch each call below is
  /// a batch of its own.
  void begin_batch();
  void commit_batch();
  /// Undoes what the open batch did.
  void roll_back_batch();

  Added add(const Document& document, std::span<const Posting> postings) {
    return add(document, digest_of(document), postings);
  }
  /// The same where the key is known.
  Added add(const Document& document, const Digest& digest, std::span<const Posting> postings);
  /// Notes that a document was met again today, which need not be read for that; false when it is
  /// not there.
  bool see_again(const Digest& digest);
  /// Whether any document is there.
  bool has_documents() const;
  /// A record that could not be read. Noting it twice changes nothing.
  void add_bad_record(const SourceRef& source, const Error& error);

  /// How far the input called `path` was imported. `stamp` stands for its state
  /// (size and time of change, say); another stamp means no progress.
  Progress progress(std::string_view path, std::string_view stamp) const;
  void set_progress(std::string_view path, std::string_view stamp, Progress progress);

  /// All series with their values in order of date; ordered by id.
  std::vector<Benchmark> benchmarks() const;
  std::optional<Benchmark> benchmark(std::string_view id) const;

  /// Adds the user's series from CSV (columns: db/benchmarks/README.md): all of
  /// them or, on any error, none. A series that the user added before is
  /// replaced; a built-in one is refused.
  Result<AddedBenchmarks> add_benchmarks(std::string_view file, std::string_view csv);

  /// Takes in what another Wagescope database holds and this one does not: see
  /// db/merge.h. No batch may be open.
  Merged merge(const std::string& path);

  /// Reads every document that was kept whole again, and keeps what `extract`
  /// finds in it now; ids of postings stay. In batches; no batch may be open.
  Rescanned rescan(const std::function<std::vector<Posting>(const Document&)>& extract);

  /// Tells SQLite how large the tables are and how alike their values, once a
  /// file is large and again when it has doubled: it then goes about queries in
  /// the right order. A second for a million postings. No batch may be open.
  void note_sizes();

  /// For reports and tests: the views are the contract, not the tables.
  const Database& database() const;

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Version of the program, stored with each document that it read.
std::string_view version();

}  // namespace wagescope
