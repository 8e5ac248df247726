#include "compare/against/selection.h"

#include <algorithm>

#include "extractor/base/ascii.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

/// "us-fed" is the beginning of "us-federal-minimum-wage", "fedral" nearly a word of it.
bool nearly(std::string_view word, std::string_view other) {
  constexpr std::size_t kLeast = 3;
  if (word == other) return true;
  if (word.size() < kLeast || other.size() < kLeast) return false;
  if (other.starts_with(word) || word.starts_with(other)) return true;
  // One letter more, less or other.
  const auto [a, b] = std::ranges::mismatch(word, other);
  const std::string_view rest(a, word.end()), other_rest(b, other.end());
  return word.size() > kLeast &&
         (rest.substr(std::min<std::size_t>(1, rest.size())) == other_rest ||
          rest == other_rest.substr(std::min<std::size_t>(1, other_rest.size())) ||
          (!rest.empty() && !other_rest.empty() && rest.substr(1) == other_rest.substr(1)));
}

/// How near the words of `id`, which hyphens or spaces part, are to those of the id or the
/// name of `series`: "us-california-minimum-wage" is near "us-ca-minimum-wage".
std::size_t words_shared(std::string_view id, const Benchmark& series) {
  std::string name;
  for (const char c : series.name)
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string words(id);
  std::ranges::replace(words, ' ', '-');
  const auto in_id = split(series.id, '-'), in_name = split(name, ' ');
  std::size_t shared = series.id.starts_with(id) ? 3 : 0;
  for (const std::string_view word : split(words, '-')) {
    const auto is = [&](std::string_view other) { return word == other; };
    const auto is_nearly = [&](std::string_view other) { return nearly(word, other); };
    if (word.empty()) continue;
    if (std::ranges::any_of(in_id, is) || std::ranges::any_of(in_name, is))
      shared += 3;
    else if (std::ranges::any_of(in_id, is_nearly) || std::ranges::any_of(in_name, is_nearly))
      shared += 2;
  }
  return shared;
}

/// Whether `pattern`, in which '*' is any text and '?' any character, is all of `text`.
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = pattern.npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

std::string ids_near(std::span<const Benchmark> all, std::string_view id) {
  constexpr std::size_t kShown = 3;
  std::vector<std::pair<std::size_t, std::string_view>> by_words;
  for (const Benchmark& series : all)
    if (const std::size_t shared = words_shared(id, series); shared > 0)
      by_words.emplace_back(shared, series.id);
  std::ranges::stable_sort(by_words,
                           [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string names;
  for (std::size_t i = 0; i < std::min(kShown, by_words.size()); ++i)
    names.append(i > 0 ? ", " : "; near it: ").append(by_words[i].second);
  return names;
}

Result<Selection> Selection::parse(std::string_view words, const Knowledge& knowledge) {
  Selection made;
  made.knowledge_ = knowledge;
  const auto add_group = [&](std::string_view name, const auto& belongs) {
    const std::size_t before = made.items_.size();
    for (const Benchmark& series : knowledge.all)
      if (belongs(series))
        made.items_.push_back({Item::What::series, &series, true, std::string(name)});
    return made.items_.size() > before;
  };
  for (const std::string_view part : split(words, ',')) {
    const std::string name(trimmed(part));
    if (name.empty()) continue;
    if (name == "occupation" || name == "place") {
      made.items_.push_back(
          {name == "place" ? Item::What::place : Item::What::occupation, nullptr, false, name});
      continue;
    }
    const Benchmark* series = find_benchmark(knowledge.all, name);
    if (!series)
      if (const auto id = knowledge.aliases->id_of(name))
        series = find_benchmark(knowledge.all, *id);
    if (series) {
      made.items_.push_back({Item::What::series, series, false, name});
      continue;
    }
    if (add_group(name, [&](const Benchmark& one) { return one.category == name; })) continue;
    const bool pattern = name.find_first_of("*?") != name.npos;
    if (pattern && add_group(name, [&](const Benchmark& one) { return matches(name, one.id); }))
      continue;
    return Error{ErrorCode::not_found, "there is no benchmark " + name +
                                           ids_near(knowledge.all, name) +
                                           "; `wagescope benchmarks list` shows all"};
  }
  if (made.items_.empty())
    return Error{ErrorCode::not_found,
                 "no benchmark is named; `wagescope benchmarks list` shows all"};
  return made;
}

Asked Selection::occupation(const Posting& posting) const {
  Asked asked{"occupation", nullptr, "", false, "", {}};
  if (posting.country && posting.country->value != "US") {
    asked.error = "wages by occupation are stored for the US only, and the job is in " +
                  posting.country->value;
    return asked;
  }
  const auto match = knowledge_.occupations->find(posting.role.value_or(""),
                                                  posting.title ? posting.title->value : "");
  if (!match) {
    asked.error = posting.role || posting.title
                      ? "no occupation of the US classification is surely that of this title"
                      : "no title is known, so no occupation is";
    return asked;
  }
  asked.series = knowledge_.occupations->series(*match, knowledge_.all);
  asked.wages = match->wages;
  asked.why = match->why;
  return asked;
}

Asked Selection::place(const Posting& posting, const CompareOptions& options) const {
  Asked asked{"place", nullptr, "", false, "", {}};
  const JobPlace where =
      knowledge_.minimum_wages->place_of(posting.location ? posting.location->value : "",
                                         posting.country ? posting.country->value : "");
  const auto found = knowledge_.minimum_wages->highest(
      where, knowledge_.all, as_of(posting, options).date, options.nearest);
  if (!found) {
    asked.error = found.error().message;
    return asked;
  }
  asked.series = not_owned(found->series);
  asked.why = "the minimum wage of the place, " + found->why;
  return asked;
}

std::vector<Asked> Selection::for_posting(const Posting& posting,
                                          const CompareOptions& options) const {
  std::vector<Asked> all;
  for (const Item& item : items_) {
    Asked asked = item.what == Item::What::place ? place(posting, options)
                  : item.what == Item::What::occupation
                      ? occupation(posting)
                      : Asked{item.words, not_owned(item.series), "", item.group, "", {}};
    const bool there = asked.series && std::ranges::any_of(all, [&](const Asked& other) {
                         return other.series && other.series->id == asked.series->id;
                       });
    if (!there) all.push_back(std::move(asked));
  }
  return all;
}

}  // namespace wagescope
