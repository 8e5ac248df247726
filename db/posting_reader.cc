#include "db/posting_reader.h"

#include <array>
#include <charconv>
#include <utility>

namespace wagescope {
namespace {

constexpr std::string_view kQuery =
    "SELECT o.id, d.id, d.path, d.record, coalesce(d.source_id, ''),"
    " o.title, o.title_span, o.title_certainty, o.role, o.role_note,"
    " o.employer, o.employer_span, o.employer_certainty,"
    " o.location, o.location_span, o.location_certainty,"
    " o.country, o.country_span, o.country_certainty,"
    " o.date, o.date_words, o.date_span, o.date_certainty, o.url,"
    " o.soc_code, NULL, o.soc_certainty, o.seniority, o.grade, o.shift, o.contract,"
    " o.working_time, o.workplace, o.places, o.requisition, o.gender_mark,"
    " p.id, p.min_micros, p.max_micros, p.currency, p.currency_certainty, p.period,"
    " p.period_certainty, p.kind, p.bound, p.basis, p.scope, p.is_primary, p.time,"
    " p.confidence_percent, p.hours_per_week_micros, p.hours_stated, p.days_per_week_micros,"
    " p.days_stated, p.weeks_per_year_micros, p.weeks_stated, p.payments_per_year_micros,"
    " p.full_time_hours_micros, p.quote, p.span_begin, p.span_end, p.mentions, p.rule, p.notes"
    " FROM posting AS o JOIN document AS d ON d.id = o.document_id"
    " LEFT JOIN pay AS p ON p.posting_id = o.id AND (?5 IS NULL OR p.kind = ?5)"
    " WHERE (?1 IS NULL OR o.date >= ?1) AND (?2 IS NULL OR o.date <= ?2)"
    " AND (?3 IS NULL OR instr(lower(o.location), lower(?3)) > 0 OR o.country = upper(?3))"
    " AND (?4 IS NULL OR instr(lower(o.employer), lower(?4)) > 0)"
    " ORDER BY o.document_id, o.ordinal, p.ordinal";
constexpr int kFirstOfPay = 36;

/// The value of an enum of `count` values that has that name.
template <class Enum>
std::optional<Enum> from_name(std::string_view text, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (name(static_cast<Enum>(i)) == text) return static_cast<Enum>(i);
  return std::nullopt;
}

/// "240-255", as the writer made it.
std::optional<SourceSpan> span_of(std::string_view text) {
  SourceSpan span;
  const auto hyphen = text.find('-');
  if (hyphen == text.npos) return std::nullopt;
  std::from_chars(text.data(), text.data() + hyphen, span.begin);
  std::from_chars(text.data() + hyphen + 1, text.data() + text.size(), span.end);
  return span;
}

/// What stands between `mark`s; nothing of an empty text.
std::vector<std::string> parts_of(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(mark), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + mark.size(), text.size()));
  }
  return parts;
}

/// The cells of a row, from one to the next.
class Cells {
 public:
  Cells(const Statement& row, int first) : row_(row), at_(first) {}

  std::int64_t number() { return row_.number(at_++); }
  std::string text() { return std::string(row_.text(at_++)); }
  std::optional<std::string> optional_text() { return row_.optional_text(at_++); }

  std::optional<Decimal> micros() {
    const int at = at_++;
    return row_.is_null(at) ? std::nullopt : std::optional(Decimal::from_micros(row_.number(at)));
  }
  /// An amount, and behind it whether the text states it.
  std::optional<Decimal> micros_if_stated() {
    const auto amount = micros();
    return number() != 0 ? amount : std::nullopt;
  }
  /// Words, where they stand and how sure they are.
  std::optional<Stated> stated() {
    const auto value = optional_text();
    const auto span = span_of(text());
    const auto certainty = named<Certainty>(3);
    if (!value) return std::nullopt;
    return Stated{*value, span, certainty.value_or(Certainty::stated)};
  }
  template <class Enum>
  std::optional<Enum> named(std::size_t count) {
    return from_name<Enum>(row_.text(at_++), count);
  }

 private:
  const Statement& row_;
  int at_;
};

Posting posting_of(const Statement& row) {
  Posting made;
  Cells cells(row, 2);
  made.source.path = cells.text();
  made.source.record = static_cast<std::uint64_t>(cells.number());
  made.source.id = cells.text();
  made.title = cells.stated();
  made.role = cells.optional_text();
  made.role_note = cells.optional_text();
  made.employer = cells.stated();
  made.location = cells.stated();
  made.country = cells.stated();
  made.date = parse_date(cells.text());
  made.date_words = cells.stated();
  made.url = cells.optional_text();
  made.soc_code = cells.stated();
  made.terms.seniority = cells.optional_text();
  made.terms.grade = cells.optional_text();
  made.terms.shift = cells.optional_text();
  made.terms.contract = cells.optional_text();
  made.terms.working_time = cells.optional_text();
  made.terms.workplace = cells.optional_text();
  made.places = parts_of(cells.text(), "; ");
  made.terms.requisition = cells.optional_text();
  made.terms.gender_mark = cells.optional_text();
  return made;
}

Pay pay_of(const Statement& row) {
  Pay made;
  Cells cells(row, kFirstOfPay + 1);
  made.min = cells.micros();
  made.max = cells.micros();
  made.currency = cells.text();
  made.currency_certainty = cells.named<Certainty>(3).value_or(Certainty::assumed);
  made.period = cells.named<Period>(13);
  made.period_certainty = cells.named<Certainty>(3).value_or(Certainty::assumed);
  made.kind = cells.named<Kind>(9).value_or(Kind::other);
  made.bound = cells.named<Bound>(5).value_or(Bound::exact);
  made.basis = cells.named<Basis>(4);
  made.scope = cells.optional_text();
  made.primary = cells.number() != 0;
  made.time = cells.named<Time>(4).value_or(Time::offered);
  made.confidence_percent = static_cast<std::uint8_t>(cells.number());
  made.work.hours_per_week = cells.micros_if_stated();
  made.work.days_per_week = cells.micros_if_stated();
  made.work.weeks_per_year = cells.micros_if_stated();
  made.work.payments_per_year = cells.micros();
  made.work.full_time_hours_per_week = cells.micros();
  made.quote = cells.text();
  made.span.begin = static_cast<std::uint32_t>(cells.number());
  made.span.end = static_cast<std::uint32_t>(cells.number());
  for (const std::string& mention : parts_of(cells.text(), " "))
    if (const auto span = span_of(mention)) made.mentions.push_back(*span);
  made.rule = cells.text();
  made.notes = parts_of(cells.text(), "; ");
  return made;
}

Claim claim_of(const Statement& row) {
  Claim made;
  Cells cells(row, 0);
  made.relation = cells.named<Relation>(5).value_or(Relation::times);
  made.count = cells.micros();
  made.subject = cells.text();
  made.benchmark_words = cells.text();
  made.benchmark = cells.text();
  made.quote = cells.text();
  made.span.begin = static_cast<std::uint32_t>(cells.number());
  made.span.end = static_cast<std::uint32_t>(cells.number());
  made.bound = cells.named<Bound>(5).value_or(Bound::exact);
  return made;
}

Refused refused_of(const Statement& row) {
  Refused made;
  Cells cells(row, 0);
  made.reason = cells.text();
  made.quote = cells.text();
  made.span.begin = static_cast<std::uint32_t>(cells.number());
  made.span.end = static_cast<std::uint32_t>(cells.number());
  return made;
}

/// What stands beside the pays of a posting.
class Besides {
 public:
  explicit Besides(const Database& database)
      : claims_(database,
                "SELECT relation, count_micros, subject, benchmark_words, benchmark_id, quote,"
                " span_begin, span_end, bound FROM claim WHERE posting_id = ?1 ORDER BY ordinal"),
        refused_(database,
                 "SELECT reason, quote, span_begin, span_end FROM refusal WHERE posting_id = ?1"
                 " ORDER BY ordinal") {}

  void add_to(Posting& posting, std::int64_t id) {
    for (claims_.bind(1, id); claims_.step();) posting.claims.push_back(claim_of(claims_));
    claims_.reset();
    for (refused_.bind(1, id); refused_.step();) posting.refused.push_back(refused_of(refused_));
    refused_.reset();
  }

 private:
  Statement claims_;
  Statement refused_;
};

void bind(Statement& rows, const PostingFilter& filter) {
  const auto day = [](const std::optional<Date>& date) {
    return date ? std::optional(to_string(*date)) : std::nullopt;
  };
  const auto text = [](const std::optional<std::string>& value) {
    return value ? std::optional<std::string_view>(*value) : std::nullopt;
  };
  const auto from = day(filter.from), to = day(filter.to);
  rows.bind(1, text(from)).bind(2, text(to)).bind(3, text(filter.place));
  rows.bind(4, text(filter.employer));
  rows.bind(5, filter.kind ? std::optional(name(*filter.kind)) : std::nullopt);
}

/// Each posting with its keys: `take(posting, id, document_id)`.
template <class Take>
void read(const Database& database, const PostingFilter& filter, const Take& take) {
  Statement rows(database, kQuery);
  bind(rows, filter);
  std::optional<Posting> open;
  std::int64_t id = 0, document = 0;
  while (rows.step()) {
    if (!open || rows.number(0) != id) {
      if (open) take(*open, id, document);
      open = posting_of(rows);
      id = rows.number(0);
      document = rows.number(1);
    }
    if (rows.is_null(kFirstOfPay)) continue;
    open->pay.push_back(pay_of(rows));
    if (filter.kind) open->pay.back().primary = true;
  }
  if (open) take(*open, id, document);
}

}  // namespace

std::optional<Kind> kind_from_name(std::string_view text) { return from_name<Kind>(text, 9); }

void read_postings(const Database& database, const PostingFilter& filter,
                   const std::function<void(const Posting&)>& take) {
  read(database, filter,
       [&](const Posting& posting, std::int64_t, std::int64_t) { take(posting); });
}

void read_documents(const Database& database,
                    const std::function<void(std::vector<Posting>)>& take) {
  Besides besides(database);
  std::vector<Posting> open;
  std::int64_t of = 0;
  read(database, {}, [&](Posting& posting, std::int64_t id, std::int64_t document) {
    besides.add_to(posting, id);
    if (document != of && !open.empty()) take(std::exchange(open, {}));
    of = document;
    open.push_back(std::move(posting));
  });
  if (!open.empty()) take(std::move(open));
}

}  // namespace wagescope
