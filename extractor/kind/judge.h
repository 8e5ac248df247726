// Whether a statement of money is pay, and what the words around it say of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractor/amount/statement.h"
#include "extractor/kind/cues.h"
#include "extractor/kind/evidence.h"
#include "extractor/period/period.h"

namespace wagescope {

struct Meaning;

/// What the words around a statement make of it.
struct Verdict {
  bool pay = false;
  std::string reason;  ///< Why not: the name of a row, "company-funding", or of a check.
  Kind kind = Kind::base;
  Bound bound = Bound::exact;
  std::optional<Basis> basis;
  std::optional<Period> period;  ///< From the words behind, else from a label before.
  bool period_behind = false;    ///< It stood behind the figures.
  bool label = false;            ///< A pay word stands before it.
  bool headline = false;         ///< No word says so; its place and size do.
  bool told = false;             ///< News tells of it as pay, in the period it names.
  bool rises = false;            ///< "rising to": the upper end of the pay before it.
  bool former = false;           ///< "previously": paid no more.
  bool raised = false;           ///< "raised from": so is the first end.
  bool opens = false;            ///< "ranges from": the upper end may stand further off.
  bool low_end = false;          ///< "Minimum": the upper end follows as a statement of its own.
  bool high_end = false;         ///< "Maximum"
  bool first_year = false;       ///< "in the first year": the upper end is what later years pay.
  bool middle = false;           ///< "Midpoint"
  bool fee = false;              ///< "Fee": of the whole work, unless a period says otherwise.
  bool upkeep = false;           ///< "Living allowance": the pay, where nothing else is.
  TextSpan left;                 ///< The clause before it that was looked at.
};

/// What is known besides the statement's own words.
struct JudgeContext {
  std::string_view text;
  std::uint32_t floor = 0;         ///< The end of the statement before: no word left of it counts.
  std::string_view currency;       ///< As settled; empty when not.
  bool follows_pay = false;        ///< A pay stands just before, joined by a few words.
  bool pay_phrase = false;         ///< The text is nothing but a pay phrase.
  const WordHits* hits = nullptr;  ///< Of the text, when they are at hand.
  bool weekly_hours = false;       ///< "£12.85 (22 hours per week)": they stand behind the amount.
  bool news = false;               ///< Of stars and chiefs too, whose pay is of any size.
  bool told = false;               ///< News tells of it as pay: no word is needed, none undoes it.
  /// Behind the lower end of a range that goes on: "Min $19.04 | Target $21.50 | Max $28.56".
  bool behind_low_end = false;
  bool pay_in_line = false;  ///< Pay of its size stands before it in the line.
};

/// Immutable after construction; shared between threads.
class Judge {
 public:
  Judge(const Lexicons& lexicons, const CueReader& cues, const Joints& joints,
        const UsualPay& usual)
      : clauses_(cues.clauses()), evidence_(lexicons, cues, joints), usual_(usual) {}

  Verdict judge(const MoneyStatement& statement, const JudgeContext& context) const;
  const Reasons& reasons() const { return evidence_.reasons(); }

 private:
  std::optional<Period> period_of_label(std::string_view text, const MoneyStatement& statement,
                                        const Evidence& evidence, const JudgeContext& context,
                                        Kind kind) const;

  void tell(const MoneyStatement& statement, const Evidence& evidence, const Meaning& meaning,
            const JudgeContext& context, Verdict& verdict) const;
  std::string_view reason_against(const MoneyStatement& statement, const Meaning& meaning,
                                  const JudgeContext& context, const Verdict& verdict) const;
  void decide(const MoneyStatement& statement, const Evidence& evidence,
              const JudgeContext& context, Verdict& verdict) const;

  const Clauses& clauses_;
  EvidenceReader evidence_;
  const UsualPay& usual_;
};

}  // namespace wagescope
