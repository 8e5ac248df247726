// A command of the command line and its flags: a thin layer over CLI11, whose headers take
// ten seconds to compile, so that only command.cc sees them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace wagescope {

/// A command line that cannot be used; the message names the flag and the mend.
struct UsageError {
  std::string message;
};

enum class Need : unsigned char { optional, required };

/// Values are set when the command line is parsed, so what is bound to a flag has to
/// outlive that. A flag whose value is not empty shows it in --help as its default.
/// `type` is what --help writes for the value: "FILE".
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}

  /// A command below this one. Lists show the first line of `about`.
  Command add(const std::string& name, const std::string& about);

  /// One of the commands below this one has to be given.
  void require_one_below();
  /// Called when this command was given.
  void when_given(std::function<void()> call);

  void flag(const std::string& name, bool& value, const std::string& about);
  void text(const std::string& name, std::string& value, const std::string& about,
            const std::string& type = {}, Need need = Need::optional);
  void one_of(const std::string& name, std::string& value, const std::string& about,
              const std::string& type, const std::vector<std::string>& known);
  /// From `least` to `most`; 0 as default is not shown.
  void number(const std::string& name, unsigned& value, const std::string& about,
              const std::string& type, unsigned least, unsigned most);
  /// A flag that may be given several times, with one value each time.
  void each(const std::string& name, std::vector<std::string>& values, const std::string& about,
            const std::string& type);
  /// Everything that is no flag.
  void rest(const std::string& name, std::vector<std::string>& values, const std::string& about);
  /// `set` gets the value, and throws a UsageError for one that is not known.
  void parsed(const std::string& name, std::function<void(const std::string&)> set,
              const std::string& about, const std::string& type);

 private:
  CLI::App* app_;
};

/// What a command line asks for: a command, by its place in the order of adding, or what
/// --help or --version prints.
struct Parsed {
  std::optional<std::size_t> command;
  std::string printed;
};

/// The program's own line, which needs one command of those that were added.
class CommandLine {
 public:
  CommandLine(const std::string& program, const std::string& about, const std::string& version);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// What the commands are added to.
  Command commands() { return Command(*app_); }
  /// Throws UsageError.
  Parsed parse(int argc, char** argv);

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace wagescope
