#include "extractor/currency/currency.h"

#include <algorithm>

#include "extractor/amount/number.h"
#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::string_view kNoUsual = "?";  // among the codes of a form: it has no usual meaning
constexpr std::uint32_t kLongestForm = 8;   // before a number: "USD$", "SFr.", in bytes
constexpr std::uint32_t kLongestName = 20;  // "New Zealand Dollars"

bool digit_follows(std::string_view text, std::uint32_t at) {
  at = skip_noise(text, at);
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "dollar", "ringgit": behind a number a word is that number's, whatever follows it.
bool is_word(const CurrencyForm& form) {
  return form.form.size() > 3 && form.form[0] >= 'a' && form.form[0] <= 'z';
}

/// "ALL 5", "TOP 100": up to three digits and nothing of money behind them.
bool counts_few(std::string_view text, std::uint32_t number) {
  std::uint32_t end = number;
  while (end < text.size() && end - number <= 3 && digit_follows(text, end)) ++end;
  const char next = end < text.size() ? text[end] : '\0';
  return end - number <= 3 && next != ',' && next != '.' && next != 'k' && next != 'K';
}

/// "RM10 1AB", "LE17 4DJ": the town's letters in a British postcode.
bool in_postcode(std::string_view text, std::uint32_t letters, std::uint32_t number) {
  const auto capital = [&](std::uint32_t i) {
    return i < text.size() && text[i] >= 'A' && text[i] <= 'Z';
  };
  std::uint32_t at = number;
  while (at - number < 2 && is_digit(text, at)) ++at;
  const utf8::Char space = utf8::at(text, at);
  if (!capital(letters) || !capital(number - 1) || !utf8::is_space(space.code)) return false;
  at += space.size;
  return is_digit(text, at) && capital(at + 1) && capital(at + 2) && at_word_edge(text, at + 3);
}

/// "15 euros 35 heures": the word belongs to the number in front of it.
bool of_number_before(std::string_view text, std::uint32_t word) {
  const std::uint32_t end = skip_noise_back(text, word);
  return end > 0 && is_digit(text[end - 1]);
}

/// "Stufe 1 Euro 1.611,30": the number before the word is a small count by itself.
bool of_count_before(std::string_view text, std::uint32_t word) {
  constexpr std::uint32_t kDigits = 2;
  const std::uint32_t end = skip_noise_back(text, word);
  std::uint32_t begin = end;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  return end - begin <= kDigits && at_word_edge(text, begin) &&
         (begin == 0 || utf8::is_space(utf8::before(text, begin).code));
}

/// "31,000", "55 000", "12000", and no count or year: where a line may end between a code and
/// its number.
bool is_large(std::string_view text, std::uint32_t number) {
  const auto digits_from = [&](std::uint32_t at) {
    std::uint32_t end = at;
    while (end < at + 9 && is_digit(text, end)) ++end;
    return end - at;
  };
  const std::uint32_t first = digits_from(number);
  if (first == 0 || first > 3) return first >= 5 && first <= 8;
  const utf8::Char mark = utf8::at(text, number + first);
  const bool groups = mark.code == ',' || mark.code == '.' || mark.code == '\'' ||
                      (utf8::is_space(mark.code) && mark.code != '\n');
  const std::uint32_t second = number + first + mark.size, size = digits_from(second);
  const bool indian = size == 2 && mark.code == ',' && text.substr(second + size, 1) == ",";
  return groups && (size == 3 || indian);  // "9,00,000"
}

/// "P546-R676107-D206", "AB-R45000": a letter and digits in a code with hyphens are no money;
/// "R178-R234" is.
bool in_code(std::string_view text, std::uint32_t letter, std::uint32_t number) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_letter = [&](std::uint32_t at) {
    return capital(text[at]) && text[at] != text[letter];
  };
  constexpr std::uint32_t kLongest = 16;
  if (letter > 1 && text[letter - 1] == '-') {
    std::uint32_t begin = letter - 1;
    while (begin > 0 && letter - begin < kLongest &&
           (capital(text[begin - 1]) || is_digit(text[begin - 1])))
      --begin;
    if (begin < letter - 1 && is_letter(begin)) return true;
  }
  std::uint32_t end = number;
  while (end < text.size() && end < number + kLongest && is_digit(text[end])) ++end;
  // "an R0 paper", not "R5 000", "R5,000", "R5k"
  const std::uint32_t next = skip_noise(text, end);
  const bool goes_on = next < text.size() && (is_digit(text[next]) || text[next] == '.' ||
                                              text[next] == ',' || text[next] == 'k');
  if (end == number + 1 && number == letter + 1 && capital(text[letter]) && !goes_on) return true;
  return end + 2 < text.size() && text[end] == '-' && is_letter(end + 1) && is_digit(text[end + 2]);
}

}  // namespace

bool CurrencyForm::may_be(std::string_view code) const {
  return std::ranges::find(codes, code) != codes.end();
}

CurrencyReader::CurrencyReader(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("currency/languages.tsv").rows()) {
    for (std::string_view word : split(row["words"], '|'))
      languages_[word].push_back(spoken_.size());
    spoken_.push_back(
        {std::string(row["currency"]),
         static_cast<unsigned>(number_in("currency/languages.tsv", "least", row["least"], 1, 99))});
  }
  for (const Table::Row& row : lexicons.table("currency/forms.tsv").rows()) {
    CurrencyForm form;
    form.form = row["form"];
    for (std::string_view code : split(row["codes"], ' '))
      if (code == kNoUsual)
        form.usual = false;
      else
        form.codes.emplace_back(code);
    form.told_by_language = std::ranges::count_if(spoken_, [&](const Spoken& one) {
                              return form.may_be(one.code);
                            }) > 1;
    form.before = row["side"] != "after";
    form.after = row["side"] != "before";
    form.word = row["case"] == "word";
    form.exact = form.word || row["case"] == "exact";
    const char last = form.form.back();
    last_bytes_[static_cast<unsigned char>(last)] = true;
    if (last >= 'a' && last <= 'z') last_bytes_[static_cast<unsigned char>(last - 32)] = true;
    if (last >= 'A' && last <= 'Z') last_bytes_[static_cast<unsigned char>(last + 32)] = true;
    const std::string phrase = form.form;
    forms_.add(phrase, std::move(form));
  }
  for (const Table::Row& row : lexicons.table("currency/countries.tsv").rows())
    countries_.emplace(row["country"], row["currency"]);
}

std::string_view CurrencyReader::spoken_in(std::string_view text, TextSpan within) const {
  constexpr std::uint32_t kShortestEnd = 4;  // bytes of a word that may end another
  std::vector<unsigned> counts(spoken_.size());
  for (std::uint32_t at = within.begin; at < within.end;) {
    const utf8::Char c = utf8::at(text, at);
    const auto match = utf8::is_word(c.code) ? languages_.at(text, at) : std::nullopt;
    // "Bruttoårslønn" ends in a word that tells, "krav" in none.
    if (match && (match->length >= kShortestEnd || at_word_edge(text, at)))
      for (const std::size_t language : *match->value) ++counts[language];
    at += match ? match->length : std::max<std::uint32_t>(1, c.size);
  }
  const auto most = std::ranges::max_element(counts);
  if (most == counts.end() || std::ranges::count(counts, *most) != 1) return {};
  const Spoken& language = spoken_[static_cast<std::size_t>(most - counts.begin())];
  return *most < language.least ? std::string_view() : std::string_view(language.code);
}

std::optional<CurrencyHit> CurrencyReader::ending_at(std::string_view text, std::uint32_t end,
                                                     std::uint32_t longest) const {
  if (end == 0 || !last_bytes_[static_cast<unsigned char>(text[end - 1])]) return std::nullopt;
  for (std::uint32_t begin = end > longest ? end - longest : 0; begin < end; ++begin) {
    const auto match = forms_.at(text, begin, Edge::any);
    if (!match || begin + match->length != end || !match->value->before) continue;
    const utf8::Char first = utf8::at(text, begin);
    if (utf8::is_word(first.code) && !at_word_edge(text, begin)) continue;
    if (match->value->exact && text.substr(begin, match->length) != match->value->form) continue;
    return CurrencyHit{{begin, end}, match->value};
  }
  return std::nullopt;
}

/// "US Dollar (USD) 185,000": a code that fills a bracket which ends at `end`, with the name
/// before.
std::optional<CurrencyHit> CurrencyReader::in_bracket(std::string_view text,
                                                      std::uint32_t end) const {
  auto code = ending_at(text, end - 1, kLongestForm);
  if (!code || !code->form->sure() || code->span.begin == 0 || text[code->span.begin - 1] != '(')
    return std::nullopt;
  code->span = {code->span.begin - 1, end};
  const auto name = ending_at(text, skip_noise_back(text, code->span.begin), kLongestName);
  if (name && is_word(*name->form) && name->form->may_be(code->form->codes.front()))
    code->span.begin = name->span.begin;
  return code;
}

std::optional<CurrencyHit> CurrencyReader::before(std::string_view text,
                                                  std::uint32_t number) const {
  const int newlines = is_large(text, number) ? 1 : 0;  // "Salary: GBP\n31,000"
  const std::uint32_t end = skip_noise_back(text, number, newlines);
  auto hit = ending_at(text, end, kLongestForm);
  if (hit && hit->form->word && counts_few(text, number)) return std::nullopt;
  if (hit && hit->form->form.size() == 2 && in_postcode(text, hit->span.begin, number))
    return std::nullopt;
  if (hit && hit->form->form.size() == 1 && in_code(text, hit->span.begin, number))
    return std::nullopt;
  if (hit && is_word(*hit->form) && of_number_before(text, hit->span.begin) &&
      !(is_large(text, number) && of_count_before(text, hit->span.begin)))
    return std::nullopt;
  if (!hit && end > 0 && text[end - 1] == ')') return in_bracket(text, end);
  if (!hit || hit->form->sure()) return hit;
  const std::uint32_t left = skip_noise_back(text, hit->span.begin, newlines);
  if (const auto code = ending_at(text, left, kLongestForm); code && code->form->sure())
    return CurrencyHit{{code->span.begin, hit->span.end}, code->form};
  return hit;
}

std::optional<CurrencyHit> CurrencyReader::after(std::string_view text, std::uint32_t end) const {
  const auto hit = between(text, end);
  if (hit && hit->form->before && !is_word(*hit->form) && digit_follows(text, hit->span.end))
    return std::nullopt;
  return hit;
}

std::optional<CurrencyHit> CurrencyReader::between(std::string_view text, std::uint32_t end) const {
  const std::uint32_t begin = skip_noise(text, end);
  if (begin > end + 4) return std::nullopt;
  const auto match = forms_.at(text, begin);
  if (!match || !match->value->after) return std::nullopt;
  if (match->value->exact && text.substr(begin, match->length) != match->value->form)
    return std::nullopt;
  return CurrencyHit{{begin, begin + match->length}, match->value};
}

CurrencyReading CurrencyReader::settle(const CurrencyForm& form, std::uint32_t at,
                                       std::string_view country, const DocumentMoney& money) const {
  if (form.sure()) return {form.codes.front(), Certainty::stated, form.form};
  const bool own = money.marked_at < at && of_country(country) == money.marked_dollar;
  if (form.form == "$" && !money.marked_dollar.empty() && !own)
    return {"USD", Certainty::implied, "the other dollar is marked"};
  if (const auto local = of_country(country); !local.empty() && form.may_be(local))
    return {std::string(local), Certainty::implied, "country: " + std::string(country)};
  if (form.may_be(money.currency))
    return {std::string(money.currency), Certainty::implied, "stated elsewhere in the text"};
  if (form.may_be(money.spoken))
    return {std::string(money.spoken), Certainty::implied, "the text's language"};
  const bool any_dollar = form.form == "$" && money.spoken == kAnyDollar;
  if (!form.usual || any_dollar) return {{}, Certainty::assumed, "a sign of several currencies"};
  // Few texts mean anything else by "£"; "$" is a guess that is said.
  const bool pound = form.codes.front() == "GBP";
  return {form.codes.front(), pound ? Certainty::implied : Certainty::assumed, "usual meaning"};
}

std::string_view CurrencyReader::of_country(std::string_view country) const {
  const auto found = countries_.find(country);
  return found == countries_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace wagescope
