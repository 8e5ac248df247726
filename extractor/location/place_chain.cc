#include "extractor/location/place_chain.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "extractor/base/utf8.h"
#include "extractor/lexicon/phrases.h"
#include "extractor/location/country_evidence.h"

namespace wagescope {
namespace {

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
  char sign;  ///< ',', '(', '-', '/' or ' '.
};
Gap gap_at(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t next = skip_blanks(text, at, end);
  if (next >= end) return {next, ' '};
  const char sign = text[next];
  if (sign == ',' || sign == '(' || sign == '-' || sign == '/')
    return {skip_blanks(text, next + 1, end), sign};
  if (text.substr(next, 3) == "\u2013") return {skip_blanks(text, next + 3, end), '-'};
  return {next, ' '};
}

/// What may be a region's code, and the bytes of the text that it takes.
struct Code {
  std::array<char, 3> letters{};
  std::size_t count = 0;
  std::size_t length = 0;
  std::string_view view() const { return {letters.data(), count}; }
};

/// "B.C.", "N.S.W": single capitals with dots between them.
Code dotted_code(std::string_view text, std::size_t at, std::size_t end) {
  Code code;
  std::size_t stop = at;
  while (code.count < 3 && stop + 1 < end && is_capital(text[stop]) && text[stop + 1] == '.') {
    code.letters[code.count++] = text[stop];
    stop += 2;
  }
  code.length = stop - at;
  return code.count < 2 ? Code{} : code;
}

/// Two or three capitals that are a word of their own.
Code capitals_at(std::string_view text, std::size_t at, std::size_t end) {
  if (at + 1 < end && text[at + 1] == '.') return dotted_code(text, at, end);
  std::size_t stop = at;
  while (stop < end && stop - at < 4 && is_capital(text[stop])) ++stop;
  const std::size_t size = stop - at;
  if (size < 2 || size > 3 || !at_word_edge(text, stop)) return {};
  if (stop < end && (text[stop] == '\'' || text[stop] == '&')) return {};
  Code code;
  text.copy(code.letters.data(), size, at);
  code.count = code.length = size;
  return code;
}

bool is_container(const PlaceSense& sense) {
  return sense.kind == PlaceKind::country || sense.kind == PlaceKind::region ||
         (sense.kind == PlaceKind::area && !sense.country.empty());
}

/// The sense of `outer` that holds one of `inner`; a name not known fits anywhere.
const PlaceSense* holder(std::span<const PlaceSense> outer, std::span<const PlaceSense> inner) {
  for (const PlaceSense& container : outer) {
    if (!is_container(container)) continue;
    if (inner.empty()) return &container;
    for (const PlaceSense& sense : inner) {
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
    // "Illinois City, IL" is not Illinois.
    if (chain_.senses.empty() || (stop < end_ && text_[stop] == ' ')) {
      const std::size_t unknown = unknown_name(at);
      if (unknown > at) {
        chain_.senses = {};
        stop = unknown;
      } else if (chain_.senses.empty()) {
        return std::nullopt;
      }
    }
    if (!chain_.senses.empty()) {
      take(chain_.senses.front());
    }
    chain_.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    for (int part = 0; part < 3 && extend(); ++part) {
    }
    if (chain_.senses.empty() && chain_.country.empty()) return std::nullopt;
    take_postcode();
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
    if (gap.next >= end_ || gap.sign == '(') return;
    const Postcode code = postcode_at(text_, gap.next);
    if (code.length == 0 || gap.next + code.length > end_) return;
    if (!chain_.country.empty() && chain_.country != code.country) return;
    const std::uint32_t end = chain_.span.end;
    settle(code.country, gap.next, code.length);
    chain_.postcode = true;
    if (gap.sign != ',') chain_.span.end = end;
  }

  /// "Rising Sun" of "Rising Sun, MD": up to three capitalised words before a
  /// comma and a region's code. Returns `at` when there is no such thing.
  std::size_t unknown_name(std::size_t at) const {
    if (behind_capitalised(at)) return at;
    std::size_t stop = at;
    for (int words = 0; words < 3; ++words) {
      if (words > 0 && gazetteer_.at(text_, stop)) return at;  // "Baker Tampa, FL"
      if (!utf8::is_upper(utf8::at(text_, stop).code)) return at;
      while (stop < end_ && stop - at < 48) {
        const utf8::Char c = utf8::at(text_, stop);
        if (!utf8::is_letter(c.code) && c.code != '\'' && c.code != '-' && c.code != '.') break;
        stop += c.size;
      }
      if (stop < end_ && text_[stop] == ',') {
        const std::size_t code = skip_blanks(text_, stop + 1, end_);
        return has_lower_case(text_.substr(at, stop - at)) &&
                       gazetteer_.region_code(capitals_at(text_, code, end_).view())
                   ? stop
                   : at;
      }
      if (stop >= end_ || text_[stop] != ' ') return at;
      ++stop;
    }
    return at;
  }

  /// Whether the word before is capitalised too: then a name does not begin here.
  bool behind_capitalised(std::size_t at) const {
    if (at < 2 || text_[at - 1] != ' ') return false;
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 24 && text_[begin - 1] != ' ' && text_[begin - 1] != '\n')
      --begin;
    const bool sign = !utf8::is_word(utf8::before(text_, at - 1).code);
    return !sign && utf8::is_upper(utf8::at(text_, begin).code);
  }

  /// Takes one more part into the chain; false when none follows.
  bool extend() {
    const Gap gap = gap_at(text_, chain_.span.end, end_);
    if (gap.next == chain_.span.end || gap.next >= end_) return false;
    return extend_by_code(gap) || extend_by_name(gap);
  }

  bool extend_by_code(const Gap& gap) {
    if (gap.sign == '-' || gap.sign == '/' || chain_.kind == PlaceKind::remote ||
        chain_.kind == PlaceKind::country)
      return false;
    const Code code = capitals_at(text_, gap.next, end_);
    if (code.count == 0) return false;
    for (const PlaceSense& sense : chain_.senses)
      if (sense.region.view() == code.view()) {
        settle(sense.country, gap.next, code.length);
        close(gap);  // "Austin (TX)"
        return true;
      }
    const auto region = gazetteer_.region_code(code.view());
    if (!region || gap.sign == ' ' || !chain_.country.empty()) return false;
    settle(region->country, gap.next, code.length);
    close(gap);
    chain_.rival = gazetteer_.rival_of(*region);
    return true;
  }

  bool extend_by_name(const Gap& gap) {
    const auto outer = gazetteer_.at(text_, gap.next);
    if (!outer || gap.next + outer->length > end_) return false;
    const auto senses = spelled(outer->senses, text_.substr(gap.next, outer->length));
    if (senses.empty()) return false;
    if (chain_.kind == PlaceKind::remote) return take_remote(senses, gap, outer->length);
    if (gap.sign == '/') return false;
    // "New York United" is no place; "Remote UK" and "Dublin Ireland" are.
    const PlaceSense* sense = holder(senses, chain_.senses);
    if (sense == nullptr) sense = namesake(senses, gap, outer->length);
    if (sense == nullptr) return false;
    if (!chain_.country.empty() && sense->country != chain_.country &&
        sense->country != chain_.rival)
      return false;
    if (chain_.kind == PlaceKind::country) return false;
    settle(sense->country, gap.next, outer->length);
    close(gap);
    return true;
  }

  /// "Seguin, Ontario": a small town of another country's list, with a region behind a comma or at
  /// the line's end, is a town there of that name.
  const PlaceSense* namesake(std::span<const PlaceSense> outer, const Gap& gap,
                             std::size_t length) const {
    constexpr std::uint32_t kSmall = 100'000;
    if (chain_.kind != PlaceKind::city || chain_.population >= kSmall || !chain_.country.empty())
      return nullptr;
    const std::size_t end = gap.next + length;
    const bool ends_line = end >= text_.size() || text_[end] == '\n' || text_[end] == '\r';
    if (gap.sign != ',' && !(gap.sign == ' ' && ends_line)) return nullptr;
    const auto region = std::ranges::find(outer, PlaceKind::region, &PlaceSense::kind);
    return region == outer.end() ? nullptr : &*region;
  }

  /// "Remote - UK", "Remote/London", "Remote (Germany)": the place counts.
  bool take_remote(std::span<const PlaceSense> senses, const Gap& gap, std::size_t length) {
    const PlaceSense& sense = senses.front();
    if (sense.kind == PlaceKind::remote || (sense.weak && gap.sign == ' ')) return false;
    chain_.senses = senses;
    take(sense);
    chain_.span.end = static_cast<std::uint32_t>(gap.next + length);
    if (sense.kind == PlaceKind::country) settle(sense.country, gap.next, length);
    close(gap);
    return true;
  }

  void close(const Gap& gap) {
    if (gap.sign == '(' && chain_.span.end < end_ && text_[chain_.span.end] == ')')
      ++chain_.span.end;
  }

  void settle(PlaceCode country, std::size_t at, std::size_t length) {
    chain_.country = country;
    chain_.rival = {};
    chain_.country_words = text_.substr(at, length);
    chain_.span.end = static_cast<std::uint32_t>(at + length);
  }

  const Gazetteer& gazetteer_;
  std::string_view text_;
  std::size_t end_;
  PlaceChain chain_;
};

/// How readily a reader thinks of it; cities by their people.
std::uint32_t prominence(const PlaceSense& sense) {
  switch (sense.kind) {
    case PlaceKind::country: return 3'000'000;
    case PlaceKind::region:
    case PlaceKind::area: return 2'000'000;
    case PlaceKind::city: return std::max<std::uint32_t>(sense.population, 1000);
    case PlaceKind::remote: return 0;
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

/// Behind "-based" (of a country), " Remote" and "(fully remote)".
std::size_t behind_suffix(std::string_view text, std::size_t at, std::size_t end, PlaceKind kind) {
  const auto take = [&](std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
      if (text.substr(at, end - at).starts_with(word) && at_word_edge(text, at + word.size())) {
        at += word.size();
        return;
      }
  };
  if (kind == PlaceKind::country)
    take({" Based", " based", "-Based", "-based", " Remote", "-Remote", " - Remote"});
  if (!text.substr(at, end - at).starts_with(" (")) return at;
  const std::string_view inside = text.substr(at + 2, std::min<std::size_t>(end - at - 2, 24));
  const std::size_t close = inside.find(')');
  if (close == std::string_view::npos) return at;
  const bool remote = inside.substr(0, close).find("emote") != std::string_view::npos;
  return remote ? at + 2 + close + 1 : at;
}

}  // namespace

std::optional<PlaceChain> read_place(const Gazetteer& gazetteer, std::string_view text,
                                     std::size_t at, std::size_t end) {
  return ChainReader(gazetteer, text, end).read(at);
}

std::size_t end_of_list(const Gazetteer& gazetteer, std::string_view text, const PlaceChain& chain,
                        std::size_t end) {
  std::size_t at = chain.span.end;
  for (int places = 0; places < kMostListed; ++places) {
    const std::size_t next = behind_list_sign(text, at, end);
    if (next == at || next >= end || !utf8::is_upper(utf8::at(text, next).code)) break;
    const auto more = read_place(gazetteer, text, next, end);
    if (!more || more->span.end > end) break;
    if ((more->kind == PlaceKind::country) != (chain.kind == PlaceKind::country)) break;
    at = more->span.end;
  }
  return behind_suffix(text, at, end, chain.kind);
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
