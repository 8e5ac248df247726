// What it buys: the standard library stops at every byte that is like the first one of what it
// looks for. Here a place counts only where the first byte and the last one stand, which is told
// for many places at once.
#include "extractor/base/find.h"

#include <bit>
#include <cstring>

#include "extractor/base/plain.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define WAGESCOPE_X86 1
#endif

namespace wagescope {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool stands_at(std::string_view text, std::string_view words, std::size_t at) {
  return std::memcmp(text.data() + at, words.data(), words.size()) == 0;
}

#if defined(WAGESCOPE_X86)

/// The first of the places behind `at` that `places` has a bit for and where the words stand.
std::size_t first_of(std::uint32_t places, std::string_view text, std::string_view words,
                     std::size_t at) {
  for (; places != 0; places &= places - 1) {
    const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places));
    if (stands_at(text, words, place)) return place;
  }
  return kNone;
}

std::size_t find_sse2(std::string_view text, std::string_view words, std::size_t at) {
  constexpr std::size_t kBytes = 16;
  const __m128i first = _mm_set1_epi8(words.front()), last = _mm_set1_epi8(words.back());
  for (; at + words.size() - 1 + kBytes <= text.size(); at += kBytes) {
    const auto bytes = [&](std::size_t place) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + place));
    };
    const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(bytes(at), first),
                                       _mm_cmpeq_epi8(bytes(at + words.size() - 1), last));
    const auto places = static_cast<std::uint32_t>(_mm_movemask_epi8(both));
    if (const std::size_t found = first_of(places, text, words, at); found != kNone) return found;
  }
  return text.find(words, at);
}

__attribute__((target("avx2"))) std::size_t find_avx2(std::string_view text, std::string_view words,
                                                      std::size_t at) {
  constexpr std::size_t kBytes = 32;
  const __m256i first = _mm256_set1_epi8(words.front()), last = _mm256_set1_epi8(words.back());
  for (; at + words.size() - 1 + kBytes <= text.size(); at += kBytes) {
    const char* const place = text.data() + at;
    const __m256i begins = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place));
    const __m256i ends =
        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place + words.size() - 1));
    const __m256i both =
        _mm256_and_si256(_mm256_cmpeq_epi8(begins, first), _mm256_cmpeq_epi8(ends, last));
    const auto places = static_cast<std::uint32_t>(_mm256_movemask_epi8(both));
    if (const std::size_t found = first_of(places, text, words, at); found != kNone) return found;
  }
  return find_sse2(text, words, at);
}

#endif

}  // namespace

bool can_use(Finder finder) {
#if defined(WAGESCOPE_X86)
  return finder != Finder::avx2 || __builtin_cpu_supports("avx2") != 0;
#else
  return finder == Finder::plain;
#endif
}

std::size_t find_words(Finder finder, std::string_view text, std::string_view words,
                       std::size_t from) {
  if (from >= text.size() || words.empty()) return text.find(words, from);
#if defined(WAGESCOPE_X86)
  if (finder == Finder::avx2) return find_avx2(text, words, from);
  if (finder == Finder::sse2) return find_sse2(text, words, from);
#else
  static_cast<void>(finder);
#endif
  return text.find(words, from);
}

std::size_t find_words(std::string_view text, std::string_view words, std::size_t from) {
  static const Finder best = can_use(Finder::avx2)   ? Finder::avx2
                             : can_use(Finder::sse2) ? Finder::sse2
                                                     : Finder::plain;
  return find_words(plain_lookups() ? Finder::plain : best, text, words, from);
}

}  // namespace wagescope
