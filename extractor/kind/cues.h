// Words around an amount that say what it is: "salary", "bonus of", "hourly rate",
// "revenue". The table kind/cues.tsv holds them.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/span.h"
#include "extractor/kind/clause.h"
#include "extractor/kind/reasons.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/word_hits.h"
#include "extractor/posting/posting.h"

namespace wagescope {

struct CueText;

enum class Side : unsigned char { left, right };

struct Cue {
  enum class What : unsigned char {
    pay,  ///< "salary"; with value 1 a weak word: "earn", "paid"; with value 2 one that is so
          ///< only where no noun stands before it: "Fee: £200", but "Adoption fee: £200".
    kind,
    period,
    basis,
    bound,
    between,
    not_pay,   ///< "revenue": see `reason`.
    includes,  ///< "including": with a bonus behind it the amount is a total; with value 1
               ///< the phrase holds the bonus itself: "including tips".
    copula,    ///< "is": the amount is what stands before it ...
    subject,   ///< ... which may be pay though no word says so: "the range for this role is".
    excludes,  ///< "excluding": the bonus named behind it is no part of the amount.
    rise,      ///< "rising to": this amount is the upper end of the one before.
    former,    ///< "previously": it is paid no more; with value 1 only its first end is not:
               ///< "raised from".
    low_end,   ///< "Minimum": the lower end, the upper one follows.
    high_end,  ///< "Maximum"
    middle,    ///< "Midpoint": stands between the ends of a band and is no pay of its own.
    upkeep,    ///< "living allowance": where nothing else is paid, it is the pay.
    relative,  ///< "which": behind a comma, the clause still speaks of what stands before it.
    none,      ///< Shadows a shorter phrase: "before bonus" says nothing.
  };
  What what = What::pay;
  std::uint16_t value = 0;  ///< Of Kind, Period, Basis, Bound or a Reason's traits, as `what` says.
  std::uint8_t reach = 0;   ///< Words that may stand between it and the amount.
  std::string_view reason;  ///< For not_pay: the name of the refusal. Valid as long as the reader.

  bool weak() const { return what == What::pay && value != 0; }
  bool alone() const { return what == What::pay && value == 2; }
  /// Whether it says that the amount is no pay, for a reason of one of these traits.
  bool refuses(Reason::Traits traits) const {
    return what == What::not_pay && (value & traits) != 0;
  }
  Kind kind() const { return static_cast<Kind>(value); }
  Period period() const { return static_cast<Period>(value); }
  Basis basis() const { return static_cast<Basis>(value); }
  Bound bound() const { return static_cast<Bound>(value); }
  friend auto operator<=>(const Cue&, const Cue&) = default;
};

/// One of the cues that a phrase is, and the next of the same phrase. Phrases are many, cues few.
struct CueEntry {
  static constexpr std::uint32_t kLast = 0xFFFFFFFF;
  std::uint32_t cue = 0;  ///< Its number.
  std::uint32_t next = kLast;
};

/// All that a reader of cues knows, as flat tables.
struct CueLayout {
  struct Set {
    PhraseLayout phrases;  ///< Each leads to its first entry.
    std::span<const CueEntry> entries;
  };
  std::span<const Cue> cues;
  std::array<Set, 4> sets;  ///< By side and group.
  FirstWords::Layout first_words;
};
/// That of the built-in tables, made when the library was built: 15,000 rows, which took a
/// third of each start. Null in the tool that makes it.
const CueLayout* laid_out_cues();

struct CueHit {
  TextSpan span;
  const Cue* cue;
  std::uint32_t words = 0;  ///< Words between it and the amount; filled by the caller.
};

/// Immutable after construction; shared between threads.
class CueReader {
 public:
  CueReader(const CueReader&) = delete;
  CueReader& operator=(const CueReader&) = delete;

  /// Notes the first words of all cues in `first_words`, when that is given.
  explicit CueReader(const Lexicons& lexicons, FirstWords* first_words = nullptr);

  /// Appends the cues of `side` inside `window`, in order of the text. Of phrases
  /// of one kind of meaning the longest counts: "sign-on bonus", not "bonus".
  /// `hits`: those of the text, by the first words that were noted; null: every place is tried.
  void find(std::string_view text, TextSpan window, Side side, std::vector<CueHit>& found,
            const WordHits* hits = nullptr) const;

  /// The same for attributes alone: period, basis, bound, "between" and the like.
  void find_attributes(std::string_view text, TextSpan window, Side side,
                       std::vector<CueHit>& found) const {
    find_in(set(side, attributes), text.substr(0, window.end), window, found);
  }

  /// Appends the cues that begin exactly at `at`.
  void at(std::string_view text, std::uint32_t at, Side side, std::vector<CueHit>& found) const;

  /// Where the clauses of a text end, in which cues are looked for.
  const Clauses& clauses() const { return clauses_; }

  /// What it knows, but for the first words. Valid as long as the reader.
  CueLayout layout() const;

 private:
  // Meanings (pay, kind, not_pay) and attributes (period, basis, bound) are
  // matched apart, so that "annual base salary" is both a period and a pay.
  enum Group : unsigned char { meanings, attributes };
  struct CueSet {
    PhraseSet phrases;
    std::vector<CueEntry> own;  ///< Of a set that was not laid out before.
    std::span<const CueEntry> entries;
  };
  void read_rows(const Lexicons& lexicons, FirstWords* first_words);
  void add_row(const CueText& text, const Reasons& reasons, std::map<Cue, std::uint32_t>& numbers,
               FirstWords* first_words);
  static void add(std::string_view phrase, std::uint32_t cue, CueSet& set);
  void append(const CueSet& set, TextSpan span, std::uint32_t entry,
              std::vector<CueHit>& found) const;
  std::uint32_t find_in(const CueSet& set, std::string_view inside, TextSpan window,
                        std::vector<CueHit>& found) const;
  void find_by_hits(const CueSet& set, std::string_view text, TextSpan window,
                    FirstWords::Tables table, const WordHits& hits,
                    std::vector<CueHit>& found) const;
  const CueSet& set(Side side, Group group) const {
    return sets_[static_cast<std::size_t>(side) * 2 + group];
  }

  Clauses clauses_;
  std::set<std::string, std::less<>> reasons_;  ///< What cues name that were not laid out before.
  std::vector<Cue> own_;
  std::span<const Cue> cues_;
  std::array<CueSet, 4> sets_;
};

/// Where the word that ends at `end` begins, not before `floor`; `end` when none ends there.
std::uint32_t word_begin(std::string_view text, std::uint32_t end, std::uint32_t floor);
/// Words that begin in `span`.
std::uint32_t count_words(std::string_view text, TextSpan span);

}  // namespace wagescope
