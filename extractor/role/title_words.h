// What the words of titles are: the table role/words.tsv as a lookup.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/word_kinds.h"
#include "extractor/lexicon/words.h"

namespace wagescope {

/// Kinds of words, as bits.
enum TitleKind : std::uint32_t {
  kHead = 1u << 0,          ///< "engineer": can be a role by itself.
  kWeakHead = 1u << 1,      ///< "lead": a role only beside another word of one.
  kAbbreviation = 1u << 2,  ///< "SRE": a role in capitals.
  kFrontHead = 1u << 3,     ///< "ingénieur": what stands behind belongs to it.
  kField = 1u << 4,         ///< "software"
  kSeniority = 1u << 5,     ///< "senior", "II"
  kGrade = 1u << 6,         ///< Seniority that a role does without.
  kQuality = 1u << 7,       ///< "talented"
  kStop = 1u << 8,          ///< "with"
  kJoin = 1u << 9,          ///< "of"
  kContract = 1u << 10,     ///< "permanent"
  kGender = 1u << 11,       ///< The letters of (m/w/d).
  kQuiet = 1u << 12,        ///< "benefits": begins a line that is no title.
  kNoteNoun = 1u << 13,     ///< "programme"
  kDeterminer = 1u << 14,   ///< "their"
  kGiven = 1u << 15,        ///< "Ann": the next word is a surname, whatever job it is.
  kLone = 1u << 16,         ///< "cook": a role by itself where a title must stand.
  kJointBehind = 1u << 17,  ///< "de": what stands behind belongs to the job in front of it.
  kTelling = 1u << 18,      ///< "earns": behind "a cook" it tells of a job.
  kInner = 1u << 19,    ///< "contract", "para": a stop, but may stand among capitals before a head.
  kSubject = 1u << 20,  ///< "lecturer": "in" and what is taught belong to the title.
  kHires = 1u << 21,    ///< "university": who hires, not what the job is for.
  kOther = 1u << 22,    ///< "experience": "as a baker" behind it tells of another job.
  kOpening = 1u << 23,  ///< "appointment": "of" and the title behind it.
  kLineJoint = 1u << 24,  ///< "à": joins small words to the job with which their line begins.
  kEither = 1u << 25,     ///< "or": between two jobs of one title.
  kCount = 1u << 26,      ///< "two": how many are wanted.
  kAnyHead = kHead | kWeakHead | kAbbreviation | kFrontHead,
  kTitleWord = kAnyHead | kField | kSeniority,
};

class TitleWords {
 public:
  explicit TitleWords(const Lexicons& lexicons, SharedWordKinds shared = {});

  /// The kinds of a word, in any case; plurals of heads are heads.
  std::uint32_t kinds(std::string_view word) const;

  /// Notes that the cues of that number (0..3) have a phrase, whose first word
  /// classify() is to mark.
  void add_cue(std::string_view phrase, unsigned number);

  /// The kinds of each word, and the cues that may begin with it; hyphenated words ("front-end")
  /// are looked up whole too. Words that were glued ("DriverPermanent") are cut where a known word
  /// ends.
  std::vector<std::uint32_t> classify(std::string_view text, std::vector<Word>& words) const;

  /// The bytes of "1:1", "one to one" at `at`, how many work with how many; empty without them.
  std::optional<std::size_t> pairing_at(std::string_view text, std::size_t at) const;

  /// Whether the word at `at` may stand once among the capitals of a title's line: "to".
  bool joins_at(std::string_view text, std::size_t at) const {
    return joints_.at(text, at).has_value();
  }

  /// Whether a word in small letters ends as praise does: "careful".
  bool ends_as_praise(std::string_view word) const;

 private:
  void add(std::string_view word, std::uint32_t kind);
  void add_suffix(std::string_view suffix);
  std::uint32_t kinds_or_more(std::string_view text, std::size_t at, std::size_t size,
                              std::uint32_t known) const;
  std::uint32_t plural_kinds(std::string_view text, std::size_t at, std::size_t size) const;
  std::uint32_t compound_kinds(std::string_view folded) const;
  bool may_be_compound(std::string_view word) const;
  bool ends_gender(std::string_view word, std::size_t dot) const;
  bool cuts_at(std::string_view left, std::string_view right) const;
  unsigned stop_lengths(std::string_view word) const;
  std::uint32_t listed(std::string_view word) const {
    return static_cast<std::uint32_t>(kinds_->of(word));
  }
  bool split_glued(std::string_view text, std::vector<Word>& words, std::size_t i) const;

  PhraseSet pairs_;        ///< "PhD candidate": a job in two words.
  PhraseSet fields_;       ///< "Goods In": what a job is about, with a small word in it.
  PhraseSet joints_;       ///< "to": stands once among the capitals of a title's line.
  PhraseSet pairings_;     ///< "one to one"
  SharedWordKinds kinds_;  ///< The low half of its bits: cues from kFirstCue on.
  std::array<std::vector<std::string>, 256> suffixes_;  ///< By last byte.
  std::bitset<1024> compound_ends_;                     ///< By the last two letters of suffixes.
  std::vector<std::string> praise_ends_;
  std::vector<std::string> gender_ends_;
  /// By the last two letters of words that end a title: a bit for each of their lengths.
  std::array<std::uint16_t, 1024> stop_ends_{};
};

/// Adds the phrases of role/phrases.tsv that are called `what`; throws what bad_cell does.
void add_phrases(const Lexicons& lexicons, std::string_view what, PhraseSet& phrases);

}  // namespace wagescope
