#include "extractor/location/place_chain.h"

#include <algorithm>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/country_evidence.h"

namespace wagescope {
namespace {

using Kind = PlaceSense::Kind;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool has_lower_case(std::string_view words) {
  return std::ranges::any_of(words, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The senses that the spelling allows: "us" is no country, "US" is.
std::span<const PlaceSense> spelled(std::span<const PlaceSense> senses, std::string_view words) {
  if (senses.empty() || !senses.front().capitals) return senses;
  return has_lower_case(words) ? std::span<const PlaceSense>() : senses;
}

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && (text[at] == ' ' || text.substr(at, 2) == "\xC2\xA0"))
    at += text[at] == ' ' ? 1 : 2;
  return at;
}

/// Between the parts of one place: a comma, a bracket, a dash, or only a blank.
struct Gap {
  std::size_t next;
  char sign;  ///< ',', '(', '-', or ' '.
};
Gap gap_at(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t next = skip_blanks(text, at, end);
  if (next >= end) return {next, ' '};
  const char sign = text[next];
  if (sign == ',' || sign == '(' || sign == '-') return {skip_blanks(text, next + 1, end), sign};
  if (text.substr(next, 3) == "\u2013") return {skip_blanks(text, next + 3, end), '-'};
  return {next, ' '};
}

/// Two or three capitals that are a word of their own.
std::string_view capitals_at(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t stop = at;
  while (stop < end && stop - at < 4 && is_capital(text[stop])) ++stop;
  const std::size_t size = stop - at;
  if (size < 2 || size > 3 || !at_word_edge(text, stop)) return {};
  if (stop < end && (text[stop] == '\'' || text[stop] == '&')) return {};
  return text.substr(at, size);
}

bool is_container(const PlaceSense& sense) {
  return sense.kind == Kind::country || sense.kind == Kind::region ||
         (sense.kind == Kind::area && !sense.country.empty());
}

/// The sense of `outer` that holds one of `inner`; a name not known fits anywhere.
const PlaceSense* holder(std::span<const PlaceSense> outer, std::span<const PlaceSense> inner) {
  for (const PlaceSense& container : outer) {
    if (!is_container(container)) continue;
    if (inner.empty()) return &container;
    for (const PlaceSense& sense : inner) {
      if (sense.kind == Kind::remote) return &container;
      if (sense.country != container.country) continue;
      if (container.region.empty() || sense.region.empty() || sense.region == container.region)
        return &container;
    }
  }
  return nullptr;
}

class ChainReader {
 public:
  ChainReader(const Gazetteer& gazetteer, std::string_view text, std::size_t end)
      : gazetteer_(gazetteer), text_(text), end_(end) {}

  std::optional<PlaceChain> read(std::size_t at) {
    const auto name = gazetteer_.at(text_, at);
    if (name && at + name->length <= end_)
      chain_.senses = spelled(name->senses, text_.substr(at, name->length));
    std::size_t stop = name ? at + name->length : at;
    if (chain_.senses.empty()) {
      stop = unknown_name(at);
      if (stop == at) return std::nullopt;
    } else {
      take(chain_.senses.front());
    }
    chain_.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    for (int part = 0; part < 3 && extend(); ++part) {
    }
    if (chain_.senses.empty() && chain_.country.empty()) return std::nullopt;
    if (!chain_.senses.empty()) chain_.weak = chain_.country.empty() && chain_.senses.front().weak;
    return chain_;
  }

 private:
  void take(const PlaceSense& sense) {
    chain_.kind = sense.kind;
    for (const PlaceSense& city : chain_.senses)
      chain_.population = std::max(chain_.population, city.population);
  }

  /// "Leeds, LS15 8GB".
  void take_postcode() {
    const Gap gap = gap_at(text_, chain_.span.end, end_);
    if (gap.next >= end_ || gap.sign == '(' || gap.next == chain_.span.end) return;
    const Postcode code = postcode_at(text_, gap.next);
    if (code.length == 0 || gap.next + code.length > end_) return;
    if (chain_.country.empty() || chain_.country == code.country)
      settle(code.country, gap.next, code.length);
  }

  /// "Rising Sun" of "Rising Sun, MD": up to three capitalised words before a
  /// comma and a region's code. Returns `at` when there is no such thing.
  std::size_t unknown_name(std::size_t at) const {
    std::size_t stop = at;
    for (int words = 0; words < 3; ++words) {
      if (!utf8::is_upper(utf8::at(text_, stop).code)) return at;
      while (stop < end_ && stop - at < 48) {
        const utf8::Char c = utf8::at(text_, stop);
        if (!utf8::is_letter(c.code) && c.code != '\'' && c.code != '-' && c.code != '.') break;
        stop += c.size;
      }
      if (stop < end_ && text_[stop] == ',') {
        const std::size_t code = skip_blanks(text_, stop + 1, end_);
        return has_lower_case(text_.substr(at, stop - at)) &&
                       gazetteer_.region_code(capitals_at(text_, code, end_))
                   ? stop
                   : at;
      }
      if (stop >= end_ || text_[stop] != ' ') return at;
      ++stop;
    }
    return at;
  }

  /// Takes one more part into the chain; false when none follows.
  bool extend() {
    const Gap gap = gap_at(text_, chain_.span.end, end_);
    if (gap.next == chain_.span.end || gap.next >= end_) return false;
    return extend_by_code(gap) || extend_by_name(gap);
  }

  bool extend_by_code(const Gap& gap) {
    if (gap.sign == '-' || chain_.kind == Kind::remote || chain_.kind == Kind::country)
      return false;
    const std::string_view code = capitals_at(text_, gap.next, end_);
    if (code.empty()) return false;
    for (const PlaceSense& sense : chain_.senses)
      if (sense.region.view() == code) return settle(sense.country, gap.next, code.size());
    const auto region = gazetteer_.region_code(code);
    if (!region || gap.sign == ' ' || !chain_.country.empty()) return false;
    return settle(region->country, gap.next, code.size());
  }

  bool extend_by_name(const Gap& gap) {
    const auto outer = gazetteer_.at(text_, gap.next);
    if (!outer || gap.next + outer->length > end_) return false;
    const auto senses = spelled(outer->senses, text_.substr(gap.next, outer->length));
    // "New York United" is no place; "Remote UK" and "Dublin Ireland" are.
    const PlaceSense* sense = holder(senses, chain_.senses);
    if (sense == nullptr) return false;
    if (!chain_.country.empty() && sense->country != chain_.country) return false;
    if (chain_.kind == Kind::country) return false;
    if (chain_.kind == Kind::remote) chain_.kind = sense->kind;
    settle(sense->country, gap.next, outer->length);
    if (gap.sign == '(' && chain_.span.end < end_ && text_[chain_.span.end] == ')')
      ++chain_.span.end;
    return true;
  }

  bool settle(PlaceCode country, std::size_t at, std::size_t length) {
    chain_.country = country;
    chain_.country_words = text_.substr(at, length);
    chain_.span.end = static_cast<std::uint32_t>(at + length);
    return true;
  }

  const Gazetteer& gazetteer_;
  std::string_view text_;
  std::size_t end_;
  PlaceChain chain_;
};

/// How readily a reader thinks of it; cities by their people.
std::uint32_t prominence(const PlaceSense& sense) {
  switch (sense.kind) {
    case Kind::country: return 3'000'000;
    case Kind::region:
    case Kind::area: return 2'000'000;
    case Kind::city: return std::max<std::uint32_t>(sense.population, 1000);
    case Kind::remote: return 0;
  }
  return 0;
}

constexpr int kMostListed = 10;

/// Behind a sign or word that joins places; `at` when there is none.
std::size_t behind_list_sign(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t next = skip_blanks(text, at, end);
  const std::size_t blank = next;
  for (const std::string_view sign : {",", ";", "/", "|", "&"})
    if (text.substr(next).starts_with(sign)) {
      next = skip_blanks(text, next + 1, end);
      break;
    }
  for (const std::string_view word :
       {"or ", "and ", "oder ", "und ", "ou ", "et ", "o ", "of ", "en "})
    if ((next > blank || blank > at) && text.substr(next).starts_with(word))
      return skip_blanks(text, next + word.size(), end);
  return next > blank ? next : at;
}

}  // namespace

std::optional<PlaceChain> read_place(const Gazetteer& gazetteer, std::string_view text,
                                     std::size_t at, std::size_t end) {
  return ChainReader(gazetteer, text, end).read(at);
}

std::size_t end_of_list(const Gazetteer& gazetteer, std::string_view text, std::size_t at,
                        std::size_t end) {
  for (int places = 0; places < kMostListed; ++places) {
    const std::size_t next = behind_list_sign(text, at, end);
    if (next == at || next >= end || !utf8::is_upper(utf8::at(text, next).code)) break;
    const auto chain = read_place(gazetteer, text, next, end);
    if (!chain || chain->kind == Kind::country || chain->span.end > end) break;
    at = chain->span.end;
  }
  return at;
}

std::optional<PlaceSense> most_likely(std::span<const PlaceSense> senses, PlaceCode hint) {
  const PlaceSense* best = nullptr;
  for (const PlaceSense& sense : senses) {
    if (!hint.empty() && sense.country == hint) return sense;
    if (best == nullptr || prominence(sense) > prominence(*best)) best = &sense;
  }
  if (best == nullptr) return std::nullopt;
  for (const PlaceSense& rival : senses)
    if (rival.country != best->country && prominence(rival) * 4 > prominence(*best))
      return std::nullopt;
  return *best;
}

}  // namespace wagescope
