// From files, folders and standard input to documents, in two steps so that the
// second can run on many threads: BatchReader cuts the input into batches of
// whole records, RecordReader turns a batch into documents.
//
//   BatchReader batches(find_sources({"jobs.ndjson", "letters/"}));
//   RecordReader records;
//   while (const auto batch = batches.next())
//     records.read(*batch, [&](Record record) {
//       if (record.document) use(*record.document);
//       else complain(record.document.error().message);
//     });
//
// The format is told by the content, never by the name: NDJSON holds a JSON
// object a line; JSON is one value, a posting or a list of them, and when it is long the
// elements of that list are read one by one; HTML begins with a tag or has
// paragraphs of it; anything else is plain text. A plain or HTML file is one document.
// Archives, compressed files and web archives are read as the files in them (members.h).
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/base/result.h"
#include "extractor/read/document.h"
#include "extractor/read/field_names.h"
#include "extractor/read/json_list.h"
#include "extractor/read/json_tree.h"
#include "extractor/read/members.h"

namespace wagescope {

/// A file to be read. `shown` is the name in records and messages: as given on
/// the command line, or found below a folder that was; always valid UTF-8.
struct SourceFile {
  std::string path;  ///< "-" is standard input.
  std::string shown;
};

/// The files that `paths` stand for: a file is itself, a folder is all regular
/// files below it in order of their paths, those whose name (or whose folder's
/// name) starts with a dot left out. Throws EnvironmentError for a path that
/// does not exist or cannot be listed.
std::vector<SourceFile> find_sources(const std::vector<std::string>& paths);

enum class Format : unsigned char {
  plain,
  ndjson,
  html,
  json,
  json_list,  ///< Elements of a list in JSON that is too long to be read whole.
  table,
  feed
};

/// Whether it is read record by record, however long the file is.
bool has_records(Format format);

/// What `head`, the first bytes of a file, looks like. NDJSON: more than half of
/// its lines that are not blank begin as JSON objects do. JSON: one object or array over
/// several lines, or an array in one. Table: a row of names, one of which postings have,
/// and rows of as many cells. Feed: its first element is that of a feed, or holds one
/// that is called as feeds call a job. HTML: it begins with one of
/// HTML's tags, or ends one of its blocks somewhere.
Format tell_format(std::string_view head);

/// Whole records of one file, as bytes.
struct Batch {
  SourceFile source;  ///< Of what stands in an archive: the archive's path, "a.zip/inner" shown.
  Format format = Format::plain;
  std::uint64_t first_line =
      1;              ///< Line of the first byte; of feeds and lists, number of the item.
  std::string bytes;  ///< Has room behind its end for the JSON parser.
  bool last = false;  ///< The file ends with this batch.
  /// Of a table: the names in its header row. Of a feed: the name of its items' element.
  std::vector<std::string> columns;
  char separator = ',';  ///< Of a table: what stands between its cells.
  std::string charset;   ///< As declared beside the bytes; may be empty.
  std::string url;       ///< Where a page of a web archive was fetched from.
  bool aside = false;    ///< Of a JSON list: not the long one, so what is no posting is no error.
  /// Records of an archive are told apart by this and their own number together; it rises
  /// from member to member, and is 0 outside of archives.
  std::uint64_t before = 0;
  /// Set when the record (there are no bytes then) is longer than the limit.
  std::optional<Error> error;
};

struct ReadLimits {
  std::size_t block = 256 * 1024;         ///< Bytes asked of the system at once.
  std::size_t json = 1024 * 1024;         ///< Longer JSON is read element by element.
  std::size_t record = 16 * 1024 * 1024;  ///< The longest record that is read.
};

/// Cuts files, and the files that archives hold, into batches of about a block. Memory is
/// bounded by a block, or the longest record below the limit. A pipe's lines are handed on
/// as they come. Throws EnvironmentError when a file cannot be opened or read.
class BatchReader {
 public:
  explicit BatchReader(std::vector<SourceFile> sources, ReadLimits limits = {});
  ~BatchReader();

  /// The next batch; empty behind the last. Every file ends with a batch that
  /// is marked `last`, if need be an empty one.
  std::optional<Batch> next();

  /// Ends the reading at once, even while it waits for a pipe: next() is empty
  /// from then on. May be called from any thread.
  void stop() { stopped_ = true; }

  /// Bytes of input read so far. May be called from any thread.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  /// An archive that is open; members of the last may be archives that come behind it.
  struct Level {
    std::unique_ptr<Members> members;
    std::string shown;
  };

  void open();
  bool open_level();
  void read_head();
  void tell();
  bool tell_utf16();
  bool fill(std::string& into);
  void complain(const std::string& words);
  Batch told_fault();
  Batch end_of_archive();
  void end_stream(Batch& batch);
  void end_part(Batch& batch);
  Batch plain_batch();
  Batch ndjson_batch();
  Batch table_batch();
  Batch feed_batch();
  void tell_list();
  Batch list_batch();
  Batch take_elements(std::size_t end, std::uint64_t count);
  Batch end_list(std::optional<std::string_view> fault);
  Batch too_long(std::uint64_t line);
  void skip_line();
  Batch batch_of(std::string bytes) const;

  std::atomic<std::uint64_t> bytes_read_ = 0;
  std::atomic<bool> stopped_ = false;
  std::vector<SourceFile> sources_;
  ReadLimits limits_;
  std::size_t current_ = 0;
  std::vector<Level> levels_;
  UnpackLimit unpack_limit_{bytes_read_};
  std::unique_ptr<ByteStream> stream_;  ///< Of the file or member at hand; null between them.
  std::string shown_;
  std::string charset_;
  std::string url_;
  std::uint64_t before_ = 0;
  std::uint64_t handed_on_ = 0;  ///< Bytes of the member at hand.
  std::optional<Error> fault_;   ///< To be told next.
  bool at_end_ = false;
  Format format_ = Format::plain;
  std::vector<std::string> columns_;
  char separator_ = ',';
  JsonListScanner list_;         ///< Of the elements in `pending_`.
  std::uint64_t long_list_ = 0;  ///< Which of the lists made the file too long.
  std::size_t scanned_ = 0;      ///< How much of `pending_` it has gone through.
  std::string pending_;          ///< Read, and not handed on.
  std::uint64_t line_ = 1;       ///< Of the first byte of `pending_`.
};

/// One record: its document, or what is wrong with it, in words that name the
/// file, the record and the mend.
struct Record {
  SourceRef source;
  Result<Document> document;
};

/// Turns batches into documents. One for each thread.
class RecordReader {
 public:
  explicit RecordReader(FieldNames names = {});
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;

  /// Hands each record of `batch` to `take`, in order. A record of NDJSON is
  /// numbered by its line; blank lines are no records.
  void read(const Batch& batch, const std::function<void(Record)>& take);

 private:
  struct Json;
  void read_as(const Batch& batch, const std::function<void(Record)>& take);
  void read_file(const Batch& batch, const std::function<void(Record)>& take) const;
  void read_page(const Batch& batch, const std::function<void(Record)>& take) const;
  void read_json(const Batch& batch, const std::function<void(Record)>& take) const;
  void read_broken(std::string_view text, const Batch& batch,
                   const std::function<void(Record)>& take) const;
  void read_list(const Batch& batch, const std::function<void(Record)>& take) const;
  std::uint64_t read_elements(std::string_view bytes, JsonListScanner& scanner, const Batch& batch,
                              const std::function<void(Record)>& take) const;
  void read_element(std::string_view element, const SourceRef& source, const Batch& batch,
                    const std::function<void(Record)>& take) const;
  bool take_list(std::string_view line, const SourceRef& source,
                 const std::function<void(Record)>& take) const;
  void take_all(const std::vector<json::Value>& postings, const SourceRef& file,
                const std::function<void(Record)>& take) const;
  void read_table(const Batch& batch, const std::function<void(Record)>& take) const;
  void read_feed(const Batch& batch, const std::function<void(Record)>& take) const;
  void read_lines(const Batch& batch, const std::function<void(Record)>& take);

  FieldNames names_;
  std::unique_ptr<Json> json_;
};

}  // namespace wagescope
