#include "extractor/extractor.h"

#include "extractor/posting/stated.h"
#include "extractor/read/escaped_breaks.h"
#include "extractor/read/full_width.h"
#include "extractor/read/soft_breaks.h"

namespace wagescope {
namespace {

Stated stated(const Document& document, TextSpan span, Certainty certainty) {
  return {std::string(cut(document.text, span)), document.offsets.to_source(span), certainty};
}

/// What the text leaves open is filled: by what stands above all postings, or by a field.
template <class T>
void fill(std::optional<T>& value, const std::optional<T>& other) {
  if (!value) value = other;
}

void fill(Terms& terms, const Terms& others) {
  for (auto term :
       {&Terms::seniority, &Terms::grade, &Terms::shift, &Terms::contract, &Terms::working_time,
        &Terms::workplace, &Terms::requisition, &Terms::gender_mark})
    fill(terms.*term, others.*term);
}

/// Quotes the bytes of the source, not what they were read as: "８５０，０００円", a line break.
template <class T>
void quote_as_written(std::string_view source, T& found) {
  found.quote = source.substr(found.span.begin, found.span.end - found.span.begin);
}

}  // namespace

/// A document with the words of it that any reader may care about, looked up once.
struct Extractor::Source {
  const Document& document;
  WordHits hits;
};

Extractor::Extractor(const Lexicons& lexicons, ExtractOptions options)
    : options_(options),
      first_words_(std::make_shared<FirstWords>()),
      places_(std::make_shared<const Gazetteer>(lexicons, *first_words_)),
      word_kinds_(std::make_shared<WordKinds>()),
      segmenter_(lexicons),
      role_(lexicons, word_kinds_, places_),
      occupation_(lexicons),
      terms_(lexicons, first_words_),
      employer_(lexicons, word_kinds_, places_),
      location_(lexicons, first_words_, places_),
      date_(lexicons, first_words_),
      pay_(lexicons, first_words_, places_),
      claim_(lexicons, first_words_),
      news_(lexicons, first_words_) {}

/// The words that the readers of roles, employers and news look at, each looked up.
std::vector<Word> Extractor::words_in(const Document& document, TextSpan within) const {
  return words_of(document.text, within, kMostWords, word_kinds_.get());
}

/// Returns where the title stands.
std::optional<TextSpan> Extractor::read_who(const Document& document, TextSpan within,
                                            const std::vector<Word>& words,
                                            Posting& posting) const {
  const auto role = role_.read(document, within, words);
  if (role) {
    posting.title = stated(document, role->title, role->certainty);
    if (!role->role.empty()) posting.role = role->role;
    if (!role->note.empty()) posting.role_note = role->note;
    if (!role->gender_mark.empty()) posting.terms.gender_mark = role->gender_mark;
  }
  const auto title = role ? std::optional(role->title) : std::nullopt;
  if (const auto employer = employer_.read(document, within, words, title))
    posting.employer = stated(document, employer->name, employer->certainty);
  return title;
}

namespace {

/// "Harrow & Finch Hotels": the place is a surname in the employer's name, and no workplace.
bool is_surname_in(const Stated& employer, const Stated& place) {
  return employer.span && place.span && employer.span->begin <= place.span->begin &&
         place.span->end <= employer.span->end &&
         (employer.value.find(" & ") != std::string::npos ||
          employer.value.find(" and ") != std::string::npos);
}

}  // namespace

LocationReading Extractor::read_where(const Source& source, TextSpan within,
                                      Posting& posting) const {
  const Document& document = source.document;
  const auto location = location_.read(document, within, source.hits);
  if (!location) return {};
  if (location->place)
    posting.location = stated(document, *location->place, location->place_certainty);
  if (posting.location && posting.employer && is_surname_in(*posting.employer, *posting.location)) {
    posting.location.reset();
    return {};
  }
  if (!location->country.empty())
    posting.country = Stated{location->country, std::nullopt, location->country_certainty};
  return *location;
}

void Extractor::read_when(const Source& source, TextSpan within, Posting& posting) const {
  const auto date = date_.read(source.document, within, source.hits);
  if (!date) return;
  posting.date = date->date;
  posting.date_words = stated(source.document, date->words, date->certainty);
}

/// Fields of the record. `alone`: the record holds one posting, so that its title
/// is that posting's; it names the record, and beats what the text happens to mention.
void Extractor::use_fields(const Fields& fields, bool alone, Posting& posting) const {
  const auto field = [](const std::optional<std::string>& value) {
    return value ? std::optional(Stated{*value, std::nullopt, Certainty::stated}) : std::nullopt;
  };
  posting.url = fields.url;
  if (fields.title && alone) {
    posting.title = field(fields.title);
    if (std::string role = role_.role_of(*fields.title); !role.empty()) posting.role = role;
  }
  if (fields.terms && alone) fill(posting.terms, terms_.of_lines(*fields.terms));
  fill(posting.employer, field(fields.employer));
  fill(posting.location, field(fields.location));
  if (fields.country) posting.country = field(fields.country);
  if (!posting.country && fields.location)
    if (std::string country = location_.country_of(*fields.location); !country.empty())
      posting.country = Stated{country, std::nullopt, Certainty::implied};
  if (fields.date) {
    posting.date = parse_date(*fields.date);
    posting.date_words.reset();
  }
}

Posting Extractor::read_posting(const Source& source, const Segment& segment,
                                const std::vector<Word>& words, const Posting& shared,
                                bool news) const {
  const Document& document = source.document;
  const TextSpan within = segment.span;
  Posting posting;
  posting.source = document.source;
  auto title = read_who(document, within, words, posting);
  if (!segment.title.empty()) {
    title = segment.title;
    posting.title = stated(document, segment.title, Certainty::stated);
    posting.role = role_.role_of(posting.title->value);
    posting.terms.gender_mark.reset();  // of whatever title came first
  }
  const LocationReading where = read_where(source, within, posting);
  read_when(source, within, posting);
  if (!news) fill(posting.terms, terms_.read(document, within, title, source.hits));
  fill(posting.employer, shared.employer);
  fill(posting.location, shared.location);
  fill(posting.country, shared.country);
  if (!posting.date) {
    posting.date = shared.date;
    posting.date_words = shared.date_words;
  }
  use_fields(document.fields, within.size() == document.text.size(), posting);
  const PayContext context{posting.country ? posting.country->value : std::string(),
                           options_.explain, news, where.leaning, where.spoken};
  PayReading pay = pay_.read(document, within, context, source.hits);
  posting.pay = std::move(pay.pay);
  if (within.size() == document.text.size() && !document.stated_pay.empty())
    use_stated(document.stated_pay, pay_, context, posting.pay);
  posting.refused = std::move(pay.refused);
  posting.claims = claim_.read(document, within, source.hits);
  return posting;
}

/// What follows from what was read: the terms that the title says, the occupation of the role,
/// the single places of a list.
void Extractor::finish(Posting& posting) const {
  if (posting.title) fill(posting.terms, terms_.of_title(posting.title->value));
  const auto occupation = occupation_.read(posting.role.value_or(""),
                                           posting.title ? posting.title->value : std::string());
  if (occupation) posting.soc_code = Stated{occupation->soc, std::nullopt, occupation->certainty};
  if (!posting.location) return;
  posting.places = location_.several_in(posting.location->value);
  if (!posting.terms.workplace)
    posting.terms.workplace = terms_.of_title(posting.location->value).workplace;
}

std::vector<Posting> Extractor::extract(const Document& document) const {
  // Each may change signs of the text, and moves none of them.
  const auto escaped = with_escaped_breaks_read(document);
  const Document& broken = escaped ? *escaped : document;
  const auto joined = with_soft_breaks_joined(broken);
  const Document& whole = joined ? *joined : broken;
  const auto narrowed = with_narrow_figures(whole);
  std::vector<Posting> postings = extract_as_read(narrowed ? *narrowed : whole);
  for (Posting& posting : postings) finish(posting);
  if (!escaped && !joined && !narrowed) return postings;
  if (document.offsets.runs().empty())  // the text is the source
    for (Posting& posting : postings) {
      for (Pay& pay : posting.pay)
        if (!pay.rule.starts_with("field.")) quote_as_written(document.text, pay);
      for (Claim& claim : posting.claims) quote_as_written(document.text, claim);
      for (Refused& refused : posting.refused) quote_as_written(document.text, refused);
    }
  return postings;
}

/// What stands before the first of several postings is one itself where it tells of pay.
std::optional<Posting> Extractor::posting_above(const Source& source, TextSpan preamble) const {
  if (preamble.empty()) return std::nullopt;
  const std::vector<Word> words = words_in(source.document, preamble);
  Posting posting = read_posting(source, {preamble, {}}, words, {}, false);
  if (std::ranges::none_of(posting.pay, &Pay::primary)) return std::nullopt;
  return posting;
}

std::vector<Posting> Extractor::extract_as_read(const Document& document) const {
  const Source source{
      document,
      {*first_words_, document.text, {0, static_cast<std::uint32_t>(document.text.size())}}};
  Segments segments = segmenter_.cut_up(document, role_);
  std::vector<Posting> postings;
  if (auto first = posting_above(source, segments.preamble)) {
    // "Baker - £13 an hour" and its like, behind a posting, are bands of that one
    if (segments.items)
      segments = {{}, {{{0, segments.postings.back().span.end}, {}}}, false};
    else
      postings.push_back(std::move(*first));
  }
  Posting shared;
  if (!segments.preamble.empty()) {
    read_who(document, segments.preamble, words_in(document, segments.preamble), shared);
    read_where(source, segments.preamble, shared);
    read_when(source, segments.preamble, shared);
  }
  const bool alone = segments.postings.size() == 1 && postings.empty();
  bool news = false;
  for (const Segment& segment : segments.postings) {
    const std::vector<Word> words = words_in(document, segment.span);
    news = alone && news_.is_news(document, segment.span, source.hits, words);
    postings.push_back(read_posting(source, segment, words, shared, news));
  }
  if (news)
    return news_.part(document, segments.postings.front().span, std::move(postings.front()), role_,
                      employer_);
  return postings;
}

}  // namespace wagescope
