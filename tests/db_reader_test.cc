// What was stored is read back as it was given.
#include <catch2/catch.hpp>
#include <vector>

#include "compare/report/record.h"
#include "compare/report/text_report.h"
#include "db/posting_reader.h"
#include "db/store.h"
#include "tests/support/fixture_postings.h"

namespace wagescope {
namespace {

/// Every field that a reader or a comparison looks at.
Posting full_posting(const Document& document) {
  Pay pay = fixture_pay("18.5", "22", "CAD", Period::hour);
  pay.basis = Basis::fte;
  pay.scope = "nights";
  pay.time = Time::current;
  pay.period_certainty = Certainty::implied;
  pay.currency_certainty = Certainty::assumed;
  pay.mentions = {{40, 52}, {60, 72}};
  pay.notes = {"read as meant: a point", "the larger end was written first"};
  pay.work.hours_per_week = amount("24");
  pay.work.full_time_hours_per_week = amount("37.5");
  pay.work.weeks_per_year = amount("48");
  pay.work.payments_per_year = amount("13");
  Pay bonus = fixture_pay("1500", "1500", "CAD", Period::once);
  bonus.kind = Kind::sign_on;
  bonus.min.reset();
  bonus.bound = Bound::up_to;
  bonus.primary = false;
  Posting out =
      fixture_posting(document, "Ward clerk", "Tern Hospital", "2024-02-29", {pay, bonus});
  out.title->span = SourceSpan{0, 10};
  out.employer->span = SourceSpan{14, 27};
  out.location = Stated{"Brandon, MB", SourceSpan{28, 39}, Certainty::implied};
  out.country = Stated{"CA", std::nullopt, Certainty::implied};
  out.date_words = Stated{"29 February 2024", SourceSpan{80, 96}, Certainty::stated};
  out.role_note = "renal unit";
  out.url = "https://example.org/jobs/7";
  out.soc_code = Stated{"43-6013", std::nullopt, Certainty::implied};
  out.terms = {"senior", "Band 6", "night", "permanent", "part-time", "hybrid", "WG-1042", "m/w/d"};
  out.places = {"Brandon, MB", "Regina, SK"};
  Claim claim;
  claim.relation = Relation::times;
  claim.count = amount("1.5");
  claim.bound = Bound::from;
  claim.subject = "clerks";
  claim.benchmark_words = "the minimum wage";
  claim.benchmark = "ca-mb-minimum-wage";
  claim.quote = "more than one and a half times the minimum wage";
  claim.span = {100, 147};
  out.claims = {claim};
  out.refused = {{"$40", "referral-bonus", {150, 153}}};
  return out;
}

TEST_CASE("A posting comes out of the store as it went in") {
  Store store = Store::in_memory();
  const Document document = fixture_document("jobs.ndjson", 3, "text");
  const Posting given = full_posting(document);
  store.add(document, {&given, 1});
  std::vector<Posting> read;
  read_documents(store.database(), [&](std::vector<Posting> postings) {
    REQUIRE(postings.size() == 1);
    read.push_back(std::move(postings.front()));
  });
  REQUIRE(read.size() == 1);
  CHECK(to_ndjson(read[0], {}, true) == to_ndjson(given, {}, true));
  CHECK(extract_report(read[0], {}, true) == extract_report(given, {}, true));
  CHECK(read[0].claims[0].bound == Bound::from);
  const WorkTime& work = read[0].pay[0].work;
  CHECK(work.full_time_hours_per_week == amount("37.5"));
  CHECK(work.weeks_per_year == amount("48"));
  CHECK(work.payments_per_year == amount("13"));
  CHECK_FALSE(work.days_per_week);
}

TEST_CASE("The postings of a document are given together, in order of import") {
  Store store = Store::in_memory();
  for (const std::uint64_t record : {1, 2}) {
    const Document document = fixture_document("jobs.ndjson", record, std::to_string(record));
    const std::vector<Posting> two{fixture_posting(document, "Baker", "Acme", "", {}),
                                   fixture_posting(document, "Cook", "Acme", "", {})};
    store.add(document, two);
  }
  std::string order;
  read_documents(store.database(), [&](const std::vector<Posting>& postings) {
    for (const Posting& one : postings)
      order += std::to_string(one.source.record) + one.title->value + " ";
    order += "| ";
  });
  CHECK(order == "1Baker 1Cook | 2Baker 2Cook | ");
}

}  // namespace
}  // namespace wagescope
