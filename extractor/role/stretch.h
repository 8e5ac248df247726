// One stretch of text as words of titles, and the ways in which a title can stand in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/lexicon/words.h"
#include "extractor/role/title_words.h"

namespace wagescope {

constexpr std::size_t kMaxTitleWords = 3000;  ///< Words of a stretch that are looked at.
constexpr std::size_t kLongestTitle = 10;     ///< Words.

/// What ends a title, and what parts it.
constexpr std::uint16_t kTitleEnd = kGapLine | kGapStop | kGapColon | kGapBar | kGapMoney;
constexpr std::uint16_t kTitlePart = kGapDash | kGapComma | kGapOpen | kGapClose | kGapOther;

/// A run of words that states a title.
struct Title {
  std::size_t first = 0;
  std::size_t last = 0;       ///< The last word.
  std::size_t head = 0;       ///< The word that makes it a job.
  std::size_t core_last = 0;  ///< The last word of the part that holds the head.
  std::uint32_t end = 0;      ///< Byte behind the title, with a closing bracket.
  int score = 0;
};

/// One stretch of text with its words, and the ways in which a title can stand in it.
class Stretch {
 public:
  Stretch(std::string_view text, TextSpan within, const TitleWords& table)
      : Stretch(text, within.end, words_of(text, within, kMaxTitleWords), table) {}
  /// The same of a stretch that was cut into words, of which there are kMaxTitleWords at most.
  Stretch(std::string_view text, std::uint32_t end, std::vector<Word> words,
          const TitleWords& table)
      : text_(text), words_(std::move(words)), end_(end), table_(table) {
    kinds_ = table.classify(text, words_);
  }
  /// The whole of `text`.
  Stretch(std::string_view text, const TitleWords& table)
      : Stretch(text, {0, static_cast<std::uint32_t>(text.size())}, table) {}

  std::size_t size() const { return words_.size(); }
  const Word& word(std::size_t i) const { return words_[i]; }
  bool is(std::size_t i, std::uint32_t kind) const { return (kinds_[i] & kind) != 0; }
  /// Whether word `i` is only the ending of the other sex: "e" of "chargé·e".
  bool other_ending(std::size_t i) const;
  /// "Cook hourly rate": behind the words before those, at its end, that tell of the pay and the
  /// contract; "Head of Benefits" and what ends in a mark, "Porter (nights)", end where they do.
  std::uint32_t end_without_terms() const;
  /// "E&I": whether word `i` is a capital that an ampersand glues to another, and no small word.
  bool glued_letter(std::size_t i) const;
  bool gap(std::size_t i, std::uint16_t gaps) const { return (words_[i].gap & gaps) != 0; }
  std::string_view text() const { return text_; }
  /// The bytes of a title, with the dot of ".NET Developer".
  TextSpan span(const Title& title) const;
  /// The first word at or behind `byte`, from word `from` on.
  std::size_t word_at(std::size_t from, std::size_t byte) const;

  /// Where on the line that begins at word `i` a title may begin: behind "2." or, at the top of a
  /// text, behind the name in "Acme: Senior Baker".
  std::size_t past_opening(std::size_t i, bool top) const;
  /// "1:1 Teaching Assistant", "One to One Support Worker": the word behind how many work with how
  /// many; `i` without it.
  std::size_t behind_pairing(std::size_t i) const;
  /// A title that fills the beginning of a line or of a label's value.
  std::optional<Title> line(std::size_t i, bool label) const;
  /// "Deal Poster": a whole part of a line in capitals, of which nothing is known.
  std::optional<Title> whole_part(std::size_t i) const;
  /// "układacz dachówek ceramicznych", "Trades helpers and labourers": a whole part of a line in
  /// small letters but for its first, of which nothing need be known.
  std::optional<Title> small_part(std::size_t i) const;
  /// "Line cook", "Administratief medewerker": a whole part of a line in which only the first word
  /// has a capital, and the last is a job.
  std::optional<Title> small_line(std::size_t i) const;
  /// "Health and Safety at Work Officer": capitals and small joints up to a job that ends the line.
  std::optional<Title> joined_line(std::size_t i) const;
  /// "un rempailleur (H/F)": what stands from word `i`, behind an article or a cue, up to letters
  /// of gender, whatever its words are.
  std::optional<Title> before_letters(std::size_t i) const;
  /// Whether word `i` is the first of letters of gender.
  bool gender_letter(std::size_t i) const;
  /// A title behind words of prose: articles and praise are passed over.
  std::optional<Title> prose(std::size_t i) const;
  /// A title that ends before the cue: "the Baker role".
  std::optional<Title> back(std::size_t cue) const;
  /// A job whose head is word `i`, wherever in a sentence it stands.
  std::optional<Title> mention(std::size_t i) const;
  /// "a cook at Acme", "its bakers": whether somebody is named who has them.
  bool has_employer(const Title& title) const;
  /// "Leeds based registered charity": whether the words from `i` on, behind "is a", say that what
  /// stands before them is an organisation.
  bool says_organisation(std::size_t i) const;
  /// "We are looking for bakers": the title is "baker".
  void make_singular(Title& title) const;
  /// Whether word `i`, "as", stands behind what tells of other jobs: "two years of experience as a
  /// baker", "roles such as Baker", "Experience: a year of outpatient care as a nurse".
  bool tells_of_other(std::size_t i) const;
  /// Whether word `i` is a short form in brackets inside of a title: "Business Intelligence (BI)
  /// Engineer".
  bool short_aside(std::size_t i) const;
  /// Whether the words are "(CO2)", "(ISSO)": the letters by which a job is known.
  bool short_form(std::size_t first, std::size_t last) const;

 private:
  bool name_like(std::size_t i) const {
    return words_[i].upper || words_[i].digit || is(i, kTitleWord);
  }
  bool head_at(std::size_t i) const { return is(i, kAnyHead); }
  bool front(std::size_t i) const { return is(i, kFrontHead) && !is(i, kHead); }
  bool stops(std::size_t i) const;
  bool ends_soon(std::size_t i) const;
  bool gender_soon(std::size_t i) const;
  bool level(std::size_t i) const;
  bool two_levels(std::size_t i) const;
  bool second_word(std::size_t head) const;
  std::size_t subject_end(std::size_t i) const;
  bool in_subject(std::size_t head, std::size_t i) const;
  bool ends_in_head(std::size_t i) const;
  /// The part of a title that holds its head, as far as it was read.
  struct Core {
    std::size_t head;
    std::size_t last;
    bool upper;     ///< Its words have capitals.
    bool in_front;  ///< What stands behind the head belongs to it.
  };
  std::size_t end_of_core(std::size_t head) const;
  bool serves(std::size_t i) const;
  bool joint_goes_on(std::size_t i, Core& core) const;
  bool word_goes_on(std::size_t i, const Core& core) const;
  bool behind_ending(std::size_t i) const;
  bool of_field(std::size_t i) const;
  std::size_t small_rest(std::size_t head) const;
  std::size_t with_hanging(std::size_t first) const;
  bool inner_capital(std::size_t i) const;
  std::size_t joined_title(std::size_t i, std::size_t limit) const;
  std::size_t behind_bracket(std::size_t i) const;
  std::size_t behind_name(std::size_t i) const;
  bool praises_next(std::size_t k, std::size_t limit) const;
  std::size_t with_unknown(std::size_t first, std::size_t start) const;
  std::size_t begin_in_sentence(std::size_t first, std::size_t head) const;
  bool owns_in_plural(std::size_t i) const;
  std::size_t gender_end(std::size_t i) const;
  std::optional<Title> up_to_letters(Title title, std::size_t last) const;
  /// A part of a line: its last word, and the one that makes it a job.
  struct Part {
    std::size_t last;
    std::optional<std::size_t> head;
  };
  bool is_better_head(std::size_t i, std::size_t k, std::optional<std::size_t> head,
                      int part) const;
  std::optional<Part> part_at(std::size_t i, int part) const;
  bool may_be_state(std::size_t i, std::size_t k, int part) const;
  std::optional<Title> line_by_head(std::size_t i, bool label) const;
  void close_bracket(Title& title) const;
  std::optional<std::size_t> capital_head(std::size_t i, bool label) const;
  std::size_t short_part_end(std::size_t i) const;
  std::optional<Title> with_terms(std::optional<Title> title, std::size_t i) const;
  std::optional<std::size_t> small_head(std::size_t i) const;
  bool is_called(std::size_t i) const;
  bool is_named(std::size_t i) const;
  bool meant_as_job(std::size_t first, std::size_t i) const;
  bool called_after(std::size_t i) const;
  bool is_whose(std::size_t i) const;
  std::size_t walk_back(std::size_t head, std::size_t floor) const;
  std::size_t with_segments(std::size_t last) const;
  std::size_t with_gender(std::size_t last) const;
  std::optional<Title> back_of(std::size_t cue) const;
  std::size_t segment_end(std::size_t first) const;
  bool belongs(std::size_t first, std::size_t last) const;
  std::optional<std::size_t> lone_head(std::size_t first, std::size_t last) const;
  bool is_number(std::size_t i) const;
  std::optional<Title> finish(std::size_t first, std::size_t head, bool segments,
                              bool lone = false) const;

  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> kinds_;
  std::uint32_t end_;
  const TitleWords& table_;
};

}  // namespace wagescope
