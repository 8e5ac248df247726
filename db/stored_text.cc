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
              " date, url, offsets, marks) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
              " ON CONFLICT DO NOTHING"),
      select_(database,
              "SELECT t.text, t.title, t.employer, t.location, t.country, t.date, t.url,"
              " t.offsets, t.marks, d.path, d.record, d.source_id FROM stored_text AS t"
              " JOIN document AS d ON d.id = t.document_id WHERE t.document_id = ?1") {}

void StoredTexts::write(std::int64_t document_id, const Document& document) {
  const Fields& fields = document.fields;
  insert_.bind(1, document_id).bind(2, std::string_view(document.text));
  int parameter = 3;
  for (const auto* field : {&fields.title, &fields.employer, &fields.location, &fields.country,
                            &fields.date, &fields.url})
    insert_.bind(parameter++, *field);
  insert_.bind(9, std::string_view(offsets_text(document.offsets)));
  insert_.bind(10, std::string_view(marks_text(document.marks))).run();
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
                      &fields.date, &fields.url})
    *field = select_.optional_text(column++);
  out.offsets = offsets_of(select_.text(7));
  out.marks = marks_of(select_.text(8));
  out.source = {std::string(select_.text(9)), static_cast<std::uint64_t>(select_.number(10)),
                std::string(select_.text(11))};
  select_.reset();
  return out;
}

}  // namespace wagescope
