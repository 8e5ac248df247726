#include "extractor/role/role_names.h"

#include <algorithm>

#include "extractor/base/utf8.h"
#include "extractor/role/title_rest.h"

namespace wagescope {

RoleNames::RoleNames(const Lexicons& lexicons, const TitleWords& words) : words_(words) {
  for (const Table::Row& row : lexicons.table("role/note.tsv").rows()) notes_.add(row["phrase"], 0);
  for (const Table::Row& row : lexicons.table("role/standard.tsv").rows())
    standard_.emplace(row["word"], row["standard"]);
}

/// "Engineers" -> "engineer", "Sr" -> "senior", "Adviser" -> "advisor".
std::string RoleNames::standard_word(const Stretch& stretch, std::size_t i) const {
  std::string word = utf8::fold(view(stretch.text(), stretch.word(i)));
  word.resize(std::min(word.find("\u00B7"), word.size()));  // "chargé·e"
  if (stretch.is(i, kAnyHead | kLone) && word.size() > 3 && word.back() == 's' &&
      word[word.size() - 2] != 's') {
    const std::string singular = word.substr(0, word.size() - 1);
    if (words_.kinds(singular) & (kAnyHead | kLone)) word = singular;
  }
  if (const auto found = standard_.find(word); found != standard_.end()) return found->second;
  return word;
}

std::string RoleNames::role(const Stretch& stretch, const Title& title) const {
  std::size_t first = std::min(stretch.behind_pairing(title.first), title.head);
  std::size_t last = std::max(title.head, title.core_last);
  const auto grade = [&](std::size_t i) {
    return stretch.is(i, kGrade) || (stretch.word(i).digit && i != title.head) ||
           stretch.is(i, kGender);
  };
  const auto term = [&](std::size_t i) {  // "temporary", "part time", not "contract manager"
    return stretch.is(i, kContract) && !(stretch.is(i, kInner) && i + 1 == title.head) &&
           (!stretch.is(i, kField) || stretch.is(i + 1, kContract));
  };
  while (first < title.head && (grade(first) || term(first) ||
                                (stretch.is(first, kJoin) && !stretch.glued_letter(first))))
    ++first;
  const auto letters = [&](std::size_t i) {  // "kat. C+E"
    return stretch.word(i).caps || stretch.word(i).end - stretch.word(i).begin == 1;
  };
  std::size_t rank = last;
  while (rank > title.head && letters(rank)) --rank;
  if (rank > title.head && rank < last && stretch.is(rank, kGrade)) last = rank;
  while (last > title.head && (grade(last) || stretch.is(last, kSeniority | kJoin | kEither) ||
                               (stretch.is(last, kContract) && !stretch.is(last, kField))))
    --last;
  std::string role;
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first && stretch.short_aside(i)) continue;  // "Business Intelligence (BI) Engineer"
    const bool slash = stretch.gap(i, kGapSlash) && !stretch.gap(i, kGapHyphen);
    if (i > first && !slash && stretch.other_ending(i)) continue;
    if (!role.empty())
      role += stretch.word(i).gap == kGapHyphen ? "-"
              : stretch.gap(i, kGapAmpersand)   ? " and "
              : stretch.gap(i, kGapSlash)       ? "/"
                                                : " ";
    role += standard_word(stretch, i);
    if (stretch.word(i).possessive() && i < title.head) role += "'s";
  }
  // "Manager, Data Science" is a data science manager.
  if (first == title.head && last == title.head && title.last > last &&
      stretch.gap(last + 1, kGapComma)) {
    std::string field;
    std::size_t i = last + 1;
    for (; i <= title.last && !(i > last + 1 && stretch.gap(i, kTitlePart)); ++i)
      field += standard_word(stretch, i) + ' ';
    if (!stretch.is(last + 1, kAnyHead | kSeniority)) role = field + role;
  }
  return role;
}

std::string RoleNames::note(const Stretch& stretch, const Title& title) const {
  const auto run = [&](std::size_t i) -> std::string {
    while (i < stretch.size() && stretch.is(i, kDeterminer) && !stretch.gap(i, kTitleEnd)) ++i;
    std::size_t last = i;
    bool named = false;
    for (std::size_t k = i; k < stretch.size() && k < i + 7; ++k) {
      if (k > i && stretch.gap(k, kTitleEnd | kTitlePart | kGapQuote)) break;
      const bool fits = stretch.word(k).upper || stretch.is(k, kField | kNoteNoun);
      if (!fits || stretch.word(k).digit || stretch.is(k, kContract | kQuiet)) break;
      named = named || stretch.is(k, kNoteNoun);
      last = k + 1;
    }
    if (last < i + 2 || !named) return {};
    return std::string(stretch.text().substr(stretch.word(i).begin,
                                             stretch.word(last - 1).end - stretch.word(i).begin));
  };
  if (title.last > title.core_last && stretch.short_form(title.core_last + 1, title.last))
    return {};
  const std::size_t next = title.last + 1;
  if (next < stretch.size() && !stretch.gap(next, kTitleEnd)) {
    const auto match = notes_.at(stretch.text(), stretch.word(next).begin);
    if (match) {
      std::string said = run(stretch.word_at(next, stretch.word(next).begin + match->length));
      if (!said.empty()) return said;
    }
  }
  const bool in_role =
      title.core_last == title.head &&
      stretch.gap(title.core_last + 1 < stretch.size() ? title.core_last + 1 : 0, kGapComma) &&
      (title.first == title.head ||
       (title.first + 1 == title.head && stretch.is(title.first, kGrade)));
  // "Baker or Pastry Chef", of which the second is no purpose of the first
  const bool goes_on = title.last > title.core_last &&
                       stretch.word(title.core_last + 1).gap == kGapSpace &&
                       !stretch.word(title.core_last + 1).upper &&
                       !notes_.at(stretch.text(), stretch.word(title.core_last + 1).begin);
  if (title.last > title.core_last && !goes_on && !stretch.is(title.core_last + 1, kGender) &&
      !in_role) {
    const std::uint32_t begin = stretch.word(title.core_last + 1).begin;
    const std::uint32_t end = closed_bracket(stretch.text(), begin, stretch.word(title.last).end);
    return std::string(stretch.text().substr(begin, end - begin));
  }
  return {};
}

std::string RoleNames::gender_mark(const Stretch& stretch, const Title& title) {
  const auto letter = [&](std::size_t i) {
    return stretch.is(i, kGender) && stretch.word(i).end - stretch.word(i).begin == 1;
  };
  std::size_t first = title.head + 1;
  while (first <= title.last && !letter(first)) ++first;
  std::size_t last = first;
  while (last + 1 <= title.last && letter(last + 1)) ++last;
  if (last == first || first > title.last) return {};
  const std::uint32_t begin = stretch.word(first).begin;
  return std::string(stretch.text().substr(begin, stretch.word(last).end - begin));
}

}  // namespace wagescope
