#include "extractor/pattern/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdexcept>
#include <string>

namespace wagescope {
namespace {

/// PCRE2 counts backtracking steps against this; (a+)+$ on 41 bytes stops in a
/// millisecond, no pattern of ours needs a hundredth of it.
constexpr std::uint32_t kMatchLimit = 100'000;

/// Groups that a pattern may have, the whole match included.
constexpr std::uint32_t kMostGroups = 64;

struct MatchState {
  pcre2_match_data* data = pcre2_match_data_create(kMostGroups, nullptr);
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  MatchState() {
    if (data == nullptr || context == nullptr) throw std::bad_alloc();
    pcre2_set_match_limit(context, kMatchLimit);
  }
  ~MatchState() {
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
  }
  MatchState(const MatchState&) = delete;
  MatchState& operator=(const MatchState&) = delete;
};

MatchState& state_of_thread() {
  thread_local MatchState state;
  return state;
}

}  // namespace

struct Pattern::Compiled {
  explicit Compiled(pcre2_code* compiled) : code(compiled) {}
  ~Compiled() { pcre2_code_free(code); }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;
  pcre2_code* code;
};

Pattern::Pattern(std::string_view expression, Where where) {
  int error = 0;
  PCRE2_SIZE at = 0;
  pcre2_code* code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(),
                    PCRE2_UTF | PCRE2_NO_UTF_CHECK | (where == Where::here ? PCRE2_ANCHORED : 0u),
                    &error, &at, nullptr);
  if (code == nullptr) {
    PCRE2_UCHAR message[200];
    pcre2_get_error_message(error, message, sizeof message);
    throw std::logic_error("pattern, at " + std::to_string(at) + ": " +
                           reinterpret_cast<const char*>(message) + ": " + std::string(expression));
  }
  compiled_ = std::make_unique<Compiled>(code);
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);  // without JIT the same matches, slower
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::optional<Pattern::Match> Pattern::match(std::string_view text, std::size_t from) const {
  if (from > text.size()) return std::nullopt;
  MatchState& state = state_of_thread();
  const int count = pcre2_match(compiled_->code, reinterpret_cast<PCRE2_SPTR>(text.data()),
                                text.size(), from, PCRE2_NO_UTF_CHECK, state.data, state.context);
  if (count < 1) return std::nullopt;
  const PCRE2_SIZE* offsets = pcre2_get_ovector_pointer(state.data);
  Match match;
  for (int i = 0; i < count; ++i) {
    const PCRE2_SIZE begin = offsets[2 * i], end = offsets[2 * i + 1];
    match.groups.push_back(begin == PCRE2_UNSET ? TextSpan{}
                                                : TextSpan{static_cast<std::uint32_t>(begin),
                                                           static_cast<std::uint32_t>(end)});
  }
  std::uint32_t groups = 0;
  pcre2_pattern_info(compiled_->code, PCRE2_INFO_CAPTURECOUNT, &groups);
  match.groups.resize(groups + 1);
  return match;
}

}  // namespace wagescope
