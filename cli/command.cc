#include "cli/command.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <sstream>
#include <utility>

namespace wagescope {
namespace {

/// Lists commands by the first line of what they say about themselves; their
/// examples are for their own --help.
class FirstLines : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* command) const override {
    const std::string about = command->get_description();
    std::ostringstream out;
    CLI::detail::format_help(out, command->get_name(), about.substr(0, about.find('\n')),
                             column_width_);
    return out.str();
  }
};

void describe(CLI::Option& option, const std::string& type, bool with_default) {
  if (!type.empty()) option.type_name(type);
  if (with_default) option.capture_default_str();
}

}  // namespace

Command Command::add(const std::string& name, const std::string& about) {
  return Command(*app_->add_subcommand(name, about));
}

void Command::require_one_below() { app_->require_subcommand(1); }

void Command::when_given(std::function<void()> call) { app_->callback(std::move(call)); }

void Command::flag(const std::string& name, bool& value, const std::string& about) {
  app_->add_flag(name, value, about);
}

void Command::text(const std::string& name, std::string& value, const std::string& about,
                   const std::string& type, Need need) {
  CLI::Option& option = *app_->add_option(name, value, about);
  describe(option, type, !value.empty());
  option.required(need == Need::required);
}

void Command::one_of(const std::string& name, std::string& value, const std::string& about,
                     const std::string& type, const std::vector<std::string>& known) {
  CLI::Option& option = *app_->add_option(name, value, about);
  describe(option, type, !value.empty());
  option.check(CLI::IsMember(known));
}

void Command::number(const std::string& name, unsigned& value, const std::string& about,
                     const std::string& type, unsigned least, unsigned most) {
  CLI::Option& option = *app_->add_option(name, value, about);
  describe(option, type, value != 0);
  option.check(CLI::Range(least, most).description(""));
}

void Command::each(const std::string& name, std::vector<std::string>& values,
                   const std::string& about, const std::string& type) {
  CLI::Option& option = *app_->add_option(name, values, about);
  describe(option, type, false);
  option.allow_extra_args(false)->take_all();  // one value each time, or it would eat the paths
}

void Command::rest(const std::string& name, std::vector<std::string>& values,
                   const std::string& about) {
  app_->add_option(name, values, about);
}

void Command::parsed(const std::string& name, std::function<void(const std::string&)> set,
                     const std::string& about, const std::string& type) {
  const auto tried = [set = std::move(set)](const std::string& value) {
    try {
      set(value);
    } catch (const UsageError& error) {
      throw CLI::ValidationError(error.message);
    }
  };
  app_->add_option_function<std::string>(name, tried, about)->type_name(type);
}

CommandLine::CommandLine(const std::string& program, const std::string& about,
                         const std::string& version)
    : app_(std::make_unique<CLI::App>(about, program)) {
  app_->set_version_flag("--version", version);
  app_->require_subcommand(1);
  app_->formatter(std::make_shared<FirstLines>());
}

CommandLine::~CommandLine() = default;

Parsed CommandLine::parse(int argc, char** argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& end) {
    if (end.get_exit_code() != 0)
      throw UsageError{std::string(end.what()) + "; wagescope --help shows how to write it"};
    std::ostringstream printed;
    app_->exit(end, printed, printed);
    return {std::nullopt, printed.str()};
  }
  const auto commands = app_->get_subcommands([](const CLI::App*) { return true; });
  std::size_t given = 0;  // one of them was, or parsing had ended with an error
  while (!commands[given]->parsed()) ++given;
  return {given, {}};
}

}  // namespace wagescope
