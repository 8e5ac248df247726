#include "compare/report/layout.h"

#include <algorithm>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

/// The bytes of `word` that fill `columns` columns at most, one character at least.
std::size_t fitting(std::string_view word, std::size_t columns) {
  std::size_t at = 0, used = 0;
  while (at < word.size()) {
    const utf8::Char c = utf8::at(word, at);
    const std::size_t width = utf8::columns(c.code);
    if (at > 0 && used + width > columns) break;
    used += width;
    at += c.size;
  }
  return at;
}

/// Fills lines word by word.
class Wrapper {
 public:
  explicit Wrapper(std::string_view first)
      : out_(first), indent_(utf8::columns(first)), used_(indent_) {}

  void add(std::string_view word) {
    const std::size_t room = kColumns - indent_;
    if (used_ > indent_ && used_ + 1 + utf8::columns(word) > kColumns) new_line();
    if (used_ > indent_) put(" ");
    for (std::size_t bytes; (bytes = fitting(word, room)) < word.size();) {
      put(word.substr(0, bytes));
      word.remove_prefix(bytes);
      new_line();
    }
    put(word);
  }

  std::string take() { return out_ + "\n"; }

 private:
  void put(std::string_view text) {
    out_ += text;
    used_ += utf8::columns(text);
  }
  void new_line() {
    out_ += '\n';
    out_.append(indent_, ' ');
    used_ = indent_;
  }

  std::string out_;
  std::size_t indent_;
  std::size_t used_;
};

bool has_digit(std::string_view cell) { return cell.find_first_of("0123456789") != cell.npos; }

/// "$26,470", "34.7", "CAD 17.95": at most one word in front, digits to the end.
bool is_figure(std::string_view cell) {
  const auto digit = cell.find_first_of("0123456789");
  return digit <= 4 && cell.find_first_not_of("0123456789.,", digit) == cell.npos;
}

}  // namespace

std::string wrapped(std::string_view text, std::string_view first) {
  Wrapper lines(first);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) lines.add(text.substr(at, end - at));
    at = end + 1;
  }
  return lines.take();
}

std::string padded(std::string_view text, std::size_t columns, bool to_the_right) {
  const std::size_t used = utf8::columns(text);
  const std::string spaces(used < columns ? columns - used : 0, ' ');
  return to_the_right ? spaces + std::string(text) : std::string(text) + spaces;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Char c = utf8::at(text, at);
    const bool control = c.code < 0x20 || c.code == 0x7F;
    if (utf8::is_space(c.code) || control) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
      line += text.substr(at, c.size);
    }
    at += c.size;
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

void Layout::heading(std::string_view text) {
  blank();
  out_ += wrapped(text);
}

void Layout::labelled(std::string_view label, std::string_view text) {
  out_ += wrapped(text, "  " + padded(label, 10) + "  ");
}

void Layout::paragraph(std::string_view text, std::size_t indent) {
  out_ += wrapped(text, std::string(indent, ' '));
}

void Layout::item(std::string_view text, std::size_t indent) {
  out_ += wrapped(text, std::string(indent, ' ') + "- ");
}

void Layout::with_lead(std::string_view lead, std::string_view text) {
  out_ += wrapped(text, lead);
}

void Layout::blank() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

void Layout::table(const std::vector<std::vector<std::string>>& rows, std::size_t indent) {
  std::vector<std::size_t> widths;
  std::vector<bool> figures;
  const bool has_header = rows.size() > 1 && std::ranges::none_of(rows.front(), has_digit);
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == widths.size()) {
        widths.push_back(0);
        figures.push_back(true);
      }
      widths[i] = std::max(widths[i], utf8::columns(row[i]));
      if (has_header && &row == &rows.front()) continue;
      figures[i] = figures[i] && is_figure(row[i]);
    }
  for (const auto& row : rows) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i)
      line += padded(row[i], widths[i], figures[i]) + (i + 1 < row.size() ? "  " : "");
    line.erase(line.find_last_not_of(' ') + 1);
    out_ += line + "\n";
  }
}

}  // namespace wagescope
