#include "compare/against/claim_series.h"

#include <algorithm>
#include <stdexcept>

#include "compare/benchmark/aliases.h"
#include "embedded_compare.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

constexpr std::string_view kClaimTable = "against/claim_series.tsv";
constexpr std::string_view kJob = "{job}";

/// What stands in `words` where `pattern` has {job}: a pattern without it gives
/// empty words; nothing where they do not fit.
std::optional<std::string> fits(std::string_view pattern, std::string_view words) {
  const auto at = pattern.find(kJob);
  if (at == pattern.npos) return pattern == words ? std::optional(std::string()) : std::nullopt;
  const std::string_view front = pattern.substr(0, at), back = pattern.substr(at + kJob.size());
  if (words.size() <= front.size() + back.size()) return std::nullopt;
  if (!words.starts_with(front) || !words.ends_with(back)) return std::nullopt;
  return name_key(words.substr(front.size(), words.size() - front.size() - back.size()));
}

std::string country_of(const Posting& posting) {
  return posting.country ? posting.country->value : std::string();
}

/// Where no country is known, pay in US dollars is taken for pay there.
bool is_in(std::string_view country, const Posting& posting) {
  if (posting.country) return posting.country->value == country;
  return country == "US" && !posting.pay.empty() && posting.pay.front().currency == "USD";
}

}  // namespace

ClaimNames::ClaimNames(const Knowledge& knowledge) : knowledge_(knowledge) {
  const auto file = std::ranges::find(embedded_compare(), kClaimTable, &EmbeddedFile::name);
  if (file == std::ranges::end(embedded_compare()))
    throw std::logic_error("no table is called " + std::string(kClaimTable));
  const auto table = Table::parse(std::string(kClaimTable), file->bytes);
  if (!table) throw std::logic_error(table.error().message);
  for (const Table::Row& cells : table->rows()) {
    Row row{
        {}, std::string(cells["country"]), std::string(cells["series"]), std::string(cells["why"])};
    for (const std::string_view words : split(cells["words"], '|'))
      row.words.push_back(name_key(words));
    rows_.push_back(std::move(row));
  }
}

ClaimSeries ClaimNames::find(const Claim& claim, const Posting& posting,
                             const CompareOptions& options) const {
  if (!claim.benchmark.empty())
    return {not_owned(find_benchmark(knowledge_.all, claim.benchmark)), Certainty::stated, ""};
  if (claim.relation == Relation::as_many_as)
    return is_in("US", posting) ? occupation(claim.subject) : ClaimSeries();
  const std::string words = name_key(claim.benchmark_words);
  for (const Row& row : rows_) {
    if (!row.country.empty() && !is_in(row.country, posting)) continue;
    for (const std::string& pattern : row.words)
      if (const auto job = fits(pattern, words))
        if (ClaimSeries found =
                row.id == "occupation" ? occupation(*job) : by_row(row, posting, options);
            found.series)
          return found;
  }
  return {};
}

ClaimSeries ClaimNames::by_row(const Row& row, const Posting& posting,
                               const CompareOptions& options) const {
  if (row.id != "place")
    return {not_owned(find_benchmark(knowledge_.all, row.id)), Certainty::implied, row.why};
  const JobPlace where = knowledge_.minimum_wages->place_of(
      posting.location ? posting.location->value : "", country_of(posting));
  const auto found = knowledge_.minimum_wages->highest(
      where, knowledge_.all, as_of(posting, options).date, options.nearest);
  if (!found) return {};
  return {not_owned(found->series), Certainty::implied,
          "the minimum wage of the job's place, " + found->why};
}

ClaimSeries ClaimNames::occupation(std::string_view words) const {
  const auto match = knowledge_.occupations->find("", words);
  // Of "night nurses" more is said than the table knows; of "nurses" nothing.
  if (!match || match->certainty != Certainty::stated) return {};
  return {knowledge_.occupations->series(*match, knowledge_.all), Certainty::implied, match->why};
}

}  // namespace wagescope
