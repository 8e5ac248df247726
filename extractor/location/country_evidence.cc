#include "extractor/location/country_evidence.h"

#include <algorithm>
#include <charconv>

#include "extractor/base/ascii.h"

namespace wagescope {
namespace {

bool capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether `text` at `at` has the shape: A a capital, 9 a digit, else itself.
bool shaped(std::string_view text, std::size_t at, std::string_view shape) {
  if (text.size() - at < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = text[at + i];
    const bool fits = shape[i] == 'A' ? capital(c) : shape[i] == '9' ? is_digit(c) : c == shape[i];
    if (!fits) return false;
  }
  return at_word_edge(text, at + shape.size());
}

}  // namespace

void CountryVotes::add(PlaceCode country, int weight, std::string_view words) {
  auto vote = std::ranges::find(votes_, country, &Vote::country);
  if (vote == votes_.end()) vote = votes_.insert(vote, Vote{country, 0, 0, {}});
  vote->weight += weight;
  if (weight > vote->heaviest) {
    vote->heaviest = weight;
    vote->words = words;
  }
}

CountryVotes::Leader CountryVotes::leader(int least) const {
  const Vote* best = nullptr;
  for (const Vote& vote : votes_)
    if (best == nullptr || vote.weight > best->weight) best = &vote;
  if (best == nullptr || best->weight < least) return {};
  for (const Vote& vote : votes_)
    if (&vote != best && vote.weight * 2 > best->weight) return {};
  return {best->country, std::string(best->words)};
}

std::vector<SpokenCountry> CountryVotes::all(int least) const {
  std::vector<SpokenCountry> all;
  for (const Vote& vote : votes_)
    if (vote.weight >= least)
      all.push_back({std::string(vote.country.view()), vote.weight, std::string(vote.words)});
  std::ranges::stable_sort(all, std::ranges::greater(), &SpokenCountry::weight);
  return all;
}

bool CountryVotes::none_but(PlaceCode country, int least) const {
  return std::ranges::all_of(
      votes_, [&](const Vote& vote) { return vote.country == country || vote.weight < least; });
}

EvidenceTable::EvidenceTable(const Lexicons& lexicons, FirstWords& first_words) {
  for (const Table::Row& row : lexicons.table("location/evidence.tsv").rows()) {
    Evidence evidence{PlaceCode(row["country"]), 0, 0};
    const std::string_view weight = row["weight"];
    std::from_chars(weight.data(), weight.data() + weight.size(), evidence.weight);
    for (const std::string_view words : split(row["words"], '|')) {
      evidence.number = static_cast<std::uint32_t>(phrases_.values().size());
      phrases_.add(words, evidence);
      first_words.add(words, FirstWords::kCountryWords);
    }
  }
}

std::optional<EvidenceTable::Match> EvidenceTable::at(std::string_view text, std::size_t at) const {
  return phrases_.at(text, at, Edge::word);
}

Postcode postcode_at(std::string_view text, std::size_t at) {
  const auto digit_at = [&](std::size_t place) {
    return place < text.size() && is_digit(text[place]);
  };
  if (!capital(text[at]) || !(digit_at(at + 1) || digit_at(at + 2))) return {};
  // A capital letter, a digit, and then: the longer shapes first.
  for (const std::string_view shape :
       {"AA99 9AA", "AA9A 9AA", "AA9 9AA", "A99 9AA", "A9A 9AA", "A9 9AA"})
    if (shaped(text, at, shape)) return {PlaceCode("GB"), shape.size()};
  if (shaped(text, at, "A9A 9A9")) return {PlaceCode("CA"), 7};
  return {};
}

}  // namespace wagescope
