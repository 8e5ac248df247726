#include "tests/support/pay_corpus.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "extractor/lexicon/table.h"

namespace wagescope::test {
namespace {

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
      out += '\n';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

void take_marks(PayRow& row) {
  std::string plain;
  for (std::size_t at = 0; at < row.text.size();) {
    const std::size_t open = row.text.find("[[", at);
    plain += row.text.substr(at, open - at);
    if (open == std::string::npos) break;
    const std::size_t close = row.text.find("]]", open);
    if (close == std::string::npos) throw std::runtime_error(row.file + ": [[ without ]]");
    row.marked.push_back(row.text.substr(open + 2, close - open - 2));
    plain += row.marked.back();
    at = close + 2;
  }
  row.text = plain;
}

std::string number(const std::optional<Decimal>& value) { return value ? value->to_string() : ""; }

}  // namespace

std::vector<PayRow> read_pay_corpus(const std::string& path) {
  std::ifstream in(std::string(WAGESCOPE_SOURCE_DIR) + "/extractor/" + path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto table = Table::parse(path, bytes);
  if (!table) throw std::runtime_error(table.error().message);
  std::vector<PayRow> rows;
  // Other corpora of these stages have columns of their own.
  if (std::ranges::find(table->columns(), "reading") == table->columns().end()) return rows;
  for (const Table::Row& cells : table->rows()) {
    PayRow row;
    row.file = path;
    row.line = cells.line();
    row.text = unescape(cells["text"]);
    row.country = cells["country"];
    take_marks(row);
    if (cells["reading"].starts_with("-"))
      row.refused = cells["reading"].substr(1);
    else
      for (std::string_view reading : split(cells["reading"], ';'))
        row.readings.emplace_back(reading);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string notation(const Pay& pay) {
  std::string text = pay.bound == Bound::about ? "~" : "";
  text += pay.min == pay.max ? number(pay.min) : number(pay.min) + ".." + number(pay.max);
  text += " " + (pay.currency.empty() ? "?" : pay.currency) + "/";
  text += pay.period ? std::string(name(*pay.period)) : "?";
  if (pay.kind != Kind::base) text += " " + std::string(name(pay.kind));
  if (pay.basis) text += " " + std::string(name(*pay.basis));
  if (pay.scope) text += " (" + *pay.scope + ")";
  return text;
}

}  // namespace wagescope::test
