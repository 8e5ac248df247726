// HTML to text, held against what a browser shows: Chromium renders each page of
// fixtures/pages, and its words are compared with ours. Skipped, saying so, on a machine
// without Chromium (scripts/install browser).
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>

#include "extractor/read/html.h"
#include "tests/support/reading.h"

using namespace wagescope;

namespace {

/// What readers leave out on purpose goes before the words are taken, and the words come
/// out percent-encoded, so that nothing in them is markup.
constexpr const char* kScript = R"(<script>addEventListener('load', () => {
  for (const e of document.querySelectorAll('nav, footer, select, svg, [class*=cookie]')) e.remove();
  const words = encodeURIComponent(document.body.innerText);
  document.documentElement.innerHTML = 'WORDS[' + words + ']';
});</script>)";

bool has_browser() { return std::system("command -v chromium >/dev/null 2>&1") == 0; }

int hex(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

std::string decoded(const std::string& words) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] != '%' || at + 2 >= words.size()) {
      text += words[at];
      continue;
    }
    text += static_cast<char>(hex(words[at + 1]) * 16 + hex(words[at + 2]));
    at += 2;
  }
  return text;
}

/// Words apart by any space, no-break ones too, which both sides keep as they are.
std::vector<std::string> words_of(std::string text) {
  for (std::size_t at; (at = text.find("\u00A0")) != std::string::npos;) text.replace(at, 2, " ");
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string shown_by_browser(const std::string& html) {
  const TempFolder folder;
  const std::string page = folder.add("page.html", kScript + html);
  const std::string out = folder.add("out", "");
  const std::string command =
      "timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage "
      "--disable-background-networking --no-first-run --user-data-dir='" +
      out + ".profile' --dump-dom 'file://" + page + "' >'" + out + "' 2>/dev/null";
  if (std::system(command.c_str()) != 0) return {};
  const std::string dom = test::file_bytes(out);
  const std::size_t begin = dom.find("WORDS[");
  const std::size_t end = dom.find(']', std::min(begin, dom.size()));
  return end == std::string::npos ? std::string() : decoded(dom.substr(begin + 6, end - begin - 6));
}

}  // namespace

TEST_CASE("pages read as a browser shows them", "[browser]") {
  if (!has_browser()) {
    WARN("skipped: there is no chromium on this machine");
    return;
  }
  for (const auto& entry :
       std::filesystem::directory_iterator(WAGESCOPE_SOURCE_DIR "/fixtures/pages")) {
    INFO(entry.path().filename().string());
    const std::string html = test::file_bytes(entry.path().string());
    const std::string shown = shown_by_browser(html);
    REQUIRE_FALSE(shown.empty());
    Document document;
    read_html(html, document);
    CHECK(words_of(document.text) == words_of(shown));
  }
}
