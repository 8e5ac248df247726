#include "extractor/base/offset_map.h"

#include <algorithm>

namespace wagescope {

void OffsetMap::add_run(std::uint32_t text, std::uint32_t source) {
  if (!runs_.empty() && runs_.back().text == text)
    runs_.back().source = source;
  else
    runs_.push_back({text, source});
}

std::uint32_t OffsetMap::source_of(std::uint32_t text) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), text,
                       [](std::uint32_t at, const Run& run) { return at < run.text; });
  if (after == runs_.begin()) return text;
  const Run& run = *(after - 1);
  return run.source + (text - run.text);
}

SourceSpan OffsetMap::to_source(TextSpan span) const {
  if (span.empty()) return {source_of(span.begin), source_of(span.begin)};
  return {source_of(span.begin), source_of(span.end - 1) + 1};
}

}  // namespace wagescope
