// Reports and records against golden files. With WAGESCOPE_WRITE_GOLDEN set, the
// files are written anew: read every change by eye before it is kept.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "compare/report/layout.h"
#include "compare/report/record.h"
#include "compare/report/text_report.h"
#include "compare/report/words.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

const std::string kFolder = std::string(WAGESCOPE_SOURCE_DIR) + "/tests/golden/";

void check_golden(const std::string& name, const std::string& text) {
  if (std::getenv("WAGESCOPE_WRITE_GOLDEN"))
    std::ofstream(kFolder + name, std::ios::binary) << text;
  std::ifstream in(kFolder + name, std::ios::binary);
  INFO("tests/golden/" << name);
  CHECK(text == std::string{std::istreambuf_iterator<char>(in), {}});
}

void check_report(const std::string& name, const std::string& text) {
  check_golden(name, text);
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    INFO(rest.substr(0, end));
    CHECK(utf8::columns(rest.substr(0, end)) <= kColumns);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

Decimal amount(const char* digits) { return Decimal::parse(digits).value(); }
Date day(const char* text) { return parse_date(text).value(); }

Pay pay(const char* min, const char* max, const char* currency, Period period, const char* quote) {
  Pay made;
  if (*min) made.min = amount(min);
  if (*max) made.max = amount(max);
  made.bound = !*min                  ? Bound::up_to
               : !*max                ? Bound::from
               : made.min == made.max ? Bound::exact
                                      : Bound::range;
  made.currency = currency;
  made.period = period;
  made.primary = true;
  made.confidence_percent = 98;
  made.quote = quote;
  made.span = {120, 120 + static_cast<std::uint32_t>(made.quote.size())};
  made.rule = "amount+period";
  return made;
}

Benchmark health_plan() {
  const auto value = [](const char* digits, const char* from, const char* to, const char* page) {
    return BenchmarkValue{
        amount(digits),
        "covered earnings in twelve months",
        day(from),
        parse_date(to),
        "Guild plan: " + std::string(page),
        "https://example.org/guild-plan/eligibility/minimum-earnings/" + std::string(page),
        ""};
  };
  Benchmark series{"guild-plan",
                   "Guild health plan earnings",
                   "health-threshold",
                   "Guild",
                   "US",
                   "USD",
                   "year",
                   {value("25950", "2021-01-01", "2022-12-31", "2021-changes"),
                    value("26470", "2023-01-01", "2023-12-31", "2023-changes"),
                    value("27540", "2025-01-01", "2025-12-31", "2025-changes")}};
  series.values[1].note = "The first day was not seen and is set to the plan's year";
  return series;
}

Benchmark minimum_wage() {
  return {"state-minimum-wage",
          "State minimum wage",
          "minimum-wage",
          "State",
          "US",
          "USD",
          "hour",
          {{amount("7.25"), "gross hourly wage", day("2009-07-24"), std::nullopt,
            "Wage and Hour Division", "https://example.org/minimum-wage", ""}}};
}

Posting story() {
  Posting posting;
  posting.source.path = "articles/strike.txt";
  posting.title = Stated{"product manager", SourceSpan{40, 55}, Certainty::stated};
  posting.role = "product manager";
  posting.role_note = "machine learning platform";
  posting.employer = Stated{"Streamco", SourceSpan{0, 8}, Certainty::stated};
  posting.location = Stated{"Springfield", SourceSpan{90, 101}, Certainty::stated};
  posting.country = Stated{"US", std::nullopt, Certainty::implied};
  posting.date = day("2023-07-26");
  posting.date_words = Stated{"July 26, 2023", SourceSpan{200, 213}, Certainty::stated};
  posting.pay = {pay("900000", "900000", "USD", Period::year, "$900,000-a-year")};
  posting.pay[0].mentions = {{300, 305}, {400, 408}};
  Claim claim;
  claim.relation = Relation::qualifies;
  claim.count = amount("35");
  claim.subject = "actors";
  claim.benchmark_words = "guild health insurance";
  claim.benchmark = "guild-plan";
  claim.quote = "could qualify thirty-five actors\nfor guild health insurance";
  claim.span = {500, 558};
  posting.claims = {claim};
  return posting;
}

Posting hourly() {
  Posting posting;
  posting.source = {"jobs.ndjson", 3, "li-1"};
  posting.title = Stated{"Line cook", std::nullopt, Certainty::stated};
  posting.employer = Stated{"Harbour Kitchen", std::nullopt, Certainty::stated};
  posting.pay = {pay("18.5", "22", "USD", Period::hour, "$18.50 - $22.00"),
                 pay("", "1500", "USD", Period::once, "up to $1,500 sign-on")};
  posting.pay[0].period_certainty = Certainty::implied;
  posting.pay[0].work.hours_per_week = amount("30");
  posting.pay[1].kind = Kind::sign_on;
  posting.pay[1].primary = false;
  posting.refused = {{"$50", "referral-bonus", {300, 303}}};
  return posting;
}

std::string compared(const Posting& posting, const std::vector<Benchmark>& against,
                     const char* as_of = "", bool nearest = false) {
  CompareOptions options;
  options.today = day("2023-09-01");
  options.as_of = parse_date(as_of);
  options.nearest = nearest;
  return compare_report(check(posting, against, against, options));
}

TEST_CASE("Reports on one posting read as the golden files") {
  check_report("compare_story.txt", compared(story(), {health_plan()}));
  check_report("compare_story_as_of_2022.txt", compared(story(), {health_plan()}, "2022-06-01"));
  check_report("compare_story_as_of_2031.txt", compared(story(), {health_plan()}, "2031-01-01"));
  check_report("compare_story_nearest.txt", compared(story(), {health_plan()}, "2031-01-01", true));
  check_report("compare_hourly_range.txt", compared(hourly(), {minimum_wage(), health_plan()}));
  check_report("extract_story.txt", extract_report(story()));
  check_report("extract_hourly_explained.txt", extract_report(hourly(), {}, true));
  check_report("extract_nothing.txt", extract_report(Posting{}));
  check_report("compare_nothing.txt", compared(Posting{}, {health_plan()}));
  check_report("benchmark_series.txt", benchmark_report(health_plan()));
}

TEST_CASE("Reports on pay of other kinds read as the golden files") {
  Posting canada = hourly();
  canada.pay = {pay("60000", "", "CAD", Period::year, "from C$60,000")};
  check_report("compare_other_currency.txt", compared(canada, {health_plan()}));
  Posting low = hourly();
  low.pay = {pay("", "6.4", "USD", Period::hour, "up to $6.40 an hour")};
  check_report("compare_below.txt", compared(low, {minimum_wage()}));
  Posting shifts = hourly();
  shifts.pay = {pay("210", "210", "USD", Period::shift, "$210 a shift")};
  check_report("compare_shift.txt", compared(shifts, {health_plan(), minimum_wage()}));
  Posting japan;
  japan.title = Stated{"機械学習基盤プロダクトマネージャー", SourceSpan{0, 51}, Certainty::stated};
  japan.employer =
      Stated{"株式会社みなと水産加工研究開発センター", SourceSpan{60, 114}, Certainty::stated};
  japan.pay = {pay("300000", "450000", "JPY", Period::month,
                   "月給三十万円から四十五万円まで（経験と能力に応じて決定します。賞与年二回）")};
  check_report("extract_wide.txt", extract_report(japan));
}

TEST_CASE("Records and rows read as the golden files") {
  CompareOptions options;
  options.today = day("2023-09-01");
  const std::vector<Benchmark> against{health_plan(), minimum_wage()};
  const CheckedPosting checked = check(hourly(), against, against, options);
  check_golden("extract.ndjson",
               to_ndjson(story()) + to_ndjson(hourly(), {}, true) + to_ndjson(Posting{}));
  check_golden("compare.ndjson", to_ndjson(check(story(), against, against, options)));
  check_golden("extract.csv", extract_header(Separated::commas) +
                                  extract_rows(story(), {}, Separated::commas) +
                                  extract_rows(hourly(), {}, Separated::commas) +
                                  extract_rows(Posting{}, {}, Separated::commas));
  check_golden("compare.tsv",
               compare_header(Separated::tabs) + compare_rows(checked, {}, Separated::tabs));
}

TEST_CASE("Every row has as many cells as the header") {
  Posting odd = hourly();
  odd.title = Stated{"Cook,\t\"line\"\nand grill \\", std::nullopt, Certainty::stated};
  const auto cells = [](const std::string& line) { return std::ranges::count(line, '\t'); };
  const std::string rows = extract_rows(odd, {}, Separated::tabs);
  REQUIRE(std::ranges::count(rows, '\n') == 2);  // two pays
  CHECK(cells(rows.substr(0, rows.find('\n'))) == cells(extract_header(Separated::tabs)));
  // Compared, refused, with work, and with all that stands beside.
  CompareOptions options;
  options.as_of = day("2023-09-01");
  PayRanks ranks({});
  ranks.add(odd);
  ranks.finish(true);
  options.ranks = &ranks;
  Benchmark days = minimum_wage();
  days.currency = "";
  days.unit = "days-per-12-months";
  Benchmark other = minimum_wage();
  other.currency = "EUR";
  const std::vector<Benchmark> against{minimum_wage(), days, other, health_plan()};
  std::string compared = compare_rows(check(odd, against, against, options), {}, Separated::tabs);
  REQUIRE(std::ranges::count(compared, '\n') == 8);
  for (; !compared.empty(); compared.erase(0, compared.find('\n') + 1))
    CHECK(cells(compared.substr(0, compared.find('\n'))) == cells(compare_header(Separated::tabs)));
  CHECK(rows.find("Cook,\\t\"line\"\\nand grill \\\\") != std::string::npos);
  CHECK(extract_rows(odd, {}, Separated::commas).find("\"Cook,\t\"\"line\"\"\nand grill \\\"") !=
        std::string::npos);
}

TEST_CASE("Text in records is escaped and keeps its bytes") {
  Posting posting;
  posting.title = Stated{"A \"B\" \\ \n\t\r\x01\x7f é 水", std::nullopt, Certainty::stated};
  CHECK(to_ndjson(posting).find(R"("title":"A \"B\" \\ \n\t\r\u0001\u007f é 水")") !=
        std::string::npos);
}

TEST_CASE("Figures are written as people write them") {
  CHECK(money("USD", amount("26470")) == "$26,470");
  CHECK(money("USD", amount("7.5")) == "$7.50");
  CHECK(money("EUR", amount("0.0725")) == "€0.0725");
  CHECK(money("CAD", amount("1234567.89")) == "CAD 1,234,567.89");
  CHECK(money("", amount("900")) == "900");
  CHECK(money("USD", amount("-1500")) == "-$1,500");
  CHECK(grouped("-123456.7890") == "-123,456.7890");
  CHECK(short_ratio(Exact(amount("34.0008"))) == "34.0");
  CHECK(short_ratio(Exact(amount("3.456"))) == "3.46");
  CHECK(times_words(2) == "twice");
  CHECK(times_words(4) == "four times");
  CHECK(times_words(17) == "17 times");
  CHECK(coverage_line({1, 1, 7, 0}) ==
        "Read 1 document, pay found in 1, refused 7 money-like figures, 0 unread.\n");
  CHECK(coverage_line({1273, 241, 1, 2}) ==
        "Read 1,273 documents, pay found in 241, refused 1 money-like figure, 2 unread.\n");
}

}  // namespace
}  // namespace wagescope
