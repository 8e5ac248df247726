#include "compare/report/footnotes.h"

#include <algorithm>

namespace wagescope {

std::string Footnotes::mark(const BenchmarkValue& value) {
  return mark(value.source_title, value.source_url, value.note);
}

std::string Footnotes::mark(const std::string& title, const std::string& url,
                            const std::string& words) {
  const Note note{title, url, words};
  auto found = std::ranges::find(notes_, note);
  if (found == notes_.end()) found = notes_.insert(notes_.end(), note);
  return "[" + std::to_string(found - notes_.begin() + 1) + "]";
}

void Footnotes::write(Layout& out) const {
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const std::string number = "[" + std::to_string(i + 1) + "]";
    const std::string lead = "  " + padded(number, 4) + " ";
    out.with_lead(lead, notes_[i].title);
    if (!notes_[i].url.empty()) out.paragraph(notes_[i].url, lead.size());
    if (!notes_[i].note.empty()) out.paragraph("Note: " + notes_[i].note, lead.size());
  }
}

}  // namespace wagescope
