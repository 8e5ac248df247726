// News tells of several people's pay in one piece: each pay is given the role and
// the organisation that stand nearest to it, and a time; what belongs together
// becomes a posting of its own.
#pragma once

#include <memory>
#include <vector>

#include "extractor/employer/employer.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/lexicon/words.h"
#include "extractor/posting/posting.h"
#include "extractor/read/document.h"
#include "extractor/role/role.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
class NewsReader {
 public:
  explicit NewsReader(const Lexicons& lexicons, SharedFirstWords shared = {});
  ~NewsReader();
  NewsReader(NewsReader&&) noexcept;

  /// Whether the text is prose about others: it has the words of news, and nobody
  /// in it says "we" and "you" outside quotation marks.
  bool is_news(const Document& document, TextSpan within) const;
  /// The same with the hits of the text at hand, and the words of `within`.
  bool is_news(const Document& document, TextSpan within, const WordHits& hits,
               const std::vector<Word>& words) const;

  /// Parts `whole`, the reading of `within` as one posting, by role and employer,
  /// in order of the text; at least one. "From X to Y" behind a verb of change
  /// becomes two pays. Every pay gets its time.
  std::vector<Posting> part(const Document& document, TextSpan within, Posting whole,
                            const RoleReader& roles, const EmployerReader& employers) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
