#include "compare/against/place.h"

#include <algorithm>

#include "compare/benchmark/unit.h"
#include "compare/ratio/exact.h"
#include "embedded_compare.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/location/gazetteer.h"

namespace wagescope {
namespace {

struct Row {
  std::string country;
  std::string region;
  std::vector<std::string> cities;  ///< Folded.
  std::string id;
};

constexpr std::string_view kPlaceTable = "against/minimum_wage_places.tsv";

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Char c = utf8::at(text, at);
    utf8::append(out, utf8::fold(c.code));
    at += c.size;
  }
  return out;
}

Row row_of(const Table::Row& cells) {
  Row row;
  row.country = cells["country"];
  row.region = cells["region"];
  row.id = cells["id"];
  for (const std::string_view city : split(cells["cities"], '|'))
    if (!city.empty()) row.cities.push_back(folded(city));
  return row;
}

std::vector<Row> read_rows() {
  for (const EmbeddedFile& file : embedded_compare()) {
    if (file.name != kPlaceTable) continue;
    const auto table = Table::parse(std::string(kPlaceTable), file.bytes);
    if (!table) throw std::logic_error(table.error().message);
    std::vector<Row> rows;
    for (const Table::Row& cells : table->rows()) rows.push_back(row_of(cells));
    return rows;
  }
  throw std::logic_error("no table is called " + std::string(kPlaceTable));
}

/// What stands between commas, brackets and bars.
std::vector<std::string> names_in(std::string_view location) {
  constexpr std::string_view kSigns = ",;|/()\n";
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= location.size();) {
    const auto end = std::min(location.find_first_of(kSigns, at), location.size());
    if (const auto name = trimmed(location.substr(at, end - at)); !name.empty())
      names.emplace_back(name);
    at = end + 1;
  }
  return names;
}

/// By the year, to set hourly and monthly ones against each other.
Exact by_year(const Benchmark& series, const BenchmarkValue& value) {
  const Unit unit = unit_of(series);
  Exact amount(value.amount);
  switch (unit.period.value_or(Period::year)) {
    case Period::hour: return amount * Exact::whole(40 * 52);
    case Period::day: return amount * Exact::whole(5 * 52);
    case Period::week: return amount * Exact::whole(52);
    case Period::month: return amount * Exact::whole(12);
    default: return amount;
  }
}

}  // namespace

struct MinimumWages::Parts {
  explicit Parts(const Lexicons& lexicons) : gazetteer(lexicons, first_words), rows(read_rows()) {}

  /// The senses of the whole of `name`.
  std::span<const PlaceSense> senses(std::string_view name) const {
    const auto match = gazetteer.at(name, 0);
    return match && match->length == name.size() ? match->senses : std::span<const PlaceSense>();
  }

  bool has_regions(std::string_view country) const {
    return std::ranges::any_of(
        rows, [&](const Row& row) { return row.country == country && !row.region.empty(); });
  }

  FirstWords first_words;
  Gazetteer gazetteer;
  std::vector<Row> rows;
};

MinimumWages::MinimumWages(const Lexicons& lexicons)
    : parts_(std::make_unique<const Parts>(lexicons)) {}
MinimumWages::~MinimumWages() = default;
MinimumWages::MinimumWages(MinimumWages&&) noexcept = default;

namespace {

/// Whether the first name alone is the place: "Washington, DC" has "DC" behind it.
bool settles_region(const PlaceSense& sense, std::string_view country) {
  return sense.kind == PlaceKind::region && !sense.region.empty() &&
         (country.empty() || sense.country.view() == country);
}

/// The one region of a country in which cities of that name lie, or the one that
/// has by far the largest: empty when it is not clear.
std::string region_of_city(std::span<const PlaceSense> senses, std::string_view country) {
  constexpr std::uint32_t kTimes = 3;
  const PlaceSense* largest = nullptr;
  std::uint32_t next = 0;
  for (const PlaceSense& sense : senses) {
    if (sense.kind != PlaceKind::city || sense.country.view() != country) continue;
    if (largest && sense.region == largest->region) continue;
    if (!largest || sense.population > largest->population) {
      if (largest) next = std::max(next, largest->population);
      largest = &sense;
    } else {
      next = std::max(next, sense.population);
    }
  }
  if (!largest || (next > 0 && largest->population < next * kTimes)) return "";
  return std::string(largest->region.view());
}

}  // namespace

JobPlace MinimumWages::place_of(std::string_view location, std::string_view country) const {
  JobPlace place{std::string(country), "", names_in(location)};
  // From the end: what stands last ("Portland, OR") settles what stands first.
  for (std::size_t i = place.names.size(); i-- > 0 && place.region.empty();) {
    const std::string& name = place.names[i];
    if (const auto code = parts_->gazetteer.region_code(name);
        code && i > 0 && (place.country.empty() || code->country.view() == place.country)) {
      place.country = code->country.view();
      place.region = code->code.view();
      break;
    }
    for (const PlaceSense& sense : parts_->senses(name)) {
      if (sense.kind == PlaceKind::country && place.country.empty())
        place.country = sense.country.view();
      if (!settles_region(sense, place.country)) continue;
      place.country = sense.country.view();
      place.region = sense.region.view();
      break;
    }
  }
  for (std::size_t i = 0; i < place.names.size() && place.region.empty(); ++i)
    place.region = region_of_city(parts_->senses(place.names[i]), place.country);
  return place;
}

Result<PlaceMinimum> MinimumWages::highest(const JobPlace& place, std::span<const Benchmark> all,
                                           Date date, bool nearest) const {
  if (place.country.empty())
    return Error{ErrorCode::incomparable, "where the job is, is not known"};
  PlaceMinimum found;
  std::optional<Exact> most;
  std::string considered, error, missing;
  for (const Row& row : parts_->rows) {
    if (row.country != place.country) continue;
    if (!row.region.empty() && row.region != place.region) continue;
    if (!row.cities.empty() && std::ranges::none_of(place.names, [&](const std::string& name) {
          return std::ranges::find(row.cities, folded(name)) != row.cities.end();
        }))
      continue;
    const Benchmark* series = find_benchmark(all, row.id);
    if (!series) continue;
    const auto value = value_in_force(*series, date, nearest);
    if (!value) {
      error = value.error().message;
      missing += "; " + series->name + " is not known for that day";
      continue;
    }
    considered += (considered.empty() ? "" : ", ") + series->name;
    const Exact yearly = by_year(*series, value->value);
    if (most && yearly <= *most) continue;
    most = yearly;
    found.series = series;
  }
  if (!found.series)
    return Error{ErrorCode::incomparable,
                 error.empty() ? "no minimum wage of " + place.country + " is known" : error};
  found.why = considered == found.series->name ? "the only one known there"
                                               : "the highest in force there of: " + considered;
  found.why += missing;
  if (place.region.empty() && parts_->has_regions(place.country))
    found.why += "; the region is not known, so a higher one may hold";
  return found;
}

}  // namespace wagescope
