#include "extractor/kind/judge.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

using What = Cue::What;

constexpr std::uint32_t kHeadlineBytes = 400;  // of a text: its title and what stands under it
constexpr std::uint32_t kHeadlineWords = 16;   // before an amount in a title
constexpr std::uint32_t kLabelLineBytes = 160;
constexpr int kLakh = 5;  // powers of ten

bool meaning(const CueHit& hit) {
  return hit.cue->what == What::pay || hit.cue->what == What::kind ||
         hit.cue->what == What::not_pay;
}

bool extra(Kind kind) { return kind != Kind::base && kind != Kind::total && kind != Kind::ote; }

/// Where the words that can still speak of the amount end: at a connector, a
/// bracket, a comma, or the next amount.
std::uint32_t first_connector(std::string_view text, TextSpan right) {
  for (std::uint32_t at = right.begin; at < right.end; ++at) {
    const char c = text[at];
    if (c == '+' || c == ',' || c == '(' || c == '&' || c == '$' || c == ':') return at;
    if (c >= '0' && c <= '9') return at;
    const auto lead = static_cast<unsigned char>(c);  // of "£", "€", "–" and "•", but of spaces too
    if ((lead == 0xC2 || lead == 0xE2) && !utf8::is_space(utf8::at(text, at).code)) return at;
    if ((c == 'p' || c == 'P' || c == 'a' || c == 'w') && at_word_edge(text, at)) {
      for (const std::string_view word : {"plus", "and", "with", "Plus", "PLUS"})
        if (text.substr(at, word.size()) == word && at_word_edge(text, at + word.size())) return at;
    }
  }
  return right.end;
}

/// Where the short line above begins, when it ends in a colon: "Life cover:\n4x salary or at
/// least £40,000"; else `line`.
std::uint32_t label_above(std::string_view text, std::uint32_t line, std::uint32_t floor) {
  constexpr std::uint32_t kLongestLabel = 40;
  if (line <= floor + 1 || text[line - 1] != '\n') return line;
  const std::uint32_t end = skip_noise_back(text, line, 1);
  if (end <= floor || text[end - 1] != ':') return line;
  const std::uint32_t begin = clause_left(text, end, floor).begin;
  return end - begin <= kLongestLabel ? begin : line;
}

/// The clause before `begin`; where that is empty ("Salary:" stands on the line
/// above, or in the cell before), the short line or cell before it.
TextSpan left_context(std::string_view text, std::uint32_t begin, std::uint32_t floor) {
  TextSpan left = clause_left(text, begin, floor);
  // "|Bonus|up to £1,500|": the cell before is the label.
  const auto no_label = [&] {
    const bool cell = left.begin > floor && text[left.begin - 1] == '|';
    return count_words(text, left) <= (cell ? 2u : 0u);
  };
  for (int i = 0; i < 2 && no_label() && left.begin > floor; ++i) {
    std::uint32_t end = left.begin;
    while (end > floor) {
      const utf8::Char c = utf8::before(text, end);
      if (utf8::is_word(c.code) || c.code == '.' || c.code == '!' || c.code == '?' || c.code == ';')
        break;
      end -= std::min(c.size, end);
    }
    const TextSpan line = clause_left(text, end, floor);
    if (line.size() > kLabelLineBytes) break;
    left.begin = line.begin;
  }
  if (const std::uint32_t label = label_above(text, left.begin, floor); label < left.begin)
    left.begin = label;
  return left;
}

/// The evidence that the words around a statement give.
struct Evidence {
  std::vector<CueHit> left, right;
  const CueHit* nearest_left = nullptr;
  const CueHit* nearest_right = nullptr;
};

/// "50,000 - OTE 70,000": the word labels the amount behind it.
bool labels_next(std::string_view text, std::uint32_t end) {
  std::uint32_t at = skip_noise(text, end);
  if (at < text.size() && text[at] == ':') at = skip_noise(text, at + 1);
  const utf8::Char c = utf8::at(text, at);
  if (c.code == U'$' || c.code == U'£' || c.code == U'€') at += c.size;
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

void keep_in_reach(std::vector<CueHit>& hits) {
  std::erase_if(hits, [](const CueHit& hit) { return hit.words > hit.cue->reach; });
}

/// Where "including" ends, behind which other rules hold; the end of text when it is not said.
std::uint32_t end_of_includes(const std::vector<CueHit>& hits, std::string_view text) {
  for (const CueHit& hit : hits)
    if (hit.cue->what == What::includes && hit.words <= hit.cue->reach) return hit.span.end;
  return static_cast<std::uint32_t>(text.size());
}

/// "Competitive salary, 25 days holiday, £500 for gym": another item of the list stands
/// between the pay word and the amount.
bool listed_apart(std::string_view text, const CueHit& hit, std::uint32_t amount) {
  if (hit.cue->what != What::pay) return false;
  const std::string_view gap = text.substr(hit.span.end, amount - hit.span.end);
  const std::size_t last = gap.find_last_of(',');
  if (last == std::string_view::npos || gap.find(':') != std::string_view::npos) return false;
  const auto comma = hit.span.end + static_cast<std::uint32_t>(last);
  return count_words(text, {hit.span.end, comma}) > 0 && count_words(text, {comma, amount}) == 0;
}

/// "Bonus: up to 15%\n£31,500", "Benefits: bonus, pension, car allowance\n£31,500": the line
/// above has a value of its own, or is a list; it is no label.
bool said_above(std::string_view text, const CueHit& hit, std::uint32_t amount) {
  const std::string_view gap = text.substr(hit.span.end, amount - hit.span.end);
  if (gap.find('\n') == gap.npos) return false;
  const std::string_view line = text.substr(0, hit.span.begin);
  const std::size_t begin = line.find_last_of('\n') + 1;  // 0 behind npos
  return gap.find('%') != gap.npos || line.find(',', begin) != line.npos;
}

/// "including shift uplift, so £30k", "$20k sign on + $10k": a comma or plus parts a
/// bonus word from the amount; not in "sleep-ins, which are paid at £70".
bool parted(std::string_view text, const std::vector<CueHit>& hits, const CueHit& hit,
            std::uint32_t amount) {
  if (hit.cue->what != What::kind || !extra(hit.cue->kind())) return false;
  if (said_above(text, hit, amount)) return true;
  const std::size_t last = text.substr(0, amount).find_last_of(",+");
  if (last == std::string_view::npos || last < hit.span.end) return false;
  const std::uint32_t behind = skip_noise(text, static_cast<std::uint32_t>(last) + 1);
  return std::ranges::none_of(hits, [&](const CueHit& other) {
    return other.cue->what == What::relative && other.span.begin == behind;
  });
}

/// Words between a cue and the amount; none when there are only "up to" and its like
/// ("expenses up to £15 per day"). A weak "receive more than 500,000" stays apart.
std::uint32_t words_between(std::string_view text, const std::vector<CueHit>& hits,
                            const CueHit& from, std::uint32_t amount) {
  const std::uint32_t words = count_words(text, {from.span.end, amount});
  if (from.cue->what == What::pay && from.cue->weak()) return words;
  std::uint32_t others = words;
  std::uint32_t end = from.span.end;
  for (const CueHit& hit : hits) {
    const bool bound = hit.cue->what == What::bound || hit.cue->what == What::between;
    if (!bound || hit.span.begin < end) continue;
    others -= std::min(others, count_words(text, hit.span));
    end = hit.span.end;
  }
  return others == 0 ? 0 : words;
}

/// Reasons that a pay word in the same clause does not undo: "life cover of a
/// year's salary or a minimum of £10,000".
bool firm(const Cue& cue) {
  return cue.reason == "insurance-cover" || cue.reason == "referral-bonus" ||
         cue.reason == "relocation";
}

/// "£31,500 before annual bonus", "zuzüglich monatlicher Prämie": a word that shuts out what
/// it is followed by.
bool shut_out(std::string_view text, const std::vector<CueHit>& hits, const CueHit& hit) {
  constexpr std::uint32_t kWords = 3;
  if (hit.cue->what != What::kind || !extra(hit.cue->kind())) return false;
  return std::ranges::any_of(hits, [&](const CueHit& out) {
    return out.cue->what == What::excludes && out.span.end <= hit.span.begin &&
           count_words(text, {out.span.end, hit.span.begin}) <= kWords;
  });
}

/// "Analyst - Insurance - £40,000" names a field; "Project Manager, Budget £250,000" does not.
bool may_be_field(const Cue& cue) {
  static constexpr std::array<std::string_view, 7> kNone{
      "budget",   "relocation", "referral-bonus", "learning-budget",
      "expenses", "prize",      "requirement"};
  return std::ranges::find(kNone, cue.reason) == kNone.end();
}

/// Whether a cue is a word of a job's title: "Pension Administrator". Of a bonus only a lone
/// word can be one: "Commission Analyst", while "Retention Bonus" is what it says.
bool of_title(const TitleHeads& titles, std::string_view text, const CueHit& hit, TextSpan left,
              std::uint32_t end) {
  const bool lone = cut(text, hit.span).find_first_of(" -") == std::string_view::npos;
  const bool bonus = hit.cue->what == What::kind && extra(hit.cue->kind()) && lone;
  if (hit.cue->what != What::not_pay && !bonus) return false;
  if (titles.front(text, hit.span, end)) return true;
  return !bonus && lone && hit.span.end <= left.end && may_be_field(*hit.cue) &&
         titles.field(text, hit.span, end);
}

Evidence gather(const TitleHeads& titles, const CueReader& cues, const MoneyStatement& statement,
                const JudgeContext& context, TextSpan left, TextSpan right) {
  const std::string_view text = context.text;
  Evidence all;
  cues.find(text, left, Side::left, all.left, context.hits);
  for (CueHit& hit : all.left) hit.words = words_between(text, all.left, hit, statement.span.begin);
  keep_in_reach(all.left);
  const std::vector<CueHit> before = all.left;
  std::erase_if(all.left, [&](const CueHit& h) {
    return parted(text, before, h, statement.span.begin) ||
           listed_apart(text, h, statement.span.begin) ||
           of_title(titles, text, h, left, statement.span.begin);
  });
  for (const CueHit& hit : all.left)
    if (meaning(hit) && (!all.nearest_left || hit.span.end >= all.nearest_left->span.end))
      all.nearest_left = &hit;

  // "Sleep-ins are paid at £60", "Top reps earn $150k": what is paid, or who, says more than
  // the word "paid".
  if (all.nearest_left && all.nearest_left->cue->what == What::pay &&
      all.nearest_left->cue->weak()) {
    const CueHit* paid = all.nearest_left;
    for (const CueHit& hit : all.left)
      if ((hit.cue->what == What::kind || hit.cue->reason == "market-average") &&
          hit.span.end < paid->span.begin &&
          count_words(text, {hit.span.end, paid->span.begin}) <= 2)
        all.nearest_left = &hit;
  }

  const std::uint32_t connector = first_connector(text, right);
  cues.find(text, right, Side::right, all.right, context.hits);
  for (CueHit& hit : all.right) hit.words = count_words(text, {right.begin, hit.span.begin});
  const std::vector<CueHit> behind = all.right;
  std::erase_if(all.right, [&](const CueHit& hit) { return shut_out(text, behind, hit); });
  const std::uint32_t included = end_of_includes(all.right, text);
  std::erase_if(all.right, [&](const CueHit& hit) {
    const bool crosses = hit.cue->what == What::includes || hit.cue->what == What::bound;
    return hit.span.begin < included &&
           (hit.words > hit.cue->reach || (hit.span.begin >= connector && !crosses));
  });
  std::erase_if(all.right,
                [&](const CueHit& hit) { return of_title(titles, text, hit, left, right.end); });
  for (const CueHit& hit : all.right)
    if (meaning(hit) && hit.span.begin < connector && hit.span.begin < included &&
        !(hit.cue->what == What::kind && labels_next(text, hit.span.end)) &&
        (!all.nearest_right || hit.span.begin < all.nearest_right->span.begin))
      all.nearest_right = &hit;
  return all;
}

/// "Base salary + commission: £40k": with a pay word joined before it, the bonus
/// word does not make the amount a bonus.
bool joined_to_pay(std::string_view text, const Evidence& evidence, const CueHit& kind) {
  return std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
    if (hit.cue->what != What::pay || hit.span.end > kind.span.begin) return false;
    const std::string_view gap = text.substr(hit.span.end, kind.span.begin - hit.span.end);
    return gap.size() < 24 &&
           (gap.find('+') != gap.npos || gap.find("and") != gap.npos || gap.find('&') != gap.npos ||
            gap.find("plus") != gap.npos || gap.find("incl") != gap.npos);
  });
}

/// "£90,000 GBP Bonus": a capital starts the next item of a list, it is no bonus of 90,000.
bool next_item(std::string_view text, const MoneyStatement& statement, const CueHit& hit) {
  if (hit.cue->what != What::kind || !extra(hit.cue->kind())) return false;
  if (is_whole_pay(text, statement, hit.span.begin)) return true;
  const bool capital = utf8::is_upper(utf8::at(text, hit.span.begin).code);
  return capital && (statement.range() || statement.high >= units(15000));
}

Bound bound_of(std::string_view text, const MoneyStatement& statement, const Evidence& evidence) {
  std::optional<Bound> bound;
  std::uint32_t begin = skip_noise_back(text, statement.span.begin, 1);  // "Up to\n£36k"
  for (int i = 0; i < 3; ++i) {
    if (begin > 0 && text[begin - 1] == ':') begin = skip_noise_back(text, begin - 1);
    const auto hit = std::ranges::find_if(evidence.left, [&](const CueHit& h) {
      return h.cue->what == What::bound && h.span.end == begin;
    });
    if (hit == evidence.left.end()) break;
    if (!bound || *bound == Bound::about) bound = hit->cue->bound();
    begin = skip_noise_back(text, hit->span.begin);
  }
  if (statement.range()) {
    if (statement.low == statement.high) return Bound::exact;
    return bound == Bound::about ? Bound::about : Bound::range;
  }
  for (const auto* hits : {&statement.behind, &evidence.right})
    for (const CueHit& hit : *hits)
      if (hit.cue->what == What::bound && !bound &&
          (hits == &statement.behind || hit.cue->reach > 0))
        bound = hit.cue->bound();
  if (statement.plus && !bound) bound = Bound::from;
  return bound.value_or(Bound::exact);
}

std::optional<Basis> basis_of(const MoneyStatement& statement, const Evidence& evidence) {
  for (const auto* hits : {&statement.behind, &evidence.right})
    for (const CueHit& hit : *hits)
      if (hit.cue->what == What::basis) return hit.cue->basis();
  std::optional<Basis> basis;
  for (const CueHit& hit : evidence.left)
    if (hit.cue->what == What::basis) basis = hit.cue->basis();
  return basis;
}

/// Not that of another item: "monthly paid, Salary: £30,000".
std::optional<Period> label_period(std::string_view text, const Evidence& evidence) {
  const CueHit* label = evidence.nearest_left;
  const auto of_other = [&](const CueHit& hit) {
    return label != nullptr && label->span.begin > hit.span.end &&
           cut(text, {hit.span.end, label->span.begin}).find(',') != std::string_view::npos;
  };
  std::optional<Period> period;
  std::uint32_t end = 0;
  for (const CueHit& hit : evidence.left)
    if (hit.cue->what == What::period && hit.span.end >= end && !of_other(hit)) {
      period = hit.cue->period();
      end = hit.span.end;
    }
  return period;
}

/// "(including evening shift uplift)", "which includes a base salary and bonus".
bool includes_extra(const Evidence& evidence) {
  for (const CueHit& includes : evidence.right) {
    if (includes.cue->what != What::includes) continue;
    if (includes.cue->value == 1) return true;
    for (const CueHit& hit : evidence.right)
      if (hit.cue->what == What::kind && hit.span.begin > includes.span.begin &&
          hit.words <= includes.words + 7)
        return true;
  }
  return false;
}

/// "The minimum salary of £38,700 required for sponsorship": what follows undoes any pay word.
bool visa(const Cue& cue) { return cue.reason == "visa-threshold"; }

/// The refusal that stands against a pay word on the left; null when none does.
const CueHit* against(std::string_view text, const Evidence& evidence, const CueHit& pay) {
  const bool colon = pay.span.end < text.size() && text[pay.span.end] == ':';
  for (const CueHit& hit : evidence.left)
    if (hit.cue->what == What::not_pay && firm(*hit.cue) && !colon) return &hit;
  return nullptr;
}

/// Kind said by the words directly behind, else by those before.
struct Meaning {
  std::optional<Kind> kind;
  bool said = false;    ///< Some word says that it is pay.
  std::string refused;  ///< The reason, when a word says that it is not.
};

Meaning meaning_of(std::string_view text, const MoneyStatement& statement,
                   const Evidence& evidence) {
  const CueHit* left = evidence.nearest_left;
  const CueHit* right = evidence.nearest_right;
  for (const CueHit& hit : statement.behind) {
    if (!meaning(hit) || next_item(text, statement, hit)) continue;
    if (left && left->cue->what == What::not_pay && left->words <= 1)
      return {{}, false, left->cue->reason};
    return {hit.cue->what == What::kind ? hit.cue->kind() : Kind::base, true, {}};
  }
  if (right && next_item(text, statement, *right)) right = nullptr;
  const bool right_not = right && right->cue->what == What::not_pay;
  if (right_not && visa(*right->cue)) return {{}, false, right->cue->reason};
  if (left && left->cue->what == What::pay) {
    if (const CueHit* hit = against(text, evidence, *left)) return {{}, false, hit->cue->reason};
    const bool weak = left->cue->weak();
    // "£500 per day outside IR35 contract": a stated rate is undone only by the next word.
    const std::uint32_t near = statement.period ? 0 : weak ? 5 : 2;
    if (right_not && (weak || left->words > 1) && right->words <= near)
      return {{}, false, right->cue->reason};
    if (right && right->cue->what == What::kind) return {right->cue->kind(), true, {}};
    return {Kind::base, true, {}};
  }
  if (left && left->cue->what == What::kind) {
    if (right_not && right->words <= 1) return {{}, false, right->cue->reason};
    if (extra(left->cue->kind()) && joined_to_pay(text, evidence, *left))
      return {Kind::total, true, {}};
    return {left->cue->kind(), true, {}};
  }
  // A stated rate, or a yearly sum that only pay reaches, is undone by a near word alone:
  // "$900,000-a-year manager of our Machine Learning programme".
  const bool sure =
      (statement.period == Period::year && (statement.range() || statement.low >= units(10000))) ||
      statement.period == Period::hour || statement.period == Period::day;
  const bool others = left && left->cue->reason == "market-average";  // however far its word is
  if (left && (others || !(sure && left->words >= 2))) return {{}, false, left->cue->reason};
  if (right_not && !(sure && right->words >= 1)) return {{}, false, right->cue->reason};
  if (right_not) right = nullptr;
  if (right && right->cue->what == What::pay) return {Kind::base, true, {}};
  if (right) return {right->cue->kind(), true, {}};
  return {};
}

/// Whether an amount without a word about it can be taken by its place and size:
/// in a title or a line of its own, or a range in the region of yearly pay.
bool headline(const MoneyStatement& statement, const JudgeContext& context, const UsualPay& usual,
              TextSpan left) {
  if (statement.currency == nullptr || statement.low < units(1)) return false;
  const auto period = usual.period_of(context.currency, statement.low, statement.high);
  if (context.pay_phrase) return period.has_value();
  if (period != Period::year && period != Period::month) return false;
  if (statement.high > *units(900000).times(units(usual.scale(context.currency)))) return false;
  const int power = statement.first().number.power;
  const bool spelled = statement.first().number.grouped || power == 3 || power == kLakh ||
                       statement.first().number.digits >= 5;
  if (!spelled) return false;
  if (statement.range()) return true;
  const std::uint32_t words = count_words(context.text, left);
  return words <= 3 || (statement.span.begin < kHeadlineBytes && words <= kHeadlineWords);
}

/// "De 20 000 € à 400 000 € par an": no word calls it pay, and no pay has such ends.
bool too_wide(const MoneyStatement& statement) {
  constexpr int kMost = 10;  // "$90,000 - $900,000" is one
  const auto most = statement.low.times(units(kMost));
  return statement.range() && most && *most < statement.high;
}

std::string too_odd(const MoneyStatement& statement, const Verdict& verdict,
                    std::string_view currency, const UsualPay& usual) {
  if (statement.high <= Decimal()) return "zero";
  const bool piecewise = verdict.period == Period::hour || verdict.period == Period::mile ||
                         verdict.period == Period::piece;  // "50 cents for every hour worked"
  if (extra(verdict.kind)) return statement.high < units(1) && !piecewise ? "too-small" : "";
  if (verdict.period && usual.plausible(currency, *verdict.period, statement.high)) return "";
  if (verdict.label && verdict.period && usual.low_wage(currency, *verdict.period, statement.high))
    return "";
  if (usual.period_of(currency, statement.low, statement.high)) return "";
  if (verdict.period) return "implausible-for-period";
  if (usual.plausible(currency, Period::hour, statement.high)) return "";
  return usual.plausible(currency, Period::year, statement.high) ? "" : "implausible-amount";
}

/// Numbers without a currency need a word that leaves no doubt.
bool bare_is_pay(const MoneyStatement& statement, const Verdict& verdict, const Evidence& evidence,
                 const JudgeContext& context, const UsualPay& usual) {
  const std::string_view currency = context.currency;
  const CueHit* left = evidence.nearest_left;
  const bool label =
      context.pay_phrase || (left && left->cue->what != What::not_pay && left->words <= 1);
  const auto big = [](const Number& number) {
    return number.power >= 3 || number.grouped || number.digits >= 4 || number.decimals ||
           number.no_cents;
  };
  const bool sized = big(statement.first().number) || big(statement.last().number);
  if (verdict.period_behind)
    return (sized || label) && usual.plausible(currency, *verdict.period, statement.high);
  if (!label) return false;
  return sized &&
         (verdict.period || usual.period_of(currency, statement.low, statement.high).has_value());
}

/// "1 950 € net": only pay is told before and after tax.
bool taxed(const MoneyStatement& statement) {
  return std::ranges::any_of(statement.behind, [](const CueHit& hit) {
    return hit.cue->what == What::basis &&
           (hit.cue->basis() == Basis::gross || hit.cue->basis() == Basis::net);
  });
}

/// "14 LPA": only a year's pay is counted so, even behind "budget".
bool pay_unit(const MoneyStatement& statement) {
  return statement.last().number.implies.ends_with("year");
}

}  // namespace

Verdict Judge::judge(const MoneyStatement& statement, const JudgeContext& context) const {
  Verdict verdict;
  const std::string_view text = context.text;
  verdict.left = left_context(text, statement.span.begin, context.floor);
  const TextSpan right =
      clause_right(text, statement.span.end, static_cast<std::uint32_t>(text.size()));
  const Evidence evidence = gather(titles_, cues_, statement, context, verdict.left, right);
  const Meaning meaning = meaning_of(text, statement, evidence);

  verdict.bound = bound_of(text, statement, evidence);
  verdict.basis = basis_of(statement, evidence);
  verdict.period = statement.period;
  verdict.period_behind = statement.period.has_value();
  if (!verdict.period) {
    const auto label = label_period(text, evidence);
    if (label && usual_.plausible(context.currency, *label, statement.high)) verdict.period = label;
  }
  verdict.kind = meaning.kind.value_or(Kind::base);
  if (verdict.kind == Kind::base && includes_extra(evidence)) verdict.kind = Kind::total;
  for (const CueHit& hit : evidence.left) {
    verdict.rises |= hit.cue->what == What::rise;
    verdict.low_end |= hit.cue->what == What::low_end;
    verdict.high_end |= hit.cue->what == What::high_end;
    verdict.middle |= hit.cue->what == What::middle;
  }
  verdict.label = meaning.said || context.told;
  if (!meaning.refused.empty() && !pay_unit(statement) && !context.told) {
    verdict.reason = meaning.refused;
    return verdict;
  }
  verdict.reason = too_odd(statement, verdict, context.currency, usual_);
  if (!verdict.reason.empty()) return verdict;
  if (statement.currency == nullptr) {
    verdict.pay = bare_is_pay(statement, verdict, evidence, context, usual_);
    if (!verdict.pay) verdict.reason = "bare-number";
    return verdict;
  }
  if (!verdict.label && too_wide(statement)) {
    verdict.reason = "too-wide";
    return verdict;
  }
  verdict.headline =
      !verdict.label && !verdict.period_behind && !context.follows_pay && !taxed(statement);
  verdict.pay = !verdict.headline || headline(statement, context, usual_, verdict.left);
  if (!verdict.pay) verdict.reason = "no-pay-word";
  return verdict;
}

}  // namespace wagescope
