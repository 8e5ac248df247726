// XML feeds: RSS, Atom, and the lists of jobs that boards exchange (Indeed's <source><job>).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/read/stated_pay.h"

namespace wagescope {

/// The name of the elements that are the feed's items, when `head` begins a feed: "item"
/// below <rss>, "entry" below <feed>, "job" and the like below anything else.
std::optional<std::string> tell_feed_item(std::string_view head);

/// Where an element stands, its tags included.
struct XmlElement {
  static constexpr std::size_t npos = std::string_view::npos;
  std::size_t begin = npos;
  std::size_t end = npos;  ///< npos when it is not closed.
  explicit operator bool() const { return begin != npos; }
};
/// The first element called `name` at or behind `from`, if one begins; comments and CDATA
/// are no markup.
XmlElement next_element(std::string_view xml, std::size_t from, std::string_view name);

/// Just behind the last whole element called `name`, and how many there are.
struct WholeElements {
  std::size_t end = 0;
  std::size_t count = 0;
};
WholeElements whole_elements(std::string_view xml, std::string_view name);

/// What stands in an item, by name, as a row of a table has it: "title", "description",
/// "location", "date"; nested elements by both names, "salary_min". Empty for what no XML
/// parser can read. `item` is valid UTF-8. Nothing from outside of it is ever looked up.
Cells read_feed_item(std::string_view item);

}  // namespace wagescope
