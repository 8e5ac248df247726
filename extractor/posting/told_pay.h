// Pay that news tells of in the words of prose: "she took home $2 million", "a baker
// there makes £31,000". Ads do not speak so, and there such words mean something else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractor/base/span.h"
#include "extractor/kind/clause.h"
#include "extractor/kind/reasons.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// What the prose around a sum says of it.
struct Told {
  bool pay = false;   ///< Else it is no pay: a difference, a price.
  bool firm = false;  ///< Undoes what single words nearby speak against it.
  Kind kind = Kind::base;
  std::string reason;  ///< Of what is no pay.
};

/// Of whom a verb of pay is told.
enum class ToldSubject : unsigned char { person, body };

/// Immutable after construction; shared between threads.
class ToldPay {
 public:
  /// The clauses must outlive it.
  ToldPay(const Lexicons& lexicons, const Clauses& clauses);

  /// Words for those of whom pay is told: given names and jobs are most of them.
  const Phrases<ToldSubject>& subjects() const { return subjects_; }

  /// `floor`: the end of the sum before, behind which the words belong to it.
  std::optional<Told> read(std::string_view text, TextSpan sum, std::uint32_t floor) const;
  /// Whether a refusal for this reason is undone by what is told.
  static bool undoes(const Told& told, const Reason& reason);

 private:
  using Subject = ToldSubject;
  static Phrases<Subject> read_subjects(const Lexicons& lexicons);
  struct Row {
    Told told;
    std::uint32_t reach = 0;
    bool of_person = false;
  };
  struct Subjects {
    Subject whom = Subject::body;
    std::uint32_t end = 0;
  };
  const Row* before(std::string_view text, TextSpan sum, std::uint32_t floor) const;
  const Row* behind(std::string_view text, TextSpan sum) const;
  Subjects subject(std::string_view text, std::uint32_t at) const;
  bool in_brackets(std::string_view text, TextSpan sum) const;

  const Clauses& clauses_;
  Phrases<Row> before_;
  Phrases<Row> behind_;
  Phrases<Subject> subjects_;
};

/// Those of the built-in tables, laid out when the library was built. Null in the tool that makes
/// it.
const Phrases<ToldSubject>::Layout* laid_out_told_subjects();

}  // namespace wagescope
