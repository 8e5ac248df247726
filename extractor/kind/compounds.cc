#include "extractor/kind/compounds.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace wagescope {
namespace {

struct Part {
  std::string_view word, what, value;
  bool frame() const { return what == "period" || what == "basis"; }
};

struct Group {
  std::vector<Part> heads, fronts;
};

/// How far from the amount each may stand, in words.
std::string_view reach_of(std::string_view what) {
  if (what == "period" || what == "basis") return "25";
  if (what == "near_not") return "2";
  if (what == "low_end" || what == "high_end") return "6";
  return what == "not" ? "10" : what == "kind" ? "8" : "12";
}

/// What tells pay from other money says it behind an amount too: "14,50 € Grundlohn pro Stunde".
void add_row(const std::string& phrase, const Part& part, std::vector<CueText>& rows) {
  if (part.what == "none") return;
  if (part.what == "includes") {  // "£30k inc. tips"
    rows.push_back({phrase, "includes", std::string(part.value), "right", "6"});
    return;
  }
  if (part.what == "near_not") {
    rows.push_back(
        {phrase, "not", std::string(part.value), "left", std::string(reach_of(part.what))});
    return;
  }
  if (part.what == "pay" || part.what == "not")
    rows.push_back({phrase, std::string(part.what), std::string(part.value), "right", "1"});
  rows.push_back({phrase, std::string(part.what), std::string(part.value), "left",
                  std::string(reach_of(part.what))});
}

/// What the parts say together: the word is pay, unless one of them makes it something else.
void add_compound(std::initializer_list<Part> fronts, const Part& head,
                  std::vector<CueText>& rows) {
  std::string phrase;
  const Part* meaning = &head;
  for (const Part& front : fronts) {
    phrase += front.word;
    if (front.what == "kind" || front.what == "not") meaning = &front;
  }
  phrase += head.word;
  std::ranges::replace(phrase, '_', ' ');
  add_row(phrase, *meaning, rows);
  for (const Part& front : fronts)
    if (&front != meaning) add_row(phrase, front, rows);
}

}  // namespace

std::vector<CueText> compound_cues(const Lexicons& lexicons) {
  std::map<std::string_view, Group> groups;
  for (const Table::Row& row : lexicons.table("kind/compounds.tsv").rows()) {
    Group& group = groups[row["group"]];
    if (row["part"] != "head" && row["part"] != "front")
      bad_cell("kind/compounds.tsv", "part", row["part"]);
    (row["part"] == "head" ? group.heads : group.fronts)
        .push_back({row["word"], row["what"], row["value"]});
  }
  std::vector<CueText> rows;
  for (const auto& [name, group] : groups)
    for (const Part& head : group.heads)
      for (const Part& front : group.fronts) {
        add_compound({front}, head, rows);
        for (const Part& second : group.fronts)
          if (front.what != second.what && (front.frame() || second.frame()))
            add_compound({front, second}, head, rows);
      }
  return rows;
}

}  // namespace wagescope
