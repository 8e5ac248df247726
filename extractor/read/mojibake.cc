#include "extractor/read/mojibake.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/base/utf8.h"
#include "extractor/read/code_pages.h"
#include "extractor/read/mapped_text.h"

namespace wagescope {
namespace {

/// The byte that Windows-1252 has for a character; nothing where it has none.
std::optional<unsigned> byte_1252(char32_t code) {
  if (code >= 0x80 && code <= 0xFF) return static_cast<unsigned>(code);
  const auto found = std::ranges::find(kHigh1252, code);
  if (code == 0 || found == kHigh1252.end()) return std::nullopt;
  return 0x80 + static_cast<unsigned>(found - kHigh1252.begin());
}

/// The same of Mac OS Roman, for the lower half of what is beyond ASCII.
std::optional<unsigned> byte_mac(char32_t code) {
  const auto found = std::ranges::find(kMacRoman, code);
  if (found == kMacRoman.end()) return std::nullopt;
  return 0x80 + static_cast<unsigned>(found - kMacRoman.begin());
}

/// An encoding for which UTF-8 was taken, and what it has for the first bytes of its signs.
struct Page {
  std::optional<unsigned> (*byte_of)(char32_t code);
  char32_t c2, c3, e2;
};
constexpr Page kWindows{byte_1252, 0xC2, 0xC3, 0xE2};  // "Â", "Ã", "â"
constexpr Page kMac{byte_mac, 0xAC, 0x221A, 0x201A};   // "¬", "√", "‚"

std::optional<unsigned> continuation(const Page& page, std::string_view text, std::size_t& at) {
  const utf8::Char c = utf8::at(text, at);
  const auto byte = c.size < 2 ? std::nullopt : page.byte_of(c.code);
  if (!byte || *byte < 0x80 || *byte > 0xBF) return std::nullopt;
  at += c.size;
  return *byte & 0x3F;
}

/// Signs that texts have; a sequence for anything else is not one that went wrong.
bool is_usual(char32_t code) {
  return (code >= 0xA0 && code <= 0xFF) || (code >= 0x2002 && code <= 0x2044) ||
         (code >= 0x20A0 && code <= 0x20BF) || code == 0x2122 ||
         (code >= 0x2190 && code <= 0x22FF) || (code >= 0x2500 && code <= 0x27BF);
}

struct Wrong {
  std::size_t begin;
  std::size_t end;
  char32_t right;
};

/// "MAÇÃ” em" is Portuguese between quotes, "CAFÃ‰" a word that went wrong.
bool may_be_right(std::string_view text, std::size_t at, unsigned low) {
  if (at == 0 || !utf8::is_upper(utf8::before(text, at).code)) return false;
  const unsigned byte = 0x80 | low;
  return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte >= 0xA0;
}

/// "2√π": a root stands in no word; that of "g√©rer" does.
bool in_word(std::string_view text, std::size_t at, std::size_t end) {
  return (at > 0 && utf8::is_letter(utf8::before(text, at).code)) ||
         utf8::is_letter(utf8::at(text, end).code);
}

std::optional<Wrong> wrong_at(const Page& page, std::string_view text, std::size_t at) {
  const utf8::Char lead = utf8::at(text, at);
  if (lead.code != page.c2 && lead.code != page.c3 && lead.code != page.e2) return std::nullopt;
  std::size_t end = at + lead.size;
  const auto low = continuation(page, text, end);
  if (!low) return std::nullopt;
  char32_t right = 0;
  if (lead.code != page.e2) {
    if (page.c2 == kWindows.c2 && may_be_right(text, at, *low)) return std::nullopt;
    right = (lead.code == page.c2 ? 0x80 : 0xC0) | *low;
    if (lead.code == kMac.c3 && !in_word(text, at, end)) return std::nullopt;
  } else {
    const auto last = continuation(page, text, end);
    if (!last) return std::nullopt;
    right = 0x2000 | *low << 6 | *last;
  }
  if (!is_usual(right)) return std::nullopt;
  return Wrong{at, end, right};
}

/// Appends what went wrong where `lead` begins a sign; all leads are so many bytes in UTF-8.
void find_wrongs(const Page& page, std::string_view text, std::string_view lead,
                 std::vector<Wrong>& found) {
  for (std::size_t at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at)) {
    const auto wrong = wrong_at(page, text, at);
    if (wrong) found.push_back(*wrong);
    at = wrong ? wrong->end : at + lead.size();
  }
}

/// What went wrong, in order of the text.
std::vector<Wrong> wrongs_in(std::string_view text) {
  std::vector<Wrong> found;
  find_wrongs(kWindows, text, "\xC3", found);  // of "Â", "Ã" and "â"
  const std::size_t windows = found.size();
  for (const std::string_view lead : {"\xC2\xAC", "\xE2\x88\x9A", "\xE2\x80\x9A"})
    find_wrongs(kMac, text, lead, found);
  if (found.size() == windows) return found;
  std::ranges::sort(found, {}, &Wrong::begin);
  std::size_t end = 0;
  std::erase_if(found, [&](const Wrong& wrong) {
    const bool overlaps = wrong.begin < end;
    if (!overlaps) end = wrong.end;
    return overlaps;
  });
  return found;
}

MappedText repaired(std::string_view text, const std::vector<Wrong>& wrongs) {
  MappedText made(text);
  std::size_t at = 0;
  std::string sign;
  for (const Wrong& wrong : wrongs) {
    made.copy(at, wrong.begin);
    sign.clear();
    utf8::append(sign, wrong.right);
    made.put(sign, wrong.begin, wrong.end);
    at = wrong.end;
  }
  made.copy(at, text.size());
  return made;
}

/// Where a place of the old text is in the repaired one.
class Moved {
 public:
  explicit Moved(const std::vector<Wrong>& wrongs) {
    std::size_t shrunk = 0;
    for (const Wrong& wrong : wrongs) {
      shrunk += wrong.end - wrong.begin - (wrong.right < 0x800 ? 2 : 3);
      ends_.push_back(wrong.end);
      shrunk_.push_back(shrunk);
    }
  }
  std::uint32_t operator()(std::uint32_t place) const {
    const auto behind = std::upper_bound(ends_.begin(), ends_.end(), place);
    if (behind == ends_.begin()) return place;
    return place - static_cast<std::uint32_t>(
                       shrunk_[static_cast<std::size_t>(behind - ends_.begin()) - 1]);
  }

 private:
  std::vector<std::size_t> ends_;
  std::vector<std::size_t> shrunk_;
};

constexpr int kMostTimes = 3;  ///< "Ã‚Â£" went wrong twice.

}  // namespace

void repair_mojibake(Document& document) {
  for (int times = 0; times < kMostTimes; ++times) {
    const auto wrongs = wrongs_in(document.text);
    if (wrongs.empty()) return;
    MappedText made = repaired(document.text, wrongs);
    const Moved moved(wrongs);
    for (Mark& mark : document.marks) mark.span = {moved(mark.span.begin), moved(mark.span.end)};
    document.offsets = compose(made.offsets, document.offsets, made.text.size());
    document.text = std::move(made.text);
  }
}

void repair_mojibake(std::string& words) {
  for (int times = 0; times < kMostTimes; ++times) {
    const auto wrongs = wrongs_in(words);
    if (wrongs.empty()) return;
    words = repaired(words, wrongs).text;
  }
}

}  // namespace wagescope
