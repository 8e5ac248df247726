#include "compare/benchmark/audit.h"

#include <array>

#include "compare/ratio/exact.h"

namespace wagescope {
namespace {

Date shifted(Date date, int days) { return std::chrono::sys_days(date) + std::chrono::days(days); }

/// How far `now` is from `before`, in percent of it.
Exact change(Decimal before, Decimal now) {
  return (Exact(now) - Exact(before)).abs() * Exact::whole(100) / Exact(before);
}

class Auditor {
 public:
  Auditor(const AuditOptions& options, std::vector<Finding>& found)
      : options_(options), found_(found) {}

  void look_at(const Benchmark& series) {
    id_ = series.id;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      const BenchmarkValue& value = series.values[i];
      check_source(value);
      if (i == 0) continue;
      check_gap(series.values[i - 1], value);
      check_jump(series.values[i - 1], value);
    }
    if (!series.values.empty()) check_end(series.values.back());
  }

 private:
  void add(Finding::What what, std::string words) {
    found_.push_back({what, id_, std::move(words)});
  }

  void check_source(const BenchmarkValue& value) {
    if (!value.source_title.empty() && value.source_url.starts_with("http")) return;
    add(Finding::What::no_source,
        "the value from " + to_string(value.effective_from) +
            (value.source_title.empty() ? " names no page" : " has no address"));
  }

  void check_gap(const BenchmarkValue& before, const BenchmarkValue& after) {
    if (!before.effective_to) return;
    const Date first = shifted(*before.effective_to, 1);
    if (first >= after.effective_from) return;
    add(Finding::What::gap,
        to_string(first) + " to " + to_string(shifted(after.effective_from, -1)));
  }

  void check_jump(const BenchmarkValue& before, const BenchmarkValue& after) {
    const Exact percent = change(before.amount, after.amount);
    if (percent <= Exact(options_.jump_percent)) return;
    add(Finding::What::jump, to_string(after.effective_from) + ": from " +
                                 before.amount.to_string() + " to " + after.amount.to_string() +
                                 ", " + percent.rounded(0) + " percent " +
                                 (after.amount > before.amount ? "up" : "down"));
  }

  void check_end(const BenchmarkValue& last) {
    if (!last.effective_to || *last.effective_to >= options_.today) return;
    add(Finding::What::stale_end, "after " + to_string(*last.effective_to));
  }

  const AuditOptions& options_;
  std::vector<Finding>& found_;
  std::string id_;
};

}  // namespace

std::string_view name(Finding::What what) {
  constexpr std::array<std::string_view, 4> names{"gap", "jump", "no source", "stale end"};
  return names.at(static_cast<std::size_t>(what));
}

std::vector<Finding> audit(std::span<const Benchmark> all, const AuditOptions& options) {
  std::vector<Finding> found;
  Auditor auditor(options, found);
  for (const Benchmark& series : all) auditor.look_at(series);
  return found;
}

}  // namespace wagescope
