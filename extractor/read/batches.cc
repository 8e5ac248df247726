#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "extractor/read/csv.h"
#include "extractor/read/html.h"
#include "extractor/read/read.h"

namespace wagescope {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::size_t kHead = 64 * 1024;  ///< Enough to tell the format by.
constexpr std::size_t kRoomBehind = 64;   ///< The JSON parser looks this far past the end.

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool begins_object(std::string_view line) {
  std::size_t at = 0;
  const auto skip_blanks = [&] {
    while (at < line.size() && is_blank(line[at])) ++at;
  };
  skip_blanks();
  if (at == line.size() || line[at] != '{') return false;
  ++at;
  skip_blanks();
  return at < line.size() && (line[at] == '"' || line[at] == '}');
}

/// One value over several lines: an array of objects, or an object whose first line
/// goes on in the next. A "[" in a letter is seldom followed by "{".
bool is_json(std::string_view head) {
  const auto next = [&](std::size_t at) {
    return std::min(head.find_first_not_of(" \t\r\n", at), head.size());
  };
  const std::size_t first = next(0);
  const std::size_t second = next(first + 1);
  if (first >= head.size() || second >= head.size()) return false;
  if (head[first] == '[') return head[second] == '{' || head[second] == ']';
  if (head[first] != '{' || head[second] != '"') return false;
  const std::size_t line = head.find('\n', first);
  if (line == std::string_view::npos) return false;
  const std::size_t last = head.find_last_not_of(" \t\r\n", line);
  if (head[last] == ',' || head[last] == '[' || head[last] == '{') return true;
  return head[last] != '}' && next(line) < head.size() && head[next(line)] != '{';
}

/// A page or a piece of one. A letter that has "<b>" or "<br>" in a line is none: its own
/// line breaks count, which a browser would not show.
bool is_html(std::string_view head) {
  if (!looks_like_html(head)) return false;
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (head[first] == '<') return true;
  for (const std::string_view end : {"</p>", "</li>", "</div>", "</ul>", "</P>", "</LI>", "</DIV>"})
    if (head.find(end) != std::string_view::npos) return true;
  return false;
}

std::string system_error(const SourceFile& source, const char* what) {
  return source.shown + ": cannot be " + what + ": " + std::strerror(errno) +
         "; allow it or leave the file out";
}

}  // namespace

Format tell_format(std::string_view head) {
  if (head.starts_with(kBom)) head.remove_prefix(kBom.size());
  if (is_json(head)) return Format::json;
  const std::string_view whole = head;
  std::size_t objects = 0;
  std::size_t others = 0;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    if (line.size() == head.size() && objects + others > 0) break;  // perhaps cut in the middle
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    if (std::all_of(line.begin(), line.end(), is_blank)) continue;
    ++(begins_object(line) ? objects : others);
  }
  if (objects > others) return Format::ndjson;
  if (tell_separator(whole)) return Format::table;
  return is_html(whole) ? Format::html : Format::plain;
}

BatchReader::BatchReader(std::vector<SourceFile> sources, ReadLimits limits)
    : sources_(std::move(sources)), limits_(limits) {}

BatchReader::~BatchReader() { close(); }

void BatchReader::close() {
  if (file_ > STDIN_FILENO) ::close(file_);
  file_ = -1;
}

void BatchReader::open() {
  const SourceFile& source = sources_[current_];
  if (source.path == "-") {
    file_ = STDIN_FILENO;
    return;
  }
  file_ = ::open(source.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) throw EnvironmentError(system_error(source, "opened"));
}

/// False when stop() was called while nothing came.
bool BatchReader::wait_for_input() const {
  constexpr int kStep = 100;  // milliseconds
  pollfd waiting{file_, POLLIN, 0};
  while (!stopped_)
    if (const int ready = ::poll(&waiting, 1, kStep); ready > 0 || (ready < 0 && errno != EINTR))
      return true;
  return false;
}

/// Appends up to a block; false at the end of the file.
bool BatchReader::fill(std::string& into) {
  if (!wait_for_input()) {
    at_end_ = true;
    return false;
  }
  const std::size_t before = into.size();
  into.resize(before + limits_.block);
  ssize_t got = 0;
  do {
    got = ::read(file_, into.data() + before, limits_.block);
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw EnvironmentError(system_error(sources_[current_], "read"));
  into.resize(before + static_cast<std::size_t>(got));
  bytes_read_ += static_cast<std::uint64_t>(got);
  at_end_ = got == 0;
  return !at_end_;
}

/// Opens the file and reads as much as tells its format: a whole line at least.
void BatchReader::begin_file() {
  open();
  at_end_ = false;
  line_ = 1;
  pending_.clear();
  while (pending_.size() < kHead && pending_.find('\n') == std::string::npos)
    if (!fill(pending_)) break;
  const std::size_t mark = pending_.starts_with(kBom) ? kBom.size() : 0;
  while (pending_.size() < kHead && is_header_alone(std::string_view(pending_).substr(mark)))
    if (!fill(pending_)) break;
  format_ = tell_format(std::string_view(pending_).substr(0, kHead));
  if (format_ == Format::ndjson && pending_.starts_with(kBom)) pending_.erase(0, kBom.size());
  if (format_ != Format::table) return;
  std::string_view rest = pending_;
  if (rest.starts_with(kBom)) rest.remove_prefix(kBom.size());
  separator_ = *tell_separator(rest.substr(0, kHead));
  take_row(rest, separator_, columns_);
  pending_.erase(0, pending_.size() - rest.size());
  line_ = 2;  // a header's names have no line breaks
}

std::optional<Batch> BatchReader::next() {
  if (stopped_ || current_ == sources_.size()) return std::nullopt;
  if (file_ < 0) begin_file();
  Batch batch = format_ == Format::ndjson  ? ndjson_batch()
                : format_ == Format::table ? table_batch()
                                           : plain_batch();
  if (stopped_) return std::nullopt;  // what is pending may be half a record
  if (batch.last) {
    close();
    ++current_;
  }
  return batch;
}

Batch BatchReader::batch_of(std::string bytes) const {
  bytes.reserve(bytes.size() + kRoomBehind);
  Batch batch;
  batch.source = sources_[current_];
  batch.format = format_;
  batch.first_line = line_;
  if (format_ == Format::table) {
    batch.columns = columns_;
    batch.separator = separator_;
  }
  batch.bytes = std::move(bytes);
  return batch;
}

Batch BatchReader::too_long(std::uint64_t line) {
  Batch batch = batch_of({});
  const bool lines = format_ == Format::ndjson || format_ == Format::table;
  const std::string place = lines ? ", line " + std::to_string(line) : "";
  batch.error = Error{ErrorCode::too_large,
                      batch.source.shown + place + ": longer than the limit of " +
                          std::to_string(limits_.record) + " bytes for a record; split it"};
  return batch;
}

Batch BatchReader::plain_batch() {
  while (!at_end_ && pending_.size() <= limits_.record) fill(pending_);
  Batch batch = pending_.size() > limits_.record ? too_long(0) : batch_of(std::move(pending_));
  pending_.clear();
  batch.last = true;
  return batch;
}

Batch BatchReader::ndjson_batch() {
  std::size_t searched = 0;
  std::size_t end = pending_.rfind('\n');
  while (end == std::string::npos && !at_end_ && pending_.size() <= limits_.record) {
    searched = pending_.size();
    fill(pending_);
    end = pending_.find('\n', searched) == std::string::npos ? end : pending_.rfind('\n');
  }
  if (end == std::string::npos && pending_.size() > limits_.record) {
    Batch batch = too_long(line_);
    skip_line();
    ++line_;
    batch.last = at_end_ && pending_.empty();
    return batch;
  }
  const std::size_t cut = end == std::string::npos ? pending_.size() : end + 1;
  std::string rest = pending_.substr(cut);
  pending_.resize(cut);
  Batch batch = batch_of(std::move(pending_));
  line_ += static_cast<std::uint64_t>(std::count(batch.bytes.begin(), batch.bytes.end(), '\n'));
  pending_ = std::move(rest);
  batch.last = at_end_ && pending_.empty();
  return batch;
}

/// A row beyond the limit is most often a quote that never closes: the file's rest is
/// lost with it.
Batch BatchReader::table_batch() {
  std::size_t end = behind_last_row(pending_, separator_);
  while (end == std::string::npos && !at_end_ && pending_.size() <= limits_.record) {
    const std::size_t wanted = pending_.size() * 2;  // so that looking again stays linear
    while (pending_.size() <= wanted && fill(pending_)) continue;
    end = behind_last_row(pending_, separator_);
  }
  if (end == std::string::npos && pending_.size() > limits_.record) {
    Batch batch = too_long(line_);
    pending_.clear();
    batch.last = true;
    return batch;
  }
  const std::size_t cut = end == std::string::npos ? pending_.size() : end;
  std::string rest = pending_.substr(cut);
  pending_.resize(cut);
  Batch batch = batch_of(std::move(pending_));
  line_ += static_cast<std::uint64_t>(std::count(batch.bytes.begin(), batch.bytes.end(), '\n'));
  pending_ = std::move(rest);
  if (pending_.empty() && !at_end_) fill(pending_);
  batch.last = at_end_ && pending_.empty();
  return batch;
}

/// Drops what is left of a line that is too long.
void BatchReader::skip_line() {
  for (;;) {
    pending_.clear();
    if (!fill(pending_)) return;
    const std::size_t end = pending_.find('\n');
    if (end == std::string::npos) continue;
    pending_.erase(0, end + 1);
    return;
  }
}

}  // namespace wagescope
