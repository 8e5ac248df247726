#include "extractor/date/date.h"

#include <algorithm>
#include <utility>

#include "extractor/base/utf8.h"
#include "extractor/date/date_text.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {
namespace {

constexpr std::size_t kHead = 700;        ///< Bytes in which a heading's date may stand.
constexpr std::size_t kCueReach = 60;     ///< "Posted", "Closing date" speak for a date so near.
constexpr std::size_t kHandleReach = 60;  ///< Longest "(@handle)".

enum class Use : unsigned char { own, first, other };

Use use_of(std::string_view name) {
  if (name == "own") return Use::own;
  return name == "first" ? Use::first : Use::other;
}

bool blank_in_line(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

struct DateReader::Tables {
  Tables(const Lexicons& lexicons, SharedFirstWords shared)
      : first_words(shared ? std::move(shared) : std::make_shared<FirstWords>()),
        dates(lexicons, *first_words) {
    for (const Table::Row& row : lexicons.table("date/cues.tsv").rows())
      for (const std::string_view words : split(row["words"], '|')) note(words, use_of(row["use"]));
  }
  void note(std::string_view words, Use use) {
    cues.add(words, use);
    first_words->add(words, FirstWords::kDates);
  }
  SharedFirstWords first_words;
  DateText dates;
  Phrases<Use> cues;
};

namespace {

class Reading {
 public:
  Reading(const FirstWords& first_words, const DateText& dates, const Phrases<Use>& cues,
          std::string_view text, TextSpan within)
      : first_words_(first_words),
        dates_(dates),
        cues_(cues),
        text_(text),
        within_(within),
        lines_(text, within.begin) {}

  std::optional<DateReading> read(const WordHits& hits) {
    std::size_t next = within_.begin;
    for (const WordHit& hit : hits.in(within_)) {
      if (hit.begin >= next) {
        next = look_at(hit.begin, hit.tables);
        continue;
      }
      // A date or cue ended inside of this word: "2024Posted".
      while (next < hit.end && next < within_.end) {
        const FirstWords::Look look = first_words_.at(text_, next);
        next = std::max(look_at(next, look.tables), look.end);
      }
    }
    return best_;
  }

 private:
  std::size_t look_at(std::size_t at, FirstWords::Tables tables) {
    const bool digit = text_[at] >= '0' && text_[at] <= '9';
    return (tables & FirstWords::kDates) != 0 || digit ? word_at(at, lines_.begin(at)) : at;
  }

  /// Looks at the word at `at`; returns where to go on.
  std::size_t word_at(std::size_t at, std::size_t line) {
    if (const auto found = dates_.at(text_, at); found && at + found->length <= within_.end) {
      const TextSpan words{static_cast<std::uint32_t>(at),
                           static_cast<std::uint32_t>(at + found->length)};
      judge(found->date, words, line);
      return words.end;
    }
    const auto cue = cues_.at(text_, at);
    if (!cue) return at;
    const std::size_t end = at + cue->length;
    if (*cue->value == Use::other)
      other_end_ = end;
    else if (*cue->value == Use::own || begins(at, line))
      own_end_ = end;
    return end;
  }

  /// At a line's begin, or behind a sign: not the "date" of "review date".
  bool begins(std::size_t at, std::size_t line) const {
    while (at > line && blank_in_line(text_[at - 1])) --at;
    return at <= line || !utf8::is_word(utf8::before(text_, at).code);
  }

  void judge(Date date, TextSpan words, std::size_t line) {
    if (follows_cue(words.begin))
      offer({date, words, Certainty::stated});
    else if (follows_handle(words.begin, line))
      offer({date, words, Certainty::implied});
    else if (!foreign(words.begin) && in_heading(words, line))
      offer({date, words, Certainty::stated});
  }

  /// The surer one; of two equally sure ones the later day.
  void offer(const DateReading& reading) {
    if (best_ && best_->certainty < reading.certainty) return;
    if (best_ && best_->certainty == reading.certainty && best_->date >= reading.date) return;
    best_ = reading;
  }

  /// "Posted: 12 March 2026": nothing but blanks, a colon or "on" between.
  bool follows_cue(std::size_t begin) const {
    if (own_end_ == 0 || other_end_ > own_end_ || begin - own_end_ > kCueReach) return false;
    std::size_t at = own_end_;
    while (at < begin && (blank_in_line(text_[at]) || text_[at] == ':' || text_[at] == '\n')) ++at;
    return at == begin;
  }

  bool foreign(std::size_t begin) const {
    return other_end_ != 0 && begin - other_end_ < kCueReach;
  }

  /// "— Jane Doe (@jane) July 26, 2023": the stamp of a quoted message.
  bool follows_handle(std::size_t begin, std::size_t line) const {
    std::size_t at = begin;
    while (at > line && blank_in_line(text_[at - 1])) --at;
    if (at == begin || at <= line || text_[at - 1] != ')') return false;
    const std::size_t from = at - std::min(at - line, kHandleReach);
    const std::size_t open = text_.substr(from, at - from).rfind('(');
    return open != std::string_view::npos && text_[from + open + 1] == '@';
  }

  /// Near the top: a line of its own, behind a byline, or a dateline's
  /// "LONDON, 3 May 2024 -".
  bool in_heading(TextSpan words, std::size_t line) const {
    if (words.begin - within_.begin > kHead) return false;
    std::size_t end = words.end;
    while (end < within_.end && blank_in_line(text_[end])) ++end;
    const std::string_view rest = text_.substr(end, within_.end - end);
    const std::string_view lead = text_.substr(line, words.begin - line);
    const bool ends = rest.empty() || rest.front() == '\n';
    if (ends && std::ranges::all_of(lead, blank_in_line)) return true;
    if (ends && (lead.starts_with("By ") || lead.starts_with("by "))) return true;
    // An ISO stamp's time: "2024-05-03T10:00:00Z".
    if (lead.empty() && words.size() == 10 && rest.starts_with("T")) return true;
    return is_dateline(lead) && (rest.starts_with("-") || rest.starts_with("\u2013") ||
                                 rest.starts_with("\u2014") || rest.starts_with("("));
  }

  /// A place in capitals: "LONDON, ".
  static bool is_dateline(std::string_view lead) {
    if (lead.size() < 3 || lead.size() > 60) return false;
    std::size_t capitals = 0;
    while (capitals < lead.size() && lead[capitals] >= 'A' && lead[capitals] <= 'Z') ++capitals;
    return capitals >= 3;
  }

  const FirstWords& first_words_;
  const DateText& dates_;
  const Phrases<Use>& cues_;
  std::string_view text_;
  TextSpan within_;
  std::optional<DateReading> best_;
  std::size_t own_end_ = 0;
  std::size_t other_end_ = 0;
  LineBegins lines_;
};

}  // namespace

DateReader::DateReader(const Lexicons& lexicons, SharedFirstWords shared)
    : tables_(std::make_unique<Tables>(lexicons, std::move(shared))) {}
DateReader::~DateReader() = default;
DateReader::DateReader(DateReader&&) noexcept = default;

std::optional<DateReading> DateReader::read(const Document& document, TextSpan within) const {
  return read(document, within, WordHits(*tables_->first_words, document.text, within));
}

std::optional<DateReading> DateReader::read(const Document& document, TextSpan within,
                                            const WordHits& hits) const {
  return Reading(*tables_->first_words, tables_->dates, tables_->cues, document.text, within)
      .read(hits);
}

}  // namespace wagescope
