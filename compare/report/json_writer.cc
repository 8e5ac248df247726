#include "compare/report/json_writer.h"

namespace wagescope {

void JsonWriter::comma() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view value) {
  comma();
  out_ += value;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  constexpr std::string_view kHex = "0123456789abcdef";
  comma();
  out_ += '"';
  std::size_t plain = 0;  // where the bytes begin that are still to be copied
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
    out_ += value.substr(plain, i - plain);
    plain = i + 1;
    switch (c) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default:
        out_ += "\\u00";
        out_ += kHex[c >> 4];
        out_ += kHex[c & 15];
    }
  }
  out_ += value.substr(plain);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::text_or_null(std::string_view value) {
  return value.empty() ? null() : text(value);
}

JsonWriter& JsonWriter::optional_text(const std::optional<std::string>& value) {
  return value ? text_or_null(std::string_view(*value)) : null();
}

JsonWriter& JsonWriter::number_or_null(const std::optional<Decimal>& value) {
  return value ? number(value->to_string()) : null();
}

JsonWriter& JsonWriter::texts(const std::vector<std::string>& values) {
  open_array();
  for (const std::string& value : values) text(value);
  return close_array();
}

}  // namespace wagescope
