// A document that holds several postings (a list of vacancies, a "who is hiring"
// thread, a page with several roles), cut into one stretch for each.
#pragma once

#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/read/document.h"
#include "extractor/role/role.h"

namespace wagescope {

/// One posting's stretch, and its title where the line that opens it states it.
struct Segment {
  TextSpan span;
  TextSpan title;  ///< Empty when the document is one posting.
};

struct Segments {
  TextSpan preamble;              ///< What stands before the first posting and holds for all.
  std::vector<Segment> postings;  ///< At least one, in order; with the preamble the whole text.
  bool items = false;  ///< They are lines of a title and its pay: "Baker - £13 an hour".
};

/// Immutable after construction; shared between threads.
class Segmenter {
 public:
  explicit Segmenter(const Lexicons& lexicons);

  /// Cuts where at least two lines each begin a posting with a role of its own:
  ///   a title label ("Job title: Baker"), a line of fields ("Acme | Baker | Leeds"),
  ///   a heading that is a title with money below it, or "Baker - £13 an hour" in a list.
  /// Otherwise the whole document is one posting.
  Segments cut_up(const Document& document, const RoleReader& roles) const;

 private:
  PhraseSet labels_;
};

}  // namespace wagescope
