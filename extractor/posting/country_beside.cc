#include "extractor/posting/country_beside.h"

#include <algorithm>
#include <utility>

#include "extractor/amount/number.h"
#include "extractor/base/utf8.h"
#include "extractor/location/place_chain.h"

namespace wagescope {
namespace {

constexpr std::string_view kCountryWords = "posting/country_words.tsv";

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

CountryBeside::CountryBeside(const Lexicons& lexicons, const Clauses& clauses,
                             SharedGazetteer places)
    : clauses_(clauses), places_(std::move(places)) {
  for (const Table::Row& row : lexicons.table(kCountryWords).rows()) {
    if (row["what"] == "country")
      adjectives_.add(row["word"], PlaceCode(row["value"]));
    else if (row["what"] == "noun")
      nouns_.add(row["word"], 0);
    else
      bad_cell(kCountryWords, "what", row["what"]);
  }
}

std::optional<CountryBeside::Named> CountryBeside::adjective(std::string_view text,
                                                             std::uint32_t at) const {
  const auto found = adjectives_.at(text, at);
  if (!found) return std::nullopt;
  const std::uint32_t end = at + static_cast<std::uint32_t>(found->length);
  if (!nouns_.at(text, skip_noise(text, end))) return std::nullopt;
  return Named{{at, end}, *found->value};
}

/// "Toronto - $90,000": the country of a town or region between marks, when nothing parts it from
/// the amount behind `clause`; of one of several in `home`, that there.
static PlaceCode of_label(std::string_view text, TextSpan clause, std::uint32_t begin,
                          const PlaceChain& place, PlaceCode home) {
  for (std::uint32_t at = place.span.end; at < clause.end;
       at += std::max(1u, utf8::at(text, at).size))
    if (utf8::is_word(utf8::at(text, at).code)) return {};
  const bool cell = begin > clause.begin && text[begin - 1] == '\t';
  const std::uint32_t before = skip_noise_back(text, begin);
  const char32_t mark = cell || before <= clause.begin ? U'|' : utf8::before(text, before).code;
  if (utf8::is_word(mark) || mark == U',') return {};
  const auto sense = most_likely(place.senses, home);
  return sense ? sense->country : PlaceCode();
}

PlaceCode CountryBeside::read(std::string_view text, TextSpan statement, std::uint32_t floor,
                              PlaceCode home) const {
  constexpr std::uint32_t kBytes = 80;
  const std::uint32_t lowest =
      std::max(floor, statement.begin > kBytes ? statement.begin - kBytes : 0);
  const std::uint32_t end = skip_noise_back(text, statement.begin, 1);  // "Canada:\n$90,000"
  const TextSpan clause = clauses_.left(text, end, lowest);
  PlaceCode country, labelled;
  for (std::uint32_t at = clause.begin; at < clause.end; ++at) {
    if (!is_capital(text[at]) || !at_word_edge(text, at)) continue;
    PlaceCode named;
    if (const auto word = adjective(text, at)) {
      named = word->country;
      at = word->span.end - 1;
    } else if (const auto chain = read_place(*places_, text, at, clause.end);
               chain && !chain->weak) {
      labelled = of_label(text, clause, at, *chain, home);
      // "British Columbia, Canada" is passed as a whole: "Columbia" alone is a country too
      at = std::max(at, chain->span.end - 1);
      const auto sense = std::ranges::find(chain->senses, PlaceKind::country, &PlaceSense::kind);
      named = sense != chain->senses.end() ? sense->country : chain->country;
    }
    if (named.empty()) continue;
    if (!country.empty() && country != named) return {};
    country = named;
  }
  return country.empty() ? labelled : country;
}

}  // namespace wagescope
