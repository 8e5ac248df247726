#include "db/posting_writer.h"

#include <algorithm>
#include <utility>

#include "db/job_key.h"

namespace wagescope {
namespace {

/// Binds the parameters of a statement from the first to the last.
class Row {
 public:
  explicit Row(Statement& statement) : statement_(&statement) {}

  template <class T>
  Row& add(const T& value) {
    statement_->bind(next_++, value);
    return *this;
  }
  Row& add(const std::optional<Decimal>& amount) {
    return add(amount ? std::optional(amount->micros()) : std::optional<std::int64_t>());
  }
  template <class Enum>
  Row& add_name(const std::optional<Enum>& value) {
    return add(value ? std::optional(name(*value)) : std::optional<std::string_view>());
  }
  /// Absent is NULL in the tables, never an empty text.
  Row& add_unless_empty(std::string_view text) {
    return add(text.empty() ? std::optional<std::string_view>() : std::optional(text));
  }
  Row& add_value(const std::optional<Stated>& stated) {
    return add_unless_empty(stated ? std::string_view(stated->value) : std::string_view());
  }
  Row& add_certainty(const std::optional<Stated>& stated) {
    return add(stated ? std::optional(name(stated->certainty)) : std::optional<std::string_view>());
  }
  Row& add_span(SourceSpan span) {
    return add(std::int64_t{span.begin}).add(std::int64_t{span.end});
  }
  /// As "begin-end"; NULL for what stands nowhere in the text.
  Row& add_place(const std::optional<Stated>& stated) {
    return add(stated && stated->span ? std::optional(words(*stated->span))
                                      : std::optional<std::string>());
  }
  static std::string words(SourceSpan span) {
    return std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  void run() { statement_->run(); }

 private:
  Statement* statement_;
  int next_ = 1;
};

/// "?1, ?2, ?3" for an insert of `count` columns.
std::string insert(std::string_view table, std::string_view columns) {
  std::string out =
      "INSERT INTO " + std::string(table) + " (" + std::string(columns) + ") VALUES (?";
  for (char c : columns) {
    if (c == ',') out += ", ?";
  }
  return out + ")";
}

/// What makes an insert of `columns` replace the row of the same document and
/// place, which keeps its id and the version before it; gives the id of the row
/// in any case.
std::string or_replace(std::string_view columns) {
  std::string out = " ON CONFLICT (document_id, ordinal) DO UPDATE SET ";
  while (!columns.empty()) {
    columns.remove_prefix(columns.find_first_not_of(' '));
    const auto end = std::min(columns.find(','), columns.size());
    const std::string column(columns.substr(0, end));
    columns.remove_prefix(std::min(end + 1, columns.size()));
    if (column == "previous_id") continue;
    out += column + " = excluded." + column;
    if (!columns.empty()) out += ", ";
  }
  return out + " RETURNING id";
}

constexpr std::string_view kPostingColumns =
    "document_id, ordinal, title, title_certainty, role, role_note, employer, employer_certainty,"
    " location, country, date, as_of, as_of_from, url, pay_count, job_key, previous_id,"
    " title_span, employer_span, location_span, location_certainty, country_span,"
    " country_certainty, date_words, date_span, date_certainty, soc_code, soc_certainty,"
    " seniority, grade, shift, contract, working_time, workplace, places, requisition, gender_mark";

std::string_view value_of(const std::optional<Stated>& stated) {
  return stated ? std::string_view(stated->value) : std::string_view();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += "; ";
    out += part;
  }
  return out;
}

std::string joined(const std::vector<SourceSpan>& spans) {
  std::string out;
  for (const SourceSpan span : spans) {
    if (!out.empty()) out += ' ';
    out += Row::words(span);
  }
  return out;
}

/// The steps by which the views bring a yearly figure to a benchmark's unit: the
/// same as from that unit to the year.
struct WorkYear {
  Step hours, days, weeks;
};

WorkYear work_year(const Pay& pay, const YearOptions& options) {
  const auto by_hour = steps_to_year(Period::hour, pay, options).value();
  const auto by_day = steps_to_year(Period::day, pay, options).value();
  return {by_hour.at(0), by_day.at(0), by_hour.at(1)};
}

}  // namespace

PostingWriter::PostingWriter(const Database& database, WriterOptions options)
    : database_(&database),
      options_(std::move(options)),
      texts_(database),
      document_(
          database,
          insert("document", "digest, path, record, source_id, imported_on, extractor_version") +
              " ON CONFLICT (digest) DO NOTHING"),
      is_there_(database, "SELECT 1 FROM document WHERE digest = ?1"),
      seen_again_(database,
                  "UPDATE document SET last_seen_on = ?2"
                  " WHERE digest = ?1 AND coalesce(last_seen_on, imported_on) < ?2"),
      previous_(database, "SELECT max(id) FROM posting WHERE job_key = ?1 AND document_id < ?2"),
      posting_(database, insert("posting", kPostingColumns) + or_replace(kPostingColumns)),
      search_(database, insert("search", "rowid, title, employer, location, text")),
      pay_(database, insert("pay",
                            "posting_id, ordinal, min_micros, max_micros, currency,"
                            " currency_certainty, period, period_certainty, kind, bound, basis,"
                            " scope, is_primary, time, confidence_percent, annual_min_micros,"
                            " annual_max_micros, annual_assumes, annual_why_not,"
                            " hours_per_week_micros, days_per_week_micros, weeks_per_year_micros,"
                            " payments_per_year_micros, hours_stated, days_stated, weeks_stated,"
                            " as_of, quote, span_begin, span_end, mentions, rule, notes,"
                            " full_time_hours_micros")),
      claim_(database,
             insert("claim",
                    "posting_id, ordinal, relation, count_micros, subject,"
                    " benchmark_words, benchmark_id, quote, span_begin, span_end, bound")),
      refusal_(database,
               insert("refusal", "posting_id, ordinal, reason, quote, span_begin, span_end")) {}

bool PostingWriter::see_again(const Digest& digest) {
  is_there_.bind(1, std::span<const std::byte>(digest));
  const bool there = is_there_.step();
  is_there_.reset();
  if (there) note_seen(digest);
  return there;
}

void PostingWriter::note_seen(const Digest& digest) {
  Row(seen_again_).add(std::span<const std::byte>(digest)).add(options_.today).run();
}

bool PostingWriter::write(const Document& document, const Digest& digest,
                          std::span<const Posting> postings) {
  if (!write_document(document, digest)) {
    note_seen(digest);
    return false;
  }
  const std::int64_t id = database_->last_insert_id();
  if (options_.keep_text) texts_.write(id, document);
  write_postings(id, document, postings, {options_.today, options_.as_of}, Link::now);
  return true;
}

void PostingWriter::rewrite(std::int64_t document_id, const Document& document,
                            std::span<const Posting> postings) {
  const Days days = days_of(document_id);
  const auto run = [&](const char* sql) { Statement(*database_, sql).bind(1, document_id).run(); };
  run("INSERT INTO search (search, rowid, title, employer, location, text)"
      " SELECT 'delete', s.* FROM posting AS o JOIN search_source AS s ON s.id = o.id"
      " WHERE o.document_id = ?1");
  run("DELETE FROM pay WHERE posting_id IN (SELECT id FROM posting WHERE document_id = ?1)");
  run("DELETE FROM claim WHERE posting_id IN (SELECT id FROM posting WHERE document_id = ?1)");
  run("DELETE FROM refusal WHERE posting_id IN (SELECT id FROM posting WHERE document_id = ?1)");
  Statement(*database_, "DELETE FROM posting WHERE document_id = ?1 AND ordinal >= ?2")
      .bind(1, document_id)
      .bind(2, static_cast<std::int64_t>(postings.size()))
      .run();
  Statement(*database_, "UPDATE document SET extractor_version = ?2 WHERE id = ?1")
      .bind(1, document_id)
      .bind(2, std::string_view(options_.version))
      .run();
  write_postings(document_id, document, postings, days, Link::later);
}

PostingWriter::Days PostingWriter::days_of(std::int64_t document_id) const {
  Statement query(*database_,
                  "SELECT d.imported_on, (SELECT max(as_of) FROM posting"
                  " WHERE document_id = d.id AND as_of_from = 'flag') FROM document AS d"
                  " WHERE d.id = ?1");
  query.bind(1, document_id).step();
  return {std::string(query.text(0)), query.optional_text(1)};
}

bool PostingWriter::write_document(const Document& document, const Digest& digest) {
  Row(document_)
      .add(std::span<const std::byte>(digest))
      .add(document.source.path)
      .add(static_cast<std::int64_t>(document.source.record))
      .add_unless_empty(document.source.id)
      .add(options_.today)
      .add(options_.version)
      .run();
  return database_->changes() > 0;
}

void PostingWriter::write_postings(std::int64_t document_id, const Document& document,
                                   std::span<const Posting> postings, const Days& days, Link link) {
  std::optional<std::string_view> text;
  if (options_.keep_text || link == Link::later) text = document.text;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    const std::int64_t id = write_posting(document_id, static_cast<std::int64_t>(i), postings[i],
                                          document.source.id, days, link);
    write_search(id, postings[i], text);
  }
}

void PostingWriter::write_search(std::int64_t id, const Posting& posting,
                                 std::optional<std::string_view> text) {
  Row(search_)
      .add(id)
      .add_value(posting.title)
      .add_value(posting.employer)
      .add_value(posting.location)
      .add(text)
      .run();
}

std::optional<std::int64_t> PostingWriter::version_before(std::span<const std::byte> job,
                                                          std::int64_t document) {
  std::optional<std::int64_t> previous;
  previous_.bind(1, job).bind(2, document).step();
  if (!previous_.is_null(0)) previous = previous_.number(0);
  previous_.reset();
  return previous;
}

std::int64_t PostingWriter::write_posting(std::int64_t document, std::int64_t ordinal,
                                          const Posting& posting, const std::string& source_id,
                                          const Days& days, Link link) {
  std::optional<std::string> date;
  if (posting.date) date = to_string(*posting.date);
  // A day that was asked for beats the document's own, here as when comparing.
  const std::string as_of = days.as_of ? *days.as_of : date.value_or(days.today);
  const std::string_view as_of_from = days.as_of ? "flag" : date ? "document" : "today";
  const auto key = job_key({posting.url ? std::string_view(*posting.url) : std::string_view(),
                            source_id, value_of(posting.employer), value_of(posting.title),
                            value_of(posting.location), ordinal});
  std::optional<std::span<const std::byte>> job;
  std::optional<std::int64_t> previous;
  if (key) {
    job = *key;
    if (link == Link::now) previous = version_before(*job, document);
  }
  Row(posting_)
      .add(document)
      .add(ordinal)
      .add_value(posting.title)
      .add_certainty(posting.title)
      .add_unless_empty(posting.role.value_or(""))
      .add_unless_empty(posting.role_note.value_or(""))
      .add_value(posting.employer)
      .add_certainty(posting.employer)
      .add_value(posting.location)
      .add_value(posting.country)
      .add(date)
      .add(as_of)
      .add(as_of_from)
      .add_unless_empty(posting.url.value_or(""))
      .add(static_cast<std::int64_t>(posting.pay.size()))
      .add(job)
      .add(previous)
      .add_place(posting.title)
      .add_place(posting.employer)
      .add_place(posting.location)
      .add_certainty(posting.location)
      .add_place(posting.country)
      .add_certainty(posting.country)
      .add_value(posting.date_words)
      .add_place(posting.date_words)
      .add_certainty(posting.date_words)
      .add_value(posting.soc_code)
      .add_certainty(posting.soc_code)
      .add(posting.terms.seniority)
      .add(posting.terms.grade)
      .add(posting.terms.shift)
      .add(posting.terms.contract)
      .add(posting.terms.working_time)
      .add(posting.terms.workplace)
      .add_unless_empty(joined(posting.places))
      .add(posting.terms.requisition)
      .add(posting.terms.gender_mark);
  posting_.step();
  const std::int64_t id = posting_.number(0);
  posting_.reset();
  std::int64_t at = 0;
  for (const Pay& pay : posting.pay) write_pay(id, at++, pay, as_of);
  at = 0;
  for (const Claim& claim : posting.claims) write_claim(id, at++, claim);
  at = 0;
  for (const Refused& refused : posting.refused) write_refusal(id, at++, refused);
  return id;
}

void PostingWriter::write_pay(std::int64_t posting, std::int64_t ordinal, const Pay& pay,
                              const std::string& as_of) {
  const Annual annual = annualise(pay, options_.year);
  const bool has_annual = annual.min || annual.max;
  Row row(pay_);
  row.add(posting).add(ordinal).add(pay.min).add(pay.max);
  row.add_unless_empty(pay.currency).add(name(pay.currency_certainty));
  row.add_name(pay.period).add(name(pay.period_certainty));
  row.add(name(pay.kind)).add(name(pay.bound)).add_name(pay.basis).add(pay.scope);
  row.add(std::int64_t{pay.primary}).add(name(pay.time));
  row.add(std::int64_t{pay.confidence_percent});
  row.add(annual.min).add(annual.max);
  row.add(has_annual ? std::optional(joined(annual.assumes)) : std::nullopt);
  row.add_unless_empty(annual.why_not);
  const WorkYear year = work_year(pay, options_.year);
  row.add(year.hours.factor.micros()).add(year.days.factor.micros());
  row.add(year.weeks.factor.micros()).add(pay.work.payments_per_year);
  row.add(std::int64_t{!year.hours.assumed}).add(std::int64_t{!year.days.assumed});
  row.add(std::int64_t{!year.weeks.assumed});
  row.add(as_of).add(pay.quote).add_span(pay.span);
  row.add_unless_empty(joined(pay.mentions)).add(pay.rule);
  row.add_unless_empty(joined(pay.notes));
  row.add(pay.work.full_time_hours_per_week);
  row.run();
}

void PostingWriter::write_claim(std::int64_t posting, std::int64_t ordinal, const Claim& claim) {
  Row(claim_)
      .add(posting)
      .add(ordinal)
      .add(name(claim.relation))
      .add(claim.count)
      .add_unless_empty(claim.subject)
      .add_unless_empty(claim.benchmark_words)
      .add_unless_empty(claim.benchmark)
      .add(claim.quote)
      .add_span(claim.span)
      .add(name(claim.bound))
      .run();
}

void PostingWriter::write_refusal(std::int64_t posting, std::int64_t ordinal,
                                  const Refused& refused) {
  Row(refusal_)
      .add(posting)
      .add(ordinal)
      .add(refused.reason)
      .add(refused.quote)
      .add_span(refused.span)
      .run();
}

}  // namespace wagescope
