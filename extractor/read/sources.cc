#include <algorithm>
#include <filesystem>
#include <system_error>

#include "extractor/base/utf8.h"
#include "extractor/read/members.h"
#include "extractor/read/read.h"

namespace wagescope {

/// File names are bytes; records and messages are UTF-8.
std::string printable(std::string_view name) {
  std::string shown;
  while (const auto bad = utf8::first_invalid(name)) {
    shown.append(name.substr(0, *bad));
    shown += "\xEF\xBF\xBD";
    name.remove_prefix(*bad + 1);
  }
  return shown.append(name);
}

namespace {

namespace fs = std::filesystem;

bool hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.');
}

void add_folder(const fs::path& folder, std::vector<SourceFile>& found) {
  std::vector<std::string> paths;
  std::error_code failed;
  fs::recursive_directory_iterator entries(folder, failed);
  for (; !failed && entries != fs::recursive_directory_iterator(); entries.increment(failed)) {
    if (hidden(entries->path())) {
      entries.disable_recursion_pending();
      continue;
    }
    std::error_code gone;  // a file may vanish, or a link lead nowhere: nothing to read there
    if (entries->is_regular_file(gone)) paths.push_back(entries->path().string());
  }
  if (failed)
    throw EnvironmentError(folder.string() + ": cannot be listed: " + failed.message() +
                           "; allow reading it or name other paths");
  std::sort(paths.begin(), paths.end());
  for (std::string& path : paths) {
    std::string shown = printable(path);
    found.push_back({std::move(path), std::move(shown)});
  }
}

}  // namespace

std::vector<SourceFile> find_sources(const std::vector<std::string>& paths) {
  std::vector<SourceFile> found;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (path != "-" && fs::is_directory(path, failed)) {
      add_folder(path, found);
      continue;
    }
    if (path != "-" && !fs::exists(path, failed))
      throw EnvironmentError(printable(path) + ": " +
                             (failed ? failed.message() : "no such file or folder") +
                             "; check the path, or name - for standard input");
    found.push_back({path, printable(path)});
  }
  return found;
}

}  // namespace wagescope
