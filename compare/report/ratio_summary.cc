// The table at the end of a comparison of many documents.
#include "compare/report/group_report.h"
#include "compare/report/layout.h"
#include "compare/report/words.h"

namespace wagescope {

std::string ratio_summary(std::map<std::string, std::vector<Figure>>&& by_benchmark) {
  std::string body;
  for (auto& [benchmark, figures] : by_benchmark) {
    if (figures.size() < 2) continue;
    sort_figures(figures);
    const Quartiles of = quartiles(figures);
    Layout head;
    if (body.empty()) {
      head.heading("All documents");
      head.paragraph(
          "Ratios of the primary pay of each posting to each benchmark; of a range, its middle; of "
          "“up to” and “from”, the end stated.");
    }
    body += head.take();
    body += "\n" + wrapped(benchmark + ": " + count_words(figures.size(), "pay", "pays"), "  ");
    body += "    lowest " + short_ratio(of.lowest) + ", quartiles " + short_ratio(of.quarter) +
            " and " + short_ratio(of.three_quarters) + ", median " + short_ratio(of.median) +
            ", highest " + short_ratio(of.highest) + "\n";
    body += "    " + bar(of, of.lowest, of.highest, kBarColumns) + "\n";
    Layout ends;
    ends.with_lead("    highest  ", figures.back().label + " (" + figures.back().source + ")");
    ends.with_lead("    lowest   ", figures.front().label + " (" + figures.front().source + ")");
    body += ends.take();
  }
  return body;
}

}  // namespace wagescope
