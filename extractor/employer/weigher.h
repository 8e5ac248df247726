// The names of organisations in a text, weighed by the words that stand beside them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/word_kinds.h"
#include "extractor/lexicon/words.h"

namespace wagescope {

class Gazetteer;

constexpr unsigned kHalf = 32;  ///< Where the bits below begin in the table that readers share.

/// What words mean for names, as bits.
enum NameKind : std::uint32_t {
  kNever = 1u << 0,
  kStart = 1u << 1,
  kEnd = 1u << 2,
  kGroup = 1u << 3,
  kAgencyWord = 1u << 4,
  kStranger = 1u << 5,
  kEdge = 1u << 6,           ///< A heading that is glued to names.
  kLegal = 1u << 7,          ///< "Ltd": the words before are surely a name.
  kOurs = 1u << 8,           ///< "our": what follows is a part of the employer.
  kGiven = 1u << 9,          ///< "Ann": a person's name begins so.
  kForm = 1u << 10,          ///< "Hospital": surely a word of an organisation's name.
  kOrganisation = 1u << 11,  ///< "company": what an organisation is said to be.
  kBeside = 1u << 12,        ///< "bei": between a title and who hires, in the title's line.
  kNewsGroup = 1u << 13,     ///< "District": ends an organisation's name in news.
  kAside = 1u << 14,       ///< "the": begins an aside behind a name, "Acme, the bakery, is hiring".
  kSmallGroup = 1u << 15,  ///< "kommun": in small letters, yet a part of the name in front of it.
  kJoint = 1u << 16,       ///< "of", "für": stands in small letters inside a name.
  kFormOf = 1u << 17,      ///< "County": with "of" behind it surely the begin of such a name.
  kLineForm = 1u << 18,    ///< "District": ends such a name where it fills a line.
  kSite = 1u << 19,        ///< "Indeed": where the ad stands, not who hires.
  kSpeaks = 1u << 20,      ///< "we", "buscamos": how an employer goes on behind "at" and its name.
  kOpens = 1u << 21,       ///< "our": the same behind a comma.
  kInPlace = 1u << 22,     ///< "in": between a name and its place.
  kInstitution = 1u << 23,  ///< "Council": names one that hires wherever it ends a run of capitals.
  kShortened = 1u << 24,    ///< "St": the dot behind it ends no sentence.
  kUniversity = 1u << 25,   ///< "University": is seldom named but as who hires.
  kArticle = 1u << 26,      ///< "der": stands before any noun, where every noun has a capital.
  kPart = 1u << 27,         ///< "Programme": what an employer runs, not the employer.
  kJob = 1u << 28,          ///< "engineer": of role/words.tsv; "Data Engineer" is no employer.
};

/// What a cue says for the name beside it.
struct CueRow {
  int weight;        ///< 1..99
  std::string rule;  ///< "x-is-hiring"
};

/// A name and what speaks for it.
struct Name {
  std::string key;  ///< Folded, without legal forms.
  TextSpan span;
  int score = 0;
  int strongest = 0;
  int against = 0;  ///< How much says that it tells or owns, and does not hire: "told the Post".
  bool agency = false;
  bool stranger = false;
  bool part = false;     ///< Something that an employer runs: "Elm Restoration Programme".
  bool site = false;     ///< Where the ad stands: "Indeed".
  bool person = false;   ///< Begins with a given name: "Ann Fairley".
  bool firm = false;     ///< Does what no person does: "Ann Fairley is partnering with".
  bool body = false;     ///< "Department of Housing": an authority hires too.
  bool grouped = false;  ///< Its last word is "Group", "Limited" and the like.
  std::string_view rule;
  std::vector<std::string_view> rules;  ///< Each cue counts twice at the most.
};

constexpr std::size_t kLongestName = 7;  ///< Words.
constexpr int kPlainlyHires = 70;        ///< From it on a union or a paper is an employer too.
constexpr int kSurelyHires = 60;         ///< From it on an address may name who hires.

/// Gaps that no name reaches across.
constexpr std::uint16_t kNameEnd = kGapLine | kGapStop | kGapColon | kGapBar | kGapMoney |
                                   kGapComma | kGapDash | kGapOpen | kGapClose | kGapSlash |
                                   kGapQuote | kGapOther;

/// The names of one text, weighed.
class Weigher {
 public:
  using Kinds = std::vector<std::uint32_t>;
  /// What own_articles says of a word: "La" of "La Fernhill are hiring", and "are".
  static constexpr std::uint32_t kArticleOfName = 0, kVerb = 1;
  Weigher(std::string_view text, std::vector<Word> words, Kinds kinds, const WordKinds& known,
          const PhraseSet& legal_forms, const PhraseSet& common, const PhraseSet& own_articles,
          const Gazetteer& places)
      : text_(text),
        words_(std::move(words)),
        kinds_(std::move(kinds)),
        known_(known),
        legal_forms_(legal_forms),
        common_(common),
        own_articles_(own_articles),
        places_(places),
        domains_(domains(text)) {}

  const std::vector<Word>& words() const { return words_; }
  /// Whether one of `gaps` stands before word `i`; behind the last word none does.
  bool gap(std::size_t i, std::uint16_t gaps) const {
    return i < words_.size() && (words_[i].gap & gaps) != 0;
  }
  std::size_t word_at(std::size_t from, std::size_t byte) const {
    while (from < words_.size() && words_[from].begin < byte) ++from;
    return from;
  }

  /// Where the title stands, of which no name is a part.
  void know_title(TextSpan title) { title_ = title; }
  /// Weighs the name that begins at word `first`, behind a cue.
  void name_behind(std::size_t first, const CueRow& row, bool label);
  /// Weighs the name that ends before word `end`, where a cue begins.
  void name_before(std::size_t end, const CueRow& row, bool apposition = false);
  /// Runs of capitals that end as names of organisations do: "Acme City Council".
  void names_by_form(const CueRow& row);
  /// Names in front of people by their work: "Acme drivers", "Acme warehouse workers".
  void names_before_jobs(const CueRow& row);
  /// Names that stand by themselves in the lines at the top and the foot; `form` is the row of
  /// those that have a word such as "Hospital" or "Ltd".
  void standing_names(const CueRow& row, const CueRow& form);
  /// Names that stand under, behind or in front of the title, where a place follows.
  void names_by_layout(std::optional<TextSpan> title);
  /// The name in "Head Baker at Fernhill Mills", wherever the title stands.
  void name_behind_title(TextSpan title);
  /// Names behind which a legal form stands, anywhere: "Fernhill Mills Ltd".
  void names_with_legal_form(const CueRow& row);
  /// Councils, schools, hospitals and their like, anywhere: "Elm County Council".
  void institutions(const CueRow& row);
  /// Names whose letters are those of an address in the text: "Fernhill Mills" of
  /// "jobs@fernhillmills.example".
  void names_of_domains(const CueRow& row);
  /// The name that the text speaks for most; empty when that is too little.
  std::optional<Name> best();
  /// The names that something speaks for, the surest first.
  std::vector<Name> all();

 private:
  void weigh(bool news);
  Name fuller(const Name& name) const;
  bool is_own(std::size_t i, std::uint32_t what) const;
  bool said_twice(TextSpan words) const;
  bool leads_on(std::size_t i) const;
  std::optional<TextSpan> with_at(std::size_t first, std::size_t next) const;
  bool goes_on_body(std::size_t first) const;
  bool has_own_article(std::size_t first, std::size_t next) const;
  TextSpan with_rest(TextSpan name) const;
  std::optional<TextSpan> spelled_out(const Name& name) const;
  bool is(std::size_t i, std::uint32_t kind) const {
    return i < kinds_.size() && (kinds_[i] & kind) != 0;
  }
  bool names(std::size_t i) const;
  bool begins_in_figures(std::size_t i) const;
  bool dotted(std::size_t i) const;
  bool is_job_word(std::size_t i) const;
  bool is_job(std::size_t i) const;
  bool is_ranked_job(std::size_t first, std::size_t last) const;
  std::size_t behind_echo(std::size_t first, std::size_t last) const;
  std::size_t with_form(std::size_t last) const;
  std::size_t behind_small_words(std::size_t last) const;
  void add(std::size_t first, std::size_t last, const CueRow& row, int weight);
  bool is_common(std::size_t i) const;
  bool may_be_name(std::size_t first, std::size_t last, const CueRow& row) const;
  Name& name_of(std::size_t first, std::size_t last);
  void note_kinds(std::size_t first, std::size_t last, const CueRow& row, Name& name) const;
  std::size_t end_of_name(std::size_t i, std::size_t limit) const;
  std::size_t end_of_list(std::size_t first, std::size_t last, bool line) const;
  int weight_at(std::size_t first, std::size_t i, std::size_t last, const CueRow& row) const;
  int mentions(const Name& name) const;
  std::string initials(const Name& name) const;
  bool is_address(std::size_t i) const;
  bool speaks(std::size_t i) const;
  bool speaks_behind_verb(std::size_t i) const;
  bool begins_paragraph(std::size_t i) const;
  static bool is_small_joint(std::string_view word);  ///< "of", "van" between the words of a name
  /// "of", "for": between what a body is called and what it is there for
  bool is_of(std::size_t i) const {
    const std::string_view word = view(text_, words_[i]);
    return word == "of" || word == "OF" || is_for(i);
  }
  bool is_for(std::size_t i) const {
    return view(text_, words_[i]) == "for" || view(text_, words_[i]) == "FOR";
  }
  bool small_second(std::size_t i, bool plain) const;
  std::optional<std::size_t> last_before(std::size_t end, const CueRow& row, bool apposition) const;
  bool begins_line_and_hires(std::size_t last, const CueRow& row) const;
  bool goes_back(std::size_t first) const;
  std::size_t begin_of_name(std::size_t last) const;
  int weight_before(std::size_t first, std::size_t last, std::size_t end, const CueRow& row,
                    bool begins) const;
  bool described(std::size_t first) const;
  bool ends_title(std::size_t k) const;
  bool begins_anew(std::size_t i) const;
  bool holds_title(std::size_t first, std::size_t last) const;
  bool repeats_title(const Name& name) const;
  bool is_only_place(const Name& name) const;
  bool stands_out(std::size_t i) const;
  std::string key_of(std::size_t first, std::size_t last) const;
  bool known(std::size_t first, std::size_t last) const;
  bool ends_name(std::size_t k) const;
  bool says_organisation(std::size_t verb) const;
  std::size_t before_aside(std::size_t end) const;
  std::size_t place_at(std::size_t i, bool sure) const;
  bool stands_at_place(std::size_t i, std::size_t last) const;
  bool is_place(std::size_t first, std::size_t last) const;
  bool is_body(std::size_t first, std::size_t last) const;
  bool is_small_name(std::size_t i) const;
  bool is_shortened(std::size_t first, std::size_t last) const;
  bool is_named_group(std::size_t first, std::size_t last) const;
  void name_above_title(std::size_t first_end, std::optional<TextSpan> title);
  void name_before_title(std::size_t first_end, std::optional<TextSpan> title);
  std::size_t before_place(std::size_t end) const;
  std::size_t behind_aside(std::size_t begin) const;
  std::optional<std::size_t> whole_part(std::size_t first) const;
  bool ends_part(std::size_t byte) const;
  std::size_t before_form(std::size_t end) const;
  std::size_t before_host(std::size_t first) const;
  std::size_t before_small_form(std::size_t last) const;
  void small_name_behind(std::size_t first, const CueRow& row);
  bool has_form(std::size_t first, std::size_t last) const;
  std::uint32_t legal_form_behind(std::size_t last) const;
  static std::vector<std::string> domains(std::string_view text);
  static int spoken_for_by(const std::vector<std::string>& domains, const Name& name);

  std::string_view text_;
  std::vector<Word> words_;
  Kinds kinds_;
  const WordKinds& known_;  ///< The high half of its bits: NameKind.
  const PhraseSet& legal_forms_;
  const PhraseSet& common_;
  const PhraseSet& own_articles_;
  const Gazetteer& places_;
  std::vector<std::string> domains_;  ///< "fernhillmills", of the addresses in the text.
  std::optional<TextSpan> title_;
  std::vector<Name> found_;
};

}  // namespace wagescope
