// One item of a feed through libxml2, which is met nowhere else. An item has no DOCTYPE, so
// there are no entities to expand and nothing outside of it to fetch.
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <array>
#include <memory>

#include "extractor/base/late_library.h"
#include "extractor/read/feed.h"
#include "extractor/read/html_entities.h"
#include "extractor/read/html_tags.h"

namespace wagescope {
namespace {

constexpr int kDeepestElement = 4;

struct LibXml {
  LateLibrary library{WAGESCOPE_LIBXML2};
// NOLINTNEXTLINE(bugprone-macro-parentheses): a name that is declared has no brackets
#define WAGESCOPE_SYMBOL(name) decltype(&::name) name = WAGESCOPE_LATE(library, name)
  WAGESCOPE_SYMBOL(xmlBufferContent);
  WAGESCOPE_SYMBOL(xmlBufferCreate);
  WAGESCOPE_SYMBOL(xmlBufferFree);
  WAGESCOPE_SYMBOL(xmlDocGetRootElement);
  WAGESCOPE_SYMBOL(xmlFree);
  WAGESCOPE_SYMBOL(xmlFreeDoc);
  WAGESCOPE_SYMBOL(xmlGetProp);
  WAGESCOPE_SYMBOL(xmlInitParser);
  WAGESCOPE_SYMBOL(xmlNodeDump);
  WAGESCOPE_SYMBOL(xmlNodeGetContent);
  WAGESCOPE_SYMBOL(xmlReadMemory);
#undef WAGESCOPE_SYMBOL

  LibXml() { xmlInitParser(); }
};

/// Opened with the first feed, and made ready for all threads.
const LibXml& libxml() {
  static const LibXml opened;
  return opened;
}

struct FreeXml {
  void operator()(xmlDoc* doc) const { libxml().xmlFreeDoc(doc); }
  void operator()(xmlBuffer* buffer) const { libxml().xmlBufferFree(buffer); }
  void operator()(xmlChar* words) const { (*libxml().xmlFree)(words); }
};

/// References that XML does not know ("&nbsp;") as the signs they mean, and "&" that is none
/// ("Fern & Co") as one, so that no parser stumbles over them.
std::string tidy(std::string_view item) {
  std::string out;
  for (std::size_t at = 0; at < item.size();) {
    std::size_t next = item.find_first_of("&<", at);
    if (next == std::string_view::npos) next = item.size();
    out.append(item, at, next - at);
    at = next;
    if (at == item.size()) break;
    if (item.substr(at).starts_with("<![CDATA[")) {
      next = std::min(item.find("]]>", at), item.size());
      out.append(item, at, next - at);
      at = next;
    } else if (item[at] == '<') {
      out += item[at++];
    } else {
      std::string sign;
      const std::size_t size = html::decode_entity(item, at, sign);
      const bool kept = size > 0 && (item[at + 1] == '#' || sign == "&" || sign == "<" ||
                                     sign == ">" || sign == "\"" || sign == "'");
      if (kept && item[at + size - 1] == ';')
        out.append(item, at, size);
      else
        out += size == 0 || kept ? "&amp;" : sign;
      at += kept && item[at + size - 1] != ';' ? 1 : std::max<std::size_t>(size, 1);
    }
  }
  return out;
}

std::string lower_local(const xmlChar* name) {
  std::string words(reinterpret_cast<const char*>(name));
  if (const std::size_t colon = words.find(':'); colon != std::string::npos)
    words.erase(0, colon + 1);
  for (char& c : words)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return words;
}

std::string attribute(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, FreeXml> value(
      libxml().xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)));
  return value ? reinterpret_cast<const char*>(value.get()) : std::string();
}

bool has_elements(const xmlNode* node) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next)
    if (child->type == XML_ELEMENT_NODE) return true;
  return false;
}

std::string words_of(xmlNode* node) {
  const std::unique_ptr<xmlChar, FreeXml> words(libxml().xmlNodeGetContent(node));
  return words ? reinterpret_cast<const char*>(words.get()) : std::string();
}

/// Markup as it stands, for a text that is given as XHTML.
std::string markup_of(xmlNode* node) {
  const std::unique_ptr<xmlBuffer, FreeXml> buffer(libxml().xmlBufferCreate());
  for (xmlNode* child = node->children; child != nullptr; child = child->next)
    libxml().xmlNodeDump(buffer.get(), node->doc, child, 0, 0);
  return reinterpret_cast<const char*>(libxml().xmlBufferContent(buffer.get()));
}

/// What feeds call the fields that our tables know by another name.
std::string_view known_name(std::string_view name) {
  constexpr std::array<std::array<std::string_view, 2>, 15> kNames = {{
      {"encoded", "text"},
      {"content", "text"},
      {"summary", "description"},
      {"body", "description"},
      {"pubdate", "date"},
      {"published", "date"},
      {"updated", "updated_at"},
      {"guid", "id"},
      {"referencenumber", "id"},
      {"jobid", "id"},
      {"link", "url"},
      {"name", "title"},
      {"jobtitle", "title"},
      {"companyname", "company"},
      {"organization", "company"},
  }};
  for (const auto& [feed, known] : kNames)
    if (feed == name) return known;
  return name;
}

/// "Mon, 15 Jan 2024 10:00:00 GMT" is "2024-01-15"; other words stay as they are.
std::string plain_date(std::string words) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  std::string_view rest = words;
  if (const std::size_t comma = rest.find(", "); comma != std::string_view::npos)
    rest.remove_prefix(comma + 2);
  const auto digit = [&](std::size_t at) {
    return at < rest.size() && rest[at] >= '0' && rest[at] <= '9';
  };
  const std::size_t days = digit(0) ? (digit(1) ? 2 : 1) : 0;
  if (days == 0 || rest.size() < days + 9 || rest[days] != ' ' || rest[days + 4] != ' ')
    return words;
  const std::size_t month = kMonths.find(rest.substr(days + 1, 3));
  for (std::size_t i = 5; i < 9; ++i)
    if (!digit(days + i)) return words;
  if (month == std::string_view::npos || month % 3 != 0) return words;
  const auto two = [](const std::string& number) {
    return (number.size() < 2 ? "0" : "") + number;
  };
  return std::string(rest.substr(days + 5, 4)) + "-" + two(std::to_string(month / 3 + 1)) + "-" +
         two(std::string(rest.substr(0, days)));
}

bool is_text(std::string_view name) {
  return name == "content" || name == "summary" || name == "description" || name == "encoded" ||
         name == "body";
}

void add(xmlNode* parent, const std::string& prefix, int depth, Cells& cells) {
  for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string name = lower_local(node->name);
    if (name == "author" || name == "creator" || name == "source") continue;  // who posted it
    if (is_text(name) && has_elements(node)) {
      cells.emplace_back(known_name(name), markup_of(node));
    } else if (has_elements(node) && depth < kDeepestElement) {
      add(node, name, depth + 1, cells);
    } else {
      std::string words = words_of(node);
      if (name == "link" && words.empty()) words = attribute(node, "href");
      const std::string known(known_name(name));
      if (known == "date") words = plain_date(std::move(words));
      // The name of a place or a firm is no title: <company><name>.
      if (!prefix.empty() && known == "title") cells.emplace_back(known_name(prefix), words);
      if (!prefix.empty()) cells.emplace_back(prefix + "_" + name, words);
      if (prefix.empty() || prefix == "location") cells.emplace_back(known, std::move(words));
    }
  }
}

/// <city>, <state> and <country> of their own are a place.
void add_place(Cells& cells) {
  constexpr std::size_t kLongest = 200;  // bytes of a place
  std::string place;
  for (const std::string_view wanted : {"city", "state", "region"})
    for (const auto& [name, words] : cells) {
      if (name == "location" && !words.empty()) return;
      if (name == wanted && !words.empty() && place.size() < kLongest &&
          place.find(words) == std::string::npos)
        place += (place.empty() ? "" : ", ") + words;
    }
  if (!place.empty()) cells.emplace_back("location", place);
}

}  // namespace

Cells read_feed_item(std::string_view item) {
  const std::string tidied = tidy(item);
  Cells cells;
  if (tidied.size() > static_cast<std::size_t>(INT32_MAX)) return cells;
  const std::unique_ptr<xmlDoc, FreeXml> doc(libxml().xmlReadMemory(
      tidied.data(), static_cast<int>(tidied.size()), nullptr, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  xmlNode* root = doc ? libxml().xmlDocGetRootElement(doc.get()) : nullptr;
  if (root == nullptr) return cells;
  add(root, {}, 0, cells);
  add_place(cells);
  return cells;
}

}  // namespace wagescope
