// Postings in JSON of the job boards' shapes, from the bytes to the pay.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extractor/extractor.h"
#include "extractor/read/read.h"
#include "extractor/read/stated_pay.h"
#include "tests/support/reading.h"

using namespace wagescope;

namespace {

std::vector<Record> read_as(const std::string& bytes) {
  Batch batch;
  batch.source = {"in", "in"};
  batch.format = tell_format(bytes);
  batch.bytes.reserve(bytes.size() + 256);
  batch.bytes = bytes;
  batch.last = true;
  std::vector<Record> records;
  RecordReader().read(batch, [&](Record record) { records.push_back(std::move(record)); });
  return records;
}

Posting posting_of(const std::string& bytes) {
  static const Extractor extractor;
  const auto records = read_as(bytes);
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].document);
  const auto postings = extractor.extract(*records[0].document);
  REQUIRE(postings.size() == 1);
  return postings[0];
}

std::string shown(const Pay& pay) {
  std::string words = (pay.min ? pay.min->to_string() : "-") + " " +
                      (pay.max ? pay.max->to_string() : "-") + " " + pay.currency;
  words += " " + (pay.period ? std::string(name(*pay.period)) : "-");
  words += " " + std::string(name(pay.kind)) + (pay.primary ? " primary" : "");
  if (pay.scope) words += " [" + *pay.scope + "]";
  return words;
}

std::vector<std::string> pays(const std::string& bytes) {
  std::vector<std::string> all;
  for (const Pay& pay : posting_of(bytes).pay) all.push_back(shown(pay));
  return all;
}

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("Greenhouse: escaped content, ranges in cents, metadata") {
  const Posting posting = posting_of(
      R"({"id":41,"title":"Kiln Operator","absolute_url":"https://j.example/41","company_name":)"
      R"("Clay & Sons","location":{"name":"Reno, NV"},"first_published":"2024-05-02T09:00:00-04:00",)"
      R"("content":"&lt;p&gt;Fire the kiln.&lt;/p&gt;","pay_input_ranges":[{"min_cents":5250050,)"
      R"("max_cents":6000000,"currency_type":"USD","title":"Annual pay"}]})");
  CHECK(posting.source.id == "41");
  CHECK(posting.title->value == "Kiln Operator");
  CHECK(posting.employer->value == "Clay & Sons");
  CHECK(posting.location->value == "Reno, NV");
  CHECK(posting.date == parse_date("2024-05-02"));
  REQUIRE(posting.pay.size() == 1);
  CHECK(shown(posting.pay[0]) == "52500.5 60000 USD year base primary [Annual pay]");
  CHECK(posting.pay[0].rule == "field.greenhouse");
  CHECK(pays(R"({"title":"A","content":"b","metadata":[{"name":"Team","value":"Clay","value_type":)"
             R"("short_text"},{"name":"Yearly range","value_type":"currency_range","value":)"
             R"({"unit":"EUR","min_value":"41000.0","max_value":"45000.0"}}]})") ==
        Shown{"41000 45000 EUR year base primary"});
}

TEST_CASE("Lever: the text is the title, lists belong to the description") {
  const std::string bytes =
      R"({"id":"ab-1","text":"Night Dispatcher","categories":{"location":"Oslo","team":"Depot"},)"
      R"("createdAt":1714521600000,"hostedUrl":"https://j.example/ab-1","descriptionPlain":)"
      R"("Keep the vans moving.","lists":[{"text":"You will","content":"<li>Answer calls</li>"}],)"
      R"("salaryRange":{"min":31000,"max":34500.50,"currency":"EUR","interval":"per-year-salary"}})";
  const Posting posting = posting_of(bytes);
  CHECK(posting.title->value == "Night Dispatcher");
  CHECK(posting.location->value == "Oslo");
  CHECK(posting.date == parse_date("2024-05-01"));
  CHECK(posting.url == "https://j.example/ab-1");
  CHECK(read_as(bytes)[0].document->text == "Keep the vans moving.\nYou will\nAnswer calls");
  REQUIRE(posting.pay.size() == 1);
  CHECK(shown(posting.pay[0]) == "31000 34500.5 EUR year base primary");
}

TEST_CASE("Ashby: tiers of components, each kind its own pay") {
  CHECK(
      pays(R"({"title":"Cartographer","descriptionHtml":"<p>Draw maps.</p>","publishedAt":)"
           R"("2024-03-01","compensation":{"compensationTiers":[{"title":"Zone A","components":[)"
           R"({"compensationType":"Salary","interval":"1 YEAR","currencyCode":"GBP","minValue":)"
           R"(50000,"maxValue":58000},{"compensationType":"EquityPercentage","minValue":0.1,)"
           R"("maxValue":0.2}]},{"title":"Zone B","components":[{"compensationType":"Salary",)"
           R"("interval":"1 YEAR","currencyCode":"GBP","minValue":44000,"maxValue":null}]}]}})") ==
      Shown{"50000 58000 GBP year base primary [Zone A]",
            "44000 - GBP year base primary [Zone B]"});
}

TEST_CASE("a file that is one value: an object, an array, a list inside") {
  CHECK(read_as("{\n \"title\": \"A\",\n \"description\": \"b\"\n}\n").size() == 1);
  const auto two = read_as("[\n{\"description\": \"a\"},\n{\"description\": \"b\"}\n]");
  REQUIRE(two.size() == 2);
  CHECK(two[0].source.record == 1);
  CHECK(two[1].source.record == 2);
  const auto jobs = read_as("{\n\"jobs\": [{\"content\": \"a\"}, {\"content\": \"b\"}], \"n\": 2}");
  REQUIRE(jobs.size() == 2);
  CHECK(jobs[1].document->text == "b");
  CHECK(read_as("{\"jobs\":[{\"content\":\"a\"},{\"content\":\"b\"}]}\n").size() == 2);
  const auto bad = read_as("[{\"description\": \"a\"},\n{\"title\": \"b\"}]");
  REQUIRE(bad.size() == 2);
  CHECK(bad[1].document.error().code == ErrorCode::missing_field);
  const auto cut = read_as("[{\"description\": \"a\"},\n{");
  REQUIRE(cut.size() == 2);
  CHECK_FALSE(cut[1].document);
}

TEST_CASE("terms in fields of their own, behind what the text says") {
  struct Row {
    const char* fields;
    const char* working_time;
    const char* workplace;
    const char* requisition;
  };
  const Row row = GENERATE(values<Row>({
      {R"("employmentType":["FULL_TIME","PART_TIME"],"jobLocationType":"TELECOMMUTE")",
       "full-time, part-time", "remote", ""},
      {R"("categories":{"commitment":"Part-time"},"workplaceType":"onsite")", "part-time",
       "on-site", ""},
      {R"("employmentType":"FullTime","isRemote":true)", "full-time", "remote", ""},
      {R"("isRemote":false,"requisition_id":"R-77")", "", "", "R-77"},
      {R"("employmentType":"OTHER")", "", "", ""},
  }));
  CAPTURE(row.fields);
  const Terms terms =
      posting_of(R"({"title":"Baker","description":"Bake bread.",)" + std::string(row.fields) + "}")
          .terms;
  CHECK(terms.working_time.value_or("") == row.working_time);
  CHECK(terms.workplace.value_or("") == row.workplace);
  CHECK(terms.requisition.value_or("") == row.requisition);
  CHECK(posting_of(R"({"title":"Baker","description":"A full-time role.",)"
                   R"("employmentType":"PART_TIME"})")
            .terms.working_time == "full-time");
}

TEST_CASE("JSON-LD in a page: both shapes of baseSalary, exact digits, a place in the file") {
  const std::string inside =
      R"(<html><head><script type="application/ld+json">{"@context":"https://schema.org","@graph":)"
      R"([{"@type":"WebPage"},{"@type":"JobPosting","title":"Glazier","hiringOrganization":{"name":)"
      R"("Pane Ltd"},"jobLocation":{"address":{"addressLocality":"York","addressCountry":"GB"}},)"
      R"("datePosted":"2024-06-01","description":"x","baseSalary":{"currency":"GBP","value":)"
      R"({"minValue":17.10,"maxValue":19.35,"unitText":"HOUR"}}}]}</script></head>)"
      R"(<body><h1>Glazier</h1><p>Cut glass in our workshop.</p></body></html>)";
  const Posting posting = posting_of(inside);
  CHECK(posting.employer->value == "Pane Ltd");
  CHECK(posting.country->value == "GB");
  CHECK(posting.date == parse_date("2024-06-01"));
  REQUIRE(posting.pay.size() == 1);
  const Pay& pay = posting.pay[0];
  CHECK(shown(pay) == "17.1 19.35 GBP hour base primary");
  CHECK(pay.rule == "field.json-ld");
  CHECK(inside.substr(pay.span.begin, pay.span.size()) == pay.quote);
  CHECK(pay.quote.starts_with(R"({"currency":"GBP")"));
  const std::string start = R"({"@type":"JobPosting","title":"A","description":"b",)";
  CHECK(pays(start + R"("baseSalary":{"currency":"USD","value":52000,"unitText":"YEAR"}})") ==
        Shown{"52000 52000 USD year base primary"});
  CHECK(pays(start + R"("baseSalary":"$20 - $25 an hour"})") ==
        Shown{"20 25 USD hour base primary"});
  CHECK(pays(start + R"("baseSalary":{"currency":"USD","value":{"minValue":0,"maxValue":0}}})")
            .empty());
}

TEST_CASE("fields against the text: equal is one, other is kept and said") {
  const std::string start = R"({"@type":"JobPosting","title":"Baker","description":)";
  const auto with = [&](const std::string& text, const std::string& low, const std::string& high) {
    return posting_of(start + "\"" + text +
                      R"(","baseSalary":{"currency":"GBP","value":{"minValue":)" + low +
                      ",\"maxValue\":" + high + R"(,"unitText":"HOUR"}}})");
  };
  const Posting same = with("Pay: £14 to £16 an hour.", "14", "16.00");
  REQUIRE(same.pay.size() == 1);
  CHECK_THAT(same.pay[0].rule, Catch::EndsWith("+field.json-ld"));
  const Posting other = with("Pay: £14 to £16 an hour.", "18", "21");
  REQUIRE(other.pay.size() == 2);
  CHECK(other.pay[0].primary);
  CHECK_FALSE(other.pay[1].primary);
  CHECK(other.pay[0].notes == Shown{"contradicts the record's field: 18 to 21 GBP"});
  CHECK(other.pay[1].notes == Shown{"contradicts the text: 14 to 16 GBP"});
  CHECK(other.pay[1].span.empty());
  const Posting guess = posting_of(
      start + R"("Pay: £14 an hour.","estimatedSalary":[{"currency":"GBP","duration":"P1Y",)"
              R"("percentile10":"25000","percentile90":"31000"}]})");
  REQUIRE(guess.pay.size() == 2);
  CHECK(shown(guess.pay[1]) == "25000 31000 GBP year base");
  CHECK(guess.pay[1].notes == Shown{"estimated by the source, not offered"});
  CHECK(guess.pay[0].notes.empty());
}

TEST_CASE("terms in columns of a table") {
  const auto records = test::records_of(
      "title,description,Job Type,is_remote,Requisition ID\n"
      "Baker,Bake.,PART_TIME,True,R-78\nCook,Cook.,,False,\n");
  REQUIRE(records.size() == 2);
  const Terms terms = Extractor().extract(*records[0].document)[0].terms;
  CHECK(terms.working_time == "part-time");
  CHECK(terms.workplace == "remote");
  CHECK(terms.requisition == "R-78");
  const Terms none = Extractor().extract(*records[1].document)[0].terms;
  CHECK_FALSE(none.working_time);
  CHECK_FALSE(none.workplace);
}

TEST_CASE("salary columns of plain tables, and lookalikes of their names") {
  const std::string start = R"({"text":"Mend nets.",)";
  CHECK(pays(start +
             R"("salary_min":30000,"salary_max":"35,000","currency":"eur","interval":"yearly"})") ==
        Shown{"30000 35000 EUR year base primary"});
  CHECK(pays(start + R"("salary":"£12.40 per hour"})") == Shown{"12.4 12.4 GBP hour base primary"});
  CHECK(pays(start + R"("salary":"negotiable"})").empty());
  CHECK(pays(start + R"("salary_min":0,"salary_max":null})").empty());
  CHECK(pays(start + R"("budget_min":30000,"applicants":120})").empty());
}

TEST_CASE("units of pay") {
  for (const auto& [unit, period] :
       std::vector<std::pair<const char*, const char*>>{{"HOUR", "hour"},
                                                        {"per-year-salary", "year"},
                                                        {"1 YEAR", "year"},
                                                        {"P1M", "month"},
                                                        {"Weekly", "week"},
                                                        {"one-time", ""},
                                                        {"", ""},
                                                        {"hourglass", ""}}) {
    CAPTURE(unit);
    CHECK(period_of_unit(unit) == period);
  }
}

TEST_CASE("a row of a table without text tells its title and pay") {
  Batch batch;
  batch.source = {"in", "in"};
  batch.format = Format::table;
  batch.columns = {"Job Title", "company_name", "Salary", "location"};
  batch.bytes = "Net Mender,Tide Co,\"£12.40 - £13 per hour\",\"Grimsby, UK\"\n";
  std::vector<Posting> found;
  RecordReader().read(batch, [&](const Record& record) {
    REQUIRE(record.document);
    found = Extractor().extract(*record.document);
  });
  REQUIRE(found.size() == 1);
  CHECK(found[0].title->value == "Net Mender");
  CHECK(found[0].employer->value == "Tide Co");
  REQUIRE(found[0].pay.size() == 1);
  CHECK(shown(found[0].pay[0]) == "12.4 13 GBP hour base primary");
  CHECK(found[0].pay[0].quote == "£12.40 - £13 per hour");
  CHECK_THAT(found[0].pay[0].rule, Catch::StartsWith("field.columns+"));
}
