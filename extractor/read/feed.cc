#include "extractor/read/feed.h"

#include <algorithm>

#include "extractor/read/html_tags.h"

namespace wagescope {
namespace {

constexpr std::string_view kItems[] = {"job",     "item",       "vacancy", "position",
                                       "posting", "jobposting", "listing", "offer",
                                       "job-ad",  "jobad",      "ad",      "entry"};
/// A text may begin with one of these; a feed does not.
constexpr std::string_view kInline[] = {"a",    "b",      "i",     "u",      "em",    "br",
                                        "span", "font",   "small", "big",    "label", "code",
                                        "mark", "strong", "img",   "button", "time"};

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_one_of(std::string_view name, const auto& names) {
  return std::any_of(std::begin(names), std::end(names),
                     [&](std::string_view other) { return html::same_name(name, other); });
}

/// Behind what begins with "<!" or "<?" at `at`; npos when it does not end.
std::size_t behind_other(std::string_view xml, std::size_t at) {
  const auto behind = [&](std::string_view end) {
    const std::size_t found = xml.find(end, at + 2);
    return found == std::string_view::npos ? found : found + end.size();
  };
  if (xml.substr(at).starts_with("<![CDATA[")) return behind("]]>");
  if (xml.substr(at).starts_with("<!--")) return behind("-->");
  const std::size_t end = xml.find('>', at);
  const std::size_t subset = xml.substr(0, end).find('[', at);  // <!DOCTYPE jobs [<!ENTITY ...
  if (subset == std::string_view::npos) return behind(">");
  const std::size_t close = xml.find(']', subset);
  const std::size_t found = close == std::string_view::npos ? close : xml.find('>', close);
  return found == std::string_view::npos ? found : found + 1;
}

/// Whether a tag of that name, opening or closing, stands at `at`.
bool is_tag(std::string_view xml, std::size_t at, std::string_view name, bool closing) {
  const std::size_t begin = at + (closing ? 2 : 1);
  if (xml.substr(begin, name.size()) != name) return false;
  const char next = begin + name.size() < xml.size() ? xml[begin + name.size()] : '\0';
  return next == '>' || next == '/' || next == ' ' || next == '\t' || next == '\r' || next == '\n';
}

/// The first element of a document, behind declarations and comments.
std::optional<html::Tag> root(std::string_view head) {
  std::size_t at = 0;
  while (at < head.size()) {
    at = head.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos || head[at] != '<' || at + 1 >= head.size()) break;
    if (head[at + 1] != '!' && head[at + 1] != '?') {
      if (!html::begins_tag(head, at) || head[at + 1] == '/') break;
      return html::read_tag(head, at);
    }
    at = behind_other(head, at);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> tell_feed_item(std::string_view head) {
  const auto tag = root(head);
  if (!tag) return std::nullopt;
  const std::string_view name = local(tag->name);
  if (html::same_name(name, "rss") || html::same_name(name, "rdf")) return "item";
  if (html::same_name(name, "feed")) return "entry";
  if (html::role_of(tag->name) != html::Role::flow || is_one_of(tag->name, kInline))
    return std::nullopt;
  if (is_one_of(name, kItems)) return std::string(tag->name);
  for (std::size_t at = head.find('<', tag->end); at < head.size(); at = head.find('<', at)) {
    if (head.substr(at, 2) == "<!" || head.substr(at, 2) == "<?") {
      at = behind_other(head, at);
      continue;
    }
    if (!html::begins_tag(head, at)) {
      ++at;
      continue;
    }
    const html::Tag inner = html::read_tag(head, at);
    if (!inner.closing && is_one_of(local(inner.name), kItems)) return std::string(inner.name);
    at = inner.end;
  }
  return std::nullopt;
}

XmlElement next_element(std::string_view xml, std::size_t from, std::string_view name) {
  XmlElement found;
  int depth = 0;
  for (std::size_t at = xml.find('<', from); at < xml.size(); at = xml.find('<', at)) {
    if (at + 1 < xml.size() && (xml[at + 1] == '!' || xml[at + 1] == '?')) {
      at = behind_other(xml, at);
      continue;
    }
    const bool closing = at + 1 < xml.size() && xml[at + 1] == '/';
    if (!is_tag(xml, at, name, closing) || (closing && !found)) {
      ++at;
      continue;
    }
    if (!found) found.begin = at;
    const std::size_t end = html::read_tag(xml, at).end;
    if (xml[end - 1] != '>') return found;  // cut in the middle
    if (closing)
      --depth;
    else if (xml[end - 2] != '/')
      ++depth;
    if (depth == 0) {
      found.end = end;
      return found;
    }
    at = end;
  }
  return found;
}

WholeElements whole_elements(std::string_view xml, std::string_view name) {
  WholeElements whole;
  while (const auto element = next_element(xml, whole.end, name)) {
    if (element.end == std::string_view::npos) break;
    whole.end = element.end;
    ++whole.count;
  }
  return whole;
}

}  // namespace wagescope
