#include "extractor/occupation/occupation.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "extractor/base/plain.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::size_t kLongest = 6;  ///< Words of the longest title in the table.
constexpr std::size_t kMostWords = 40;

/// Words that say when, where or at what level, not what: behind a title they
/// do not change the occupation.
constexpr std::array<std::string_view, 46> kFillers{
    "i",          "ii",     "iii",      "iv",       "v",         "1",       "2",
    "3",          "4",      "5",        "remote",   "hybrid",    "onsite",  "nights",
    "night",      "days",   "day",      "evenings", "evening",   "weekend", "weekends",
    "shift",      "prn",    "per",      "diem",     "part",      "full",    "time",
    "temporary",  "temp",   "seasonal", "contract", "permanent", "trainee", "intern",
    "apprentice", "needed", "wanted",   "job",      "position",  "ft",      "pt",
    "1st",        "2nd",    "3rd",      "overnight"};

bool is_filler(std::string_view word) {
  return std::ranges::find(kFillers, word) != kFillers.end();
}

/// Before these the head of a title ends: "Nurse, ICU", "Baker (nights)", "Assistant to the CEO".
constexpr std::array<std::string_view, 6> kEnds{" to ", " for ", " at ", " with ", " - ", " – "};

std::string lower(std::string_view text) {
  constexpr std::string_view kCurled = "’";
  const std::string folded = utf8::fold(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t curled = std::min(folded.find(kCurled, at), folded.size());
    out.append(folded, at, curled - at);
    if (curled < folded.size()) out += '\'';
    at = curled + kCurled.size();
  }
  return out;
}

/// The part in front of a bracket, comma or another end of the head.
std::string_view head_of(std::string_view title) {
  std::size_t end = title.find_first_of(",(|[:;\n", 1);
  for (const std::string_view mark : kEnds) end = std::min(end, title.find(mark, 1));
  return title.substr(0, end);
}

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '+' ||
         c == '&' || c == '.';
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    while (word.ends_with('.')) word.pop_back();
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (char c : text) {
    if (is_word_byte(c))
      word += c;
    else
      end_word();
  }
  end_word();
  return words;
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// joined(words_of(text)), which most titles of the table are already.
std::string spaced(std::string_view text) {
  char before = ' ';
  bool is_so = !text.ends_with(' ');
  for (const char c : text) {
    is_so = is_so && ((c >= 'a' && c <= 'z') || (c == ' ' && before != ' '));
    before = c;
  }
  return is_so ? std::string(text) : joined(words_of(text));
}

/// "nurses" -> "nurse", "secretaries" -> "secretary".
std::string singular(std::string word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 5 && (word.ends_with("sses") || word.ends_with("ches")))
    return word.substr(0, word.size() - 2);
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return word;
}

}  // namespace

OccupationReader::OccupationReader(const Lexicons& lexicons) {
  const auto* layout = lexicons.as_built() && !plain_lookups() ? laid_out_occupations() : nullptr;
  titles_ = layout != nullptr ? Phrases<SocCode>(*layout) : read_rows(lexicons);
}

Phrases<SocCode> OccupationReader::read_rows(const Lexicons& lexicons) {
  Phrases<SocCode> titles;
  for (const Table::Row& row : lexicons.table("occupation/titles.tsv").rows())
    for (const std::string_view words : split(row["titles"], '|'))
      titles[spaced(words)] = SocCode(row["soc"]);
  for (const Table::Row& row : lexicons.table("occupation/official.tsv").rows()) {
    std::vector<std::string> words = words_of(lower(row["title"]));
    words.back() = singular(words.back());
    titles.add(joined(words), SocCode(row["soc"]));  // one that is known keeps its code
  }
  return titles;
}

std::optional<OccupationReading> OccupationReader::read(std::string_view title) const {
  const std::string folded = lower(title);
  std::vector<std::string> words = words_of(head_of(folded));
  if (words.size() > kMostWords) return std::nullopt;
  // "Cook nights": fillers go from the end as long as something is left.
  while (words.size() > 1 && is_filler(words.back())) words.pop_back();
  for (std::size_t count = std::min(kLongest, words.size()); count > 0; --count) {
    std::vector<std::string> last(words.end() - static_cast<std::ptrdiff_t>(count), words.end());
    for (const bool as_written : {true, false}) {
      if (!as_written) last.back() = singular(last.back());
      const std::string phrase = joined(last);
      if (const auto found = titles_.at(phrase, 0); found && found->length == phrase.size())
        return OccupationReading{std::string(found->value->view()), phrase,
                                 count == words.size() ? Certainty::stated : Certainty::implied};
    }
  }
  return std::nullopt;
}

std::optional<OccupationReading> OccupationReader::read(std::string_view role,
                                                        std::string_view title) const {
  // The title has the words that the role may have lost; the longer answer is the better.
  auto found = read(title);
  auto by_role = read(role);
  if (by_role && (!found || by_role->words.size() > found->words.size())) found = by_role;
  if (found) return found;
  // "Host/Hostess", "Nurse or Medic": the first of several names.
  const auto end = title.find_first_of('/');
  return end != title.npos && end > 0 ? read(title.substr(0, end)) : std::nullopt;
}

}  // namespace wagescope
