#include "extractor/posting/list_heading.h"

#include <algorithm>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/kind/evidence.h"

namespace wagescope {
namespace {

constexpr int kMostItems = 30;
constexpr std::uint32_t kItemBytes = 160;
constexpr std::uint32_t kLongestHeading = 60;  // bytes
constexpr std::uint32_t kMostHeadingWords = 4;

/// Where the line begins that holds `at`; nothing when that is further than an item is long.
std::optional<std::uint32_t> line_begin(std::string_view text, std::uint32_t at) {
  const std::uint32_t lowest = at > kItemBytes ? at - kItemBytes : 0;
  while (at > lowest && text[at - 1] != '\n') --at;
  return at == 0 || text[at - 1] == '\n' ? std::optional(at) : std::nullopt;
}

/// The dash, star or bullet with which a line begins; 0 without one.
char32_t bullet_of(std::string_view text, std::uint32_t line) {
  const utf8::Char mark = utf8::at(text, skip_noise(text, line));
  return utf8::is_list_mark(mark.code) ? mark.code : 0;
}

/// The line above the list in which the line that begins at `item` stands.
std::optional<TextSpan> heading_above(std::string_view text, std::uint32_t item) {
  const char32_t bullet = bullet_of(text, item);
  if (bullet == 0) return std::nullopt;
  for (int items = 0; items < kMostItems && item > 0; ++items) {
    const auto above = line_begin(text, item - 1);
    if (!above) return std::nullopt;
    if (bullet_of(text, *above) != bullet) return TextSpan{*above, item - 1};
    item = *above;
  }
  return std::nullopt;
}

bool says_meaning(std::string_view text, TextSpan span, const CueReader& cues, Side side) {
  std::vector<CueHit> found;
  cues.find(text, span, side, found);
  return std::ranges::any_of(found, is_meaning);
}

}  // namespace

std::optional<Kind> extra_of_list(std::string_view text, std::uint32_t at, const CueReader& cues,
                                  const Joints& joints) {
  const auto item = line_begin(text, at);
  const auto heading = item ? heading_above(text, *item) : std::nullopt;
  if (!heading || heading->size() > kLongestHeading ||
      count_words(text, *heading) > kMostHeadingWords)
    return std::nullopt;
  if (joints.in(text, *heading) != 0 || says_meaning(text, {*item, at}, cues, Side::left))
    return std::nullopt;
  std::vector<CueHit> found;
  cues.find(text, *heading, Side::left, found);
  std::optional<Kind> kind;
  for (const CueHit& hit : found) {
    if (!is_meaning(hit)) continue;
    if (hit.cue->what != Cue::What::kind || !is_extra(hit.cue->kind())) return std::nullopt;
    kind = hit.cue->kind();
  }
  return kind;
}

}  // namespace wagescope
