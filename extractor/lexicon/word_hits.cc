#include "extractor/lexicon/word_hits.h"

#include <algorithm>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

bool blank(char c) { return c == ' ' || c == '\n'; }

}  // namespace

WordHits::WordHits(const FirstWords& first_words, std::string_view text, TextSpan within) {
  hits_.reserve(within.size() / 12 + 16);
  for (std::size_t at = within.begin; at < within.end;) {
    if (blank(text[at])) {
      ++at;
      continue;
    }
    const FirstWords::Look look = first_words.at(text, at);
    WordHit hit{static_cast<std::uint32_t>(at),
                static_cast<std::uint32_t>(look.end),
                look.tables,
                look.capital,
                look.figure,
                look.odd};
    at = look.end;
    if (look.word && !hit.capital) hit.tables &= ~FirstWords::kPlaces;
    if (hit.tables != 0 || hit.capital || hit.figure || hit.odd) hits_.push_back(hit);
  }
}

std::span<const WordHit> WordHits::in(TextSpan within) const {
  const auto first = std::ranges::lower_bound(hits_, within.begin, {}, &WordHit::begin);
  const auto last = std::ranges::lower_bound(first, hits_.end(), within.end, {}, &WordHit::begin);
  return {first, last};
}

std::span<const WordHit> WordHits::from(std::uint32_t at) const {
  return {std::ranges::upper_bound(hits_, at, {}, &WordHit::end), hits_.end()};
}

}  // namespace wagescope
