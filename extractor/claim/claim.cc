#include "extractor/claim/claim.h"

namespace wagescope {

struct ClaimReader::Tables {};

ClaimReader::ClaimReader(const Lexicons&) : tables_(std::make_unique<Tables>()) {}
ClaimReader::~ClaimReader() = default;
ClaimReader::ClaimReader(ClaimReader&&) noexcept = default;

std::vector<Claim> ClaimReader::read(const Document&, TextSpan) const { return {}; }

}  // namespace wagescope
