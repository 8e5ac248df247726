// Files of a test's own, and everything that the readers make of them.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extractor/read/read.h"

namespace wagescope::test {

/// A folder of its own, gone at the end.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string add(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path file = path_ / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

 private:
  std::filesystem::path path_;
};

inline std::string file_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<Record> records_in(const std::string& path, ReadLimits limits = {}) {
  BatchReader batches(find_sources({path}), limits);
  RecordReader reader;
  std::vector<Record> records;
  while (const auto batch = batches.next())
    reader.read(*batch, [&](Record record) { records.push_back(std::move(record)); });
  return records;
}

inline std::vector<Record> records_of(const std::string& bytes, ReadLimits limits = {}) {
  const Folder folder("wagescope-reading");
  return records_in(folder.add("in", bytes), limits);
}

/// What the source has where `words` stand in the document's text.
inline std::string source_of(const Document& document, const std::string& source,
                             const std::string& words) {
  const auto at = static_cast<std::uint32_t>(document.text.find(words));
  const auto end = at + static_cast<std::uint32_t>(words.size());
  const SourceSpan span = document.offsets.to_source(TextSpan{at, end});
  return source.substr(span.begin, span.size());
}

}  // namespace wagescope::test
