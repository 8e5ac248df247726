// Records through worker threads, results in the order of the input. One thread
// reads batches, N turn each into a result, the caller's thread takes the
// results; a limit on what is under way bounds the memory. With no thread of its own it does
// one batch after the other on the caller's.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "extractor/base/find.h"
#include "extractor/read/read.h"

namespace wagescope {

/// Reads `batches` to their end, or until `stop` is set. `make_worker` is called
/// once for each thread, on that thread, and gives what turns a batch into a
/// Made; `take` gets every Made in order, and whether more wait behind it. What
/// any of them throws is thrown here once the threads have ended; results of
/// the batches in front of a failed one have been taken by then.
template <class Made>
class Pipeline {
 public:
  using Worker = std::function<Made(const Batch&)>;

  Pipeline(BatchReader& batches, unsigned threads, std::function<Worker()> make_worker)
      : batches_(batches), make_worker_(std::move(make_worker)) {
    if (threads == 0) return;
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
    threads_.emplace_back([this] { read(); });
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  ~Pipeline() { end(); }

  /// The next result in order, or empty behind the last.
  std::optional<Made> next() {
    if (threads_.empty()) return make_next();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return jobs_.empty() ? read_all_ : jobs_.front()->done; });
    if (jobs_.empty()) {
      if (failed_) std::rethrow_exception(failed_);
      return std::nullopt;
    }
    const std::shared_ptr<Job> job = std::move(jobs_.front());
    jobs_.pop_front();
    bytes_ -= job->size;
    lock.unlock();
    changed_.notify_all();
    if (job->failed) std::rethrow_exception(job->failed);
    return std::move(job->made);
  }

  /// Waits until next() has something to give, or for `most`; whether it has.
  bool ready_within(std::chrono::milliseconds most) {
    if (threads_.empty()) return true;
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, most,
                             [&] { return jobs_.empty() ? read_all_ : jobs_.front()->done; });
  }

  /// Whether nothing is ready now: a good moment to hand on what there is.
  bool idle() {
    if (threads_.empty()) return false;
    const std::lock_guard lock(mutex_);
    return jobs_.empty() || !jobs_.front()->done;
  }

  /// Reads no further; what was read still comes out of next().
  void stop() {
    stop_ = true;
    batches_.stop();
  }

 private:
  /// Bytes of input and of what is made of it that may be under way; a single batch may be
  /// larger.
  static constexpr std::size_t kUnderWay = 16 * 1024 * 1024;
  /// A record longer than this takes several times its bytes to parse and read.
  static constexpr std::size_t kLong = 1024 * 1024;
  static constexpr std::size_t kTimes = 4;
  /// About what is made of a short record, beside its text.
  static constexpr std::size_t kMadeOfRecord = 4096;

  /// Short records weigh more made than read: {"text":"$15/h"}. Those of a list need no
  /// line of their own.
  static std::size_t weight(const Batch& batch) {
    const bool json = batch.format == Format::json || batch.format == Format::json_list;
    const std::size_t records = count_of(json ? '{' : '\n', batch.bytes);
    const std::size_t bytes = batch.bytes.size() * (batch.bytes.size() > kLong ? kTimes : 1);
    return bytes + (records + 1) * kMadeOfRecord;
  }

  struct Job {
    Batch batch;
    std::size_t size = 0;
    std::optional<Made> made;
    std::exception_ptr failed;
    bool done = false;
  };

  std::optional<Made> make_next() {
    auto batch = stop_ ? std::nullopt : batches_.next();
    if (!batch) return std::nullopt;
    if (!worker_) worker_ = make_worker_();
    return worker_(*batch);
  }

  void read() {
    try {
      while (!stop_) {
        auto batch = batches_.next();
        if (!batch) break;
        auto job = std::make_shared<Job>();
        job->batch = *std::move(batch);
        job->size = weight(job->batch);
        std::unique_lock lock(mutex_);
        changed_.wait(lock,
                      [&] { return stop_ || bytes_ == 0 || bytes_ + job->size <= kUnderWay; });
        bytes_ += job->size;
        jobs_.push_back(job);
        waiting_.push_back(std::move(job));
        lock.unlock();
        changed_.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failed_ = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    read_all_ = true;
    changed_.notify_all();
  }

  void work() {
    std::exception_ptr no_worker;
    Worker worker;
    try {
      worker = make_worker_();
    } catch (...) {
      no_worker = std::current_exception();
    }
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return !waiting_.empty() || read_all_; });
      if (waiting_.empty()) return;
      const std::shared_ptr<Job> job = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      std::exception_ptr failed = no_worker;
      try {
        if (!failed && !abandoned_) job->made = worker(job->batch);
      } catch (...) {
        failed = std::current_exception();
      }
      lock.lock();
      job->batch = {};
      job->failed = failed;
      job->done = true;
      lock.unlock();
      changed_.notify_all();
    }
  }

  void end() {
    {
      const std::lock_guard lock(mutex_);
      stop();
      abandoned_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  BatchReader& batches_;
  std::function<Worker()> make_worker_;
  Worker worker_;  ///< The caller's own, where there are no threads.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Job>> jobs_;     ///< In order; until taken.
  std::deque<std::shared_ptr<Job>> waiting_;  ///< Not yet begun.
  std::size_t bytes_ = 0;
  bool read_all_ = false;
  std::exception_ptr failed_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> abandoned_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace wagescope
