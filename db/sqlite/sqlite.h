// SQLite behind three small classes: a connection, a prepared statement and a
// transaction. Every failure is an EnvironmentError that names the file, what
// went wrong and what to do about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace wagescope {

/// How a file is opened.
enum class Access : unsigned char {
  read,    ///< The file must be there, and nothing is written.
  write,   ///< The file must be there.
  create,  ///< The file is made when it is not there.
};

/// One connection. Move-only; used by one thread at a time.
class Database {
 public:
  /// `lock_wait_ms` is how long a statement waits for another process's lock.
  Database(const std::string& path, Access access, int lock_wait_ms);
  ~Database();
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs every statement in `sql`, which is ours and never holds outside text.
  void run(const std::string& sql);
  /// The same; false when the file is locked by another program.
  bool run_unless_locked(const std::string& sql);

  /// The number that a query gives in its first row and column; 0 for no row.
  std::int64_t number(const std::string& sql) const;

  /// Rows that the last insert, update or delete changed.
  std::int64_t changes() const;
  std::int64_t last_insert_id() const;

  const std::string& path() const { return path_; }
  /// For statements and the extension; owned by this object.
  sqlite3* handle() const { return handle_; }

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
};

/// A prepared statement. Outside text enters only through bind(), so no text
/// can act as SQL. The Database must outlive it.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Columns and parameters count as SQLite counts them: parameters from 1,
  /// columns from 0. Text is copied.
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::span<const std::byte> blob);
  Statement& bind_null(int parameter);
  template <class T>
  Statement& bind(int parameter, const std::optional<T>& value) {
    return value ? bind(parameter, *value) : bind_null(parameter);
  }

  /// The next row; false when there are no more.
  bool step();
  /// Runs a statement that gives no rows, and makes it ready to run again.
  void run();
  void reset();

  bool is_null(int column) const;
  bool is_number(int column) const;
  std::int64_t number(int column) const;
  double real(int column) const;
  /// Valid until the next step() or reset(). A number is given as its text.
  std::string_view text(int column) const;
  std::optional<std::string> optional_text(int column) const;
  int columns() const;
  std::string_view column_name(int column) const;

 private:
  const Database* database_;
  sqlite3_stmt* handle_ = nullptr;
};

/// Takes the write lock at once, so that a conflict shows before any work is
/// done. Undone when it goes out of scope without commit().
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
  bool open_ = true;
};

/// Throws the EnvironmentError for a SQLite result code.
[[noreturn]] void throw_sqlite_error(const std::string& path, int code, const char* detail);

}  // namespace wagescope
