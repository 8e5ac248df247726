// Names of authorities and their like: what they are there for ("Department of Bread"), lists in
// them ("Ministry of Mills, Ovens and Farms"), and how they are shortened.
#include <string>

#include "extractor/employer/weigher.h"

namespace wagescope {

/// "Ministry of Housing", "Department for Bread"
bool Weigher::is_body(std::size_t first, std::size_t last) const {
  return first + 1 < last && is(first, kFormOf | kInstitution) && is_of(first + 1);
}

/// "Department of Housing, Parks and Roads", "Dee, Usk and Wye Valleys Trust" in a line of its own
/// (`line`): the last word of a list in the name of a body; `last` where no list goes on behind it.
std::size_t Weigher::end_of_list(std::size_t first, std::size_t last, bool line) const {
  constexpr std::size_t kLongestList = 9;
  while (first < last && is(first, kStart)) ++first;
  const bool body = is_body(first, last);
  if ((!body && !line) || !gap(last + 1, kGapComma)) return last;
  bool joined = false;
  std::size_t end = last;
  for (std::size_t k = last + 1; k < words_.size() && k - last <= kLongestList; ++k) {
    if (gap(k, kNameEnd & ~kGapComma) || (joined && gap(k, kGapComma))) break;
    if (!joined && view(text_, words_[k]) == "and") {
      joined = true;
    } else if (words_[k].upper) {
      joined = joined || gap(k, kGapAmpersand);
      end = k;
    } else {
      break;
    }
  }
  const bool whole = joined && view(text_, words_[end]) != "and";
  return whole && (body || is(end, kInstitution | kForm)) ? end : last;
}

/// "Oakham Bread Partnership (OBP)" that fills a line.
bool Weigher::is_shortened(std::size_t first, std::size_t last) const {
  if (!gap(last + 1, kGapOpen) || !gap(last + 2, kGapClose) || !gap(last + 2, kGapLine))
    return false;
  std::string letters;
  for (std::size_t i = first; i <= last; ++i)
    if (words_[i].upper) letters += text_[words_[i].begin];
  return letters.size() >= 3 && letters == view(text_, words_[last + 1]);
}

}  // namespace wagescope
