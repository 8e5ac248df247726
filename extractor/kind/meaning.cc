#include "extractor/kind/meaning.h"

#include <algorithm>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

using What = Cue::What;

/// "Salary & Bonuses\nWelcome bonus: £300": whether a line begins in the gap with a label of its
/// own; not in "Salary &\nBonus: £40k".
bool new_label(std::string_view text, TextSpan gap, const Joints& joints) {
  const std::size_t line = cut(text, gap).find('\n');
  if (line == std::string_view::npos) return false;
  const auto end = gap.begin + static_cast<std::uint32_t>(line);
  return joints.only(cut(text, {gap.begin, end})) == 0 &&
         utf8::is_upper(utf8::at(text, skip_noise(text, end, 1)).code);
}

/// "Base salary + commission: £40k": with a pay word joined before it, the bonus
/// word does not make the amount a bonus.
bool joined_to_pay(std::string_view text, const Evidence& evidence, const CueHit& kind,
                   const Joints& joints, bool whole) {
  constexpr std::uint32_t kBytes = 24;
  constexpr Joints::Kinds kBoth = Joints::kAnd | Joints::kPlus | Joints::kIncl;
  return std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
    if (hit.cue->what != What::pay || hit.span.end > kind.span.begin) return false;
    const TextSpan gap{hit.span.end, kind.span.begin};
    // "Salary: MPS/UPS plus TLR of £3,214": what the label leads to is something else
    const bool label = cut(text, gap).find(':') != std::string_view::npos;
    if (gap.size() >= kBytes || label || new_label(text, gap, joints)) return false;
    const Joints::Kinds only = joints.only(cut(text, gap));
    // "Wage with shift premiums up to £3,000", but "salary with bonus of £3,000"
    const std::uint32_t last = word_begin(text, kind.span.end, kind.span.begin);  // "bonus of"
    const bool of =
        joints.leads_on(text, skip_noise(text, kind.span.end)) || joints.leads_on(text, last);
    const bool with = whole && !of && (only & Joints::kWith) != 0;
    return with || ((joints.in(text, gap) | only) & kBoth) != 0;
  });
}

/// "Salary Range or On Target Earnings: $133,500": one of the two, of which the pay is the surer.
bool or_pay(std::string_view text, const Evidence& evidence, const CueHit& kind,
            const Joints& joints) {
  return kind.cue->kind() == Kind::ote &&
         std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
           const TextSpan gap{hit.span.end, std::max(hit.span.end, kind.span.begin)};
           return hit.cue->what == What::pay && !hit.cue->weak() && gap.begin < gap.end &&
                  (joints.only(cut(text, gap)) & Joints::kOr) != 0;
         });
}

/// "On-target earnings (base pay + commission): $180,000": what the sum of both is called.
Kind named_total(const Evidence& evidence) {
  const auto named = [](const CueHit& hit) {
    return hit.cue->what == What::kind && hit.cue->kind() == Kind::ote;
  };
  return std::ranges::any_of(evidence.left, named) ? Kind::ote : Kind::total;
}

/// "$600 Refer a Friend Bonus $600", "Refer a friend and earn a bonus of $500": the word of an
/// extra belongs to a reason directly before it, or from which only "and earn a" parts it; null
/// when none stands so.
const CueHit* about_it(std::string_view text, const Evidence& evidence, const CueHit& kind) {
  constexpr std::uint32_t kWords = 4;
  for (const CueHit& hit : evidence.left) {
    if (!hit.cue->refuses(Reason::kFirm) || hit.span.end > kind.span.begin) continue;
    const TextSpan gap{hit.span.end, kind.span.begin};
    const auto earned = [&](const CueHit& verb) {
      return verb.cue->what == What::pay && verb.cue->weak() && verb.span.begin >= gap.begin &&
             verb.span.end <= gap.end;
    };
    if (skip_noise(text, gap.begin) >= gap.end ||
        (cut(text, gap).find(',') == std::string_view::npos && count_words(text, gap) <= kWords &&
         std::ranges::any_of(evidence.left, earned)))
      return &hit;
  }
  return nullptr;
}

/// "£62,000 GBP Bonus", "£62,000 - bonus": a capital or a dash starts the next item of a list, it
/// is no bonus of 62,000; nor is "£500 - £700 per week – bonus" one, nor a package behind another
/// capital a total.
bool next_item(std::string_view text, const MoneyStatement& statement, const CueHit& hit) {
  if (hit.cue->what != What::kind) return false;
  if (!is_extra(hit.cue->kind())) {
    // "$170,000 - $200,000 Equity compensation package": a capital begins the next item
    const std::uint32_t word = skip_noise(text, statement.last().span.end);
    const char32_t second = utf8::at(text, word + 1).code;
    const bool capital = utf8::is_upper(utf8::at(text, word).code) && utf8::is_letter(second) &&
                         !utf8::is_upper(second);
    return capital && word < hit.span.begin && hit.words > 0;
  }
  if (is_whole_pay(text, statement, hit.span.begin)) return true;
  const bool capital = utf8::is_upper(utf8::at(text, hit.span.begin).code);
  const std::uint32_t behind = skip_noise(text, statement.span.end);
  const char32_t mark = behind < hit.span.begin ? utf8::at(text, behind).code : U' ';
  const bool dash = utf8::is_dash(mark);
  const bool item = capital || dash || mark == '(';  // "£25,000 (bonus)"
  const bool overtime = hit.cue->kind() == Kind::allowance && in_large_units(statement);
  // "£50,000 - £65,000  £8,000 - £10,000 Bonus": too little for a year, too much for an hour
  const bool small = in_large_units(statement) && !statement.period &&
                     statement.low >= units(1000) && statement.high < units(15000);
  return ((item || overtime) && statement.high >= units(15000)) ||
         (statement.range() && !small && (capital || (dash && statement.period)));
}

/// The refusal that stands against a pay word on the left; null when none does.
const CueHit* against(std::string_view text, const MoneyStatement& statement,
                      const Evidence& evidence, const CueHit& pay) {
  const bool colon = pay.span.end < text.size() && text[pay.span.end] == ':';
  for (const CueHit& hit : evidence.left) {
    if (hit.cue->what != What::not_pay) continue;
    // "Travel costs are paid at a rate of $.52/mile"
    if (hit.cue->refuses(Reason::kCosts) && statement.period == Period::mile &&
        hit.span.end <= pay.span.begin)
      return &hit;
    // "Holiday cover is paid at £15 an hour": nobody insures by the hour
    const bool rate = hit.cue->refuses(Reason::kUnlessHourly) && statement.period == Period::hour;
    // "life cover of a year's salary or a minimum of £10,000"
    if (hit.cue->refuses(Reason::kFirm) && !colon && !rate) return &hit;
  }
  return nullptr;
}

/// "Rate: National Minimum Wage (£11.44 per hour)", "We pay the Real Living Wage: £12.60": the
/// job is paid what else others are; not "more than the minimum wage".
bool pays_so(std::string_view text, const Evidence& evidence, const CueHit& floor) {
  if (!floor.cue->refuses(Reason::kOthers)) return false;
  return std::ranges::any_of(evidence.left, [&](const CueHit& pay) {
    return pay.cue->what == What::pay && !pay.cue->weak() && pay.span.end <= floor.span.begin &&
           count_words(text, {pay.span.end, floor.span.begin}) <= 1;
  });
}

/// Whether a rate by the hour stands behind the colon of `label`: no item of what it names, nor so
/// much of it.
bool labels_rate(std::string_view text, const MoneyStatement& statement, const CueHit& label) {
  const TextSpan gap{label.span.end, statement.span.begin};
  return statement.period == Period::hour && cut(text, gap).starts_with(':') &&
         count_words(text, gap) == 0;
}

/// "Perks:\n• $16.50 - $17.50 per hour", but "Insurance:\n£14 per hour"
bool rate_below(std::string_view text, const MoneyStatement& statement, const CueHit& heading) {
  return !heading.cue->refuses(Reason::kFirm) && labels_rate(text, statement, heading) &&
         cut(text, {heading.span.end, statement.span.begin}).find('\n') != std::string_view::npos;
}

/// "Budget: $45-55 hourly"
bool is_hired_for(std::string_view text, const MoneyStatement& statement, const CueHit& label) {
  return label.cue->refuses(Reason::kRated) && labels_rate(text, statement, label);
}

/// "Budget for research: $60k a year": whether a line, a sentence or a cell begins with a budget,
/// and a colon makes it the title of the amount.
bool is_title_of(std::string_view text, const MoneyStatement& statement, const CueHit& title) {
  const std::uint32_t colon = skip_noise_back(text, statement.span.begin, 1);
  if (!title.cue->refuses(Reason::kRated) || is_hired_for(text, statement, title)) return false;
  if (colon <= title.span.end || text[colon - 1] != ':') return false;
  const std::uint32_t before = skip_noise_back(text, title.span.begin);
  const bool cell = title.span.begin > 0 && text[title.span.begin - 1] == '\t';
  const char32_t mark = before == 0 || cell ? U'.' : utf8::before(text, before).code;
  return !utf8::is_word(mark) && mark != U',' &&
         cut(text, {title.span.end, colon - 1}).find(':') == std::string_view::npos;
}

/// "401(k): what you put in, up to $9,000 a year": the most that is given of something. The
/// words of a list, "pension, gym, parking, up to £45,000 a year", say nothing of its last item.
bool caps(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
          const CueHit& given) {
  if (!given.cue->refuses(Reason::kCapped)) return false;
  const std::uint32_t end = skip_noise_back(text, statement.span.begin, 1);
  return std::ranges::any_of(evidence.left, [&](const CueHit& hit) {
    return hit.cue->what == What::bound && hit.cue->bound() == Bound::up_to &&
           hit.span.end == end && given.span.end <= hit.span.begin &&
           std::ranges::count(cut(text, {given.span.end, hit.span.begin}), ',') < 2;
  });
}

/// "(shared flat, bills included): €950 gross/month": what a bracket says that closed before the
/// amount is no name of what is taxed.
bool in_closed_bracket(std::string_view text, const MoneyStatement& statement, const CueHit& hit) {
  const std::string_view gap = cut(text, {hit.span.end, statement.span.begin});
  const std::size_t close = gap.find(')');
  const bool gross = std::ranges::any_of(statement.behind, [](const CueHit& behind) {
    return behind.cue->what == What::basis && behind.cue->basis() == Basis::gross;
  });
  return gross && statement.period && close != gap.npos && gap.find('(') == gap.npos;
}

Meaning refused(const CueHit& hit) { return {{}, false, hit.cue->reason}; }
Meaning is_pay(Kind kind) { return {kind, true, {}}; }
bool says_no(const CueHit* hit) { return hit != nullptr && hit->cue->what == What::not_pay; }

/// What a pay word on the left and the word on the right, if any, make of the amount.
Meaning behind_pay_word(std::string_view text, const MoneyStatement& statement,
                        const Evidence& evidence, const CueHit& left, const CueHit* right) {
  if (const CueHit* hit = against(text, statement, evidence, left)) return refused(*hit);
  const bool weak = left.cue->weak();
  // "£410 per day IR35 contract": a stated rate is undone only by the next word.
  const std::uint32_t near = statement.period ? 0 : weak ? 5 : 2;
  // "We pay the $150 exam fee": a word in between suffices where the next one is so plain.
  const bool apart =
      weak || left.words > 1 || (left.words == 1 && says_no(right) && right->words == 0);
  // "The rate is £30 - £35 per hour  expenses": the plus between was lost
  const bool beside = statement.period && statement.range() && says_no(right) &&
                      right->cue->refuses(Reason::kCosts);
  if (says_no(right) && apart && !beside && right->words <= near) return refused(*right);
  return is_pay(right != nullptr && right->cue->what == What::kind ? right->cue->kind()
                                                                   : Kind::base);
}

/// What a kind of pay on the left makes of it.
Meaning behind_kind(std::string_view text, const Evidence& evidence, const CueHit& left,
                    const CueHit* right, const Joints& joints, bool whole) {
  if (says_no(right) && right->words <= 1) return refused(*right);
  if (const CueHit* hit = about_it(text, evidence, left)) return refused(*hit);
  if (is_extra(left.cue->kind()) && joined_to_pay(text, evidence, left, joints, whole))
    return is_pay(named_total(evidence));
  return is_pay(or_pay(text, evidence, left, joints) ? Kind::base : left.cue->kind());
}

/// What a refusal on the left, if any, and the word on the right make of it.
Meaning behind_refusal(std::string_view text, const MoneyStatement& statement,
                       const Evidence& evidence, const CueHit* left, const CueHit* right) {
  if (left && !says_no(right) &&
      (pays_so(text, evidence, *left) || is_hired_for(text, statement, *left)))
    return is_pay(Kind::base);
  // A stated rate, or a yearly sum that only pay reaches, is undone by a near word alone:
  // "$900,000-a-year manager of our Machine Learning programme".
  const bool sure =
      (statement.period == Period::year && (statement.range() || statement.low >= units(10000))) ||
      statement.period == Period::hour || statement.period == Period::day;
  // however far its word is
  const bool others = left && left->cue->refuses(Reason::kOthers | Reason::kWhole);
  const bool apart = left && !caps(text, statement, evidence, *left) &&
                     !is_title_of(text, statement, *left) &&
                     (left->words >= 2 || rate_below(text, statement, *left));
  if (left && (others || !(sure && apart))) return refused(*left);
  // "According to a leading site claims adjusters average $61,240 a year"
  const auto far = std::ranges::find_if(evidence.left, [&](const CueHit& hit) {
    return left && hit.cue->what == What::not_pay && hit.cue->refuses(Reason::kOthers);
  });
  if (far != evidence.left.end()) return refused(*far);
  if (says_no(right) && !(sure && right->words >= 1)) return refused(*right);
  if (right == nullptr || says_no(right)) return {};
  return is_pay(right->cue->what == What::pay ? Kind::base : right->cue->kind());
}

}  // namespace

Meaning meaning_of(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
                   const Joints& joints, bool whole) {
  const CueHit* left = evidence.nearest_left;
  const CueHit* right = evidence.nearest_right;
  if (says_no(left) && in_closed_bracket(text, statement, *left)) left = nullptr;
  for (const CueHit& hit : statement.behind) {
    if (!is_meaning(hit) || next_item(text, statement, hit)) continue;
    if (says_no(left) && left->words <= 1) return refused(*left);
    return is_pay(hit.cue->what == What::kind ? hit.cue->kind() : Kind::base);
  }
  if (right && next_item(text, statement, *right)) right = nullptr;
  // "The minimum salary of £38,700 required for sponsorship", "Salary: $90,000 (Indeed est.)"
  if (says_no(right) && right->cue->refuses(Reason::kWhole)) return refused(*right);
  if (left && left->cue->what == What::pay)
    return behind_pay_word(text, statement, evidence, *left, right);
  if (left && left->cue->what == What::kind)
    return behind_kind(text, evidence, *left, right, joints, whole);
  return behind_refusal(text, statement, evidence, left, right);
}

}  // namespace wagescope
