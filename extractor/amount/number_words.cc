#include "extractor/amount/number_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <string>
#include <utility>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::int64_t kQuarters = 4;  // everything is counted in quarters: "two and a half"

std::int64_t whole(const Table::Row& row) {
  std::int64_t value = 0;
  const std::string_view text = row["value"];
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

NumberWords::NumberWords(const Lexicons& lexicons) {
  constexpr std::array<std::pair<std::string_view, What>, 10> kinds{{{"small", What::small},
                                                                     {"ten", What::ten},
                                                                     {"hundred", What::hundred},
                                                                     {"scale", What::scale},
                                                                     {"dozen", What::dozen},
                                                                     {"joiner", What::joiner},
                                                                     {"article", What::article},
                                                                     {"of", What::of},
                                                                     {"part", What::part},
                                                                     {"unit", What::unit}}};
  for (const Table::Row& row : lexicons.table("amount/number_words.tsv").rows()) {
    const auto kind = std::ranges::find(kinds, row["what"], &decltype(kinds)::value_type::first);
    if (kind == kinds.end()) bad_cell("amount/number_words.tsv", "what", row["what"]);
    words_.add(row["word"], Word{kind->second, whole(row)});
    if (opens(row["what"])) first_words_.add(row["word"], 1);
  }
}

std::optional<NumberWords::Token> NumberWords::word(std::string_view text, std::size_t at) const {
  const auto match = words_.at(text, at);
  if (!match) return std::nullopt;
  return Token{*match->value, at + match->length};
}

/// The word behind one hyphen or some spaces (a line break at most).
std::optional<NumberWords::Token> NumberWords::next(std::string_view text, std::size_t at) const {
  constexpr std::size_t kMostSpaces = 8;
  const std::size_t begin = at;
  utf8::Char c = utf8::at(text, at);
  if (utf8::is_dash(c.code)) return word(text, at + c.size);
  while (c.size > 0 && utf8::is_space(c.code) && at - begin < kMostSpaces) {
    at += c.size;
    c = utf8::at(text, at);
  }
  return at == begin ? std::nullopt : word(text, at);
}

/// Takes one word after the other for as long as they make one number.
class NumberWords::Reader {
 public:
  Reader(const NumberWords& words, std::string_view text) : words_(words), text_(text) {}

  std::optional<Match> read(std::size_t at) {
    const auto first = words_.word(text_, at);
    if (!first) return std::nullopt;
    bool taken = false;
    if (first->word.what == What::article || first->word.what == What::part)
      taken = take_article(*first);
    else
      taken = take(*first);
    if (!taken) return std::nullopt;
    while (const auto token = words_.next(text_, end_))
      if (!take(*token) && !take_joined(*token) && !take_parts_of(*token)) break;
    const auto quarters = Decimal::from_units(total_ + group_);
    const auto value = quarters ? quarters->times(Decimal::from_micros(250'000)) : std::nullopt;
    if (!value || end_ == at) return std::nullopt;
    return Match{static_cast<std::uint32_t>(end_ - at), *value};
  }

 private:
  /// "a hundred", "half a million", "a quarter of a million".
  bool take_article(Token token) {
    group_ = kQuarters;
    auto scale = token.word.what == What::article ? words_.next(text_, token.end) : token;
    if (!scale) return false;
    if (scale->word.what == What::unit) return end_at(token.end, false);  // "a dollar": one of it
    if (scale->word.what == What::part) {
      group_ = scale->word.value;
      scale = behind_of(scale->end);
      return scale && scale->word.what != What::hundred && take(*scale);
    }
    return is_multiplier(scale->word.what) && take(*scale);
  }

  /// "three" was taken, and "quarters of a million" stands here.
  bool take_parts_of(Token token) {
    if (token.word.what != What::part || token.word.value != 1 || total_ != 0) return false;
    const auto scale = behind_of(token.end);
    if (!scale || scale->word.what != What::scale || group_ % kQuarters != 0) return false;
    group_ /= kQuarters;
    return take(*scale);
  }

  /// The word behind "of a", "a" or nothing.
  std::optional<Token> behind_of(std::size_t at) const {
    auto token = words_.next(text_, at);
    for (What skipped : {What::of, What::article})
      if (token && token->word.what == skipped) token = words_.next(text_, token->end);
    return token;
  }

  /// "and forty" behind "two hundred", "and a half" behind anything.
  bool take_joined(Token joiner) {
    if (joiner.word.what != What::joiner) return false;
    const auto token = words_.next(text_, joiner.end);
    if (!token) return false;
    if (token->word.what == What::article) return take_and_a_half(*token);
    const bool fits = open_below_ <= 100 * kQuarters || (group_ == 0 && last_scale_ > 1);
    const bool counts = token->word.what == What::small || token->word.what == What::ten;
    return fits && behind_multiplier_ && counts && take(*token);
  }

  bool take_and_a_half(Token article) {
    const auto part = words_.next(text_, article.end);
    if (!part || part->word.what != What::part) return false;
    const std::int64_t unit = group_ == 0 && last_scale_ > 1 ? last_scale_ : 1;
    group_ += part->word.value * unit;
    open_below_ = 0;
    return end_at(part->end, true);
  }

  bool take(Token token) {
    const std::int64_t quarters = token.word.value * kQuarters;
    switch (token.word.what) {
      case What::small:
      case What::ten: return take_count(quarters, token);
      case What::hundred:
        if (group_ == 0 || group_ >= 100 * kQuarters || group_ % kQuarters != 0) return false;
        group_ *= 100;
        open_below_ = 100 * kQuarters;
        return end_at(token.end, true);
      case What::scale:
        if (group_ == 0 || token.word.value >= last_scale_) return false;
        total_ += group_ * token.word.value;
        last_scale_ = token.word.value;
        group_ = 0;
        open_below_ = std::min(token.word.value, std::int64_t{1000}) * kQuarters;
        return end_at(token.end, true);
      case What::dozen:
        if (group_ == 0 || total_ != 0 || dozens_) return false;
        dozens_ = true;  // "a dozen dozen dozen ..." would not end
        group_ *= token.word.value;
        open_below_ = 0;
        return end_at(token.end, false);
      default: return false;
    }
  }

  bool take_count(std::int64_t quarters, Token token) {
    if (quarters >= open_below_ || closed_) return false;
    if (quarters == 0) closed_ = true;
    group_ += quarters;
    open_below_ = token.word.what == What::ten ? 10 * kQuarters : 0;
    return end_at(token.end, false);
  }

  bool end_at(std::size_t end, bool behind_multiplier) {
    end_ = end;
    behind_multiplier_ = behind_multiplier;
    return true;
  }

  static bool is_multiplier(What what) {
    return what == What::hundred || what == What::scale || what == What::dozen;
  }

  const NumberWords& words_;
  std::string_view text_;
  std::int64_t total_ = 0;  ///< Quarters that a scale has closed.
  std::int64_t group_ = 0;  ///< Quarters in front of the next scale.
  std::int64_t last_scale_ = std::int64_t{1} << 40;
  std::int64_t open_below_ = 100 * kQuarters;  ///< The next count must be smaller.
  std::size_t end_ = 0;
  bool behind_multiplier_ = false;
  bool closed_ = false;  ///< "zero" takes nothing behind it.
  bool dozens_ = false;  ///< "dozen" was said.
};

std::optional<NumberWords::Match> NumberWords::at(std::string_view text, std::size_t at) const {
  if (at >= text.size() || !may_start(text[at])) return std::nullopt;
  if (first_words_.begins(text, at) == 0) return std::nullopt;
  return Reader(*this, text).read(at);
}

}  // namespace wagescope
