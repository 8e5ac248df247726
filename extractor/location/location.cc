#include "extractor/location/location.h"

namespace wagescope {

struct LocationReader::Tables {};

LocationReader::LocationReader(const Lexicons&) : tables_(std::make_unique<Tables>()) {}
LocationReader::~LocationReader() = default;
LocationReader::LocationReader(LocationReader&&) noexcept = default;

std::optional<LocationReading> LocationReader::read(const Document&, TextSpan) const {
  return std::nullopt;
}
std::string LocationReader::country_of(std::string_view) const { return {}; }

}  // namespace wagescope
