#include "extractor/read/markdown.h"

#include <algorithm>

#include "extractor/base/ascii.h"
#include "extractor/read/html_entities.h"
#include "extractor/read/mapped_text.h"

namespace wagescope {
namespace {

constexpr std::size_t kMarkdownLook = 64 * 1024;
constexpr std::size_t kLongestWords = 300;  ///< Of a link.
constexpr std::size_t kLongestAddress = 2000;

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

/// "\$", "\-": but not "\\server\$share", and not "\n" that somebody left.
bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]);
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

bool is_row(std::string_view line) {
  line = trimmed(line);
  return line.size() > 2 && line.front() == '|' && line.back() == '|';
}

/// "|---|:--:|"
bool is_ruler(std::string_view line) {
  return is_row(line) && line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

/// The words and the end of the link "[words](address)" at `at`; an end of 0 for none.
struct Link {
  std::size_t words_end = 0;
  std::size_t end = 0;
};
Link link_at(std::string_view text, std::size_t at) {
  // Another "[" or "(" ends the search, so that rows of them cost no more than other text.
  const std::string_view words = text.substr(at, kLongestWords);
  const std::size_t close = words.find_first_of("[]\n", 1);
  if (close == std::string_view::npos || words[close] != ']') return {};
  if (text.substr(at + close + 1, 1) != "(") return {};
  const std::string_view address = text.substr(at + close + 2, kLongestAddress);
  const bool known = address.starts_with("http") || address.starts_with("mailto:") ||
                     address.starts_with("/") || address.starts_with("#") ||
                     address.starts_with("tel:");
  const std::size_t end = known ? address.find_first_of(")([ \n") : std::string_view::npos;
  if (end == std::string_view::npos || address[end] != ')') return {};
  return Link{at + close, at + close + 2 + end + 1};
}

/// "**" that opens or closes: words on one side of it, and not a row of stars.
bool is_bold(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "**" && text.substr(at, 2) != "__") return false;
  const char before = at == 0 ? '\n' : text[at - 1];
  const char after = at + 2 < text.size() ? text[at + 2] : '\n';
  const bool opens = after != '\n' && !is_blank(after);
  const bool closes = before != '\n' && !is_blank(before);
  return opens || closes;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view source, Document& out)
      : source_(source), made_(source), out_(out) {}

  void read() {
    for (std::size_t at = 0; at < source_.size();) {
      const std::size_t end = line_end(source_, at);
      const std::string_view whole = source_.substr(at, end - at);
      const std::size_t behind = std::min(end + 1, source_.size());
      if (is_ruler(whole)) {
        at = behind;
        continue;
      }
      if (is_row(whole))
        row(at, end);
      else
        line(at, end);
      made_.copy(end, behind);
      at = behind;
    }
    out_.text = std::move(made_.text);
    out_.offsets = std::move(made_.offsets);
  }

 private:
  void line(std::size_t at, std::size_t end) {
    while (at < end && is_blank(source_[at])) ++at;
    std::size_t hashes = 0;
    while (at + hashes < end && source_[at + hashes] == '#') ++hashes;
    if (hashes > 0 && hashes < 7 && at + hashes < end && source_[at + hashes] == ' ')
      return marked(at + hashes + 1, end, Mark::What::heading);
    const bool bullet = at + 1 < end && source_[at + 1] == ' ' &&
                        (source_[at] == '*' || source_[at] == '-' || source_[at] == '+');
    if (bullet) return marked(at + 2, end, Mark::What::list_item);
    marked(at, end, Mark::What::paragraph);
  }

  void row(std::size_t at, std::size_t end) {
    at = source_.find('|', at) + 1;
    for (bool first = true; at < end; first = false) {
      std::size_t close = at;
      while (close < end && (source_[close] != '|' || source_[close - 1] == '\\')) ++close;
      if (close == end) break;
      if (!first) made_.put("\t", at - 1, at);
      std::size_t begin = at;
      std::size_t stop = close;
      while (begin < stop && is_blank(source_[begin])) ++begin;
      while (stop > begin && is_blank(source_[stop - 1])) --stop;
      marked(begin, stop, Mark::What::cell);
      at = close + 1;
    }
  }

  void marked(std::size_t at, std::size_t end, Mark::What what) {
    const auto begin = static_cast<std::uint32_t>(made_.text.size());
    words(at, end);
    const auto stop = static_cast<std::uint32_t>(made_.text.size());
    if (stop > begin) out_.marks.push_back({what, {begin, stop}});
  }

  /// Bytes of the reference that stands at `at`, "&pound;", decoded; 0 when none does.
  std::size_t reference_at(std::size_t at, std::size_t end) {
    if (source_[at] != '&') return 0;
    const std::size_t length = html::decode_whole(source_, at, decoded_);
    return at + length <= end ? length : 0;
  }

  void words(std::size_t at, std::size_t end) {
    std::size_t copied = at;
    const auto leave_out = [&](std::size_t from, std::size_t to) {
      made_.copy(copied, from);
      copied = to;
    };
    while (at < end) {
      const char c = source_[at];
      if (is_escape(source_, at) && at + 1 < end) {
        made_.copy(copied, at);
        made_.put(source_.substr(at + 1, 1), at, at + 2);
        copied = at += 2;
      } else if (const std::size_t reference = reference_at(at, end); reference > 0) {
        made_.copy(copied, at);
        made_.put(decoded_, at, at + reference);
        copied = at += reference;
      } else if ((c == '*' || c == '_') && is_bold(source_, at)) {
        leave_out(at, at + 2);
        at += 2;
      } else if (c == '[') {
        const Link link = link_at(source_, at);
        if (link.end == 0 || link.end > end) {
          ++at;
          continue;
        }
        leave_out(at, at + 1);
        words(at + 1, link.words_end);
        copied = at = link.end;
      } else {
        ++at;
      }
    }
    made_.copy(copied, end);
  }

  std::string_view source_;
  MappedText made_;
  std::string decoded_;  ///< A reference: "&pound;"
  Document& out_;
};

}  // namespace

bool looks_like_markdown(std::string_view text) {
  text = text.substr(0, kMarkdownLook);
  int escapes = 0;
  for (std::size_t at = text.find('\\'); at < text.size(); at = text.find('\\', at + 2))
    if (is_escape(text, at) && text[at + 1] != '\\' && ++escapes == 2) return true;
  int bold = 0;
  for (std::size_t at = text.find("**"); at < text.size(); at = text.find("**", at + 2)) {
    if (text.substr(at, 3) == "***") return false;
    if (is_bold(text, at) && ++bold == 4) return true;
  }
  for (std::size_t at = text.find("]("); at < text.size(); at = text.find("](", at + 2)) {
    const std::size_t from = at - std::min(at, kLongestWords);
    const std::size_t open = text.substr(from, at - from).rfind('[');
    if (open != std::string_view::npos && link_at(text, from + open).end != 0) return true;
  }
  const std::size_t ruler = text.find("|--");
  return ruler != std::string_view::npos || text.find("| --") != std::string_view::npos;
}

void read_markdown(std::string_view source, Document& out) {
  out.marks.clear();
  MarkdownReader(source, out).read();
}

}  // namespace wagescope
