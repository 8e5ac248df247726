// What the words of titles are: the table role/words.tsv as a lookup.
#pragma once

#include <array>
#include <cstdint>
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
  kHead = 1,              ///< "engineer": can be a role by itself.
  kWeakHead = 2,          ///< "lead": a role only beside another word of one.
  kAbbreviation = 4,      ///< "SRE": a role in capitals.
  kFrontHead = 8,         ///< "ingénieur": what stands behind belongs to it.
  kField = 16,            ///< "software"
  kSeniority = 32,        ///< "senior", "II"
  kGrade = 64,            ///< Seniority that a role does without.
  kQuality = 128,         ///< "talented"
  kStop = 256,            ///< "with"
  kJoin = 512,            ///< "of"
  kContract = 1024,       ///< "permanent"
  kGender = 2048,         ///< The letters of (m/w/d).
  kQuiet = 4096,          ///< "benefits": begins a line that is no title.
  kNoteNoun = 8192,       ///< "programme"
  kDeterminer = 16384,    ///< "their"
  kGiven = 32768,         ///< "Ann": the next word is a surname, whatever job it is.
  kLone = 65536,          ///< "cook": a role by itself where a title must stand.
  kJointBehind = 131072,  ///< "de": what stands behind belongs to the job in front of it.
  kTelling = 262144,      ///< "earns": behind "a cook" it tells of a job.
  kInner = 524288,     ///< "contract", "para": a stop, but may stand among capitals before a head.
  kHires = 2097152,    ///< "university": who hires, not what the job is for.
  kOther = 4194304,    ///< "experience": "as a baker" behind it tells of another job.
  kOpening = 8388608,  ///< "appointment": "of" and the title behind it.
  kSubject = 1048576,  ///< "lecturer": "in" and what is taught belong to the title.
  kAnyHead = kHead | kWeakHead | kAbbreviation | kFrontHead,
  kTitleWord = kAnyHead | kField | kSeniority,
};

class TitleWords {
 public:
  explicit TitleWords(const Lexicons& lexicons, SharedWordKinds shared = {});

  /// The kinds of a word, in any case; plurals of heads are heads.
  std::uint32_t kinds(std::string_view word) const;

  /// Notes that the cues of that number (0..7) have a phrase, whose first word
  /// classify() is to mark.
  void add_cue(std::string_view phrase, unsigned number);

  /// The kinds of each word, and the cues that may begin with it; hyphenated words ("front-end")
  /// are looked up whole too. Words that were glued ("DriverPermanent") are cut where a known word
  /// ends.
  std::vector<std::uint32_t> classify(std::string_view text, std::vector<Word>& words) const;

  /// Whether a word in small letters ends as praise does: "careful".
  bool ends_as_praise(std::string_view word) const;

 private:
  std::uint32_t kinds_or_more(std::string_view word, std::uint32_t known) const;
  std::uint32_t unlisted_kinds(std::string_view folded) const;
  bool cuts_at(std::string_view left, std::string_view right) const;
  unsigned stop_lengths(std::string_view word) const;
  std::uint32_t listed(std::string_view word) const {
    return static_cast<std::uint32_t>(kinds_->of(word));
  }
  bool split_glued(std::string_view text, std::vector<Word>& words, std::size_t i) const;

  PhraseSet pairs_;        ///< "PhD candidate": a job in two words.
  SharedWordKinds kinds_;  ///< The low half of its bits: cues from kFirstCue on.
  std::array<std::vector<std::string>, 256> suffixes_;  ///< By last byte.
  std::vector<std::string> praise_ends_;
  /// By the last two letters of words that end a title: a bit for each of their lengths.
  std::array<std::uint16_t, 1024> stop_ends_{};
};

/// Adds the phrases of role/phrases.tsv that are called `what`; throws what bad_cell does.
void add_phrases(const Lexicons& lexicons, std::string_view what, PhraseSet& phrases);

}  // namespace wagescope
