#include "db/schema/history.h"

#include <span>

#include "db/job_key.h"

namespace wagescope {

void fill_job_keys(const Database& database) {
  Statement all(database,
                "SELECT o.id, o.url, d.source_id, o.employer, o.title, o.location, o.ordinal"
                " FROM posting AS o JOIN document AS d ON d.id = o.document_id ORDER BY o.id");
  Statement set(database, "UPDATE posting SET job_key = ?2 WHERE id = ?1");
  while (all.step()) {
    const auto key =
        job_key({all.text(1), all.text(2), all.text(3), all.text(4), all.text(5), all.number(6)});
    if (!key) continue;
    set.bind(1, all.number(0)).bind(2, std::span<const std::byte>(*key)).run();
  }
}

void link_versions(const Database& database, std::int64_t last_id) {
  Statement link(database,
                 "UPDATE posting SET previous_id = v.previous FROM ("
                 " SELECT o.id, lag(o.id) OVER (PARTITION BY o.job_key"
                 "   ORDER BY d.imported_on, o.id) AS previous"
                 " FROM posting AS o JOIN document AS d ON d.id = o.document_id"
                 " WHERE o.job_key IN (SELECT job_key FROM posting"
                 "   WHERE id > ?1 AND job_key IS NOT NULL)) AS v"
                 " WHERE v.id = posting.id AND posting.previous_id IS NOT v.previous");
  link.bind(1, last_id).run();
  Statement(database,
            "UPDATE posting SET previous_id = NULL"
            " WHERE job_key IS NULL AND previous_id IS NOT NULL")
      .run();
}

}  // namespace wagescope
