#include "compare/occupation/occupation.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "compare/benchmark/csv.h"
#include "embedded_compare.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/table.h"

namespace wagescope {
namespace {

constexpr std::string_view kTitles = "occupation/titles.tsv";
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
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Char c = utf8::at(text, at);
    at += c.size;
    utf8::append(out, c.code == U'’' ? U'\'' : utf8::fold(c.code));
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

/// "nurses" -> "nurse", "secretaries" -> "secretary".
std::string singular(std::string word) {
  if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 5 && (word.ends_with("sses") || word.ends_with("ches")))
    return word.substr(0, word.size() - 2);
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return word;
}

/// Official titles that name one job in plain words: "Registered Nurses".
bool is_plain(std::string_view title) {
  return title.find(',') == title.npos && title.find(" and ") == title.npos &&
         title.find('/') == title.npos && title.find("--") == title.npos;
}

std::optional<Decimal> wage(const std::string& cell) {
  return cell.empty() ? std::nullopt : Decimal::parse(cell);
}

void add_titles(std::unordered_map<std::string, std::string>& titles) {
  for (const EmbeddedFile& file : embedded_compare()) {
    if (file.name != kTitles) continue;
    const auto table = Table::parse_in_place(std::string(kTitles), file.bytes);
    if (!table) throw std::logic_error(table.error().message);
    for (const Table::Row& row : table->rows())
      for (const std::string_view words : split(row["titles"], '|'))
        titles[joined(words_of(words))] = row["soc"];
    return;
  }
  throw std::logic_error("no table is called " + std::string(kTitles));
}

/// The columns that are used, by their place.
struct Columns {
  static constexpr std::array<std::string_view, 15> kNames{
      "year",       "soc_code",      "title",      "group",      "hourly_p10",
      "hourly_p25", "hourly_median", "hourly_p75", "hourly_p90", "annual_p10",
      "annual_p25", "annual_median", "annual_p75", "annual_p90", "source_url"};
  std::array<std::size_t, kNames.size()> at{};
};

Result<Columns> columns_of(std::string_view file, const CsvRow& header) {
  Columns columns;
  for (std::size_t i = 0; i < columns.at.size(); ++i) {
    const auto found = std::ranges::find(header.cells, Columns::kNames[i]);
    if (found == header.cells.end())
      return Error{ErrorCode::bad_table, std::string(file) + ":1: column " +
                                             std::string(Columns::kNames[i]) + " is missing"};
    columns.at[i] = static_cast<std::size_t>(found - header.cells.begin());
  }
  return columns;
}

}  // namespace

Result<Occupations> Occupations::read(std::string_view file, std::string_view csv) {
  const auto table = read_csv(file, csv);
  if (!table) return table.error();
  if (table->empty()) return Error{ErrorCode::bad_table, std::string(file) + ": the file is empty"};
  const auto columns = columns_of(file, table->front());
  if (!columns) return columns.error();
  Occupations made;
  for (const CsvRow& row : std::span(*table).subspan(1)) {
    if (row.cells.size() != table->front().cells.size())
      return Error{ErrorCode::bad_table, std::string(file) + ":" + std::to_string(row.line) + ": " +
                                             std::to_string(row.cells.size()) + " cells"};
    const auto cell = [&](std::size_t i) -> const std::string& {
      return row.cells[columns->at[i]];
    };
    OccupationWages wages;
    std::from_chars(cell(0).data(), cell(0).data() + cell(0).size(), wages.year);
    wages.soc = cell(1);
    wages.title = cell(2);
    for (std::size_t i = 0; i < 5; ++i) {
      wages.hourly[i] = wage(cell(4 + i));
      wages.annual[i] = wage(cell(9 + i));
    }
    wages.source_url = cell(14);
    if (cell(3) == "detailed" && is_plain(wages.title)) {
      auto words = words_of(lower(wages.title));
      words.back() = singular(words.back());
      made.titles_.emplace(joined(words), wages.soc);
    }
    made.rows_.emplace(wages.soc, std::make_shared<const OccupationWages>(wages));
  }
  add_titles(made.titles_);
  return made;
}

std::optional<Occupations::Found> Occupations::find_in(std::string_view title) const {
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
      if (const auto found = titles_.find(phrase); found != titles_.end())
        return Found{found->second, phrase, count == words.size()};
    }
  }
  return std::nullopt;
}

std::optional<OccupationMatch> Occupations::find(std::string_view role,
                                                 std::string_view title) const {
  // The title has the words that the role may have lost; the longer answer is the better.
  auto found = find_in(title);
  const auto by_role = find_in(role);
  if (by_role && (!found || by_role->words.size() > found->words.size())) found = by_role;
  if (!found) {
    // "Host/Hostess", "Nurse or Medic": the first of several names.
    const auto end = title.find_first_of('/');
    if (end != title.npos && end > 0) found = find_in(title.substr(0, end));
  }
  if (!found) return std::nullopt;
  auto row = wages(found->soc);
  if (!row) return std::nullopt;
  OccupationMatch match{row, found->whole ? Certainty::stated : Certainty::implied, ""};
  match.why = "“" + found->words + "” is " + row->title + " (SOC " + row->soc + ")" +
              (found->whole ? "" : ", by the end of the title");
  return match;
}

std::shared_ptr<const OccupationWages> Occupations::wages(std::string_view soc) const {
  const auto found = rows_.find(soc);
  return found == rows_.end() ? nullptr : found->second;
}

std::shared_ptr<const Benchmark> Occupations::series(const OccupationMatch& match,
                                                     std::span<const Benchmark> all) const {
  const OccupationWages& wages = *match.wages;
  const std::string code = "(" + wages.soc + ")";
  for (const Benchmark& series : all)
    if (series.category == "occupation-median" && series.name.find(code) != series.name.npos)
      return {std::shared_ptr<void>(), &series};
  auto made = std::make_shared<Benchmark>();
  made->id = "us-oews-" + wages.soc;
  made->name = std::string("US median ") + (wages.by_year() ? "annual" : "hourly") + " wage, " +
               wages.title + " " + code;
  made->category = "occupation-median";
  made->issuer = "US Bureau of Labor Statistics";
  made->jurisdiction = "US";
  made->currency = "USD";
  made->unit = wages.by_year() ? "year" : "hour";
  if (!wages.wages()[2]) return made;
  BenchmarkValue value;
  value.amount = *wages.wages()[2];
  value.measure = "median of wage and salary workers, May reference";
  value.effective_from = Date(std::chrono::year(wages.year) / 5 / 1);
  value.source_title = "BLS OEWS national table, May " + std::to_string(wages.year);
  value.source_url = wages.source_url;
  made->values.push_back(std::move(value));
  return made;
}

std::optional<Standing> standing(const OccupationWages& wages, const Exact& pay) {
  Standing found;
  const auto& levels = wages.wages();
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (!levels[i]) continue;
    if (Exact(*levels[i]) <= pay)
      found.from = i;
    else if (!found.to)
      found.to = i;
  }
  if (!found.from && !found.to) return std::nullopt;
  return found;
}

std::string_view major_group(std::string_view soc) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kGroups{
      {{"11", "Management"},
       {"13", "Business and finance"},
       {"15", "Computing and mathematics"},
       {"17", "Architecture and engineering"},
       {"19", "Sciences"},
       {"21", "Community and social service"},
       {"23", "Law"},
       {"25", "Education and libraries"},
       {"27", "Arts, media and sports"},
       {"29", "Health practitioners"},
       {"31", "Health support"},
       {"33", "Protective service"},
       {"35", "Food preparation and serving"},
       {"37", "Cleaning and grounds"},
       {"39", "Personal care and service"},
       {"41", "Sales"},
       {"43", "Office and administration"},
       {"45", "Farming, fishing, forestry"},
       {"47", "Construction and extraction"},
       {"49", "Installation and repair"},
       {"51", "Production"},
       {"53", "Transport and moving"}}};
  for (const auto& [code, name] : kGroups)
    if (soc.starts_with(code)) return name;
  return "";
}

}  // namespace wagescope
