#include "cli/sources.h"

#include "cli/options.h"
#include "db/benchmarks/benchmark_tables.h"
#include "db/store.h"

namespace wagescope {

Sources::Sources(const std::string& db, const std::string& rates_file, const Lexicons& lexicons)
    : all((db.empty() ? Store::in_memory() : Store::open(db, Access::read)).benchmarks()),
      aliases(lexicons),
      minimum_wages(lexicons),
      occupations(or_usage_error(Occupations::read("oews.csv", built_in_csv("oews")))),
      prices(or_usage_error(PriceIndex::read("cpi_u.csv", built_in_csv("cpi_u"),
                                             "US consumer prices (CPI-U)", "USD"))) {
  if (!rates_file.empty()) rates = or_usage_error(Rates::read(rates_file, contents_of(rates_file)));
}

Knowledge Sources::knowledge() const { return {all, &aliases, &minimum_wages, &occupations}; }

}  // namespace wagescope
