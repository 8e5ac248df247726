#include "compare/benchmark/aliases.h"

#include "extractor/base/utf8.h"

namespace wagescope {
std::string name_key(std::string_view words) {
  std::string key;
  for (std::size_t at = 0; at < words.size();) {
    const utf8::Char c = utf8::at(words, at);
    at += c.size;
    if (!utf8::is_space(c.code))
      utf8::append(key, c.code == U'’' ? U'\'' : utf8::fold(c.code));
    else if (!key.empty() && key.back() != ' ')
      key += ' ';
  }
  if (key.ends_with(' ')) key.pop_back();
  for (const std::string_view article : {"the ", "a ", "an "})
    if (key.starts_with(article)) return key.substr(article.size());
  return key;
}

BenchmarkAliases::BenchmarkAliases(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table("claim/benchmark_aliases.tsv").rows()) {
    if (!row["subject"].empty()) continue;  // these words alone do not say which series
    for (std::string_view words : split(row["words"], '|'))
      ids_.emplace(name_key(words), std::string(row["id"]));
  }
}

std::optional<std::string> BenchmarkAliases::id_of(std::string_view words) const {
  const auto found = ids_.find(name_key(words));
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace wagescope
