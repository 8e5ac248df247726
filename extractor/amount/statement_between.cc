// What may stand between the two ends of a range, or behind the first: dashes, notes in brackets,
// steps of a scale, "gross" and "net".
#include <algorithm>

#include "extractor/amount/scale_step.h"
#include "extractor/amount/statement.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/cues.h"
#include "extractor/scan/scan.h"

namespace wagescope {

std::uint32_t skip_dashes(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  for (int i = 0; i < 4; ++i) {
    const std::uint32_t begin = skip_noise(text, end, 1);
    const utf8::Char c = utf8::at(text, begin);
    const bool dash = utf8::is_dash(c.code) || c.code == '~' || c.code == 0xFF5E ||
                      c.code == 0x301C || c.code == 0x223C;
    if (!dash) break;
    end = begin + c.size;
  }
  if (end > at && end < text.size() && text[end] == '>') ++end;  // "->"
  return end;
}

namespace {

/// Whether a note is about money: "(£15.20 an hour)", "($31,200)".
bool of_money(std::string_view note) {
  int digits = 0;
  for (const char c : note) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits > 2) return true;
  }
  return utf8::find_currency_sign(note) < note.size();
}

}  // namespace

/// The place behind the words at `at` that say gross or net; `at` when there are none.
std::uint32_t StatementReader::skip_basis(std::string_view text, std::uint32_t at) const {
  std::vector<CueHit> cues;
  cues_.at(text, at, Side::right, cues);
  for (const CueHit& hit : cues)
    if (hit.cue->what == Cue::What::basis) return skip_noise(text, hit.span.end);
  return at;
}

/// "(Step 1) - $59.10/hr (Step 20)": whether `note`, which a dash and an amount follow, names a
/// step, and the note on that amount a later one of the same scale.
bool StatementReader::steps_up(std::string_view text, TextSpan note) const {
  const auto low = step_at(text, note.begin, steps_);
  const std::uint32_t dash = skip_noise(text, note.end + 1);
  const std::uint32_t amount = skip_dashes(text, dash);
  if (!low || amount == dash) return false;
  const auto next = money_behind(text, amount);
  if (!next || !next->currency) return false;
  std::uint32_t behind = skip_noise(text, next->span.end);
  if (const auto period = periods_.after(text, behind)) behind = skip_noise(text, period->span.end);
  const auto high =
      text.substr(behind, 1) == "(" ? step_at(text, behind + 1, steps_) : std::nullopt;
  return high && is_later(*high, *low);
}

/// The place behind "gross" or "net" that follows `at`; `at` when neither does.
std::uint32_t StatementReader::skip_tax(std::string_view text, std::uint32_t at) const {
  std::vector<CueHit> cues;
  cues_.at(text, skip_noise(text, at), Side::right, cues);
  for (const CueHit& hit : cues)
    if (hit.cue->what == Cue::What::basis &&
        (hit.cue->basis() == Basis::gross || hit.cue->basis() == Basis::net))
      return hit.span.end;
  return at;
}

/// Behind a note on the first end that ends before `at`: "between € 2,770 (scale 8) and
/// € 4,120", "$49,000 (minimum) - $57,500", "$58,000 (step 1) to $72,000 (step 10)". A note on a
/// grade before a dash tells two pays apart.
std::uint32_t StatementReader::skip_note(std::string_view text, std::uint32_t at,
                                         bool between) const {
  constexpr std::uint32_t kLongest = 32;
  const std::uint32_t open = skip_noise(text, at);
  if (open >= text.size() || text[open] != '(') return at;
  const std::size_t close = text.substr(0, open + kLongest).find_first_of(")\n", open);
  if (close == std::string_view::npos || text[close] != ')') return at;
  const auto end = static_cast<std::uint32_t>(close);
  std::vector<CueHit> cues;
  cues_.find_attributes(text, {open + 1, end}, Side::left, cues);
  const bool low_end = std::ranges::any_of(cues, [](const CueHit& hit) {
    return hit.cue->what == Cue::What::low_end || hit.cue->what == Cue::What::middle;
  });
  if (between || low_end || steps_up(text, {open + 1, end})) return end + 1;
  const auto word = separators_.at(text, skip_noise(text, end + 1, 1));
  const bool joined =
      word && *word->value == Needs::any && !of_money(text.substr(open, end - open));
  return joined ? end + 1 : at;
}

/// Behind the step of the second end: "SCP 12 £27,711 - SCP 17 £30,060".
std::uint32_t StatementReader::skip_step(std::string_view text, std::uint32_t at,
                                         const Money& first) const {
  const auto later = step_at(text, skip_noise(text, at, 1), steps_);
  if (!later || !first.currency) return at;
  const auto step = step_before(text, first.span.begin, steps_);
  return step && is_later(*later, *step) ? later->end : at;
}

}  // namespace wagescope
