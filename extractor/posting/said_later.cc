#include "extractor/posting/said_later.h"

#include <algorithm>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/kind/cues.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kBehind = 400;  // bytes behind a pay in which such a sentence begins
constexpr int kFewWords = 4;            // between its parts

bool ends_sentence(char c) { return c == '.' || c == '\n' || c == '!' || c == '?'; }

/// The next word's begin behind `at`, in the same sentence and before `end`; `end` when none is.
std::uint32_t next_word(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && utf8::is_word(utf8::at(text, at).code)) at += utf8::at(text, at).size;
  while (at < end && !utf8::is_word(utf8::at(text, at).code)) {
    if (ends_sentence(text[at])) return end;
    at += utf8::at(text, at).size;
  }
  return at;
}

/// The first match of `phrases` within some words from `at` on.
template <class Set>
auto within_words(const Set& phrases, std::string_view text, std::uint32_t& at, std::uint32_t end) {
  for (int word = 0; word <= kFewWords && at < end; ++word, at = next_word(text, at, end))
    if (const auto match = phrases.at(text, at)) return match;
  return decltype(phrases.at(text, at)){};
}

}  // namespace

SaidLater::SaidLater(const Lexicons& lexicons, const Clauses& clauses) : clauses_(clauses) {
  for (const Table::Row& row : lexicons.table("posting/said_later.tsv").rows()) {
    const std::string_view what = row["what"];
    if (what == "range")
      ranges_.add(row["phrase"], 0);
    else if (what == "agreed")
      agreed_.add(row["phrase"], 0);
    else if (what == "floor" || what == "denial")
      (what == "floor" ? floors_ : denials_).add(row["phrase"], 0);
    else if (what == "start")
      starts_.add(row["phrase"], 0);
    else if (what == "verb")
      verbs_.add(row["phrase"], 0);
    else if (what == "total" || what == "ote")
      kinds_.add(row["phrase"], what == "ote" ? Kind::ote : Kind::total);
    else
      bad_cell("posting/said_later.tsv", "what", what);
  }
}

/// What the words at `at` say, when they name the figures and go on so.
std::optional<Kind> SaidLater::kind_at(std::string_view text, std::uint32_t at,
                                       std::uint32_t end) const {
  const auto range = ranges_.at(text, at);
  if (!range) return std::nullopt;
  at = next_word(text, at + static_cast<std::uint32_t>(range->length), end);
  const auto verb = within_words(verbs_, text, at, end);
  if (!verb) return std::nullopt;
  at += static_cast<std::uint32_t>(verb->length);
  // "the base salary range is a guideline, and individual total compensation will vary"
  const std::size_t clause = text.substr(0, end).find_first_of(",;(", at);
  if (clause != text.npos) end = static_cast<std::uint32_t>(clause);
  at = next_word(text, at, end);
  const auto kind = within_words(kinds_, text, at, end);
  return kind ? std::optional(*kind->value) : std::nullopt;
}

void SaidLater::settle_floors(std::string_view text, std::span<FoundPay> pays) const {
  constexpr std::uint32_t kNear = 220;  // bytes behind a pay: the rest of its sentence and the next
  for (FoundPay& found : pays) {
    Pay& pay = found.pay;
    if (pay.kind != Kind::base || pay.bound != Bound::exact || pay.min != pay.max) continue;
    const auto end =
        std::min<std::uint32_t>(static_cast<std::uint32_t>(text.size()), found.span.end + kNear);
    std::uint32_t last = end;  // the word before
    for (std::uint32_t at = found.span.end; at < end; ++at) {
      const utf8::Char c = utf8::at(text, at);
      if (c.code == 0xFFFD || !utf8::is_word(c.code) || !at_word_edge(text, at)) continue;
      if (floors_.may_start(text[at]) && floors_.at(text, at)) {
        if (last != end && denials_.at(text, last)) break;  // "keine Überzahlung"
        pay.bound = Bound::from;
        pay.max.reset();
        break;
      }
      last = at;
    }
  }
}

bool SaidLater::starts_at(std::string_view text, std::uint32_t amount) const {
  constexpr std::uint32_t kWords = 4;  // "Starting wage for this post is"
  const TextSpan clause = clauses_.left(text, skip_noise_back(text, amount, 1), 0);
  for (std::uint32_t at = clause.begin; at < clause.end; ++at) {
    if (!starts_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto start = starts_.at(text, at);
    if (start && count_words(text, {at + start->length, amount}) <= kWords) return true;
  }
  return false;
}

void SaidLater::settle_starts(std::string_view text, std::span<FoundPay> pays) const {
  std::vector<Pay*> same;  // one pay, which may be said by the hour and by the year
  std::uint32_t begin = 0;
  for (FoundPay& found : pays) {
    if (is_extra(found.pay.kind)) continue;
    if (found.pay.bound != Bound::exact || found.pay.min != found.pay.max) return;
    if (!same.empty() && !says_again(*same.front(), found.pay)) return;
    if (same.empty()) begin = found.span.begin;
    same.push_back(&found.pay);
  }
  if (same.empty() || !starts_at(text, begin)) return;
  for (Pay* pay : same) {
    pay->bound = Bound::from;
    pay->max.reset();
  }
}

std::optional<std::uint32_t> SaidLater::agreed_in(std::string_view text, TextSpan within) const {
  std::optional<std::uint32_t> end;
  for (std::uint32_t at = within.begin; at < within.end; ++at) {
    if (!agreed_.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto match = agreed_.at(text, at);
    if (match && at + match->length <= within.end)
      end = at + static_cast<std::uint32_t>(match->length);
  }
  return end;
}

/// Behind the words beside an amount that call it agreed: on its left, not before `before`, or on
/// its right, unless they lead to the pay at `next`.
std::optional<std::uint32_t> SaidLater::agreed_beside(std::string_view text, TextSpan amount,
                                                      std::uint32_t before,
                                                      std::uint32_t next) const {
  if (const auto end = agreed_in(text, clauses_.left(text, amount.begin, before))) return end;
  const auto end = agreed_in(text, clauses_.right(text, amount.end, next));
  if (!end) return std::nullopt;
  // "€ 2.450 (KV-Minimum), wir zahlen € 2.900", not "ab € 55.000 (KV-Minimum € 39.200)"
  const TextSpan behind = clauses_.right(text, *end, next);
  const bool ends = behind.end < next || cut(text, behind).find_first_of(",)") != text.npos;
  return ends ? end : std::nullopt;
}

void SaidLater::mark_agreed(std::string_view text, std::span<FoundPay> pays) const {
  std::uint32_t before = 0;  // the words before it are of another pay
  for (std::size_t i = 0; i < pays.size() && pays.size() > 1; ++i) {
    Pay& pay = pays[i].pay;
    const std::uint32_t next =
        i + 1 < pays.size() ? pays[i + 1].span.begin : static_cast<std::uint32_t>(text.size());
    const bool floor = pay.bound == Bound::exact || pay.bound == Bound::from;
    const auto end = floor && pay.kind == Kind::base
                         ? agreed_beside(text, pays[i].span, before, next)
                         : std::nullopt;
    pay.agreed_minimum = end.has_value();
    before = std::max(pays[i].span.end, end.value_or(0));
  }
}

void SaidLater::settle_kinds(std::string_view text, std::span<FoundPay> pays) const {
  for (std::size_t i = 0; i < pays.size(); ++i) {
    const auto size = static_cast<std::uint32_t>(text.size());
    std::uint32_t end = std::min(size, pays[i].span.end + kBehind);
    if (i + 1 < pays.size())
      end = std::min(end, std::max(pays[i + 1].span.begin, pays[i].span.end));
    for (std::uint32_t at = pays[i].span.end; at < end; ++at) {
      if (!ranges_.may_start(text[at]) || !at_word_edge(text, at)) continue;
      const auto kind = kind_at(text, at, std::min(size, at + kBehind));
      if (!kind) continue;
      // Bands stand one after the other, and the sentence is of them all.
      for (std::size_t k = i + 1; k-- > 0 && pays[k].pay.kind == Kind::base;)
        if (pays[k].pay.min != pays[k].pay.max) pays[k].pay.kind = *kind;
      break;
    }
  }
}

}  // namespace wagescope
