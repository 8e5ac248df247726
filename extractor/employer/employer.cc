#include "extractor/employer/employer.h"

namespace wagescope {

struct EmployerReader::Tables {};

EmployerReader::EmployerReader(const Lexicons&) : tables_(std::make_unique<Tables>()) {}
EmployerReader::~EmployerReader() = default;
EmployerReader::EmployerReader(EmployerReader&&) noexcept = default;

std::optional<EmployerReading> EmployerReader::read(const Document&, TextSpan) const {
  return std::nullopt;
}

}  // namespace wagescope
