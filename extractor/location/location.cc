#include "extractor/location/location.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <utility>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/lexicon/first_words.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/country_evidence.h"
#include "extractor/location/gazetteer.h"
#include "extractor/location/place_chain.h"

namespace wagescope {
namespace {

constexpr int kEnough = 4;                  ///< The least score of a workplace.
constexpr std::size_t kMostNamesakes = 32;  ///< Names of several countries that are remembered.
constexpr int kEnoughWords = 3;             ///< The least weight of words that tell a country.
constexpr std::size_t kMostPlaces = 300;    ///< Places looked at in one document.
constexpr std::size_t kHead = 300;          ///< Bytes of a posting's head.
constexpr std::size_t kLabelValue = 60;     ///< Longest lead of a place behind "Location:".
constexpr std::size_t kReach = 40;          ///< Farthest that a place stands behind its cue.
constexpr std::size_t kTop = 120;           ///< Bytes of its very top.
constexpr std::uint32_t kCity = 100'000;    ///< People of a city known by its bare name.

struct Context {
  int weight = 0;
  bool label = false;
};

struct Candidate {
  PlaceChain chain;
  int score = 0;
};

int weight_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool blank_in_line(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Signs between a label or cue and the place: "**Location:** \n - Leeds".
bool is_filler(char c) {
  return blank_in_line(c) || c == '\n' || c == '*' || c == '_' || c == ':' || c == '-' ||
         c == '(' || c == '\\' || c == '"';
}

/// Words may be glued: "per annumLocation: Leeds", "a bakery inLeeds".
bool glued(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  const char left = text[at - 1], right = text[at];
  return ((left >= 'a' && left <= 'z') || (left >= '0' && left <= '9') || left == ')') &&
         right >= 'A' && right <= 'Z';
}

}  // namespace

struct LocationReader::Tables {
  Tables(const Lexicons& lexicons, SharedFirstWords shared, SharedGazetteer places)
      : first_words(shared ? std::move(shared) : std::make_shared<FirstWords>()),
        gazetteer(places ? std::move(places)
                         : std::make_shared<const Gazetteer>(lexicons, *first_words)),
        evidence(lexicons, *first_words) {
    for (const Table::Row& row : lexicons.table("location/context.tsv").rows())
      for (const std::string_view words : split(row["words"], '|')) {
        const Context context{weight_of(row["weight"]), row["side"] == "label"};
        (row["side"] == "after" ? after : before).add(words, context);
        if (row["side"] != "after") first_words->add(words, FirstWords::kPlaceWords);
      }
  }
  SharedFirstWords first_words;
  SharedGazetteer gazetteer;
  EvidenceTable evidence;
  Phrases<Context> before;
  Phrases<Context> after;
};

namespace {

/// One pass over a document: every place with its score, every word that votes
/// for a country.
class Reading {
 public:
  Reading(const FirstWords& first_words, const Gazetteer& gazetteer, const EvidenceTable& evidence,
          const Phrases<Context>& before, const Phrases<Context>& after, std::string_view text,
          TextSpan within)
      : first_words_(first_words),
        gazetteer_(gazetteer),
        evidence_(evidence),
        before_(before),
        after_(after),
        text_(text),
        within_(within),
        seen_(evidence.size()),
        lines_(text, within.begin) {}

  std::optional<LocationReading> read(const WordHits& hits) {
    scan(hits);
    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates_)
      if (candidate.score >= kEnough && (best == nullptr || candidate.score > best->score))
        best = &candidate;
    LocationReading reading;
    if (best != nullptr) take_place(*best, reading);
    if (reading.country.empty()) take_votes(reading);
    if (reading.country.empty()) reading.leaning = leaning().view();
    reading.spoken = votes_.all(kEnoughWords);
    if (!reading.place && reading.country.empty() && reading.leaning.empty() &&
        reading.spoken.empty())
      return std::nullopt;
    return reading;
  }

 private:
  void scan(const WordHits& hits) {
    std::size_t next = within_.begin;
    for (const WordHit& hit : hits.in(within_)) {
      if (hit.begin >= next) {
        next = look_at(hit.begin, hit.end, hit.tables, hit.capital);
        continue;
      }
      // A place ended inside of this word: "MD20850".
      while (next < hit.end && next < within_.end) {
        const FirstWords::Look look = first_words_.at(text_, next);
        next = std::max(look_at(next, look.end, look.tables, look.capital), look.end);
      }
    }
  }

  /// Looks at the word or sign at `at`; returns where to go on at the earliest.
  std::size_t look_at(std::size_t at, std::size_t end, FirstWords::Tables tables, bool capital) {
    if ((tables & FirstWords::kCountryWords) != 0) vote_for_terms(at);
    if ((tables & FirstWords::kPlaceWords) != 0) {
      const auto match = before_.at(text_, at, Edge::any);
      if (match && ends_word(at + match->length) && !(capital && is_place(at, match->length)))
        note_context(at, match->length, *match->value);
    }
    if (!capital) return at;
    if (const Postcode post = postcode_at(text_, at); post.length != 0) {
      votes_.add(post.country, 5, text_.substr(at, post.length));
      return at + post.length;
    }
    if ((tables & FirstWords::kPlaces) == 0 && !before_code(end)) return at;
    if (candidates_.size() >= kMostPlaces) return at;
    const auto chain = read_place(gazetteer_, text_, at, within_.end);
    if (!chain) return at;
    add_candidate(*chain, lines_.begin(at));
    return chain->span.end;
  }

  /// "City of" of "City of London": the words at `at` are the front of a place's own name.
  bool is_place(std::size_t at, std::size_t length) const {
    const auto place = gazetteer_.at(text_, at);
    return place && place->length > length;
  }

  /// Whether a comma and two capitals follow soon: "Rising Sun, MD", "Rising Sun, M.D.".
  bool before_code(std::size_t at) {
    constexpr std::size_t kNameAndCode = 52;  // bytes, as many as a name of a chain may have
    const std::size_t end = std::min<std::size_t>(within_.end, at + kNameAndCode);
    if (comma_ < at)
      comma_ = std::min<std::size_t>(text_.substr(0, within_.end).find(',', at), within_.end);
    if (comma_ >= end) return false;
    if (text_.substr(at, comma_ - at).find_first_of("\n.") != std::string_view::npos) return false;
    at = comma_ + 1;
    while (at < end && (text_[at] == ' ' || text_.substr(at, 2) == "\xC2\xA0"))
      at += text_[at] == ' ' ? 1 : 2;
    const auto capital = [&](std::size_t place) {
      return place < within_.end && text_[place] >= 'A' && text_[place] <= 'Z';
    };
    const bool dot = at + 1 < within_.end && text_[at + 1] == '.';  // "B.C."
    return capital(at) && (capital(at + 1) || (dot && capital(at + 2)));
  }

  bool ends_word(std::size_t at) const { return at_word_edge(text_, at) || glued(text_, at); }

  void vote_for_terms(std::size_t at) {
    const auto match = evidence_.at(text_, at);
    if (!match || seen_[match->value->number]) return;
    seen_[match->value->number] = true;
    votes_.add(match->value->country, match->value->weight, text_.substr(at, match->length));
  }

  /// Remembers words that speak about what follows them.
  void note_context(std::size_t at, std::size_t length, const Context& context) {
    std::size_t end = at + length;
    if (context.label) {
      while (end < within_.end && (blank_in_line(text_[end]) || text_[end] == '*')) ++end;
      if (end >= within_.end) return;
      const bool dash = text_[end] == '-' || text_.substr(end).starts_with("\u2013");
      if (text_[end] != ':' && text_[end] != '\n' && !dash) return;
      end += text_[end] == '\xE2' ? 3 : 1;
    }
    // Inside a longer phrase ("in" of "offices in"), or going on with one that
    // says more ("in the" of "located in the").
    if (end <= context_end_) return;
    if (at >= context_end_ || std::abs(context.weight) > std::abs(context_.weight))
      context_ = context;
    context_end_ = end;
    if (context.label) label_end_ = end;
  }

  int score_before(const PlaceChain& chain) const {
    std::size_t at = context_end_;
    if (context_end_ == 0 || chain.span.begin - at > kReach) return 0;
    while (at < chain.span.begin && is_filler(text_[at])) ++at;
    for (const std::string_view word :
         {"the ", "The ", "either ", "Hybrid ", "continental ", "central "})
      if (text_.substr(at).starts_with(word)) at += word.size();
    return at == chain.span.begin ? context_.weight : 0;
  }

  int score_after(const PlaceChain& chain) const {
    std::size_t at = chain.span.end;
    while (at < within_.end && (text_[at] == ' ' || text_[at] == '-')) ++at;
    if (at >= within_.end || !after_.may_start(text_[at])) return 0;
    const auto match = after_.at(text_, at);
    return match ? match->value->weight : 0;
  }

  /// Whether its line has words in small letters before it, as prose has.
  bool in_sentence(const PlaceChain& chain, std::size_t line) const {
    const std::size_t reach = std::max<std::size_t>(
        line, chain.span.begin - std::min<std::size_t>(chain.span.begin, kReach));
    int small_words = 0;
    for (std::size_t at = reach; at < chain.span.begin; ++at)
      if (text_[at] >= 'a' && text_[at] <= 'z' && (at == line || text_[at - 1] == ' '))
        ++small_words;
    return small_words > 1;
  }

  /// "Baker - Leeds", "Baker | Leeds", "Baker (Leeds)".
  bool behind_sign(const PlaceChain& chain) const {
    std::size_t at = chain.span.begin;
    while (at > within_.begin && blank_in_line(text_[at - 1])) --at;
    if (at == within_.begin) return false;
    const char32_t sign = utf8::before(text_, at).code;
    return sign == '-' || sign == 0x2013 || sign == 0x2014 || sign == '|' || sign == '(' ||
           sign == 0xB7 || sign == 0x2022;
  }

  /// A line that is only this place, or that ends with it in a posting's head.
  int score_line(const PlaceChain& chain, std::size_t line) const {
    std::size_t end = chain.span.end;
    while (end < within_.end &&
           (blank_in_line(text_[end]) || text_[end] == ')' || text_[end] == '.'))
      ++end;
    const bool ends = end >= within_.end || text_[end] == '\n';
    const bool begins = chain.span.begin - line <= 2;
    const std::size_t place = chain.span.begin - within_.begin;
    if (ends && begins) return place < kHead ? 4 : 2;
    // "McLean, VA: $60,000": a band of pay for a place.
    if (begins && !chain.country.empty() && text_[end] == ':') return 2;
    // "Library Clerk • Melbourne, FL", far down
    if (place >= kHead) return ends && behind_sign(chain) && !chain.country.empty() ? 2 : 0;
    const int top = place < kTop ? 3 : 2;
    if (behind_sign(chain)) return top + 2;
    return in_sentence(chain, line) ? 1 : top;
  }

  void add_candidate(const PlaceChain& chain, std::size_t line) {
    Candidate candidate{chain, score_before(chain) + score_after(chain) + score_line(chain, line)};
    if (!chain.country.empty()) candidate.score += 2;
    if (chain.postcode) candidate.score += 2;
    const bool building = names_building(chain);
    if (!building) take_label_value(candidate);
    if (building) candidate.score -= 6;
    if (chain.kind == PlaceKind::remote || chain.kind == PlaceKind::country) candidate.score -= 1;
    if (chain.kind == PlaceKind::city && chain.country.empty())
      candidate.score += chain.population >= kCity ? 1 : begins_a_name(chain) ? -3 : 0;
    if (chain.weak) candidate.score -= 3;
    vote_for_place(chain, candidate.score);
    candidates_.push_back(candidate);
  }

  /// "Holiday" of "Holiday Inn", "Blythe" of "Blythe Bridge".
  bool begins_a_name(const PlaceChain& chain) const {
    const std::size_t next = chain.span.end + 1;
    return next < within_.end && text_[chain.span.end] == ' ' &&
           utf8::is_upper(utf8::at(text_, next).code);
  }

  /// "Albion" of "the New Albion Station": a capital before it, in the middle of a sentence.
  bool ends_a_name(const PlaceChain& chain) const {
    const std::size_t begin = chain.span.begin;
    if (begin < 3 || text_[begin - 1] != ' ') return false;
    std::size_t word = begin - 1;
    while (word > 0 && utf8::is_word(utf8::before(text_, word).code))
      word -= utf8::before(text_, word).size;
    const bool inside =
        word >= 2 && text_[word - 1] == ' ' && utf8::is_word(utf8::before(text_, word - 1).code);
    return inside && utf8::is_upper(utf8::at(text_, word).code);
  }

  /// "Lincoln House, Leeds": the name goes on, and behind a comma another place follows.
  bool names_building(const PlaceChain& chain) const {
    if (chain.kind != PlaceKind::city || !chain.country.empty() || !begins_a_name(chain))
      return false;
    const std::size_t end = std::min<std::size_t>(within_.end, chain.span.end + kReach);
    const std::size_t comma = text_.substr(0, end).find_first_of(",\n.(", chain.span.end);
    if (comma == std::string_view::npos || text_[comma] != ',') return false;
    std::size_t next = comma + 1;
    while (next < end && blank_in_line(text_[next])) ++next;
    const auto place = read_place(gazetteer_, text_, next, within_.end);
    return place && !place->weak && place->kind != PlaceKind::remote;
  }

  /// "Location: Elm Lodge, 4 West Road, Durham": all of the value up to the place.
  void take_label_value(Candidate& candidate) {
    TextSpan& span = candidate.chain.span;
    std::size_t begin = label_end_;
    while (begin < span.begin && is_filler(text_[begin])) ++begin;
    if (label_end_ != 0) label_end_ = begin;  // they are not passed again for the next place
    if (begin == span.begin) label_end_ = 0;  // the place itself is the value
    if (label_end_ == 0 || begin >= span.begin || span.begin - begin > kLabelValue) return;
    const std::string_view lead = text_.substr(begin, span.begin - begin);
    // "City of London Perm": an everyday word is a place there only behind a comma
    if (candidate.chain.weak && !trimmed(lead).ends_with(',')) return;
    if (lead.find_first_of("\n:;|(") != std::string_view::npos ||
        lead.find(". ") != std::string_view::npos)
      return;
    int small_words = 0;  // "We are based in" is a sentence, no name of a place
    for (std::size_t at = begin; at < span.begin; ++at) {
      if (glued(text_, at)) return;
      const bool small = text_[at] >= 'a' && text_[at] <= 'z';
      if (small && (at == begin || text_[at - 1] == ' ')) ++small_words;
    }
    if (small_words > 1) return;
    candidate.score = std::max(candidate.score, 7);
    span.begin = static_cast<std::uint32_t>(begin);
    label_end_ = 0;
  }

  void vote_for_place(const PlaceChain& chain, int score) {
    const std::string_view words = cut(text_, chain.span);
    if (score < 0) {  // "Colorado residents": no workplace, yet said of one country
      if (chain.kind == PlaceKind::region && !chain.senses.empty())
        votes_.add(chain.senses.front().country, 1, words);
      return;
    }
    if (!chain.rival.empty()) return;
    if (!chain.country.empty())
      votes_.add(chain.country, score >= kEnough ? 4 : 2, words);
    else if (!chain.weak && chain.kind != PlaceKind::remote && !said_before(chain, words))
      if (const auto sense = most_likely(chain.senses, {}); sense && !sense->country.empty())
        votes_.add(sense->country, chain.kind == PlaceKind::city ? 1 : 2, words);
  }

  /// "Hamilton" again, which several countries have: it says no more than the first time.
  bool said_before(const PlaceChain& chain, std::string_view words) {
    const auto elsewhere = [&](const PlaceSense& sense) {
      return sense.country != chain.senses.front().country;
    };
    if (chain.senses.empty() || std::ranges::none_of(chain.senses, elsewhere)) return false;
    if (std::ranges::find(namesakes_, words) != namesakes_.end()) return true;
    if (namesakes_.size() < kMostNamesakes) namesakes_.push_back(words);
    return false;
  }

  void take_place(const Candidate& best, LocationReading& reading) {
    const PlaceChain& chain = best.chain;
    reading.place = chain.span;
    reading.place->end =
        static_cast<std::uint32_t>(end_of_list(gazetteer_, text_, chain, within_.end));
    const PlaceCode hint = votes_.leader(2).country;
    if (!chain.country.empty()) {
      const bool other = !chain.rival.empty() && hint == chain.rival;
      reading.country = (other ? chain.rival : chain.country).view();
      reading.evidence = "place: " + std::string(chain.country_words);
      return;
    }
    const auto sense = most_likely(chain.senses, hint);
    if (!sense || sense->country.empty()) return;
    // A small place that the table has in one country only may have a namesake
    // in the country that everything else speaks of.
    if (chain.kind == PlaceKind::city && chain.population < kCity && !hint.empty() &&
        sense->country != hint)
      return;
    reading.country = sense->country.view();
    reading.evidence = "place: " + std::string(cut(text_, chain.span));
    if (sense->kind == PlaceKind::country) reading.country_certainty = Certainty::stated;
  }

  /// The country of all towns, regions and countries that the text names, when nothing speaks for
  /// another.
  PlaceCode leaning() const {
    constexpr std::uint32_t kName = 5;  // bytes; what is shorter is often no place
    PlaceCode country;
    for (const Candidate& candidate : candidates_) {
      const PlaceChain& chain = candidate.chain;
      if (ends_a_name(chain)) continue;
      const bool large = chain.kind == PlaceKind::region || chain.kind == PlaceKind::country;
      if (chain.kind == PlaceKind::area || chain.kind == PlaceKind::remote || chain.weak ||
          (chain.span.size() < kName && !large))  // "Kent", "the UK's"
        continue;
      const auto sense = most_likely(chain.senses, {});
      if (!sense) continue;
      const PlaceCode meant = chain.country.empty() ? sense->country : chain.country;
      if (!country.empty() && country != meant) return {};
      country = meant;
    }
    return votes_.none_but(country, kEnoughWords) ? country : PlaceCode();
  }

  void take_votes(LocationReading& reading) const {
    const CountryVotes::Leader leader = votes_.leader(kEnoughWords);
    if (leader.country.empty()) return;
    reading.country = leader.country.view();
    reading.evidence = "words: " + leader.words;
  }

  std::vector<std::string_view> namesakes_;
  const FirstWords& first_words_;
  const Gazetteer& gazetteer_;
  const EvidenceTable& evidence_;
  const Phrases<Context>& before_;
  const Phrases<Context>& after_;
  std::string_view text_;
  TextSpan within_;
  std::vector<bool> seen_;
  std::vector<Candidate> candidates_;
  CountryVotes votes_;
  Context context_;
  std::size_t context_end_ = 0;
  std::size_t label_end_ = 0;  ///< Behind the last label.
  std::size_t comma_ = 0;      ///< The next one behind the last place that was asked about.
  LineBegins lines_;
};

}  // namespace

LocationReader::LocationReader(const Lexicons& lexicons, SharedFirstWords first_words,
                               SharedGazetteer places)
    : tables_(std::make_unique<Tables>(lexicons, std::move(first_words), std::move(places))) {}
LocationReader::~LocationReader() = default;
LocationReader::LocationReader(LocationReader&&) noexcept = default;

std::optional<LocationReading> LocationReader::read(const Document& document,
                                                    TextSpan within) const {
  return read(document, within, WordHits(*tables_->first_words, document.text, within));
}

std::optional<LocationReading> LocationReader::read(const Document& document, TextSpan within,
                                                    const WordHits& hits) const {
  return Reading(*tables_->first_words, *tables_->gazetteer, tables_->evidence, tables_->before,
                 tables_->after, document.text, within)
      .read(hits);
}

namespace {

constexpr std::size_t kLongestLocation = 1000;  ///< Bytes; what is longer is no list of places.

/// The places of a few words, one behind another.
template <class Take>
void each_place(const Gazetteer& gazetteer, std::string_view words, const Take& take) {
  for (std::size_t at = 0; at < words.size();) {
    const auto chain =
        at_word_edge(words, at) ? read_place(gazetteer, words, at, words.size()) : std::nullopt;
    if (chain) take(*chain);
    at = chain ? chain->span.end : at + std::max(utf8::at(words, at).size, 1u);
  }
}

}  // namespace

std::string LocationReader::country_of(std::string_view place) const {
  CountryVotes votes;
  each_place(*tables_->gazetteer, place, [&](const PlaceChain& chain) {
    if (!chain.country.empty()) return votes.add(chain.country, 4, {});
    if (const auto sense = most_likely(chain.senses, {}); sense && !sense->country.empty())
      votes.add(sense->country, 2, {});
  });
  return std::string(votes.leader(1).country.view());
}

std::vector<std::string> LocationReader::several_in(std::string_view location) const {
  std::vector<std::string> places, countries;
  if (location.size() > kLongestLocation) return places;
  each_place(*tables_->gazetteer, location, [&](const PlaceChain& chain) {
    if (chain.kind == PlaceKind::remote) return;
    std::string words(cut(location, chain.span));
    auto& found = chain.kind == PlaceKind::country ? countries : places;
    if (std::ranges::find(found, words) == found.end()) found.push_back(std::move(words));
  });
  // "GB - Bristol" is one place, and its country.
  if (places.empty()) places = std::move(countries);
  if (places.size() < 2) places.clear();
  return places;
}

}  // namespace wagescope
