// Numbered sources: one number for each page and note, in order of first use.
#pragma once

#include <string>
#include <vector>

#include "compare/benchmark/benchmark.h"
#include "compare/report/layout.h"

namespace wagescope {

class Footnotes {
 public:
  /// "[1]" for the source of the value.
  std::string mark(const BenchmarkValue& value);

  bool empty() const { return notes_.empty(); }

  /// Number, title, address and note of each.
  void write(Layout& out) const;

 private:
  struct Note {
    std::string title;
    std::string url;
    std::string note;
    friend bool operator==(const Note&, const Note&) = default;
  };
  std::vector<Note> notes_;
};

}  // namespace wagescope
