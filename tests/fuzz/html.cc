// Any text as HTML: what a reader sees of it is valid text, and every place in it leads
// back to a place in the source, in order.
#include "extractor/read/html.h"

#include "extractor/extractor.h"
#include "extractor/read/references.h"
#include "tests/fuzz/target.h"

using namespace wagescope;
using fuzz::require;

namespace {

void check_offsets(const Document& document, std::size_t source_size) {
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at < document.text.size(); ++at) {
    const SourceSpan place = document.offsets.to_source({at, at + 1});
    require(place.begin < place.end && place.end <= source_size, "text comes from the source");
    require(place.begin >= last, "places in the source rise with places in the text");
    last = place.begin;
  }
}

void check_marks(const Document& document) {
  std::uint32_t last = 0;
  for (const Mark& mark : document.marks) {
    require(mark.span.begin <= mark.span.end && mark.span.end <= document.text.size(),
            "a mark lies inside the text");
    require(mark.span.begin >= last, "marks are in order");
    last = mark.span.begin;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Extractor extractor;
  const std::string html = fuzz::valid_text(fuzz::bytes(data, size));
  Document document;
  read_html(html, document);
  require(!utf8::first_invalid(document.text), "the text is valid UTF-8");
  check_offsets(document, html.size());
  check_marks(document);
  for (const Posting& posting : extractor.extract(document))
    for (const Pay& pay : posting.pay)
      require(pay.span.end <= html.size(), "a pay stands inside the source");
  for (const std::string_view block : json_ld_blocks(html))
    require(block.data() >= html.data() && block.data() + block.size() <= html.data() + html.size(),
            "a block of JSON-LD is a piece of the page");
  (void)looks_like_html(html);
  if (has_references(html)) {
    Document plain;
    read_references(html, plain);
    require(!utf8::first_invalid(plain.text), "the text is valid UTF-8");
    check_offsets(plain, html.size());
  }
  return 0;
}
