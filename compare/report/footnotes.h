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
  /// The same for any other source; `note` and `url` may be empty.
  std::string mark(const std::string& title, const std::string& url, const std::string& note);

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
