#include "extractor/scan/scan.h"

#include "extractor/base/ascii.h"

namespace wagescope {
namespace {}  // namespace

std::uint32_t next_digit(std::string_view text, std::uint32_t from, std::uint32_t end) {
  while (from < end && !is_digit(text[from])) ++from;
  return from;
}

std::uint32_t skip_digits(std::string_view text, std::uint32_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::uint32_t skip_number(std::string_view text, std::uint32_t at) {
  while (at < text.size()) {
    if (is_digit(text[at])) {
      ++at;
    } else if ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() &&
               is_digit(text[at + 1])) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace wagescope
