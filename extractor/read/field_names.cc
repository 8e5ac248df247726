#include "extractor/read/field_names.h"

#include <algorithm>

namespace wagescope {
namespace {

constexpr std::array<std::string_view, kFieldRoles> kRoleNames = {
    "text", "title", "employer", "location", "country", "date", "id", "url"};

}  // namespace

FieldNames::FieldNames() {
  for (std::size_t i = 0; i < kFieldRoles; ++i) names_[i].emplace_back(kRoleNames[i]);
  names_[static_cast<std::size_t>(FieldRole::text)].emplace_back("description");
  names_[static_cast<std::size_t>(FieldRole::employer)].emplace_back("company");
}

Result<FieldRole> FieldNames::map(std::string_view role_and_name) {
  const std::size_t equals = role_and_name.find('=');
  const std::string_view role = role_and_name.substr(0, equals);
  const auto known = std::find(kRoleNames.begin(), kRoleNames.end(), role);
  if (equals == std::string_view::npos || equals + 1 == role_and_name.size() ||
      known == kRoleNames.end())
    return Error{ErrorCode::bad_option,
                 "--field " + std::string(role_and_name) +
                     " cannot be used; write ROLE=NAME, where ROLE is text, title, employer, "
                     "location, country, date, id or url, and NAME the record's own name for it"};
  const auto index = static_cast<std::size_t>(known - kRoleNames.begin());
  if (!mapped_[index]) names_[index].clear();
  mapped_[index] = true;
  names_[index].emplace_back(role_and_name.substr(equals + 1));
  return static_cast<FieldRole>(index);
}

std::optional<FieldNames::Found> FieldNames::find(std::string_view name) const {
  for (std::size_t role = 0; role < kFieldRoles; ++role)
    for (std::size_t place = 0; place < names_[role].size(); ++place)
      if (names_[role][place] == name) return Found{static_cast<FieldRole>(role), place};
  return std::nullopt;
}

std::string FieldNames::words(FieldRole role) const {
  std::string words;
  for (const std::string& name : names_[static_cast<std::size_t>(role)]) {
    if (!words.empty()) words += " or ";
    words += name;
  }
  return words;
}

}  // namespace wagescope
