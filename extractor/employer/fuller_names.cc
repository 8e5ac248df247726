// The longest spelling of a name that the text gives: "Acme" is "Acme Group Limited", "ORBS" the
// Oakham Rye Bread Society.
#include <algorithm>

#include "extractor/employer/weigher.h"

namespace wagescope {
/// "Mill Research Institute (MRI)" gives "MRI" its full name.
std::optional<TextSpan> Weigher::spelled_out(const Name& name) const {
  const std::string_view letters = text_.substr(name.span.begin, name.span.size());
  if (letters.size() < 2 || letters.size() > 6) return std::nullopt;
  for (std::size_t i = 2; i + 1 < words_.size(); ++i) {
    if (!words_[i].caps || !gap(i, kGapOpen) || !gap(i + 1, kGapClose) ||
        view(text_, words_[i]) != letters)
      continue;
    std::size_t first = i - 1;
    while (first > 0 && i - first < 9 && !gap(first, kNameEnd) && words_[first].gap != kGapNone &&
           (names(first - 1) || is_small_joint(view(text_, words_[first - 1]))) &&
           !is(first - 1, kStart))
      --first;
    while (first < i - 1 && text_[words_[first].begin] != letters[0]) ++first;
    if (i - first >= 3 && text_[words_[first].begin] == letters[0])
      return TextSpan{words_[first].begin, words_[i - 1].end};
  }
  return std::nullopt;
}

/// The first letters of a name of three words or more: "ORBS"; empty for a shorter one.
std::string Weigher::initials(const Name& name) const {
  std::string letters;
  auto word = std::ranges::lower_bound(words_, name.span.begin, {}, &Word::begin);
  for (; word != words_.end() && word->end <= name.span.end; ++word)
    if (word->upper) letters += text_[word->begin];
  return letters.size() >= 3 ? letters : std::string();
}

bool Weigher::is_own(std::size_t i, std::uint32_t what) const {
  if (i >= words_.size()) return false;
  const auto word = own_articles_.at(text_, words_[i].begin);
  return word && word->number == what && words_[i].begin + word->length == words_[i].end;
}

/// Whether the text says these words twice.
bool Weigher::said_twice(TextSpan words) const {
  const std::string_view said = cut(text_, words);
  return text_.find(said, text_.find(said) + 1) != std::string_view::npos;
}

/// Whether "at" and a capital stand at word `i`, within a sentence.
bool Weigher::leads_on(std::size_t i) const {
  return i + 1 < words_.size() && view(text_, words_[i]) == "at" && words_[i + 1].upper &&
         !gap(i, kNameEnd) && !gap(i + 1, kNameEnd);
}

/// "Barks at Home", where the text says so twice, of which only "Barks" or "Home" was read: the
/// name from word `first` to before word `next`.
std::optional<TextSpan> Weigher::with_at(std::size_t first, std::size_t next) const {
  const TextSpan name{words_[first].begin, words_[next - 1].end};
  if (leads_on(next))
    if (const TextSpan whole{name.begin, words_[next + 1].end}; said_twice(whole)) return whole;
  if (first < 2 || !words_[first - 2].upper || !leads_on(first - 1) ||
      is(first - 2, kJob | kNever | kStart))
    return std::nullopt;
  const TextSpan whole{words_[first - 2].begin, name.end};
  return said_twice(whole) ? std::optional(whole) : std::nullopt;
}

/// "Department for" of "Department for Bread", which "for" had parted.
bool Weigher::goes_on_body(std::size_t first) const {
  if (first < 2 || !words_[first - 2].upper || gap(first, kNameEnd) || gap(first - 1, kNameEnd))
    return false;
  const std::string_view joint = view(text_, words_[first - 1]);
  return (joint == "for" || joint == "of") && is(first - 2, kFormOf);
}

/// "La" of "La Fernhill are hiring".
bool Weigher::has_own_article(std::size_t first, std::size_t next) const {
  return first > 0 && words_[first - 1].upper && words_[first].gap == kGapSpace &&
         is_own(first - 1, kArticleOfName) && is_own(next, kVerb);
}

/// The name with the words around it that are of it too.
TextSpan Weigher::with_rest(TextSpan name) const {
  const auto word = std::ranges::lower_bound(words_, name.begin, {}, &Word::begin);
  const auto first = static_cast<std::size_t>(word - words_.begin());
  const std::size_t next = word_at(first, name.end);
  if (next > first)
    if (const auto whole = with_at(first, next))
      return {whole->begin, std::max(whole->end, name.end)};
  if (has_own_article(first, next)) return {words_[first - 1].begin, name.end};
  if (goes_on_body(first)) return {words_[first - 2].begin, name.end};
  return name;
}

/// "Acme" is "Acme Group Limited" where the text says so too; "Acme Overseas Services Corp" that
/// is only mentioned may be another branch.
Name Weigher::fuller(const Name& name) const {
  const Name* full = &name;
  const auto spoken_for = [](const Name& other) {
    return std::ranges::any_of(other.rules, [](std::string_view rule) { return rule != "x-form"; });
  };
  // "Fernhill S.r.l." is whole
  const bool whole = text_[name.span.end - 1] == '.';
  for (const Name& other : found_) {
    if (whole) break;
    const bool stands = std::ranges::any_of(other.rules, [](std::string_view rule) {
      return rule == "x-under-title" || rule == "x-beside-title";
    });
    if ((other.grouped || stands || other.strongest >= 70) && spoken_for(other) &&
        other.key.size() > full->key.size() + 1 && other.key.starts_with(name.key) &&
        other.key[name.key.size()] == ' ')
      full = &other;
  }
  // "At ORBS, we": the text also names the Oakham Rye Bread Society.
  for (const Name& other : found_)
    if (full == &name && spoken_for(other) &&
        initials(other) == text_.substr(name.span.begin, name.span.size()))
      full = &other;
  Name result = *full;
  result.score = name.score;
  if (const auto span = spelled_out(result)) result.span = *span;
  result.span = with_rest(result.span);
  return result;
}

}  // namespace wagescope
