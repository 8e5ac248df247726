#include "extractor/claim/claim_tables.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

constexpr std::array<std::string_view, 23> kWhats{
    "modal",       "qualify",     "pay_for",  "as_much",    "bound_from", "bound_up_to",
    "bound_about", "bound_exact", "multiple", "times",      "less",       "more",
    "stop",        "pay_noun",    "earns",    "living",     "people",     "coverage",
    "own",         "link",        "yearly",   "not_people", "function"};

/// The same words with the apostrophe that typesetters use.
std::string typographic(std::string_view words) {
  std::string text;
  for (char c : words) text += c == '\'' ? std::string("’") : std::string(1, c);
  return text;
}

}  // namespace

bool ClaimReader::Tables::opens_claim(What what) {
  constexpr std::array kOpeners{
      What::modal,       What::qualify,     What::as_much,  What::bound_from, What::bound_up_to,
      What::bound_about, What::bound_exact, What::multiple, What::less,       What::more};
  return std::ranges::find(kOpeners, what) != kOpeners.end();
}

ClaimReader::Tables::Tables(const Lexicons& lexicons, SharedFirstWords shared)
    : numbers(lexicons), first_words(shared ? std::move(shared) : std::make_shared<FirstWords>()) {
  for (const Table::Row& row : lexicons.table("claim/words.tsv").rows()) {
    const auto what = std::ranges::find(kWhats, row["what"]);
    if (what == kWhats.end()) bad_cell("claim/words.tsv", "what", row["what"]);
    const auto number = static_cast<std::size_t>(what - kWhats.begin());
    words[number].add(row["words"], std::string(row["value"]));
    if (opens_claim(static_cast<What>(number))) add_opener(row["words"]);
  }
  for (const Table::Row& row : lexicons.table("amount/number_words.tsv").rows())
    if (NumberWords::opens(row["what"])) first_words->add(row["word"], FirstWords::kClaims);
  for (const Table::Row& row : lexicons.table("claim/benchmark_aliases.tsv").rows()) {
    Alias alias{std::string(row["id"]), {}};
    if (!row["subject"].empty())
      for (std::string_view subject : split(row["subject"], '|'))
        alias.subjects.push_back(utf8::fold(subject));
    for (std::string_view one : split(row["words"], '|')) {
      aliases[one].push_back(alias);
      if (one.find('\'') != one.npos) aliases[typographic(one)].push_back(alias);
    }
  }
}

void ClaimReader::Tables::add_opener(std::string_view phrase) {
  openers.add(phrase, 0);
  first_words->add(phrase, FirstWords::kClaims);
}

}  // namespace wagescope
