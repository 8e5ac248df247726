#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "cli/commands.h"
#include "cli/print_records.h"
#include "cli/sources.h"
#include "compare/against/claim_series.h"
#include "compare/against/selection.h"
#include "compare/ratio/checked_posting.h"
#include "compare/ratio/need.h"
#include "compare/report/group_report.h"
#include "compare/report/posting_words.h"
#include "compare/report/record.h"
#include "compare/report/words.h"
#include "db/posting_reader.h"
#include "db/store.h"

namespace wagescope {
namespace {

struct CompareFlags {
  InputFlags input;
  OutputFlags output;
  YearFlags year;
  DayFlags day;
  std::string against;
  std::optional<std::string> pay;
  std::string db;
  std::string need;
  std::string rates;
  unsigned in_dollars_of = 0;
  bool nearest = false;
  bool rank = false;

  /// The postings of the database are what is compared.
  bool stored() const { return !db.empty() && input.paths.empty() && !pay; }
};

/// The ratios of all documents, for the table at the end of a report on many.
class Ratios {
 public:
  void add(const CheckedPosting& checked) {
    const std::lock_guard lock(mutex_);
    if (count_ > kMost) return;
    for (const PayComparison& one : checked.comparisons) {
      if (!one.result || (!one.result->min && !one.result->max)) continue;
      if (!checked.posting.pay[one.pay].primary) continue;  // a bonus is no level of pay
      const auto& low = one.result->min ? one.result->min : one.result->max;
      const auto& high = one.result->max ? one.result->max : one.result->min;
      ++count_;
      figures_[one.name].push_back(
          {(low->ratio + high->ratio) / Exact::whole(2),
           headline(checked.posting) + ", " + amount_words(checked.posting.pay[one.pay]),
           source_of(checked.posting.source)});
    }
  }

  std::string text() {
    if (count_ > kMost)
      return "All documents: more than " + std::to_string(kMost) +
             " ratios, too many for a table here; use import, then report --by benchmark.\n";
    return ratio_summary(std::move(figures_));
  }

 private:
  static constexpr std::size_t kMost = 200'000;  ///< Bounds the memory.
  static std::string source_of(const SourceRef& source) {
    return source.path + (source.record > 0 ? ":" + std::to_string(source.record) : "");
  }

  std::mutex mutex_;
  std::size_t count_ = 0;
  std::map<std::string, std::vector<Figure>> figures_;
};

/// What every posting is compared with, shared between the threads.
struct Comparer {
  To to = To::text;
  CompareOptions options;
  std::unique_ptr<const Sources> sources;
  Selection against;
  std::optional<ClaimNames> names;
  std::optional<PayRanks> ranks;
  std::unique_ptr<Ratios> ratios = std::make_unique<Ratios>();

  bool operator()(std::vector<Posting> postings, std::string& out) const {
    const FindClaimSeries find = [this](const Claim& claim, const Posting& posting) {
      return names->find(claim, posting, options);
    };
    bool found = false;
    for (std::size_t i = 0; i < postings.size(); ++i) {
      const std::vector<Asked> asked = against.for_posting(postings[i], options);
      const CheckedPosting checked =
          check(std::move(postings[i]), std::span<const Asked>(asked), find, options);
      for (const PayComparison& one : checked.comparisons) found = found || one.result.has_value();
      if (to == To::text) ratios->add(checked);
      write(checked, i > 0, out);
    }
    return found;
  }

 private:
  void write(const CheckedPosting& checked, bool not_first, std::string& out) const {
    switch (to) {
      case To::text:
        out.append(not_first ? "\n" : "").append(compare_report(checked, options));
        break;
      case To::ndjson: out += to_ndjson(checked, options.year); break;
      case To::csv: out += compare_rows(checked, options.year, Separated::commas); break;
      case To::tsv: out += compare_rows(checked, options.year, Separated::tabs); break;
    }
  }
};

/// The stored pays, to rank others or themselves among.
PayRanks ranks_of(const CompareFlags& flags, const YearOptions& year) {
  if (flags.db.empty())
    throw UsageError{"--rank needs --db FILE: the database with the pays to rank among"};
  const Store store = Store::open(flags.db, Access::read);
  PayRanks ranks(year);
  read_postings(store.database(), {}, [&](const Posting& posting) { ranks.add(posting); });
  ranks.finish(flags.stored());
  return ranks;
}

std::shared_ptr<const Comparer> comparer(const CompareFlags& flags) {
  auto made = std::make_shared<Comparer>();
  made->to = flags.output.to;
  made->sources = std::make_unique<const Sources>(flags.db, flags.rates, flags.input.lexicons());
  const Sources& sources = *made->sources;
  CompareOptions& options = made->options;
  options.year = flags.year.options();
  options.as_of = flags.day.day();
  options.today = today();
  options.nearest = flags.nearest;
  options.rates = sources.rates ? &*sources.rates : nullptr;
  options.need = !flags.need.empty();
  if (flags.in_dollars_of != 0) {
    if (!sources.prices.level(flags.in_dollars_of))
      throw UsageError{"--in-dollars-of " + std::to_string(flags.in_dollars_of) + ": " +
                       sources.prices.name() + " are known from " +
                       std::to_string(sources.prices.first_year()) + " to " +
                       std::to_string(sources.prices.last_year())};
    options.prices = &sources.prices;
    options.price_year = flags.in_dollars_of;
  }
  if (flags.rank) options.ranks = &made->ranks.emplace(ranks_of(flags, options.year));
  if (flags.against.empty() && flags.need.empty())
    throw UsageError{
        "name what to compare with: --against ID or --need ID; `wagescope benchmarks "
        "list` shows all"};
  made->names.emplace(sources.knowledge());
  const std::string both =
      flags.against + (flags.against.empty() || flags.need.empty() ? "" : ",") + flags.need;
  made->against = or_usage_error(Selection::parse(both, sources.knowledge()));
  return made;
}

std::string need_text(std::span<const Asked> asked, AsOf day, const Comparer& compare) {
  switch (compare.to) {
    case To::text: return need_report(asked, day, compare.options);
    case To::ndjson: return need_ndjson(asked, day, compare.options);
    case To::csv: return need_rows(asked, day, compare.options, Separated::commas);
    case To::tsv: return need_rows(asked, day, compare.options, Separated::tabs);
  }
  return {};
}

/// No pay at all: only what would have to be paid.
int print_needed(const Comparer& compare, Output& out) {
  if (compare.options.ranks || compare.options.prices)
    throw UsageError{"--rank and --in-dollars-of speak of a pay; give --pay, or a file"};
  const Posting nothing;
  const std::vector<Asked> asked = compare.against.for_posting(nothing, compare.options);
  const AsOf day = as_of(nothing, compare.options);
  out.write(need_text(asked, day, compare));
  out.flush();
  const bool found = std::ranges::any_of(asked, [&](const Asked& one) {
    return one.series && needed(*one.series, day, compare.options).has_value();
  });
  return found ? kFound : kNothingFound;
}

/// The header row of rows; nothing for the other ways of writing.
std::string header(To to) {
  if (to == To::csv) return compare_header(Separated::commas);
  return to == To::tsv ? compare_header(Separated::tabs) : std::string();
}

int compare_typed(const CompareFlags& flags, const Comparer& compare, Output& out) {
  if (!flags.input.paths.empty())
    throw UsageError{"--pay " + *flags.pay + " and a path: give one of them"};
  Document document;
  document.source.path = "--pay";
  document.text = *flags.pay;
  std::vector<Posting> postings = Extractor(flags.input.lexicons()).extract(document);
  if (postings.front().pay.empty())
    throw UsageError{"--pay " + *flags.pay + ": no pay is found in it; write it as '$26/hour'"};
  std::string printed = header(flags.output.to);
  const bool found = compare(std::move(postings), printed);
  out.write(printed);
  out.flush();
  return found ? kFound : kNothingFound;
}

/// The postings of a database, as they were stored.
int compare_stored(const CompareFlags& flags, const Comparer& compare, Output& out) {
  if (!flags.input.fields.empty())
    throw UsageError{"--field names fields of an input, and --db without a path reads none"};
  const Store store = Store::open(flags.db, Access::read);
  Coverage coverage;
  coverage.unread =
      static_cast<std::uint64_t>(store.database().number("SELECT count(*) FROM bad_record"));
  out.write(header(flags.output.to));
  const std::string separator = flags.output.to == To::text ? "\n" : "";
  bool found = false, printed = false;
  read_documents(store.database(), [&](std::vector<Posting> postings) {
    add_to(coverage, postings);
    std::string text;
    found |= compare(std::move(postings), text);
    if (printed && !text.empty()) out.write(separator);
    printed |= !text.empty();
    out.write(text);
  });
  if (flags.output.to == To::text) {
    if (const std::string words = compare.ratios->text(); !words.empty())
      out.write((printed ? separator : "") + words);
    // What was refused is known only where the import kept it.
    if (coverage.refused == 0u) coverage.refused.reset();
    out.write((printed ? separator : "") + coverage_line(coverage));
  }
  out.flush();
  return found ? kFound : kNothingFound;
}

int compare_records(const CompareFlags& flags, Output& out) {
  const auto compare = comparer(flags);
  if (flags.pay) return compare_typed(flags, *compare, out);
  if (flags.against.empty() && flags.input.paths.empty()) return print_needed(*compare, out);
  if (flags.stored()) return compare_stored(flags, *compare, out);
  PrintJob job;
  job.input = &flags.input;
  job.header = header(flags.output.to);
  if (flags.output.to == To::text) job.separator = "\n";
  job.coverage = job.explain = flags.output.to == To::text;
  if (flags.output.to == To::text) job.summary = [compare] { return compare->ratios->text(); };
  job.print = [compare](std::vector<Posting> postings, std::string& text) {
    return (*compare)(std::move(postings), text);
  };
  return print_records(job, out);
}

}  // namespace

Run add_compare(Command& line) {
  Command command =
      line.add("compare", R"(Ratios of pay to benchmarks in force, with claims checked.

Examples:
  wagescope compare article.txt --against sag-aftra-health-earnings
  wagescope compare --to csv jobs.ndjson --against us-federal-minimum-wage > ratios.csv
  wagescope compare --pay '$26/hour' --against us-federal-minimum-wage --as-of 2023-07-01
  wagescope compare jobs.ndjson --against place,occupation
  wagescope compare --db jobs.db --against us-federal-minimum-wage
  wagescope compare --pay '$26/hour' --against place --db jobs.db --rank
  wagescope compare --need sag-aftra-health-earnings --as-of 2023-07-01)");
  auto flags = std::make_shared<CompareFlags>();
  flags->input.add_to(command);
  flags->output.add_to(command);
  flags->year.add_to(command);
  flags->day.add_to(command);
  command.text("--against", flags->against,
               "Benchmarks, with commas between: ids, categories, patterns (us-*-minimum-wage), "
               "names (\"federal minimum wage\"), occupation, place",
               "ID,...");
  command.text("--need", flags->need,
               "What rate, or how much work at a pay, reaches these benchmarks", "ID,...");
  command.text("--rates", flags->rates,
               "CSV of date,currency,rate,source: units of the currency for one of the base",
               "FILE");
  command.number("--in-dollars-of", flags->in_dollars_of,
                 "Also the pay in US dollars of that year, by consumer prices", "YEAR", 1, 9999);
  command.parsed(
      "--pay", [flags](const std::string& words) { flags->pay = words; },
      "A figure typed in, in place of a document", "WORDS");
  command.text("--db", flags->db,
               "Use this file's benchmarks, your own included; without a path, its postings",
               "FILE");
  command.flag("--rank", flags->rank, "Also where each pay stands among those stored in --db");
  command.flag("--nearest", flags->nearest,
               "Where no value is in force, use the nearest and say so");
  return [flags](Output& out) { return compare_records(*flags, out); };
}

}  // namespace wagescope
