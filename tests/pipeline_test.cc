// Records through threads: in order, and never too much under way.
#include "cli/pipeline.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include "tests/support/reading.h"

namespace wagescope {
namespace {

struct Lines {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

Lines lines_of(const Batch& batch) {
  const auto count = std::count(batch.bytes.begin(), batch.bytes.end(), '\n');
  return {batch.first_line, static_cast<std::uint64_t>(count)};
}

TEST_CASE("results come in the order of the input, and short lines do not pile up") {
  std::string text;
  constexpr std::uint64_t kLines = 400'000;
  for (std::uint64_t i = 0; i < kLines; ++i) text += "{\"text\":\"$9/h\"}\n";
  const TempFolder folder;
  const std::string path = folder.add("short.ndjson", text);

  std::atomic<std::uint64_t> made = 0;
  std::atomic<std::uint64_t> taken = 0;
  std::atomic<std::uint64_t> most = 0;
  BatchReader batches(find_sources({path}));
  Pipeline<Lines> pipeline(batches, 3, [&]() -> Pipeline<Lines>::Worker {
    return [&](const Batch& batch) {
      const Lines lines = lines_of(batch);
      const std::uint64_t waiting = (made += lines.count) - taken;
      std::uint64_t seen = most;
      while (waiting > seen && !most.compare_exchange_weak(seen, waiting)) {
      }
      return lines;
    };
  });
  std::uint64_t next = 1;
  while (const auto lines = pipeline.next()) {
    // A slow database: the threads are far ahead of it by then.
    if (next == 1) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    REQUIRE(lines->first == next);
    next += lines->count;
    taken += lines->count;
  }
  CHECK(next == kLines + 1);
  // 32 MB, at two kilobytes each, and the batch that has just been taken.
  CHECK(most <= 35'000);
}

TEST_CASE("without threads of its own a pipeline does each batch where it is asked for") {
  std::string text;
  constexpr std::uint64_t kLines = 100'000;
  for (std::uint64_t i = 0; i < kLines; ++i) text += "{\"text\":\"$9/h\"}\n";
  const TempFolder folder;
  BatchReader batches(find_sources({folder.add("short.ndjson", text)}));
  const std::thread::id caller = std::this_thread::get_id();
  Pipeline<Lines> pipeline(batches, 0, [&]() -> Pipeline<Lines>::Worker {
    return [&](const Batch& batch) {
      CHECK(std::this_thread::get_id() == caller);
      return lines_of(batch);
    };
  });
  std::uint64_t next = 1;
  while (const auto lines = pipeline.next()) {
    REQUIRE(lines->first == next);
    next += lines->count;
    if (next > kLines / 2) pipeline.stop();
  }
  CHECK(next > kLines / 2);
  CHECK(next <= kLines);
}

}  // namespace
}  // namespace wagescope
