// Every statement of money in each line of standard input, before anybody asks whether
// it is pay: "low high CODE,CODE" parted by tabs; a line without money gives an empty one.
#include <iostream>
#include <string>

#include "extractor/amount/statement.h"
#include "extractor/scan/scan.h"

namespace {

using namespace wagescope;

std::string notation(const MoneyStatement& statement) {
  std::string out = statement.low.to_string() + " " + statement.high.to_string() + " ";
  if (statement.currency == nullptr) return out + std::string(statement.last().number.implies);
  for (const std::string& code : statement.currency->codes)
    out += (out.back() == ' ' ? "" : ",") + code;
  return out;
}

std::string money_in(const StatementReader& reader, const std::string& line) {
  const auto end = static_cast<std::uint32_t>(line.size());
  std::string out;
  for (auto at = reader.next(line, 0, end); at < end;) {
    const auto statement = reader.at(line, at);
    if (statement) out += (out.empty() ? "" : "\t") + notation(*statement);
    const std::uint32_t behind = statement ? statement->span.end : reader.skip(line, at);
    at = reader.next(line, std::max(behind, at + 1), end);
  }
  return out;
}

}  // namespace

int main() {
  const Lexicons lexicons = Lexicons::built_in();
  const CueReader cues(lexicons);
  const StatementReader reader(lexicons, cues);
  for (std::string line; std::getline(std::cin, line);) std::cout << money_in(reader, line) << "\n";
}
