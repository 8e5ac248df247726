#include "extractor/amount/scale_step.h"

#include <charconv>

#include "extractor/amount/number.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/scan/scan.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kMostCapitals = 3;  // "UPS1"
constexpr std::uint32_t kMostDigits = 3;
constexpr std::uint32_t kLongest = 40;  // bytes: "spinal column point 12: "

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

struct Scale {
  std::uint32_t length = 0;  ///< 0 where none stands.
  std::uint32_t order = ScaleStep::kAny;
};

/// The letters of "M6", or the words of "spine point 12", that begin at `at`.
Scale scale_at(std::string_view text, std::uint32_t at, const PhraseSet& words) {
  if (const auto word = words.at(text, at)) return {word->length, word->number};
  std::uint32_t end = at;
  while (end < text.size() && end - at <= kMostCapitals && is_capital(text[end])) ++end;
  return {end - at <= kMostCapitals && is_digit(text, end) ? end - at : 0};
}

/// Behind what parts a step from its amount: marks, a bracket, a dash with spaces around it, which
/// an amount with its sign must follow.
std::uint32_t behind_marks(std::string_view text, std::uint32_t at) {
  std::uint32_t end = skip_noise(text, at, 1);
  while (end < text.size() && (text[end] == ':' || text[end] == '('))
    end = skip_noise(text, end + 1, 1);
  const utf8::Char dash = utf8::at(text, end);
  if (end == at || !utf8::is_dash(dash.code)) return end;
  const std::uint32_t behind = skip_noise(text, end + dash.size, 1);
  const bool sign = utf8::is_currency_sign(utf8::at(text, behind).code);
  return sign && behind > end + dash.size ? behind : end;
}

}  // namespace

std::optional<ScaleStep> step_at(std::string_view text, std::uint32_t at, const PhraseSet& words) {
  const Scale scale = scale_at(text, at, words);
  if (scale.length == 0) return std::nullopt;
  const std::uint32_t digits = skip_noise(text, at + scale.length, 1);
  ScaleStep step{text.substr(at, scale.length), 0, scale.order, 0};
  const auto [stop, error] =
      std::from_chars(text.data() + digits, text.data() + text.size(), step.number);
  const auto end = static_cast<std::uint32_t>(stop - text.data());
  if (error != std::errc() || end - digits > kMostDigits) return std::nullopt;
  step.end = behind_marks(text, end);
  const bool closed = text.substr(end, 1) == ")";       // "(Step 20)"
  if (step.end == end && !closed) return std::nullopt;  // "S27,000"
  return step;
}

std::optional<ScaleStep> step_before(std::string_view text, std::uint32_t amount,
                                     const PhraseSet& words) {
  const std::uint32_t floor = amount > kLongest ? amount - kLongest : 0;
  for (std::uint32_t at = amount; at-- > floor;) {
    if (!at_word_edge(text, at)) continue;
    const auto step = step_at(text, at, words);
    if (step && step->end == amount) return step;
  }
  return std::nullopt;
}

bool is_later(const ScaleStep& high, const ScaleStep& low) {
  if (low.order != ScaleStep::kAny && high.order > low.order) return true;
  return high.number > low.number && utf8::fold(high.scale).ends_with(utf8::fold(low.scale));
}

}  // namespace wagescope
