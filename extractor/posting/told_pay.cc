#include "extractor/posting/told_pay.h"

#include <algorithm>

#include "extractor/base/plain.h"
#include "extractor/kind/cues.h"

namespace wagescope {
namespace {

constexpr std::uint32_t kBeforeBytes = 120;   // between a verb and its sum
constexpr std::uint32_t kSubjectBytes = 240;  // between a subject and its verb
constexpr std::uint32_t kBehindBytes = 60;

Kind kind_named(std::string_view name) {
  if (name == "total") return Kind::total;
  if (name == "bonus") return Kind::bonus;
  if (name == "equity") return Kind::equity;
  if (name == "sign_on") return Kind::sign_on;
  return name == "other" ? Kind::other : Kind::base;
}

std::uint32_t from(std::uint32_t at, std::uint32_t bytes) { return at < bytes ? 0 : at - bytes; }

}  // namespace

ToldPay::ToldPay(const Lexicons& lexicons, const Clauses& clauses) : clauses_(clauses) {
  for (const Table::Row& row : lexicons.table("posting/told_words.tsv").rows()) {
    Row value;
    value.told.pay = row["reason"].empty();
    value.told.firm = row["force"] == "firm";
    value.told.kind = kind_named(row["kind"]);
    value.told.reason = row["reason"];
    value.reach = static_cast<std::uint32_t>(
        number_in("posting/told_words.tsv", "reach", row["reach"], 0, 255));
    value.of_person = row["subject"] == "person";
    for (std::string_view phrase : split(row["words"], '|'))
      (row["side"] == "before" ? before_ : behind_).add(phrase, value);
  }
  const auto* layout = lexicons.as_built() && !plain_lookups() ? laid_out_told_subjects() : nullptr;
  subjects_ = layout != nullptr ? Phrases<Subject>(*layout) : read_subjects(lexicons);
}

Phrases<ToldSubject> ToldPay::read_subjects(const Lexicons& lexicons) {
  Phrases<Subject> subjects;
  for (const Table::Row& row : lexicons.table("posting/told_subjects.tsv").rows())
    for (std::string_view word : split(row["words"], '|'))
      subjects.add(word, row["kind"] == "person" ? Subject::person : Subject::body);
  for (const Table::Row& row : lexicons.table("role/given_names.tsv").rows())
    for (std::string_view word : split(row["names"], '|')) subjects.add(word, Subject::person);
  for (const Table::Row& row : lexicons.table("role/words.tsv").rows())
    if (row["kind"] == "head")
      for (std::string_view word : split(row["words"], '|')) {
        subjects.add(word, Subject::person);
        subjects.add(std::string(word) + "s", Subject::person);
      }
  return subjects;
}

/// The last phrase before the sum in its clause that reaches it.
const ToldPay::Row* ToldPay::before(std::string_view text, TextSpan sum,
                                    std::uint32_t floor) const {
  const TextSpan clause =
      clauses_.left(text, sum.begin, std::max(floor, from(sum.begin, kBeforeBytes)));
  const Row* found = nullptr;
  std::uint32_t skip = clause.begin;
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    if (i < skip || !before_.may_start(text[i]) || !at_word_edge(text, i)) continue;
    const auto match = before_.at(text, i);
    if (!match || i + match->length > sum.begin) continue;
    skip = i + static_cast<std::uint32_t>(match->length);
    if (count_words(text, {skip, sum.begin}) > match->value->reach) continue;
    if (match->value->of_person && subject(text, i).whom != Subject::person) continue;
    found = match->value;
  }
  return found;
}

const ToldPay::Row* ToldPay::behind(std::string_view text, TextSpan sum) const {
  const auto ceiling = std::min(sum.end + kBehindBytes, static_cast<std::uint32_t>(text.size()));
  const TextSpan clause = clauses_.right(text, sum.end, ceiling);
  for (std::uint32_t i = clause.begin; i < clause.end && text[i] != ','; ++i) {
    if (!behind_.may_start(text[i]) || !at_word_edge(text, i)) continue;
    const auto match = behind_.at(text, i);
    if (match && count_words(text, {sum.end, i}) <= match->value->reach) return match->value;
  }
  return nullptr;
}

/// The one that stands nearest before the verb at `at`: a person in "the firm's driver
/// made £4,000", none in "the driver's firm made £4m".
ToldPay::Subjects ToldPay::subject(std::string_view text, std::uint32_t at) const {
  const TextSpan clause = clauses_.left(text, at, from(at, kSubjectBytes));
  Subjects found;
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    if (!subjects_.may_start(text[i]) || !at_word_edge(text, i)) continue;
    const auto match = subjects_.at(text, i);
    if (match && i + match->length <= at)
      found = {*match->value, i + static_cast<std::uint32_t>(match->length)};
  }
  return found;
}

/// "Twice the average of a prison officer ($40,000)"
bool ToldPay::in_brackets(std::string_view text, TextSpan sum) const {
  if (sum.begin < 3 || text[sum.begin - 1] != '(' || text[sum.begin - 2] != ' ') return false;
  const Subjects found = subject(text, sum.begin - 1);
  return found.whom == Subject::person && found.end == sum.begin - 2;
}

std::optional<Told> ToldPay::read(std::string_view text, TextSpan sum, std::uint32_t floor) const {
  const Row* right = behind(text, sum);
  if (right && (!right->told.pay || right->told.kind != Kind::base)) return right->told;
  if (const Row* left = before(text, sum, floor)) return left->told;
  if (right) return right->told;
  if (in_brackets(text, sum)) return Told{true, false, Kind::base, {}};
  return std::nullopt;
}

bool ToldPay::undoes(const Told& told, const Reason& reason) {
  return reason.is(Reason::kOpen) || (told.firm && !reason.is(Reason::kHeld));
}

}  // namespace wagescope
