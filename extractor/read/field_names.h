// Which names of a record's fields mean what.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/result.h"

namespace wagescope {

/// What a field of a record can be.
enum class FieldRole : unsigned char { text, title, employer, location, country, date, id, url };
inline constexpr std::size_t kFieldRoles = 8;

/// The names that each role goes by. Where a record has several of them, the
/// first in the list that holds something counts.
class FieldNames {
 public:
  /// text: "text", "description"; employer: "employer", "company"; the others
  /// by their own name.
  FieldNames();

  /// "employer=hiring_org": that name alone means that role from now on; a
  /// second mapping of the role adds a name behind the first. A role that does
  /// not exist, or no name, is an error.
  Result<FieldRole> map(std::string_view role_and_name);

  /// Where a name stands: its role and its place in the role's list.
  struct Found {
    FieldRole role;
    std::size_t place;
  };
  std::optional<Found> find(std::string_view name) const;

  /// The names of `role`, as "text or description": for messages.
  std::string words(FieldRole role) const;

 private:
  std::array<std::vector<std::string>, kFieldRoles> names_;
  std::array<bool, kFieldRoles> mapped_{};
};

}  // namespace wagescope
