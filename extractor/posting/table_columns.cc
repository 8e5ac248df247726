#include "extractor/posting/table_columns.h"

#include <algorithm>

#include "extractor/amount/number.h"
#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr int kMostRows = 60;
constexpr std::uint32_t kRowBytes = 400;
constexpr std::uint32_t kHeadingWords = 6;

}  // namespace

/// The line that holds `at`; empty when it is longer than a row of a table.
TextSpan TableColumns::line_of(std::uint32_t at) const {
  std::uint32_t begin = at;
  while (begin > floor_ && text_[begin - 1] != '\n' && at - begin < kRowBytes) --begin;
  const std::size_t rest = std::min(text_.substr(at, kRowBytes).find('\n'), text_.size() - at);
  const std::uint32_t end = at + static_cast<std::uint32_t>(std::min<std::size_t>(rest, kRowBytes));
  const bool whole = begin == floor_ || text_[begin - 1] == '\n';
  return whole && end - begin < kRowBytes ? TextSpan{begin, end} : TextSpan{at, at};
}

/// The cells of a row, without the bars at its ends; none where nothing parts any.
std::vector<TextSpan> TableColumns::cells_of(TextSpan line) const {
  const std::string_view words = cut(text_, line);
  const char mark = words.find('|') != words.npos ? '|' : '\t';
  std::vector<TextSpan> cells;
  if (words.find(mark) == words.npos) return cells;
  if (mark == '|') {
    line.begin = skip_noise(text_, line.begin);
    line.end = skip_noise_back(text_, line.end);
    if (line.begin < line.end && text_[line.begin] == '|') ++line.begin;
    if (line.begin < line.end && text_[line.end - 1] == '|') --line.end;
  }
  std::uint32_t begin = line.begin;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    if (text_[i] != mark) continue;
    cells.push_back({begin, i});
    begin = i + 1;
  }
  cells.push_back({begin, std::max(begin, line.end)});
  return cells;
}

/// The first line of the table that the row is in; the row itself when it is that.
TextSpan TableColumns::first_row() const {
  TextSpan first = row_;
  for (int rows = 0; rows < kMostRows && first.begin > floor_; ++rows) {
    const TextSpan above = line_of(first.begin - 1);
    if (above.empty() || cells_of(above).size() != cells_.size()) break;
    first = above;
  }
  return first;
}

void TableColumns::look_at_row(std::uint32_t at) {
  if (row_.begin <= at && at < row_.end) return;
  const TextSpan last = row_;
  const std::size_t columns = cells_.size();
  row_ = line_of(at);
  cells_ = cells_of(row_);
  if (cells_.empty()) return;
  const bool goes_on = columns == cells_.size() && row_.begin == last.end + 1;
  if (!goes_on) head_ = first_row();
  const bool names =
      head_.begin < row_.begin && utf8::find_currency_sign(cut(text_, head_)) == head_.size();
  headings_ = names ? cells_of(head_) : std::vector<TextSpan>{};
}

ColumnSays TableColumns::said_in(TextSpan cell) const {
  using What = Cue::What;
  ColumnSays says;
  says.heading = cell;
  std::vector<CueHit> hits;
  cues_.find(text_, cell, Side::left, hits);
  std::uint32_t words = 0;
  for (const CueHit& hit : hits) {
    const What what = hit.cue->what;
    if (what == What::kind) says.kind = hit.cue->kind();
    if (what == What::basis) says.basis = hit.cue->basis();
    if (what == What::not_pay) says.reason = hit.cue->reason;
    if (what == What::period) {
      says.period = hit.cue->period();
      words += count_words(text_, hit.span);
    }
    says.pay |= what == What::pay;
    says.low_end |= what == What::low_end;
    says.high_end |= what == What::high_end;
    says.middle |= what == What::middle;
  }
  const bool ends = says.low_end || says.high_end || says.middle;
  says.pay |= ends || (words > 0 && words == count_words(text_, cell)) || says.kind == Kind::base;
  if (says.kind == Kind::base) says.kind.reset();  // "Base", as "Salary" is
  if (ends) says.reason = {};                      // "Minimum income", of a scale
  return says;
}

/// Whether words of the row itself say what an amount is: "Sign-on bonus | $5,000".
bool TableColumns::says_itself(TextSpan words) const {
  std::vector<CueHit> hits;
  cues_.find(text_, words, Side::left, hits);
  return std::ranges::any_of(hits, [](const CueHit& hit) {
    const Cue::What what = hit.cue->what;
    return what == Cue::What::kind || what == Cue::What::not_pay ||
           (what == Cue::What::pay && !hit.cue->weak());
  });
}

std::optional<ColumnSays> TableColumns::at(std::uint32_t at) {
  look_at_row(at);
  const auto own = std::ranges::find_if(
      cells_, [&](const TextSpan& cell) { return cell.begin <= at && at < cell.end; });
  if (own == cells_.end() || headings_.size() != cells_.size()) return std::nullopt;
  const TextSpan heading = headings_[static_cast<std::size_t>(own - cells_.begin())];
  if (count_words(text_, heading) > kHeadingWords) return std::nullopt;
  ColumnSays says = said_in(heading);
  says.alone = !says_itself({row_.begin, at});
  return says;
}

}  // namespace wagescope
