#include "extractor/posting/segments.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::size_t kMostPostings = 2000;  // of one document
constexpr std::size_t kLongestTitle = 120;   // bytes of a line that is a title
constexpr std::size_t kLongestItem = 200;    // bytes of a line that is a title and its pay

/// How a line begins a posting; lines of one kind cut a document together.
enum class Opening : unsigned char { label, fields, heading, item };
constexpr Opening kOpenings[] = {Opening::label, Opening::fields, Opening::heading, Opening::item};

/// A stretch of a line that is a title, with its role.
struct Title {
  std::string_view words;
  std::string role;
};

struct Start {
  std::uint32_t at;
  Opening opening;
  TextSpan title;
  std::string role;
};

bool money_in(std::string_view text) {
  constexpr auto kNone = std::string_view::npos;
  if (text.empty()) return false;
  return text.substr(0, text.size() - 1).find('$') != kNone || text.find("£") != kNone ||
         text.find("€") != kNone;
}

/// The line without list marks, heading marks and emphasis before its words.
std::string_view bare(std::string_view line) {
  while (!line.empty()) {
    const utf8::Char c = utf8::at(line, 0);
    if (utf8::is_letter(c.code) || (c.code >= '0' && c.code <= '9')) break;
    line.remove_prefix(c.size);
  }
  return line;
}

/// Behind the label's colon, when the line is "Job title: Baker".
std::string_view behind_label(const PhraseSet& labels, std::string_view line) {
  const auto label = labels.at(line, 0);
  if (!label) return {};
  std::string_view rest = line.substr(label->length);
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '*')) rest.remove_prefix(1);
  if (rest.empty() || rest.front() != ':') return {};
  return utf8::whole(bare(rest), kLongestTitle);
}

/// The title among the fields of "Acme | Baker | Leeds | £30k"; none when there
/// are fewer than three fields.
Title title_in_fields(const RoleReader& roles, std::string_view line) {
  if (std::ranges::count(line, '|') < 2 || line.size() > 4 * kLongestTitle) return {};
  for (std::string_view field : split(line, '|')) {
    if (field.empty() || field.size() > kLongestTitle || money_in(field)) continue;
    if (std::string role = roles.role_of(field); !role.empty()) return {field, role};
  }
  return {};
}

/// The title of "Baker - £13 an hour": before a dash or colon, with money behind it.
Title title_of_item(const RoleReader& roles, std::string_view line) {
  if (line.size() > kLongestItem || !money_in(line)) return {};
  std::size_t cut = std::min({line.find(" - "), line.find(": "), line.find(" \xE2\x80\x93 "),
                              line.find(" \xE2\x80\x94 "), line.find('\t')});
  if (cut == std::string_view::npos || cut > 60 || money_in(line.substr(0, cut))) return {};
  const std::string_view behind = bare(line.substr(cut));
  if (behind.empty()) return {};
  const std::string_view words = roles.without_terms(line.substr(0, cut));
  return {words, roles.role_of(words)};
}

bool heading_at(const Document& document, std::uint32_t begin, std::uint32_t end) {
  if (document.text.substr(begin, 1) == "#") return true;
  const auto mark = std::ranges::lower_bound(document.marks, begin, {},
                                             [](const Mark& m) { return m.span.begin; });
  return mark != document.marks.end() && mark->what == Mark::What::heading &&
         mark->span.begin < end;
}

/// Distinct roles among the starts of one kind.
std::size_t distinct(const std::vector<Start>& starts) {
  std::vector<std::string_view> roles;
  for (const Start& start : starts)
    if (std::ranges::find(roles, start.role) == roles.end()) roles.push_back(start.role);
  return roles.size();
}

/// Whether at least two of the stretches that the starts open speak of money.
bool money_below(std::string_view text, const std::vector<Start>& starts) {
  std::size_t with = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1].at : text.size();
    with += money_in(text.substr(starts[i].at, end - starts[i].at));
  }
  return with >= 2;
}

}  // namespace

Segmenter::Segmenter(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("posting/title_labels.tsv").rows())
    labels_.add(row["label"], 0);
}

Segments Segmenter::cut_up(const Document& document, const RoleReader& roles) const {
  const std::string_view text = document.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<Start> starts;
  const auto add = [&](std::uint32_t at, Opening opening, Title title) {
    if (title.role.empty() || starts.size() >= kMostPostings) return;
    const auto begin = static_cast<std::uint32_t>(title.words.data() - text.data());
    const auto end = begin + static_cast<std::uint32_t>(title.words.size());
    starts.push_back({at, opening, {begin, end}, std::move(title.role)});
  };
  for (std::uint32_t begin = 0; begin < size;) {
    const auto end =
        static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', begin), size));
    const std::string_view line = bare(text.substr(begin, end - begin));
    if (const std::string_view title = behind_label(labels_, line); !title.empty())
      add(begin, Opening::label, {title, roles.role_of(title)});
    else if (line.find('|') != line.npos)
      add(begin, Opening::fields, title_in_fields(roles, line));
    else if (line.size() <= kLongestTitle && heading_at(document, begin, end))
      add(begin, Opening::heading, {line, roles.role_of(line)});
    else
      add(begin, Opening::item, title_of_item(roles, line));
    begin = end + 1;
  }
  for (const Opening opening : kOpenings) {
    std::vector<Start> same;
    for (const Start& start : starts)
      if (start.opening == opening) same.push_back(start);
    if (distinct(same) < 2 || !money_below(text, same)) continue;
    Segments segments{{0, same.front().at}, {}, opening == Opening::item};
    for (std::size_t i = 0; i < same.size(); ++i) {
      const std::uint32_t end = i + 1 < same.size() ? same[i + 1].at : size;
      segments.postings.push_back({{same[i].at, end}, same[i].title});
    }
    return segments;
  }
  return {{0, 0}, {{{0, size}, {}}}, false};
}

}  // namespace wagescope
