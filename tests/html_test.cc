#include "extractor/read/html.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "extractor/read/html_entities.h"

using namespace wagescope;

namespace {

Document read(const std::string& html) {
  Document document;
  read_html(html, document);
  return document;
}

std::string source_of(const std::string& html, const Document& document, TextSpan span) {
  const SourceSpan source = document.offsets.to_source(span);
  return html.substr(source.begin, source.size());
}

TextSpan find(const Document& document, std::string_view words) {
  const auto at = document.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

}  // namespace

TEST_CASE("HTML becomes the text that a browser shows") {
  struct Row {
    const char* html;
    const char* text;
  };
  const Row row = GENERATE(values<Row>({
      {"", ""},
      {"plain words", "plain words"},
      {"<p>Baker</p><p>Leeds</p>", "Baker\nLeeds"},
      {"<p>Pay: <b>&pound;14</b>.50</p>", "Pay: £14.50"},
      {"<p>a  b\n\n c", "a b c"},
      {"<b>a</b>  b\n\n c<br>d", "a b c\nd"},
      {"<b>a</b>  b \n\n c", "a b\nc"},  // no tag parts lines, so the text does
      {"a  b\n\n c", "a b\nc"},
      {"  <p> a </p>  ", "a"},
      {"a<br>b<br/>c", "a\nb\nc"},
      {"<div>a<div>b</div>c</div>", "a\nb\nc"},
      {"<ul><li>a<li>b</ul>c", "a\nb\nc"},
      {"<table><tr><td>Pay</td><td>$20</td></tr><tr><td>Hours</td><td>40</td></tr></table>",
       "Pay\t$20\nHours\t40"},
      {"a<script>if (1<2) '</div>'</script>b", "ab"},
      {"a<SCRIPT>x</script >b", "ab"},
      {"a<script>never closed", "a"},
      {"a<style>p{}</style>b", "ab"},
      {"<head><title>T</title></head><body>a", "a"},
      {"<nav>Home <a>Jobs</a></nav>a<footer>c</footer>", "a"},
      {"<nav>Home<p>a", "Home\na"},
      {"<nav><nav>x</nav></nav>a", "a"},
      {"<div class=\"cookie-bar\">We use <div>cookies</div></div>a", "a"},
      {"<body class=\"cookies-off\">a</body>", "a"},
      {"<p style=\"display:none\">x</p>a", "a"},
      {"<div hidden>x</div>a", "a"},
      {"<div aria-hidden=\"true\">x</div>a", "x\na"},
      {"a<!-- x > -->b", "ab"},
      {"a<!-->b", "ab"},
      {"a<!-- never closed", "a"},
      {"<!DOCTYPE html>a", "a"},
      {"<?xml version=\"1.0\"?>a", "a"},
      {"a < b", "a < b"},
      {"1<2", "1<2"},
      {"a<", "a<"},
      {"a</", "a"},
      {"a</3 b>c", "ac"},
      {"<a title=\"x > y\" href='>'>a</a>", "a"},
      {"<a title=\"never closed>a", ""},
      {"<b", ""},
      {"&lt;b", "<b"},
      {"<p>&lt;b&gt;", "<b>"},
      {"<p>&amp;amp;", "&"},
      {"<p>&amp;pound;5", "£5"},
      {"<p>&amp;#163;5", "£5"},
      {"<p>AT&T &copy 2020 &unknown; &", "AT&T © 2020 &unknown; &"},
      {"<p>&#128;5 &#x20AC;6 &#8364 7", "€5 €6 € 7"},
      {"<p>&#0;&#xD800;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"<p>&#;&#x;", "&#;&#x;"},
      {"<p>a&nbsp;b", "a\u00A0b"},
      {"&lt;p&gt;Baker&lt;/p&gt;&lt;p&gt;&amp;pound;5&lt;/p&gt;", "Baker\n£5"},
      {"&amp;lt;p&amp;gt;Baker&amp;lt;/p&amp;gt;a", "Baker\na"},
      {"<pre>a\n  b</pre>", "a\n  b"},
      {"<h1>Baker</h1>Leeds", "Baker\nLeeds"},
      {"<P>a<P>b", "a\nb"},
  }));
  CAPTURE(row.html);
  CHECK(read(row.html).text == row.text);
}

TEST_CASE("words of HTML's text lead back to their source") {
  struct Row {
    const char* html;
    const char* words;
    const char* source;
  };
  const Row row = GENERATE(values<Row>({
      {"<p>Pay: &pound;14.50 an hour</p>", "£14.50", "&pound;14.50"},
      {"<p>Pay: <b>&pound;14</b>.50</p>", "£14.50", "&pound;14</b>.50"},
      {"<p>30&nbsp;&euro;</p>", "30\u00A0€", "30&nbsp;&euro;"},
      {"<p>R&amp;D  lead", "R&D lead", "R&amp;D  lead"},
      {"<p>R&amp;amp;D", "&", "&amp;amp;"},
      {"&lt;p&gt;Pay: &amp;pound;14&lt;/p&gt; x", "£14", "&amp;pound;14"},
      {"&lt;p&gt;Pay&lt;/p&gt; xyz", "xyz", "xyz"},
      {"<ul><li>one<li>two", "two", "two"},
  }));
  CAPTURE(row.html);
  const Document document = read(row.html);
  CHECK(source_of(row.html, document, find(document, row.words)) == row.source);
}

TEST_CASE("headings, items, cells and paragraphs are marked") {
  const Document document = read(
      "<h2>Baker</h2><p>Come <b>in</b></p><ul><li>one<ul><li>inner</ul><li>two</ul>"
      "<table><tr><th>Pay<td>$20</table><p></p>end");
  std::vector<std::string> marks;
  for (const Mark& mark : document.marks) {
    const char* names[] = {"heading", "list_item", "cell", "paragraph"};
    marks.push_back(names[static_cast<int>(mark.what)] + std::string(": ") +
                    std::string(cut(document.text, mark.span)));
  }
  CHECK(marks == std::vector<std::string>{"heading: Baker", "paragraph: Come in",
                                          "list_item: one\ninner", "list_item: inner",
                                          "list_item: two", "cell: Pay", "cell: $20"});
}

TEST_CASE("what looks like HTML") {
  for (const char* text : {"<!doctype html>", "<p>x</p>", "x <br/> y", "a<strong>b</strong>",
                           "&lt;p&gt;x", "&amp;lt;div class=x&amp;gt;"}) {
    CAPTURE(text);
    CHECK(looks_like_html(text));
  }
  for (const char* text : {"", "plain", "a < b > c", "<jane@example.com>", "x <- y", "<3",
                           "5 &lt; 6", "List<Widget>", "AT&T", "<<<<<<<<"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_html(text));
  }
}

TEST_CASE("JSON-LD blocks are handed on as they stand") {
  const std::string html =
      "<script>var a = '<script type=\"application/ld+json\">';</script>"
      "<!-- <script type=\"application/ld+json\">no</script> -->"
      "<script type=\"application/ld+json\">{\"a\": \"<b>\"}</script>"
      "<SCRIPT id=x type='application/ld+json'>[1]</SCRIPT>";
  CHECK(json_ld_blocks(html) == std::vector<std::string_view>{"{\"a\": \"<b>\"}", "[1]"});
}

TEST_CASE("any bytes are read, and every place of the text leads into the source, in order") {
  const std::vector<std::string> pieces = {
      "<",       ">",        "&",     "</",     "<p",       "<p>",
      "</p>",    "<li>",     "<ul>",  "</ul>",  "<td>",     "<tr>",
      "<table>", "\"",       "'",     "=",      " ",        "\n",
      "word",    "£",        "&amp;", "&lt;",   "&gt;",     "&#163;",
      "<!--",    "-->",      "<nav>", "</nav>", "<div ",    "class=\"cookie\"",
      "<pre>",   "<script>", "x;",    "&pound", "&amp;lt;", "</div>",
      "/>",      "</script", "<h1>",  "</h1>",  "hidden ",  "&#x1F600;"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string html;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) html += pieces[random() % pieces.size()];
    CAPTURE(html);
    const Document document = read(html);
    std::uint32_t last = 0;
    const auto size = static_cast<std::uint32_t>(document.text.size());
    for (std::uint32_t at = 0; at < size; ++at) {
      const SourceSpan span = document.offsets.to_source({at, at + 1});
      REQUIRE(span.begin < span.end);
      REQUIRE(span.end <= html.size());
      REQUIRE(span.begin >= last);
      last = span.begin;
      // A byte is its source, or stands for a reference or for blanks and tags.
      if (span.size() == 1 && html[span.begin] != document.text[at])
        REQUIRE(std::string(" \t\n").find(document.text[at]) != std::string::npos);
    }
    for (const Mark& mark : document.marks) {
      REQUIRE(mark.span.begin < mark.span.end);
      REQUIRE(mark.span.end <= size);
    }
  }
}

TEST_CASE("hostile HTML is read in linear time") {
  const std::size_t count = 200'000;
  const auto many = [&](const std::string& piece) {
    std::string html;
    html.reserve(piece.size() * count);
    for (std::size_t i = 0; i < count; ++i) html += piece;
    return html;
  };
  for (const char* piece : {"<",
                            "<a",
                            "<p>",
                            "<ul><li>",
                            "<nav>",
                            "</h1>",
                            "<!--",
                            "<!",
                            "&",
                            "&#",
                            "&amp;",
                            "<div hidden>",
                            "<div class=cookie>",
                            "<a b='",
                            "<td>",
                            "<script>",
                            "</",
                            "<table><td>",
                            "&lt;p&gt;",
                            "<svg><footer>"}) {
    CAPTURE(piece);
    CHECK(read(many(piece)).text.size() <= count * 8);
  }
}

TEST_CASE("the longest of the standard's names is known") {
  std::size_t longest = 0;
  for (const auto& entity : html::named_entities()) longest = std::max(longest, entity.name.size());
  CHECK(longest == 32);
  std::string out;
  CHECK(html::decode_entity("&CounterClockwiseContourIntegral;x", 0, out) == 33);
  CHECK(out == "\u2233");
}
