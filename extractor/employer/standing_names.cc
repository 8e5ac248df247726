// Names that no cue leads to: they stand by themselves, in a line or a part of one at the top
// or the foot of a text ("Head Baker | Fernhill Mills | Leeds", "Fernhill Recruitment" as a
// signature), or carry their legal form ("a career with Fernhill Mills Ltd").
#include <algorithm>
#include <string>

#include "extractor/base/utf8.h"
#include "extractor/employer/weigher.h"

namespace wagescope {
namespace {

constexpr std::size_t kHeadLines = 6;     ///< Lines at the top in which a name may stand.
constexpr std::size_t kFootWords = 12;    ///< Words at the end of a text that may sign it.
constexpr std::size_t kLongestPart = 6;   ///< Words of a part of a line ...
constexpr std::size_t kLongestWhole = 8;  ///< ... and of one that is a name as a whole.
constexpr std::size_t kMostAddresses = 16;

/// What a part of a line begins behind, and what it ends before.
constexpr std::uint16_t kPartBegin = kGapLine | kGapBar | kGapDash | kGapOpen;
constexpr std::uint16_t kPartEnd = kPartBegin | kGapClose | kGapComma | kGapColon;

/// "Fernhill Mills" -> "fernhillmills", as a domain writes it.
std::string as_domain(std::string_view name) {
  std::string letters;
  for (const char c : utf8::fold(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  return letters;
}

bool is_host(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

/// Whether a part of a line ends at that byte.
bool Weigher::ends_part(std::size_t byte) const {
  const std::size_t next = word_at(0, byte);
  return next == words_.size() || (words_[next].gap & (kPartEnd | kGapStop)) != 0 ||
         words_[next].digit;
}

/// The last word of a part that is nothing but a name, or nothing.
std::optional<std::size_t> Weigher::whole_part(std::size_t first) const {
  const std::size_t limit = std::min(words_.size(), first + kLongestWhole + 1);
  std::size_t i = first;
  for (; i < limit; ++i) {
    if (i > first && ((words_[i].gap & kPartEnd) || words_[i].gap == kGapNone)) break;
    if (i > first && words_[i].gap == (kGapSlash | kGapSpace)) break;
    // "Bursztyn Cargo Sp. z o.o.": the form ends the name, whatever its letters are.
    if (i > first)
      if (const std::uint32_t form = legal_form_behind(i - 1))
        return ends_part(words_[i - 1].end + form) ? std::optional(i - 1) : std::nullopt;
    // "Praxis Dr. Sonntag", "St. Anne's Hospital": the dot of an abbreviation.
    if (i > first && gap(i, kGapStop) && words_[i - 1].end - words_[i - 1].begin > 3)
      return std::nullopt;
    if (i > first && gap(i, kGapMoney | kGapOther | kGapQuote)) return std::nullopt;
    const bool joint = i > first && is(i, kJoint);
    if (!joint && !names(i)) return std::nullopt;
  }
  if (i == first || (i == limit && i < words_.size() && !(words_[i].gap & kPartEnd)))
    return std::nullopt;
  if (const std::size_t list = end_of_list(first, i - 1, gap(first, kGapLine)) + 1; list != i)
    return ends_part(words_[list - 1].end) ? std::optional(list - 1) : std::nullopt;
  // "Head Baker" and "Ingénieur Qualité" are titles, "Centro Medico Aurelia" is none, nor is
  // "Baker Technik GmbH".
  if (words_[i - 1].caps && is(i - 1, kEnd)) return std::nullopt;  // "REPORTS TO:"
  const bool job = is_job(first) || is_job(i - 1);
  if (job && !is(i - 1, kLegal) && legal_form_behind(i - 1) == 0) return std::nullopt;
  return i - 1;
}

/// Whether a word at an end of the name says that it is an organisation, and another whose:
/// "Fernhill Ltd", "University of Oakham", "County of Ashford", but not "Luxury Hotel" nor "Hotel
/// Brand Manager".
bool Weigher::has_form(std::size_t first, std::size_t last) const {
  if (legal_form_behind(last) > 0) return true;
  if (first == last) return false;
  for (std::size_t i = first; i + 2 <= last; ++i)  // "Ashford Department of Transport"
    if (words_[i].upper && ((is(i, kFormOf) && is_of(i + 1)) || (is(i, kGroup) && is_for(i + 1))))
      return true;  // "National Centre for Bread"
  const bool line = gap(first, kGapLine) && is(last, kLineForm);
  if (!line && !is(first, kForm) && !is(last, kLegal | kForm)) return false;
  for (std::size_t i = first; i <= last; ++i)
    if (words_[i].upper && !is(i, kNever | kForm | kLegal | kGroup)) return true;
  return false;
}

/// Bytes of a legal form behind word `last`: " s.r.o.", " GmbH & Co. KG"; 0 when there is none.
std::uint32_t Weigher::legal_form_behind(std::size_t last) const {
  std::size_t at = words_[last].end;
  if (at < text_.size() && text_[at] == ',') ++at;
  if (at >= text_.size() || text_[at] != ' ') return 0;
  ++at;
  const auto form = legal_forms_.at(text_, at, Edge::word);
  return form ? static_cast<std::uint32_t>(at + form->length - words_[last].end) : 0;
}

void Weigher::standing_names(const CueRow& row, const CueRow& form) {
  std::size_t lines = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (gap(i, kGapLine)) ++lines;
    const bool head = lines <= kHeadLines;
    const bool foot = i + kFootWords >= words_.size() && gap(i, kGapLine);
    // Lines that were glued together: "LocationThe Fernhill Hotel, Whitby".
    const bool glued = words_[i].gap == kGapNone && i > 0 && is(i - 1, kEdge);
    if (!((head && gap(i, kPartBegin)) || foot || glued)) continue;
    const auto last = whole_part(i);
    if (!last) continue;
    const bool formed = has_form(i, *last);
    if (formed || (head && !glued))
      add(i, *last, formed ? form : row, (formed ? form : row).weight);
  }
}

void Weigher::names_with_legal_form(const CueRow& row) {
  for (std::size_t i = 1; i < words_.size(); ++i) {
    if (words_[i].plain() && !is(i, kSmallGroup)) continue;
    const bool dotted = !is(i, kLegal) && names(i) && legal_form_behind(i) > 0;
    if (!dotted && !(is(i, kLegal) && words_[i].upper && words_[i].gap == kGapSpace)) continue;
    std::size_t first = i;
    while (first > 0 && i - first < kLongestPart && !gap(first, kNameEnd) &&
           words_[first].gap != kGapNone && names(first - 1))
      --first;
    if (first < i || dotted) add(first, i, row, row.weight);
  }
}

void Weigher::institutions(const CueRow& row) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!is(i, kInstitution) || !words_[i].upper) continue;
    const bool of = i + 2 < words_.size() && words_[i + 1].gap == kGapSpace && is(i + 1, kJoint) &&
                    view(text_, words_[i + 1]) != "and" && words_[i + 2].gap == kGapSpace &&
                    words_[i + 2].upper;
    // "in der Marktgemeinde Elmdorf": its name stands behind it
    const bool in_front = !of && i > 0 && !words_[i - 1].upper && i + 1 < words_.size() &&
                          words_[i + 1].gap == kGapSpace && words_[i + 1].upper &&
                          is(i - 1, kArticle);
    std::size_t first = i, last = i;
    if (of || in_front) {
      last = of ? i + 2 : i + 1;
      while (last + 1 < words_.size() && words_[last + 1].gap == kGapSpace && names(last + 1) &&
             last - i < kLongestPart)
        ++last;
    } else {
      while (
          first > 0 && i - first < kLongestPart && words_[first].gap == kGapSpace &&
          (names(first - 1) || (is(first - 1, kJoint) && view(text_, words_[first - 1]) != "the")))
        --first;
    }
    while (first < i && (is(first, kJoint | kStart) || !names(first))) ++first;
    if (first > 0 && is(first - 1, kOurs)) continue;  // "our Hospital"
    bool whose = false;                               // "Primary School" is nobody's
    for (std::size_t k = first; k <= last; ++k)
      whose =
          whose || (k != i && words_[k].upper && !is(k, kNever | kForm | kGroup | kInstitution));
    constexpr int kUniversityMore = 6;
    if (whose) add(first, last, row, row.weight + (is(i, kUniversity) ? kUniversityMore : 0));
  }
}

void Weigher::names_of_domains(const CueRow& row) {
  constexpr std::size_t kShortest = 5;
  for (const std::string& domain : domains_) {
    if (domain.size() < kShortest) continue;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].upper || (text_[words_[i].begin] | 0x20) != domain[0]) continue;
      std::string letters;
      for (std::size_t k = i; k < words_.size() && k < i + kLongestPart; ++k) {
        if (k > i && (gap(k, kNameEnd) || words_[k].gap == kGapNone)) break;
        letters += as_domain(view(text_, words_[k]));
        const std::string_view behind = text_.substr(words_[k].end, 2);  // "Fernhill.io"
        const bool address = behind.size() == 2 && behind[0] == '.' && is_host(behind[1]);
        if (letters == domain && !address && !known(i, k)) add(i, k, row, row.weight);
        if (!domain.starts_with(letters)) break;
      }
    }
  }
}

/// What stands between "@" or "www." and the next dot, for the addresses of the text.
std::vector<std::string> Weigher::domains(std::string_view text) {
  std::vector<std::string> found;
  const auto take = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end < at + 64 && is_host(text[end])) ++end;
    if (end > at + 2 && end < text.size() && text[end] == '.')
      found.push_back(as_domain(text.substr(at, end - at)));
  };
  for (std::size_t at = text.find('@');
       at != std::string_view::npos && found.size() < kMostAddresses; at = text.find('@', at + 1))
    take(at + 1);
  for (std::size_t at = text.find("www.");
       at != std::string_view::npos && found.size() < kMostAddresses;
       at = text.find("www.", at + 4))
    take(at + 4);
  // "[Fernhill](https://fernhill.example)": a site's front page, not a page that says something.
  for (std::size_t at = text.find("://");
       at != std::string_view::npos && found.size() < kMostAddresses;
       at = text.find("://", at + 3)) {
    std::size_t end = at + 3;
    while (end < text.size() && end < at + 67 && (is_host(text[end]) || text[end] == '.')) ++end;
    if (end < text.size() && text[end] == '/') ++end;
    if (end == text.size() || !(is_host(text[end]) || text[end] == '?' || text[end] == '#'))
      take(at + 3);
  }
  return found;
}

/// "quillo is hiring" with "jobs@quillo.example": a name in small letters that begins a sentence.
bool Weigher::is_address(std::size_t i) const {
  if (words_[i].digit || is(i, kNever | kStart) || words_[i].end - words_[i].begin < 4 ||
      !(i == 0 || gap(i, kGapLine | kGapStop)))
    return false;
  const std::string letters = as_domain(view(text_, words_[i]));
  return std::ranges::any_of(domains_, [&](const std::string& d) { return d == letters; });
}

/// "careers@fernhillmills.example" speaks for Fernhill Mills, and for Fernhill.
int Weigher::spoken_for_by(const std::vector<std::string>& domains, const Name& name) {
  const std::string letters = as_domain(name.key);
  if (letters.size() < 3) return 0;
  for (const std::string& domain : domains) {
    if (domain == letters) return 34;
    if (letters.size() >= 4 && domain.starts_with(letters)) return 20;
    if (domain.size() >= 4 && letters.starts_with(domain)) return 8;
  }
  return 0;
}

}  // namespace wagescope
