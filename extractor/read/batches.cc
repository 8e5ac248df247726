#include <algorithm>
#include <utility>

#include "extractor/base/ascii.h"
#include "extractor/base/find.h"
#include "extractor/read/csv.h"
#include "extractor/read/encoding.h"
#include "extractor/read/feed.h"
#include "extractor/read/html.h"
#include "extractor/read/read.h"

namespace wagescope {
namespace {

constexpr std::size_t kFormatHead = 64 * 1024;  ///< Enough to tell the format by.
constexpr std::size_t kRoomBehind = 64;         ///< The JSON parser looks this far past the end.
constexpr std::size_t kDeepestArchive = 5;      ///< Files inside files.

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

/// Of XML, of HTML and of a list one line says little: "<?xml version="1.0"?>", "[".
bool says_little_yet(std::string_view head) {
  head = trimmed(head);
  return head.starts_with('<') || head.starts_with('[') || head == "{";
}

}  // namespace

bool has_records(Format format) {
  return format == Format::ndjson || format == Format::table || format == Format::feed ||
         format == Format::json_list;
}

Format tell_format(std::string_view head) {
  if (head.starts_with(kUtf8Mark)) head.remove_prefix(kUtf8Mark.size());
  if (is_json(head)) return Format::json;
  const std::string_view whole = head;
  std::size_t objects = 0;
  std::size_t others = 0;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    if (line.size() == head.size() && objects + others > 0) break;  // perhaps cut in the middle
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    if (is_blank(line)) continue;
    ++(begins_object(line) ? objects : others);
  }
  if (objects > others) return Format::ndjson;
  if (tell_separator(whole)) return Format::table;
  if (tell_feed_item(whole)) return Format::feed;
  return is_html(whole) ? Format::html : Format::plain;
}

BatchReader::BatchReader(std::vector<SourceFile> sources, ReadLimits limits)
    : sources_(std::move(sources)), limits_(limits) {}

BatchReader::~BatchReader() = default;

/// Appends up to a block; false at the end of the file.
bool BatchReader::fill(std::string& into) {
  at_end_ = !stream_->read(into, limits_.block);
  return !at_end_;
}

/// Reads as much as tells the format: a whole line at least.
void BatchReader::read_head() {
  at_end_ = false;
  line_ = 1;
  handed_on_ = 0;
  pending_.clear();
  while (pending_.size() < kFormatHead && pending_.find('\n') == std::string::npos)
    if (!fill(pending_)) break;
  while (pending_.size() < kMembersHead && !at_end_ && pending_.find('\0') != std::string::npos)
    fill(pending_);
}

/// UTF-16 is read as UTF-8 in formats that have records. A single document keeps its bytes,
/// since its places are told in them: it is decoded when it is read.
bool BatchReader::tell_utf16() {
  if (!is_utf16(pending_)) return false;
  while (pending_.size() < kFormatHead && fill(pending_)) continue;
  const auto text = decode(std::string_view(pending_).substr(0, kFormatHead), {});
  format_ = text ? tell_format(text->text) : Format::plain;
  if (!has_records(format_) && format_ != Format::json) return true;
  stream_ = utf8_stream(std::exchange(pending_, {}), std::move(stream_));
  read_head();
  return false;
}

void BatchReader::tell() {
  if (tell_utf16()) return;
  const std::size_t mark = pending_.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
  while (pending_.size() < kFormatHead && is_header_alone(std::string_view(pending_).substr(mark)))
    if (!fill(pending_)) break;
  while (pending_.size() < kFormatHead && says_little_yet(std::string_view(pending_).substr(mark)))
    if (!fill(pending_)) break;
  format_ = tell_format(std::string_view(pending_).substr(0, kFormatHead));
  if (format_ == Format::json || format_ == Format::ndjson) tell_list();
  if (format_ == Format::ndjson && pending_.starts_with(kUtf8Mark))
    pending_.erase(0, kUtf8Mark.size());
  if (charset_.empty() && format_ == Format::feed)
    charset_ = declared_charset(std::string_view(pending_).substr(mark));
  if (format_ == Format::feed)
    columns_ = {*tell_feed_item(std::string_view(pending_).substr(mark, kFormatHead))};
  if (format_ != Format::table) return;
  std::string_view rest = pending_;
  if (rest.starts_with(kUtf8Mark)) rest.remove_prefix(kUtf8Mark.size());
  separator_ = *tell_separator(rest.substr(0, kFormatHead));
  take_row(rest, separator_, columns_);
  pending_.erase(0, pending_.size() - rest.size());
  line_ = 2;  // a header's names have no line breaks
}

/// Whether JSON, or the first line of NDJSON, is so long because of a list: {"jobs": [...]}.
void BatchReader::tell_list() {
  const auto whole = [&] {
    return at_end_ || (format_ == Format::ndjson && pending_.find('\n') != std::string::npos);
  };
  while (pending_.size() < limits_.json && !whole()) fill(pending_);
  if (whole()) return;
  JsonListScanner scanner;
  for (std::size_t at = 0; at < pending_.size();)
    if (scanner.next(pending_, at) == JsonListScanner::Event::broken) return;
  if (!scanner.in_list() || scanner.elements() == 0) return;
  format_ = Format::json_list;
  long_list_ = scanner.lists();
  list_ = {};
  scanned_ = 0;
}

/// The next file, or the next member of the archive at hand.
void BatchReader::open() {
  if (levels_.empty()) {
    const SourceFile& source = sources_[current_];
    shown_ = source.shown;
    charset_.clear();
    url_.clear();
    before_ = 0;
    unpack_limit_.begin_file();
    stream_ = std::make_unique<FileStream>(source.path, source.shown, stopped_, bytes_read_);
  } else {
    auto member = levels_.back().members->next();
    if (!member) return levels_.pop_back();
    shown_ = levels_.back().shown + (member->name.empty() ? "" : "/" + member->name);
    if (!member->name.empty()) {  // what a compressed page holds is that page
      charset_ = std::move(member->charset);
      url_ = std::move(member->url);
    }
    ++before_;
    if (member->fault) return complain(*member->fault);
    stream_ = std::move(member->bytes);
  }
  read_head();
  if (!open_level()) tell();
}

/// Whether what was opened holds other files. Then those come next.
bool BatchReader::open_level() {
  if (levels_.size() == kDeepestArchive && holds_members(pending_)) {
    complain("a file inside files, more than " + std::to_string(kDeepestArchive) +
             " deep; unpack the outer ones");
    return true;
  }
  auto members = open_members(pending_, stream_, unpack_limit_);
  if (!members) return false;
  levels_.push_back({std::move(members), shown_});
  stream_.reset();
  return true;
}

/// Ends the file or member at hand with an error that is told next.
void BatchReader::complain(const std::string& words) {
  fault_ = Error{ErrorCode::bad_archive, shown_ + ": " + words};
  pending_.clear();
  stream_.reset();
}

std::optional<Batch> BatchReader::next() {
  while (!stopped_ && current_ < sources_.size()) {
    if (fault_) return told_fault();
    if (!stream_) {
      const bool inside = !levels_.empty();
      open();
      if (inside && levels_.empty()) return end_of_archive();
      continue;
    }
    Batch batch = format_ == Format::ndjson      ? ndjson_batch()
                  : format_ == Format::table     ? table_batch()
                  : format_ == Format::feed      ? feed_batch()
                  : format_ == Format::json_list ? list_batch()
                                                 : plain_batch();
    if (stopped_) break;  // what is pending may be half a record
    handed_on_ += batch.bytes.size();
    if (batch.last) end_stream(batch);
    return batch;
  }
  return std::nullopt;
}

Batch BatchReader::told_fault() {
  Batch batch = batch_of({});
  batch.error = std::exchange(fault_, std::nullopt);
  end_part(batch);
  return batch;
}

/// Nothing but the mark that the file has ended.
Batch BatchReader::end_of_archive() {
  Batch batch = batch_of({});
  batch.format = Format::ndjson;  // which holds no record then
  end_part(batch);
  return batch;
}

/// With `batch` the bytes have ended, perhaps too early: then half a document is none,
/// and of lines the whole ones count.
void BatchReader::end_stream(Batch& batch) {
  const auto fault = stream_->fault();
  if (!fault) {
    stream_.reset();
    return end_part(batch);
  }
  complain(*fault);
  const std::size_t whole = format_ == Format::ndjson  ? batch.bytes.rfind('\n')
                            : format_ == Format::table ? behind_last_row(batch.bytes, separator_)
                            : format_ == Format::feed ? whole_elements(batch.bytes, columns_[0]).end
                                                      : 0;
  if (whole == std::string::npos || whole == 0) {
    batch = told_fault();
  } else {
    batch.bytes.resize(whole);
    batch.last = false;
  }
}

/// Behind a file, or a member of one.
void BatchReader::end_part(Batch& batch) {
  before_ += std::max(handed_on_, line_);
  handed_on_ = 0;
  batch.last = levels_.empty();
  if (batch.last) ++current_;
}

Batch BatchReader::batch_of(std::string bytes) const {
  const std::size_t wanted = bytes.size() + kRoomBehind;
  // A page of 7 kB came in a block of 256.
  if (bytes.capacity() / 2 > wanted) bytes.shrink_to_fit();
  bytes.reserve(wanted);
  Batch batch;
  batch.source = {sources_[current_].path, shown_};
  batch.format = format_;
  batch.first_line = line_;
  batch.charset = charset_;
  batch.url = url_;
  batch.before = before_;
  if (format_ == Format::table || format_ == Format::feed) {
    batch.columns = columns_;
    batch.separator = separator_;
  }
  batch.bytes = std::move(bytes);
  return batch;
}

Batch BatchReader::too_long(std::uint64_t line) {
  Batch batch = batch_of({});
  const std::string place = has_records(format_) ? (format_ == Format::feed        ? ", item "
                                                    : format_ == Format::json_list ? ", record "
                                                                                   : ", line ") +
                                                       std::to_string(line)
                                                 : "";
  batch.error = Error{ErrorCode::too_large,
                      batch.source.shown + place + ": longer than the limit of " +
                          std::to_string(limits_.record) + " bytes for a record; split it"};
  return batch;
}

/// What is too long is read to its end, which may tell a better reason: that it is a bomb.
Batch BatchReader::plain_batch() {
  while (!at_end_ && pending_.size() <= limits_.record) fill(pending_);
  const bool long_one = pending_.size() > limits_.record;
  Batch batch = long_one ? too_long(0) : batch_of(std::move(pending_));
  do {
    pending_.clear();
  } while (long_one && !at_end_ && fill(pending_));
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
  line_ += count_of('\n', batch.bytes);
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
  line_ += count_of('\n', batch.bytes);
  pending_ = std::move(rest);
  if (pending_.empty() && !at_end_) fill(pending_);
  batch.last = at_end_ && pending_.empty();
  return batch;
}

/// What stands behind the last item of a feed is no record; half an item is an error.
Batch BatchReader::feed_batch() {
  WholeElements whole = whole_elements(pending_, columns_[0]);
  while (whole.count == 0 && !at_end_ && pending_.size() <= limits_.record) {
    const std::size_t wanted = pending_.size() * 2;  // so that looking again stays linear
    while (pending_.size() <= wanted && fill(pending_)) continue;
    whole = whole_elements(pending_, columns_[0]);
  }
  if (whole.count == 0 && pending_.size() > limits_.record) {
    Batch batch = too_long(line_);
    pending_.clear();
    batch.last = true;
    return batch;
  }
  std::string rest = at_end_ ? std::string() : pending_.substr(whole.end);
  if (!at_end_) pending_.resize(whole.end);
  Batch batch = batch_of(std::move(pending_));
  line_ += whole.count;
  pending_ = std::move(rest);
  if (!at_end_) fill(pending_);
  batch.last = at_end_ && pending_.empty();
  return batch;
}

/// Whole elements of one list. What stands outside of the lists, and is no object or array
/// in them, is passed by.
Batch BatchReader::list_batch() {
  using Event = JsonListScanner::Event;
  std::size_t whole = 0;  // behind the last whole element
  std::uint64_t count = 0;
  for (;;) {
    const Event event = list_.next(pending_, scanned_);
    if (event == Event::element_end) {
      whole = scanned_;
      if (++count; whole >= limits_.block) return take_elements(whole, count);
    } else if (event == Event::element_begin) {
      if (count > 0) continue;
      pending_.erase(0, scanned_ - 1);
      scanned_ = 1;
    } else if (count > 0) {
      if (event == Event::broken) --scanned_;  // to be met again
      return take_elements(whole, count);
    } else if (event == Event::broken) {
      return end_list(": not valid JSON there, or nested more than 1,024 deep; mend it");
    } else if (event == Event::more) {
      if (!list_.in_element()) pending_.clear();
      scanned_ = pending_.size();
      if (scanned_ > limits_.record) return end_list({});
      if (!fill(pending_))
        return end_list(list_.in_value() ? ": the file ends before its list does; fetch it again"
                                         : "");
    }
  }
}

Batch BatchReader::take_elements(std::size_t end, std::uint64_t count) {
  std::string rest = pending_.substr(end);
  pending_.resize(end);
  Batch batch = batch_of(std::move(pending_));
  batch.aside = list_.lists() != long_list_;
  pending_ = std::move(rest);
  scanned_ -= end;
  line_ += count;
  return batch;
}

/// Nothing more comes of the file: for `fault`, for a record that is too long when that is
/// null, or since all is read when it is empty.
Batch BatchReader::end_list(std::optional<std::string_view> fault) {
  Batch batch = fault ? batch_of({}) : too_long(line_);
  if (fault && !fault->empty())
    batch.error = Error{ErrorCode::bad_json,
                        shown_ + ", record " + std::to_string(line_) + std::string(*fault)};
  pending_.clear();
  batch.last = true;
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
