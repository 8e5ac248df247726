// The title that a stretch of text states, among all that could be one: on lines at the top, behind
// labels ("Job title:"), before and behind cues ("we are hiring", "wanted"), in front of letters
// of gender.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/role/role_names.h"
#include "extractor/role/stretch.h"
#include "extractor/role/title_rest.h"

namespace wagescope {

class TitleSearch {
 public:
  /// Tells `words` the first words of its cues. `rest` and `names` must outlive it.
  TitleSearch(const Lexicons& lexicons, TitleWords& words, const TitleRest& rest,
              const RoleNames& names);

  /// The title with the highest score; empty when none is sure enough.
  std::optional<Title> best(const Stretch& stretch) const;

 private:
  enum class Cue : unsigned char { label, before, after };
  struct CueRow {
    int weight;
    bool as;  ///< "as", "som": the title is what somebody is, maybe elsewhere.
  };

  static Cue cue_named(std::string_view name);
  void try_cue(const Stretch& stretch, std::size_t i, Cue cue, std::vector<Title>& found) const;
  std::size_t past_articles(const Stretch& stretch, std::size_t i) const;
  bool leads_to_title(const Stretch& stretch, std::size_t i) const;
  std::optional<Title> line_title(const Stretch& stretch, std::size_t i, std::size_t lines) const;
  std::optional<Title> marked(const Stretch& stretch, std::size_t i) const;
  bool hires_itself(const Stretch& stretch, const Title& title) const;
  bool is_firm(const Stretch& stretch, const Title& title) const;
  bool is_rank(const Stretch& stretch, const Title& title) const;
  std::optional<Title> only_mention(const Stretch& stretch) const;

  const TitleRest& rest_;
  const RoleNames& names_;
  std::array<Phrases<CueRow>, 3> cues_;  ///< By Cue.
  PhraseSet hires_;                      ///< "are recruiting": what stands before it is who hires.
  PhraseSet is_a_;                       ///< "is a": what stands before it may be an organisation.
  PhraseSet degrees_;                    ///< "Master of Science": no job.
  PhraseSet ranks_;                      ///< "Gold Partner": no job, at the end of words.
  PhraseSet legal_forms_;                ///< "Ltd": no title ends so.
  PhraseSet articles_;
};

}  // namespace wagescope
