#include "extractor/posting/news.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/lexicon/words.h"
#include "extractor/posting/claim_owner.h"
#include "extractor/posting/mentions.h"
#include "extractor/posting/merge.h"

namespace wagescope {
namespace {

constexpr std::size_t kLeastWords = 30;        // fewer tell too little
constexpr std::size_t kLeastSigns = 2;         // of news
constexpr std::size_t kWordsPerSpeaking = 60;  // at least, for each "we" or "you"
constexpr std::size_t kWordsPerLine = 16;      // at least: prose, not a list
constexpr std::size_t kMaxPays = 64;           // of a text that is parted
constexpr std::uint32_t kSentenceBytes = 600;  // looked at on either side of a pay
constexpr std::uint32_t kSettingBytes = 48;    // between "than" and whom it names
constexpr std::uint32_t kChangeBytes = 48;     // between a verb of change and "from"

enum class Sign : unsigned char {
  telling,
  speaking,
  asking,
  abbreviation,
  change,
  qualifier,
  job,
  no_name,
  setting,
  pronoun,
  it,
};

Sign sign_named(std::string_view name) {
  if (name == "telling") return Sign::telling;
  if (name == "speaking") return Sign::speaking;
  if (name == "asking") return Sign::asking;
  if (name == "abbreviation") return Sign::abbreviation;
  if (name == "qualifier") return Sign::qualifier;
  if (name == "job") return Sign::job;
  if (name == "setting") return Sign::setting;
  if (name == "pronoun") return Sign::pronoun;
  if (name == "it") return Sign::it;
  return name == "no_name" ? Sign::no_name : Sign::change;
}

Time time_named(std::string_view name) {
  if (name == "past") return Time::past;
  if (name == "future") return Time::future;
  return name == "offered" ? Time::offered : Time::current;
}

struct TimeCue {
  Time time;
  bool before;
  bool behind;
};

/// Whether a word may be a noun before another, "package" in "package car drivers": in small
/// letters, and neither short nor an ending of verbs and adverbs.
bool plain_noun(std::string_view word) {
  if (word.size() < 3) return false;
  for (const char c : word)
    if (c < 'a' || c > 'z') return false;
  for (const std::string_view end : {"ing", "ed", "ly", "s"})
    if (word.ends_with(end)) return false;
  return true;
}

}  // namespace

struct NewsReader::Tables {
  Tables(const Lexicons& lexicons, SharedFirstWords shared);
  bool stops(std::string_view text, TextSpan within, std::uint32_t at) const;
  TextSpan sentence(std::string_view text, TextSpan within, std::uint32_t at) const;
  Time time_of(std::string_view text, TextSpan sentence, TextSpan pay) const;
  std::optional<std::uint32_t> change(std::string_view text, TextSpan pay) const;
  void mend_bound(std::string_view text, TextSpan sentence, std::uint32_t at, Pay& pay) const;
  const PhraseSet& set(Sign sign) const { return signs[static_cast<std::size_t>(sign)]; }
  bool no_name(std::string_view name) const {
    const auto match = set(Sign::no_name).at(name, 0);
    return match && match->length == name.size();
  }
  bool changes(std::string_view text, TextSpan within) const;
  bool begins_with(Sign sign, std::string_view text, TextSpan sentence) const;
  bool set_against(std::string_view text, TextSpan sentence, TextSpan mention,
                   std::uint32_t at) const;
  TextSpan qualified(std::string_view text, TextSpan within, TextSpan title) const;
  std::vector<RoleReading> jobs(const Document& document, TextSpan within,
                                const RoleReader& roles) const;
  std::vector<TextSpan> names(std::string_view text, TextSpan within,
                              const std::vector<EmployerReading>& organisations) const;
  std::vector<SourceSpan> part_changes(const Document& document, TextSpan within,
                                       std::vector<Pay>& pays) const;

  std::array<PhraseSet, 11> signs;  ///< By Sign.
  SharedFirstWords first_words;
  Phrases<TimeCue> times;
};

NewsReader::Tables::Tables(const Lexicons& lexicons, SharedFirstWords shared)
    : first_words(shared ? std::move(shared) : std::make_shared<FirstWords>()) {
  for (const Table::Row& row : lexicons.table("posting/news_words.tsv").rows())
    for (std::string_view word : split(row["words"], '|')) {
      signs[static_cast<std::size_t>(sign_named(row["kind"]))].add(word, 0);
      first_words->add(word, FirstWords::kNews);
    }
  for (const Table::Row& row : lexicons.table("posting/time_words.tsv").rows())
    times.add(row["phrase"],
              {time_named(row["time"]), row["side"] != "behind", row["side"] != "before"});
}

/// Whether the sign at `at` ends a sentence: not in "St. Anne's", "3.5" or "J. Bell".
bool NewsReader::Tables::stops(std::string_view text, TextSpan within, std::uint32_t at) const {
  const char c = text[at];
  if (c == '\n') return at + 1 < within.end && text[at + 1] == '\n';
  if (c != '.' && c != '?' && c != '!') return false;
  if (at + 1 >= within.end) return true;
  const char next = text[at + 1];
  if (!is_blank(next) && next != '"' && static_cast<unsigned char>(next) < 0x80) return false;
  if (c != '.') return true;
  std::uint32_t word = at;
  while (word > within.begin && at - word < 12 && !is_blank(text[word - 1])) --word;
  if (at - word <= 1) return false;
  const auto known = signs[static_cast<std::size_t>(Sign::abbreviation)].at(text, word);
  return !known || known->length != at - word;
}

TextSpan NewsReader::Tables::sentence(std::string_view text, TextSpan within,
                                      std::uint32_t at) const {
  TextSpan span{at, at};
  while (span.begin > within.begin && at - span.begin < kSentenceBytes &&
         !stops(text, within, span.begin - 1))
    --span.begin;
  while (span.end < within.end && span.end - at < kSentenceBytes && !stops(text, within, span.end))
    ++span.end;
  return span;
}

/// The cue that ends nearest before the pay; else the one that begins nearest behind.
Time NewsReader::Tables::time_of(std::string_view text, TextSpan sentence, TextSpan pay) const {
  // "From $17 at present": nothing is nearer than what follows at once.
  const std::uint32_t next = pay.end + 1;
  if (next < sentence.end && text[pay.end] == ' ')
    if (const auto match = times.at(text, next); match && match->value->behind)
      return match->value->time;
  std::optional<Time> found;
  std::uint32_t skip = sentence.begin;
  for (std::uint32_t i = sentence.begin; i < pay.begin; ++i) {
    if (i < skip || !times.may_start(text[i]) || !at_word_edge(text, i)) continue;
    const auto match = times.at(text, i);
    if (!match || !match->value->before || i + match->length > pay.begin) continue;
    found = match->value->time;
    skip = i + match->length;
  }
  if (found) return *found;
  for (std::uint32_t i = pay.end; i < sentence.end; ++i) {
    if (!times.may_start(text[i]) || !at_word_edge(text, i)) continue;
    const auto match = times.at(text, i);
    if (match && match->value->behind) return match->value->time;
  }
  return Time::current;
}

/// Where the later figures begin, when `pay` reads "$18 to $20" behind "rise from".
std::optional<std::uint32_t> NewsReader::Tables::change(std::string_view text, TextSpan pay) const {
  const std::size_t to = text.substr(0, pay.end).find(" to ", pay.begin);
  if (to == std::string_view::npos) return std::nullopt;
  const std::uint32_t first = pay.begin < kChangeBytes ? 0 : pay.begin - kChangeBytes;
  if (!changes(text, {first, pay.begin})) return std::nullopt;
  return static_cast<std::uint32_t>(to + 4);
}

/// Whether a verb of change stands there: "moved", "is lifted"; not the "up" of "up to".
bool NewsReader::Tables::changes(std::string_view text, TextSpan within) const {
  const PhraseSet& verbs = set(Sign::change);
  for (std::uint32_t i = within.begin; i < within.end; ++i)
    if (verbs.may_start(text[i]) && at_word_edge(text, i) && verbs.at(text, i) &&
        !(text[i] == 'u' && text.substr(i).starts_with("up to")))
      return true;
  return false;
}

/// Whether a phrase of that sign begins a sentence, behind a quotation mark, "and" or "but" at
/// most.
bool NewsReader::Tables::begins_with(Sign sign, std::string_view text, TextSpan sentence) const {
  std::uint32_t at = sentence.begin;
  while (at < sentence.end && !utf8::is_word(utf8::at(text, at).code))
    at += utf8::at(text, at).size;
  for (const std::string_view joint : {"And ", "But ", "Yet ", "So "})
    if (text.substr(at).starts_with(joint)) at += static_cast<std::uint32_t>(joint.size());
  return at < sentence.end && set(sign).at(text, at).has_value();
}

/// "More than those officers will, and was given £17,500": whether the mention is only what
/// somebody is set against, and the pay at `at` stands behind the next comma.
bool NewsReader::Tables::set_against(std::string_view text, TextSpan sentence, TextSpan mention,
                                     std::uint32_t at) const {
  if (mention.end > at || mention.begin < sentence.begin) return false;
  if (text.substr(mention.end, at - mention.end).find(',') == text.npos) return false;
  const PhraseSet& words = set(Sign::setting);
  for (std::uint32_t i = mention.begin; i > sentence.begin && mention.begin - i < kSettingBytes;) {
    --i;
    if (text[i] == ',') return false;
    if (words.may_start(text[i]) && at_word_edge(text, i) && words.at(text, i)) return true;
  }
  return false;
}

/// With the words before it that say which of these people: "newly qualified nurses".
TextSpan NewsReader::Tables::qualified(std::string_view text, TextSpan within,
                                       TextSpan title) const {
  std::uint32_t at = title.begin;
  bool found = set(Sign::qualifier).at(text, at).has_value();  // "senior manager" has one
  for (int unknown = 0, i = 0; i < 4; ++i) {
    if (at < within.begin + 2 || text[at - 1] != ' ') break;
    const std::uint32_t end = at - 1;
    std::uint32_t begin = end;
    while (begin > within.begin && !is_blank(text[begin - 1])) --begin;
    const std::string_view word = text.substr(begin, end - begin);
    const auto match = set(Sign::qualifier).at(text, begin);
    at = begin;
    if (match && begin + match->length == end) {
      if (unknown > 0 && word.find('-') == word.npos) break;
      title.begin = begin;
      found = true;
    } else if (found && (word == "and" || word == "or")) {  // "executive and senior managers"
      continue;
    } else if (found || ++unknown > 2 || !plain_noun(word)) {  // "full-time package car drivers"
      break;
    }
  }
  if (text.substr(title.begin).starts_with("One ")) title.begin += 4;
  return title;
}

/// Whom the text names by their work: titles, and what only news calls people.
std::vector<RoleReading> NewsReader::Tables::jobs(const Document& document, TextSpan within,
                                                  const RoleReader& roles) const {
  std::vector<RoleReading> found = roles.mentions(document, within);
  const std::string_view text = document.text;
  const std::size_t titles = found.size();
  std::size_t next = 0;
  for (std::uint32_t i = within.begin; i < within.end; ++i) {
    while (next < titles && found[next].title.end <= i) ++next;
    if (next < titles && found[next].title.begin <= i) continue;
    if (!set(Sign::job).may_start(text[i]) || !at_word_edge(text, i)) continue;
    const auto match = set(Sign::job).at(text, i);
    if (!match) continue;
    const TextSpan span{i, i + static_cast<std::uint32_t>(match->length)};
    found.push_back({span, Certainty::implied, utf8::fold(cut(text, span)), {}, {}});
    i = span.end - 1;
  }
  for (RoleReading& job : found) job.title = qualified(text, within, job.title);
  return found;
}

/// The names of the organisations as news writes them: "St. Anne's Hospital" whole,
/// "One Acme vacancy" without the "One", no currency's name.
std::vector<TextSpan> NewsReader::Tables::names(
    std::string_view text, TextSpan within,
    const std::vector<EmployerReading>& organisations) const {
  std::vector<TextSpan> found;
  for (const EmployerReading& organisation : organisations) {
    TextSpan name = organisation.name;
    const auto never = set(Sign::no_name).at(text, name.begin);
    if (never && never->length == name.size()) continue;
    if (never && text[name.begin + never->length] == ' ')
      name.begin += static_cast<std::uint32_t>(never->length) + 1;
    const auto known = set(Sign::abbreviation).at(text, name.begin);
    if (known && known->length == name.size() &&
        cut(text, {name.end, within.end}).starts_with(". "))
      for (std::uint32_t at = name.end + 2;
           at < within.end && utf8::is_upper(utf8::at(text, at).code); ++at) {
        while (at < within.end &&
               (utf8::is_word(utf8::at(text, at).code) || text[at] == '\'' || text[at] == '-'))
          at += utf8::at(text, at).size;
        name.end = at;
        if (at >= within.end || text[at] != ' ') break;
      }
    found.push_back(name);
  }
  return found;
}

/// What the words of ads mean otherwise in news: "his pay comes to $182,000" has no
/// floor to find, "$19.25 an hour, from $17.10" tells of the pay before.
void NewsReader::Tables::mend_bound(std::string_view text, TextSpan sentence, std::uint32_t at,
                                    Pay& pay) const {
  const std::uint32_t first = std::max(sentence.begin, at < kChangeBytes ? 0 : at - kChangeBytes);
  const std::string_view left = text.substr(first, at - first);
  if (pay.bound == Bound::up_to && pay.max && pay.quote.starts_with(text.substr(at, 1)) &&
      (left.ends_with(" to ") || left.ends_with(" to around ") || left.ends_with(" to some ")) &&
      (!utf8::fold(left).ends_with("up to ") || changes(text, {first, at}))) {
    pay.min = pay.max;
    pay.bound = Bound::exact;
  } else if (pay.bound == Bound::from && pay.min &&
             (left.ends_with(", from ") || left.ends_with(", from some "))) {
    pay.max = pay.min;
    pay.bound = Bound::exact;
  }
  // A sum of millions is a year's, where nothing says otherwise.
  const auto million = units(1'000'000);
  if (!pay.period && pay.max && *pay.max >= million &&
      (pay.kind == Kind::base || pay.kind == Kind::total)) {
    pay.period = Period::year;
    pay.period_certainty = Certainty::assumed;
  }
}

/// "Lifted from $21,000 to $24,600": two pays, the later one primary.
/// Returns where the earlier ones stand: their time is known.
std::vector<SourceSpan> NewsReader::Tables::part_changes(const Document& document, TextSpan within,
                                                         std::vector<Pay>& pays) const {
  std::vector<SourceSpan> early;
  for (std::size_t i = 0; i < pays.size() && pays.size() < kMaxPays; ++i) {
    Pay& pay = pays[i];
    if (pay.bound != Bound::range || !pay.min || !pay.max) continue;
    const std::uint32_t begin = text_offset(document, pay.span);
    const TextSpan whole{begin, begin + static_cast<std::uint32_t>(pay.quote.size())};
    if (document.text.compare(begin, pay.quote.size(), pay.quote) != 0) continue;
    const auto later = change(document.text, whole);
    // "Rates go from $80,000 to $400,000" tells of a range: no pay rises so far at once.
    const auto most = pay.min->times(units(2));
    if (!later || !most || *pay.max > *most) continue;
    Pay after = pay;
    const auto place = [&](Pay& part, TextSpan span) {
      part.bound = Bound::exact;
      part.quote = cut(document.text, span);
      part.span = document.offsets.to_source(span);
    };
    pay.max = pay.min;
    // What is to change holds until then.
    const Time then = time_of(document.text, sentence(document.text, within, whole.begin), whole);
    const bool ahead = then == Time::future || then == Time::offered;
    pay.time = ahead ? Time::current : Time::past;
    pay.primary = false;
    after.min = after.max;
    place(pay, {whole.begin, *later - 4});
    early.push_back(pay.span);
    place(after, {*later, whole.end});
    pays.insert(pays.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(after));
    ++i;
  }
  return early;
}

NewsReader::NewsReader(const Lexicons& lexicons, SharedFirstWords shared)
    : tables_(std::make_unique<Tables>(lexicons, std::move(shared))) {}
NewsReader::~NewsReader() = default;
NewsReader::NewsReader(NewsReader&&) noexcept = default;

bool NewsReader::is_news(const Document& document, TextSpan within) const {
  return is_news(document, within, WordHits(*tables_->first_words, document.text, within),
                 words_of(document.text, within, kMostWords));
}

bool NewsReader::is_news(const Document& document, TextSpan within, const WordHits& hits,
                         const std::vector<Word>& words) const {
  if (document.fields.title || document.fields.employer) return false;
  const std::string_view text = document.text;
  if (words.size() < kLeastWords) return false;
  const auto lines = static_cast<std::size_t>(
      std::ranges::count_if(words, [](const Word& w) { return (w.gap & kGapLine) != 0; }));
  if (lines * kWordsPerLine > words.size()) return false;  // most postings end here
  std::size_t telling = 0;
  std::size_t speaking = 0;
  std::size_t asking = 0;
  bool quoted = false;
  std::span<const WordHit> left = hits.in(within);
  for (const Word& word : words) {
    if (word.gap & kGapLine) quoted = false;
    if (word.gap & kGapQuote) quoted = !quoted;
    while (!left.empty() && left.front().begin < word.begin) left = left.subspan(1);
    if (left.empty()) break;
    const bool may = (left.front().tables & FirstWords::kNews) != 0 || left.front().odd;
    if (left.front().begin != word.begin || !may) continue;
    const auto is = [&](Sign sign) {
      return tables_->signs[static_cast<std::size_t>(sign)].at(text, word.begin).has_value();
    };
    telling += is(Sign::telling);
    asking += is(Sign::asking);
    if (!quoted && is(Sign::speaking)) ++speaking;
  }
  return telling >= kLeastSigns && asking <= telling &&
         speaking * kWordsPerSpeaking <= words.size();
}

namespace {

Stated stated(const Document& document, TextSpan span) {
  return {std::string(cut(document.text, span)), document.offsets.to_source(span),
          Certainty::implied};
}

/// The pay that a person would quote of those that one posting is left with.
void mark_primary(Posting& posting) {
  const bool changed = std::ranges::any_of(posting.pay, [](const Pay& p) { return p.primary; }) &&
                       std::ranges::any_of(posting.pay, [](const Pay& p) { return !p.primary; });
  if (changed) return;
  posting.pay = merge(std::move(posting.pay));
}

}  // namespace

std::vector<Posting> NewsReader::part(const Document& document, TextSpan within, Posting whole,
                                      const RoleReader& roles,
                                      const EmployerReader& employers) const {
  std::vector<Posting> postings;
  if (whole.pay.empty() || whole.pay.size() > kMaxPays) {
    postings.push_back(std::move(whole));
    return postings;
  }
  if (whole.employer && tables_->no_name(whole.employer->value)) whole.employer.reset();
  const std::vector<SourceSpan> early = tables_->part_changes(document, within, whole.pay);
  const std::vector<RoleReading> jobs = tables_->jobs(document, within, roles);
  const std::vector<TextSpan> organisations =
      tables_->names(document.text, within, employers.organisations(document, within));
  Mentions job_places;
  for (std::size_t i = 0; i < jobs.size(); ++i) job_places.add(jobs[i].title, i);
  job_places.sort();
  const Mentions organisation_places = places_of(document, within, organisations);

  std::vector<Claim> claims = std::move(whole.claims);
  std::vector<Pay> pays = std::move(whole.pay);
  whole.claims.clear();
  whole.pay.clear();
  for (Pay& pay : pays) {
    const std::uint32_t at = text_offset(document, pay.span);
    const TextSpan sentence = tables_->sentence(document.text, within, at);
    const TextSpan span{at, at + static_cast<std::uint32_t>(pay.quote.size())};
    tables_->mend_bound(document.text, sentence, at, pay);
    if (std::ranges::find(early, pay.span.begin, &SourceSpan::begin) == early.end())
      pay.time = tables_->time_of(document.text, sentence, span);
    Posting posting = whole;
    posting.title.reset();
    posting.role.reset();
    posting.role_note.reset();
    const auto counts = [&](TextSpan mention) {
      return !tables_->set_against(document.text, sentence, mention, at);
    };
    const auto begins = [&](Sign sign) {
      return tables_->begins_with(sign, document.text, sentence);
    };
    const auto is_paid = [&](TextSpan mention) {
      return counts(mention) && !organisation_places.describe(document.text, mention);
    };
    if (const auto job = job_places.nearest(sentence, at, begins(Sign::pronoun), is_paid)) {
      posting.title = stated(document, jobs[job->which].title);
      posting.role = jobs[job->which].role;
    }
    if (const auto place = organisation_places.nearest(sentence, at, begins(Sign::it), counts))
      posting.employer = stated(document, organisations[place->which]);
    else if (!organisations.empty())
      posting.employer = stated(document, organisations.front());
    const auto same = std::ranges::find_if(postings, [&](const Posting& other) {
      const auto name = [](const Posting& p) {
        return p.employer ? p.employer->value : std::string();
      };
      return other.role == posting.role && name(other) == name(posting);
    });
    Posting& owner = same == postings.end() ? postings.emplace_back(std::move(posting)) : *same;
    owner.pay.push_back(std::move(pay));
  }
  // One job in the whole text: what the text states of it by other signs is surer.
  if (postings.size() == 1) {
    // But "top-rate bakers", where the pay is told, says more than "bakers".
    const bool qualified = whole.title && postings[0].title && postings[0].role == whole.role &&
                           postings[0].title->value.size() > whole.title->value.size() + 1;
    if (whole.title && !qualified) {
      postings[0].title = whole.title;
      postings[0].role = whole.role;
      postings[0].role_note = whole.role_note;
    }
    if (whole.employer) postings[0].employer = whole.employer;
  }
  for (std::size_t i = 1; i < postings.size(); ++i) postings[i].refused.clear();
  for (Posting& posting : postings) mark_primary(posting);
  const auto in_front = [&](SourceSpan span) {
    const std::uint32_t at = text_offset(document, span);
    return TextSpan{tables_->sentence(document.text, within, at).begin, at};
  };
  share_claims(document, in_front, std::move(claims), postings);
  return postings;
}

}  // namespace wagescope
