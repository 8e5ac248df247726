#include "extractor/base/offset_map.h"

#include <algorithm>

namespace wagescope {

void OffsetMap::add(Run run) {
  if (!runs_.empty() && runs_.back().text == run.text)
    runs_.back() = run;
  else
    runs_.push_back(run);
}

void OffsetMap::add_run(std::uint32_t text, std::uint32_t source) { add({text, source, 0}); }

void OffsetMap::add_piece(std::uint32_t text, std::uint32_t source, std::uint32_t size) {
  add({text, source, size});
}

void OffsetMap::append(const OffsetMap& part, std::uint32_t text, std::uint32_t source) {
  if (part.runs_.empty() || part.runs_.front().text > 0) add_run(text, source);
  for (const Run& run : part.runs_) add({run.text + text, run.source + source, run.piece});
}

SourceSpan OffsetMap::byte(std::uint32_t text) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), text,
                       [](std::uint32_t at, const Run& run) { return at < run.text; });
  if (after == runs_.begin()) return {text, text + 1};
  const Run& run = *(after - 1);
  if (run.piece != 0) return {run.source, run.source + run.piece};
  const std::uint32_t source = run.source + (text - run.text);
  return {source, source + 1};
}

SourceSpan OffsetMap::to_source(TextSpan span) const {
  const std::uint32_t begin = byte(span.begin).begin;
  return {begin, span.empty() ? begin : byte(span.end - 1).end};
}

}  // namespace wagescope
