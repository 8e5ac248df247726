#include "extractor/terms/terms.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/phrases.h"

namespace wagescope {
namespace {

constexpr std::size_t kShortLine = 120;  ///< Bytes of a line whose parts may be terms.
constexpr std::size_t kLabelValue = 90;  ///< Bytes behind a label that are its value.
constexpr std::size_t kJoined = 40;      ///< Farthest that a second value stands behind the first.
constexpr std::size_t kAtOnce = 8;       ///< The same in a sentence.
constexpr std::size_t kVetoReach = 24;   ///< Bytes before terms where "not" may stand.
constexpr std::size_t kMostBlanks = 64;  ///< Looked over behind a word.
constexpr std::size_t kLongestNumber = 24;
constexpr std::size_t kMostFieldBytes = 4096;  ///< Of a field's words.

/// What the reader looks for, in the order of kFields.
enum class Field : unsigned char {
  seniority,
  grade,
  shift,
  contract,
  working_time,
  workplace,
  requisition,
};
constexpr std::array<std::pair<std::string_view, std::optional<std::string> Terms::*>, 7> kFields{
    {{"seniority", &Terms::seniority},
     {"grade", &Terms::grade},
     {"shift", &Terms::shift},
     {"contract", &Terms::contract},
     {"working_time", &Terms::working_time},
     {"workplace", &Terms::workplace},
     {"requisition", &Terms::requisition}}};

Field field_named(std::string_view name) {
  for (std::size_t i = 0; i < kFields.size(); ++i)
    if (kFields[i].first == name) return static_cast<Field>(i);
  bad_cell("terms/words.tsv", "field", name);
}
constexpr unsigned bit(Field field) { return 1u << static_cast<unsigned>(field); }

/// Where words say so: see words.tsv.
enum class In : unsigned char { any, brief, label, title, grade, front, numbered };
In in_named(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames{"any",   "short", "label",   "title",
                                                   "grade", "front", "numbered"};
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) bad_cell("terms/words.tsv", "in", name);
  return static_cast<In>(found - kNames.begin());
}

/// How plainly a place says it, from the weakest to the strongest.
enum class Plain : unsigned char { nowhere, sentence, part, title, label };

struct TermWord {
  Field field;
  std::string value;  ///< Empty: words that mean something else.
  In in;
  bool noun;  ///< Ends with a word for a job or work: "hybrid working".
};

enum class Side : unsigned char { noun, veto, join };

bool blank_in_line(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_mark(char c) { return blank_in_line(c) || c == '*' || c == '_' || c == '"'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_alnum(char c) { return is_digit(c) || is_small(c) || is_capital(c); }

/// Words for terms that follow one another: "permanent, full-time".
struct Chain {
  struct Term {
    TextSpan span;
    const TermWord* word;
  };
  std::vector<Term> terms;
  bool noun = false;  ///< A word for a job follows one of them.
  std::size_t begin() const { return terms.front().span.begin; }
  std::size_t end() const { return terms.back().span.end; }
};

/// The values found of one field.
struct Found {
  Plain plain = Plain::nowhere;
  std::vector<std::string> values;
  std::size_t end = 0;
  bool torn = false;  ///< Sentences say different things.
};

}  // namespace

struct TermsReader::Tables {
  Tables(const Lexicons& lexicons, SharedFirstWords shared)
      : first_words(shared ? std::move(shared) : std::make_shared<FirstWords>()) {
    for (const Table::Row& row : lexicons.table("terms/around.tsv").rows())
      for (const std::string_view phrase : split(row["words"], '|'))
        (row["side"] == "noun" ? nouns : row["side"] == "not" ? vetoes : joins).add(phrase, 0);
    for (const Table::Row& row : lexicons.table("terms/words.tsv").rows())
      for (const std::string_view phrase : split(row["words"], '|')) {
        words.add(phrase, {field_named(row["field"]), std::string(row["value"]),
                           in_named(row["in"]), ends_with_noun(phrase)});
        first_words->add(phrase, FirstWords::kTerms);
      }
    add_labels(lexicons.table("terms/labels.tsv"));
  }

  /// All of a few words or lines.
  Terms read(std::string_view words, std::optional<TextSpan> title) const;

  bool ends_with_noun(std::string_view phrase) const {
    const auto last = phrase.rfind(' ');
    return last != phrase.npos && nouns.at(phrase, last + 1);
  }

  /// A label may stand in several rows.
  void add_labels(const Table& table) {
    std::unordered_map<std::string, unsigned> fields;
    for (const Table::Row& row : table.rows())
      for (const std::string_view label : split(row["labels"], '|'))
        for (const std::string_view field : split(row["fields"], '|'))
          fields[std::string(label)] |= bit(field_named(field));
    for (const auto& [label, bits] : fields) {
      labels.add(label, bits);
      first_words->add(label, FirstWords::kTerms);
    }
  }

  SharedFirstWords first_words;
  Phrases<TermWord> words;
  Phrases<unsigned> labels;  ///< Bits of fields.
  PhraseSet nouns, vetoes, joins;
};

namespace {

/// One pass over a stretch of text.
class TermsReading {
 public:
  TermsReading(const Phrases<TermWord>& words, const Phrases<unsigned>& labels,
               const PhraseSet& nouns, const PhraseSet& vetoes, const PhraseSet& joins,
               std::string_view text, TextSpan within, std::optional<TextSpan> title)
      : words_(words),
        labels_(labels),
        nouns_(nouns),
        vetoes_(vetoes),
        joins_(joins),
        text_(text.substr(0, within.end)),
        within_(within),
        title_(title.value_or(TextSpan{within.end, within.end})),
        lines_(text, within.begin) {}

  Terms read(std::span<const WordHit> hits) {
    std::size_t next = within_.begin;
    for (const WordHit& hit : hits) {
      if ((hit.tables & FirstWords::kTerms) == 0 || hit.begin < next) continue;
      next = look_at(hit.begin);
    }
    return terms();
  }

 private:
  /// Returns where to go on at the earliest.
  std::size_t look_at(std::size_t at) {
    if (const auto label = labels_.at(text_, at)) {
      if (const std::size_t value = value_behind(at, label->length, *label->value))
        return open_label(value, *label->value);
    }
    const Chain chain = chain_at(at);
    if (chain.terms.empty()) return at;
    for (const Chain::Term& term : chain.terms) judge(chain, term);
    return chain.end();
  }

  std::size_t over_blanks(std::size_t at) const {
    const std::size_t end = std::min(text_.size(), at + kMostBlanks);
    while (at < end && is_mark(text_[at])) ++at;
    return at;
  }

  /// Where the line ends that goes on at `at`, or `most` bytes of it.
  std::size_t line_end(std::size_t at, std::size_t most) const {
    const std::string_view rest = text_.substr(at, most);
    return at + std::min(rest.find('\n'), rest.size());
  }

  /// Where the value of a label begins that ends at `at + length`; 0: it is no label here.
  std::size_t value_behind(std::size_t at, std::size_t length, unsigned fields) {
    std::size_t end = over_blanks(at + length);
    if (end < text_.size() && text_[end] == ':') return over_blanks(end + 1);
    const std::size_t line = lines_.begin(at);
    if (over_blanks(line) != at) return 0;  // in the middle of a line
    if (end < text_.size() && text_[end] == '\n') return over_blanks(end + 1);
    if (fields != bit(Field::requisition)) return 0;
    bool number = text_[at + length - 1] == '#';
    while (end < text_.size() && (text_[end] == '#' || text_[end] == '-' || is_mark(text_[end])))
      number |= text_[end++] == '#';
    return end < text_.size() && (number || is_digit(text_[end])) ? end : 0;
  }

  std::size_t open_label(std::size_t value, unsigned fields) {
    label_fields_ = fields;
    label_end_ = line_end(value, kLabelValue);
    if ((fields & bit(Field::requisition)) != 0) take_requisition(value);
    if ((fields & bit(Field::grade)) != 0) take_grade(value);
    return value;
  }

  /// The word that holds a figure: "JR-10442".
  void take_requisition(std::size_t at) {
    while (at < label_end_ && (text_[at] == '#' || blank_in_line(text_[at]))) ++at;
    std::size_t end = at;
    bool figure = false;
    while (end < label_end_ && (is_alnum(text_[end]) || text_[end] == '-' || text_[end] == '/' ||
                                text_[end] == '_' || text_[end] == '.'))
      figure |= is_digit(text_[end++]);
    while (end > at && !is_alnum(text_[end - 1])) --end;
    for (std::size_t i = at + 1; i + 1 < end; ++i)  // "10082Recruitment": two lines in one
      if (is_digit(text_[i - 1]) && is_capital(text_[i]) && is_small(text_[i + 1])) end = i;
    if (!figure || end - at < 3 || end - at > kLongestNumber) return;
    add(Field::requisition, std::string(text_.substr(at, end - at)), Plain::label, at, end);
  }

  /// The value up to a sign, when it holds a figure or is one letter: "Band 6", "7", "C".
  void take_grade(std::size_t at) {
    std::size_t end = at;
    bool figure = false;
    while (end < label_end_ && (is_alnum(text_[end]) || blank_in_line(text_[end]) ||
                                text_[end] == '-' || text_[end] == '.'))
      figure |= is_digit(text_[end++]);
    while (end > at && !is_alnum(text_[end - 1])) --end;
    const std::size_t size = end - at;
    if (size == 0 || size > 16 || (!figure && size > 1)) return;
    add(Field::grade, std::string(text_.substr(at, size)), Plain::label, at, end);
  }

  /// The terms from `at` on with only signs and "and", "or" between them.
  Chain chain_at(std::size_t at) const {
    Chain chain;
    while (const auto word = words_.at(text_, at)) {
      const std::size_t end = at + word->length;
      chain.terms.push_back(
          {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, word->value});
      const std::size_t next = over_blanks(end);
      chain.noun = chain.noun || word->value->noun || (next > end && nouns_.at(text_, next)) ||
                   next == title_.begin;
      at = over_joint(end);
      if (at == end) break;
    }
    return chain;
  }

  std::size_t over_joint(std::size_t at) const {
    const std::size_t begin = at;
    while (at < text_.size() && at < begin + 6 &&
           (is_mark(text_[at]) || text_[at] == ',' || text_[at] == '/' || text_[at] == '&' ||
            text_[at] == '|' || text_[at] == '-' || text_[at] == '+'))
      ++at;
    if (at == begin) return at;
    if (const auto joint = joins_.at(text_, at)) return over_blanks(at + joint->length);
    return at;
  }

  void judge(const Chain& chain, const Chain::Term& term) {
    if (term.word->value.empty()) return;
    if (term.word->in == In::numbered) return take_numbered(term);
    const Plain plain = plainness(chain, term);
    if (plain != Plain::nowhere)
      add(term.word->field, term.word->value, plain, term.span.begin, term.span.end);
  }

  /// "Band 6", "Level III" in a title.
  void take_numbered(const Chain::Term& term) {
    if (term.span.begin < title_.begin || term.span.end >= title_.end) return;
    const std::size_t begin = over_blanks(term.span.end);
    std::size_t end = begin;
    while (end < title_.end && is_alnum(text_[end])) ++end;
    const bool roman = text_.substr(begin, end - begin).find_first_not_of("IV") == text_.npos;
    if (end == begin || end > begin + 3 || !(is_digit(text_[begin]) || roman)) return;
    add(Field::grade, std::string(text_.substr(term.span.begin, end - term.span.begin)),
        Plain::title, term.span.begin, end);
  }

  Plain plainness(const Chain& chain, const Chain::Term& term) {
    const In in = term.word->in;
    const bool in_title = title_.begin <= term.span.begin && term.span.end <= title_.end;
    const bool labelled =
        term.span.begin < label_end_ && (label_fields_ & bit(term.word->field)) != 0;
    // How senior a job is its title says best: boards' labels speak of experience.
    if (labelled && term.word->field != Field::seniority) return Plain::label;
    if (in_title && fits_title(term)) return Plain::title;
    if (labelled) return Plain::part;
    if (in == In::label) return Plain::nowhere;
    if (in == In::title || in == In::grade || in == In::front) return Plain::nowhere;
    if (is_part(chain)) return Plain::part;
    return in == In::any && chain.noun && !is_vetoed(chain) ? Plain::sentence : Plain::nowhere;
  }

  bool fits_title(const Chain::Term& term) const {
    switch (term.word->in) {
      case In::any:
      case In::title: return true;
      case In::front:
        return term.span.end + 1 < title_.end && text_[term.span.end] == ' ' &&
               is_alnum(text_[term.span.end + 1]);
      case In::grade:
        return term.span.begin > title_.begin &&
               (term.span.end + 1 >= title_.end || !is_alnum(text_[term.span.end + 1]));
      default: return false;
    }
  }

  /// Whether the chain fills a part of a short line.
  bool is_part(const Chain& chain) {
    const std::size_t line = lines_.begin(chain.begin());
    const std::size_t end = line_end(chain.end(), kShortLine + 1);
    if (end - line > kShortLine) return false;
    return parted_before(chain.begin(), line) && parted_behind(chain.end(), end);
  }

  bool parted_before(std::size_t at, std::size_t line) const {
    const std::size_t word = at;
    while (at > line && is_mark(text_[at - 1])) --at;
    if (at == line || at == title_.end) return true;
    const char32_t sign = utf8::before(text_, at).code;
    if (sign == '-') return at < word || at - 1 == line;
    return is_sign(sign) || sign == '(' || sign == '[' || sign == ':';
  }

  bool parted_behind(std::size_t at, std::size_t end) const {
    const std::size_t word = at;
    while (at < end && is_mark(text_[at])) ++at;
    if (at == end) return true;
    const char32_t sign = utf8::at(text_, at).code;
    if (sign == '-') return at > word;
    return is_sign(sign) || sign == '(' || sign == ')' || sign == ']' || sign == '.';
  }

  static bool is_sign(char32_t sign) {
    return sign == '|' || sign == ',' || sign == '/' || sign == ';' || sign == 0xB7 ||
           sign == 0x2022 || sign == 0x2013 || sign == 0x2014 || sign == 0x25CF;
  }

  /// "This is not a remote role", "may lead to a permanent position".
  bool is_vetoed(const Chain& chain) const {
    const std::size_t from =
        std::max<std::size_t>(within_.begin, chain.begin() - std::min(chain.begin(), kVetoReach));
    for (std::size_t at = chain.begin(); at-- > from;) {
      if (text_[at] == '\n' || text_[at] == '.' || text_[at] == ':' || text_[at] == ';') break;
      if (vetoes_.may_start(text_[at]) && at_word_edge(text_, at) && vetoes_.at(text_, at))
        return true;
    }
    return false;
  }

  void add(Field field, std::string value, Plain plain, std::size_t begin, std::size_t end) {
    constexpr std::size_t kMostValues = 16;  // of one term: "Job ID: 1 Job ID: 2 ..."
    Found& found = found_[static_cast<std::size_t>(field)];
    if (plain < found.plain || found.values.size() >= kMostValues) return;
    if (plain > found.plain) found = {plain, {}, begin, false};
    if (std::ranges::find(found.values, value) == found.values.end()) {
      const bool near = begin <= found.end + (plain == Plain::sentence ? kAtOnce : kJoined) &&
                        text_.substr(found.end, begin - found.end).find('\n') == text_.npos;
      if (!near) {
        found.torn = found.torn || plain == Plain::sentence;
        return;
      }
      found.values.push_back(std::move(value));
    }
    found.end = end;
  }

  Terms terms() const {
    Terms made;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      const Found& found = found_[i];
      if (found.values.empty() || found.torn) continue;
      std::string& words = (made.*kFields[i].second).emplace();
      // Hybrid is what some of both comes to.
      const bool hybrid = std::ranges::find(found.values, "hybrid") != found.values.end();
      for (const std::string& value : found.values)
        if (!hybrid || value == "hybrid") words += (words.empty() ? "" : ", ") + value;
    }
    return made;
  }

  const Phrases<TermWord>& words_;
  const Phrases<unsigned>& labels_;
  const PhraseSet& nouns_;
  const PhraseSet& vetoes_;
  const PhraseSet& joins_;
  std::string_view text_;
  TextSpan within_;
  TextSpan title_;
  LineBegins lines_;
  unsigned label_fields_ = 0;
  std::size_t label_end_ = 0;
  std::array<Found, kFields.size()> found_;
};

}  // namespace

Terms TermsReader::Tables::read(std::string_view lines, std::optional<TextSpan> title) const {
  if (lines.size() > kMostFieldBytes) return {};
  const TextSpan whole{0, static_cast<std::uint32_t>(lines.size())};
  const WordHits hits(*first_words, lines, whole);
  return TermsReading(words, labels, nouns, vetoes, joins, lines, whole, title)
      .read(hits.in(whole));
}

TermsReader::TermsReader(const Lexicons& lexicons, SharedFirstWords first_words)
    : tables_(std::make_unique<Tables>(lexicons, std::move(first_words))) {}
TermsReader::~TermsReader() = default;
TermsReader::TermsReader(TermsReader&&) noexcept = default;

Terms TermsReader::read(const Document& document, TextSpan within, std::optional<TextSpan> title,
                        const WordHits& hits) const {
  return TermsReading(tables_->words, tables_->labels, tables_->nouns, tables_->vetoes,
                      tables_->joins, document.text, within, title)
      .read(hits.in(within));
}

Terms TermsReader::of_lines(std::string_view lines) const {
  return tables_->read(lines, std::nullopt);
}

Terms TermsReader::of_title(std::string_view title) const {
  return tables_->read(title, TextSpan{0, static_cast<std::uint32_t>(title.size())});
}

}  // namespace wagescope
