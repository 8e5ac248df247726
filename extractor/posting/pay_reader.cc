#include "extractor/posting/pay_reader.h"

#include <utility>

#include "extractor/posting/pay_pass.h"

namespace wagescope {

PayReader::PayReader(const Lexicons& lexicons, SharedFirstWords first_words, SharedGazetteer places)
    : tables_(std::make_unique<Tables>(lexicons, std::move(first_words), std::move(places))) {}
PayReader::~PayReader() = default;
PayReader::PayReader(PayReader&&) noexcept = default;

PayReading PayReader::read(const Document& document, TextSpan within,
                           const PayContext& context) const {
  return read(document, within, context, WordHits(*tables_->first_words, document.text, within));
}

PayReading PayReader::read(const Document& document, TextSpan within, const PayContext& context,
                           const WordHits& hits) const {
  return PayPass(*tables_, document, within, context, hits).run();
}

}  // namespace wagescope
