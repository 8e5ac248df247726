#include "db/sqlite/sqlite.h"

#include <sqlite3.h>

#include <utility>

#include "extractor/base/result.h"

namespace wagescope {
namespace {

/// What went wrong and what to do, by primary result code.
struct Advice {
  int code;
  const char* what;
  const char* mend;
};
constexpr Advice kAdvice[] = {
    {SQLITE_BUSY, "is locked by another program",
     "wait until that program has finished, or close it"},
    {SQLITE_LOCKED, "is locked by another part of this program", "close the other reader first"},
    {SQLITE_READONLY, "is read-only",
     "make the file and its folder writable, or copy it elsewhere"},
    {SQLITE_PERM, "may not be opened", "check the permissions of the file and its folder"},
    {SQLITE_FULL, "could not grow because the disk is full",
     "free some space and run again; what was committed is kept"},
    {SQLITE_NOTADB, "is not a SQLite database",
     "give the path of a Wagescope database or a new file"},
    {SQLITE_CORRUPT, "is damaged",
     "restore a copy, or save what is readable with sqlite3's .recover"},
    {SQLITE_CANTOPEN, "cannot be opened",
     "check that the path, its folder and its permissions are right"},
    {SQLITE_IOERR, "cannot be read or written",
     "check the disk and run again; what was committed is kept"},
    {SQLITE_NOMEM, "needs more memory than there is", "close other programs and run again"},
    {SQLITE_TOOBIG, "cannot hold a value this large", "split the record"},
};

/// SQLite keeps pages of a file in memory. With 16 MB an import of 900,000 postings takes as long
/// as with 64, and its memory stays under 100 MB.
constexpr const char* kSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -16384;"
    "PRAGMA trusted_schema = OFF;";

int open_flags(Access access) {
  constexpr int kShared = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case Access::read: return kShared | SQLITE_OPEN_READONLY;
    case Access::write: return kShared | SQLITE_OPEN_READWRITE;
    case Access::create: return kShared | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return kShared | SQLITE_OPEN_READONLY;
}

}  // namespace

void throw_sqlite_error(const std::string& path, int code, const char* detail) {
  std::string message = path;
  for (const Advice& advice : kAdvice) {
    if (advice.code != (code & 0xff)) continue;
    message += std::string(" ") + advice.what + ": " + advice.mend;
    if (detail != nullptr) message += std::string(" (") + detail + ")";
    throw EnvironmentError(message);
  }
  message += ": the database refused a statement";
  if (detail != nullptr) message += std::string(": ") + detail;
  throw EnvironmentError(message);
}

Database::Database(const std::string& path, Access access, int lock_wait_ms) : path_(path) {
  const int code = sqlite3_open_v2(path.c_str(), &handle_, open_flags(access), nullptr);
  if (code != SQLITE_OK) {
    const std::string detail = handle_ != nullptr ? sqlite3_errmsg(handle_) : "no memory";
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    throw_sqlite_error(path, code, detail.c_str());
  }
  sqlite3_busy_timeout(handle_, lock_wait_ms);
  try {
    // SQLite is content to open for reading what may not be written.
    if (access != Access::read && sqlite3_db_readonly(handle_, "main") == 1)
      throw_sqlite_error(path, SQLITE_READONLY, nullptr);
    run(kSettings);
  } catch (...) {
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    throw;
  }
}

Database::~Database() { sqlite3_close_v2(handle_); }

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)), handle_(std::exchange(other.handle_, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(handle_, other.handle_);
  return *this;
}

void Database::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite_error(path_, code, sqlite3_errmsg(handle_));
}

bool Database::run_unless_locked(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if ((code & 0xff) == SQLITE_BUSY) return false;
  if (code != SQLITE_OK) throw_sqlite_error(path_, code, sqlite3_errmsg(handle_));
  return true;
}

std::int64_t Database::number(const std::string& sql) const {
  Statement query(*this, sql);
  return query.step() ? query.number(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }
std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(handle_); }

Statement::Statement(const Database& database, std::string_view sql) : database_(&database) {
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  if (code != SQLITE_OK) {
    throw_sqlite_error(database.path(), code, sqlite3_errmsg(database.handle()));
  }
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(handle_, other.handle_);
  return *this;
}

namespace {
void check_bind(const Database& database, int code) {
  if (code != SQLITE_OK) {
    throw_sqlite_error(database.path(), code, sqlite3_errmsg(database.handle()));
  }
}
}  // namespace

Statement& Statement::bind(int parameter, std::int64_t value) {
  check_bind(*database_, sqlite3_bind_int64(handle_, parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL, and an empty view may hold one.
  const char* data = text.empty() ? "" : text.data();
  check_bind(*database_, sqlite3_bind_text64(handle_, parameter, data, text.size(),
                                             SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int parameter, std::span<const std::byte> blob) {
  check_bind(*database_,
             sqlite3_bind_blob64(handle_, parameter, blob.data(), blob.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  check_bind(*database_, sqlite3_bind_null(handle_, parameter));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const std::string detail = sqlite3_errmsg(database_->handle());
  sqlite3_reset(handle_);
  throw_sqlite_error(database_->path(), code, detail.c_str());
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() { sqlite3_reset(handle_); }

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

bool Statement::is_number(int column) const {
  const int type = sqlite3_column_type(handle_, column);
  return type == SQLITE_INTEGER || type == SQLITE_FLOAT;
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_, column); }

double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::optional<std::string> Statement::optional_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return std::string(text(column));
}

int Statement::columns() const { return sqlite3_column_count(handle_); }

std::string_view Statement::column_name(int column) const {
  return sqlite3_column_name(handle_, column);
}

Transaction::Transaction(Database& database) : database_(&database) {
  database_->run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  // Some failures (a full disk) end the transaction by themselves; a second
  // rollback then has nothing to undo, and a destructor must not throw.
  sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_->run("COMMIT");
  open_ = false;
}

}  // namespace wagescope
