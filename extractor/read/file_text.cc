#include "extractor/read/file_text.h"

#include "extractor/base/utf8.h"
#include "extractor/read/encoding.h"

namespace wagescope {
namespace {

std::string_view behind_mark(std::string_view bytes) {
  return bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0);
}

}  // namespace

Error bad_utf8(const std::string& place, std::size_t at) {
  return {ErrorCode::bad_utf8, place + ": byte " + std::to_string(at) +
                                   " (counted from 0) is not valid UTF-8; convert it, "
                                   "with iconv for one"};
}

FileText::FileText(const Batch& batch) {
  const std::string_view bytes = batch.bytes;
  if (!is_utf16(bytes)) bad = utf8::first_invalid(bytes);
  if (!is_utf16(bytes) && !bad) {
    text = behind_mark(bytes);
    if (text.size() < bytes.size())
      offsets.add_run(0, static_cast<std::uint32_t>(bytes.size() - text.size()));
    return;
  }
  const auto charset = batch.charset.empty() ? declared_charset(bytes) : batch.charset;
  auto made = decode(bytes, charset);
  if (!made) {
    bad = bad.value_or(0);
    return;
  }
  bad.reset();
  decoded = std::move(made->text);
  offsets = std::move(made->offsets);
  text = decoded;
}

void FileText::place(Document& document) const {
  document.offsets = compose(document.offsets, offsets, document.text.size());
  if (offsets.runs().empty()) return;
  for (StatedPay& pay : document.stated_pay)
    if (pay.span) pay.span = offsets.to_source({pay.span->begin, pay.span->end});
}

}  // namespace wagescope
