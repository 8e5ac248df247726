// A query's rows as text: "a|b\nc|d\n", NULL as "-".
#pragma once

#include <string>
#include <string_view>

#include "db/sqlite/sqlite.h"

namespace wagescope {

inline std::string rows(const Database& database, std::string_view sql) {
  Statement query(database, sql);
  std::string out;
  while (query.step()) {
    for (int i = 0; i < query.columns(); ++i) {
      if (i > 0) out += '|';
      out += query.is_null(i) ? "-" : std::string(query.text(i));
    }
    out += '\n';
  }
  return out;
}

}  // namespace wagescope
