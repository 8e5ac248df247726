#include "db/stored_text.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace wagescope {
namespace {

void append(std::string& out, std::uint32_t number, char behind) {
  std::array<char, 12> digits{};
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr);
  out += behind;
}

/// "text:source:piece text:source:piece ".
std::string offsets_text(const OffsetMap& map) {
  std::string out;
  for (const OffsetMap::Run& run : map.runs()) {
    append(out, run.text, ':');
    append(out, run.source, ':');
    append(out, run.piece, ' ');
  }
  return out;
}

/// "kind:begin-end kind:begin-end ", the kinds as their enum counts them.
std::string marks_text(const std::vector<Mark>& marks) {
  std::string out;
  for (const Mark& mark : marks) {
    append(out, static_cast<std::uint32_t>(mark.what), ':');
    append(out, mark.span.begin, '-');
    append(out, mark.span.end, ' ');
  }
  return out;
}

/// The numbers of either, three at a time.
class Triples {
 public:
  explicit Triples(std::string_view text) : text_(text) {}
  std::optional<std::array<std::uint32_t, 3>> next() {
    std::array<std::uint32_t, 3> out{};
    for (std::uint32_t& number : out) {
      const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
      if (error != std::errc()) return std::nullopt;
      text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
      if (!text_.empty()) text_.remove_prefix(1);
    }
    return out;
  }

 private:
  std::string_view text_;
};

OffsetMap offsets_of(std::string_view text) {
  OffsetMap out;
  Triples triples(text);
  while (const auto run = triples.next()) {
    const auto [at, source, piece] = *run;
    if (piece > 0)
      out.add_piece(at, source, piece);
    else
      out.add_run(at, source);
  }
  return out;
}

std::optional<std::int64_t> micros_of(const std::optional<Decimal>& amount) {
  return amount ? std::optional(amount->micros()) : std::nullopt;
}

std::optional<Decimal> amount_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Decimal::from_micros(row.number(column));
}

StatedPay stated_pay_of(const Statement& row) {
  StatedPay out;
  out.min = amount_of(row, 0);
  out.max = amount_of(row, 1);
  int column = 2;
  for (auto* part : {&out.currency, &out.period, &out.kind, &out.scope, &out.words, &out.rule})
    *part = row.text(column++);
  out.estimated = row.number(8) != 0;
  out.to_be_read = row.number(9) != 0;
  if (!row.is_null(10))
    out.span = SourceSpan{static_cast<std::uint32_t>(row.number(10)),
                          static_cast<std::uint32_t>(row.number(11))};
  return out;
}

std::vector<Mark> marks_of(std::string_view text) {
  std::vector<Mark> out;
  Triples triples(text);
  while (const auto mark = triples.next())
    out.push_back({static_cast<Mark::What>((*mark)[0]), {(*mark)[1], (*mark)[2]}});
  return out;
}

}  // namespace

StoredTexts::StoredTexts(const Database& database)
    : insert_(database,
              "INSERT INTO stored_text (document_id, text, title, employer, location, country,"
              " date, url, terms, offsets, marks)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
              " ON CONFLICT DO NOTHING"),
      select_(database,
              "SELECT t.text, t.title, t.employer, t.location, t.country, t.date, t.url,"
              " t.terms, t.offsets, t.marks, d.path, d.record, d.source_id FROM stored_text AS t"
              " JOIN document AS d ON d.id = t.document_id WHERE t.document_id = ?1"),
      insert_pay_(database,
                  "INSERT INTO stored_pay (document_id, ordinal, min_micros, max_micros, currency,"
                  " period, kind, scope, words, rule, estimated, to_be_read, span_begin, span_end)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
                  " ON CONFLICT DO NOTHING"),
      select_pay_(database,
                  "SELECT min_micros, max_micros, currency, period, kind, scope, words, rule,"
                  " estimated, to_be_read, span_begin, span_end FROM stored_pay"
                  " WHERE document_id = ?1 ORDER BY ordinal") {}

void StoredTexts::write(std::int64_t document_id, const Document& document) {
  const Fields& fields = document.fields;
  insert_.bind(1, document_id).bind(2, std::string_view(document.text));
  int parameter = 3;
  for (const auto* field : {&fields.title, &fields.employer, &fields.location, &fields.country,
                            &fields.date, &fields.url, &fields.terms})
    insert_.bind(parameter++, *field);
  insert_.bind(10, std::string_view(offsets_text(document.offsets)));
  insert_.bind(11, std::string_view(marks_text(document.marks))).run();
  write_pay(document_id, document.stated_pay);
}

void StoredTexts::write_pay(std::int64_t document_id, const std::vector<StatedPay>& pays) {
  std::int64_t ordinal = 0;
  for (const StatedPay& pay : pays) {
    insert_pay_.bind(1, document_id).bind(2, ordinal++);
    insert_pay_.bind(3, micros_of(pay.min)).bind(4, micros_of(pay.max));
    int parameter = 5;
    for (const auto* part :
         {&pay.currency, &pay.period, &pay.kind, &pay.scope, &pay.words, &pay.rule})
      insert_pay_.bind(parameter++, std::string_view(*part));
    insert_pay_.bind(11, std::int64_t{pay.estimated}).bind(12, std::int64_t{pay.to_be_read});
    std::optional<std::int64_t> begin, end;
    if (pay.span) begin = pay.span->begin, end = pay.span->end;
    insert_pay_.bind(13, begin).bind(14, end).run();
  }
}

std::vector<StatedPay> StoredTexts::read_pay(std::int64_t document_id) {
  std::vector<StatedPay> out;
  select_pay_.bind(1, document_id);
  while (select_pay_.step()) out.push_back(stated_pay_of(select_pay_));
  select_pay_.reset();
  return out;
}

std::optional<Document> StoredTexts::read(std::int64_t document_id) {
  select_.reset();
  select_.bind(1, document_id);
  if (!select_.step()) return std::nullopt;
  Document out;
  out.text = select_.text(0);
  Fields& fields = out.fields;
  int column = 1;
  for (auto* field : {&fields.title, &fields.employer, &fields.location, &fields.country,
                      &fields.date, &fields.url, &fields.terms})
    *field = select_.optional_text(column++);
  out.offsets = offsets_of(select_.text(8));
  out.marks = marks_of(select_.text(9));
  out.source = {std::string(select_.text(10)), static_cast<std::uint64_t>(select_.number(11)),
                std::string(select_.text(12))};
  select_.reset();
  out.stated_pay = read_pay(document_id);
  return out;
}

}  // namespace wagescope
