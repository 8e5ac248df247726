// Where the elements of a JSON file's lists stand, told without parsing them, so that a
// file of any size can be cut between two of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wagescope {

/// Reads JSON values byte by byte, however they are cut into blocks. Their lists are the
/// outermost arrays: a value itself, or what stands in objects, as in {"jobs": [...]},
/// {"data": {"jobs": [...]}}. The elements are the objects and arrays in a list. Only
/// brackets and quotes are looked at: what is wrong inside an element is found when that
/// element is parsed.
class JsonListScanner {
 public:
  enum class Event : unsigned char {
    more,           ///< All bytes are used up.
    list_begin,     ///< Behind the bracket that opens a list.
    element_begin,  ///< Behind the bracket that opens an element of it.
    element_end,    ///< Behind the bracket that closes it.
    list_end,       ///< Behind the bracket that closes the list.
    broken,         ///< A bracket that closes nothing, 1,024 of them, or words behind a value.
  };

  /// Goes on through `bytes` from `at` to the next event, and leaves `at` just behind it.
  Event next(std::string_view bytes, std::size_t& at);

  bool in_list() const { return list_depth_ > 0; }
  bool in_element() const { return in_list() && open_.size() > list_depth_; }
  bool in_value() const { return !open_.empty(); }
  std::uint64_t lists() const { return lists_; }        ///< That have begun so far.
  std::uint64_t elements() const { return elements_; }  ///< Of the list at hand, whole ones.

 private:
  bool skip_string(std::string_view bytes, std::size_t& at);
  Event open(char bracket);
  Event close(char bracket);

  std::string open_;            ///< The brackets that are open.
  std::size_t list_depth_ = 0;  ///< How many were at the list's own; 0 outside of lists.
  std::uint64_t lists_ = 0;
  std::uint64_t elements_ = 0;
  bool begun_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace wagescope
