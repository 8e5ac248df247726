// Writes JSON into a string: escapes, commas, and numbers with their own digits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/decimal.h"

namespace wagescope {

/// Members come in the order in which they are written; commas are put between
/// them. The caller closes what it opens.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& open_object() { return open('{'); }
  JsonWriter& close_object() { return close('}'); }
  JsonWriter& open_array() { return open('['); }
  JsonWriter& close_array() { return close(']'); }

  /// The name of the member whose value is written next.
  JsonWriter& key(std::string_view name);

  JsonWriter& text(std::string_view value);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  /// Digits as they are to stand: "22.5".
  JsonWriter& number(std::string_view digits) { return raw(digits); }
  JsonWriter& number(std::size_t value) { return raw(std::to_string(value)); }

  /// Null when absent, or when the text is empty.
  JsonWriter& text_or_null(std::string_view value);
  JsonWriter& optional_text(const std::optional<std::string>& value);
  JsonWriter& number_or_null(const std::optional<Decimal>& value);
  JsonWriter& texts(const std::vector<std::string>& values);

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& raw(std::string_view value);
  void comma();

  std::string& out_;
  bool first_ = true;  ///< Nothing stands in front in this object or array, or a key does.
};

}  // namespace wagescope
