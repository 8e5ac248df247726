#include "extractor/read/json_list.h"

#include "extractor/base/ascii.h"

namespace wagescope {
namespace {

constexpr std::size_t kDeepest = 1024;  ///< As the parsers behind this have it.

}  // namespace

/// To just behind the string's closing quote; false when that is not in `bytes`.
bool JsonListScanner::skip_string(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size()) {
    const char c = bytes[at++];
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      return true;
    }
  }
  return false;
}

JsonListScanner::Event JsonListScanner::open(char bracket) {
  if (open_.size() == kDeepest) return Event::broken;
  begun_ = true;
  open_ += bracket;
  if (list_depth_ > 0) return open_.size() == list_depth_ + 1 ? Event::element_begin : Event::more;
  if (bracket == '{') return Event::more;
  list_depth_ = open_.size();
  ++lists_;
  elements_ = 0;
  return Event::list_begin;
}

JsonListScanner::Event JsonListScanner::close(char bracket) {
  if (open_.empty() || open_.back() != (bracket == '}' ? '{' : '[')) return Event::broken;
  open_.pop_back();
  if (list_depth_ == 0) return Event::more;
  if (open_.size() == list_depth_) return ++elements_, Event::element_end;
  if (open_.size() > list_depth_) return Event::more;
  list_depth_ = 0;
  return Event::list_end;
}

JsonListScanner::Event JsonListScanner::next(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size()) {
    if (in_string_ && (!skip_string(bytes, at) || at == bytes.size())) break;
    const char c = bytes[at++];
    Event event = Event::more;
    if (c == '"' && in_value()) {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      event = open(c);
    } else if (c == '}' || c == ']') {
      event = close(c);
    } else if (begun_ && !in_value() && !is_blank(c)) {
      event = Event::broken;
    }
    if (event != Event::more) return event;
  }
  return Event::more;
}

}  // namespace wagescope
