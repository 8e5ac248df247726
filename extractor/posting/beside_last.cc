#include "extractor/posting/beside_last.h"

#include <algorithm>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {

bool BesideLast::is_next_extra(const Taken& taken) const {
  if (!is_extra(last_.verdict.kind)) return false;
  if (is_other_way_to_say(taken.statement)) return !taken.verdict.label;
  if (taken.verdict.pay ? taken.verdict.label || !is_listed_with_last(taken.statement)
                        : !tables_.judge.reasons().of(taken.verdict.reason).is(Reason::kUnsaid))
    return false;
  const MoneyStatement& before = last_.statement;
  const MoneyStatement& after = taken.statement;
  const bool told = after.period || last_.verdict.kind == Kind::allowance;
  if (!told || before.period != after.period || !same_size(before, after)) return false;
  const auto begins_line = [&](const MoneyStatement& statement) {
    std::uint32_t at = statement.span.begin;
    while (at > within_.begin && text_[at - 1] != '\n' &&
           !utf8::is_word(utf8::before(text_, at).code))
      --at;
    return at > within_.begin && text_[at - 1] == '\n';
  };
  constexpr std::uint32_t kLineBytes = 200;
  if (after.span.begin - before.span.end > kLineBytes) return false;
  const std::string_view gap = text_.substr(before.span.end, after.span.begin - before.span.end);
  const auto lines = std::ranges::count(gap, '\n');
  constexpr std::size_t kItemBytes = 60;  // "+$1.75/hr at weekends; +$2.60/hr on holidays"
  const bool item = lines == 0 && gap.size() <= kItemBytes && gap.find(". ") == gap.npos &&
                    (gap.find_first_of(";,+") != gap.npos || is_listed_with_last(after));
  return item || (lines == 1 && begins_line(before) && begins_line(after));
}

bool BesideLast::is_other_way_to_say(const MoneyStatement& after) const {
  const TextSpan gap{last_.statement.span.end, after.span.begin};
  return after.period && gap.begin < gap.end && gap.size() <= kSharedBytes &&
         (tables_.joints.only(cut(text_, gap)) & Joints::kOr) != 0;
}

bool BesideLast::is_listed_with_last(const MoneyStatement& statement) const {
  return tables_.statements.is_joined(text_, {last_.statement.span.end, statement.span.begin});
}

bool BesideLast::is_added(const Taken& taken) const {
  const MoneyStatement& statement = taken.statement;
  if (!taken.verdict.pay || taken.verdict.kind != Kind::base || is_extra(last_.verdict.kind) ||
      last_.currency.code != taken.currency.code)
    return false;
  if (statement.period && statement.period != last_.verdict.period) return false;
  const TextSpan gap{last_.statement.span.end, statement.span.begin};
  const auto thrice = statement.high.times(units(3));
  if (gap.begin >= gap.end || gap.size() > kSharedBytes || !thrice || last_.statement.low < *thrice)
    return false;
  return (tables_.joints.in(text_, gap) & Joints::kPlus) != 0 &&
         tables_.cues.clauses().left(text_, gap.end, gap.begin).begin == gap.begin;
}

bool BesideLast::is_instalment(const Taken& taken) const {
  constexpr std::uint32_t kBytes = 120;
  const MoneyStatement& whole = last_.statement;
  const MoneyStatement& part = taken.statement;
  const Kind kind = last_.verdict.kind;
  const bool of_extra = kind == Kind::sign_on || kind == Kind::bonus || kind == Kind::allowance;
  const bool of_time = part.period && *part.period <= Period::week;  // "(base $22/hr)"
  if (!of_extra || of_time || last_.currency.code != taken.currency.code ||
      whole.high <= part.high || part.span.begin - whole.span.end > kBytes)
    return false;
  const std::string_view gap = cut(text_, {whole.span.end, part.span.begin});
  const std::size_t open = gap.find('(');
  const bool bracket = open != gap.npos && gap.find(')', open) == gap.npos;
  const std::uint32_t mark = skip_noise(text_, whole.span.end);
  const bool dash = utf8::is_dash(utf8::at(text_, mark).code);
  const bool later = tables_.statements.conditional(text_, part.span.end);
  return bracket || (dash && later && gap.find_first_of(".;\n") == gap.npos);
}

bool BesideLast::is_part_of_last(const Taken& taken) const {
  return taken.verdict.basis == Basis::pro_rata && last_.verdict.basis == Basis::fte &&
         last_.currency.code == taken.currency.code && taken.statement.high <= last_.statement.high;
}

bool BesideLast::rises_later(const MoneyStatement& statement) const {
  const TextSpan gap{last_.statement.span.end, statement.span.begin};
  constexpr std::uint32_t kBytes = 40, kWords = 4;  // "which will increase to"
  // "£29,150 rising to Band 6, £36,480" goes on over several bands
  const bool figure = std::ranges::any_of(cut(text_, gap), [](char c) { return is_digit(c); });
  return gap.begin < gap.end && gap.size() <= kBytes && count_words(text_, gap) <= kWords &&
         !figure && tables_.statements.conditional(text_, statement.figures.end);
}

std::optional<Period> BesideLast::shared_period(const Taken& taken) const {
  const auto most = last_.statement.high.times(units(3));
  return most && taken.statement.high <= *most ? last_.verdict.period : std::nullopt;
}

void BesideLast::share_period(const Taken& taken, std::span<FoundPay> pays) const {
  constexpr std::uint32_t kWords = 2;
  if (!taken.verdict.period_behind) return;
  std::uint32_t next = taken.statement.span.begin;
  for (std::size_t i = pays.size(); i > 0; --i) {
    const FoundPay& found = pays[i - 1];
    Pay& pay = pays[i - 1].pay;
    const TextSpan gap{found.span.end, next};
    const bool beside = gap.begin < gap.end && gap.size() <= kSharedBytes &&
                        count_words(text_, gap) <= kWords &&
                        cut(text_, gap).find_first_of("\n.") == std::string_view::npos;
    const bool range = pay.min && pay.max && pay.min != pay.max;
    const bool other_money =
        pay.currency != taken.currency.code &&  // "CAD 2,700, USD 1,900 a month"
        range == taken.statement.range();
    const bool open = !pay.period || (pay.period_certainty == Certainty::implied && !other_money);
    if (!open || !beside || pay.kind != taken.verdict.kind ||
        !(other_money || same_size(pay, taken.statement)))
      return;
    pay.period = taken.verdict.period;
    pay.period_certainty = Certainty::implied;
    next = found.span.begin;
  }
}

}  // namespace wagescope
