#include "cli/options.h"

#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

namespace wagescope {

Decimal positive(const std::string& flag, const std::string& value, std::int64_t most) {
  const auto number = Decimal::parse(value);
  if (!number || number->micros() <= 0 || number->micros() > most * Decimal::kMicrosPerUnit)
    throw UsageError{flag + " " + value + ": not a number above 0 and up to " +
                     std::to_string(most) + "; write it in plain digits, such as 37.5"};
  return *number;
}

std::string contents_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof())
    throw EnvironmentError(file + ": cannot be read; check the path and that it may be read");
  return bytes;
}

void InputFlags::add_to(Command& command) {
  command.rest("PATH", paths, "Files or folders; - or nothing is standard input");
  command.each("--field", fields, "A record's own name for a field: text=body", "ROLE=NAME");
  command.text("--lexicon", lexicon, "A folder with rows to add to the built-in tables", "DIR");
  command.number("--threads", threads, "Worker threads (default: one for each core)", "N", 1, 1024);
}

FieldNames InputFlags::field_names() const {
  FieldNames names;
  for (const std::string& field : fields) or_usage_error(names.map(field));
  return names;
}

Lexicons InputFlags::lexicons() const {
  return lexicon.empty() ? Lexicons::built_in() : or_usage_error(Lexicons::with_folder(lexicon));
}

unsigned InputFlags::thread_count() const {
  return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

std::vector<SourceFile> InputFlags::sources() const {
  return find_sources(paths.empty() ? std::vector<std::string>{"-"} : paths);
}

void YearFlags::add_to(Command& command) {
  command.text("--hours-per-week", hours_per_week, "Where the text does not say", "N");
  command.text("--days-per-week", days_per_week, "Where the text does not say", "N");
  command.text("--weeks-per-year", weeks_per_year, "Where the text does not say", "N");
}

YearOptions YearFlags::options() const {
  YearOptions year;
  year.hours_per_week = positive("--hours-per-week", hours_per_week, 168);
  year.days_per_week = positive("--days-per-week", days_per_week, 7);
  year.weeks_per_year = positive("--weeks-per-year", weeks_per_year, 53);
  return year;
}

void DayFlags::add_to(Command& command) {
  command.text("--as-of", as_of, "Use the benchmark in force on this day, not on the document's",
               "YYYY-MM-DD");
}

std::optional<Date> DayFlags::day() const {
  if (as_of.empty()) return std::nullopt;
  const auto date = parse_date(as_of);
  if (!date) throw UsageError{"--as-of " + as_of + ": not a day; write it as 2023-07-26"};
  return date;
}

void OutputFlags::add_to(Command& command) {
  static const std::map<std::string, To> kNames = {
      {"text", To::text}, {"ndjson", To::ndjson}, {"csv", To::csv}, {"tsv", To::tsv}};
  const auto set = [this](const std::string& name) {
    const auto known = kNames.find(name);
    if (known == kNames.end())
      throw UsageError{"--to " + name + ": not a format; use text, ndjson, csv or tsv"};
    to = known->second;
  };
  command.parsed("--to", set, "How to write: text (default), ndjson, csv or tsv", "FORMAT");
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Date{std::chrono::year(local.tm_year + 1900),
              std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
              std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

}  // namespace wagescope
