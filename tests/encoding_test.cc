// Bytes that are not UTF-8: which are read, what their places are, and which are refused.
#include <catch2/catch.hpp>

#include "tests/support/reading.h"

using namespace wagescope;
using test::records_of;
using test::source_of;

namespace {

std::string utf16(const std::string& ascii, bool little) {
  std::string bytes;
  for (const char c : ascii) {
    if (!little) bytes += '\0';
    bytes += c;
    if (little) bytes += '\0';
  }
  return bytes;
}

Document only(const std::string& bytes) {
  auto records = records_of(bytes);
  REQUIRE(records.size() == 1);
  INFO((records[0].document ? "" : records[0].document.error().message));
  REQUIRE(records[0].document);
  return *records[0].document;
}

}  // namespace

TEST_CASE("UTF-16 with its mark, or without it where it is evident") {
  const std::string text = "Cooper wanted. Pay: $14 an hour.";
  const bool little = GENERATE(true, false);
  const std::string bytes = utf16(text, little);
  CHECK(only(bytes).text == text);
  const std::string marked = (little ? "\xFF\xFE" : "\xFE\xFF") + bytes;
  const Document document = only(marked);
  CHECK(document.text == text);
  CHECK(source_of(document, marked, "$14") == utf16("$14", little));
  const std::string page = utf16("<html><body><p>Pay: &pound;14 an hour</p></body></html>", little);
  const Document html = only(page);
  CHECK(html.text == "Pay: £14 an hour");
  CHECK(source_of(html, page, "£14") == utf16("&pound;14", little));
}

TEST_CASE("surrogates are one character, half of one is none") {
  using namespace std::string_literals;
  CHECK(only("\xFF\xFE\x3D\xD8\x00\xDE"
             "a\0"s)
            .text ==
        "\xF0\x9F\x98\x80"
        "a");
  CHECK(only("\xFF\xFE"
             "a\0\x3D\xD8"
             "b\0"s)
            .text ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(only("\xFF\xFE"
             "a\0b"s)
            .text == "a\xEF\xBF\xBD");
}

TEST_CASE("records in UTF-16 are read as a stream, whatever the size of a block") {
  std::string rows = "title,description,salary\n";
  for (int i = 0; i < 40; ++i) rows += "Cook,Cooks.,$" + std::to_string(10 + i) + " an hour\n";
  const std::size_t block = GENERATE(1, 3, 100'000);
  const auto records = records_of("\xFF\xFE" + utf16(rows, true), {.block = block, .record = 999});
  REQUIRE(records.size() == 40);
  CHECK(records[39].document->stated_pay.at(0).words == "$49 an hour");
}

TEST_CASE("Windows-1252 is read where every byte makes sense in it, else the first is named") {
  struct Row {
    const char* bytes;
    const char* text;  ///< nullptr: refused.
  };
  const Row row = GENERATE(values<Row>({
      {"Pay: \xA3"
       "12.50 an hour",
       "Pay: £12.50 an hour"},
      {"Caf\xE9 \x96 Gr\xF6\xDF"
       "e \x93L\x94, Se\xF1or \xE0 Paris\x85",
       "Café – Größe “L”, Señor à Paris…"},
      {"\xC9"
       "cole; pay \x80"
       "14/hour",
       "École; pay €14/hour"},
      {"Worker\x92s pay", "Worker’s pay"},
      {"abc\xFFzzz", nullptr},                                   // nobody writes so
      {"a\xC3(b", nullptr},                                      // half of a UTF-8 character
      {"\xD2\xF0\xE5\xE1\xF3\xE5\xF2\xF1\xFF worker", nullptr},  // Cyrillic in Windows-1251
      {"w\xB3"
       "asne pay",
       nullptr},  // Polish in Windows-1250
      {"Pay \xA3"
       "12\x01 an hour",
       nullptr},  // control characters
      {"Caf\xC3\xA9 \xA3"
       "12",
       nullptr},  // both encodings in one: no sensible reading of all of it
  }));
  CAPTURE(row.bytes);
  const auto records = records_of(row.bytes);
  REQUIRE(records.size() == 1);
  CHECK(records[0].document.has_value() == (row.text != nullptr));
  if (row.text != nullptr && records[0].document) CHECK(records[0].document->text == row.text);
  if (row.text == nullptr && !records[0].document)
    CHECK(records[0].document.error().code == ErrorCode::bad_utf8);
}

TEST_CASE("places of Windows-1252 lead to its bytes") {
  const std::string bytes =
      "Caf\xE9: pay is \xA3"
      "12 an hour";
  CHECK(source_of(only(bytes), bytes, "£12") ==
        "\xA3"
        "12");
  CHECK(source_of(only(bytes), bytes, "hour") == "hour");
}

TEST_CASE("a page's declared charset comes first; valid UTF-8 is UTF-8 whatever it declares") {
  const std::string meta = "<html><head><meta charset=\"";
  CHECK(only(meta + "shift_jis\"></head><p>\x8E\x9E\x8B\x8B"
                    "1200\x89\x7E</p>")
            .text == "時給1200円");
  CHECK(only(meta + "windows-1251\"></head><p>\xCF\xEE\xE2\xE0\xF0</p>").text == "Повар");
  CHECK(only(meta + "iso-8859-1\"></head><p>Pay £12</p>").text == "Pay £12");
  CHECK(only(meta + "no-such-thing\"></head><p>Pay \xA3"
                    "12</p>")
            .text == "Pay £12");
}

TEST_CASE("lines and rows that are not UTF-8 are decoded each by itself") {
  const auto lines = records_of(
      "{\"text\":\"Pay \xA3"
      "12\"}\n{\"text\":\"Pay £13\"}\n{\"text\":\"\xC3(\"}\n");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].document->text == "Pay £12");
  CHECK(lines[1].document->text == "Pay £13");
  CHECK_FALSE(lines[2].document);
  const auto rows = records_of(
      "title,text\nCook,Pay \xA3"
      "12\nCook,Pay £13\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].document->text == "Pay £12");
}

TEST_CASE("mojibake that has one sensible repair is repaired") {
  struct Row {
    const char* text;
    const char* repaired;
  };
  const Row row = GENERATE(values<Row>({
      {"Pay: Â£13.28", "Pay: £13.28"},
      {"â‚¬15 â€“ itâ€™s", "€15 – it’s"},
      {"cafÃ© CAFÃ‰", "café CAFÉ"},
      {"Ã‚Â£9", "£9"},
      {"Pay: ¬£13.28 ‚Äì ¬£14", "Pay: £13.28 – £14"},  // of a Mac
      {"‚Ç¨15, it‚Äôs g√©n√©ral", "€15, it’s général"},
      {"2√π, ¬x, ‚Ärger‘", "2√π, ¬x, ‚Ärger‘"},
      {"\xEF\xBF\xBD"
       "13.28",
       "\xEF\xBF\xBD"
       "13.28"},  // what is lost stays so
      {"MAÇÃ” e “IRMÃ”", "MAÇÃ” e “IRMÃ”"},
      {"CAFÉ’S Ânimo, pâte, SÃO", "CAFÉ’S Ânimo, pâte, SÃO"},
      {"£12 – €14", "£12 – €14"},
  }));
  CHECK(only(row.text).text == row.repaired);
}

TEST_CASE("a repaired sign stands for all that it was made from; marks move with the text") {
  const std::string page = "<body><h1>CafÃ©</h1><p>Pay: Â£13 an hour</p><p>Ask us.</p></body>";
  const Document document = only(page);
  CHECK(document.text == "Café\nPay: £13 an hour\nAsk us.");
  CHECK(source_of(document, page, "£13") == "Â£13");
  REQUIRE(document.marks.size() == 3);
  const TextSpan last = document.marks[2].span;
  CHECK(document.text.substr(last.begin, last.end - last.begin) == "Ask us.");
}
