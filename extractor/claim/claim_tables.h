// The tables that the reader of claims looks words up in; internal.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/amount/number_words.h"
#include "extractor/claim/claim.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {

struct ClaimReader::Tables {
  /// What words of claim/words.tsv do in a claim.
  enum class What : unsigned char {
    modal,
    qualify,
    pay_for,
    as_much,
    bound_from,
    bound_up_to,
    bound_about,
    bound_exact,
    multiple,
    times,
    less,
    more,
    stop,
    pay_noun,
    earns,
    living,
    people,
    coverage,
    own,
    link,
    yearly,
    not_people,
    function,
  };
  static constexpr std::size_t kKinds = static_cast<std::size_t>(What::function) + 1;

  struct Alias {
    std::string id;
    std::vector<std::string> subjects;  ///< Empty: whatever the claim speaks of.
  };

  Tables(const Lexicons& lexicons, SharedFirstWords shared);
  static bool opens_claim(What what);
  void add_opener(std::string_view phrase);

  /// "a" opens a claim in "a hundred times", and in nearly all other places none.
  bool opens(std::string_view text, std::size_t at) const {
    return openers.at(text, at) || numbers.at(text, at);
  }

  std::array<Phrases<std::string>, kKinds> words;  ///< By What.
  NumberWords numbers;
  SharedFirstWords first_words;  ///< Among others those of the openers.
  PhraseSet
      openers;  ///< What a claim can begin with besides a number: one look rules most places out.
  Phrases<std::vector<Alias>> aliases;
};

}  // namespace wagescope
