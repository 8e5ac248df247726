#include "extractor/extractor.h"

namespace wagescope {
namespace {

Stated stated(const Document& document, TextSpan span, Certainty certainty) {
  return {std::string(cut(document.text, span)), document.offsets.to_source(span), certainty};
}

/// The text's own words first; a field fills what the text leaves open.
std::optional<Stated> or_field(std::optional<Stated> read,
                               const std::optional<std::string>& field) {
  if (read || !field) return read;
  return Stated{*field, std::nullopt, Certainty::stated};
}

}  // namespace

Extractor::Extractor(const Lexicons& lexicons, ExtractOptions options)
    : options_(options),
      role_(lexicons),
      employer_(lexicons),
      location_(lexicons),
      date_(lexicons),
      pay_(lexicons),
      claim_(lexicons) {}

std::vector<Posting> Extractor::extract(const Document& document) const {
  const TextSpan all{0, static_cast<std::uint32_t>(document.text.size())};
  const Fields& fields = document.fields;
  Posting posting;
  posting.source = document.source;
  posting.url = fields.url;

  if (const auto role = role_.read(document, all)) {
    posting.title = stated(document, role->title, role->certainty);
    if (!role->role.empty()) posting.role = role->role;
    if (!role->note.empty()) posting.role_note = role->note;
  }
  if (fields.title) {  // what names the record beats what its text happens to mention
    posting.title = Stated{*fields.title, std::nullopt, Certainty::stated};
    if (std::string role = role_.role_of(*fields.title); !role.empty()) posting.role = role;
  }
  if (const auto employer = employer_.read(document, all))
    posting.employer = stated(document, employer->name, employer->certainty);
  posting.employer = or_field(std::move(posting.employer), fields.employer);

  if (const auto location = location_.read(document, all)) {
    if (location->place)
      posting.location = stated(document, *location->place, location->place_certainty);
    if (!location->country.empty())
      posting.country = Stated{location->country, std::nullopt, location->country_certainty};
  }
  posting.location = or_field(std::move(posting.location), fields.location);
  if (fields.country) posting.country = Stated{*fields.country, std::nullopt, Certainty::stated};
  if (!posting.country && fields.location)
    if (std::string country = location_.country_of(*fields.location); !country.empty())
      posting.country = Stated{country, std::nullopt, Certainty::implied};

  if (fields.date) {
    posting.date = parse_date(*fields.date);
  } else if (const auto date = date_.read(document, all)) {
    posting.date = date->date;
    posting.date_words = stated(document, date->words, date->certainty);
  }

  PayReading pay = pay_.read(
      document, all, {posting.country ? posting.country->value : std::string(), options_.explain});
  posting.pay = std::move(pay.pay);
  posting.refused = std::move(pay.refused);
  posting.claims = claim_.read(document, all);
  std::vector<Posting> postings;
  postings.push_back(std::move(posting));
  return postings;
}

}  // namespace wagescope
