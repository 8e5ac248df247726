#include "db/job_key.h"

#include <string>

namespace wagescope {
namespace {

/// Without blanks at its ends, ASCII capitals small: two spellings of one name.
std::string plain(std::string_view name) {
  const auto begin = name.find_first_not_of(" \t\r\n");
  if (begin == name.npos) return {};
  std::string out(name.substr(begin, name.find_last_not_of(" \t\r\n") - begin + 1));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

std::optional<Digest> job_key(const JobNames& names) {
  Sha256 hash;
  if (!names.url.empty()) {
    hash.add_part("url");
    hash.add_part(names.url);
  } else if (!names.source_id.empty() && !names.employer.empty()) {
    hash.add_part("id");
    hash.add_part(names.source_id);
    hash.add_part(plain(names.employer));
  } else if (!names.employer.empty() && !names.title.empty() && !names.location.empty()) {
    hash.add_part("names");
    for (const auto name : {names.employer, names.title, names.location})
      hash.add_part(plain(name));
  } else {
    return std::nullopt;
  }
  hash.add_part(std::to_string(names.ordinal));
  return cut_digest(hash);
}

}  // namespace wagescope
