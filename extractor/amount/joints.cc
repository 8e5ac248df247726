#include "extractor/amount/joints.h"

#include "extractor/amount/number.h"
#include "extractor/lexicon/word_kinds.h"

namespace wagescope {
namespace {

constexpr std::string_view kTable = "amount/joints.tsv";

Joints::Kinds kind_named(std::string_view what) {
  static constexpr NamedBits kNames[] = {
      {"and", Joints::kAnd},   {"or", Joints::kOr},     {"plus", Joints::kPlus},
      {"with", Joints::kWith}, {"incl", Joints::kIncl}, {"to", Joints::kTo},
      {"of", Joints::kOf},     {"part", Joints::kPart}, {"by", Joints::kBy}};
  return static_cast<Joints::Kinds>(bits_named(kNames, what, kTable, "what"));
}

}  // namespace

Joints::Joints(const Lexicons& lexicons) {
  for (const Table::Row& row : lexicons.table(kTable).rows()) {
    Joint& joint = joints_[row["word"]];
    const Kinds kind = kind_named(row["what"]);
    joint.kinds |= kind;
    if (row["alone"].empty()) joint.plain |= kind;
  }
}

Joints::Kinds Joints::in(std::string_view text, TextSpan within) const {
  const std::string_view inside = text.substr(0, within.end);
  Kinds kinds = 0;
  for (std::size_t at = within.begin; at < within.end; ++at)
    if (joints_.may_start(inside[at]) && at_word_edge(inside, at))
      if (const auto joint = joints_.at(inside, at)) kinds |= joint->value->plain;
  return kinds;
}

Joints::Kinds Joints::only(std::string_view gap) const {
  const std::uint32_t begin = skip_noise(gap, 0);
  const auto joint = joints_.at(gap, begin);
  if (!joint || skip_noise(gap, begin + joint->length) < gap.size()) return 0;
  return joint->value->kinds;
}

bool Joints::begins(std::string_view text, std::size_t at, Kinds kinds) const {
  if (!joints_.may_start(text[at]) || !at_word_edge(text, at)) return false;
  const auto joint = joints_.at(text, at);
  return joint && (joint->value->plain & kinds) != 0;
}

bool Joints::leads_on(std::string_view text, std::size_t at) const {
  const auto joint = joints_.at(text, at);
  return joint && (joint->value->kinds & kOf) != 0;
}

}  // namespace wagescope
