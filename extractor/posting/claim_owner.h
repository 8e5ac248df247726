// Which of several jobs of a news text a claim speaks of.
#pragma once

#include <functional>
#include <vector>

#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

/// What stands in front of a place of the source in the same sentence.
using SentenceInFront = std::function<TextSpan(SourceSpan)>;

/// Gives each claim, in order, to a posting: to that whose pay or claim stands in front of it in
/// its sentence, else to the job that its sentence names in front of it ("The chief earns as much
/// as nine nurses"), else to that of the last pay or claim before it.
void share_claims(const Document& document, const SentenceInFront& in_front,
                  std::vector<Claim> claims, std::vector<Posting>& postings);

}  // namespace wagescope
