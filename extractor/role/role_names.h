// What is said of a title that was found: the role in standard words, what it is for, and the
// letters that say that all may apply.
#pragma once

#include <string>
#include <unordered_map>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/role/stretch.h"

namespace wagescope {

class RoleNames {
 public:
  /// `words` must outlive it.
  RoleNames(const Lexicons& lexicons, const TitleWords& words);

  /// "Sr Bakers (m/w/d)" -> "senior baker", without grades and terms of the contract.
  std::string role(const Stretch& stretch, const Title& title) const;
  /// What the role is for: "a designer role for their Photo studio" -> "Photo studio".
  std::string note(const Stretch& stretch, const Title& title) const;
  /// "m/w/d" of "Bäcker (m/w/d)", "H/F" of "Boulanger H/F".
  static std::string gender_mark(const Stretch& stretch, const Title& title);

 private:
  std::string standard_word(const Stretch& stretch, std::size_t i) const;

  const TitleWords& words_;
  PhraseSet notes_;  ///< Between a title and what it is for: "for the".
  std::unordered_map<std::string, std::string> standard_;
};

}  // namespace wagescope
