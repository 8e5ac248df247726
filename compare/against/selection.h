// What --against names, and what that comes to for one posting.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/against/place.h"
#include "compare/benchmark/aliases.h"
#include "compare/benchmark/benchmark.h"
#include "compare/occupation/occupation.h"
#include "compare/ratio/checked_posting.h"
#include "extractor/posting/posting.h"

namespace wagescope {

/// All that words of --against may lead to. Immutable; shared between threads.
struct Knowledge {
  std::span<const Benchmark> all;
  const BenchmarkAliases* aliases = nullptr;
  const MinimumWages* minimum_wages = nullptr;
  const Occupations* occupations = nullptr;
};

class Selection {
 public:
  /// `words` with commas between: ids, categories ("minimum-wage"), patterns
  /// ("us-*-minimum-wage"), everyday names ("federal minimum wage"), "occupation"
  /// and "place". An error names what is not known, and what is near it.
  static Result<Selection> parse(std::string_view words, const Knowledge& knowledge);

  /// The series that count for `posting`, each once, in the order of the words.
  std::vector<Asked> for_posting(const Posting& posting, const CompareOptions& options) const;

  bool empty() const { return items_.empty(); }

 private:
  struct Item {
    enum class What : unsigned char { series, occupation, place };
    What what = What::series;
    const Benchmark* series = nullptr;
    bool group = false;
    std::string words;
  };
  Asked occupation(const Posting& posting) const;
  Asked place(const Posting& posting, const CompareOptions& options) const;

  Knowledge knowledge_;
  std::vector<Item> items_;
};

/// "; near it: a, b, c": ids that share words with `id`, or nothing.
std::string ids_near(std::span<const Benchmark> all, std::string_view id);

}  // namespace wagescope
