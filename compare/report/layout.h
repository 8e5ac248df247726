// Plain text of at most 80 columns: headings, paragraphs, tables and footnotes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wagescope {

constexpr std::size_t kColumns = 80;

/// `text` broken at spaces into lines of at most kColumns columns; the first
/// begins with `first`, the others with as many spaces as `first` has columns. A
/// word that fits no line (an address) is broken where the line ends.
std::string wrapped(std::string_view text, std::string_view first = "");

/// `text` with spaces behind (or in front) up to `columns`.
std::string padded(std::string_view text, std::size_t columns, bool to_the_right = false);

/// Line breaks and runs of spaces become one space: quotes stay on their line.
std::string one_line(std::string_view text);

/// A report in the making. Indents by two spaces below a heading.
class Layout {
 public:
  /// A line in full, set off by a blank line.
  void heading(std::string_view text);
  /// "  Label     text", the text wrapped behind its label.
  void labelled(std::string_view label, std::string_view text);
  void paragraph(std::string_view text, std::size_t indent = 2);
  void item(std::string_view text, std::size_t indent = 2);
  /// Begins with `lead`; further lines stand below the text.
  void with_lead(std::string_view lead, std::string_view text);
  void blank();

  /// Rows of cells in columns; columns of figures are set to the right. A first
  /// row without digits is a header.
  void table(const std::vector<std::vector<std::string>>& rows, std::size_t indent = 4);

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace wagescope
