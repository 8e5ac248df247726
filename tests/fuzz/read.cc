// Any bytes as each format: every record is a document of valid UTF-8 or an
// error that names its place, and none is lost.
#include "extractor/read/read.h"

#include "extractor/extractor.h"
#include "extractor/read/feed.h"
#include "tests/fuzz/target.h"

using namespace wagescope;
using fuzz::require;

namespace {

/// Places of a plain text lead to the file's bytes, in order.
void check_places(const Document& document, std::size_t size) {
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at < document.text.size(); ++at) {
    const SourceSpan place = document.offsets.to_source({at, at + 1});
    require(place.begin < place.end && place.end <= size, "text comes from the source");
    require(place.begin >= last, "places in the source rise with places in the text");
    last = place.begin;
  }
  for (const Mark& mark : document.marks)
    require(mark.span.begin <= mark.span.end && mark.span.end <= document.text.size(),
            "a mark lies inside the text");
}

void check(const Record& record) {
  if (!record.document) {
    require(record.document.error().message.starts_with("fuzz"), "an error names its place");
    return;
  }
  const Document& document = *record.document;
  require(!utf8::first_invalid(document.text), "a document's text is valid UTF-8");
  for (const auto* field : {&document.fields.title, &document.fields.employer,
                            &document.fields.location, &document.fields.country})
    if (*field) require(!utf8::first_invalid(**field), "a field is valid UTF-8");
}

void read_as(Format format, std::string_view input) {
  Batch batch;
  batch.source = {"fuzz", "fuzz"};
  batch.format = format;
  batch.bytes.reserve(input.size() + 256);
  batch.bytes.assign(input);
  batch.columns = {"title", "text", "salary", "currency"};
  if (format == Format::feed) batch.columns = {tell_feed_item(input).value_or("item")};
  batch.last = true;
  RecordReader reader;
  std::uint64_t last = 0;
  reader.read(batch, [&](const Record& record) {
    if (format == Format::ndjson)
      require(record.source.record > last, "records are numbered upwards");
    last = record.source.record;
    check(record);
    if (record.document && record.source.record == 0 && format == Format::plain)
      check_places(*record.document, input.size());
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::bytes(data, size);
  read_as(Format::ndjson, input);
  read_as(Format::plain, input);
  read_as(Format::html, input);
  read_as(Format::json, input);
  read_as(Format::json_list, input);
  read_as(Format::table, input);
  read_as(Format::feed, input);
  (void)tell_format(input);
  return 0;
}
