#include "extractor/claim/claim.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/claim/claim_tables.h"

namespace wagescope {
namespace {

constexpr std::size_t kWindow = 160;  // bytes in which a claim's benchmark must be named
constexpr int kFewWords = 5;          // between a count and the people that it counts
constexpr int kManyWords = 20;

using What = ClaimReader::Tables::What;
using Alias = ClaimReader::Tables::Alias;

/// Reads the claim that begins at one place of a text.
class Reader {
 public:
  Reader(const ClaimReader::Tables& tables, std::string_view text) : tables_(tables), text_(text) {}

  struct Found {
    Claim claim;
    std::size_t begin;
    std::size_t end;
  };

  std::optional<Found> at(std::size_t begin) const {
    if (auto found = people_claim(begin)) return found;
    if (auto found = times_claim(begin)) return found;
    return than_claim(begin);
  }

 private:
  struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Count {
    Decimal value;
    Bound bound;
    std::size_t end;
  };
  struct Named {
    Piece words;
    std::string id;
  };

  const std::string* word(What what, std::size_t at, std::size_t& end) const {
    const auto match = tables_.words[static_cast<std::size_t>(what)].at(text_, at);
    if (!match) return nullptr;
    end = at + match->length;
    return match->value;
  }
  bool is(What what, std::size_t at) const {
    std::size_t end = 0;
    return word(what, at, end) != nullptr;
  }

  std::size_t behind_spaces(std::size_t at) const {
    constexpr std::size_t kMost = 8;
    for (std::size_t i = 0; i < kMost && at < text_.size(); ++i) {
      const utf8::Char c = utf8::at(text_, at);
      if (!utf8::is_space(c.code)) break;
      at += c.size;
    }
    return at;
  }

  /// Behind the words of `what` and the spaces after them, or `at` itself.
  std::size_t behind(What what, std::size_t at) const {
    std::size_t end = at;
    return word(what, at, end) ? behind_spaces(end) : at;
  }

  /// The next place behind `at` where a word begins.
  std::size_t next_word(std::size_t at) const {
    while (at < text_.size() && utf8::is_word(utf8::at(text_, at).code))
      at += utf8::at(text_, at).size;
    while (at < text_.size() && !utf8::is_word(utf8::at(text_, at).code))
      at += utf8::at(text_, at).size;
    return at;
  }

  /// A point that ends a sentence or a clause, not that of "B.C." or "3.5".
  bool ends_clause(std::size_t at) const {
    const char32_t code = utf8::at(text_, at).code;
    const bool more_digits = at + 1 < text_.size() && is_digit(text_[at + 1]);
    if (code == '.') {
      const bool initial = at >= 2 ? !utf8::is_word(utf8::before(text_, at - 1).code) : at == 1;
      return !more_digits && !initial;
    }
    if (code == ',') return !more_digits;
    constexpr std::u32string_view marks = U";:!?()[]\"\n“”„«»–—|•";
    return marks.find(code) != marks.npos;
  }

  /// Where the words end that can name a benchmark: at a mark or a stop word.
  std::size_t clause_end(std::size_t begin, bool through_stops) const {
    const std::size_t limit = std::min(text_.size(), begin + kWindow);
    bool starts_word = true;
    for (std::size_t at = begin; at < limit;) {
      const utf8::Char c = utf8::at(text_, at);
      if (ends_clause(at)) return at;
      const bool is_word = utf8::is_word(c.code);
      if (is_word && starts_word && at > begin && !through_stops && is(What::stop, at)) return at;
      starts_word = !is_word;
      at += c.size;
    }
    return limit;
  }

  std::optional<Count> plain_count(std::size_t at) const {
    if (at >= text_.size()) return std::nullopt;
    if (!is_digit(text_[at])) {
      const auto match = tables_.numbers.at(text_, at);
      if (!match) return std::nullopt;
      return Count{match->value, Bound::exact, at + match->length};
    }
    std::string digits;
    std::size_t end = at;
    for (; end < text_.size() && digits.size() < 12; ++end) {
      const bool more = end + 1 < text_.size() && is_digit(text_[end + 1]);
      if (is_digit(text_[end]) || (text_[end] == '.' && more))
        digits += text_[end];
      else if (text_[end] != ',' || !more)
        break;
    }
    const auto value = Decimal::parse(digits);
    return value ? std::optional(Count{*value, Bound::exact, end}) : std::nullopt;
  }

  Bound bound_at(std::size_t& at) const {
    constexpr std::array<std::pair<What, Bound>, 4> bounds{{{What::bound_from, Bound::from},
                                                            {What::bound_up_to, Bound::up_to},
                                                            {What::bound_about, Bound::about},
                                                            {What::bound_exact, Bound::exact}}};
    for (const auto& [what, bound] : bounds)
      if (const std::size_t end = behind(what, at); end != at) {
        at = end;
        return bound;
      }
    return Bound::exact;
  }

  std::optional<Count> count(std::size_t at) const {
    const Bound bound = bound_at(at);
    auto found = plain_count(at);
    if (found) found->bound = bound;
    return found;
  }

  /// The noun for people with its modifiers: "newly qualified teachers".
  std::optional<Piece> people(std::size_t at, std::size_t end, int most_words) const {
    std::size_t begin = at;
    for (; most_words > 0 && at < end; --most_words, at = next_word(at)) {
      std::size_t noun_end = 0;
      if (is(What::not_people, at)) return std::nullopt;
      if (word(What::people, at, noun_end)) return Piece{begin, longest_people(noun_end)};
      if (is(What::function, at) || is_possessive(at)) begin = next_word(at);
    }
    return std::nullopt;
  }

  /// Whether the word at `at` is the s of "company's".
  bool is_possessive(std::size_t at) const {
    if (text_[at] != 's' || at + 1 >= text_.size() || text_[at + 1] != ' ') return false;
    const char32_t before = utf8::before(text_, at).code;
    return before == U'\'' || before == U'’';
  }

  /// "family" -> "family of four".
  std::size_t longest_people(std::size_t end) const {
    const std::size_t of = behind_spaces(end);
    if (!text_.substr(of).starts_with("of ")) return end;
    const auto size = plain_count(behind_spaces(of + 3));
    return size ? size->end : end;
  }

  std::optional<Found> people_claim(std::size_t begin) const {
    std::size_t at = behind(What::modal, begin);
    const bool has_modal = at != begin;
    if (const std::size_t verb = behind(What::qualify, at); verb != at)
      return qualify_claim(begin, verb);
    if (has_modal) {
      if (const std::size_t verb = behind(What::pay_for, at); verb != at)
        return as_many_claim(begin, verb);
      return std::nullopt;
    }
    const std::size_t verb = behind(What::as_much, at);
    return verb == at ? std::nullopt : as_many_claim(begin, verb);
  }

  /// "qualify [forty dancers for the health plan of the guild]"
  std::optional<Found> qualify_claim(std::size_t begin, std::size_t at) const {
    const auto number = count(at);
    if (!number) return std::nullopt;
    const auto subject =
        people(behind_spaces(number->end), std::min(text_.size(), at + kWindow), kFewWords);
    if (!subject) return std::nullopt;
    const std::size_t from = behind_for(subject->end);
    if (from == 0) return std::nullopt;
    const auto named = coverage(from, cut(*subject));
    if (!named) return std::nullopt;
    return found(Relation::qualifies, number, *subject, *named, begin, named->words.end);
  }

  /// Behind the first " for " of the sentence; commas may stand before it.
  std::size_t behind_for(std::size_t at) const {
    const std::size_t limit = std::min(text_.size(), at + kWindow / 2);
    for (; at < limit; ++at) {
      if (text_[at] == '.' || text_[at] == '\n' || text_[at] == ';') return 0;
      if (text_.substr(at).starts_with(" for ")) return behind_spaces(at + 5);
    }
    return 0;
  }

  /// What people qualify for: a known name, or words that end in "health insurance".
  std::optional<Named> coverage(std::size_t begin, std::string_view subject) const {
    const std::size_t end = clause_end(begin, false);
    std::optional<Named> best = alias(begin, end, subject);
    if (best) return best;
    for (std::size_t at = begin; at < end; at = next_word(at)) {
      std::size_t noun_end = 0;
      if (word(What::coverage, at, noun_end)) return Named{{begin, noun_end}, ""};
    }
    return std::nullopt;
  }

  /// "could pay for [nine nurses]", "as much as [nine nurses]"
  std::optional<Found> as_many_claim(std::size_t begin, std::size_t at) const {
    const auto number = count(at);
    if (!number) return std::nullopt;
    const auto subject =
        people(behind_spaces(number->end), clause_end(number->end, false), kFewWords);
    const Decimal one = units(1);
    if (!subject || number->value < one) return std::nullopt;
    std::size_t end = subject->end;
    const std::size_t next = behind_spaces(end);
    if (is(What::not_people, next)) return std::nullopt;
    word(What::yearly, next, end);
    return found(Relation::as_many_as, number, *subject, {*subject, ""}, begin, end);
  }

  std::optional<Found> times_claim(std::size_t begin) const {
    std::size_t at = begin;
    const Bound bound = bound_at(at);
    std::optional<Count> number;
    std::size_t end = 0;
    if (const std::string* value = word(What::multiple, at, end)) {
      number = Count{Decimal::parse(*value).value_or(Decimal()), bound, end};
    } else {
      number = plain_count(at);
      if (!number) return std::nullopt;
      number->bound = bound;
      const std::size_t times =
          text_.substr(number->end).starts_with('-') ? number->end : behind_spaces(number->end);
      if (!word(What::times, times, end)) return std::nullopt;
    }
    return times_what(begin, *number, behind_spaces(end));
  }

  std::optional<Found> times_what(std::size_t begin, const Count& number, std::size_t at) const {
    const std::size_t from = behind(What::link, at);
    const bool linked = from != at;
    if (is(What::own, from)) return std::nullopt;
    const bool what = text_.substr(at).starts_with("what ");
    const auto named =
        what ? earned(from, clause_end(from, true), false) : pay_benchmark(from, linked);
    if (!named) return std::nullopt;
    const auto subject = people(from, named->words.end, kManyWords);
    return found(Relation::times, number, subject.value_or(Piece{}), *named, begin,
                 named->words.end);
  }

  /// "less than [a living wage]": only what is a benchmark by its own name.
  std::optional<Found> than_claim(std::size_t begin) const {
    const std::size_t less = behind(What::less, begin);
    const std::size_t more = behind(What::more, begin);
    const std::size_t from = std::max(less, more);
    if (from == begin || is(What::own, from) || speaks_of_living(begin)) return std::nullopt;
    const std::size_t end = clause_end(from, false);
    auto named = alias(from, end, "");
    if (!named) named = noun(from, end, "named");
    if (!named) return std::nullopt;
    return found(less != begin ? Relation::less_than : Relation::more_than, std::nullopt, Piece{},
                 *named, begin, named->words.end);
  }

  /// "families living below the poverty line"; not "a living wage and below the poverty line".
  bool speaks_of_living(std::size_t begin) const {
    constexpr std::size_t kBack = 24;
    const std::size_t from = begin > kBack ? begin - kBack : 0;
    for (std::size_t at = from; at < begin; ++at)
      if ((at == 0 || text_[at - 1] == ' ') && is(What::living, at) && !is(What::pay_noun, at))
        return true;
    return false;
  }

  /// A known name, a noun for pay with what it belongs to, what somebody earns,
  /// or a figure that somebody is paid.
  std::optional<Named> pay_benchmark(std::size_t begin, bool linked) const {
    const std::size_t end = clause_end(begin, false);
    if (auto named = alias(begin, end, "")) return named;
    for (std::string_view strength : {"named", "average", "generic"})
      if (auto named = noun(begin, end, strength)) return named;
    if (is_money(begin)) return earned(begin, clause_end(begin, true), true);
    return linked ? earned(begin, end, false) : std::nullopt;
  }

  /// "the £32,500", "$40"
  bool is_money(std::size_t at) const {
    for (std::string_view article : {"the ", "a ", "that "})
      if (text_.substr(at).starts_with(article)) at += article.size();
    for (std::string_view sign : {"$", "£", "€", "USD", "GBP", "EUR"})
      if (text_.substr(at).starts_with(sign)) return true;
    return false;
  }

  /// "a full-timer makes", "those officers", "the $6,800 they commanded"
  std::optional<Named> earned(std::size_t begin, std::size_t end, bool money) const {
    std::optional<Piece> best;
    for (std::size_t at = begin; at < end; at = next_word(at)) {
      std::size_t word_end = 0;
      if (word(What::people, at, word_end)) best = Piece{begin, word_end};
      if ((money || best) && at > begin && word(What::earns, at, word_end))
        return Named{{begin, word_end}, ""};
    }
    return best ? std::optional(Named{*best, ""}) : std::nullopt;
  }

  std::optional<Named> alias(std::size_t begin, std::size_t end, std::string_view subject) const {
    for (std::size_t at = begin; at < end; at = next_word(at)) {
      const auto match = tables_.aliases.at(text_, at);
      if (!match) continue;
      const std::string folded = utf8::fold(subject);
      for (const Alias& one : *match->value)
        if (one.subjects.empty() || std::ranges::find(one.subjects, folded) != one.subjects.end())
          return Named{{begin, at + match->length}, one.id};
    }
    return std::nullopt;
  }

  /// A noun for pay of that strength; a generic one must say whose.
  std::optional<Named> noun(std::size_t begin, std::size_t end, std::string_view strength) const {
    constexpr int kMostWords = 8;
    int words = 0;
    for (std::size_t at = begin; at < end && words < kMostWords; at = next_word(at), ++words) {
      std::size_t noun_end = 0;
      const std::string* value = word(What::pay_noun, at, noun_end);
      if (!value || *value != strength) continue;
      const std::size_t whole_end = behind_owner(noun_end, end, strength == "average");
      const bool owned = whole_end != noun_end || words >= 2;
      if (strength == "generic" && !owned) return std::nullopt;
      return Named{{begin, whole_end}, ""};
    }
    return std::nullopt;
  }

  /// "[the median remuneration] of the company's staff", "[the median] worker's pay"
  std::size_t behind_owner(std::size_t noun_end, std::size_t end, bool average) const {
    constexpr int kWords = 4;
    std::size_t at = behind_spaces(noun_end);
    bool linked = average;
    for (std::string_view link : {"of ", "for "})
      if (text_.substr(at).starts_with(link)) {
        at = behind_spaces(at + link.size());
        linked = true;
      }
    const auto owner = linked && at < end ? people(at, end, kWords) : std::nullopt;
    return owner ? behind_owned_pay(owner->end) : noun_end;
  }

  /// "worker" -> "worker's pay".
  std::size_t behind_owned_pay(std::size_t end) const {
    for (std::string_view sign : {"'s ", "’s ", "' ", "’ "}) {
      if (!text_.substr(end).starts_with(sign)) continue;
      std::size_t noun_end = 0;
      if (word(What::pay_noun, end + sign.size(), noun_end)) return noun_end;
    }
    return end;
  }

  std::string_view cut(Piece piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }

  Found found(Relation relation, const std::optional<Count>& number, Piece subject,
              const Named& named, std::size_t begin, std::size_t end) const {
    Claim claim;
    claim.relation = relation;
    if (number) {
      claim.count = number->value;
      claim.bound = number->bound;
    }
    claim.subject = cut(subject);
    claim.benchmark_words = cut(named.words);
    claim.benchmark = named.id;
    claim.quote = text_.substr(begin, end - begin);
    return {std::move(claim), begin, end};
  }

  const ClaimReader::Tables& tables_;
  std::string_view text_;
};

}  // namespace

ClaimReader::ClaimReader(const Lexicons& lexicons, SharedFirstWords shared)
    : tables_(std::make_unique<Tables>(lexicons, std::move(shared))) {}
ClaimReader::~ClaimReader() = default;
ClaimReader::ClaimReader(ClaimReader&&) noexcept = default;

std::vector<Claim> ClaimReader::read(const Document& document, TextSpan within) const {
  return read(document, within, WordHits(*tables_->first_words, document.text, within));
}

std::vector<Claim> ClaimReader::read(const Document& document, TextSpan within,
                                     const WordHits& hits) const {
  const std::string_view text = std::string_view(document.text).substr(0, within.end);
  const Reader reader(*tables_, text);
  std::vector<Claim> claims;
  const auto in_word = [](char c) {
    return static_cast<unsigned char>((c | 0x20) - 'a') < 26 || is_digit(c) || (c & 0x80) != 0;
  };
  constexpr std::size_t kMostClaims = 1000;  // of one posting
  std::size_t next = within.begin;
  for (const WordHit& hit : hits.in(within)) {
    const std::size_t at = hit.begin;
    const bool may_open = (hit.tables & FirstWords::kClaims) != 0 || hit.odd;
    if (at < next || (!hit.figure && !may_open)) continue;
    if (claims.size() >= kMostClaims) break;
    const bool begins = at == within.begin || !in_word(text[at - 1]);
    if (!begins || !(is_digit(text[at]) || (may_open && tables_->opens(text, at)))) continue;
    auto found = reader.at(at);
    if (!found) continue;
    found->claim.span = document.offsets.to_source(
        {static_cast<std::uint32_t>(found->begin), static_cast<std::uint32_t>(found->end)});
    claims.push_back(std::move(found->claim));
    next = found->end;
  }
  return claims;
}

}  // namespace wagescope
