#include "extractor/posting/pay_phrase.h"

#include <algorithm>
#include <vector>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"
#include "extractor/scan/scan.h"

namespace wagescope {
namespace {

constexpr std::size_t kMostBytes = 120;

}  // namespace

PayPhrase::PayPhrase(const Lexicons& lexicons, const CueReader& cues,
                     const StatementReader& statements)
    : cues_(cues), statements_(statements) {
  for (const Table::Row& row : lexicons.table("posting/pay_phrase_words.tsv").rows())
    words_.add(row["word"], 0);
  for (const char* table : {"amount/ranges.tsv", "amount/multipliers.tsv"})
    for (const Table::Row& row : lexicons.table(table).rows()) words_.add(row["form"], 0);
}

std::uint32_t PayPhrase::skip_known(std::string_view text, std::uint32_t at) const {
  std::uint32_t end = at;
  if (const auto word = words_.at(text, at)) end = at + word->length;
  if (const auto period = statements_.periods().after(text, at))
    end = std::max(end, period->span.end);
  if (const auto currency = statements_.currencies().after(text, at))
    end = std::max(end, currency->span.end);
  std::vector<CueHit> hits;
  cues_.at(text, at, Side::left, hits);
  cues_.at(text, at, Side::right, hits);
  for (const CueHit& hit : hits)
    if (hit.cue->what != Cue::What::not_pay) end = std::max(end, hit.span.end);
  return end;
}

bool PayPhrase::is_all_of(std::string_view text) const {
  if (text.size() > kMostBytes) return false;
  bool number = false;
  for (std::uint32_t at = 0; at < text.size();) {
    const utf8::Char c = utf8::at(text, at);
    if (is_digit(text[at])) {
      const bool zero = text[at] == '0' && at + 1 < text.size() && is_digit(text[at + 1]);
      if (zero) return false;  // "07700 900461"
      number = true;
      at = skip_number(text, at);
    } else if (const std::uint32_t end = skip_known(text, at); end > at) {
      at = end;
    } else {
      if (utf8::is_letter(c.code)) return false;
      at += std::max(1u, c.size);
    }
  }
  return number;
}

}  // namespace wagescope
