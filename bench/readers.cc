// What each reader of a format costs on one core, beside a library that does the same or
// the part of it that cannot be done without. The inputs are made here, of invented postings.
#include <archive.h>
#include <benchmark/benchmark.h>
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <simdjson.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "extractor/read/encoding.h"
#include "extractor/read/feed.h"
#include "extractor/read/html.h"
#include "extractor/read/markdown.h"
#include "extractor/read/read.h"

namespace {

using namespace wagescope;

constexpr int kPostings = 400;

std::string text_of(int i) {
  std::string text = "Weaver wanted at mill " + std::to_string(i) + ". ";
  for (int line = 0; line < 12; ++line)
    text += "You set up looms, mend threads and teach line " + std::to_string(line) + " others. ";
  return text + "Pay: £" + std::to_string(12 + i % 20) + ".50 an hour – paid weekly.";
}

std::string page_of(int i) {
  std::string page =
      "<html><head><title>Mill</title><style>p { margin: 0 }</style></head><body>"
      "<nav><a href=\"/\">Home</a></nav><h1>Weaver " +
      std::to_string(i) + "</h1>";
  for (int line = 0; line < 8; ++line)
    page += "<p class=\"line\">You set up <b>looms</b>, mend threads &amp; teach line " +
            std::to_string(line) + " others.</p><ul><li>by ear</li><li>by eye</li></ul>";
  return page + "<p>Pay: &pound;" + std::to_string(12 + i % 20) + ".50 an hour</p></body></html>";
}

template <class Make>
std::string repeated(const Make& make) {
  std::string all;
  for (int i = 0; i < kPostings; ++i) all += make(i);
  return all;
}

const std::string& ndjson() {
  static const std::string lines = repeated([](int i) {
    return "{\"id\":\"" + std::to_string(i) +
           "\",\"title\":\"Weaver\",\"company\":\"Mill\",\"text\":\"" + text_of(i) + "\"}\n";
  });
  return lines;
}

const std::string& html() {
  static const std::string page = repeated(page_of);
  return page;
}

const std::string& feed() {
  static const std::string xml = "<?xml version=\"1.0\"?><rss><channel>" + repeated([](int i) {
                                   return "<item><title>Weaver</title><guid>" + std::to_string(i) +
                                          "</guid><description><![CDATA[" + page_of(i) +
                                          "]]></description></item>\n";
                                 }) +
                                 "</channel></rss>";
  return xml;
}

const std::string& table() {
  static const std::string rows = "id,title,description\n" + repeated([](int i) {
                                    return std::to_string(i) + ",Weaver,\"" + text_of(i) + "\"\n";
                                  });
  return rows;
}

const std::string& markdown() {
  static const std::string text = repeated([](int i) {
    return "## Weaver\n\n**Pay:** \\$" + std::to_string(12 + i % 20) + " \\- \\$40 an hour\n\n* " +
           text_of(i) + "\n\n";
  });
  return text;
}

Batch batch_of(Format format, const std::string& bytes) {
  Batch batch;
  batch.source = {"bench", "bench"};
  batch.format = format;
  batch.bytes.reserve(bytes.size() + 64);
  batch.bytes = bytes;
  batch.columns = {"id", "title", "description"};
  if (format == Format::feed) batch.columns = {"item"};
  return batch;
}

template <class Work>
void measure(benchmark::State& state, std::size_t bytes, const Work& work) {
  for (auto _ : state) work();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void read_as(benchmark::State& state, Format format, const std::string& bytes) {
  const Batch batch = batch_of(format, bytes);
  RecordReader reader;
  measure(state, bytes.size(), [&] {
    reader.read(batch, [](const Record& record) {
      if (!record.document) std::abort();
      benchmark::DoNotOptimize(record.document->text.size());
    });
  });
}

void ndjson_ours(benchmark::State& state) { read_as(state, Format::ndjson, ndjson()); }
void ndjson_simdjson(benchmark::State& state) {
  simdjson::dom::parser parser;
  const simdjson::padded_string bytes(ndjson());
  measure(state, bytes.size(), [&] {
    simdjson::dom::document_stream lines;
    if (parser.parse_many(bytes).get(lines)) std::abort();
    for (auto line : lines) benchmark::DoNotOptimize(line.error());
  });
}

void html_ours(benchmark::State& state) {
  measure(state, html().size(), [] {
    Document document;
    read_html(html(), document);
    benchmark::DoNotOptimize(document.text.size());
  });
}
void html_libxml2(benchmark::State& state) {
  measure(state, html().size(), [] {
    htmlDocPtr doc = htmlReadMemory(
        html().data(), static_cast<int>(html().size()), nullptr, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlChar* text = xmlNodeGetContent(xmlDocGetRootElement(doc));
    benchmark::DoNotOptimize(text);
    xmlFree(text);
    xmlFreeDoc(doc);
  });
}

void feed_ours(benchmark::State& state) { read_as(state, Format::feed, feed()); }
void feed_libxml2(benchmark::State& state) {  // XML alone: the HTML in its items stays as it is
  measure(state, feed().size(), [] {
    xmlDocPtr doc = xmlReadMemory(feed().data(), static_cast<int>(feed().size()), nullptr, nullptr,
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
    benchmark::DoNotOptimize(doc);
    xmlFreeDoc(doc);
  });
}

void table_ours(benchmark::State& state) {
  read_as(state, Format::table, table().substr(table().find('\n') + 1));
}
void markdown_ours(benchmark::State& state) { read_as(state, Format::plain, markdown()); }

void plain_ours(benchmark::State& state) { read_as(state, Format::plain, table()); }
void plain_simdjson_utf8_check(benchmark::State& state) {
  measure(state, table().size(),
          [] { benchmark::DoNotOptimize(simdjson::validate_utf8(table())); });
}

std::string converted(const std::string& text, const char* to) {
  iconv_t handle = iconv_open(to, "UTF-8");
  std::string in = text;
  std::string out(text.size() * 2 + 16, '\0');
  char* from = in.data();
  char* into = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  if (iconv(handle, &from, &left, &into, &room) == static_cast<std::size_t>(-1)) std::abort();
  iconv_close(handle);
  out.resize(out.size() - room);
  return out;
}

void decode_ours(benchmark::State& state, const char* charset) {
  const std::string bytes = converted(markdown(), charset);
  measure(state, bytes.size(), [&] { benchmark::DoNotOptimize(decode(bytes, {})->text.size()); });
}
void decode_iconv(benchmark::State& state, const char* charset) {
  const std::string bytes = converted(markdown(), charset);
  measure(state, bytes.size(), [&] {
    iconv_t handle = iconv_open("UTF-8", charset);
    std::string in = bytes;
    std::string out(bytes.size() * 2, '\0');
    char* from = in.data();
    char* into = out.data();
    std::size_t left = in.size();
    std::size_t room = out.size();
    benchmark::DoNotOptimize(iconv(handle, &from, &left, &into, &room));
    iconv_close(handle);
  });
}
void utf16_ours(benchmark::State& state) { decode_ours(state, "UTF-16LE"); }
void utf16_iconv(benchmark::State& state) { decode_iconv(state, "UTF-16LE"); }
void windows1252_ours(benchmark::State& state) { decode_ours(state, "WINDOWS-1252"); }
void windows1252_iconv(benchmark::State& state) { decode_iconv(state, "WINDOWS-1252"); }

/// The lines, compressed, in a file; speed is told in bytes of the lines.
const std::string& compressed(const char* tool, const char* ending) {
  static std::string path;
  path =
      (std::filesystem::temp_directory_path() / ("wagescope-bench-" + std::to_string(::getpid())))
          .string();
  std::ofstream out(path, std::ios::binary);
  for (int i = 0; i < 20; ++i) out << ndjson();
  out.close();
  const std::string command = std::string(tool) + " -q -f '" + path + "'";
  if (std::system(command.c_str()) != 0) std::abort();
  return path += ending;
}
void archive_ours(benchmark::State& state) {
  const std::string path = compressed("gzip", ".gz");
  measure(state, ndjson().size() * 20, [&] {
    BatchReader batches({{path, path}});
    while (const auto batch = batches.next()) benchmark::DoNotOptimize(batch->bytes.size());
  });
  std::filesystem::remove(path);
}
void archive_libarchive(benchmark::State& state) {
  const std::string path = compressed("gzip", ".gz");
  std::string block(256 * 1024, '\0');
  measure(state, ndjson().size() * 20, [&] {
    archive* a = archive_read_new();
    archive_read_support_filter_gzip(a);
    archive_read_support_format_raw(a);
    archive_entry* entry = nullptr;
    if (archive_read_open_filename(a, path.c_str(), 65536) != 0) std::abort();
    archive_read_next_header(a, &entry);
    while (archive_read_data(a, block.data(), block.size()) > 0) continue;
    archive_read_free(a);
  });
  std::filesystem::remove(path);
}

BENCHMARK(ndjson_ours);
BENCHMARK(ndjson_simdjson);
BENCHMARK(html_ours);
BENCHMARK(html_libxml2);
BENCHMARK(feed_ours);
BENCHMARK(feed_libxml2);
BENCHMARK(table_ours);
BENCHMARK(markdown_ours);
BENCHMARK(plain_ours);
BENCHMARK(plain_simdjson_utf8_check);
BENCHMARK(utf16_ours);
BENCHMARK(utf16_iconv);
BENCHMARK(windows1252_ours);
BENCHMARK(windows1252_iconv);
BENCHMARK(archive_ours);
BENCHMARK(archive_libarchive);

}  // namespace
