#include "extractor/date/date.h"

namespace wagescope {

struct DateReader::Tables {};

DateReader::DateReader(const Lexicons&) : tables_(std::make_unique<Tables>()) {}
DateReader::~DateReader() = default;
DateReader::DateReader(DateReader&&) noexcept = default;

std::optional<DateReading> DateReader::read(const Document&, TextSpan) const {
  return std::nullopt;
}

}  // namespace wagescope
