#include "extractor/posting/stated.h"

#include <algorithm>
#include <array>

namespace wagescope {
namespace {

constexpr std::uint8_t kStatedPercent = 95;
constexpr std::uint8_t kEstimatedPercent = 50;

Kind kind_of(const std::string& words) {
  for (const Kind kind : {Kind::bonus, Kind::commission, Kind::equity})
    if (name(kind) == words) return kind;
  return Kind::base;
}

Bound bound_of(const Pay& pay) {
  if (!pay.min) return Bound::up_to;
  if (!pay.max) return Bound::from;
  return pay.min == pay.max ? Bound::exact : Bound::range;
}

void add_marks(const StatedPay& field, Pay& pay) {
  pay.rule = field.rule + (pay.rule.empty() ? "" : "+") + pay.rule;
  pay.span = field.span.value_or(SourceSpan{});
  pay.mentions.clear();
  if (!field.scope.empty()) pay.scope = field.scope;
  if (field.estimated) {
    pay.notes.emplace_back("estimated by the source, not offered");
    pay.confidence_percent = std::min(pay.confidence_percent, kEstimatedPercent);
  }
}

Pay pay_of(const StatedPay& field) {
  Pay pay;
  pay.min = field.min;
  pay.max = field.max;
  pay.bound = bound_of(pay);
  pay.currency = field.currency;
  pay.currency_certainty = field.currency.empty() ? Certainty::assumed : Certainty::stated;
  pay.period = period_from_name(field.period);
  pay.period_certainty = pay.period ? Certainty::stated : Certainty::assumed;
  pay.kind = kind_of(field.kind);
  pay.confidence_percent = kStatedPercent;
  pay.quote = field.words;
  add_marks(field, pay);
  return pay;
}

/// A field in words is read as a text of its own: "$20 - $25 an hour".
std::vector<Pay> pays_of(const StatedPay& field, const PayReader& reader,
                         const PayContext& context) {
  if (!field.to_be_read) return {pay_of(field)};
  Document words;
  words.text = field.words;
  const TextSpan all{0, static_cast<std::uint32_t>(words.text.size())};
  std::vector<Pay> pays = reader.read(words, all, {context.country, false}).pay;
  for (Pay& pay : pays) {
    if (!pay.period && !field.period.empty()) {
      pay.period = period_from_name(field.period);
      pay.period_certainty = Certainty::stated;
    }
    add_marks(field, pay);
  }
  return pays;
}

bool agree_in_period(const Pay& a, const Pay& b) {
  return !a.period || !b.period || a.period == b.period ||
         a.period_certainty != Certainty::stated || b.period_certainty != Certainty::stated;
}

bool agree_in_currency(const Pay& a, const Pay& b) {
  return a.currency.empty() || b.currency.empty() || a.currency == b.currency ||
         a.currency_certainty != Certainty::stated || b.currency_certainty != Certainty::stated;
}

bool equal(const Pay& a, const Pay& b) {
  return a.min == b.min && a.max == b.max && main_kind(a.kind) == main_kind(b.kind) &&
         agree_in_period(a, b) && agree_in_currency(a, b);
}

/// What the text leaves open, the field settles.
void absorb(Pay& kept, const Pay& field) {
  if (field.period && field.period_certainty == Certainty::stated &&
      kept.period_certainty != Certainty::stated) {
    kept.period = field.period;
    kept.period_certainty = Certainty::stated;
  }
  if (!field.currency.empty() && kept.currency_certainty != Certainty::stated) {
    kept.currency = field.currency;
    kept.currency_certainty = Certainty::stated;
  }
  if (!field.span.empty()) kept.mentions.push_back(field.span);
  kept.rule += "+" + field.rule.substr(0, field.rule.find('+'));
}

/// One says an end of what the other says: "from £14" and £14 to £16.
bool agrees_in_part(const Pay& a, const Pay& b) {
  return (a.min && (a.min == b.min || a.min == b.max)) ||
         (a.max && (a.max == b.max || a.max == b.min));
}

bool contradict(const Pay& text, const Pay& field) {
  return text.primary && main_kind(text.kind) && main_kind(field.kind) &&
         (!agree_in_currency(text, field) ||
          (agree_in_period(text, field) && !agrees_in_part(text, field)));
}

std::string figures(const Pay& pay) {
  std::string words = pay.min ? pay.min->to_string() : "up to " + pay.max->to_string();
  if (pay.min && !pay.max) words = "from " + words;
  if (pay.min && pay.max && pay.min != pay.max) words += " to " + pay.max->to_string();
  if (!pay.currency.empty()) words += " " + pay.currency;
  return words;
}

}  // namespace

void use_stated(const std::vector<StatedPay>& stated, const PayReader& reader,
                const PayContext& context, std::vector<Pay>& pays) {
  const std::size_t of_text = pays.size();
  const bool text_has_pay = std::ranges::any_of(pays, &Pay::primary);
  bool offered = text_has_pay;
  for (const StatedPay& field : stated)
    for (Pay& pay : pays_of(field, reader, context)) {
      if (!pay.min && !pay.max) continue;
      const auto same = std::ranges::find_if(pays, [&](const Pay& p) { return equal(p, pay); });
      if (same != pays.end() && !field.estimated) {
        absorb(*same, pay);
        continue;
      }
      if (same != pays.end()) continue;
      for (std::size_t i = 0; i < of_text && !field.estimated; ++i) {
        if (!contradict(pays[i], pay)) continue;
        pays[i].notes.push_back("contradicts the record's field: " + figures(pay));
        pay.notes.push_back("contradicts the text: " + figures(pays[i]));
      }
      pay.primary = !text_has_pay && main_kind(pay.kind) && !field.estimated;
      offered = offered || pay.primary;
      pays.push_back(std::move(pay));
    }
  if (offered) return;
  for (Pay& pay : pays) pay.primary = main_kind(pay.kind);
}

}  // namespace wagescope
