// XML feeds, microdata and Markdown.
#include <catch2/catch.hpp>

#include "extractor/read/feed.h"
#include "extractor/read/html.h"
#include "extractor/read/markdown.h"
#include "extractor/read/microdata.h"
#include "extractor/read/references.h"
#include "tests/support/reading.h"

using namespace wagescope;
using test::records_of;
using test::source_of;

TEST_CASE("feeds are told by their first elements") {
  struct Row {
    const char* head;
    const char* item;  ///< nullptr: no feed.
  };
  const Row row = GENERATE(values<Row>({
      {"<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", "item"},
      {"<!-- made by hand -->\n<feed xmlns=\"http://www.w3.org/2005/Atom\">", "entry"},
      {"<rdf:RDF><channel>", "item"},
      {"<?xml version=\"1.0\"?><source><publisher>P</publisher>\n<job>", "job"},
      {"<Jobs><Job id=\"1\">", "Job"},
      {"<job><title>Cook</title></job>", "job"},
      {"<?xml version=\"1.0\"?><html><body><item>", nullptr},
      {"<!DOCTYPE html><html>", nullptr},
      {"<p>Our <job>", nullptr},
      {"<b>Cook</b> <job>", nullptr},
      {"<?xml version=\"1.0\"?><svg><item>", nullptr},
      {"<config><port>1</port></config>", nullptr},
      {"An item: <item>", nullptr},
      {"<!-- <rss> ", nullptr},
      {"", nullptr},
  }));
  CAPTURE(row.head);
  const auto item = tell_feed_item(row.head);
  CHECK(item.has_value() == (row.item != nullptr));
  if (item && row.item != nullptr) CHECK(*item == row.item);
}

TEST_CASE("RSS: CDATA and escaped HTML, words between commas of a date, other namespaces") {
  const auto records = records_of(
      "<?xml version=\"1.0\"?><rss><channel><title>Work</title>"
      "<item><title>Farrier &amp; smith</title><link>https://a.example/1</link><guid>g</guid>"
      "<pubDate>Mon, 5 Feb 2024 10:00:00 GMT</pubDate><b:company>Fern & Co</b:company>"
      "<b:location>Leeds</b:location><dc:creator>Ann</dc:creator>"
      "<description><![CDATA[<p>Shoe.</p><p>&pound;24 an hour </item></p>]]></description></item>\n"
      "<item><title>Cook</title><description>&lt;p&gt;$20&amp;nbsp;an hour&lt;/p&gt;</description>"
      "<salary>$20 - $22 an hour</salary></item></channel></rss>");
  REQUIRE(records.size() == 2);
  const Document& first = *records[0].document;
  CHECK(first.source.record == 1);
  CHECK(first.source.id == "g");
  CHECK(first.fields.title == "Farrier & smith");
  CHECK(first.fields.employer == "Fern & Co");
  CHECK(first.fields.location == "Leeds");
  CHECK(first.fields.date == "2024-02-05");
  CHECK(first.fields.url == "https://a.example/1");
  CHECK(first.text == "Shoe.\n£24 an hour");
  const Document& second = *records[1].document;
  CHECK(second.source.record == 2);
  CHECK(second.text == "$20\u00A0an hour");
  REQUIRE(second.stated_pay.size() == 1);
  CHECK(second.stated_pay[0].words == "$20 - $22 an hour");
}

TEST_CASE("Atom: XHTML as content, the link's address, the name of the author left out") {
  const auto records = records_of(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Work</title><entry><title>Cook</title>"
      "<link "
      "href=\"https://b.example/1\"/><id>urn:1</id><published>2024-03-01T00:00:00Z</published>"
      "<author><name>Ann</name></author><content type=\"xhtml\">"
      "<div><p>Cook.</p><p>$20 an hour</p></div></content></entry></feed>");
  REQUIRE(records.size() == 1);
  const Document& entry = *records[0].document;
  CHECK(entry.text == "Cook.\n$20 an hour");
  CHECK(entry.fields.title == "Cook");
  CHECK(entry.fields.url == "https://b.example/1");
  CHECK(entry.fields.date == "2024-03-01");
  CHECK_FALSE(entry.fields.employer);
}

TEST_CASE("a list of jobs: place from its parts, pay in elements inside one another") {
  const auto records = records_of(
      "<source><publisher>P</publisher><job><title>Cook</title><company><name>Oat</name></company>"
      "<city>Leeds</city><state>West Yorkshire</state><country>UK</country>"
      "<referencenumber>r7</referencenumber><date>Fri, 10 Nov 2023 22:49:39 GMT</date>"
      "<description>Cooks.</description><salary><min>12</min><max>14</max>"
      "<currency>GBP</currency><period>hour</period></salary></job></source>");
  REQUIRE(records.size() == 1);
  const Document& job = *records[0].document;
  CHECK(job.fields.employer == "Oat");
  CHECK(job.fields.location == "Leeds, West Yorkshire");
  CHECK(job.fields.country == "GB");
  CHECK(job.fields.date == "2023-11-10");
  CHECK(job.source.id == "r7");
  REQUIRE(job.stated_pay.size() == 1);
  CHECK(job.stated_pay[0].max == Decimal::parse("14"));
  CHECK(job.stated_pay[0].currency == "GBP");
  CHECK(job.stated_pay[0].period == "hour");
}

TEST_CASE("items are cut the same whatever the size of a block; half an item is an error") {
  std::string feed = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><jobs>";
  for (int i = 0; i < 30; ++i)
    feed += "<job><title>Cook</title><description><![CDATA[Caf\xE9 </job> " +
            std::string(static_cast<std::size_t>(i * 7 % 50), 'x') +
            "]]></description><!-- </job> --></job>\n";
  const std::size_t block = GENERATE(1, 50, 100'000);
  auto records = records_of(feed + "</jobs>", {.block = block, .record = 1000});
  REQUIRE(records.size() == 30);
  for (std::size_t i = 0; i < 30; ++i) {
    CHECK(records[i].source.record == i + 1);
    CHECK(records[i].document->text.starts_with("Café </job>"));
  }
  records = records_of(feed + "<job><title>Coo", {.block = block, .record = 1000});
  REQUIRE(records.size() == 31);
  CHECK_THAT(records[30].document.error().message, Catch::Contains("item 31: <job> is never"));
  records = records_of("<jobs><job>" + std::string(5000, 'x'), {.block = block, .record = 1000});
  REQUIRE(records.size() == 1);
  CHECK(records[0].document.error().code == ErrorCode::too_large);
}

TEST_CASE("entities of a DOCTYPE are not expanded, and nothing is fetched") {
  const auto records = records_of(
      "<?xml version=\"1.0\"?><!DOCTYPE jobs [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b "
      "\"&a;&a;&a;&a;\">"
      "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
      "<jobs><job><title>Cook</title><description>Pay &b; &f; $20 an "
      "hour</description></job></jobs>");
  REQUIRE(records.size() == 1);
  CHECK(records[0].document->text == "Pay &b; &f; $20 an hour");
}

TEST_CASE("microdata and RDFa give what JSON-LD gives, and pay stands where its tags do") {
  const std::string page =
      "<html><body><div itemscope itemtype=\"https://schema.org/JobPosting\">"
      "<h1 itemprop=\"title\">Cook</h1><div itemprop=\"hiringOrganization\" itemscope "
      "itemtype=\"http://schema.org/Organization\"><b itemprop=name>Fern &amp; Co</b></div>"
      "<div itemprop=\"jobLocation\" itemscope><div itemprop=\"address\" itemscope>"
      "<i itemprop=\"addressLocality\">Leeds</i><meta itemprop=\"addressCountry\" content=\"GB\">"
      "</div></div><p itemprop=\"baseSalary\" itemscope><meta itemprop=\"currency\" "
      "content=\"GBP\">"
      "<span itemprop=\"value\" itemscope><b itemprop=\"minValue\">12</b> to "
      "<b itemprop=\"maxValue\">14.50</b><meta itemprop=\"unitText\" content=\"HOUR\"></span></p>"
      "<time itemprop=\"datePosted\" datetime=\"2024-05-01\">today</time></div></body></html>";
  const auto records = records_of(page);
  REQUIRE(records.size() == 1);
  const Document& document = *records[0].document;
  CHECK(document.fields.title == "Cook");
  CHECK(document.fields.employer == "Fern & Co");
  CHECK(document.fields.location == "Leeds");
  CHECK(document.fields.country == "GB");
  CHECK(document.fields.date == "2024-05-01");
  REQUIRE(document.stated_pay.size() == 1);
  const StatedPay& pay = document.stated_pay[0];
  CHECK(pay.min == Decimal::parse("12"));
  CHECK(pay.max == Decimal::parse("14.5"));
  CHECK(pay.currency == "GBP");
  CHECK(pay.period == "hour");
  CHECK(pay.rule == "field.microdata");
  CHECK(pay.words == "12 to 14.50");
  REQUIRE(pay.span);
  CHECK(page.substr(pay.span->begin).starts_with("<p itemprop=\"baseSalary\""));
  const auto rdfa = microdata_postings(
      "<div vocab=\"https://schema.org/\" typeof=\"JobPosting\"><b property=\"title\">Cook</b>"
      "<meta property=\"estimatedSalary\" content=\"$50,000\"></div>");
  REQUIRE(rdfa.size() == 1);
  CHECK(rdfa[0].json ==
        "{\"@type\":\"JobPosting\",\"title\":\"Cook\",\"estimatedSalary\":\"$50,000\"}");
}

TEST_CASE("microdata of other things is none, and tags that never close do no harm") {
  CHECK(microdata_postings("<div itemscope itemtype=\"https://schema.org/Person\">JobPosting"
                           "<b itemprop=title>Cook</b></div>")
            .empty());
  CHECK(microdata_postings("<h1 itemprop=title>JobPosting</h1>").empty());
  CHECK(microdata_postings("<div itemscope itemtype=JobPosting><p itemprop=title>Cook").size() ==
        1);
  std::string deep = "JobPosting";
  for (int i = 0; i < 20'000; ++i) deep += "<div itemscope itemtype=JobPosting itemprop=a>";
  CHECK(microdata_postings(deep).size() <= 24);
}

TEST_CASE("Markdown is told by marks that only it has") {
  for (const char* text : {"Pay: \\$95,000 \\- \\$115,000", "**Pay:** $20\n**Hours:** 40",
                           "See [the ad](https://a.example/1)", "| Pay | Hours |\n|---|---|\n"})
    CHECK(looks_like_markdown(text));
  for (const char* text : {"# Cook\n- Pay: $20", "*Pay* $20 ** plus tips", "C:\\jobs\\$x",
                           "[draft] (see below)", "a ***** b ***** c **", "2 ** 3", ""})
    CHECK_FALSE(looks_like_markdown(text));
}

TEST_CASE("Markdown's marks are left out, and every place leads back to the source") {
  const std::string source =
      "# Cook \\(m/f\\) #1\n\n**Pay:** \\$95,000 \\- **\\$115,000**\n* Cook "
      "[bread](https://a.example/1)!\n"
      "| Pay | Hours |\n|:--|--:|\n| **£12** | 40 |\na\\nb 2*3 _x_\n";
  Document document;
  read_markdown(source, document);
  CHECK(document.text ==
        "Cook (m/f) #1\n\nPay: $95,000 - $115,000\nCook bread!\nPay\tHours\n£12\t40\na\\nb 2*3 "
        "_x_\n");
  CHECK(source_of(document, source, "$95,000 - $115,000") == "\\$95,000 \\- **\\$115,000");
  CHECK(source_of(document, source, "Cook bread!") == "Cook [bread](https://a.example/1)!");
  CHECK(source_of(document, source, "£12") == "£12");
  REQUIRE_FALSE(document.marks.empty());
  CHECK(document.marks[0].what == Mark::What::heading);
}

TEST_CASE("Plain text with references of HTML is read as it is meant") {
  const std::string source =
      "R&amp;D & bread\nPay: &pound;12.50&nbsp;&#8212; &amp;euro;14 &c; &nbsp";
  REQUIRE(has_references(source));
  Document document;
  read_references(source, document);
  CHECK(document.text == "R&D & bread\nPay: £12.50\u00A0— €14 &c; &nbsp");
  CHECK(source_of(document, source, "£12.50") == "&pound;12.50");
  CHECK(source_of(document, source, "€14") == "&amp;euro;14");
  for (const char* text : {"R&D & bread", "&c; &;", "a &nbsp b", "&#; &#x;", ""})
    CHECK_FALSE(has_references(text));
  // Markdown has them too.
  read_markdown("**Pay:** &pound;12\\.50", document);
  CHECK(document.text == "Pay: £12.50");
}

TEST_CASE("rows of marks that open and never close are read, each in its turn") {
  constexpr std::size_t kTimes = 300'000;  // quadratic work on these would not end
  for (const std::string mark : {"[", "[a](", "](", "[a](/", "**a", "\\[", "|\\|"}) {
    std::string text = "\\$1 \\- ";
    for (std::size_t i = 0; i < kTimes; ++i) text += mark;
    Document document;
    read_markdown(text, document);
    CHECK(document.text.size() <= text.size());
    CHECK(looks_like_markdown(text));
  }
  for (const std::string mark : {"&", "&amp;", "&amp", "&#", "&#1;"}) {
    std::string text = "&pound;";
    for (std::size_t i = 0; i < kTimes; ++i) text += mark;
    Document document;
    read_references(text, document);
    CHECK(document.text.size() <= text.size());
  }
  for (const std::string mark : {"<job>", "<!--", "&", "<a b=\"", "</job>", "<![CDATA["}) {
    std::string feed = "<jobs><job>";
    for (std::size_t i = 0; i < kTimes; ++i) feed += mark;
    const auto records = records_of(feed);
    CHECK(records.size() <= 1);
  }
  for (const std::string mark :
       {"<div itemscope itemprop=a>", "<i itemprop=a>", "</b>", "<a b='"}) {
    std::string page = "<html>JobPosting<div itemscope itemtype=JobPosting>";
    for (std::size_t i = 0; i < kTimes / 10; ++i) page += mark;
    CHECK(microdata_postings(page).size() <= 1);
  }
}
