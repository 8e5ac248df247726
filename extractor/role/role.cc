#include "extractor/role/role.h"

namespace wagescope {

struct RoleReader::Tables {};

RoleReader::RoleReader(const Lexicons&) : tables_(std::make_unique<Tables>()) {}
RoleReader::~RoleReader() = default;
RoleReader::RoleReader(RoleReader&&) noexcept = default;

std::optional<RoleReading> RoleReader::read(const Document&, TextSpan) const {
  return std::nullopt;
}
std::string RoleReader::role_of(std::string_view) const { return {}; }

}  // namespace wagescope
