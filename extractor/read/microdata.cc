#include "extractor/read/microdata.h"

#include <algorithm>
#include <optional>

#include "extractor/base/ascii.h"
#include "extractor/read/html.h"
#include "extractor/read/html_entities.h"
#include "extractor/read/html_tags.h"

namespace wagescope {
namespace {

using html::Tag;

constexpr std::size_t kDeepestItem = 24;
constexpr std::string_view kVoid[] = {"meta",  "link", "img",    "br",
                                      "input", "hr",   "source", "embed"};

/// The value of an attribute; "" for one that has none, nothing where it does not stand.
std::optional<std::string> attribute(std::string_view attributes, std::string_view wanted) {
  for (std::size_t at = 0; at < attributes.size();) {
    while (at < attributes.size() && (is_blank(attributes[at]) || attributes[at] == '/')) ++at;
    const std::size_t begin = at;
    while (at < attributes.size() && !is_blank(attributes[at]) && attributes[at] != '=' &&
           attributes[at] != '>')
      ++at;
    const std::string_view name = attributes.substr(begin, at - begin);
    while (at < attributes.size() && is_blank(attributes[at])) ++at;
    std::string_view value;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      while (at < attributes.size() && is_blank(attributes[at])) ++at;
      const char quote = at < attributes.size() ? attributes[at] : ' ';
      const bool quoted = quote == '"' || quote == '\'';
      if (quoted) ++at;
      const std::size_t end =
          std::min(quoted ? attributes.find(quote, at) : attributes.find_first_of(" \t\r\n>", at),
                   attributes.size());
      value = attributes.substr(at, end - at);
      at = end + (quoted ? 1 : 0);
    } else if (name.empty()) {
      ++at;
    }
    if (html::same_name(name, wanted)) return std::string(value);
  }
  return std::nullopt;
}

std::string decoded(std::string_view value) {
  std::string words;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t size = value[at] == '&' ? html::decode_entity(value, at, words) : 0;
    if (size == 0) words += value[at];
    at += std::max<std::size_t>(size, 1);
  }
  return words;
}

std::string in_quotes(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n' || c == '\r' || c == '\t')
      out += ' ';
    else if (static_cast<unsigned char>(c) >= ' ')
      out += c;
  }
  return out += '"';
}

/// "https://schema.org/JobPosting" and "schema:JobPosting" are JobPosting.
std::string schema_name(std::string_view name) {
  name = name.substr(0, name.find(' '));
  const std::size_t at = name.find_last_of("/:#");
  return std::string(at == std::string_view::npos ? name : name.substr(at + 1));
}

class MicrodataReader {
 public:
  explicit MicrodataReader(std::string_view html) : html_(html) {}

  std::vector<MicrodataPosting> read() {
    for (std::size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) {
      if (!html::begins_tag(html_, at)) {
        at = html_.substr(at, 4) == "<!--" ? html::behind_comment(html_, at) : at + 1;
        continue;
      }
      const Tag tag = html::read_tag(html_, at);
      if (tag.closing)
        close(tag.name, at);
      else
        open(tag, at);
      at = tag.end;
      if (!tag.closing && tag.role == html::Role::raw && !html::same_name(tag.name, "noscript"))
        at = html::find_closing(html_, at, tag.name);
    }
    while (!open_.empty()) end_element(html_.size());
    return std::move(found_);
  }

 private:
  struct Open {
    std::string_view name;
    std::string property;  ///< Of the scope around it; may be empty.
    bool scope = false;
    std::string members;  ///< Of a scope: `,"title":"Baker"`.
    std::size_t begin = 0;
    std::size_t content = 0;
    int same = 0;  ///< Elements of the same name within, still open.
  };

  void open(const Tag& tag, std::size_t at) {
    const bool is_void =
        std::any_of(std::begin(kVoid), std::end(kVoid),
                    [&](std::string_view name) { return html::same_name(name, tag.name); }) ||
        tag.attributes.ends_with("/>");
    auto property = attribute(tag.attributes, "itemprop");
    if (!property) property = attribute(tag.attributes, "property");
    const auto type = attribute(tag.attributes, "itemtype");
    const auto rdfa = type ? std::nullopt : attribute(tag.attributes, "typeof");
    const bool scope = type || rdfa || attribute(tag.attributes, "itemscope");
    if (property) property = schema_name(*property);
    const auto value = scope ? std::nullopt : value_of(tag);
    if (property && value) {
      add_member(*property, in_quotes(*value));
      if (*property == "baseSalary" || *property == "estimatedSalary") add_salary(at, tag.end);
      property.reset();
    }
    if (!is_void && (scope || property) && open_.size() < kDeepestItem) {
      Open opened{tag.name, property.value_or(""), scope, {}, at, tag.end, 0};
      if (scope)
        opened.members = ",\"@type\":" + in_quotes(schema_name(type ? *type : rdfa.value_or("")));
      open_.push_back(std::move(opened));
    } else if (!is_void) {
      if (Open* around = innermost(tag.name)) ++around->same;
    }
  }

  /// A value that an attribute gives.
  static std::optional<std::string> value_of(const Tag& tag) {
    for (const char* name : {"content", "datetime"})
      if (const auto value = attribute(tag.attributes, name)) return decoded(*value);
    const bool address = html::same_name(tag.name, "a") || html::same_name(tag.name, "link");
    if (address)
      if (const auto value = attribute(tag.attributes, "href")) return decoded(*value);
    return std::nullopt;
  }

  Open* innermost(std::string_view name) {
    for (std::size_t i = open_.size(); i > 0; --i)
      if (html::same_name(open_[i - 1].name, name)) return &open_[i - 1];
    return nullptr;
  }

  void close(std::string_view name, std::size_t at) {
    Open* closed = innermost(name);
    if (closed == nullptr) return;
    if (closed->same > 0) {
      --closed->same;
      return;
    }
    const auto keep = static_cast<std::size_t>(closed - open_.data());
    while (open_.size() > keep) end_element(at);
  }

  void end_element(std::size_t at) {
    const Open ended = std::move(open_.back());
    open_.pop_back();
    const bool salary = ended.property == "baseSalary" || ended.property == "estimatedSalary";
    if (salary) add_salary(ended.begin, at);
    if (!ended.scope) {
      Document inner;
      read_html(html_.substr(ended.content, at - ended.content), inner);
      add_member(ended.property, in_quotes(inner.text));
      return;
    }
    std::string json = "{" + ended.members.substr(1) + "}";
    if (json.starts_with("{\"@type\":\"JobPosting\"")) {
      found_.push_back({std::move(json), std::move(salaries_)});
      salaries_.clear();
    } else if (!ended.property.empty()) {
      add_member(ended.property, json);
    }
  }

  void add_member(const std::string& property, const std::string& json) {
    if (property.empty()) return;
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (!open_[i - 1].scope) continue;
      open_[i - 1].members += "," + in_quotes(property) + ":" + json;
      return;
    }
  }

  void add_salary(std::size_t begin, std::size_t end) {
    salaries_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view html_;
  std::vector<Open> open_;
  std::vector<SourceSpan> salaries_;
  std::vector<MicrodataPosting> found_;
};

}  // namespace

std::vector<MicrodataPosting> microdata_postings(std::string_view html) {
  if (html.find("JobPosting") == std::string_view::npos) return {};
  return MicrodataReader(html).read();
}

}  // namespace wagescope
