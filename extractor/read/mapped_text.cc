#include "extractor/read/mapped_text.h"

#include <algorithm>

namespace wagescope {
namespace {

/// Adds text bytes from `text` to `end`, which stand at `source` of the text below.
void add_copied(const OffsetMap& lower, std::uint32_t text, std::uint32_t source, std::uint32_t end,
                OffsetMap& out) {
  const auto& runs = lower.runs();
  auto next =
      std::upper_bound(runs.begin(), runs.end(), source,
                       [](std::uint32_t at, const OffsetMap::Run& run) { return at < run.text; });
  while (text < end) {
    const SourceSpan place = lower.to_source({source, source + 1});
    if (next != runs.begin() && (next - 1)->piece != 0)
      out.add_piece(text, place.begin, place.end - place.begin);
    else
      out.add_run(text, place.begin);
    const std::uint32_t size =
        next == runs.end() ? end - text : std::min(end - text, next->text - source);
    text += size;
    source += size;
    if (next != runs.end()) ++next;
  }
}

}  // namespace

void MappedText::copy(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  offsets.add_run(u32(text.size()), u32(begin));
  text.append(source_, begin, end - begin);
}

void MappedText::put(std::string_view words, std::size_t begin, std::size_t end) {
  if (words.empty()) return;
  offsets.add_piece(u32(text.size()), u32(begin), u32(end - begin));
  text += words;
}

OffsetMap compose(const OffsetMap& upper, const OffsetMap& lower, std::size_t size) {
  if (lower.runs().empty()) return upper;
  if (upper.runs().empty()) return lower;
  OffsetMap out;
  const auto& runs = upper.runs();
  add_copied(lower, 0, 0, runs.front().text, out);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const OffsetMap::Run& run = runs[i];
    const std::uint32_t end = i + 1 < runs.size() ? runs[i + 1].text : u32(size);
    if (run.piece == 0) {
      add_copied(lower, run.text, run.source, end, out);
      continue;
    }
    const SourceSpan place = lower.to_source({run.source, run.source + run.piece});
    out.add_piece(run.text, place.begin, place.end - place.begin);
  }
  return out;
}

}  // namespace wagescope
