// What the words of --against lead to: series, places and occupations.
#include <catch2/catch.hpp>
#include <string>

#include "compare/against/claim_series.h"
#include "compare/against/selection.h"
#include "db/benchmarks/benchmark_tables.h"
#include "db/store.h"
#include "tests/support/corpus.h"

namespace wagescope {
namespace {

Date day(const char* text) { return parse_date(text).value(); }

struct World {
  std::vector<Benchmark> all = Store::in_memory().benchmarks();
  BenchmarkAliases aliases{Lexicons::built_in()};
  MinimumWages minimum_wages{Lexicons::built_in()};
  Occupations occupations = Occupations::read("oews.csv", built_in_csv("oews")).value();
  Knowledge knowledge() const { return {all, &aliases, &minimum_wages, &occupations}; }
};

const World& world() {
  static const World one;
  return one;
}

std::string ids(const char* words, const Posting& posting = {}) {
  const auto selection = Selection::parse(words, world().knowledge());
  if (!selection) return selection.error().message;
  CompareOptions options;
  options.as_of = day("2023-07-26");
  std::string text;
  for (const Asked& asked : selection->for_posting(posting, options))
    text += (text.empty() ? "" : " ") + (asked.series ? asked.series->id : "(" + asked.error + ")");
  return text;
}

Posting at(const char* location, const char* country, const char* title = "") {
  Posting posting;
  if (*location) posting.location = Stated{location, std::nullopt, Certainty::stated};
  if (*country) posting.country = Stated{country, std::nullopt, Certainty::stated};
  if (*title) posting.title = Stated{title, std::nullopt, Certainty::stated};
  return posting;
}

TEST_CASE("Words of --against: ids, names, patterns, each series once") {
  CHECK(ids("us-federal-minimum-wage") == "us-federal-minimum-wage");
  CHECK(ids("the federal minimum wage, us-federal-minimum-wage") == "us-federal-minimum-wage");
  CHECK(ids("uk-real-*") == "uk-real-living-wage uk-real-living-wage-london");
  CHECK(ids("us-?a-tipped-minimum") ==
        "us-ia-tipped-minimum us-ma-tipped-minimum us-pa-tipped-minimum us-va-tipped-minimum");
  CHECK(ids("living-wage").starts_with("uk-real-living-wage uk-real-living-wage-london us-tx"));
  CHECK(ids("us-fedral-wage").find("there is no benchmark us-fedral-wage; near it: ") == 0);
  CHECK(ids("us-fed").find("near it: us-federal-minimum-wage, ") != std::string::npos);
  CHECK(ids("sag-aftra-heath-earnings").find("near it: sag-aftra-health-earnings, ") !=
        std::string::npos);
  CHECK(ids("zz-*") == "there is no benchmark zz-*; `wagescope benchmarks list` shows all");
  CHECK(ids(" , ").find("no benchmark is named") == 0);
}

TEST_CASE("The minimum wage where a job is: the highest that holds there") {
  const auto place = [](const char* location, const char* country) {
    return ids("place", at(location, country));
  };
  CHECK(place("Seattle, WA", "US") == "us-wa-seattle-minimum-wage");
  CHECK(place("Spokane, WA", "US") == "us-wa-minimum-wage");
  CHECK(place("Seattle", "US") == "us-wa-seattle-minimum-wage");
  CHECK(place("Austin, Texas", "US") == "us-federal-minimum-wage");
  CHECK(place("Denver, Colorado", "US") == "us-co-denver-minimum-wage");
  CHECK(place("New York, NY", "US") == "us-ny-nyc-minimum-wage");
  CHECK(place("Buffalo, NY", "US") == "us-ny-minimum-wage");
  CHECK(place("San Francisco, CA, USA", "US") == "us-ca-san-francisco-minimum-wage");
  CHECK(place("Portland, ME", "US") == "us-me-minimum-wage");
  CHECK(place("Portland, OR", "US") == "us-or-portland-minimum-wage");
  CHECK(place("Toronto, ON", "CA").find("(ca-on-minimum-wage has no value in force on") == 0);
  CHECK(place("Leeds", "GB") == "uk-national-living-wage");
  CHECK(place("", "DE") == "de-mindestlohn");
  CHECK(place("Springfield", "US") == "us-federal-minimum-wage");
  CHECK(place("", "US") == "us-federal-minimum-wage");
  CHECK(place("", "") == "(where the job is, is not known)");
  CHECK(place("Nairobi", "KE") == "(no minimum wage of KE is known)");
}

TEST_CASE("A place says what it was chosen from, and what is not known") {
  const auto selection = Selection::parse("place", world().knowledge()).value();
  CompareOptions options;
  options.as_of = day("2023-07-26");
  const auto why = [&](const char* location) {
    return selection.for_posting(at(location, "US"), options).front().why;
  };
  CHECK(why("Seattle, WA") ==
        "the minimum wage of the place, the highest in force there of: US federal minimum wage, "
        "Washington minimum wage, Seattle local minimum wage");
  CHECK(why("Springfield").find("the region is not known, so a higher one may hold") !=
        std::string::npos);
}

TEST_CASE("Titles lead to occupations as a person would code them") {
  const Table corpus = test::corpus("extractor/occupation/occupation.corpus.tsv");
  std::size_t right = 0, coded = 0, wrong_from_nothing = 0;
  std::string faults;
  for (const Table::Row& row : corpus.rows()) {
    const auto match = world().occupations.find("", row["title"]);
    const std::string found = match ? match->wages->soc : "";
    ++coded;
    if (found == row["soc"])
      ++right;
    else
      faults +=
          "\n" + std::string(row["title"]) + ": " + found + ", not " + std::string(row["soc"]);
    if (row["soc"].empty() && match) ++wrong_from_nothing;
  }
  INFO(faults);
  CHECK(coded >= 200);
  CHECK(right * 100 >= coded * 85);
  CHECK(wrong_from_nothing == 0);
}

TEST_CASE("An occupation is sure or null, and says why") {
  const Occupations& all = world().occupations;
  const auto found = [&](const char* role, const char* title) {
    const auto match = all.find(role, title);
    return match ? match->wages->soc + " " + std::string(name(match->certainty)) : "";
  };
  CHECK(found("registered nurse", "Registered Nurse - ICU") == "29-1141 stated");
  CHECK(found("", "Bilingual Pediatric Registered Nurses") == "29-1141 implied");
  CHECK(found("", "Nurse Recruiter") == "13-1071 implied");
  CHECK(found("", "Nurse Ambassador") == "");
  CHECK(found("cook", "") == "35-2014 stated");
  CHECK(found("", "") == "");
  CHECK(found("", "Chemical Engineers") == "17-2041 stated");
  CHECK(all.find("", "Line Cook")->why == "“line cook” is Cooks, Restaurant (SOC 35-2014)");
}

TEST_CASE(
    "The median of an occupation: the dated series where there is one, else the survey's year") {
  CHECK(ids("occupation", at("", "US", "Registered Nurse")) == "us-oews-median-registered-nurses");
  CHECK(ids("occupation", at("", "US", "Plumber")) == "us-oews-47-2152");
  CHECK(ids("occupation", at("", "US", "Ambassador")) ==
        "(no occupation of the US classification is surely that of this title)");
  const auto match = world().occupations.find("", "Plumber");
  const auto series = world().occupations.series(*match, world().all);
  REQUIRE(series->values.size() == 1);
  CHECK(series->values[0].effective_from == day("2025-05-01"));
  CHECK(series->unit == "year");
}

TEST_CASE("A claim's words lead to a series by name, by place and by occupation") {
  const ClaimNames names(world().knowledge());
  CompareOptions options;
  options.as_of = day("2023-11-26");
  const auto found = [&](const char* words, const Posting& posting,
                         Relation relation = Relation::less_than) {
    Claim claim;
    claim.relation = relation;
    (relation == Relation::as_many_as ? claim.subject : claim.benchmark_words) = words;
    const ClaimSeries series = names.find(claim, posting, options);
    if (!series.series) return std::string();
    CHECK(series.certainty == Certainty::implied);
    CHECK_FALSE(series.why.empty());
    return series.series->id;
  };
  CHECK(found("the minimum wage", at("Seattle, WA", "US")) == "us-wa-seattle-minimum-wage");
  CHECK(found("the minimum wage", at("Leeds", "GB")) == "uk-national-living-wage");
  CHECK(found("the minimum wage", at("", "")) == "");
  CHECK(found("a living wage", at("Leeds", "GB")) == "uk-real-living-wage");
  CHECK(found("a living wage", at("Austin, TX", "US")) == "");
  CHECK(found("the median wage of a registered nurse", at("", "US")) ==
        "us-oews-median-registered-nurses");
  CHECK(found("the median plumber’s pay", at("", "US")) == "us-oews-47-2152");
  CHECK(found("the median wage of a registered nurse", at("Leeds", "GB")) == "");
  CHECK(found("the median wage of a wizard", at("", "US")) == "");
  CHECK(found("the pay of the median worker", at("", "US")) == "us-oews-median-all-occupations");
  CHECK(found("nurses", at("", "US"), Relation::as_many_as) == "us-oews-median-registered-nurses");
  CHECK(found("night-shift nurses", at("", "US"), Relation::as_many_as) == "");
  CHECK(found("houses", at("", "US"), Relation::as_many_as) == "");
  CHECK(found("nurses", at("Leeds", "GB"), Relation::as_many_as) == "");
  Claim by_name;
  by_name.benchmark = "us-federal-minimum-wage";
  const ClaimSeries named = names.find(by_name, at("Leeds", "GB"), options);
  CHECK(named.series->id == "us-federal-minimum-wage");
  CHECK(named.certainty == Certainty::stated);
}

TEST_CASE("US wages are no measure for a job elsewhere") {
  CHECK(ids("occupation", at("Leeds", "GB", "Plumber")) ==
        "(wages by occupation are stored for the US only, and the job is in GB)");
}

TEST_CASE("Every code in the table of titles is one of the survey") {
  const Table titles = test::corpus("extractor/occupation/titles.tsv");
  for (const Table::Row& row : titles.rows()) {
    INFO(row["soc"]);
    CHECK(world().occupations.wages(row["soc"]));
    CHECK_FALSE(major_group(row["soc"]).empty());
  }
}

TEST_CASE("The table of official names is that of the survey") {
  const Table names = test::corpus("extractor/occupation/official.tsv");
  CHECK(names.rows().size() >= 300);
  for (const Table::Row& row : names.rows()) {
    INFO(row["soc"]);
    const auto wages = world().occupations.wages(row["soc"]);
    CHECK((wages ? wages->title : "") == row["title"]);
  }
}

TEST_CASE("A pay stands between two of the published percentiles") {
  OccupationWages wages;
  wages.annual = {Decimal::parse("20"), Decimal::parse("30"), Decimal::parse("40"),
                  Decimal::parse("50"), std::nullopt};
  const auto at_pay = [&](int pay) {
    const auto stands = standing(wages, Exact::whole(pay)).value();
    return std::to_string(stands.from ? kPercentiles.at(*stands.from) : 0) + ".." +
           std::to_string(stands.to ? kPercentiles.at(*stands.to) : 0);
  };
  CHECK(at_pay(10) == "0..10");
  CHECK(at_pay(20) == "10..25");
  CHECK(at_pay(39) == "25..50");
  CHECK(at_pay(50) == "75..0");
  CHECK_FALSE(standing(OccupationWages{}, Exact::whole(1)));
}

TEST_CASE("What a group gives no ratio for is counted, not listed") {
  Posting posting = at("", "US");
  Pay pay;
  pay.min = pay.max = Decimal::parse("20");
  pay.currency = "USD";
  pay.period = Period::hour;
  posting.pay = {pay};
  CompareOptions options;
  options.as_of = day("2023-07-26");
  const auto selection = Selection::parse("living-wage", world().knowledge()).value();
  const auto asked = selection.for_posting(posting, options);
  const CheckedPosting checked = check(posting, std::span<const Asked>(asked), {}, options);
  CHECK(checked.comparisons.size() + checked.left_out == asked.size());
  CHECK(checked.left_out >= 2);
}

}  // namespace
}  // namespace wagescope
