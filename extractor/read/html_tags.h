// The pieces of HTML's markup: where tags end and what they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wagescope::html {

/// What an element does to the text around it.
enum class Role : std::uint8_t {
  flow,       ///< Nothing: <b>, <span>, names not known.
  block,      ///< Stands on lines of its own.
  paragraph,  ///< <p>
  heading,    ///< <h1> to <h6>
  item,       ///< <li>
  list,       ///< <ul>, <ol>: an item within it does not end one around it.
  table,      ///< The same for cells.
  row,        ///< <tr>
  cell,       ///< <td>, <th>
  line_break,
  preformatted,
  raw,   ///< Its content is no markup and no text: <script>, <style>.
  left,  ///< Its content is markup that is left out: <nav>, <footer>.
  page,  ///< <html>, <body>, <main>, <article>: never left out.
};

struct Tag {
  std::string_view name;        ///< As written.
  std::string_view attributes;  ///< Between the name and '>'.
  std::size_t end = 0;          ///< Behind '>'.
  Role role = Role::flow;
  bool closing = false;
};

/// The tag that begins at `at`, where '<' and a letter, or "</" and a letter, stand.
/// A tag that the text does not close ends with the text.
Tag read_tag(std::string_view html, std::size_t at);

/// Whether a tag begins at `at`, where a '<' stands.
bool begins_tag(std::string_view html, std::size_t at);

/// Behind the comment, doctype or the like that begins at `at`, where '<' and
/// one of "!?/" stand and no tag begins.
std::size_t behind_comment(std::string_view html, std::size_t at);

/// Where "</name" stands at or behind `from`; the text's size when nowhere.
std::size_t find_closing(std::string_view html, std::size_t from, std::string_view name);

/// Behind the end of the element called `name` whose content begins at `from`,
/// elements of that name within it skipped; npos when it is not closed in the
/// `limit` bytes that follow.
std::size_t behind_element(std::string_view html, std::size_t from, std::string_view name,
                           std::size_t limit);

/// Equal, ASCII letters of either case alike.
bool same_name(std::string_view a, std::string_view b);
/// Whether `text` holds `word` (lower case), ASCII letters of either case alike.
bool holds(std::string_view text, std::string_view word);

Role role_of(std::string_view name);

}  // namespace wagescope::html
