// The job's title as the text states it, and the role: its core in standard words.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/certainty.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/word_kinds.h"
#include "extractor/lexicon/words.h"
#include "extractor/location/gazetteer.h"
#include "extractor/read/document.h"

namespace wagescope {

struct RoleReading {
  TextSpan title;  ///< "Product Manager - Machine Learning Platform"
  Certainty certainty = Certainty::stated;
  std::string role;         ///< "product manager"; empty when the title has no known head noun.
  std::string note;         ///< What the role is for, when said: "AI Machine Learning programme".
  std::string gender_mark;  ///< "m/w/d" of a title that says that all may apply.
};

/// Immutable after construction; shared between threads.
class RoleReader {
 public:
  /// With the places it knows "Analyst, Leeds" from "Analyst, Payments"; without them it takes
  /// no part of a title that is not of words it knows.
  explicit RoleReader(const Lexicons& lexicons, SharedWordKinds shared = {},
                      SharedGazetteer places = {});
  ~RoleReader();
  RoleReader(RoleReader&&) noexcept;

  /// The title stated in `within`; empty when the text never states one.
  std::optional<RoleReading> read(const Document& document, TextSpan within) const;
  /// The same with the words of `within` at hand, kMostWords of them at least.
  std::optional<RoleReading> read(const Document& document, TextSpan within,
                                  const std::vector<Word>& words) const;

  /// Every job that `within` names, in any place of a sentence and in order of the
  /// text: "a prison officer", "Teachers". For news, which tells of several.
  std::vector<RoleReading> mentions(const Document& document, TextSpan within) const;

  /// The role of a title that is known to be one (a field): "Senior Software
  /// Engineer (m/f/d) - Berlin" -> "software engineer". Empty when no head noun is known.
  std::string role_of(std::string_view title) const;

  /// A title without what a list says behind it of the pay and the contract: "Cook hourly rate" ->
  /// "Cook", but "Head of Benefits" as it is.
  std::string_view without_terms(std::string_view title) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace wagescope
