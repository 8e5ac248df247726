// A value or the reason why there is none. The members are named as
// std::expected's, which C++20 does not have yet. For readers and loaders only:
// "nothing found" is an empty optional, a broken environment is an exception.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace wagescope {

enum class ErrorCode : unsigned char {
  bad_utf8,       ///< The bytes are not valid UTF-8.
  bad_json,       ///< A record is not a JSON object.
  missing_field,  ///< A record has none of the fields that hold text.
  bad_number,     ///< A number is malformed, finer than a millionth or too large.
  bad_date,       ///< Not a date of the form 2023-07-26.
  bad_table,      ///< A TSV or CSV table is malformed.
  bad_benchmark,  ///< A benchmark row breaks a rule of the store.
  too_large,      ///< A record exceeds a stated limit.
  not_found,      ///< A name that was asked for does not exist.
  no_value,       ///< A benchmark has no value in force on the date.
  incomparable,   ///< Pay and benchmark cannot be set against each other.
  bad_option,     ///< An option's value cannot be used.
  bad_archive,    ///< An archive, or what stands in it, cannot be unpacked.
};

/// What went wrong, where, and what to do about it, in words for a person.
struct Error {
  ErrorCode code;
  std::string message;
};

template <class T>
class Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// The one exception: the environment is broken (unreadable file, full disk,
/// locked database) and the run cannot go on. Caught once, in main.
class EnvironmentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace wagescope
