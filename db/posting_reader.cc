#include "db/posting_reader.h"

#include <array>

namespace wagescope {
namespace {

constexpr std::string_view kQuery =
    "SELECT o.id, d.path, d.record, coalesce(d.source_id, ''), o.title, o.role, o.employer,"
    " o.location, o.country, o.date, p.id, p.min_micros, p.max_micros, p.currency,"
    " p.currency_certainty, p.period, p.period_certainty, p.kind, p.bound, p.basis, p.scope,"
    " p.is_primary, p.time, p.confidence_percent, p.hours_per_week_micros, p.hours_stated,"
    " p.days_per_week_micros, p.days_stated, p.weeks_per_year_micros, p.weeks_stated,"
    " p.payments_per_year_micros, p.quote, p.rule"
    " FROM posting AS o JOIN document AS d ON d.id = o.document_id"
    " LEFT JOIN pay AS p ON p.posting_id = o.id AND (?5 IS NULL OR p.kind = ?5)"
    " WHERE (?1 IS NULL OR o.date >= ?1) AND (?2 IS NULL OR o.date <= ?2)"
    " AND (?3 IS NULL OR instr(lower(o.location), lower(?3)) > 0 OR o.country = upper(?3))"
    " AND (?4 IS NULL OR instr(lower(o.employer), lower(?4)) > 0)"
    " ORDER BY o.id, p.ordinal";

/// The value of an enum of `count` values that has that name.
template <class Enum>
std::optional<Enum> from_name(std::string_view text, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (name(static_cast<Enum>(i)) == text) return static_cast<Enum>(i);
  return std::nullopt;
}

std::optional<Stated> stated(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Stated{std::string(row.text(column)), std::nullopt, Certainty::stated};
}

std::optional<Decimal> micros(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Decimal::from_micros(row.number(column));
}

std::optional<Decimal> when(const Statement& row, int column) {
  return row.number(column + 1) != 0 ? micros(row, column) : std::nullopt;
}

Posting posting_of(const Statement& row) {
  Posting made;
  made.source.path = row.text(1);
  made.source.record = static_cast<std::uint64_t>(row.number(2));
  made.source.id = row.text(3);
  made.title = stated(row, 4);
  made.role = row.optional_text(5);
  made.employer = stated(row, 6);
  made.location = stated(row, 7);
  made.country = stated(row, 8);
  if (!row.is_null(9)) made.date = parse_date(row.text(9));
  return made;
}

Pay pay_of(const Statement& row) {
  Pay made;
  made.min = micros(row, 11);
  made.max = micros(row, 12);
  made.currency = row.text(13);
  made.currency_certainty = from_name<Certainty>(row.text(14), 3).value_or(Certainty::assumed);
  if (!row.is_null(15)) made.period = period_from_name(row.text(15));
  made.period_certainty = from_name<Certainty>(row.text(16), 3).value_or(Certainty::assumed);
  made.kind = kind_from_name(row.text(17)).value_or(Kind::other);
  made.bound = from_name<Bound>(row.text(18), 5).value_or(Bound::exact);
  if (!row.is_null(19)) made.basis = from_name<Basis>(row.text(19), 4);
  made.scope = row.optional_text(20);
  made.primary = row.number(21) != 0;
  made.time = from_name<Time>(row.text(22), 4).value_or(Time::offered);
  made.confidence_percent = static_cast<std::uint8_t>(row.number(23));
  made.work.hours_per_week = when(row, 24);
  made.work.days_per_week = when(row, 26);
  made.work.weeks_per_year = when(row, 28);
  made.work.payments_per_year = micros(row, 30);
  made.quote = row.text(31);
  made.rule = row.text(32);
  return made;
}

}  // namespace

std::optional<Kind> kind_from_name(std::string_view text) { return from_name<Kind>(text, 9); }

void read_postings(const Database& database, const PostingFilter& filter,
                   const std::function<void(const Posting&)>& take) {
  const auto day = [](const std::optional<Date>& date) {
    return date ? std::optional(to_string(*date)) : std::nullopt;
  };
  const auto text = [](const std::optional<std::string>& value) {
    return value ? std::optional<std::string_view>(*value) : std::nullopt;
  };
  const auto from = day(filter.from), to = day(filter.to);
  Statement rows(database, kQuery);
  rows.bind(1, text(from)).bind(2, text(to)).bind(3, text(filter.place));
  rows.bind(4, text(filter.employer));
  rows.bind(5, filter.kind ? std::optional(name(*filter.kind)) : std::nullopt);
  std::optional<Posting> open;
  std::int64_t id = 0;
  while (rows.step()) {
    if (!open || rows.number(0) != id) {
      if (open) take(*open);
      open = posting_of(rows);
      id = rows.number(0);
    }
    if (rows.is_null(10)) continue;
    open->pay.push_back(pay_of(rows));
    if (filter.kind) open->pay.back().primary = true;
  }
  if (open) take(*open);
}

}  // namespace wagescope
