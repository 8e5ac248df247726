// Where a piece of news names roles and organisations, and of which one a place in it speaks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/read/document.h"

namespace wagescope {

/// A stretch of the text that names a role or an organisation.
struct Mention {
  TextSpan span;
  std::size_t which = 0;
};

/// Mentions in order of the text, and the one that a place in a sentence speaks of.
class Mentions {
 public:
  void add(TextSpan span, std::size_t which) { all_.push_back({span, which}); }
  void sort();
  bool full() const;

  /// The last one before `at` in the sentence that `counts`, else the first behind it there, else
  /// the last one of the sentences before. `back`: the sentence speaks of one named before it.
  template <class Counts>
  std::optional<Mention> nearest(TextSpan sentence, std::uint32_t at, bool back,
                                 const Counts& counts) const {
    const auto behind =
        std::ranges::lower_bound(all_, at, {}, [](const Mention& m) { return m.span.begin; });
    auto before = behind;
    while (before != all_.begin() && (before - 1)->span.begin >= sentence.begin)
      if (counts((--before)->span)) return *before;
    const bool earlier = before != all_.begin();
    if (earlier && back) return *(before - 1);
    if (behind != all_.end() && behind->span.begin < sentence.end) return *behind;
    if (earlier) return *(before - 1);
    return std::nullopt;
  }

  /// "Corran Lines, the ferry operator, pays": whether `span` says what one of these is.
  bool describe(std::string_view text, TextSpan span) const;

 private:
  std::vector<Mention> all_;
};

/// Every place where one of the organisations is named, in full or by a part of its name.
Mentions places_of(const Document& document, TextSpan within,
                   const std::vector<TextSpan>& organisations);

/// The text offset whose source byte is the one at which `span` begins.
std::uint32_t text_offset(const Document& document, SourceSpan span);

}  // namespace wagescope
