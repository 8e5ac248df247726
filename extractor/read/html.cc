#include "extractor/read/html.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>

#include "extractor/read/html_entities.h"
#include "extractor/read/html_tags.h"

namespace wagescope {
namespace {

using html::Role;
using html::Tag;

constexpr std::size_t kHtmlLook = 64 * 1024;  ///< Bytes that looks_like_html reads.
constexpr std::size_t kNotice = 32 * 1024;    ///< Longest element left out for its attributes.
constexpr std::size_t kDeepestOpen = 64;      ///< Open elements searched for one to close.
constexpr int kMostFailures = 16;
constexpr int kMostEscapes = 3;  ///< Times that tags may be escaped.
constexpr std::uint32_t kUnset = std::numeric_limits<std::uint32_t>::max();

/// What a byte of text may need beyond copying.
enum class Byte : std::uint8_t { plain, space, markup, reference };
constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> kinds{};
  for (const char c : {' ', '\n', '\t', '\r', '\f'})
    kinds[static_cast<unsigned char>(c)] = Byte::space;
  kinds['<'] = Byte::markup;
  kinds['&'] = Byte::reference;
  return kinds;
}();
Byte kind(char c) { return kBytes[static_cast<unsigned char>(c)]; }

/// Bytes, and where each came from when they were made from other bytes.
struct Source {
  std::string_view bytes;
  const OffsetMap* map = nullptr;
};

/// Writes text and its map in step. Places of the source must rise.
class Writer {
 public:
  Writer(Source source, std::string& text, OffsetMap& map)
      : source_(source), text_(text), map_(map) {}

  /// Source bytes as they are.
  void copy(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    if (source_.map == nullptr) {
      run(u32(text_.size()), u32(begin));
      text_.append(source_.bytes, begin, end - begin);
      return;
    }
    while (begin < end) {  // piece by piece of the map below
      const std::size_t stop = std::min<std::size_t>(end, next_run(begin));
      map_below(u32(begin), u32(stop));
      text_.append(source_.bytes, begin, stop - begin);
      begin = stop;
    }
  }

  /// `text` in place of source bytes.
  void replace(std::string_view text, std::size_t begin, std::size_t end) {
    const SourceSpan span = below(begin, end);
    map_.add_piece(u32(text_.size()), span.begin, span.end - span.begin);
    even_ = false;
    text_ += text;
  }

 private:
  SourceSpan below(std::size_t begin, std::size_t end) const {
    if (source_.map == nullptr) return {u32(begin), u32(end)};
    return source_.map->to_source({u32(begin), u32(end)});
  }

  /// Where the run of the map below that holds `at` ends.
  std::size_t next_run(std::size_t at) {
    const auto& runs = source_.map->runs();
    while (cursor_ < runs.size() && runs[cursor_].text <= at) ++cursor_;
    return cursor_ < runs.size() ? runs[cursor_].text : source_.bytes.size();
  }

  void map_below(std::uint32_t begin, std::uint32_t end) {
    const auto& runs = source_.map->runs();
    if (cursor_ > 0 && runs[cursor_ - 1].piece != 0) {
      const auto& piece = runs[cursor_ - 1];
      map_.add_piece(u32(text_.size()), piece.source, piece.piece);
      even_ = false;
    } else {
      run(u32(text_.size()), source_.map->to_source({begin, end}).begin);
    }
  }

  void run(std::uint32_t text, std::uint32_t source) {
    if (even_ && source - text == distance_) return;
    map_.add_run(text, source);
    distance_ = source - text;
    even_ = true;
  }

  Source source_;
  std::string& text_;
  OffsetMap& map_;
  std::size_t cursor_ = 0;
  std::uint32_t distance_ = 0;
  bool even_ = false;
};

/// Whether a tag near the beginning puts what it holds on lines of its own. Where none does, "a
/// <b>Head Baker</b>\nin Leeds", the text's own line breaks are what parts its lines.
bool has_line_tag(std::string_view text) {
  text = text.substr(0, kHtmlLook);
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    if (!html::begins_tag(text, at)) {
      ++at;
      continue;
    }
    const Tag tag = html::read_tag(text, at);
    if (tag.role != Role::flow && tag.role != Role::raw) return true;
    at = tag.end;
  }
  return false;
}

/// One pass over HTML's bytes.
class HtmlReader {
 public:
  HtmlReader(Source source, Document& out)
      : html_(source.bytes),
        out_(out),
        writer_(source, out.text, out.offsets),
        own_lines_(!has_line_tag(source.bytes)) {}

  void read() {
    std::size_t at = 0;
    while (at < html_.size()) {
      switch (kind(html_[at])) {
        case Byte::plain: at = plain(at); break;
        case Byte::space: at = space(at); break;
        case Byte::reference: at = reference(at); break;
        case Byte::markup: at = markup(at); break;
      }
    }
    for (const Open& open : open_) close_mark(open);
    std::erase_if(out_.marks, [](const Mark& mark) { return mark.span.empty(); });
  }

 private:
  enum class Gap : std::uint8_t { none, space, tab, line };
  struct Open {
    Role role;
    std::uint32_t mark;  ///< In out.marks; kUnset until text comes.
  };

  std::size_t plain(std::size_t at) {
    std::size_t end = at + 1;
    for (; end < html_.size(); ++end) {
      if (kind(html_[end]) == Byte::plain) continue;
      const bool between =
          html_[end] == ' ' && end + 1 < html_.size() && kind(html_[end + 1]) == Byte::plain;
      if (!between) break;
    }
    begin_text(at);
    writer_.copy(at, end);
    return end;
  }

  std::size_t space(std::size_t at) {
    std::size_t end = at + 1;
    if (preformatted_ > 0) {
      if (html_[at] == '\n') {
        gap(Gap::line, at);
      } else {
        begin_text(at);
        writer_.copy(at, end);
      }
      return end;
    }
    while (end < html_.size() && kind(html_[end]) == Byte::space) ++end;
    const bool line = own_lines_ && html_.substr(at, end - at).find('\n') != html_.npos;
    gap(line ? Gap::line : Gap::space, at);
    return end;
  }

  std::size_t reference(std::size_t at) {
    const std::size_t end = at + html::decode_again(html_, at, decoded_);
    if (end == at) {
      begin_text(at);
      writer_.copy(at, at + 1);
      return at + 1;
    }
    begin_text(at);
    writer_.replace(decoded_, at, end);
    return end;
  }

  std::size_t markup(std::size_t at) {
    const char next = at + 1 < html_.size() ? html_[at + 1] : ' ';
    if (html::begins_tag(html_, at)) return tag(html::read_tag(html_, at));
    if (next == '!' || next == '?' || next == '/') return html::behind_comment(html_, at);
    begin_text(at);
    writer_.copy(at, at + 1);
    return at + 1;
  }

  std::size_t tag(const Tag& tag) {
    if (!tag.closing) {
      if (tag.role == Role::raw) return behind_raw(tag);
      if (const std::size_t end = behind_left_out(tag); end != 0) return end;
    }
    apply(tag);
    return tag.end;
  }

  std::size_t behind_raw(const Tag& tag) const {
    const std::size_t close = html::find_closing(html_, tag.end, tag.name);
    return close == html_.size() ? close : html::read_tag(html_, close).end;
  }

  /// Behind an element whose content nobody reads; 0 when this is none.
  std::size_t behind_left_out(const Tag& tag) {
    const bool left = tag.role == Role::left;
    if (!left && (tag.role == Role::page || tag.role == Role::line_break || !is_hidden(tag)))
      return 0;
    if (tag.attributes.ends_with("/>") && !left) return 0;
    // An element that is never closed is not left out, and that is found out
    // once for each name (and a few times for hidden ones): the work stays linear.
    if (left ? is_unclosed(tag.name) : failures_ >= kMostFailures) return 0;
    const std::size_t end =
        html::behind_element(html_, tag.end, tag.name, left ? html_.size() : kNotice);
    if (end == std::string_view::npos) {
      if (left)
        unclosed_.push_back(tag.name);
      else
        ++failures_;
      return 0;
    }
    gap(tag.role == Role::flow ? Gap::space : Gap::line, tag.end);
    return end;
  }

  bool is_unclosed(std::string_view name) const {
    return std::ranges::any_of(
        unclosed_, [&](std::string_view other) { return html::same_name(name, other); });
  }

  static bool is_hidden(const Tag& tag) {
    const std::string_view attributes = tag.attributes;
    if (attributes.size() < 7) return false;
    if (html::holds(attributes, "cookie") || html::holds(attributes, "consent"))
      return html::holds(attributes, "class") || html::holds(attributes, "id=");
    return html::holds(attributes, "display:none") || html::holds(attributes, "display: none") ||
           html::holds(attributes, "visibility:hidden") ||
           html::holds(attributes, "role=\"navigation\"") || has_hidden(attributes);
  }

  /// The attribute "hidden" itself, not "aria-hidden" or a class of that name.
  static bool has_hidden(std::string_view attributes) {
    const std::size_t at = attributes.find(" hidden");
    if (at == std::string_view::npos) return false;
    const std::string_view before = attributes.substr(0, at);
    const bool quoted = std::ranges::count(before, '"') % 2 != 0;
    const char next = at + 7 < attributes.size() ? attributes[at + 7] : '>';
    return !quoted && (next == ' ' || next == '>' || next == '=' || next == '/');
  }

  void apply(const Tag& tag) {
    switch (tag.role) {
      case Role::flow:
      case Role::raw: return;
      case Role::cell: gap(Gap::tab, tag.end); break;
      case Role::preformatted:
        preformatted_ = std::max(0, preformatted_ + (tag.closing ? -1 : 1));
        gap(Gap::line, tag.end);
        return;
      default: gap(Gap::line, tag.end);
    }
    if (tag.role == Role::row) close(Role::cell);
    if (!tag.closing && tag.role != Role::cell && tag.role != Role::line_break)
      close(Role::paragraph);
    if (tag.role == Role::block || tag.role == Role::page || tag.role == Role::row ||
        tag.role == Role::line_break || tag.role == Role::left)
      return;
    const bool container = tag.role == Role::list || tag.role == Role::table;
    if (tag.closing || !container) close(tag.role);
    if (!tag.closing) open_.push_back({tag.role, kUnset});
  }

  /// Ends the innermost open mark of that role, and those within it.
  void close(Role role) {
    const std::size_t lowest = open_.size() - std::min(open_.size(), kDeepestOpen);
    for (std::size_t i = open_.size(); i > lowest; --i) {
      const Role open = open_[i - 1].role;
      if (open != role && (open == Role::list || open == Role::table) && role != Role::list &&
          role != Role::table)
        return;
      if (open != role) continue;
      for (std::size_t j = i - 1; j < open_.size(); ++j) close_mark(open_[j]);
      open_.resize(i - 1);
      waiting_ = std::min(waiting_, open_.size());
      return;
    }
  }

  void close_mark(const Open& open) {
    if (open.mark != kUnset) out_.marks[open.mark].span.end = u32(out_.text.size());
  }

  /// Notes that the texts before and behind are apart.
  void gap(Gap gap, std::size_t at) {
    if (gap > gap_) gap_ = gap;
    gap_at_ = at;
  }

  /// Before text: writes the gap, and lets the open marks begin.
  void begin_text(std::size_t at) {
    if (gap_ != Gap::none) {
      if (!out_.text.empty()) write_gap(at);
      gap_ = Gap::none;
    }
    for (; waiting_ < open_.size(); ++waiting_) {
      if (open_[waiting_].role == Role::list || open_[waiting_].role == Role::table) continue;
      open_[waiting_].mark = u32(out_.marks.size());
      out_.marks.push_back({what(open_[waiting_].role), {u32(out_.text.size()), 0}});
    }
  }

  void write_gap(std::size_t at) {
    if (gap_ == Gap::space && html_[at - 1] == ' ') {
      writer_.copy(at - 1, at);
      return;
    }
    const std::size_t from = std::min(gap_at_, at - 1);
    const char* sign = gap_ == Gap::space ? " " : gap_ == Gap::tab ? "\t" : "\n";
    writer_.replace(sign, from, from + 1);
  }

  static Mark::What what(Role role) {
    switch (role) {
      case Role::heading: return Mark::What::heading;
      case Role::item: return Mark::What::list_item;
      case Role::cell: return Mark::What::cell;
      default: return Mark::What::paragraph;
    }
  }

  std::string_view html_;
  Document& out_;
  Writer writer_;
  bool own_lines_;  ///< No tag parts lines, so that the line breaks of the bytes do.
  std::string decoded_;
  std::vector<Open> open_;
  std::size_t waiting_ = 0;  ///< Open marks from here on have no text yet.
  Gap gap_ = Gap::none;
  std::size_t gap_at_ = 0;
  int preformatted_ = 0;
  std::vector<std::string_view> unclosed_;  ///< Names of elements that nothing closes.
  int failures_ = 0;                        ///< Hidden elements that nothing closed.
};

/// Tags that job texts have, for telling HTML from other text.
bool is_known_tag(const Tag& tag) {
  if (tag.role != Role::flow) return true;
  for (const std::string_view name : {"a", "b", "i", "u", "em", "span", "strong", "font", "img"})
    if (html::same_name(tag.name, name)) return true;
  return false;
}

bool has_tag(std::string_view text) {
  text = text.substr(0, kHtmlLook);
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (html::holds(text.substr(at, 9), "<!doctype")) return true;
    if (!html::begins_tag(text, at)) continue;
    const std::size_t end = std::min(text.find('>', at), at + 4096);
    if (end >= text.size()) return false;
    if (is_known_tag(html::read_tag(text.substr(0, end + 1), at))) return true;
  }
  return false;
}

bool has_escaped_tag(std::string_view text) {
  text = text.substr(0, kHtmlLook);
  for (std::size_t at = text.find("lt;"); at != std::string_view::npos;
       at = text.find("lt;", at + 1)) {
    std::string tag = "<";
    tag += text.substr(at + 3, 12);
    std::erase(tag, '&');  // "<p&gt;" reads as a tag named "pgt;", "<p&amp;gt;" as "pamp;gt;"
    for (std::size_t end = 1; end < tag.size(); ++end)
      if (std::string_view(tag).substr(end).starts_with("gt;") ||
          std::string_view(tag).substr(end).starts_with("amp;"))
        tag.replace(end, std::string::npos, ">");
    if (tag.find_first_of("> ") == std::string::npos) continue;
    if (html::begins_tag(tag, 0) && is_known_tag(html::read_tag(tag, 0))) return true;
  }
  return false;
}

/// Undoes one level of escaping.
void unescape(Source source, std::string& text, OffsetMap& map) {
  Writer writer(source, text, map);
  const std::string_view bytes = source.bytes;
  std::string decoded;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t next = std::min(bytes.find('&', at), bytes.size());
    writer.copy(at, next);
    if (next == bytes.size()) return;
    decoded.clear();
    const std::size_t length = html::decode_entity(bytes, next, decoded);
    if (length == 0)
      writer.copy(next, next + 1);
    else
      writer.replace(decoded, next, next + length);
    at = next + std::max<std::size_t>(length, 1);
  }
}

}  // namespace

bool looks_like_html(std::string_view text) { return has_tag(text) || has_escaped_tag(text); }

void read_html(std::string_view html, Document& out) {
  out.text.clear();
  out.offsets = OffsetMap();
  out.marks.clear();
  std::string text;
  OffsetMap map;
  Source source{html};
  for (int level = 0; level < kMostEscapes; ++level) {
    if (has_tag(source.bytes) || !has_escaped_tag(source.bytes)) break;
    std::string plain;
    OffsetMap below;
    unescape(source, plain, below);
    text = std::move(plain);
    map = std::move(below);
    source = {text, &map};
  }
  HtmlReader(source, out).read();
}

std::vector<std::string_view> json_ld_blocks(std::string_view html) {
  std::vector<std::string_view> blocks;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (!html::begins_tag(html, at)) {
      at = html.substr(at, 4) == "<!--" ? html::behind_comment(html, at) : at + 1;
      continue;
    }
    const Tag tag = html::read_tag(html, at);
    at = tag.end;
    if (tag.closing || !html::same_name(tag.name, "script")) continue;
    const std::size_t close = html::find_closing(html, tag.end, "script");
    if (html::holds(tag.attributes, "application/ld+json"))
      blocks.push_back(html.substr(tag.end, close - tag.end));
    at = close;
  }
  return blocks;
}

}  // namespace wagescope
