#include "extractor/posting/ladder.h"

#include <algorithm>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/kind/evidence.h"
#include "extractor/posting/scope.h"

namespace wagescope {
namespace {

using What = Cue::What;

constexpr std::uint32_t kLabelWords = 7;
constexpr std::uint32_t kLabelBytes = 70;
constexpr std::uint32_t kRankedTimes = 3;  // as much for what a rank is of
constexpr std::uint32_t kPayHeadingBytes = 90;
constexpr std::uint32_t kInlineBytes = 40;  // of a name between two amounts of one line
constexpr std::uint32_t kGapBytes = 240;    // from one rung to the next
constexpr std::uint32_t kGapLines = 4;      // with the name and what else is said of the job

bool is_mark_at(std::string_view text, std::uint32_t at) {
  const utf8::Char c = utf8::at(text, at);
  return std::string_view(" \t\r*\\_=:,|>").find(text[at]) != std::string_view::npos ||
         utf8::is_dash(c.code) || utf8::is_space(c.code) || c.code == 0x2022 || c.code == 0xB7;
}

std::uint32_t skip_marks(std::string_view text, TextSpan within) {
  std::uint32_t at = within.begin;
  while (at < within.end && is_mark_at(text, at)) at += std::max(1u, utf8::at(text, at).size);
  return std::min(at, within.end);
}

/// "0-2 years .... $18.75", "Half day……£60": how many bytes of dots lead to `end`; a single one
/// ends a word.
std::uint32_t leaders_before(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > 0 && text[begin - 1] == '.') --begin;
  constexpr std::string_view kThree = "…";
  if (begin == end)
    while (text.substr(0, begin).ends_with(kThree))
      begin -= static_cast<std::uint32_t>(kThree.size());
  return end - begin > 1 ? end - begin : 0;
}

std::uint32_t skip_marks_back(std::string_view text, TextSpan within) {
  std::uint32_t end = within.end;
  while (end > within.begin) {
    if (const std::uint32_t dots = leaders_before(text, end);
        dots > 0 && dots < end - within.begin) {
      end -= dots;
      continue;
    }
    const utf8::Char c = utf8::before(text, end);
    if (!is_mark_at(text, end - std::min(c.size, end)) || c.size > end - within.begin) break;
    end -= std::max(1u, c.size);
  }
  return end;
}

/// "1. Substitute pool", "2) Relief drivers": the number of the line is no part of the name.
std::uint32_t skip_item_number(std::string_view text, TextSpan name) {
  std::uint32_t at = name.begin;
  while (at < name.end && is_digit(text[at])) ++at;
  const bool item = at > name.begin && at - name.begin <= 2 && at + 1 < name.end &&
                    (text[at] == '.' || text[at] == ')') && text[at + 1] == ' ';
  return item ? skip_marks(text, {at + 1, name.end}) : name.begin;
}

/// Where the line of `at` begins, not before `floor`.
std::uint32_t line_begin(std::string_view text, std::uint32_t at, std::uint32_t floor) {
  while (at > floor && text[at - 1] != '\n') --at;
  return at;
}

std::uint32_t line_end(std::string_view text, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
}

/// "We bake bread. Cook £29,800", "Bakery | Cook £29,800": where the last part of a line begins.
std::uint32_t behind_last_mark(std::string_view text, TextSpan line) {
  const std::string_view words = cut(text, line);
  std::size_t begin = 0;
  for (const std::string_view mark : {". ", "! ", "? ", "|", "//", "\t"})
    if (const std::size_t at = words.rfind(mark); at != words.npos)
      begin = std::max(begin, at + mark.size());
  return line.begin + static_cast<std::uint32_t>(begin);
}

/// Words that say what is paid, not to whom; an extra's may be part of a name: "Night duty".
bool says_pay(const CueHit& hit) {
  const What what = hit.cue->what;
  return what == What::pay || what == What::period || what == What::basis ||
         (what == What::kind && !is_extra(hit.cue->kind()));
}

/// "Department: Finance" labels something else; "Grade 2: experienced staff" is one name.
bool inner_label(std::string_view words) {
  if (words.find('|') != words.npos || words.find("//") != words.npos) return true;
  const std::size_t colon = words.find(':');
  if (colon == words.npos) return false;
  const std::string_view rank = words.substr(0, colon);
  return colon == 0 || std::string_view("IVX0123456789").find(rank.back()) == words.npos;
}

bool ends_sentence(std::string_view text, TextSpan name) {
  std::string_view words = cut(text, name);
  if (words.ends_with("yr.") || words.ends_with("yrs.")) words.remove_suffix(1);
  return words.ends_with('!') || words.ends_with('?') || words.find(". ") != words.npos ||
         (words.ends_with('.') && words.find(' ') != words.npos);
}

/// "GS-05", "CT4"
bool is_grade(std::string_view name) {
  constexpr std::size_t kMost = 6;
  return name.size() > 1 && name.size() <= kMost && name.front() >= 'A' && name.front() <= 'Z' &&
         is_digit(name.back()) && name.find(' ') == name.npos;
}

/// Whether one of `words` stands in a name; `numbered`: with a space and a figure behind it.
bool holds(const PhraseSet& words, std::string_view text, TextSpan name, bool numbered = false) {
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    if (!words.may_start(text[at]) || !at_word_edge(text, at)) continue;
    const auto word = words.at(text, at);
    if (word && (!numbered || is_digit(text, skip_noise(text, at + word->length)))) return true;
  }
  return false;
}

}  // namespace

LadderReader::LadderReader(const Lexicons& lexicons, const CueReader& cues)
    : cues_(cues), titles_(lexicons) {
  for (const Table::Row& row : lexicons.table("posting/ladders.tsv").rows()) {
    if (row["what"] == "joiner")
      joiners_.add(row["phrase"], 0);
    else if (row["what"] == "class")
      classes_.add(row["phrase"], 0);
    else if (row["what"] == "paid")
      people_.add(row["phrase"], 0);
    else if (row["what"] == "sold")
      goods_.add(row["phrase"], 0);
    else if (row["what"] == "item")
      items_.add(row["phrase"], 0);
    else if (row["what"] == "strange")
      strange_.add(row["phrase"], 0);
    else if (row["what"] == "ordinal")
      ordinals_.add(row["phrase"], 0);
    else
      bad_cell("posting/ladders.tsv", "what", row["what"]);
  }
  for (const Table::Row& row : lexicons.table("posting/scopes.tsv").rows())
    if (row["what"] == "filler") fillers_.add(row["phrase"], 0);
}

/// "Apprentice plumbers: 1st yr €7.34, 2nd €11.01": behind the colon, where what follows is paid.
std::uint32_t LadderReader::behind_label(std::string_view text, TextSpan name) const {
  const std::size_t colon = cut(text, name).rfind(": ");
  if (colon == std::string_view::npos || !inner_label(cut(text, name))) return name.begin;
  const TextSpan rest{name.begin + static_cast<std::uint32_t>(colon) + 2, name.end};
  return holds(people_, text, rest) ? rest.begin : name.begin;
}

/// Without marks around it and words such as "from" behind it; empty when it is no name.
TextSpan LadderReader::trimmed(std::string_view text, TextSpan name) const {
  // "Under 18 £4.60", an amount that is refused
  name.end = name.begin + static_cast<std::uint32_t>(utf8::find_currency_sign(cut(text, name)));
  name.begin = skip_marks(text, name);
  for (;;) {
    name.end = std::max(name.begin, skip_marks_back(text, name));
    const std::uint32_t word = word_begin(text, name.end, name.begin);
    const auto filler = fillers_.at(text, word);
    if (word == name.end || !filler || word + filler->length != name.end) break;
    name.end = word;
  }
  const TextSpan none{name.begin, name.begin};
  // "Zone 2: Irvine, LA, Monterey, Austin, Portland - $154,100": a rank, and all that it is of
  const auto rank = classes_.at(text, name.begin);
  const bool ranked = rank && is_digit(text, skip_noise(text, name.begin + rank->length));
  const std::uint32_t times = ranked ? kRankedTimes : 1;
  if (name.size() > kLabelBytes * times || count_words(text, name) > kLabelWords * times)
    return none;
  const std::uint32_t ordinal = skip_item_number(text, name);  // "1. Lehrjahr", one name
  const TextSpan rest{ordinals_.at(text, ordinal) ? ordinal : name.begin, name.end};
  if (name.begin >= name.end || strange_.at(text, name.begin) || ends_sentence(text, rest))
    return none;
  name.begin = behind_label(text, name);
  const std::string_view words = cut(text, name);
  const std::string_view last = words.substr(words.find_last_of(' ') + 1);  // 0 behind npos
  // "Tipped position with a" is a sentence that goes on; "1st yr" and "(under 1 yr)" are none
  if (last.size() <= 3 && last.size() < words.size() && last.front() >= 'a' &&
      last.front() <= 'z' && !last.ends_with(')') &&
      !people_.at(text, name.end - static_cast<std::uint32_t>(last.size())))
    return none;
  const bool letters = std::ranges::any_of(words, [](char c) {
    return !is_digit(c) && std::string_view(" -+.,/&").find(c) == std::string_view::npos;
  });
  const bool year = words.size() == 4 && words.starts_with("20");  // "2024: $225,000"
  const bool whole = words.find('(') == words.npos || words.find(')') != words.npos;
  return whole && words.front() != '(' && !inner_label(words) &&
                 (letters || year || words.find_first_of("-+") != words.npos)
             ? name
             : none;
}

/// The name that a line gives an amount: before its pay words ("Night staff hourly rate"), or
/// behind them ("Salary for trainees"). A name in small letters must have a line of its own.
TextSpan LadderReader::name_in(std::string_view text, TextSpan line, bool any_case) const {
  const TextSpan none{line.begin, line.begin};
  line.begin = skip_marks(text, line);
  if (const std::uint32_t behind = skip_item_number(text, line); !ordinals_.at(text, behind))
    line.begin = behind;  // "1. Ausbildungsjahr" keeps its number
  std::vector<CueHit> hits;
  cues_.find(text, line, Side::left, hits);
  std::erase_if(hits, [](const CueHit& hit) { return !says_pay(hit); });
  if (std::ranges::any_of(hits, [](const CueHit& hit) { return hit.cue->what == What::basis; }))
    return none;  // "Actual salary", "Full time equivalent": part and whole, no names
  if (hits.empty()) {
    TextSpan name = trimmed(text, line);
    const char32_t first = utf8::at(text, name.begin).code;
    if (!any_case && !utf8::is_upper(first) && !(first >= '0' && first <= '9')) return none;
    if (const auto joiner = joiners_.at(text, name.begin);  // "For Ohio-based hires: $110,000"
        joiner && name.begin + joiner->length < name.end)
      name.begin = skip_noise(text, name.begin + joiner->length);
    return name;
  }
  std::uint32_t first = line.end, last = line.begin;
  for (const CueHit& hit : hits) {
    first = std::min(first, hit.span.begin);
    last = std::max(last, hit.span.end);
  }
  const TextSpan rest{skip_marks(text, {last, line.end}), line.end};
  if (ordinals_.at(text, skip_item_number(text, rest)))  // "Deine Vergütung: 1. Lehrjahr"
    return trimmed(text, rest);
  if (first > line.begin) {
    const TextSpan name = trimmed(text, {line.begin, first});
    // "Bakery | Wage: £12": the name of another cell.
    if (cut(text, {name.end, first}).find_first_of("|\t/") != std::string_view::npos) return none;
    return name.begin < name.end && utf8::is_upper(utf8::at(text, name.begin).code) ? name : none;
  }
  if (const auto joiner = joiners_.at(text, rest.begin))
    return trimmed(text, {rest.begin + joiner->length, rest.end});
  // "Salary: Cook - £24,000; Chef - £29,000", but "Salary: Competitive - £24,000"
  if (cut(text, {last, rest.begin}).starts_with(':'))
    if (const TextSpan name = trimmed(text, rest); is_grade(cut(text, name)) || is_paid(text, name))
      return name;
  return none;
}

/// Whether a name is of people or times that only pay is told for: "Band 5", "Night crew".
bool LadderReader::is_paid(std::string_view text, TextSpan name) const {
  return holds(classes_, text, name, true) || titles_.names_job(text, name) ||
         holds(people_, text, name);
}

/// The name on a line of its own: the line above the first rung; later what follows the rung
/// before, under which more may be said of the job.
TextSpan LadderReader::label_above(std::string_view text, const Rung* before, std::uint32_t line,
                                   std::uint32_t floor) const {
  const TextSpan none{line, line};
  std::uint32_t end = skip_marks_back(text, {floor, line});
  while (end > floor && text[end - 1] == '\n') end = skip_marks_back(text, {floor, end - 1});
  TextSpan above{line_begin(text, end, floor), end};
  if (before != nullptr && before->above && line - floor <= kGapBytes) {
    const std::uint32_t behind = line_end(text.substr(0, line), before->money.end);
    if (behind >= end) return before->label;  // "- $38.10 Hourly", "- $6,604 Monthly"
    std::uint32_t first = behind;
    while (first < end && (text[first] == '\n' || is_mark_at(text, first))) ++first;
    above = {first, line_end(text.substr(0, end), first)};
  }
  if (above.begin == floor && floor > 0 && text[floor - 1] != '\n') return none;
  return name_in(text, above, true);
}

/// "£14.50, Loaders £12.80 and Packers £12.20": where in `gap`, which parts two amounts of one
/// line, the next name may begin; its end where nothing parts the two.
std::uint32_t LadderReader::behind_item(std::string_view text, TextSpan gap) const {
  std::uint32_t at = skip_noise(text, gap.begin);
  bool parted = at - gap.begin > 1;  // "1st yr $22.10   2nd yr $26.52"
  while (at < gap.end && std::string_view(",;|/&.").find(text[at]) != std::string_view::npos) {
    parted = true;
    at = skip_noise(text, at + 1);
  }
  if (const auto word = items_.at(text, at)) {
    parted = true;
    at = skip_noise(text, at + static_cast<std::uint32_t>(word->length));
  }
  return parted ? std::min(at, gap.end) : gap.end;
}

std::vector<Rung> LadderReader::rungs(std::string_view text, std::span<const TextSpan> money,
                                      std::uint32_t floor) const {
  std::vector<Rung> all;
  for (const TextSpan& span : money) {
    Rung rung{span, {}};
    const Rung* before = all.empty() ? nullptr : &all.back();
    const std::uint32_t lowest =
        std::max({floor, before != nullptr ? before->money.end : floor,
                  span.begin > kGapBytes * 2 ? span.begin - kGapBytes * 2 : 0});
    const std::uint32_t line = line_begin(text, span.begin, lowest);
    const bool whole_line = line == 0 || text[line - 1] == '\n';
    const bool bare = skip_marks(text, {line, span.begin}) == span.begin;
    if (!whole_line && before != nullptr && line == before->money.end) {
      const std::string_view gap = text.substr(line, span.begin - line);
      const std::uint32_t item = behind_item(text, {line, span.begin});
      if (count_words(text, {item, span.begin}) > 0 && span.begin - item <= kInlineBytes) {
        const TextSpan name{item, span.begin};  // "Carers £12.60, nurses £19.50"
        rung.label = name_in(text, name, is_paid(text, name));
        rung.above = before->above;
      } else if (count_words(text, {line, span.begin}) <= 1 && gap.size() < 16) {
        rung.label = before->label;  // "Under 18 £7.55 £14,600"
        rung.above = before->above;
      }
    } else if (bare) {
      rung.label = label_above(text, before, line, lowest);
      rung.above = true;
    } else if (whole_line) {
      const TextSpan whole{line, span.begin};  // "kucharz – 7000 zł"
      rung.label = name_in(text, whole, is_paid(text, whole));
      const TextSpan last{behind_last_mark(text, {line, span.begin}), span.begin};
      if (!rung.named() && last.begin > line && is_paid(text, last))
        rung.label = name_in(text, last, true);
    }
    all.push_back(rung);
  }
  return all;
}

std::vector<Ladder> LadderReader::ladders(std::string_view text, std::span<const Rung> rungs) {
  const auto near = [&](const Rung& one, const Rung& two) {
    if (two.money.begin - one.money.end > kGapBytes || one.above != two.above) return false;
    const std::string_view gap = text.substr(one.money.end, two.money.begin - one.money.end);
    std::uint32_t lines = 0;
    for (std::size_t at = gap.find_first_not_of("\r\n \t"); at != gap.npos;
         at = gap.find_first_not_of("\r\n \t", std::min(gap.find('\n', at), gap.size())))
      ++lines;
    return lines <= kGapLines;
  };
  std::vector<Ladder> found;
  for (std::size_t begin = 0; begin < rungs.size();) {
    std::size_t end = begin + 1;
    if (!rungs[begin].named()) {
      begin = end;
      continue;
    }
    bool names = false;
    for (; end < rungs.size() && rungs[end].named() && near(rungs[end - 1], rungs[end]); ++end)
      names |= cut(text, rungs[end].label) != cut(text, rungs[begin].label);
    if (names) found.push_back({begin, end});
    begin = end;
  }
  return found;
}

std::optional<PayHeading> LadderReader::heading(std::string_view text, const Rung& first,
                                                std::uint32_t floor, int lines) const {
  std::uint32_t end = first.label.begin;
  const auto begin_of = [&](std::uint32_t at) {  // a line that is longer says nothing anyway
    const std::uint32_t longest = kPayHeadingBytes + 1;
    return line_begin(text, at, at > longest ? std::max(floor, at - longest) : floor);
  };
  for (int i = 0; i < lines; ++i) {
    end = begin_of(end);
    while (end > floor && (text[end - 1] == '\n' || text[end - 1] == ' ')) --end;
    const TextSpan line{begin_of(end), end};
    if (line.size() > kPayHeadingBytes || line.begin >= line.end || ends_sentence(text, line))
      break;
    if (const auto said = said_in(text, line)) return said;
  }
  return std::nullopt;
}

/// What a line says of the amounts below it, when it speaks of pay.
std::optional<PayHeading> LadderReader::said_in(std::string_view text, TextSpan line) const {
  std::vector<CueHit> hits;
  cues_.find(text, line, Side::left, hits);
  PayHeading heading;
  bool pay = false;
  std::uint32_t words = 0;
  for (const CueHit& hit : hits) {
    if (hit.cue->what == What::not_pay) return std::nullopt;
    pay |= hit.cue->what == What::pay && !hit.cue->weak();
    if (hit.cue->what == What::basis) heading.basis = hit.cue->basis();
    if (hit.cue->what == What::period) {
      if (!heading.period) heading.period = hit.cue->period();  // "per hour, monthly minimum"
      words += count_words(text, hit.span);
    }
  }
  pay |= words > 0 && words == count_words(text, line);  // "Hourly rate"
  // "Salary £23,400 FTE", then "20 hours a week - £12,480"
  if (utf8::find_currency_sign(cut(text, line)) < line.size()) heading.basis.reset();
  return pay ? std::optional(heading) : std::nullopt;
}

bool LadderReader::paid(std::string_view text, std::span<const Rung> ladder) const {
  std::size_t paid = 0;
  for (const Rung& rung : ladder) {
    const bool ranked = holds(classes_, text, rung.label, true);
    const bool job = titles_.names_job(text, rung.label);  // "Room Lead", but "Room"
    if (holds(goods_, text, rung.label) && !ranked && !job) return false;
    paid += is_paid(text, rung.label);
  }
  return paid * 2 >= ladder.size();
}

bool LadderReader::sells(std::string_view text, TextSpan words) const {
  return holds(goods_, text, words);
}

bool LadderReader::all_paid(std::string_view text, std::span<const Rung> ladder) const {
  return paid(text, ladder) && std::ranges::all_of(ladder, [&](const Rung& rung) {
           return is_paid(text, rung.label) || is_age(cut(text, rung.label));
         });
}

bool LadderReader::ranked(std::string_view text, std::span<const Rung> ladder) {
  return std::ranges::all_of(ladder, [&](const Rung& rung) {
    const std::string_view label = cut(text, rung.label);
    const std::size_t space = label.find_last_of(' ');
    const bool first = rung.money.begin == ladder.front().money.begin;
    if (space == std::string_view::npos && first) return false;  // "Tech I $19-22, II $23-27"
    std::string_view rank = label.substr(space + 1);             // 0 behind npos
    if (const std::size_t note = label.find(" ("); note != label.npos && label.ends_with(')'))
      rank = label.substr(0, note).substr(label.substr(0, note).find_last_of(' ') + 1);
    return rank.size() <= 4 && rank.find_first_not_of("IVX0123456789") == rank.npos;
  });
}

}  // namespace wagescope
