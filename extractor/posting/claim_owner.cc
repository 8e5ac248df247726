#include "extractor/posting/claim_owner.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

constexpr std::size_t kLeastLetters = 4;  // of a word that tells a job: not "of"

/// Where in `folded` a word last begins as one of the title's does, "cooks" for "cook"; npos
/// when none does.
std::size_t last_named(const std::string& folded, const std::string& title) {
  std::size_t last = std::string::npos;
  for (const std::string_view word : split(title, ' ')) {
    if (word.size() < kLeastLetters) continue;
    for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1))
      if (!utf8::is_word(utf8::before(folded, at).code) && (last == folded.npos || at > last))
        last = at;
  }
  return last;
}

Posting* named_in(const std::string& folded, std::vector<Posting>& postings) {
  Posting* owner = nullptr;
  std::size_t last = 0;
  for (Posting& posting : postings) {
    if (!posting.title) continue;
    const std::size_t at = last_named(folded, utf8::fold(posting.title->value));
    if (at == std::string::npos || (owner != nullptr && at <= last)) continue;
    owner = &posting;
    last = at;
  }
  return owner;
}

/// The posting of which a pay, or a claim that has its owner, begins last within `bytes`.
Posting* told_last(SourceSpan bytes, std::vector<Posting>& postings) {
  Posting* owner = nullptr;
  std::uint32_t last = 0;
  const auto look = [&](Posting& posting, std::uint32_t at) {
    if (at < bytes.begin || at > bytes.end || (owner != nullptr && at <= last)) return;
    owner = &posting;
    last = at;
  };
  for (Posting& posting : postings) {
    for (const Pay& pay : posting.pay) look(posting, pay.span.begin);
    for (const Claim& claim : posting.claims) look(posting, claim.span.begin);
  }
  return owner;
}

}  // namespace

void share_claims(const Document& document, const SentenceInFront& in_front,
                  std::vector<Claim> claims, std::vector<Posting>& postings) {
  for (Claim& claim : claims) {
    const TextSpan front = in_front(claim.span);
    const std::string words =
        utf8::fold(std::string_view(document.text).substr(front.begin, front.end - front.begin));
    Posting* owner = told_last(document.offsets.to_source(front), postings);
    if (owner == nullptr) owner = named_in(words, postings);
    if (owner == nullptr) owner = told_last({0, claim.span.begin}, postings);
    if (owner == nullptr) owner = &postings.front();
    owner->claims.push_back(std::move(claim));
  }
}

}  // namespace wagescope
