#include "extractor/posting/merge.h"

#include <algorithm>
#include <tuple>

namespace wagescope {
namespace {

bool same_period(const Pay& a, const Pay& b) {
  return !a.period || !b.period || *a.period == *b.period;
}

/// A figure without a currency repeats one with it.
bool same_currency(const Pay& a, const Pay& b) {
  return a.currency.empty() || b.currency.empty() || a.currency == b.currency;
}

bool repeats(const Pay& a, const Pay& b) {
  return a.min == b.min && a.max == b.max && same_currency(a, b) && same_period(a, b) &&
         main_kind(a.kind) == main_kind(b.kind);
}

/// A word beats a guess: "OTE £50k" elsewhere makes a bare "£50k" the same OTE.
int weight(const Pay& pay) {
  return pay.confidence_percent + (pay.period_certainty == Certainty::stated ? 10 : 0);
}

/// "Colorado" and "Minnesota" with the same figures are one pay for both.
void join_scopes(Pay& kept, const Pay& other) {
  if (kept.scope && other.scope && kept.scope->find(*other.scope) == std::string::npos)
    *kept.scope += "; " + *other.scope;
}

/// "bonus in percent: 15%" is noted of the pay, wherever it is stated; other notes are of the
/// words.
void join_notes(Pay& kept, const Pay& other) {
  for (const std::string& note : other.notes)
    if (note.find(" in percent: ") != note.npos &&
        std::ranges::find(kept.notes, note) == kept.notes.end())
      kept.notes.push_back(note);
}

void absorb(Pay& kept, Pay&& other) {
  kept.mentions.push_back(other.span);
  join_scopes(kept, other);
  if (weight(other) <= weight(kept)) {
    join_notes(kept, other);
    if (kept.kind == Kind::base && other.kind != Kind::base) return;
    if (!kept.basis) kept.basis = other.basis;
    return;
  }
  // The surer statement gives the words; the first keeps its place in the text.
  const SourceSpan span = kept.span;
  std::vector<SourceSpan> mentions = std::move(kept.mentions);
  if (!other.basis) other.basis = kept.basis;
  join_notes(other, kept);
  other.scope = kept.scope;
  mentions.back() = span;
  kept = std::move(other);
  kept.mentions = std::move(mentions);
}

/// "From £38,000" says all that "£38,000" elsewhere does, unless they are told of different bands.
bool says_floor_of(const Pay& from, const Pay& exact) {
  const bool same_band = from.scope == exact.scope || !from.scope || !exact.scope;
  return from.bound == Bound::from && exact.bound == Bound::exact && from.min == exact.min &&
         same_currency(from, exact) && same_period(from, exact) && from.kind == exact.kind &&
         same_band && from.basis == exact.basis;
}

/// Whether `small` only says part of what `large` says: one end of its range, or
/// the same ceiling without the floor.
bool part_of(const Pay& small, const Pay& large) {
  if (&small == &large || small.currency != large.currency || !same_period(small, large) ||
      small.kind != large.kind || small.bound == Bound::range)
    return false;
  if (small.bound == Bound::exact && large.bound == Bound::up_to) return small.max == large.max;
  if (small.bound == Bound::exact && large.bound == Bound::from) return small.min == large.min;
  if (large.bound != Bound::range) return false;
  const auto one_of = [&](const std::optional<Decimal>& value) {
    return value == large.min || value == large.max;
  };
  return (!small.min || one_of(small.min)) && (!small.max || one_of(small.max));
}

bool whole_thousands(const Pay& pay) {
  const auto whole = [](const std::optional<Decimal>& value) {
    return value && value->micros() % units(1000).micros() == 0;
  };
  return whole(pay.min) && whole(pay.max);
}

/// "GBP 24,000 - 26,000" above "£24,796 - £25,185": whether the first is a site's bracket, in whole
/// thousands, around what the ad then says to the pound.
bool is_bracket(const Pay& bracket, const Pay& exact) {
  return bracket.bound == Bound::range && exact.min && exact.max && bracket.kind == exact.kind &&
         bracket.currency == exact.currency && bracket.period == exact.period &&
         bracket.span.begin < exact.span.begin && *bracket.min <= *exact.min &&
         *exact.max <= *bracket.max && whole_thousands(bracket) && !whole_thousands(exact);
}

/// "KV-Minimum € 2.310; unser Angebot: ab € 2.800": the first is what every employer must pay.
bool pays_more(const Pay& other, const Pay& agreed) {
  return agreed.agreed_minimum && !other.agreed_minimum && other.kind == agreed.kind &&
         other.currency == agreed.currency && other.period == agreed.period && !other.scope &&
         !agreed.scope && other.min && agreed.min && *agreed.min < *other.min;
}

void mark_primary(std::vector<Pay>& pays) {
  const auto has = [&](Kind kind) {
    return std::ranges::any_of(pays, [&](const Pay& pay) { return pay.kind == kind; });
  };
  const Kind chosen = has(Kind::base) ? Kind::base : has(Kind::total) ? Kind::total : Kind::ote;
  for (Pay& pay : pays) {
    const bool agreed = std::ranges::any_of(pays, [&](const Pay& p) { return pays_more(p, pay); });
    if (agreed) pay.notes.emplace_back("the least that an agreement or a law allows");
    const bool redundant = std::ranges::any_of(pays, [&](const Pay& other) {
      return !pay.scope && (part_of(pay, other) || (!other.scope && is_bracket(pay, other)));
    });
    pay.primary = pay.kind == chosen && !redundant && !agreed;
  }
}

/// Leaves out what is a mention of a floor: "£38,000" in the head, "from £38,000" in the text.
void join_floors(std::vector<Pay>& pays) {
  for (std::size_t i = 0; i < pays.size();) {
    const auto from =
        std::ranges::find_if(pays, [&](const Pay& pay) { return says_floor_of(pay, pays[i]); });
    if (from == pays.end()) {
      ++i;
      continue;
    }
    from->mentions.push_back(pays[i].span);
    std::ranges::copy(pays[i].mentions, std::back_inserter(from->mentions));
    pays.erase(pays.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

std::vector<Pay> merge(std::vector<Pay> statements) {
  std::vector<Pay> pays;
  for (Pay& pay : statements) {
    const auto same = std::ranges::find_if(pays, [&](const Pay& p) { return repeats(p, pay); });
    if (same == pays.end())
      pays.push_back(std::move(pay));
    else
      absorb(*same, std::move(pay));
  }
  join_floors(pays);
  mark_primary(pays);
  return pays;
}

}  // namespace wagescope
