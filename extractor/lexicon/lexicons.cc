#include "extractor/lexicon/lexicons.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "embedded_extractor.h"

namespace wagescope {

Lexicons Lexicons::built_in() {
  Lexicons all;
  for (const EmbeddedFile& file : embedded_extractor())
    all.tables_.emplace(std::string(file.name),
                        Table::laid_out(file.name, file.bytes, file.layout));
  return all;
}

Result<Lexicons> Lexicons::with_folder(const std::filesystem::path& folder) {
  Lexicons all = built_in();
  all.as_built_ = false;
  std::error_code failed;
  std::filesystem::recursive_directory_iterator entries(folder, failed);
  if (failed)
    return Error{ErrorCode::not_found, folder.string() + ": " + failed.message() +
                                           "; name a folder with tables such as period/period.tsv"};
  for (const auto& entry : entries) {
    if (entry.path().extension() != ".tsv") continue;
    const std::string name = std::filesystem::relative(entry.path(), folder).generic_string();
    const auto known = all.tables_.find(name);
    if (known == all.tables_.end())
      return Error{ErrorCode::bad_table, entry.path().string() + ": there is no table " + name +
                                             "; docs/lexicons.md lists them"};
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    auto table = Table::parse(entry.path().string(), bytes);
    if (!table) return table.error();
    if (const auto added = known->second.append(*table); !added) return added.error();
  }
  return all;
}

std::vector<const Table*> Lexicons::tables_in(std::string_view folder) const {
  std::vector<const Table*> found;
  for (auto it = tables_.lower_bound(folder); it != tables_.end(); ++it) {
    if (!it->first.starts_with(folder)) break;
    found.push_back(&it->second);
  }
  return found;
}

const Table& Lexicons::table(std::string_view name) const {
  const auto found = tables_.find(name);
  if (found == tables_.end()) throw std::logic_error("no table " + std::string(name));
  return found->second;
}

}  // namespace wagescope
