#include "extractor/read/html_tags.h"

#include <algorithm>
#include <cstring>

#include "extractor/base/ascii.h"

namespace wagescope::html {
namespace {

struct Element {
  std::string_view name;
  Role role;
};

/// Elements by name, sorted.
constexpr Element kElements[] = {
    {"address", Role::block},    {"article", Role::page},     {"aside", Role::block},
    {"audio", Role::left},       {"blockquote", Role::block}, {"body", Role::page},
    {"br", Role::line_break},    {"canvas", Role::left},      {"caption", Role::block},
    {"center", Role::block},     {"dd", Role::block},         {"details", Role::block},
    {"dialog", Role::block},     {"dir", Role::list},         {"div", Role::block},
    {"dl", Role::block},         {"dt", Role::block},         {"fieldset", Role::block},
    {"figcaption", Role::block}, {"figure", Role::block},     {"footer", Role::left},
    {"form", Role::block},       {"h1", Role::heading},       {"h2", Role::heading},
    {"h3", Role::heading},       {"h4", Role::heading},       {"h5", Role::heading},
    {"h6", Role::heading},       {"head", Role::left},        {"header", Role::block},
    {"hgroup", Role::block},     {"hr", Role::line_break},    {"html", Role::page},
    {"iframe", Role::raw},       {"legend", Role::block},     {"li", Role::item},
    {"main", Role::page},        {"menu", Role::list},        {"nav", Role::left},
    {"noembed", Role::raw},      {"noframes", Role::raw},     {"noscript", Role::raw},
    {"ol", Role::list},          {"p", Role::paragraph},      {"pre", Role::preformatted},
    {"script", Role::raw},       {"search", Role::block},     {"section", Role::block},
    {"select", Role::left},      {"style", Role::raw},        {"summary", Role::block},
    {"svg", Role::left},         {"table", Role::table},      {"tbody", Role::block},
    {"td", Role::cell},          {"template", Role::left},    {"textarea", Role::raw},
    {"tfoot", Role::block},      {"th", Role::cell},          {"thead", Role::block},
    {"title", Role::raw},        {"tr", Role::row},           {"ul", Role::list},
    {"video", Role::left},
};
constexpr std::size_t kLongestTagName = 10;

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// The next `c` at or behind `from`; the text's size when there is none.
std::size_t find(std::string_view html, std::size_t from, char c) {
  if (from >= html.size()) return html.size();
  const void* found = std::memchr(html.data() + from, c, html.size() - from);
  if (found == nullptr) return html.size();
  return static_cast<std::size_t>(static_cast<const char*>(found) - html.data());
}

/// Behind the '>' of a tag whose attributes begin at `at`; values may be quoted.
std::size_t behind_attributes(std::string_view html, std::size_t at) {
  bool value = false;  // behind '=', where a quote opens a value
  while (at < html.size()) {
    const char c = html[at];
    if (c == '>') return at + 1;
    if (value && (c == '"' || c == '\'')) {
      at = find(html, at + 1, c);
      value = false;
    } else if (c == '=') {
      value = true;
    } else if (!is_blank(c)) {
      value = false;
    }
    ++at;
  }
  return html.size();
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool holds(std::string_view text, std::string_view word) {
  // Not std::ranges::search: clang 14 cannot compile libstdc++ 12's subrange.
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char x, char y) { return lower(x) == y; }) != text.end();
}

Role role_of(std::string_view name) {
  if (name.size() > kLongestTagName) return Role::flow;
  char folded[kLongestTagName];
  std::ranges::transform(name, folded, lower);
  const std::string_view key(folded, name.size());
  const auto* found = std::ranges::lower_bound(kElements, key, {}, &Element::name);
  return found != std::end(kElements) && found->name == key ? found->role : Role::flow;
}

bool begins_tag(std::string_view html, std::size_t at) {
  if (at + 1 < html.size() && html[at + 1] == '/') ++at;
  return at + 1 < html.size() && is_letter(html[at + 1]);
}

Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  tag.closing = html[at + 1] == '/';
  const std::size_t begin = at + (tag.closing ? 2 : 1);
  std::size_t end = begin;
  while (end < html.size() && !is_blank(html[end]) && html[end] != '>' && html[end] != '/') ++end;
  tag.name = html.substr(begin, end - begin);
  tag.role = role_of(tag.name);
  tag.end = behind_attributes(html, end);
  tag.attributes = html.substr(end, tag.end - end);
  return tag;
}

std::size_t behind_comment(std::string_view html, std::size_t at) {
  if (html.substr(at, 4) != "<!--") return std::min(find(html, at, '>') + 1, html.size());
  if (html.substr(at + 4, 1) == ">") return at + 5;
  if (html.substr(at + 4, 2) == "->") return at + 6;
  for (at += 4; at < html.size(); ++at) {
    at = find(html, at, '-');
    if (html.substr(at, 3) == "-->") return at + 3;
    if (html.substr(at, 4) == "--!>") return at + 4;
  }
  return html.size();
}

std::size_t find_closing(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = find(html, from, '<'); at < html.size(); at = find(html, at + 1, '<')) {
    if (html.substr(at + 1, 1) != "/" || !same_name(html.substr(at + 2, name.size()), name))
      continue;
    const std::size_t end = at + 2 + name.size();
    if (end >= html.size() || is_blank(html[end]) || html[end] == '>' || html[end] == '/')
      return at;
  }
  return html.size();
}

std::size_t behind_element(std::string_view html, std::size_t from, std::string_view name,
                           std::size_t limit) {
  const std::string_view part = html.substr(0, std::min(html.size(), from + limit));
  int depth = 1;
  for (std::size_t at = find(part, from, '<'); at < part.size(); at = find(part, at + 1, '<')) {
    if (!begins_tag(part, at)) continue;
    const bool closing = part[at + 1] == '/';
    const std::size_t begin = at + (closing ? 2 : 1);
    if (!same_name(part.substr(begin, name.size()), name)) continue;
    const std::size_t end = begin + name.size();
    if (end < part.size() && !is_blank(part[end]) && part[end] != '>' && part[end] != '/') continue;
    depth += closing ? -1 : 1;
    if (depth == 0) return std::min(find(html, end, '>') + 1, html.size());
  }
  return std::string_view::npos;
}

}  // namespace wagescope::html
