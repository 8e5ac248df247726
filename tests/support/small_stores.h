// Stores as the tests of the database open them.
#pragma once

#include <string>
#include <vector>

#include "db/store.h"
#include "tests/support/fixture_postings.h"
#include "tests/support/rows.h"

namespace wagescope {

/// A day that does not change, and no patience with locks.
inline StoreOptions test_store_options() {
  StoreOptions out;
  out.today = parse_date("2023-08-15");
  out.lock_wait_ms = 50;
  return out;
}

inline void add_one(Store& store, const std::string& text, const std::string& title,
                    const std::string& employer, const std::string& date, std::vector<Pay> pay) {
  const Document document = fixture_document("jobs.ndjson", 1, text);
  const Posting posting = fixture_posting(document, title, employer, date, std::move(pay));
  store.add(document, {&posting, 1});
}

inline std::string count(const Store& store, const std::string& table) {
  return rows(store.database(), "SELECT count(*) FROM " + table);
}

}  // namespace wagescope
