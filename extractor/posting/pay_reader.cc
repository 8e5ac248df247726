#include "extractor/posting/pay_reader.h"

namespace wagescope {

struct PayReader::Tables {};

PayReader::PayReader(const Lexicons&) : tables_(std::make_unique<Tables>()) {}
PayReader::~PayReader() = default;
PayReader::PayReader(PayReader&&) noexcept = default;

PayReading PayReader::read(const Document&, TextSpan, const PayContext&) const { return {}; }

}  // namespace wagescope
