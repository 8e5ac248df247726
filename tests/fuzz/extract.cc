// Any text at all: what comes out stands in the text, and its figures are in order.
#include "extractor/extractor.h"

#include "tests/fuzz/target.h"

namespace {

using namespace wagescope;
using fuzz::require;

void check_quote(const std::string& text, SourceSpan span, const std::string& quote) {
  require(span.begin <= span.end && span.end <= text.size(), "a span lies inside the source");
  require(std::string_view(text).substr(span.begin, span.size()) == quote,
          "a span cuts its quote out of the source");
}

void check_stated(const std::string& text, const std::optional<Stated>& stated) {
  if (stated && stated->span) check_quote(text, *stated->span, stated->value);
}

void check_ends(const Pay& pay) {
  require(pay.min || pay.max, "a pay has a figure");
  if (pay.min && pay.max) require(*pay.min <= *pay.max, "min is not above max");
  switch (pay.bound) {
    case Bound::exact: require(pay.min == pay.max, "an exact pay has one figure"); break;
    case Bound::range: require(pay.min && pay.max, "a range has two ends"); break;
    case Bound::up_to: require(!pay.min && pay.max, "an upper bound has no min"); break;
    case Bound::from: require(pay.min && !pay.max, "a lower bound has no max"); break;
    case Bound::about: break;
  }
}

void check_pay(const std::string& text, const Pay& pay) {
  check_quote(text, pay.span, pay.quote);
  check_ends(pay);
  require(!pay.quote.empty(), "a pay has a quote");
  require(!pay.rule.empty(), "a pay names its rule");
  require(pay.confidence_percent <= 100, "confidence is a share");
  for (const SourceSpan mention : pay.mentions)
    require(mention.begin < mention.end && mention.end <= text.size(), "mentions lie inside");
}

void check(const std::string& text, const Posting& posting) {
  for (const auto& stated : {posting.title, posting.employer, posting.location})
    check_stated(text, stated);
  for (const Pay& pay : posting.pay) check_pay(text, pay);
  for (const Claim& claim : posting.claims) check_quote(text, claim.span, claim.quote);
  for (const Refused& refused : posting.refused) check_quote(text, refused.span, refused.quote);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Extractor extractor(Lexicons::built_in(), {.explain = true});
  Document document;
  document.text = fuzz::valid_text(fuzz::bytes(data, size));
  const auto postings = extractor.extract(document);
  require(!postings.empty(), "every record leaves a posting");
  for (const Posting& posting : postings) check(document.text, posting);
  return 0;
}
