// The README's examples are run, so that none of them can go stale: every fenced block
// that opens with "$ " is a command and what it prints. After a change that is meant,
// WAGESCOPE_REWRITE=1 build/dev/wagescope_tests "The README*" writes the new output down.
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path kRoot = WAGESCOPE_SOURCE_DIR;

/// An empty folder that has fixtures/ in it and goes away with this object.
class Desk {
 public:
  Desk() : path_(fs::temp_directory_path() / ("wagescope-readme-" + unique())) {
    fs::create_directories(path_);
    fs::create_directory_symlink(kRoot / "fixtures", path_ / "fixtures");
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() { fs::remove_all(path_); }

  /// What `command` prints on standard output when it is run here.
  std::string run(const std::string& command) const {
    const std::string line = "cd '" + path_.string() + "' && PATH='" +
                             fs::path(WAGESCOPE_BINARY).parent_path().string() + "':\"$PATH\" && " +
                             command;
    FILE* pipe = popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    std::array<char, 4096> block{};
    while (const std::size_t size = fread(block.data(), 1, block.size(), pipe))
      output.append(block.data(), size);
    pclose(pipe);
    return output;
  }

 private:
  static std::string unique() {
    return std::to_string(std::hash<std::string>{}(fs::path(WAGESCOPE_BINARY).string()));
  }
  fs::path path_;
};

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// A command of the README and the lines below it that say what it prints.
struct Example {
  std::string command;
  std::size_t begin = 0;  ///< First line of the output.
  std::size_t end = 0;
};

std::vector<Example> examples(const std::vector<std::string>& lines) {
  std::vector<Example> found;
  bool fenced = false, open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool fence = lines[i].starts_with("```");
    const bool command = fenced && lines[i].starts_with("$ ");
    if (open && (fence || command)) found.back().end = i, open = false;
    if (command) found.push_back({lines[i].substr(2), i + 1, i + 1}), open = true;
    if (fence) fenced = !fenced;
  }
  return found;
}

std::string joined(const std::vector<std::string>& lines, const Example& example) {
  std::string text;
  for (std::size_t i = example.begin; i < example.end; ++i) text += lines[i] + "\n";
  return text;
}

void rewrite(const fs::path& path, const std::vector<std::string>& lines,
             const std::vector<Example>& all, const Desk& desk) {
  std::ofstream out(path);
  std::size_t next = 0;
  for (const Example& example : all) {
    for (; next < example.begin; ++next) out << lines[next] << "\n";
    out << desk.run(example.command);
    next = example.end;
  }
  for (; next < lines.size(); ++next) out << lines[next] << "\n";
}

TEST_CASE("The README's examples print what it says") {
  const fs::path readme = kRoot / "README.md";
  const auto lines = lines_of(readme);
  const auto all = examples(lines);
  REQUIRE(all.size() >= 5);
  const Desk desk;
  if (std::getenv("WAGESCOPE_REWRITE")) return rewrite(readme, lines, all, desk);
  for (const Example& example : all) {
    INFO(example.command << "\nWhen the change is meant: WAGESCOPE_REWRITE=1 "
                            "build/dev/wagescope_tests \"The README*\"");
    CHECK(desk.run(example.command) == joined(lines, example));
  }
}

}  // namespace
