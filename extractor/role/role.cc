#include "extractor/role/role.h"

#include <utility>

#include "extractor/base/utf8.h"
#include "extractor/role/role_names.h"
#include "extractor/role/stretch.h"
#include "extractor/role/title_rest.h"
#include "extractor/role/title_search.h"

namespace wagescope {
namespace {

/// Titles stand early: this much of a text is searched first, and the rest only
/// when it held none.
constexpr std::uint32_t kFirstWindow = 4096;
constexpr std::uint32_t kLastWindow = 16384;
constexpr std::size_t kFieldBytes = 512;  ///< Of a field that may be a title.

}  // namespace

struct RoleReader::Tables {
  Tables(const Lexicons& lexicons, SharedWordKinds shared, SharedGazetteer places)
      : words(lexicons, std::move(shared)),
        rest(lexicons, std::move(places)),
        names(lexicons, words),
        search(lexicons, words, rest, names) {}

  TitleWords words;
  TitleRest rest;
  RoleNames names;
  TitleSearch search;
};

RoleReader::RoleReader(const Lexicons& lexicons, SharedWordKinds shared, SharedGazetteer places)
    : tables_(std::make_unique<Tables>(lexicons, std::move(shared), std::move(places))) {}
RoleReader::~RoleReader() = default;
RoleReader::RoleReader(RoleReader&&) noexcept = default;

std::optional<RoleReading> RoleReader::read(const Document& document, TextSpan within) const {
  return read(document, within, words_of(document.text, within, kMaxTitleWords));
}

std::optional<RoleReading> RoleReader::read(const Document& document, TextSpan within,
                                            const std::vector<Word>& words) const {
  for (const std::uint32_t window : {kFirstWindow, kLastWindow}) {
    const auto end = static_cast<std::uint32_t>(
        within.begin + utf8::whole(cut(document.text, within), window).size());
    const Stretch stretch(document.text, end,
                          words_until(document.text, words, end, kMaxTitleWords), tables_->words);
    if (auto title = tables_->search.best(stretch)) {
      tables_->rest.drop_place(stretch, *title);
      RoleReading reading;
      reading.title = stretch.span(*title);
      reading.certainty = title->score >= 70 ? Certainty::stated : Certainty::implied;
      reading.role = tables_->names.role(stretch, *title);
      reading.note = tables_->names.note(stretch, *title);
      reading.gender_mark = RoleNames::gender_mark(stretch, *title);
      return reading;
    }
    if (within.size() <= window) break;
  }
  return std::nullopt;
}

std::vector<RoleReading> RoleReader::mentions(const Document& document, TextSpan within) const {
  const Stretch stretch(document.text, within, tables_->words);
  std::vector<RoleReading> found;
  for (std::size_t i = 0; i < stretch.size();) {
    const auto title = stretch.mention(i);
    if (title)
      found.push_back(
          {stretch.span(*title), Certainty::implied, tables_->names.role(stretch, *title), {}, {}});
    i = title ? std::max(i, title->last) + 1 : i + 1;
  }
  return found;
}

std::string RoleReader::role_of(std::string_view title) const {
  if (title.size() > kFieldBytes) return {};
  const Stretch stretch(title, tables_->words);
  if (stretch.size() == 0) return {};
  auto found = stretch.line(0, true);
  if (!found) found = stretch.prose(0);
  return found ? tables_->names.role(stretch, *found) : std::string();
}

std::string_view RoleReader::without_terms(std::string_view title) const {
  return title.substr(0, Stretch(title, tables_->words).end_without_terms());
}

}  // namespace wagescope
