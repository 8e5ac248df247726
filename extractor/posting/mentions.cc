#include "extractor/posting/mentions.h"

#include <string>
#include <utility>

namespace wagescope {
namespace {

constexpr std::size_t kMaxMentions = 512;  // of organisations
constexpr std::uint32_t kAsideBytes = 48;  // between a name and what it is said to be

/// The organisation of that number, or the one whose name is longer at either end: "The Mariners"
/// are Port Hedley Mariners.
std::size_t full_name(std::string_view text, const std::vector<TextSpan>& organisations,
                      std::size_t number) {
  const std::string name(cut(text, organisations[number]));
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    const std::string_view other = cut(text, organisations[i]);
    if (other.ends_with(" " + name) || other.starts_with(name + " ")) return i;
  }
  return number;
}

}  // namespace

void Mentions::sort() {
  std::ranges::sort(all_, {}, [](const Mention& m) { return std::pair(m.span.begin, m.span.end); });
}

bool Mentions::full() const { return all_.size() >= kMaxMentions; }

bool Mentions::describe(std::string_view text, TextSpan span) const {
  if (text.substr(span.end, 1) != ",") return false;
  const std::uint32_t from = span.begin - std::min(span.begin, kAsideBytes);
  const std::size_t comma = text.substr(from, span.begin - from).rfind(',');
  return comma != text.npos &&
         std::ranges::any_of(all_, [&](const Mention& m) { return m.span.end == from + comma; });
}

Mentions places_of(const Document& document, TextSpan within,
                   const std::vector<TextSpan>& organisations) {
  Mentions places;
  const std::string_view text = std::string_view(document.text).substr(0, within.end);
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    const std::string_view name = cut(document.text, organisations[i]);
    const std::size_t whole = full_name(document.text, organisations, i);
    for (std::size_t at = text.find(name, within.begin); at != text.npos && !places.full();
         at = text.find(name, at + name.size())) {
      const auto begin = static_cast<std::uint32_t>(at);
      places.add({begin, begin + static_cast<std::uint32_t>(name.size())}, whole);
    }
  }
  places.sort();
  return places;
}

std::uint32_t text_offset(const Document& document, SourceSpan span) {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(document.text.size());
  while (low + 1 < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (document.offsets.to_source({middle, middle + 1}).begin <= span.begin)
      low = middle;
    else
      high = middle;
  }
  return low;
}

}  // namespace wagescope
